"""A new zone rule moves the moment of an interview, and never the hour that people were told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.rezoning import find_displaced_interviews, wall_clock_moment
from coaching.model.documents import Interview, Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewId, OpportunityId, ZoneName
from coaching.playbook.stale_records import reapply_zone_rules

TROLL = ZoneName("Antarctica/Troll")
NOON = datetime(2026, 11, 13, 12, tzinfo=UTC)
NOW = NOON - timedelta(hours=1)


def _interview(start: datetime, zone: ZoneName, number: int = 2) -> Interview:
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Interview(InterviewId(number), start, 60, wall, zone, fold=wall.fold)


def _job(*interviews: Interview, records: dict[str, StepRecord] | None = None) -> Opportunity:
    return Opportunity(
        OpportunityId(1), "Acme", "Engineer", TROLL, interviews=interviews, records=records or {}
    )


def _as_told_before(interview: Interview, hours: int) -> Interview:
    """Shifts an interview as if the rules had been so many hours off when it was logged."""
    return replace(interview, start=interview.start + timedelta(hours=hours))


@given(
    st.integers(0, 12 * 366 * 24 * 60),
    st.sampled_from(["Europe/London", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tehran"]),
)
def test_the_same_rules_move_nothing(minutes: int, zone: str) -> None:
    """The same rules move nothing, at no minute of any year, even those that clocks show twice."""
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    interview = _interview(start, ZoneName(zone))
    assert wall_clock_moment(interview) == start
    assert wall_clock_moment(replace(interview, fold=0)) == start
    job = _job(interview)
    assert reapply_zone_rules(job, NOW) is job


@given(st.integers(-3, 3).filter(bool), st.integers(0, 300 * 24))
def test_other_rules_keep_the_hour(hours: int, later: int) -> None:
    """With other rules the interview is at its wall time, whatever its moment was."""
    right = _interview(NOON + timedelta(hours=later), ZoneName("Asia/Tokyo"))
    job = _job(_as_told_before(right, hours))
    assert find_displaced_interviews(job) == job.interviews
    assert reapply_zone_rules(job, NOW).interviews == (right,)
    assert find_displaced_interviews(reapply_zone_rules(job, NOW)) == ()


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_was_meant_of_two(fold: int) -> None:
    """The second of two hours that show the same stays the second."""
    start = datetime(2026, 10, 25, fold, 30, tzinfo=UTC)
    right = _interview(start, ZoneName("Europe/London"))
    assert (right.wall.hour, right.wall.minute) == (1, 30)
    assert wall_clock_moment(_as_told_before(right, 5)) == start


def test_a_wall_time_that_is_skipped_stays_put() -> None:
    """A skipped wall time becomes the moment of the jump and stays there."""
    wall = datetime(2026, 3, 29, 1, 30, tzinfo=UTC).replace(tzinfo=None)
    zone = ZoneName("Europe/London")
    skipped = Interview(InterviewId(2), datetime(2026, 3, 29, 3, tzinfo=UTC), 60, wall, zone)
    moved = reapply_zone_rules(_job(skipped), NOW)
    assert moved.interviews[0].start == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert reapply_zone_rules(moved, NOW) == moved


def test_only_what_lies_ahead_is_reminded_of_anew() -> None:
    """Only the checklist of the interview that moved is planned again.

    A note that was sent stays sent, and the other interview is unchanged.
    """
    leave, thanks = (
        StepKey(kind, InterviewId(2), 0).text for kind in (StepKind("leave"), StepKind("thank"))
    )
    other = StepKey(StepKind("leave"), InterviewId(3), 0).text
    records = {
        leave: StepRecord(pinged=(NOW,)),
        thanks: StepRecord(done=NOW),
        other: StepRecord(pinged=(NOW,)),
    }
    stays = _interview(NOON, TROLL, number=3)
    moved = reapply_zone_rules(
        _job(_as_told_before(_interview(NOON, TROLL), 1), stays, records=records), NOW
    )
    assert set(moved.records) == {thanks, other}
    assert moved.interviews[1] == stays
    past = _job(_as_told_before(_interview(NOON, TROLL), 1), records=records)
    assert reapply_zone_rules(past, NOON + timedelta(days=9)).records == records
