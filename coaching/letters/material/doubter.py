"""Tells an agency who had a doubt and how they put it: asked, worried, or not sure."""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from coaching.letters.material.word_forms import bare_word


class DoubtKind(Enum):
    """How a doubt was put."""

    ASKED = auto()
    WORRIED = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True)
class Doubter:
    """Is whose doubt it was; `name` is "" where the note names nobody who was met."""

    kind: DoubtKind
    name: str = ""


_VERB: Final = re.compile(
    r"(?P<worried>worr(?:y|ies|ied))\b|(?P<unsure>not\s+sure|doubts|doubted)\b", re.IGNORECASE
)


def read_doubter(note: str, met: Set[str]) -> Doubter:
    """Returns who doubted, by the first word of a note, and how; `met` are the names of those
    met."""
    words = note.split()
    known = {bare_word(name): name for name in met}
    found = _VERB.search(" ".join(words[:4]))
    kind = DoubtKind.ASKED
    if found:
        kind = DoubtKind.WORRIED if found["worried"] else DoubtKind.UNSURE
    return Doubter(kind, known.get(bare_word(words[0]), "") if words else "")
