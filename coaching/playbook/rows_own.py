"""Rows that belong to the person and to no opportunity: keep looking, and practise.

Each week has a step of its own to keep looking: its key carries the ISO year and week (202648), so
that what was done one week says nothing of the next. Practice is one step for good, and being done
with it holds for a day.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import Waking
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ZoneName
from coaching.playbook.step_definition import DAY, Facts, Row, never
from coaching.playbook.windows import HOUR, Ping, Window, at_clock
from coaching.practice.leitner import day_of
from coaching.practice.practice_plan import STAYS

WEEK = 7 * DAY
LOOKING_AT = time(9, 30)
LEFT_ALONE = timedelta(days=60)
"""After so long without anything told about any opportunity nobody is asked to keep looking: the
search is over or rests, and a reminder a week would be nagging."""
AHEAD = 3
"""Weeks in the plan: this one, and the next that may still be settled when this one is."""
CENTURY = 100


def _to_look(facts: Facts) -> Iterator[StepKey]:
    end = _first_end(facts)
    if end is None:
        return
    first = _week_of(first_look(end, facts.waking), facts.waking.zone)
    week = max(_week_of(facts.now, facts.waking.zone), first)
    if week > first and facts.now < _moment(facts, week):
        week -= WEEK
    for number in range(AHEAD):
        yield _key_of(week + number * WEEK)


def _looking_window(facts: Facts, key: StepKey) -> Window:
    """A week's word is worth a day: what passed while nobody ran is not made up for. It opens an
    hour early, to come with the cards of that hour."""
    week = _monday(key)
    at, closes = _moment(facts, week), _moment(facts, week + WEEK)
    soonest = facts.waking.next_awake(max(at, facts.now))
    return Window(at - HOUR, closes, (Ping(at),) if soonest <= at + DAY else ())


def _moment(facts: Facts, week: date) -> datetime:
    """9:30 on the person's day of that week; in the first week the morning after the interview."""
    waking = facts.waking
    start = first_look(_first_end(facts) or facts.now, waking)
    if week <= _week_of(start, waking.zone):
        return start
    day = facts.person.looking_day
    if day is None:
        day = day_of(start, waking.zone).weekday()
    return _at_clock(week + day * DAY, LOOKING_AT, waking)


def _first_end(facts: Facts) -> datetime | None:
    return facts.search.first_end if facts.search else None


@lru_cache(maxsize=1024)
def first_look(end: datetime, waking: Waking) -> datetime:
    """The morning after the first interview at 9:30 of the person, within 24 hours (S1, S4)."""
    day = day_of(end, waking.zone) + DAY
    at = at_clock(day, LOOKING_AT, waking)
    if at <= end + DAY:
        return at
    last = waking.last_awake(end + DAY)
    return last if last >= end else waking.next_awake(end)


def _week_of(moment: datetime, zone: ZoneName) -> date:
    """The Monday of the person's week."""
    day = day_of(moment, zone)
    return day - day.weekday() * DAY


def _key_of(monday: date) -> StepKey:
    year, week, _ = monday.isocalendar()
    return StepKey(StepKind.LOOKING, year * CENTURY + week)


def _monday(key: StepKey) -> date:
    year, week = divmod(key.interview, CENTURY)
    return date.fromisocalendar(year, week, 1)


def _over(facts: Facts, key: StepKey) -> bool:
    """An offer was accepted, or by that week all lies untouched for long."""
    search = facts.search
    if search is None or search.accepted or search.touched is None:
        return True
    return _moment(facts, _monday(key)) > search.touched + LEFT_ALONE


def _to_practise(facts: Facts) -> Iterator[StepKey]:
    """When something is due, or something about it was done or put off today or for later."""
    key = StepKey(StepKind.PRACTISE)
    if _practice_due(facts) is not None or _is_recent(facts, key):
        yield key


def _is_recent(facts: Facts, key: StepKey) -> bool:
    record = facts.record(key)
    last = max(record.pinged, default=None)
    waiting = record.put_off is not None and (last is None or last < record.put_off)
    told = filter(None, (record.done, record.skipped, last))
    zone = facts.waking.zone
    return waiting or any(day_of(at, zone) == day_of(facts.now, zone) for at in told)


def _practise_window(facts: Facts, key: StepKey) -> Window:
    at = _practice_due(facts)
    if at is None:
        record = facts.record(key)
        told = (record.done, record.skipped, record.put_off, *record.pinged)
        return Window(min([facts.now, *filter(None, told)]), None, ())
    speaks = facts.waking.next_awake(max(at, facts.now))
    return Window(at, None, (Ping(at),) if speaks <= at + STAYS else ())


def _practice_due(facts: Facts) -> datetime | None:
    return facts.search.practice_due if facts.search else None


_at_clock = lru_cache(maxsize=4096)(at_clock)

LOOKING = Row(
    14,
    StepKind.LOOKING,
    "keep looking",
    "S1 S4",
    "the first interview of all has ended; silent once an offer is accepted, or when nothing was "
    "told of any opportunity for 60 days",
    "a week",
    "9:30 of the person the morning after, then weekly on the day they chose",
    _to_look,
    _looking_window,
    cancelled=_over,
    once=True,
    own=True,
)
PRACTISE = Row(
    20,
    StepKind.PRACTISE,
    "practise",
    "S0 S2",
    "an answer was shaky or tripped, or a further interview comes",
    "for the evening",
    "18:30 of the person before an interview, else on the days of Leitner's boxes (1972)",
    _to_practise,
    _practise_window,
    cancelled=never,
    own=True,
    daily=True,
)
