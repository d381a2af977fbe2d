"""What is next stands first: the order of jobs in /status, and of the steps within a job."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.step_key import Step, StepState
from coaching.model.vocabulary import InterviewStatus
from coaching.model.wording import person_zone
from coaching.playbook.step_definition import Opens
from handlers.cards.card import EARLIEST_MOMENT, CardLine

LATE_COUNTS_AS = timedelta(hours=12)
"""What is late can wait for so long behind what has its hour, such as tomorrow's interview."""
DEADLINE_NEAR = 3
"""A day that somebody else set, such as that of an offer, stands at the top so many days before."""
FRESH_FOR = timedelta(hours=24)
"""The notes of an interview come first for so long."""
UNDO_WINDOW = timedelta(hours=24)
"""What was done or left out can be taken back for so long."""
Order = tuple[int, float, float]


def urgency_order(
    person: Person, job: Opportunity, lines: Sequence[CardLine], now: datetime
) -> Order:
    """Sorts jobs by what is next.

    First come the interviews of today and tomorrow with what ends today and the deadlines of the
    next days, before all one that has just passed; then what ends or begins next, then what waits.
    A job with nothing to do comes last.
    """
    steps = [line.step for line in lines if line.step]
    open_now = lines_in_state(lines, StepState.OPEN)
    due = [line.step.closes for line in open_now if line.step and line.definition.is_deadline]
    ends = [step.closes or step.opens for step in steps if step.state is StepState.OPEN]
    coming = coming_interview(job, now)
    starts = [max(coming.start, now)] if coming else []
    near = [
        moment
        for moments, days in ((starts, 1), (ends, 0), (due, DEADLINE_NEAR))
        for moment in moments
        if moment and moment >= now and _days_ahead(moment, person, now) <= days
    ]
    near += [now for moment in due if moment and moment < now]
    if near:
        return 0, min(near).timestamp(), 0.0
    return _later_order([*starts, *ends], steps, now)


def _later_order(moments: Sequence[datetime], steps: Sequence[Step], now: datetime) -> Order:
    if moments:
        counted, moment = min((one if one > now else now + LATE_COUNTS_AS, one) for one in moments)
        return 1, counted.timestamp(), moment.timestamp()
    waiting = [step.opens for step in steps if step.state is StepState.UPCOMING]
    return (2, min(waiting).timestamp(), 0.0) if waiting else (3, 0.0, 0.0)


def coming_interview(job: Opportunity, now: datetime) -> Interview | None:
    """Returns the interview of a job that takes place now or next."""
    planned = (one for one in job.interviews if one.held is InterviewStatus.PLANNED)
    ahead = (interview for interview in planned if interview.end > now)
    return min(ahead, key=lambda interview: interview.start, default=None)


def _days_ahead(moment: datetime, person: Person, now: datetime) -> int:
    zone = ZoneInfo(person_zone(person))
    return (moment.astimezone(zone).date() - now.astimezone(zone).date()).days


def lines_in_state(lines: Sequence[CardLine], state: StepState) -> list[CardLine]:
    """Returns the steps that stand there."""
    return [line for line in lines if line.step and line.step.state is state]


def open_lines(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns the steps that can be done now: first the notes of an interview of the last hours,
    then the step that ends first."""
    return sorted(lines_in_state(lines, StepState.OPEN), key=_end_order)


def _end_order(line: CardLine) -> tuple[bool, bool, bool, float, float]:
    """Sorts steps by their end. What is late waits a little, unless others wait for it; steps
    without an end, and those that may wait, come last."""
    closes, now = line.step.closes if line.step else None, line.subject.moment
    moment = closes or (line.step.opens if line.step else EARLIEST_MOMENT)
    is_late = closes is not None and now is not None and closes < now
    counted = (
        now + LATE_COUNTS_AS if now and is_late and not line.definition.is_deadline else moment
    )
    is_last = (line.definition.may_wait, closes is None)
    return not _is_fading(line), *is_last, counted.timestamp(), moment.timestamp()


def _is_fading(line: CardLine) -> bool:
    """Tells whether it takes notes that are fresh: names and remarks are the first to go."""
    now = line.subject.moment
    if line.definition.opens is not Opens.CAPTURE or line.step is None or now is None:
        return False
    return now - line.step.opens < FRESH_FOR


def waiting_lines(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns what waits and is worth knowing of; what begins first comes first."""
    waiting = [
        line for line in lines_in_state(lines, StepState.UPCOMING) if line.definition.is_announced
    ]
    return sorted(waiting, key=lambda line: _opening_timestamp(line.step))


def _opening_timestamp(step: Step | None) -> float:
    return step.opens.timestamp() if step else 0.0
