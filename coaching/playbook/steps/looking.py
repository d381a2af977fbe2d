"""Reminds the person once a week to keep looking; the step belongs to no opportunity.

Each week has a step of its own. Its key carries the ISO year and week (202648), so that a step that
is done does not settle the next week's.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import WakingHours, local_day
from coaching.calendar.quiet_card import quiet_card_moment
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, ZoneName
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import DAY, Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, Ping, Window
from coaching.translation import Words, _

KIND = StepKind("looking")
WEEK = 7 * DAY
SILENT_AFTER = timedelta(days=60)
"""When nothing was told about any opportunity for so long, nobody is asked to keep looking.

The search is over or rests, and a reminder a week would be nagging.
"""
OPENS_EARLY = 3 * HOUR
WEEKS_AHEAD = 3
"""The plan has this many weeks: this one, and the next ones in case this one is settled; and more
where the last of them is settled too."""
FULL_WEEK = 3
"""With so many interviews in a week nobody has to be told to keep looking."""
YEAR_FACTOR = 100
NOTHING_ELSE_AT_ALL = _("Keep looking: nothing is open at the moment")
ONE_OPEN = _("Keep looking: besides {latest}, nothing else is open")
TWO_OPEN = _("Keep looking: besides {latest}, {other} is open too")
SEVERAL_OPEN = _("Keep looking: besides {latest}, {count} others are open")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    end = _first_interview_end(context)
    if end is None:
        return
    first = _monday_of(first_looking_moment(end, context.waking), context.waking.zone)
    week = max(_monday_of(context.now, context.waking.zone), first)
    if week > first and context.now < _looking_moment(context, week):
        week -= WEEK
    last = week + (WEEKS_AHEAD - 1) * WEEK
    while week <= last or context.is_settled(_week_key(week - WEEK)):
        yield _week_key(week)
        week += WEEK


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns the window of a week's reminder.

    The reminder is worth a day: one that was due while the bot did not run is not made up for, and
    one that a full day left no room for comes the next morning. The window opens hours early, so
    that the step can join a card of that morning.
    """
    week = _monday_of_key(key)
    at, closes = _looking_moment(context, week), _looking_moment(context, week + WEEK)
    soonest = context.waking.next_waking_moment(max(at, context.now))
    speaks = soonest <= _a_day_after(at, context.waking) and not _is_week_full(context, week)
    return Window(at - OPENS_EARLY, closes, (Ping(at),) if speaks else ())


def _a_day_after(at: datetime, waking: WakingHours) -> datetime:
    """Returns 24 hours later, or the same morning hour of the next day where clocks are set back
    between them."""
    return max(at + DAY, quiet_card_moment(local_day(at, waking.zone) + DAY, waking))


def _is_week_full(context: PlanContext, week: date) -> bool:
    """Tells whether there are so many interviews in that week that looking further can wait."""
    starts = context.search.interview_starts if context.search else ()
    zone = context.waking.zone
    return sum(_monday_of(start, zone) == week for start in starts) >= FULL_WEEK


def _looking_moment(context: PlanContext, week: date) -> datetime:
    """Returns 9:30 on the person's day of that week.

    In the first week it is the morning after the interview.
    """
    waking = context.waking
    start = first_looking_moment(_first_interview_end(context) or context.now, waking)
    if week <= _monday_of(start, waking.zone):
        return start
    day = context.person.looking_day
    if day is None:
        day = local_day(start, waking.zone).weekday()
    return _moment_in_week(week, day, waking)


def _first_interview_end(context: PlanContext) -> datetime | None:
    return context.search.first_interview_end if context.search else None


@lru_cache(maxsize=1024)
def first_looking_moment(end: datetime, waking: WakingHours) -> datetime:
    """Returns 9:30 of the person on the morning after the first interview (S1, S4).

    If that is more than 24 hours later, it is the last waking moment within them.
    """
    day = local_day(end, waking.zone) + DAY
    at = quiet_card_moment(day, waking)
    if at <= end + DAY:
        return at
    last = waking.last_waking_moment(end + DAY)
    return last if last >= end else waking.next_waking_moment(end)


@lru_cache(maxsize=4096)
def _moment_in_week(week: date, day: int, waking: WakingHours) -> datetime:
    return quiet_card_moment(week + day * DAY, waking)


def _monday_of(moment: datetime, zone: ZoneName) -> date:
    """Returns the Monday of the person's week."""
    day = local_day(moment, zone)
    return day - day.weekday() * DAY


def _week_key(monday: date) -> StepKey:
    year, week, _ = monday.isocalendar()
    return StepKey(KIND, year * YEAR_FACTOR + week)


def _monday_of_key(key: StepKey) -> date:
    year, week = divmod(key.interview, YEAR_FACTOR)
    return date.fromisocalendar(year, week, 1)


def _is_search_over(context: PlanContext, key: StepKey) -> bool:
    """Tells whether an offer was accepted, or nothing was told of any job for long by that week."""
    search = context.search
    if search is None or search.has_accepted or search.last_activity is None:
        return True
    return _looking_moment(context, _monday_of_key(key)) > search.last_activity + SILENT_AFTER


def _task(subject: StepSubject) -> Words:
    """Says how many other jobs are live beside the one with the latest interview."""
    if not subject.live_companies:
        return subject.fill(NOTHING_ELSE_AT_ALL)
    latest, *others = subject.live_companies
    if not others:
        return subject.fill(ONE_OPEN, latest=latest)
    if len(others) == 1:
        return subject.fill(TWO_OPEN, latest=latest, other=others[0])
    return subject.fill(SEVERAL_OPEN, latest=latest, count=len(others))


LOOKING = StepDefinition(
    number=14,
    kind=KIND,
    topic=ReminderTopic.LOOKING,
    title=_("keep looking"),
    source="S1 S4",
    trigger="the first interview of all has ended; silent once an offer is accepted, or when "
    "nothing was told of any job for 60 days; not in a week with three interviews",
    lasts="a week",
    pings_when="9:30 of the person the morning after, then weekly on the day they chose",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("Until terms are agreed, every other lead makes the waiting easier."),
        action_label=_("Log a lead"),
        done_text=_("Looked around"),
        done_label=_("I had a look"),
        extra_buttons=(("days", _("Another weekday")),),
    ),
    opens=Opens.NEW_INTERVIEW,
    is_cancelled=_is_search_over,
    may_wait=True,
    pings_once=True,
    is_personal=True,
)
