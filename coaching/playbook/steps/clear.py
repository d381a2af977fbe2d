"""Asks whether to clear or keep a job that ended long ago.

Nothing is cleared before the person says so. When the person keeps a job, or does not answer, the
coach asks again after as many months. This step is housekeeping and not coaching, so it has no
number in the playbook.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

from coaching.calendar.business_hours import WakingHours, local_day
from coaching.calendar.quiet_card import add_months, quiet_card_moment
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind, kind_of_record
from coaching.model.vocabulary import Outcome, to_utc
from coaching.model.wording import date_text, person_zone
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window
from coaching.translation import Words, _

KIND = StepKind("clear")
MONTH_CHOICES = (3, 6, 12, 24)
"""The person can choose one of these. None stands for never."""
CLEAR_NUMBER = 99
"""This puts it on a card after every step of the playbook."""
ENDED_OUTCOMES: frozenset[Outcome | None] = frozenset(Outcome) - {Outcome.OFFER}
CLEAR_OR_KEEP = _("Clear it, or keep it?")
ENDED_CLEAR_OR_KEEP = _("It ended on {date}. Clear it, or keep it?")
BOTH_EXPLAINED = _(
    "Clear deletes it for good, its notes and people with it. Keep changes nothing, and I ask "
    "again in {months} months; /settings changes that."
)
KEPT = _("Kept, with all there is to it. Undo stays here for a day.")
ALREADY_KEPT = _("You kept it, {when}; nothing was deleted. Undo asks again.")
_DATE_FACTOR = 100


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    current = _current_key(context)
    earlier = [key for key in _keys_with_records(context.opportunity) if key != current]
    yield from earlier if current is None else (*earlier, current)


def _current_key(context: PlanContext) -> StepKey | None:
    """Returns the key of the current question.

    It is None while the job goes on, and when the person does not want to be asked.
    """
    if context.opportunity.is_live or context.person.clear_after is None:
        return None
    since = _count_start(context.opportunity)
    return _clear_key(since) if since else None


def _count_start(opportunity: Opportunity) -> datetime | None:
    """Returns the moment from which the months count: the job ended or was last kept then."""
    answers = (opportunity.records[key.text].done for key in _keys_with_records(opportunity))
    return max((at for at in (opportunity.outcome_at, *answers) if at is not None), default=None)


def _keys_with_records(opportunity: Opportunity) -> list[StepKey]:
    """Returns the keys of the questions that have a record."""
    return [StepKey.parse(text) for text in opportunity.records if kind_of_record(text) == KIND]


@lru_cache(maxsize=4096)
def _clear_key(since: datetime) -> StepKey:
    """Returns the key of a question, named by the day from which its months count (20261124).

    Each question is a step of its own, so that an earlier answer does not settle a later question.
    """
    day = to_utc(since).date()
    return StepKey(KIND, (day.year * _DATE_FACTOR + day.month) * _DATE_FACTOR + day.day)


def _day_of_key(key: StepKey) -> date:
    rest, day = divmod(key.interview, _DATE_FACTOR)
    year, month = divmod(rest, _DATE_FACTOR)
    return date(year, month, day)


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns a window that opens after the chosen number of months.

    Without an answer the person is asked again after as many months.
    """
    months, since = context.person.clear_after, _count_start(context.opportunity)
    if months is None or since is None or key != _current_key(context):
        start = datetime.combine(_day_of_key(key), time(0), UTC)
        return Window(start, None, ())
    passed = _months_between(since, context.now) // months
    multiples = (months * count for count in range(max(1, passed - 1), passed + 2))
    pings = tuple(Ping(_ask_moment(since, later, context.waking)) for later in multiples)
    return Window(_ask_moment(since, months, context.waking), None, pings)


def _months_between(earlier: datetime, later: datetime) -> int:
    return max(0, (later.year - earlier.year) * 12 + later.month - earlier.month)


@lru_cache(maxsize=4096)
def _ask_moment(since: datetime, months: int, waking: WakingHours) -> datetime:
    """Returns the quiet card's hour so many months later."""
    return quiet_card_moment(add_months(local_day(since, waking.zone), months), waking)


def _is_outdated(context: PlanContext, key: StepKey) -> bool:
    return key != _current_key(context)


def _task(subject: StepSubject) -> Words:
    at = subject.opportunity.outcome_at
    if at is None:
        return CLEAR_OR_KEEP
    return subject.fill(ENDED_CLEAR_OR_KEEP, date=date_text(at, person_zone(subject.person)))


def _reason(subject: StepSubject) -> Words:
    """Says what both buttons do, and recommends neither."""
    return subject.fill(BOTH_EXPLAINED, months=subject.person.clear_after)


CLEAR = StepDefinition(
    number=CLEAR_NUMBER,
    kind=KIND,
    topic=None,
    title=_("clear or keep"),
    source="housekeeping",
    trigger="a job ended as many months ago as the person chose (/settings: 3, 6, 12, 24 or "
    "never; 12 unless told)",
    lasts="until it is cleared or kept",
    pings_when="9:30 of the person; after as many months again, counted from when it was kept",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_reason,
        action_label=_("Clear"),
        done_text=_("Kept, nothing was deleted"),
        done_label=_("Keep"),
        can_skip=False,
        done_note=KEPT,
        already_note=ALREADY_KEPT,
    ),
    opens=Opens.CLEARING,
    is_cancelled=_is_outdated,
    live_outcomes=ENDED_OUTCOMES,
    may_wait=True,
    is_housekeeping=True,
    outlives_job=True,
)
