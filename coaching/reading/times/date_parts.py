"""The phrases of a text are added up here to at most one day, one time and one length."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, TypeVar

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_clock import ClockSpan, ClockTime, parse_clock, parse_length
from coaching.reading.times.date_days import (
    DATE_NOT_READ,
    NamedDay,
    NumericDate,
    PartialDate,
    RelativeDay,
    Week,
    Weekday,
)
from coaching.reading.times.date_facts import (
    BareNumber,
    DateFact,
    DateFacts,
    DottedNumber,
    Duration,
    EndTime,
    FromNow,
    HourMark,
    PartOfDay,
    SaidZone,
    UtcOffset,
)
from coaching.reading.times.date_words import DayHalf
from coaching.translation import Text, _

TWO_DAYS: Final = _("I found more than one day in that. Write one, for example “12 Nov 10:00”.")
TWO_WEEKDAYS: Final = _(
    "I found more than one weekday in that. Write one, for example “12 Nov 10:00”."
)
TWO_WEEKS: Final = _("I found more than one week in that. Write one, for example “12 Nov 10:00”.")
TWO_PARTS_OF_DAY: Final = _(
    "I found more than one part of the day in that. Write one, for example “12 Nov 10:00”."
)
TWO_ZONES: Final = _(
    "I found more than one time zone in that. Write one, for example “12 Nov 10:00”."
)
TWO_LENGTHS: Final = _(
    "I found more than one length in that. Write one, for example “12 Nov 10:00”."
)
TWO_TIMES: Final = _("I found more than one time in that. Write one, for example “12 Nov 10:00”.")
TWO_ENDS: Final = _("I found more than one end in that. Write one, for example “12 Nov 10:00”.")

AnyDateFact = TypeVar("AnyDateFact")


@dataclass(frozen=True, slots=True)
class DateStatement:
    """Holds everything that a text says, each kind of fact at most once."""

    named_day: NamedDay | None
    weekday: Weekday | None
    week: Week | None
    time: ClockTime | ClockSpan | FromNow | None
    day_half: DayHalf | None
    offset: UtcOffset | SaidZone | None
    length: timedelta | None

    def has_day(self) -> bool:
        return bool(self.named_day or self.weekday or self.week)


def combine_facts(facts: DateFacts, *, dotted_as_date: bool) -> DateStatement:
    """Adds the facts up; a bare number or mark takes the meaning that the others leave open."""
    sure = _resolve_numbers(
        _resolve_hour_marks(_resolve_dotted(facts, dotted_as_date=dotted_as_date))
    )
    return DateStatement(
        named_day=_single_fact(
            [f for f in sure if isinstance(f, RelativeDay | PartialDate | NumericDate)], TWO_DAYS
        ),
        weekday=_single_fact([f for f in sure if isinstance(f, Weekday)], TWO_WEEKDAYS),
        week=_single_fact([f for f in sure if isinstance(f, Week)], TWO_WEEKS),
        time=_find_time(sure),
        day_half=_single_fact([f.half for f in sure if isinstance(f, PartOfDay)], TWO_PARTS_OF_DAY),
        offset=_single_fact([f for f in sure if isinstance(f, UtcOffset | SaidZone)], TWO_ZONES),
        length=_single_fact([f.length for f in sure if isinstance(f, Duration)], TWO_LENGTHS),
    )


def _find_time(facts: DateFacts) -> ClockTime | ClockSpan | FromNow | None:
    start = _single_fact(
        [f for f in facts if isinstance(f, ClockTime | ClockSpan | FromNow)], TWO_TIMES
    )
    until = _single_fact([f.end for f in facts if isinstance(f, EndTime)], TWO_ENDS)
    if until is None:
        return start
    if not isinstance(start, ClockTime):
        raise InvalidInputError(DATE_NOT_READ)
    return ClockSpan(start, until)


def options_for_dotted(facts: DateFacts) -> tuple[bool, ...]:
    """Returns whether "12.11" may be a date: one answer if the other facts tell, both if not."""
    dotted = [fact for fact in facts if isinstance(fact, DottedNumber)]
    if _has_day(facts) or not dotted:
        return (False,)
    alone = len(dotted) == 1 and not _has_time(facts)
    return (True, False) if alone else (True,)


def _resolve_dotted(facts: DateFacts, *, dotted_as_date: bool) -> DateFacts:
    sure: list[DateFact] = []
    for fact in facts:
        if not isinstance(fact, DottedNumber):
            sure.append(fact)
        elif dotted_as_date:
            sure.append(PartialDate(fact.first, fact.second))
            dotted_as_date = False
        else:
            sure.append(parse_clock(f"{fact.first}:{fact.digits}"))
    return tuple(sure)


def _resolve_hour_marks(facts: DateFacts) -> DateFacts:
    """Reads 1h as a length if a time of day stands beside it, and as a time otherwise."""
    convert = _to_length if _has_time(facts) else _to_clock
    return tuple(convert(fact) if isinstance(fact, HourMark) else fact for fact in facts)


def _to_length(mark: HourMark) -> DateFact:
    return Duration(parse_length(mark.text))


def _to_clock(mark: HourMark) -> DateFact:
    return parse_clock(mark.text)


def _resolve_numbers(facts: DateFacts) -> DateFacts:
    """Reads each bare number as the year that a date lacks, or as the hour that a day lacks."""
    sure = [fact for fact in facts if not isinstance(fact, BareNumber)]
    for number in (fact.value for fact in facts if isinstance(fact, BareNumber)):
        dated = next((fact for fact in sure if isinstance(fact, PartialDate)), None)
        lacking = dated if dated and dated.month and not dated.year else None
        if lacking and (number > 23 or _has_time(sure)):
            sure[sure.index(lacking)] = replace(lacking, year=2000 + number)
        elif _has_bare_weekday(sure) and (number > 23 or _has_time(sure)) and number <= 31:
            sure.append(PartialDate(number))
        elif _has_day(sure) and not _has_time(sure):
            sure.append(parse_clock(str(number)))
        else:
            raise InvalidInputError(DATE_NOT_READ)
    return tuple(sure)


def _has_bare_weekday(facts: Iterable[DateFact]) -> bool:
    """Tells whether a weekday is said without a date, as in "Tuesday 24 at 3pm"."""
    kinds = [type(fact) for fact in facts]
    return Weekday in kinds and not {PartialDate, NumericDate, RelativeDay, Week} & set(kinds)


def _has_day(facts: Iterable[DateFact]) -> bool:
    days = RelativeDay | PartialDate | NumericDate | Weekday | Week
    return any(isinstance(fact, days) for fact in facts)


def _has_time(facts: Iterable[DateFact]) -> bool:
    return any(isinstance(fact, ClockTime | ClockSpan | FromNow) for fact in facts)


def _single_fact(facts: list[AnyDateFact], objection: Text) -> AnyDateFact | None:
    if len(set(facts)) > 1:
        raise InvalidInputError(objection)
    return facts[0] if facts else None
