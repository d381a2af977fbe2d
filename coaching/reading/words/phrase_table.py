"""Ways of saying a thing are rows in a table, of which only those are tried whose words a text has.

Compiling all rows of all tables takes more than a second; a message needs a few of them. A row is
compiled when a text first has its words, and one whose words are not there is not tried at all.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

Words = frozenset[str]
NEVER_NEEDED: Final[Words] = frozenset()
"""Says of a part of a row that no word can be named without which it is not found."""
_tables: Final[list["PhraseTable"]] = []
_PLAIN: Final = re.compile(r"[^\\.^$*+?{}\[\]|()]+")


@dataclass(eq=False)
class PhraseRow:
    """Holds one way of saying it, for a text whose words each have one blank before and behind.

    Of each set of `needs` one word at least stands in whatever the pattern finds.
    """

    pattern: str
    needs: tuple[Words, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, which begins at a word."""
        return re.compile(f"(?<= )(?:{self.pattern})")


def pick_word(words: str) -> str | None:
    """Returns a word that has to be there where these are found; None where they are a pattern."""
    return max(words.split(" "), key=len) if _PLAIN.fullmatch(words) else None


def words_of_any(choices: Iterable[str]) -> Words:
    """Returns the words of which one has to be there where one of these is found."""
    words = [pick_word(choice) for choice in choices]
    return frozenset(word for word in words if word) if all(words) else NEVER_NEEDED


@dataclass(eq=False)
class PhraseTable:
    """Holds rows, and finds what one pattern of all of them, in their order, would find."""

    rows: tuple[PhraseRow, ...]
    _last: tuple[str, tuple[PhraseRow, ...]] = ("", ())

    def __post_init__(self) -> None:
        _tables.append(self)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All rows in one pattern, which takes long to compile."""
        return re.compile("(?<= )(?:" + "|".join(row.pattern for row in self.rows) + ")")

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Finds the first row that fits at a place."""
        for row in self._rows_for(text):
            if match := row.regex.match(text, start):
                return match
        return None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Finds the first place where a row fits, by the first row that does."""
        end = len(text) if end is None else end
        first: re.Match[str] | None = None
        for row in self._rows_for(text):
            match = row.regex.search(text, start, end)
            if match and (first is None or match.start() < first.start()):
                first = match
        return first

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yields every place where a row fits, none of which overlap."""
        match = self.search(text)
        while match:
            yield match
            match = self.search(text, match.end())

    def _rows_for(self, text: str) -> tuple[PhraseRow, ...]:
        """Returns the rows whose words a text has; one text is looked through many times."""
        last, rows = self._last
        if text != last:
            rows = tuple(self._pick_rows(_words_of(text)))
            self._last = text, rows
        return rows

    def _pick_rows(self, words: Words) -> Iterator[PhraseRow]:
        numbers = set(self._always)
        numbers.update(*(self._by_word[word] for word in self._by_word.keys() & words))
        for number in sorted(numbers):
            row = self.rows[number]
            if not any(need.isdisjoint(words) for need in row.needs):
                yield row

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The numbers of the rows by the words of the narrowest of their needs."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for word in min(row.needs, key=len, default=()):
                found[word].append(number)
        return dict(found)

    @cached_property
    def _always(self) -> tuple[int, ...]:
        """The numbers of the rows that need no word."""
        return tuple(number for number, row in enumerate(self.rows) if not row.needs)


@lru_cache(maxsize=4)
def _words_of(text: str) -> Words:
    return frozenset(text.split(" "))


def compile_all_rows() -> Iterator[None]:
    """Compiles the rows of all tables ahead of the texts that need them, one at each step."""
    for table in _tables:
        for row in table.rows:
            if "regex" not in vars(row):
                _ = row.regex
                yield
