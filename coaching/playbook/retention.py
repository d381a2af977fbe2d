"""When a job that ended is asked about again: whether to clear it, or to keep it for longer.

Nothing is cleared unasked. What was kept is asked about again after as many months, and so is what
nobody answered about. This is housekeeping and no coaching: it is no row of the playbook.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

from coaching.calendar.business_hours import WakingHours
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, to_utc
from coaching.playbook.step_definition import PlanContext, StepDefinition
from coaching.playbook.windows import Ping, Window, waking_moment
from coaching.practice.leitner import local_day

MONTH_CHOICES = (3, 6, 12, 24)
"""What can be chosen; None stands for never."""
ASK_AT = time(10)
CLEAR_NUMBER = 99
"""Where it stands on a card: behind every row of the playbook."""
ENDED_OUTCOMES: frozenset[Outcome | None] = frozenset(Outcome) - {Outcome.OFFER}
_DATE_FACTOR = 100


def _clear_keys(context: PlanContext) -> Iterator[StepKey]:
    current = _current_key(context)
    kept = [key for key in _keys_with_records(context.opportunity) if key != current]
    yield from kept if current is None else (*kept, current)


def _current_key(context: PlanContext) -> StepKey | None:
    """The asking that counts; None while the job goes on, or for who wants to be asked never."""
    if context.opportunity.is_live or context.person.clear_after is None:
        return None
    since = _count_start(context.opportunity)
    return _clear_key(since) if since else None


def _count_start(opportunity: Opportunity) -> datetime | None:
    """From when the months count: it ended, or was last kept."""
    kept = (opportunity.records[key.text].done for key in _keys_with_records(opportunity))
    return max((at for at in (opportunity.outcome_at, *kept) if at is not None), default=None)


def _keys_with_records(opportunity: Opportunity) -> list[StepKey]:
    """The askings to which anything happened."""
    mine = f"{StepKind.CLEAR}."
    return [StepKey.parse(text) for text in opportunity.records if text.startswith(mine)]


@lru_cache(maxsize=4096)
def _clear_key(since: datetime) -> StepKey:
    """Each asking has a step of its own, named by the day from which its months count (20261124):
    what was put off or answered then says nothing of a later one."""
    day = to_utc(since).date()
    return StepKey(StepKind.CLEAR, (day.year * _DATE_FACTOR + day.month) * _DATE_FACTOR + day.day)


def _day_of_key(key: StepKey) -> date:
    rest, day = divmod(key.interview, _DATE_FACTOR)
    year, month = divmod(rest, _DATE_FACTOR)
    return date(year, month, day)


def _clear_window(context: PlanContext, key: StepKey) -> Window:
    """Opens after as many months; who leaves it unanswered is asked after as many again."""
    months, since = context.person.clear_after, _count_start(context.opportunity)
    if months is None or since is None or key != _current_key(context):
        start = datetime.combine(_day_of_key(key), time(0), UTC)
        return Window(start, None, ())
    passed = _months_between(since, context.now) // months
    times = range(max(1, passed - 1), passed + 2)
    pings = tuple(Ping(_ask_moment(since, months * each, context.waking)) for each in times)
    return Window(_ask_moment(since, months, context.waking), None, pings)


def _months_between(one: datetime, other: datetime) -> int:
    return max(0, (other.year - one.year) * 12 + other.month - one.month)


@lru_cache(maxsize=4096)
def _ask_moment(since: datetime, months: int, waking: WakingHours) -> datetime:
    """10:00 of the person, so many months after the day; on the last of a shorter month."""
    day = local_day(since, waking.zone)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return waking_moment(date(year, month + 1, min(day.day, last)), ASK_AT, waking)


def _is_outdated(context: PlanContext, key: StepKey) -> bool:
    return key != _current_key(context)


CLEAR = StepDefinition(
    CLEAR_NUMBER,
    StepKind.CLEAR,
    "clear or keep",
    "housekeeping",
    "a job ended as many months ago as the person chose (/settings: 3, 6, 12, 24 or never; 12 "
    "unless told)",
    "until it is cleared or kept",
    "10:00 of the person; after as many months again, counted from when it was kept",
    _clear_keys,
    _clear_window,
    is_cancelled=_is_outdated,
    live_outcomes=ENDED_OUTCOMES,
    is_housekeeping=True,
)
