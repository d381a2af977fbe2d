"""When a job that ended is asked about again: whether to clear it, or to keep it for longer.

Nothing is cleared unasked. What was kept is asked about again after as many months, and so is what
nobody answered about. This is housekeeping and no coaching: it is no row of the playbook.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

from coaching.calendar.business_hours import Waking
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, aware
from coaching.playbook.step_definition import Facts, Row
from coaching.playbook.windows import Ping, Window, at_clock
from coaching.practice.leitner import day_of

MONTHS = (3, 6, 12, 24)
"""What can be chosen; None stands for never."""
ASKED_AT = time(10)
LAST = 99
"""Where it stands on a card: behind every row of the playbook."""
ENDED: frozenset[Outcome | None] = frozenset(Outcome) - {Outcome.OFFER}
_CENTURY = 100


def _to_clear(facts: Facts) -> Iterator[StepKey]:
    current = _current(facts)
    kept = [key for key in _asked(facts.opportunity) if key != current]
    yield from kept if current is None else (*kept, current)


def _current(facts: Facts) -> StepKey | None:
    """The asking that counts; None while the job goes on, or for who wants to be asked never."""
    if facts.opportunity.live or facts.person.clear_after is None:
        return None
    since = _since(facts.opportunity)
    return _key_of(since) if since else None


def _since(opportunity: Opportunity) -> datetime | None:
    """From when the months count: it ended, or was last kept."""
    kept = (opportunity.records[key.text].done for key in _asked(opportunity))
    return max((at for at in (opportunity.outcome_at, *kept) if at is not None), default=None)


def _asked(opportunity: Opportunity) -> list[StepKey]:
    """The askings to which anything happened."""
    mine = f"{StepKind.CLEAR}."
    return [StepKey.parse(text) for text in opportunity.records if text.startswith(mine)]


@lru_cache(maxsize=4096)
def _key_of(since: datetime) -> StepKey:
    """Each asking has a step of its own, named by the day from which its months count (20261124):
    what was put off or answered then says nothing of a later one."""
    day = aware(since).date()
    return StepKey(StepKind.CLEAR, (day.year * _CENTURY + day.month) * _CENTURY + day.day)


def _since_of(key: StepKey) -> date:
    rest, day = divmod(key.interview, _CENTURY)
    year, month = divmod(rest, _CENTURY)
    return date(year, month, day)


def _clear_window(facts: Facts, key: StepKey) -> Window:
    """Opens after as many months; who leaves it unanswered is asked after as many again."""
    months, since = facts.person.clear_after, _since(facts.opportunity)
    if months is None or since is None or key != _current(facts):
        start = datetime.combine(_since_of(key), time(0), UTC)
        return Window(start, None, ())
    passed = _months_between(since, facts.now) // months
    times = range(max(1, passed - 1), passed + 2)
    pings = tuple(Ping(_asked_at(since, months * each, facts.waking)) for each in times)
    return Window(_asked_at(since, months, facts.waking), None, pings)


def _months_between(one: datetime, other: datetime) -> int:
    return max(0, (other.year - one.year) * 12 + other.month - one.month)


@lru_cache(maxsize=4096)
def _asked_at(since: datetime, months: int, waking: Waking) -> datetime:
    """10:00 of the person, so many months after the day; on the last of a shorter month."""
    day = day_of(since, waking.zone)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return at_clock(date(year, month + 1, min(day.day, last)), ASKED_AT, waking)


def _over(facts: Facts, key: StepKey) -> bool:
    return key != _current(facts)


CLEAR = Row(
    LAST,
    StepKind.CLEAR,
    "clear or keep",
    "housekeeping",
    "a job ended as many months ago as the person chose (/settings: 3, 6, 12, 24 or never; 12 "
    "unless told)",
    "until it is cleared or kept",
    "10:00 of the person; after as many months again, counted from when it was kept",
    _to_clear,
    _clear_window,
    cancelled=_over,
    lives=ENDED,
    house=True,
)
