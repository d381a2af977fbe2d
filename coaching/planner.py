"""Plans every step of every opportunity: where it stands, and when the coach speaks next.

A plan is a function of the facts and the moment; nothing of it is stored. What happened to a step
is kept in `coaching.playbook.step_records`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.future_times import ignore_future_pings, ignore_future_reminders
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.step_key import Step, StepKey
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import NO_OPPORTUNITY, InterviewId, OpportunityId, to_utc
from coaching.playbook import windows
from coaching.playbook.noise.daily_limit import note_spoken
from coaching.playbook.noise.hold_back import hold_back_steps
from coaching.playbook.plan_context import (
    NO_OTHER_JOBS,
    OtherJobs,
    PlanContext,
    build_plan_context,
    waking_hours,
)
from coaching.playbook.plan_step import plan_step
from coaching.playbook.playbook import DEFINITION_BY_KIND, SILENT_OUTCOMES
from coaching.playbook.search import job_search, other_jobs
from coaching.playbook.step_definition import StepDefinition
from coaching.playbook.step_records import (
    SAME_CARD_WITHIN,
    mark_done,
    mark_pinged,
    mark_skipped,
    reopen_step,
    snooze_step,
    step_record,
)
from coaching.playbook.thanks import is_thanked, thanks_keys

__all__ = [
    "SnoozeChoice",
    "count_thanks",
    "find_due_steps",
    "mark_done",
    "mark_pinged",
    "mark_skipped",
    "next_ping",
    "plan_job",
    "plan_personal_steps",
    "plan_steps",
    "record_card",
    "reopen_step",
    "select_card_steps",
    "snooze_choices",
    "snooze_step",
]

DAY = timedelta(days=1)
COMES_ALONG_WITHIN = timedelta(minutes=5)
"""A step that is not open yet is put on a card only when it would speak this soon."""
ANSWER_PAUSE = timedelta(minutes=5)
"""So long after the last answer a person still counts as being in the middle of one."""
SNOOZE_EVENING = time(19)
SNOOZE_MORNING = time(9)
NIGHT_ENDS = 5
"""Before this hour it is still last night, and "tomorrow morning" is the coming one."""


@compute_once_a_turn
def plan_steps(
    person: Person, opportunity: Opportunity, now: datetime, others: OtherJobs = NO_OTHER_JOBS
) -> tuple[Step, ...]:
    """Returns every step at `now`, ordered by when it speaks, closes or opens; none without a time
    zone. What the person's other jobs mean for this one is in `others`."""
    opportunity = ignore_future_pings(opportunity, to_utc(now))
    context = build_plan_context(person, opportunity, to_utc(now), None, others)
    return _plan_definitions(lambda definition: not definition.is_personal, context)


def plan_job(dossier: Dossier, opportunity: Opportunity, now: datetime) -> tuple[Step, ...]:
    """Returns every step of one of the person's jobs, with a view to the others."""
    others = _other_jobs(dossier, opportunity)
    return plan_steps(dossier.person, opportunity, now, others)


@compute_once_a_turn
def _other_jobs(dossier: Dossier, opportunity: Opportunity) -> OtherJobs:
    return other_jobs(dossier, opportunity)


@compute_once_a_turn
def plan_personal_steps(dossier: Dossier, now: datetime) -> tuple[Step, ...]:
    """Returns the steps that belong to no job, in the same order; their opportunity is
    NO_OPPORTUNITY."""
    dossier = ignore_future_reminders(dossier, to_utc(now))
    person, search = dossier.person, job_search(dossier, to_utc(now))
    context = build_plan_context(person, personal_opportunity(person), to_utc(now), search)
    return _plan_definitions(lambda definition: definition.is_personal, context)


def _plan_definitions(
    is_wanted: Callable[[StepDefinition], bool], context: PlanContext | None
) -> tuple[Step, ...]:
    if context is None:
        return ()
    steps = (
        plan_step(definition, context, key)
        for definition in DEFINITION_BY_KIND.values()
        if is_wanted(definition)
        for key in definition.step_keys(context)
    )
    return tuple(sorted(steps, key=_plan_sort_key))


def _definition_of(step: Step) -> StepDefinition:
    return DEFINITION_BY_KIND[step.key.kind]


def select_card_steps(steps: Iterable[Step], now: datetime) -> tuple[Step, ...]:
    """Returns the steps of the next message: those that are due and those of the same half hour, in
    the order in which they close; none when none is due. The checklist before leaving never comes
    early."""
    found = sorted((step for step in steps if _is_for_next_card(step, now)), key=_card_sort_key)
    return tuple(found) if any(_is_due(step, now) for step in found) else ()


def find_due_steps(dossier: Dossier, now: datetime) -> tuple[Step, ...]:
    """Returns the steps that are due in all jobs; none while the person is in the middle of an
    answer."""
    dossier = ignore_future_reminders(dossier, to_utc(now))
    if now < _earliest_free_moment(dossier.person, now):
        return ()
    return select_card_steps(_plan_all_steps(dossier, now), now)


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    """Returns the earliest moment (UTC) at which a step speaks. Nobody is interrupted in the middle
    of an answer, nor while they asked for quiet; after that only what still helps speaks."""
    dossier = ignore_future_reminders(dossier, to_utc(now))
    earliest, waking = _earliest_ping(dossier, now), waking_hours(dossier.person)
    if earliest is None or waking is None:
        return earliest
    free = _earliest_free_moment(dossier.person, max(earliest, now))
    if free <= max(earliest, now):
        return earliest
    later = waking.next_waking_moment(free)
    after = _earliest_ping(dossier, later)
    return max(after, later) if after else None


def _earliest_ping(dossier: Dossier, now: datetime) -> datetime | None:
    moments = (step.ping_at for step in _plan_all_steps(dossier, now))
    return min((at for at in moments if at is not None), default=None)


def record_card(dossier: Dossier, steps: Iterable[Step], now: datetime) -> Dossier:
    """Notes that the steps were shown unasked now, all on one card."""
    steps = [*steps]
    person = note_spoken(dossier, steps, now)
    own = mark_pinged(personal_opportunity(person), _keys_of(steps, NO_OPPORTUNITY), now)
    return Dossier(
        store_personal_records(person, own),
        tuple(mark_pinged(job, _keys_of(steps, job.id), now) for job in dossier.opportunities),
    )


def _keys_of(steps: Iterable[Step], opportunity: OpportunityId) -> list[StepKey]:
    return [step.key for step in steps if step.opportunity == opportunity]


def count_thanks(opportunity: Opportunity, interview: InterviewId) -> tuple[int, int]:
    """Returns how many people of an interview are thanked, and how many are to be thanked, as in "2
    of 3 thanked". These are interviewers, staff and, with the first interview, people who helped. A
    person who was left out on purpose counts for neither."""
    keys = [*thanks_keys(opportunity, interview)]
    thanked = {key for key in keys if is_thanked(opportunity, key)}
    left_out = {key for key in keys if step_record(opportunity, key).skipped is not None}
    return len(thanked), len(keys) - len(left_out - thanked)


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """Is a moment (UTC) to put a step off to. `is_past_close` says that the step's window has ended
    by then."""

    at: datetime
    is_past_close: bool = False


def snooze_choices(
    person: Person, now: datetime, closes: datetime | None
) -> tuple[SnoozeChoice, ...]:
    """Returns an hour from now, the coming 19:00, and the coming morning at 9:00, in the zone of
    the person and moved to when they are awake. There are always these three, in this order; none
    without a time zone."""
    waking = waking_hours(person)
    if waking is None:
        return ()
    today = now.astimezone(ZoneInfo(waking.zone))
    evening = local_moment(today.date(), SNOOZE_EVENING, waking.zone)
    if evening <= now:
        evening = local_moment(today.date() + DAY, SNOOZE_EVENING, waking.zone)
    morning_day = today.date() if today.hour < NIGHT_ENDS else today.date() + DAY
    morning = local_moment(morning_day, SNOOZE_MORNING, waking.zone)
    moments = (
        windows.snooze_moment(at, waking) for at in (to_utc(now) + windows.HOUR, evening, morning)
    )
    return tuple(SnoozeChoice(at, closes is not None and at > closes) for at in moments)


def _plan_all_steps(dossier: Dossier, now: datetime) -> list[Step]:
    """Returns the steps of everything that have something to say, each with the moment at which it
    may. Those that are over or have spoken, most of a long search, hold nobody back."""
    speaking = (one for one in _plan_wished_steps(dossier, now) if one.ping_at is not None)
    return hold_back_steps(dossier, speaking, to_utc(now))


def _plan_wished_steps(dossier: Dossier, now: datetime) -> list[Step]:
    steps = [
        step for each in dossier.opportunities for step in _plan_speaking_steps(dossier, each, now)
    ]
    return [*steps, *plan_personal_steps(dossier, now)]


def _plan_speaking_steps(
    dossier: Dossier, opportunity: Opportunity, now: datetime
) -> Iterable[Step]:
    """Returns the steps that may speak; of a silent job only those that outlive it."""
    if opportunity.outcome in SILENT_OUTCOMES:
        context = build_plan_context(dossier.person, opportunity, to_utc(now))
        return _plan_definitions(lambda definition: definition.outlives_job, context)
    return plan_job(dossier, opportunity, now)


def _earliest_free_moment(person: Person, moment: datetime) -> datetime:
    """Returns from when on the person can be spoken to: not in the middle of an answer, and not
    while they asked for quiet."""
    talk, quiet = person.conversation, person.paused_until
    free = moment if talk is None else max(talk.touched + ANSWER_PAUSE, moment)
    return free if quiet is None else max(free, quiet)


def _is_due(step: Step, now: datetime) -> bool:
    return step.ping_at is not None and step.ping_at <= now


def _is_for_next_card(step: Step, now: datetime) -> bool:
    if step.ping_at is None or step.ping_at <= now:
        return step.ping_at is not None
    soon = step.ping_at - now
    near = soon < SAME_CARD_WITHIN if step.opens <= now else soon <= COMES_ALONG_WITHIN
    definition = _definition_of(step)
    return near and not definition.is_preparation


def _plan_sort_key(step: Step) -> tuple[datetime, int, StepKey]:
    return step.ping_at or step.closes or step.opens, _definition_of(step).number, step.key


def _card_sort_key(step: Step) -> tuple[bool, bool, datetime, int, StepKey]:
    """Returns a key that puts first what closes first, then follows the order of the playbook; what
    never closes comes behind it, and what may wait comes last."""
    definition = _definition_of(step)
    moment = step.closes or step.opens
    return definition.may_wait, step.closes is None, moment, definition.number, step.key
