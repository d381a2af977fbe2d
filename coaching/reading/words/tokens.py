"""A message is cut into words, sentences and clauses that remember where they stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

_TOKEN: Final = re.compile(
    r"\n|https?://\S+|[^\W\d_]+(?:['’.&-](?=[^\W\d_])[^\W\d_]+)*'?|\d+(?:[.,:]\d+)*|\S"
)
"""Is a line break, a link, a word (with what joins its parts), a number, or one other character."""
_SENTENCE_END: Final = re.compile(r"(?<![.!?…])[.!?…]+(?=[\s\"”')\]]|$)|\n+")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:dr|dra|prof|mr|mrs|ms|mx|st|sr|sra|jr|vs|no|nr|ca|approx|e\.g|i\.e|z\.b|inc|ltd|co"
    r"|a\.m|p\.m|i|a|uhr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Z]|\b\d{1,2})\.$",
    re.IGNORECASE,
)
"""Ends in a full stop that need not end a sentence."""
_NUMBER: Final = re.compile(r"\bno\.$", re.IGNORECASE)
"""Is short for "number" before one alone: "they said no. acorn is on"."""
MOST_SENTENCES: Final = 400
"""What stands behind so many sentences of one message counts as one: nobody tells in sentences of
ten letters, and each of them is read by everything."""


@dataclass(frozen=True, slots=True)
class Token:
    """Holds one word, number or sign; `folded` is lower case without accents or apostrophes."""

    text: str
    folded: str
    span: Stretch

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, or with a letter of a script without case."""
        first = self.text[0]
        return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def cut_tokens(text: str) -> Iterator[Token]:
    """Yields every word, number and sign of a text, in order."""
    return (
        Token(match[0], fold_text(match[0]) or match[0], Stretch(match.start(), match.end()))
        for match in _TOKEN.finditer(text)
    )


@dataclass(frozen=True)
class Tokens:
    """Holds a message and its words, and finds what stands in a stretch of it."""

    text: str

    @cached_property
    def all(self) -> tuple[Token, ...]:
        """Every word, number and sign, in order."""
        return tuple(cut_tokens(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.all]

    def within(self, span: Stretch) -> tuple[Token, ...]:
        """Returns the tokens that begin inside a stretch."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return self.all[first:last]

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences and lines, without the blanks around them."""
        return tuple(filter(_is_filled, (self._trim(span) for span in self._cut_sentences())))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Stretch | None:
        """Returns the sentence in which a place lies; None for the blanks between two."""
        at = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[at] if at >= 0 and position < self.sentences[at].end else None

    def _cut_sentences(self) -> Iterator[Stretch]:
        start = 0
        for end in islice(self._find_ends(), MOST_SENTENCES):
            yield Stretch(start, end)
            start = end
        yield Stretch(start, len(self.text))

    def _find_ends(self) -> Iterator[int]:
        for end in _SENTENCE_END.finditer(self.text):
            if end[0] != "." or not self._is_abbreviation(end):
                yield end.end()

    def _is_abbreviation(self, stop: re.Match[str]) -> bool:
        """Tells whether the full stop only shortens a word, by what stands before and after it."""
        before = self.text[max(0, stop.start() - 8) : stop.end()]
        after = self.text[stop.end() : stop.end() + 2].strip()
        return bool(_ABBREVIATION.search(before)) and bool(after) and self._goes_on(before, after)

    def _goes_on(self, before: str, after: str) -> bool:
        if _NUMBER.search(before):
            return after[0].isdigit()
        titled = re.search(r"\b(?:dra?|prof|mrs?|ms|mx|st|sra?)\.$", before, re.IGNORECASE)
        return bool(titled) or not after[0].isupper()

    def _trim(self, span: Stretch) -> Stretch:
        stretch = span.text_in(self.text)
        left = len(stretch) - len(stretch.lstrip())
        return Stretch(span.start + left, span.start + len(stretch.rstrip()))


def _is_filled(span: Stretch) -> bool:
    return span.start < span.end
