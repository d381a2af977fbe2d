"""Writes a message without the asides on how a name is spelled: "Lynne with an e Harcourt"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, TypeVar

from coaching.reading.mentions import CompanyMention, DetailMention, PersonMention
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.people.people_on_record import is_slip
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

_LETTERS: Final = r"(?:[^\W\d_](?:\s|-|\.\s?|,\s?)){2,14}[^\W\d_](?!\w)"
_LETTER: Final = r"['\"“]?(?:[^\W\d_]|ph|dt|th|ck|ie|ei|ey|sch)(?:['’]?s)?['\"”]?(?![\w'’])"
_BRACKET: Final = re.compile(
    rf"\s?[(\[](?:(?:spelled|spelt|spelling|pronounced|sounds like|as in the|like"
    rf" the)\b[^()\[\]\n]{{0,40}}"
    rf"|{_LETTERS}|(?:with|no|not|without|double|one|two|single) (?:an? |the |double )?{_LETTER}"
    r"[^()\[\]\n]{0,20})[)\]]",
    re.IGNORECASE,
)
_WITH_LETTER: Final = re.compile(
    rf",? (?:with|w|w/|has|without)(?: (?:an?|one|two|double|a double|only one|the|single)){{1,2}}"
    rf" {_LETTER}(?: (?:and|&|not)(?: not)?(?: (?:an?|one|two|double|with|a double)){{1,2}}"
    rf" {_LETTER})?"
    r"(?: (?:at the end|in the middle|at the start|in it))?",
    re.IGNORECASE,
)
_PRONOUNCED: Final = re.compile(
    r",? (?:pronounced|sounds like|said like|rhymes with) [^\W\d_][\w'’-]{1,20}"
    r"(?=\s?[,.;)\n]|\s(?:and|&|with|from|who)\b|\s?$)",
    re.IGNORECASE,
)
_SPELLED_OUT: Final = re.compile(
    r"(?P<name>[^\W\d_][\w'’-]{1,24})(?P<fill>(?:[\s,.:;–—-]{1,3}(?:no|sorry|wait|i mean|spelled"
    r"|spelt"
    r"|thats|that's|that’s|its|it's|so|written|as in|thats spelled|that is|rather"
    r"|oh)){0,4}[\s,:.]{1,3})"
    rf"(?P<letters>{_LETTERS})[,.]?",
    re.IGNORECASE,
)
_LIKE_IT: Final = 0.6
_Mention = TypeVar("_Mention", CompanyMention, DetailMention)


@dataclass(frozen=True, slots=True)
class Cut:
    """Is a stretch of the message that is left out; `instead` stands in its place."""

    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True)
class PlainlyWritten:
    """Holds a message without the asides, and finds its places in the message as it was sent."""

    whole: str
    cuts: tuple[Cut, ...]

    @property
    def text(self) -> str:
        """The message without the asides."""
        starts = [0, *(one.end for one in self.cuts)]
        ends = [*(one.start for one in self.cuts), len(self.whole)]
        kept = (self.whole[start:end] for start, end in zip(starts, ends, strict=True))
        instead = [*(one.instead for one in self.cuts), ""]
        return "".join(f"{each}{other}" for each, other in zip(kept, instead, strict=True))

    def _shifts(self) -> list[int]:
        return [*accumulate(one.end - one.start - len(one.instead) for one in self.cuts)]

    def _back(self, place: int) -> int:
        """Returns where a place of the plain text is in the whole message."""
        shifts = self._shifts()
        plain = [one.end - shift for one, shift in zip(self.cuts, shifts, strict=True)]
        at = bisect_right(plain, place) - 1
        return place + (shifts[at] if at >= 0 else 0)

    def _ahead(self, place: int) -> int:
        at = bisect_right([one.end for one in self.cuts], place) - 1
        return place - (self._shifts()[at] if at >= 0 else 0)

    def put_back(self, person: PersonMention) -> PersonMention:
        """Returns somebody with their places in the message as it was sent."""
        return replace(person, span=self._span(person.span), whole=self._span(person.whole))

    def _span(self, span: Stretch) -> Stretch:
        start = self._back(span.start)
        return Stretch(start, max(start + 1, self._back(span.end - 1) + 1))

    def move(self, mentions: tuple[_Mention, ...]) -> tuple[_Mention, ...]:
        """Returns firms or addresses with their places in the plain text."""
        return tuple(
            replace(one, span=Stretch(self._ahead(one.span.start), self._ahead(one.span.end)))
            for one in mentions
            if not any(cut.start < one.span.end and one.span.start < cut.end for cut in self.cuts)
        )


def write_plainly(text: str) -> PlainlyWritten | None:
    """Returns the message without asides on spelling; None where it has none."""
    cuts = tuple(_without_overlaps(sorted(_find_cuts(text), key=lambda one: one.start)))
    return PlainlyWritten(text, cuts) if cuts else None


def _find_cuts(text: str) -> Iterator[Cut]:
    for match in _SPELLED_OUT.finditer(text):
        yield from _cut_letters(text, match)
    for pattern in (_BRACKET, _WITH_LETTER, _PRONOUNCED):
        for match in pattern.finditer(text):
            if match.start() and text[match.start() - 1].isalpha():
                yield Cut(match.start(), match.end())


def _cut_letters(text: str, match: re.Match[str]) -> Iterator[Cut]:
    """Yields what is said before and with the letters: the name as they spell it stays."""
    word = "".join(filter(str.isalpha, match["letters"]))
    if not is_slip(fold_text(match["name"]), fold_text(word), _LIKE_IT):
        return
    behind = re.match(r"\s{0,2}([^\W\d_]+)", text[match.end() :])
    if behind and fold_text(behind[1]) == fold_text(word):
        yield Cut(match.start(), match.end() + behind.start(1))
        return
    surname = behind and text[match.end() - 1] not in ",." and not is_ordinary(fold_text(behind[1]))
    end = match.end() if surname else match.end("letters")
    yield Cut(match.start(), end, word.capitalize())


def _without_overlaps(cuts: list[Cut]) -> Iterator[Cut]:
    end = 0
    for one in cuts:
        if one.start >= end:
            yield one
            end = one.end
