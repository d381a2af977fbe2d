"""Changes an interview's time: it moved, it fell through, or it takes place after all."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus, ZoneName, to_utc


def move_interview(
    opportunity: Opportunity, interview: Interview, start: datetime, minutes: int, zone: ZoneName
) -> Opportunity:
    """Moves the interview to `start`; `zone` is the one whose clock the person read."""
    start = to_utc(start)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    moved = replace(interview, start=start, minutes=minutes, wall=wall, zone=zone, fold=wall.fold)
    return replace_interview(
        opportunity, replace(moved, held=InterviewStatus.PLANNED, fell_through=None)
    )


def mark_fallen_through(
    opportunity: Opportunity, interview: Interview, held: InterviewStatus, now: datetime
) -> Opportunity:
    """Marks it as cancelled, or as one to which nobody came."""
    return replace_interview(opportunity, replace(interview, held=held, fell_through=to_utc(now)))


def reinstate_interview(opportunity: Opportunity, interview: Interview) -> Opportunity:
    """Marks it as one that as planned after all."""
    return replace_interview(
        opportunity, replace(interview, held=InterviewStatus.PLANNED, fell_through=None)
    )


def replace_interview(opportunity: Opportunity, interview: Interview) -> Opportunity:
    """Puts the interview in the place of its earlier version."""
    placed = tuple(
        interview if candidate.id == interview.id else candidate
        for candidate in opportunity.interviews
    )
    return replace(opportunity, interviews=placed)
