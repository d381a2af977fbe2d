"""Reads by when the employer decides, as they said it: "a week or two" keeps both its ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_days import DateOrder
from coaching.reading.times.date_words import any_word_pattern, tidy
from coaching.reading.times.range_forms import read_day_range
from coaching.reading.times.range_spans import (
    PAST_DAY,
    UNREADABLE,
    DayRange,
    EmployerDays,
)
from coaching.reading.times.range_words import (
    ABBREVIATIONS,
    AFTER_WORDS,
    BEFORE_WORDS,
    BY_WORDS,
    DASH_ANSWERS,
    JOINER_PATTERN,
    LATEST_WORDS,
    LEAD_IN_WORDS,
    NOT_SAID,
    NOT_SAID_PATTERN,
    OPEN_ENDED,
    TAIL_WORDS,
    VAGUE_TIMES,
)
from coaching.translation import _

ASK_FOR_GUESS: Final = _(
    "“{words}” leaves it open. What would you guess, for example “a week or two”?"
    " Write “no” to leave it out."
)
ASK_FOR_LATEST: Final = _("And by when at the latest, for example “two to three weeks”?")
TOO_FAR: Final = _(
    "That is more than two years away. By when do they decide, for example “by 5 Dec”?"
)
MAX_AHEAD: Final = timedelta(days=731)
MAX_PHRASE_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class DecisionRange:
    """Holds the first and last day on which the decision was said to fall, and the words for it."""

    earliest: date
    latest: date
    words: str


def read_decision_range(
    text: str,
    *,
    today: date,
    is_business_day: Callable[[date], bool],
    order: DateOrder = "dmy",
) -> DecisionRange | None:
    """Reads by when the employer decides; returns None where they did not say.

    "Two weeks" is that one day, "within two weeks" anything up to it, "before Christmas" anything
    up to the day before, "after Christmas" the week after. Weeks run from Monday to Friday; vague
    numbers of days ("a few", "a day or two") are business days, plain ones calendar days. Raises
    InvalidInputError for what is unreadable, open ("soon", "at least a week") or past.
    """
    if text.strip() in DASH_ANSWERS:
        return None
    plain = tidy(text) if len(text) <= MAX_PHRASE_LENGTH else ""
    if plain in NOT_SAID or NOT_SAID_PATTERN.fullmatch(plain):
        return None
    if plain in VAGUE_TIMES:
        raise InvalidInputError(ASK_FOR_GUESS.format(words=plain))
    calendar = EmployerDays(today, is_business_day, order)
    earliest, latest = _read_phrase(_expand_abbreviations(plain), calendar)
    if latest < today:
        raise InvalidInputError(PAST_DAY)
    if latest - today > MAX_AHEAD:
        raise InvalidInputError(TOO_FAR)
    return DecisionRange(max(earliest, today), latest, " ".join(text.split()))


def _expand_abbreviations(plain: str) -> str:
    """Writes "eow" and similar short forms in full, and "week or so" with its "a"."""
    if _BARE_AMOUNT.fullmatch(plain):
        return f"a {plain}"
    plain = _NEW_YEAR_LIMIT.sub(r"\1new year's", plain)
    return _ABBREVIATION.sub(lambda match: ABBREVIATIONS[match[0]], plain)


def _read_phrase(text: str, calendar: EmployerDays, words_left: int = 7) -> DayRange:
    """Reads a phrase, two joined phrases, or a phrase with a limiting word before it."""
    if OPEN_ENDED.fullmatch(text):
        raise InvalidInputError(ASK_FOR_LATEST)
    if span := read_day_range(text, calendar) or _read_joined_phrase(text, calendar):
        return span
    for pattern, limit in _LIMITS:
        if words_left and (match := pattern.fullmatch(text)):
            return limit(_read_phrase(match["rest"], calendar, words_left - 1), calendar)
    raise InvalidInputError(UNREADABLE)


def _read_joined_phrase(text: str, calendar: EmployerDays) -> DayRange | None:
    """Reads "Monday or Tuesday", "end of November to early December", "this or next week"."""
    for join in list(_JOINER.finditer(text))[:4]:
        left, right = text[: join.start()], text[join.end() :]
        first = _read_side(left, calendar) or _read_side(f"{left} {right.split(' ')[-1]}", calendar)
        last = _read_side(right, calendar)
        if first and last:
            if last[1] < first[0]:
                last = _read_side(right, replace(calendar, today=first[0])) or last
            return min(first[0], last[0]), max(first[1], last[1])
    return None


def _read_side(text: str, calendar: EmployerDays) -> DayRange | None:
    """Reads one side of a joined phrase, without the words before it that say nothing."""
    while (match := _LEAD_IN.fullmatch(text)) and not read_day_range(text, calendar):
        text = match["rest"]
    return read_day_range(text, calendar)


def _limit_until(span: DayRange, calendar: EmployerDays) -> DayRange:
    return calendar.today, span[1]


def _limit_before(span: DayRange, calendar: EmployerDays) -> DayRange:
    return calendar.today, span[0] - timedelta(days=1)


def _limit_after(span: DayRange, _: EmployerDays) -> DayRange:
    return span[1] + timedelta(days=1), span[1] + timedelta(days=7)


def _keep_range(span: DayRange, _: EmployerDays) -> DayRange:
    return span


_BARE_AMOUNT: Final = re.compile("(?:week|month|fortnight)(?: or (?:so|two)| tops| max)?")
_NEW_YEAR_LIMIT: Final = re.compile(r"\b((?:before|after|by|until|ahead of) )(?:the )?new year$")
"""Beside a limit New Year is its day; "in the new year" is January."""
_ABBREVIATION: Final = re.compile(rf"\b{any_word_pattern(ABBREVIATIONS)}\b")
_JOINER: Final = re.compile(JOINER_PATTERN)
_LEAD_IN: Final = re.compile(f"{any_word_pattern(LEAD_IN_WORDS)} (?P<rest>.+)")
_LIMITS: Final = (
    (re.compile(f"{any_word_pattern(BEFORE_WORDS)} (?P<rest>(?:the )?end of .+)"), _limit_until),
    (re.compile(f"{any_word_pattern(BEFORE_WORDS)} (?P<rest>.+)"), _limit_before),
    (re.compile(f"{any_word_pattern(AFTER_WORDS)} (?P<rest>.+)"), _limit_after),
    (re.compile(f"{any_word_pattern(BY_WORDS)} (?P<rest>.+)"), _limit_until),
    (re.compile(f"(?P<rest>.+?),? {any_word_pattern(LATEST_WORDS)}"), _limit_until),
    (re.compile(f"(?P<rest>.+?) {any_word_pattern(TAIL_WORDS)}"), _keep_range),
    (re.compile(f"{any_word_pattern(LEAD_IN_WORDS)} (?P<rest>.+)"), _keep_range),
)
