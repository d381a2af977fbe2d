"""Rows that belong to the person and to no opportunity: keep looking, and practise.

Each week has a step of its own to keep looking: its key carries the ISO year and week (202648), so
that what was done one week says nothing of the next. Practice is one step for good, and being done
with it holds for a day.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import WakingHours
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ZoneName
from coaching.playbook.step_definition import DAY, PlanContext, StepDefinition, never
from coaching.playbook.windows import HOUR, Ping, Window, waking_moment
from coaching.practice.leitner import local_day
from coaching.practice.practice_plan import OFFER_LASTS

WEEK = 7 * DAY
LOOKING_AT = time(9, 30)
SILENT_AFTER = timedelta(days=60)
"""After so long without anything told about any opportunity nobody is asked to keep looking: the
search is over or rests, and a reminder a week would be nagging."""
WEEKS_AHEAD = 3
"""Weeks in the plan: this one, and the next that may still be settled when this one is."""
YEAR_FACTOR = 100


def _looking_keys(context: PlanContext) -> Iterator[StepKey]:
    end = _first_interview_end(context)
    if end is None:
        return
    first = _monday_of(first_looking_moment(end, context.waking), context.waking.zone)
    week = max(_monday_of(context.now, context.waking.zone), first)
    if week > first and context.now < _looking_moment(context, week):
        week -= WEEK
    for number in range(WEEKS_AHEAD):
        yield _week_key(week + number * WEEK)


def _looking_window(context: PlanContext, key: StepKey) -> Window:
    """A week's word is worth a day: what passed while nobody ran is not made up for. It opens an
    hour early, to come with the cards of that hour."""
    week = _monday_of_key(key)
    at, closes = _looking_moment(context, week), _looking_moment(context, week + WEEK)
    soonest = context.waking.next_waking_moment(max(at, context.now))
    return Window(at - HOUR, closes, (Ping(at),) if soonest <= at + DAY else ())


def _looking_moment(context: PlanContext, week: date) -> datetime:
    """9:30 on the person's day of that week; in the first week the morning after the interview."""
    waking = context.waking
    start = first_looking_moment(_first_interview_end(context) or context.now, waking)
    if week <= _monday_of(start, waking.zone):
        return start
    day = context.person.looking_day
    if day is None:
        day = local_day(start, waking.zone).weekday()
    return _waking_moment_cache(week + day * DAY, LOOKING_AT, waking)


def _first_interview_end(context: PlanContext) -> datetime | None:
    return context.search.first_interview_end if context.search else None


@lru_cache(maxsize=1024)
def first_looking_moment(end: datetime, waking: WakingHours) -> datetime:
    """The morning after the first interview at 9:30 of the person, within 24 hours (S1, S4)."""
    day = local_day(end, waking.zone) + DAY
    at = waking_moment(day, LOOKING_AT, waking)
    if at <= end + DAY:
        return at
    last = waking.last_waking_moment(end + DAY)
    return last if last >= end else waking.next_waking_moment(end)


def _monday_of(moment: datetime, zone: ZoneName) -> date:
    """The Monday of the person's week."""
    day = local_day(moment, zone)
    return day - day.weekday() * DAY


def _week_key(monday: date) -> StepKey:
    year, week, _ = monday.isocalendar()
    return StepKey(StepKind.LOOKING, year * YEAR_FACTOR + week)


def _monday_of_key(key: StepKey) -> date:
    year, week = divmod(key.interview, YEAR_FACTOR)
    return date.fromisocalendar(year, week, 1)


def _is_search_over(context: PlanContext, key: StepKey) -> bool:
    """An offer was accepted, or by that week all lies untouched for long."""
    search = context.search
    if search is None or search.has_accepted or search.last_activity is None:
        return True
    return _looking_moment(context, _monday_of_key(key)) > search.last_activity + SILENT_AFTER


def _practise_keys(context: PlanContext) -> Iterator[StepKey]:
    """When something is due, or something about it was done or put off today or for later."""
    key = StepKey(StepKind.PRACTISE)
    if _practice_due(context) is not None or _has_recent_record(context, key):
        yield key


def _has_recent_record(context: PlanContext, key: StepKey) -> bool:
    record = context.step_record(key)
    last = max(record.pinged, default=None)
    waiting = record.put_off is not None and (last is None or last < record.put_off)
    told = filter(None, (record.done, record.skipped, last))
    zone = context.waking.zone
    return waiting or any(local_day(at, zone) == local_day(context.now, zone) for at in told)


def _practise_window(context: PlanContext, key: StepKey) -> Window:
    at = _practice_due(context)
    if at is None:
        record = context.step_record(key)
        told = (record.done, record.skipped, record.put_off, *record.pinged)
        return Window(min([context.now, *filter(None, told)]), None, ())
    speaks = context.waking.next_waking_moment(max(at, context.now))
    return Window(at, None, (Ping(at),) if speaks <= at + OFFER_LASTS else ())


def _practice_due(context: PlanContext) -> datetime | None:
    return context.search.practice_due if context.search else None


_waking_moment_cache = lru_cache(maxsize=4096)(waking_moment)

LOOKING = StepDefinition(
    14,
    StepKind.LOOKING,
    "keep looking",
    "S1 S4",
    "the first interview of all has ended; silent once an offer is accepted, or when nothing was "
    "told of any job for 60 days",
    "a week",
    "9:30 of the person the morning after, then weekly on the day they chose",
    _looking_keys,
    _looking_window,
    is_cancelled=_is_search_over,
    pings_once=True,
    is_personal=True,
)
PRACTISE = StepDefinition(
    20,
    StepKind.PRACTISE,
    "practise",
    "S0 S2",
    "an answer was shaky or tripped, or a further interview comes",
    "for the evening",
    "18:30 of the person before an interview, else on the days of Leitner's boxes (1972)",
    _practise_keys,
    _practise_window,
    is_cancelled=never,
    is_personal=True,
    is_daily=True,
)
