"""Drops the reminders of an interview's earlier time when it gets a new one."""

from dataclasses import replace
from datetime import datetime

from coaching.calendar.rezoning import find_displaced_interviews, wall_clock_moment
from coaching.model.documents import Opportunity, StepRecord
from coaching.model.retiming import replace_interview
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId
from coaching.playbook.playbook import DEFINITION_BY_KIND


def drop_stale_records(
    opportunity: Opportunity, interview: InterviewId, now: datetime
) -> Opportunity:
    """Drops the records of an earlier time, for an interview that now lies ahead.

    Steps that were done stay done. The checklist is an exception, because it is for the day itself.
    """
    ahead = any(held.id == interview and held.end > now for held in opportunity.interviews)
    if not ahead:
        return opportunity
    records = {
        text: record
        for text, record in opportunity.records.items()
        if _is_still_valid(StepKey.parse(text), record, interview)
    }
    return replace(opportunity, records=records)


def _is_still_valid(key: StepKey, record: StepRecord, interview: InterviewId) -> bool:
    definition = DEFINITION_BY_KIND.get(key.kind)
    is_repeated = definition is not None and definition.is_for_the_day
    return key.interview != interview or (record.done is not None and not is_repeated)


def reapply_zone_rules(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Puts every interview at its wall time by the time zone rules known here.

    The person is reminded again of an interview that moved and lies ahead.
    """
    for interview in find_displaced_interviews(opportunity):
        moved = replace(interview, start=wall_clock_moment(interview))
        opportunity = drop_stale_records(replace_interview(opportunity, moved), moved.id, now)
    return opportunity
