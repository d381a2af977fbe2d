"""Reads messages in which names, titles, firms and jobs are marked, and makes others of them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from coaching.reading.people.lexicon import first_names
from coaching.reading.proposals import Stretch
from coaching.reading.tagged.tag_words import NameKind

_MARKED: Final = re.compile(r"\[([^\[\]|]+)\|(PERSON|TITLE|COMPANY|ROLE)\]")
Pieces = tuple[tuple[str, NameKind | None], ...]


@dataclass(frozen=True, slots=True)
class AnnotatedMessage:
    """Holds a message in pieces, each with what it is."""

    pieces: Pieces

    @property
    def text(self) -> str:
        """The message as it was sent."""
        return "".join(text for text, _ in self.pieces)

    @property
    def spans(self) -> Iterator[tuple[Stretch, NameKind]]:
        """Where the marked words stand."""
        at = 0
        for text, tag in self.pieces:
            if tag:
                yield Stretch(at, at + len(text)), tag
            at += len(text)


def read_annotated(path: Path) -> Iterator[AnnotatedMessage]:
    """Yields the messages of a file with one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield cut_annotated(json.loads(line)["text"])


def cut_annotated(text: str) -> AnnotatedMessage:
    """Returns the message of "call w/ [ana ruiz|PERSON]"."""
    pieces: list[tuple[str, NameKind | None]] = []
    at = 0
    for match in _MARKED.finditer(text):
        pieces += [(text[at : match.start()], None), (match[1], NameKind[match[2]])]
        at = match.end()
    return AnnotatedMessage((*pieces, (text[at:], None)))


Pools = Mapping[NameKind, Sequence[str]]


def make_pools(messages: Sequence[AnnotatedMessage]) -> Pools:
    """Returns everything that is marked as each thing."""
    return {
        tag: sorted({text for one in messages for text, kind in one.pieces if kind is tag})
        for tag in NameKind
    }


def vary(message: AnnotatedMessage, pools: Pools, chance: Random) -> AnnotatedMessage:
    """Returns the message with other names, firms and jobs, in the capitals of those it has."""
    marked = dict.fromkeys((text, tag) for text, tag in message.pieces if tag)
    others = {(text, tag): _swap(text, tag, pools, chance) for text, tag in marked}
    pieces = ((others[text, tag] if tag else text, tag) for text, tag in message.pieces)
    return replace(message, pieces=tuple(pieces))


def _swap(text: str, tag: NameKind, pools: Pools, chance: Random) -> str:
    other = chance.choice(pools[tag])
    if tag is NameKind.PERSON:
        other = _other_name(other, chance, is_full=" " in text)
    if text.islower():
        return other.lower()
    return other.title() if text.istitle() and other.islower() else other


def _other_name(other: str, chance: Random, *, is_full: bool) -> str:
    """Returns somebody else's name: of the messages, or with a first name of our list."""
    words = other.split()
    first = words[0] if chance.random() < _OF_MESSAGES else chance.choice(_firsts()).capitalize()
    return f"{first} {words[-1]}" if is_full else first


@cache
def _firsts() -> tuple[str, ...]:
    return tuple(sorted(first_names()))


_OF_MESSAGES: Final = 0.6


def roughen(message: AnnotatedMessage, chance: Random) -> AnnotatedMessage:
    """Returns the message as somebody in a hurry types it: small letters, few signs, typos."""
    drops = chance.random() < _DROPS_SIGNS
    slips = chance.random() < _SLIPS
    pieces: list[tuple[str, NameKind | None]] = []
    for text, tag in message.pieces:
        typed = _SIGNS.sub("", text.lower()) if drops else text.lower()
        pieces.append((_slip(typed, chance) if slips and tag is None else typed, tag))
    return replace(message, pieces=tuple(pieces))


_DROPS_SIGNS: Final = 0.5
_SLIPS: Final = 0.3
_SIGNS: Final = re.compile(r"[.,!;:'’]+(?=\s|$)")
_LONG: Final = 4
_OF_WORDS: Final = 0.08


def _slip(text: str, chance: Random) -> str:
    """Returns a text in which two letters of some long words are swapped."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > _LONG and word.isalpha() and chance.random() < _OF_WORDS:
            place = chance.randrange(1, len(word) - 2)
            words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return " ".join(words)
