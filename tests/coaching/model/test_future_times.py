"""What a clock that was ahead has dated does not count, and nothing else changes."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coaching.model.commitments import DueBy
from coaching.model.documents import (
    Conversation,
    Dossier,
    Interview,
    Opportunity,
    Person,
    StepRecord,
)
from coaching.model.future_times import (
    FUTURE_TOLERANCE,
    LEFT_SINCE,
    correct_future_times,
    ignore_future_reminders,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.planner import next_ping
from coaching.playbook.step_records import mark_pinged, snooze_step
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity
from tests.coaching.worlds import EXAMPLES
from tests.storage import dossiers

PLANNED = {
    (Interview, "start"),
    (Person, "paused_until"),
    (Interview, "wall"),
    (StepRecord, "put_off"),
    (DueBy, "moment"),
}
"""These times may lie ahead: the person said so."""
CAPTURE = StepKey(StepKind("capture"), FIRST)
END = berlin(24, 16)
YEAR = timedelta(days=365)
ANYBODY = st.builds(Dossier, dossiers.people, dossiers.many_opportunities)


def _times(fact: Any) -> Iterator[datetime]:
    """Yields every time in a document at which something happened, found without its names."""
    if isinstance(fact, datetime):
        yield fact
    elif is_dataclass(fact):
        for field in fields(fact):
            if (type(fact), field.name) not in PLANNED and field.name != "answers":
                yield from _times(getattr(fact, field.name))
    elif isinstance(fact, Mapping):
        yield from (at for inner in fact.values() for at in _times(inner))
    elif isinstance(fact, tuple):
        yield from (at for inner in fact for at in _times(inner))


@settings(EXAMPLES, phases=(Phase.explicit, Phase.generate))
@given(ANYBODY, st.integers(-2_000, 2_000).map(lambda days: END + timedelta(days=days)))
def test_nothing_stays_dated_ahead(dossier: Dossier, now: datetime) -> None:
    """No time of anything that happened is ahead, in any field of anybody; twice is as once."""
    corrected = correct_future_times(dossier, now)
    assert all(at <= now + FUTURE_TOLERANCE for at in _times(corrected))
    assert correct_future_times(corrected, now) is corrected
    latest = max(_times(dossier), default=now)
    assert correct_future_times(dossier, max(latest, now)) is dossier


def _asked_about(job: Opportunity, now: datetime) -> datetime | None:
    return next_ping(Dossier(PERSON, (job,)), now)


def test_a_reminder_of_a_future_time_is_given_anew() -> None:
    """A reminder that a clock ahead has noted is planned as if it had not been."""
    job = opportunity(contact(2, "Ana"))
    asked = _asked_about(job, END)
    for ahead in (timedelta(minutes=40), timedelta(days=3), YEAR, 5 * YEAR):
        pinged = mark_pinged(job, [CAPTURE], END + ahead)
        assert _asked_about(pinged, END) == asked
        corrected = correct_future_times(Dossier(PERSON, (pinged,)), END)
        assert corrected.opportunities[0].records[CAPTURE.text] == StepRecord()


def test_an_answer_of_a_future_time_keeps_nobody_in_its_middle() -> None:
    """Somebody whose last answer is dated ahead is reminded as if they had left it a while ago."""
    talk = Conversation(1, "new", 1, "company", END + YEAR, {"company": "Acme"})
    talking = Dossier(replace(PERSON, conversation=talk), (opportunity(contact(2, "Ana")),))
    assert next_ping(talking, END) == next_ping(Dossier(PERSON, talking.opportunities), END)
    kept = correct_future_times(talking, END).person.conversation
    assert kept == replace(talk, touched=END - LEFT_SINCE)


def test_a_step_comes_back_as_long_after_as_was_wanted() -> None:
    """What was put off by an hour in a future time comes back in an hour."""
    job = snooze_step(
        opportunity(contact(2, "Ana")), CAPTURE, END + YEAR + timedelta(hours=1), END + YEAR
    )
    (back,) = correct_future_times(Dossier(PERSON, (job,)), END).opportunities
    record = back.records[CAPTURE.text]
    assert (record.put_off, record.put_off_at) == (END + timedelta(hours=1), END)


def test_what_the_person_put_off_far_ahead_stays() -> None:
    """A moment far ahead that was chosen at the right time is not moved."""
    job = snooze_step(opportunity(contact(2, "Ana")), CAPTURE, END + YEAR, END)
    dossier = Dossier(Person(PERSON.id, zone=PERSON.zone), (job,))
    assert correct_future_times(dossier, END) is dossier
    assert ignore_future_reminders(dossier, END) is dossier
