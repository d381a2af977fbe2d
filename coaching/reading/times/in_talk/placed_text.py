"""A message is folded for the grammar of times; each letter remembers where it came from."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from coaching.reading.proposals import Stretch
from coaching.reading.times.date_words import MONTHS, any_word_pattern
from coaching.reading.times.misspelled_days import mend_day
from coaching.reading.times.range_words import ABBREVIATIONS

BREAK: Final = "\n"
"""Stands where a sentence or a line ends; no phrase reaches over it."""
HIDDEN: Final = "\x1f"
"""Stands for each letter of an address, a link or a number that is no time."""

_SHORT_WORDS: Final = (
    "mon|tues?|weds?|thurs?|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mo|di|mi"
    "|do|fr|sa|so|okt|dez|approx|ca|min|mins|hrs?|std"
)
_HOURS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon"
_HIDE: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+|\b[a-z]+\.(?:com|io|org|net|de|co|example)\b"
    r"|\+[0-9][0-9 ()/.-]{6,22}[0-9]|#\S+",
    re.IGNORECASE,
)
_DIGIT_RUN: Final = re.compile(r"(?<![\w.])\(?[0-9]{2,}(?:\)?[ /.-]\(?[0-9]{2,}){1,6}(?!\w)")
_END_AFTER_NUMBER: Final = (
    r"(?<![0-9]\.[0-9])(?<![0-9]\.[0-9]{2})(?<=[0-9])\.(?=\s|$)"
    rf"(?! ?(?:{any_word_pattern(MONTHS)}|um|bis|[0-9]{{1,2}}\.)(?!\w))"
)
_BARE_DAY: Final = (
    r"\b(by|before|until|till|after) the ([0-9]{1,2})(?= ?(?:[,.;!?\n]|$)| (?:and|so|but|they)\b)"
)
_UNTIL_DAY: Final = (
    r"\b(deci\w{3,5}|avant|para|hasta|bis zum|vor dem) (?:le|el|o|dia) ([0-9]{1,2})(?![0-9:/.h])"
)
_THEIR_TIME: Final = (
    r"([0-9](?:[ap]m)?),? (?:- )?(?:(?:but|and|so) )?(?:that'?s|this is|it'?s)"
    r" (?:in |all |on )?([a-z]{2,12}(?: [a-z]{2,12})?) time\b"
)
"""Says behind an hour where it holds: "13:00 but that's New York time"."""
_SHORT_ENDS: Final = ("eow", "eom", "eoy", "year end", "month end", "jahresende", "monatsende")
_RULES: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[\u2010-\u2015\u2212]", "-"),
        (r"[\u2018\u2019`\u00b4\u2032]", "'"),
        (r"(?<=[0-9])t([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)([+-][0-9])", r" \1 utc\2"),
        (r"(?<=[0-9])t(?=[0-9]{2}:)", " "),
        (r"(:[0-9]{2}:[0-9]{2})\.[0-9]{1,9}", r"\1"),
        (r"(?<=:[0-9]{2})z\b", " utc"),
        (r"(?<=[0-9]),(?=[0-9]{1,2} ?(?:h|hrs?|hours?|std|stunden)\b)", "."),
        (r"\b([ap])\. ?m\b\.?", r"\1m"),
        (r"(?<=[0-9])( ?[ap]) m\b", r"\1m"),
        (r"(?<=[0-9])([ap])\b", r"\1m"),
        (r"(?<=[0-9])((?: ?[ap]m)?)[ -]?ish\b", r"\1"),
        (rf"\b({_HOURS})[ -]?ish\b", r"\1"),
        (rf"\b({_SHORT_WORDS})\.(?=[ ,])", r"\1"),
        (r"(?<=[a-z])\.(?=[0-9])", " "),
        (r"\bhour ([0-9]{1,2})(?![0-9:/.])", r"\1:00"),
        (_THEIR_TIME, r"\1 \2 time"),
        (r"\bfor ([0-9]{1,2})(?= (?:tomorrow|today|on [a-z]{2,4}day)\b)", r"at \1"),
        (r"\b(until|till|by|on|before) (?:the )?day ([0-9]{1,2})(?![0-9:/.])", r"\1 the \2th"),
        (r"\b(au|le|el|dia) ([0-9]{1,2})(?=,? (?:a |as )?[0-9]{1,2}[h:])", r"the \2th"),
        (_UNTIL_DAY, r"\1 the \2th"),
        (_BARE_DAY, r"\1 the \2th"),
        (_END_AFTER_NUMBER, BREAK),
        (r"(?<![0-9])\.(?=\s|$)", BREAK),
        (r":(?![0-9]{2})|[!?;\u2026|\u2022\"\u201c\u201d\u201e\n]", BREAK),
        (r"[,()\[\]\t\r\u00a0 ]{1,}", " "),
        *((rf"\b{short}\b", full) for short, full in ABBREVIATIONS.items() if short in _SHORT_ENDS),
        (r" ?\n[ \n]*", BREAK),
    )
)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Holds a folded text; letter i of it came from `starts[i]` up to `ends[i]` of the message."""

    text: str
    starts: list[int]
    ends: list[int]

    def stretch(self, start: int, end: int) -> Stretch:
        """Returns where a part of the folded text stands in the message."""
        return Stretch(self.starts[start], self.ends[end - 1])

    def replace(self, pattern: re.Pattern[str], template: str) -> "PlacedText":
        """Returns the text with each match replaced; what is put in stands where the match did."""
        found = list(pattern.finditer(self.text))
        if not found:
            return self
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place, has_groups = 0, "\\" in template
        for match in found:
            letters.append(self.text[place : match.start()])
            starts += self.starts[place : match.start()]
            ends += self.ends[place : match.start()]
            replacement = match.expand(template) if has_groups else template
            place = match.end()
            if replacement:
                letters.append(replacement)
                starts += [self.starts[match.start()]] * len(replacement)
                ends += [self.ends[max(place - 1, match.start())]] * len(replacement)
        letters.append(self.text[place:])
        return PlacedText("".join(letters), starts + self.starts[place:], ends + self.ends[place:])


@lru_cache(maxsize=4)
def place_text(message: str) -> PlacedText:
    """Folds a message for the grammar, with breaks between its sentences."""
    placed = _fold_letters(_hide_addresses(message))
    for pattern, template in _RULES:
        placed = placed.replace(pattern, template)
    return _mend_words(placed)


def _mend_words(placed: PlacedText) -> PlacedText:
    """Returns the text with the names of days and months that were typed wrong put right."""
    for word in set(_LONG_WORD.findall(placed.text)):
        meant = mend_day(word)
        if meant:
            placed = placed.replace(re.compile(rf"\b{re.escape(word)}\b"), meant)
    return placed


_LONG_WORD: Final = re.compile(r"\b[fmnostwyjad][a-z]{4,9}\b")
"""Begins as a day, a month, "tomorrow" or "yesterday" does."""


def _hide_addresses(message: str) -> str:
    hidden = _HIDE.sub(lambda match: HIDDEN * len(match[0]), message)
    return _DIGIT_RUN.sub(_hide_numbers, hidden)


def _hide_numbers(match: re.Match[str]) -> str:
    """Hides telephone numbers and other long numbers, and leaves dates."""
    groups = re.findall("[0-9]+", match[0])
    long = [
        group for group in groups if len(group) > 2 and not re.fullmatch("(?:19|2[01])..", group)
    ]
    a_clock = len(long) == 1 and groups[-1] == long[0] and len(long[0]) == 4 and len(groups) > 2
    is_number = (long and not a_clock) or len("".join(groups)) > 14
    return HIDDEN * len(match[0]) if is_number else match[0]


def _fold_letters(message: str) -> PlacedText:
    """Returns lower case without accents; the places are those of the message."""
    if message.isascii():
        places = list(range(len(message) + 1))
        return PlacedText(message.lower(), places[:-1], places[1:])
    letters: list[str] = []
    starts: list[int] = []
    for place, letter in enumerate(message):
        for part in normalize("NFKD", letter.casefold()):
            if not combining(part):
                letters.append(part)
                starts.append(place)
    return PlacedText("".join(letters), starts, [place + 1 for place in starts])
