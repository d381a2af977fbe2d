"""A message is laid out as one line of plain words, in which phrases are found whatever the typing.

"She wasn't sure" and "she wasnt sure" are the same line here: each word is in lower case without
accents or apostrophes, with one blank before and behind it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coaching.reading.proposals import Stretch
from coaching.reading.words.phrase_table import (
    NEVER_NEEDED,
    PhraseRow,
    PhraseTable,
    Words,
    words_of_any,
)
from coaching.reading.words.tokens import Token, Tokens
from coaching.reading.words.verb_forms import verb_forms


def word_set(words: str) -> frozenset[str]:
    """Returns the words of a line as a set."""
    return frozenset(words.split())


PAUSES: Final = frozenset(',;:()[]–—-…"“”„/')
SENTENCE_ENDS: Final = frozenset({".", "!", "?", "\n", "…"})


@dataclass(frozen=True)
class WordLine:
    """Holds the words of a message in one line; a place is the number of a word."""

    tokens: Tokens

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The plain words, numbers and signs."""
        return tuple(token.folded for token in self.tokens.all)

    @cached_property
    def text(self) -> str:
        """The line, with a blank at each end."""
        return " " + "".join(f"{word} " for word in self.words)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word) + 1
        return (*starts, at)

    def offset(self, place: int) -> int:
        """Returns where in the line the word at that place begins."""
        return self._starts[place]

    def place(self, offset: int) -> int:
        """Returns the place of the word that stands at an offset of the line."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def between(self, first: int, last: int) -> str:
        """Returns the words from one place up to, not including, another, with a blank behind."""
        return self.text[self.offset(first) : self.offset(last)]

    def token(self, place: int) -> Token:
        """Returns the word at a place as it was written."""
        return self.tokens.all[place]

    def stretch(self, first: int, last: int) -> Stretch:
        """Returns the stretch of the message from one place up to, not including, another."""
        return Stretch(self.token(first).span.start, self.token(last - 1).span.end)

    def first_in(self, span: Stretch) -> int:
        """Returns the place of the first word that begins in a stretch or after it."""
        return next(self._places_from(span.start), len(self.words))

    def first_after(self, span: Stretch) -> int:
        """Returns the place of the first word behind a stretch."""
        return next(self._places_from(span.end), len(self.words))

    def _places_from(self, position: int) -> Iterator[int]:
        at = bisect_right(self._token_starts, position - 1)
        return iter(range(at, len(self.words)))

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(token.span.start for token in self.tokens.all)

    def is_pause(self, place: int) -> bool:
        """Tells whether a comma, dash or bracket stands there."""
        return self.words[place] in PAUSES

    def is_end(self, place: int) -> bool:
        """Tells whether a sign stands there that ends a sentence."""
        return self.words[place] in SENTENCE_ENDS


ADVERBS: Final = (
    "a (?:lot|little|bit|tiny bit|little bit)|really|just|mostly|mainly|also|then|actually|honestly"
    "|basically|kind ?of|kinda|sort of|sorta|quite|very|totally|completely|literally|only|even"
    "|still|always|obviously|clearly|directly|straight away|first|again|already|immediately"
    "|briefly|maybe|probably|particularly|especially|super|so|more|bit|pretty|rather|definitely"
    "|way|largely|specifically|finally|later|suddenly|repeatedly|once|especially|proper|all|tbh|like"
    "|a hundred percent|a hundred per cent|hundred percent|entirely|fully|wholly|absolutely"
    "|altogether|overly"
    "|sehr|auch|dann|noch|wirklich|etwas|ein bisschen|bisschen|nur|viel|hauptsachlich|vor allem"
    "|muito|tambem|depois|entao|meio|mais|um pouco|un poco|muy|tambien|luego|mucho|sobre todo"
    "|un peu|tres|aussi|surtout|beaucoup|ensuite"
)
_PART: Final = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|(\S+)")
_CONTINUED: Final = re.compile(r"[ \t]{0,9}\n\s{0,40}(?:(\|)|\+(?= ))")
_WORD: Final = r"[^ ,;:.!?\n]+ "


def compile_phrases(rows: str) -> PhraseTable:
    """Compiles phrases, one on a line, to a table for a WordLine.

    In a phrase (a|b) is one of several words, [a|b] the same where it may be missing, >a|b a word
    that has to follow, "*" up to three adverbs, "_" any one word, "~" up to six words of any kind,
    "%" up to six among which no other subject begins, and "@say" inside brackets any form of any
    verb of the class "say". A line that begins with "|" or "+" goes on with the one before.
    """
    phrases = [row.strip() for row in _CONTINUED.sub(r"\1", rows).splitlines() if row.strip()]
    return PhraseTable(tuple(map(_to_row, sorted(phrases, key=len, reverse=True))))


def _to_row(phrase: str) -> PhraseRow:
    parts = list(_PART.finditer(phrase))
    needs = tuple(filter(None, map(_words_needed, parts)))
    return PhraseRow("".join(map(_part_pattern, parts)), needs)


def _words_needed(match: re.Match[str]) -> Words:
    """Returns the words of which a part of a phrase has to find one."""
    optional, choice, word = match.groups()
    if optional or word in _SIGNS:
        return NEVER_NEEDED
    if choice or word.startswith(">"):
        return words_of_any(_choices(choice or word[1:]).split("|"))
    return frozenset([word])


def _part_pattern(match: re.Match[str]) -> str:
    optional, choice, word = match.groups()
    if optional:
        return f"(?:(?:{_choices(optional)}) )?"
    if choice:
        return f"(?:{_choices(choice)}) "
    if word.startswith(">"):
        return f"(?=(?:{word[1:]}) )"
    return _SIGNS.get(word) or re.escape(word) + " "


def _choices(words: str) -> str:
    return "|".join(_choice(word) for word in words.split("|"))


def _choice(word: str) -> str:
    if word.startswith("@"):
        return verb_forms(word[1:])
    return _WORD.rstrip() if word == "_" else word


_SIGNS: Final[Mapping[str, str]] = {
    "*": f"(?:(?:{ADVERBS}) ){{0,3}}",
    "_": _WORD,
    "~": f"(?:{_WORD}){{0,6}}?",
    "%": (
        r"(?:(?!(?:i|he|she|they|we|you|it|im|ive|id|hes|shes|theyre|the|my|her|his|their|our"
        r"|your|this|who|which|that|what|to|and|or) )[^ ,;:.!?\n]+ ){1,6}?"
    ),
}
