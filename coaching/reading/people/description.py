"""Holds what is said of somebody beside their name, and cuts a piece of a sentence to it."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.people.titles import is_department, is_title_word
from coaching.reading.text_folding import fold_text


@dataclass(frozen=True, slots=True)
class Description:
    """Holds what stands beside a name; `end` counts the characters of it behind the name.

    `firm` is where somebody is from, where that is no department.
    """

    end: int = 0
    title: str | None = None
    part: ContactPart | None = None
    firm: str | None = None
    is_referee: bool = False


_STOP: Final = re.compile(
    r"\s(?:at|bei|but|so|who|which|that|she|he|they|plus|then|because|not|also|with|will|was|is|i|himself|herself)\b.*"
    r"|\s[-–—]\s.*|(?<![SJDd]r)(?<!Dir)(?<!Mgr)(?<!Eng)(?<!Prof)[.!?](?:\s.*|$)",
    re.IGNORECASE | re.DOTALL,
)
_LINK_LEFT: Final = re.compile(r"\s(?:n|and|und|e|y|et|&|or|the|a)$", re.IGNORECASE)
_AND: Final = re.compile(r"\s(?:n|and|und|y|e|et|&|\+)\s", re.IGNORECASE)


def cut_piece(piece: str) -> str:
    """Cuts a piece where it speaks of something else: "head of growth and then a guy"."""
    piece = _LINK_LEFT.sub("", _STOP.sub("", piece))
    kept, *more = _AND.split(piece)
    end = len(kept)
    for words in more:
        head = fold_text(words).split()[:1]
        if not head or not (is_department(head[0]) or is_title_word(head[0])):
            break
        end = piece.index(words, end) + len(words)
    return piece[:end].strip()
