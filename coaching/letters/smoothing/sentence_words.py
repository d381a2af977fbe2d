"""Takes sentences apart into the words that must stand again in a smoother letter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coaching.letters.letter import LetterLine, Origin
from coaching.letters.smoothing.small_words import AFTER_WOULD, LONG_FORMS, WOULD

_PIECE: Final = re.compile(r"[^\s—]+")
_BEFORE: Final = "\"“‘'(["
_BEHIND: Final = "\"”’')].,;:!?…–"
_END: Final = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """Is one word, in its long form where it has one, with where it stands in its text."""

    key: str
    text: str
    start: int
    end: int
    origin: Origin = Origin.FRAME
    begins: bool = False
    """Whether a sentence begins with it."""
    line: int = 0
    """Which of the sentences that are joined it is from."""
    begins_line: bool = False
    ends_clause: bool = False
    """Whether a semicolon stands behind it; a comma alone joins no two sentences."""


def read_tokens(text: str) -> list[SentenceWord]:
    """Returns the words of a text; links, numbers and figures stay as they are written."""
    return _join_thanks(list(_expand(list(_split(text)))))


def read_line_tokens(lines: Iterable[LetterLine]) -> list[SentenceWord]:
    """Returns the words of sentences one after the other, each with where it is from."""
    found: list[SentenceWord] = []
    for number, line in enumerate(lines):
        for at, token in enumerate(read_tokens(line.text)):
            origin = find_origin(line, token.start)
            begins = at == 0
            place = (token.key, token.text, token.start, token.end, origin)
            found.append(SentenceWord(*place, token.begins, number, begins))
    return found


def find_origin(line: LetterLine, place: int) -> Origin:
    """Returns where the word at a place of a sentence is from."""
    end = 0
    for piece in line.pieces:
        end += len(piece.text)
        if place < end:
            return piece.origin
    return Origin.FRAME


def _split(text: str) -> Iterator[SentenceWord]:
    begins = True
    for found in _PIECE.finditer(text):
        raw = found.group()
        word = raw.lstrip(_BEFORE).rstrip(_BEHIND)
        if word:
            start = found.start() + raw.index(word)
            key = word.casefold().replace("’", "'")
            ends_clause = raw[-1] == ";"
            place = (key, word, start, start + len(word))
            yield SentenceWord(*place, begins=begins, ends_clause=ends_clause)
        begins = (begins and not word) or _ends_sentence(raw)


def _ends_sentence(raw: str) -> bool:
    """Tells whether an end mark stands behind a word, or inside the quotes behind it."""
    return not raw[-1].isalnum() and not _END.isdisjoint(raw[-2:])


def _expand(words: list[SentenceWord]) -> Iterator[SentenceWord]:
    for at, word in enumerate(words):
        following = words[at + 1].key if at + 1 < len(words) else ""
        parts = LONG_FORMS.get(word.key)
        if parts is None and following in AFTER_WOULD:
            parts = WOULD.get(word.key)
        for number, part in enumerate(parts or ()):
            begins = word.begins and number == 0
            text = part if number else word.text[:1] + part[1:]
            place = (part, text, word.start, word.end)
            yield SentenceWord(*place, begins=begins, ends_clause=word.ends_clause)
        if parts is None:
            yield word


def _join_thanks(words: list[SentenceWord]) -> list[SentenceWord]:
    """Returns the words with "thank you" as the one word that it means."""
    joined: list[SentenceWord] = []
    for word in words:
        if joined and word.key == "you" and joined[-1].key == "thank":
            first = joined.pop()
            text = f"{first.text[:1]}hanks"
            place = ("thanks", text, first.start, word.end)
            joined.append(SentenceWord(*place, begins=first.begins, ends_clause=word.ends_clause))
        else:
            joined.append(word)
    return joined
