"""Of an hour that clocks show twice the right one is kept, also on disk."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coaching.calendar.rezoning import wall_clock_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.retiming import move_interview
from coaching.model.vocabulary import ZoneName
from storage.tables.document_encoding import OPPORTUNITY_CODEC
from tests.coaching.dossiers import opportunity

NEW_YORK = ZoneName("America/New_York")
FIRST = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
"""It is 1:30 in New York, and an hour later it is 1:30 again."""
HOUR = timedelta(hours=1)


def interview_at(start: datetime) -> Interview:
    """Returns an interview that moved to that moment, after writing and reading."""
    job = opportunity()
    moved = move_interview(job, job.interviews[0], start, 60, NEW_YORK)
    (kept,) = OPPORTUNITY_CODEC.decode(OPPORTUNITY_CODEC.encode(moved)).interviews
    return kept


@pytest.mark.parametrize(("start", "fold"), [(FIRST, 0), (FIRST + HOUR, 1)])
def test_which_of_the_two_hours_was_told_is_kept(start: datetime, fold: int) -> None:
    """The stored wall time leads back to the same moment, even after other rules."""
    interview = interview_at(start)
    assert (interview.fold, interview.wall.hour) == (fold, 1)
    assert wall_clock_moment(interview) == start
    displaced = replace(interview, start=start + 5 * HOUR)
    assert wall_clock_moment(displaced) == start


def test_a_document_from_before_reads_and_stays_where_it_was() -> None:
    """A document without the new fields reads with defaults, and no moment moves."""
    kept = OPPORTUNITY_CODEC.encode(
        replace(opportunity(), interviews=(interview_at(FIRST + HOUR),))
    )
    old = kept.replace(b',"fold":1', b"")
    assert old != kept
    read: Opportunity = OPPORTUNITY_CODEC.decode(old)
    assert read.interviews[0].fold == 0
    assert wall_clock_moment(read.interviews[0]) == FIRST + HOUR
