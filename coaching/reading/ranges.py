"""By when the employer decides, as they said it: "a week or two" keeps both its ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from coaching.model.vocabulary import Rejected
from coaching.reading.date_days import Order
from coaching.reading.date_words import either, tidy
from coaching.reading.range_spans import PAST, UNREAD, Calendar, Span, span_of
from coaching.reading.range_words import (
    AFTER,
    BEFORE,
    BY,
    JOINS,
    LATEST,
    LEADS,
    NO_WORDS,
    NOT_SAID,
    OPEN,
    SHORT,
    SILENCE,
    TAILS,
    VAGUE,
)

NO_GUESS: Final = (
    "“{words}” leaves it open. What would you guess, for example “a week or two”?"
    " Write “no” to leave it out."
)
NO_END: Final = "And by when at the latest, for example “two to three weeks”?"
TOO_FAR: Final = "That is more than two years away. By when do they decide, for example “by 5 Dec”?"
FARTHEST: Final = timedelta(days=731)
TOO_LONG: Final = 200


@dataclass(frozen=True, slots=True)
class DecisionRange:
    """The first and the last day on which the decision was said to fall, and the words for it."""

    earliest: date
    latest: date
    words: str


def read_range(
    text: str,
    *,
    today: date,
    is_business_day: Callable[[date], bool],
    order: Order = "dmy",
) -> DecisionRange | None:
    """By when the employer decides; None where they did not say.

    "Two weeks" is that one day, "within two weeks" anything up to it, "before Christmas" anything
    up to the day before, "after Christmas" the week after. Weeks run from Monday to Friday; vague
    numbers of days ("a few", "a day or two") are business days, plain ones calendar days. Raises
    Rejected for what is unreadable, open ("soon", "at least a week") or past.
    """
    if text.strip() in NO_WORDS:
        return None
    plain = tidy(text) if len(text) <= TOO_LONG else ""
    if plain in NOT_SAID or SILENCE.fullmatch(plain):
        return None
    if plain in VAGUE:
        raise Rejected(NO_GUESS.format(words=plain))
    earliest, latest = _read(_short(plain), Calendar(today, is_business_day, order))
    if latest < today:
        raise Rejected(PAST)
    if latest - today > FARTHEST:
        raise Rejected(TOO_FAR)
    return DecisionRange(max(earliest, today), latest, " ".join(text.split()))


def _short(plain: str) -> str:
    """With "eow" and its like in full words."""
    return _SHORT.sub(lambda match: SHORT[match[0]], plain)


def _read(text: str, calendar: Calendar, words_left: int = 7) -> Span:
    """The span of a phrase; of two that are joined; or of the rest with what limits it."""
    if OPEN.fullmatch(text):
        raise Rejected(NO_END)
    if span := span_of(text, calendar) or _joined(text, calendar):
        return span
    for pattern, limit in _LIMITS:
        if words_left and (match := pattern.fullmatch(text)):
            return limit(_read(match["rest"], calendar, words_left - 1), calendar)
    raise Rejected(UNREAD)


def _joined(text: str, calendar: Calendar) -> Span | None:
    """Monday or Tuesday, end of November to early December; this or next week."""
    for join in list(_JOIN.finditer(text))[:4]:
        left, right = text[: join.start()], text[join.end() :]
        first = _part(left, calendar) or _part(f"{left} {right.split(' ')[-1]}", calendar)
        last = _part(right, calendar)
        if first and last:
            if last[1] < first[0]:
                last = _part(right, replace(calendar, today=first[0])) or last
            return min(first[0], last[0]), max(first[1], last[1])
    return None


def _part(text: str, calendar: Calendar) -> Span | None:
    """One side of a joined phrase, without the words before it that say nothing."""
    while (match := _LEAD.fullmatch(text)) and not span_of(text, calendar):
        text = match["rest"]
    return span_of(text, calendar)


def _until(span: Span, calendar: Calendar) -> Span:
    return calendar.today, span[1]


def _before(span: Span, calendar: Calendar) -> Span:
    return calendar.today, span[0] - timedelta(days=1)


def _after(span: Span, _: Calendar) -> Span:
    return span[1] + timedelta(days=1), span[1] + timedelta(days=7)


def _as_said(span: Span, _: Calendar) -> Span:
    return span


_SHORT: Final = re.compile(rf"\b{either(SHORT)}\b")
_JOIN: Final = re.compile(JOINS)
_LEAD: Final = re.compile(f"{either(LEADS)} (?P<rest>.+)")
_LIMITS: Final = (
    (re.compile(f"{either(BEFORE)} (?P<rest>(?:the )?end of .+)"), _until),
    (re.compile(f"{either(BEFORE)} (?P<rest>.+)"), _before),
    (re.compile(f"{either(AFTER)} (?P<rest>.+)"), _after),
    (re.compile(f"{either(BY)} (?P<rest>.+)"), _until),
    (re.compile(f"(?P<rest>.+?),? {either(LATEST)}"), _until),
    (re.compile(f"(?P<rest>.+?) {either(TAILS)}"), _as_said),
    (re.compile(f"{either(LEADS)} (?P<rest>.+)"), _as_said),
)
