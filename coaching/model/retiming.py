"""What becomes of an interview's time: moved, fallen through, or standing after all."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Record
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Held, InterviewId, ZoneName, aware


def retimed(
    opportunity: Opportunity, changed: Interview, start: datetime, minutes: int, zone: ZoneName
) -> Opportunity:
    """The interview takes place then; `zone` is the one whose clock the person read."""
    start = aware(start)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    moved = replace(changed, start=start, minutes=minutes, wall=wall, zone=zone, fold=wall.fold)
    return with_interview(opportunity, replace(moved, held=Held.PLANNED, fell_through=None))


def freed(opportunity: Opportunity, interview: InterviewId, now: datetime) -> Opportunity:
    """Without what reminders of an earlier time left behind, for an interview that now lies
    ahead: what was done stays done, save the checklist, which is for the day itself."""
    ahead = any(one.id == interview and one.end > now for one in opportunity.interviews)
    if not ahead:
        return opportunity
    kept = {
        text: record
        for text, record in opportunity.records.items()
        if _stays(StepKey.parse(text), record, interview)
    }
    return replace(opportunity, records=kept)


def _stays(key: StepKey, record: Record, interview: InterviewId) -> bool:
    about_it = key.interview == interview
    return not about_it or (record.done is not None and key.kind is not StepKind.LEAVE)


def fallen_through(
    opportunity: Opportunity, changed: Interview, held: Held, now: datetime
) -> Opportunity:
    """It was cancelled, or nobody came."""
    return with_interview(opportunity, replace(changed, held=held, fell_through=aware(now)))


def standing(opportunity: Opportunity, changed: Interview) -> Opportunity:
    """It takes or took place after all."""
    return with_interview(opportunity, replace(changed, held=Held.PLANNED, fell_through=None))


def with_interview(opportunity: Opportunity, changed: Interview) -> Opportunity:
    """The interview in the place of its earlier self."""
    placed = tuple(changed if one.id == changed.id else one for one in opportunity.interviews)
    return replace(opportunity, interviews=placed)
