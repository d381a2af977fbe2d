"""Keeps quiet before an interview: nothing but what prepares for it comes then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coaching.calendar.business_hours import WakingHours
from coaching.model.documents import Dossier, Interview, StepRecord
from coaching.model.step_key import Step
from coaching.model.vocabulary import InterviewStatus, OpportunityId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import last_useful_moment
from coaching.playbook.windows import HOUR

QUIET_BEFORE = 2 * HOUR
"""So long before an interview nothing comes but what prepares for it."""
QUIET_AFTER = HOUR
"""So long after its end only steps of its own job speak: there is time to eat and to take notes."""
NOTES_AFTER = timedelta(minutes=10)
"""The notes of an interview that had to wait for another one come with those of that one."""
TIME_TO_ACT = timedelta(minutes=30)
"""A deadline that is told later than this before its end leaves no time to act."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Is the time around one interview, from two hours before it to an hour after it."""

    job: OpportunityId
    interview: Interview

    @property
    def begins(self) -> datetime:
        """When nothing comes any more but what prepares for it."""
        return self.interview.start - QUIET_BEFORE

    def ends(self, step: Step | None) -> datetime:
        """When such a step may speak again."""
        if step is None:
            return self.interview.end + QUIET_AFTER
        if step.opportunity == self.job and step.key.interview in (0, self.interview.id):
            return self.interview.end
        is_read_alone = DEFINITION_BY_KIND[step.key.kind].is_read_alone
        return self.interview.end + (NOTES_AFTER if is_read_alone else QUIET_AFTER)


def find_silences(dossier: Dossier, now: datetime) -> tuple[Silence, ...]:
    """Returns the times around the interviews that are ahead, or not long over."""
    return tuple(
        Silence(job.id, interview)
        for job in dossier.opportunities
        if job.is_live
        for interview in job.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end + QUIET_AFTER > now
    )


def free_moment(
    moment: datetime, silences: Iterable[Silence], waking: WakingHours, step: Step | None = None
) -> datetime:
    """Returns the moment itself, or the first waking one after it that lies in no silence."""
    while True:
        ends = [one.ends(step) for one in silences if one.begins <= moment < one.ends(step)]
        if not ends:
            return moment
        moment = waking.next_waking_moment(max(ends))


def move_out_of_silence(
    step: Step,
    record: StepRecord,
    silences: Iterable[Silence],
    waking: WakingHours,
    now: datetime,
) -> Step:
    """Returns the step with its ping moved out of the time around interviews.

    What prepares for an interview comes all the same. So does a deadline that was not told yet and
    would be over by then.
    """
    definition = DEFINITION_BY_KIND[step.key.kind]
    if step.ping_at is None or definition.is_preparation:
        return step
    moment = max(step.ping_at, now)
    at = free_moment(moment, silences, waking, step)
    is_last_word = definition.is_deadline and not record.pinged and _is_over_by(step, at)
    return step if at == moment or is_last_word else delay_ping(step, record, at)


def delay_ping(step: Step, record: StepRecord, at: datetime) -> Step:
    """Returns the step with a later ping, or without one where it would not help any more."""
    ends = last_useful_moment(DEFINITION_BY_KIND[step.key.kind], step.closes, record)
    return replace(step, ping_at=at if ends is None or at <= ends else None)


def _is_over_by(step: Step, at: datetime) -> bool:
    return step.closes is not None and at > step.closes - TIME_TO_ACT
