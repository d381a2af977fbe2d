"""What the phrases of a text add up to: at most one day, one time, one length."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, TypeVar

from coaching.model.vocabulary import Rejected
from coaching.reading.date_clock import Clock, Span, clock_of, length_of
from coaching.reading.date_days import UNREAD, NamedDay, Numeric, OnDate, Shift, Week, Weekday
from coaching.reading.date_phrases import (
    Dotted,
    Fact,
    Facts,
    FromNow,
    HourMark,
    Lasting,
    Number,
    Offset,
    PartOfDay,
    Until,
)
from coaching.reading.date_words import Half

TWICE: Final = "I found more than one {what} in that. Write one, for example “12 Nov 10:00”."

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that a text says, each at most once."""

    named: NamedDay | None
    weekday: Weekday | None
    week: Week | None
    time: Clock | Span | FromNow | None
    part: Half | None
    offset: Offset | None
    length: timedelta | None

    def has_day(self) -> bool:
        return bool(self.named or self.weekday or self.week)


def said(facts: Facts, *, as_date: bool) -> Said:
    """The facts added up, with each bare number and mark taken for what the rest makes of it."""
    sure = _numbered(_marked(_undotted(facts, as_date=as_date)))
    return Said(
        named=_one([f for f in sure if isinstance(f, Shift | OnDate | Numeric)], "day"),
        weekday=_one([f for f in sure if isinstance(f, Weekday)], "weekday"),
        week=_one([f for f in sure if isinstance(f, Week)], "week"),
        time=_time(sure),
        part=_one([f.half for f in sure if isinstance(f, PartOfDay)], "part of the day"),
        offset=_one([f for f in sure if isinstance(f, Offset)], "time zone"),
        length=_one([f.length for f in sure if isinstance(f, Lasting)], "length"),
    )


def _time(facts: Facts) -> Clock | Span | FromNow | None:
    start = _one([f for f in facts if isinstance(f, Clock | Span | FromNow)], "time")
    until = _one([f.end for f in facts if isinstance(f, Until)], "end")
    if until is None:
        return start
    if not isinstance(start, Clock):
        raise Rejected(UNREAD)
    return Span(start, until)


def dotted_ways(facts: Facts) -> tuple[bool, ...]:
    """Whether the first 12.11 is a date: known from what else was said, open if nothing was."""
    dotted = [fact for fact in facts if isinstance(fact, Dotted)]
    if _has_day(facts) or not dotted:
        return (False,)
    alone = len(dotted) == 1 and not _has_time(facts)
    return (True, False) if alone else (True,)


def _undotted(facts: Facts, *, as_date: bool) -> Facts:
    sure: list[Fact] = []
    for fact in facts:
        if not isinstance(fact, Dotted):
            sure.append(fact)
        elif as_date:
            sure.append(OnDate(fact.first, fact.second))
            as_date = False
        else:
            sure.append(clock_of(f"{fact.first}:{fact.digits}"))
    return tuple(sure)


def _marked(facts: Facts) -> Facts:
    """With 1h as a length beside a time of day, else as the time."""
    meant = _as_length if _has_time(facts) else _as_clock
    return tuple(meant(fact) if isinstance(fact, HourMark) else fact for fact in facts)


def _as_length(mark: HourMark) -> Fact:
    return Lasting(length_of(mark.text))


def _as_clock(mark: HourMark) -> Fact:
    return clock_of(mark.text)


def _numbered(facts: Facts) -> Facts:
    """With each bare number as the year a date lacks, or the hour a day lacks."""
    sure = [fact for fact in facts if not isinstance(fact, Number)]
    for number in (fact.value for fact in facts if isinstance(fact, Number)):
        dated = next((fact for fact in sure if isinstance(fact, OnDate)), None)
        lacking = dated if dated and dated.month and not dated.year else None
        if lacking and (number > 23 or _has_time(sure)):
            sure[sure.index(lacking)] = replace(lacking, year=2000 + number)
        elif _has_day(sure) and not _has_time(sure):
            sure.append(clock_of(str(number)))
        else:
            raise Rejected(UNREAD)
    return tuple(sure)


def _has_day(facts: Iterable[Fact]) -> bool:
    days = Shift | OnDate | Numeric | Weekday | Week
    return any(isinstance(fact, days) for fact in facts)


def _has_time(facts: Iterable[Fact]) -> bool:
    return any(isinstance(fact, Clock | Span | FromNow) for fact in facts)


def _one(facts: list[Found], what: str) -> Found | None:
    if len(set(facts)) > 1:
        raise Rejected(TWICE.format(what=what))
    return facts[0] if facts else None
