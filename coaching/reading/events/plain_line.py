"""A message is laid out in plain words in which names, days and sums are signs: "FIRM moved DAY".

What is said of an interview or an offer can then be found by who does what, whatever the names and
however it was typed.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coaching.reading.events.plain_words import join_pair, plain_words
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token, Tokens

BEGIN: Final = "|"
"""Stands where a sentence begins."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Is a mention that is laid out as one word, such as FIRM."""

    word: str
    span: Stretch


@dataclass(frozen=True)
class PlainLine:
    """Holds the plain words of a message in one line, and knows where each of them stands."""

    tokens: Tokens
    signs: Sequence[Sign]

    @cached_property
    def _words(self) -> tuple[tuple[str, Stretch], ...]:
        return tuple(word for sentence in self.tokens.sentences for word in self._lay_out(sentence))

    def _lay_out(self, sentence: Stretch) -> Iterator[tuple[str, Stretch]]:
        yield BEGIN, Stretch(sentence.start, sentence.start)
        said: Sign | None = None
        tokens = self.tokens.within(sentence)
        is_joined = False
        for token, following in zip(tokens, (*tokens[1:], None), strict=False):
            sign = self._sign_of(token)
            if sign is not None and sign != said:
                yield sign.word, sign.span
            elif sign is None and not is_joined:
                joined = join_pair(token.folded, following.folded) if following else None
                for word in [joined] if joined else plain_words(token):
                    yield word, token.span
                is_joined = joined is not None
            else:
                is_joined = False
            said = sign

    def _sign_of(self, token: Token) -> Sign | None:
        at = bisect_right(self._sign_starts, token.span.end - 1) - 1
        if at < 0:
            return None
        sign = self._signs_in_order[at]
        return sign if sign.span.end > token.span.start else None

    @cached_property
    def _signs_in_order(self) -> tuple[Sign, ...]:
        """The signs in order; where two overlap, the one that was given first."""
        rank = {id(sign): number for number, sign in enumerate(self.signs)}
        taken: list[Sign] = []
        for sign in sorted(self.signs, key=lambda one: (one.span.start, rank[id(one)])):
            if not taken or taken[-1].span.end <= sign.span.start:
                taken.append(sign)
            elif rank[id(sign)] < rank[id(taken[-1])]:
                taken[-1] = sign
        return tuple(taken)

    @cached_property
    def _sign_starts(self) -> tuple[int, ...]:
        return tuple(sign.span.start for sign in self._signs_in_order)

    @cached_property
    def text(self) -> str:
        """The line, with a blank at each end."""
        return " " + "".join(f"{word} " for word, _ in self._words)

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        offsets, at = [], 1
        for word, _ in self._words:
            offsets.append(at)
            at += len(word) + 1
        return tuple(offsets)

    def stretch(self, start: int, end: int) -> Stretch:
        """Returns the stretch of the message that a stretch of the line stands for."""
        first = max(bisect_right(self._offsets, start) - 1, 0)
        last = max(bisect_right(self._offsets, max(end - 2, start)) - 1, first)
        spans = [span for _, span in self._words[first : last + 1]]
        return Stretch(min(span.start for span in spans), max(span.end for span in spans))
