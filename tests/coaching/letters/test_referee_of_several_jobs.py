"""A referee hears of all jobs of the same weeks at once, in a letter or on the phone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.letters.briefs.jobs_together import knows_of_job, list_jobs_together
from coaching.letters.letter import Occasion, Variant
from coaching.letters.referee_letters import referee_letter
from coaching.letters.referees.referee_calls import referee_call_notes
from coaching.model.documents import Consent, Opportunity, Referee, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, RefereeId
from coaching.playbook.compose import variants_for
from tests.coaching.dossiers import PERSON, berlin, opportunity
from tests.coaching.playbook.test_noise import another

KIM = Referee(RefereeId(9), "Kim Fox", "my manager", "kim@x.org", Consent.GIVEN)
KEY = StepKey(StepKind("referee"), 0, 9)
FIRST = replace(
    opportunity(start=berlin(24, 16)),
    points={"9": "the move to dbt"},
    requirements="SQL, running workshops",
)
SECOND = replace(another(berlin(26, 16)), company="Bolt", role="Analyst", requirements="")
NOW = berlin(27, 10)


def brief(*jobs: Opportunity, referee: Referee = KIM) -> str:
    """The letter about the first of them, with all known."""
    person = replace(PERSON, referees=(referee,))
    return referee_letter(Occasion(person, jobs[0], NOW, jobs=jobs), referee).body


def call(*jobs: Opportunity, referee: Referee = KIM) -> str:
    """The notes for a call about the first of them."""
    person = replace(PERSON, referees=(referee,))
    return referee_call_notes(Occasion(person, jobs[0], NOW, jobs=jobs), referee)


def sent(job: Opportunity) -> Opportunity:
    """The job, with Kim briefed on it."""
    return replace(job, records={KEY.text: StepRecord(done=NOW)})


def test_one_letter_tells_of_both_with_what_each_needs() -> None:
    """Where the person stands, what counts there, and what to speak about."""
    other = replace(SECOND, points={"9": "the pricing study"})
    body = brief(FIRST, other)
    assert "two jobs" in body
    first, second = (
        next(part for part in body.split("\n\n") if job.company in part) for job in (FIRST, other)
    )
    assert "the move to dbt" in first
    assert "SQL and running workshops" in first
    assert "the pricing study" in second
    assert "dbt" not in second


def test_what_is_to_be_said_of_all_jobs_is_said_once() -> None:
    """Nobody reads the same wish twice in one letter."""
    assert brief(FIRST, replace(SECOND, points=FIRST.points)).count("the move to dbt") == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(SECOND, references_asked=berlin(26, 18)),
        replace(SECOND, outcome=Outcome.REJECTED, outcome_at=berlin(26, 18)),
        replace(SECOND, interviews=another(berlin(26, 16) + timedelta(weeks=3)).interviews),
        replace(another(berlin(26, 16) - timedelta(weeks=8)), company="Bolt"),
        replace(SECOND, records={KEY.text: StepRecord(done=berlin(26, 19))}),
    ],
    ids=["asks for references", "over", "still ahead", "long ago", "told before"],
)
def test_what_belongs_in_another_letter_stays_out(other: Opportunity) -> None:
    """The brief is then about the one job."""
    assert "Bolt" not in brief(FIRST, other)


def test_who_asks_for_references_gets_a_letter_about_that_job_alone() -> None:
    """Their call comes soon."""
    assert "Bolt" not in brief(replace(FIRST, references_asked=berlin(26, 18)), SECOND)


def test_a_sent_letter_settles_every_job_that_it_was_about() -> None:
    """Until one of them asks for references: then it has its own."""
    told = sent(FIRST)
    assert knows_of_job((told, SECOND), SECOND, KIM.id)
    assert list_jobs_together((told, SECOND), told, KIM.id, NOW + timedelta(days=2)) == (SECOND,)
    asked = replace(SECOND, references_asked=NOW + timedelta(days=1))
    assert not knows_of_job((told, asked), asked, KIM.id)
    later = replace(SECOND, interviews=another(NOW + timedelta(days=2)).interviews)
    assert not knows_of_job((told, later), later, KIM.id)


def test_the_notes_for_a_call_name_the_points_of_each_job() -> None:
    """In the person's words, with whom to call."""
    by_phone = replace(KIM, reach="phone only, 030 1234567")
    notes = call(FIRST, SECOND, referee=by_phone).splitlines()
    assert notes[0] == "Call Kim Fox: phone only, 030 1234567."
    assert any("Acme" in line and "the move to dbt" in line for line in notes)
    assert any("Bolt" in line for line in notes)
    assert not any("mail" in line for line in notes)


def test_who_has_not_agreed_is_asked_on_the_phone_first() -> None:
    """No points before a yes."""
    notes = call(FIRST, referee=replace(KIM, consent=Consent.NOT_ASKED))
    assert "whether you may name them" in notes
    assert "dbt" not in notes


@pytest.mark.parametrize(
    ("reach", "forms"),
    [
        ("phone only, 030 1234567", (Variant.CALL, Variant.MAIL)),
        ("030 1234567", (Variant.CALL, Variant.MAIL)),
        ("kim@x.org", (Variant.MAIL, Variant.CALL)),
        ("kim@x.org, 030 1234567", (Variant.MAIL, Variant.CALL)),
        ("", (Variant.MAIL, Variant.CALL)),
        ("email only, kim@x.org", (Variant.MAIL,)),
    ],
)
def test_a_referee_is_reached_as_they_prefer(reach: str, forms: tuple[Variant, ...]) -> None:
    """The usual form comes first; a call stays in reach unless they want none."""
    person = replace(PERSON, referees=(replace(KIM, reach=reach),))
    assert variants_for(KEY, person, FIRST) == forms
    assert bool(call(FIRST, referee=person.referees[0])) is (Variant.CALL in forms)
