"""LinkedIn takes five notes in thirty days; they go to who decides."""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching.letters.before_sending.invitation_budget import (
    count_deciders_to_invite,
    find_used_notes,
)
from coaching.model.documents import Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart
from tests.coaching.dossiers import FIRST, contact, opportunity
from tests.coaching.letterbox import NOW


def invited(*days_ago: int) -> Opportunity:
    """A job with people who were invited so many days ago."""
    moments: list[datetime] = [NOW - timedelta(days=days) for days in days_ago]
    records = {
        StepKey(StepKind("linkedin"), FIRST, 10 + at).text: StepRecord(done=moment)
        for at, moment in enumerate(moments)
    }
    return replace(opportunity(), records=records)


def test_the_month_rolls() -> None:
    """A note counts for thirty days, in whichever job it went out."""
    assert len(find_used_notes([invited(1, 29), invited(3, 31)], NOW)) == 3


def test_an_invitation_without_a_note_is_not_counted() -> None:
    """The sixth of a month had none, so that the fifth place is free again a month after the
    first."""
    used = find_used_notes([invited(33, 28, 27, 26, 25, 24, 2)], NOW)
    assert used == tuple(NOW - timedelta(days=days) for days in (28, 27, 26, 25, 2))


def test_who_decides_and_was_not_invited_is_counted() -> None:
    """Until they are, or the person left it out."""
    lead = contact(4, "Ana", "robots", part=ContactPart.HIRING_MANAGER)
    job = opportunity(lead, contact(7, "Ben", "dbt"))
    assert count_deciders_to_invite([job]) == 1
    key = StepKey(StepKind("linkedin"), FIRST, 4).text
    assert count_deciders_to_invite([replace(job, records={key: StepRecord(skipped=NOW)})]) == 0
