"""Several jobs at once do not say the same twice, nor go on asking after a yes."""

from dataclasses import replace
from datetime import timedelta

from coaching.model.documents import Consent, Dossier, Referee
from coaching.model.vocabulary import Outcome, RefereeId
from tests.coaching.dossiers import PERSON, berlin, opportunity
from tests.coaching.playbook.test_noise import another, moments_of

KIM = Referee(RefereeId(9), "Kim Fox", "", "kim@x.org", Consent.GIVEN)
VOUCHED_FOR = replace(PERSON, referees=(KIM,))
FIRST = opportunity(start=berlin(24, 16))
SECOND = another(berlin(26, 16))
NEXT_DAY = berlin(24, 18)
LATER = berlin(30, 20)


def test_two_jobs_of_one_week_bring_one_briefing() -> None:
    """The first of them speaks, and the second keeps its place in /status only."""
    dossier = Dossier(VOUCHED_FOR, (FIRST, SECOND))
    assert len(moments_of("referee", dossier, NEXT_DAY, LATER)) == 1
    assert moments_of("referee", dossier, NEXT_DAY, LATER, job=2) == []


def test_who_asks_for_references_is_spoken_of() -> None:
    """A job of its own: the employer will call."""
    asked = replace(SECOND, references_asked=berlin(26, 17) + timedelta(minutes=5))
    dossier = Dossier(VOUCHED_FOR, (FIRST, asked))
    assert moments_of("referee", dossier, NEXT_DAY, LATER)
    assert moments_of("referee", dossier, NEXT_DAY, LATER, job=2)


def test_weeks_later_it_is_another_letter() -> None:
    """What was said two months ago is said anew."""
    later = replace(SECOND, interviews=another(berlin(26, 16) + timedelta(weeks=8)).interviews)
    dossier = Dossier(VOUCHED_FOR, (FIRST, later))
    assert moments_of("referee", dossier, NEXT_DAY, LATER + timedelta(weeks=9), job=2)


def test_a_yes_to_one_job_ends_the_asking_at_the_others() -> None:
    """What is left stands in one list; nobody is told a week later to ask where things stand."""
    before = Dossier(PERSON, (FIRST, SECOND))
    assert moments_of("checkin", before, berlin(26, 18), LATER + timedelta(weeks=2))
    accepted = replace(SECOND, outcome=Outcome.ACCEPTED, outcome_at=berlin(26, 18))
    after = Dossier(PERSON, (FIRST, accepted))
    assert moments_of("checkin", after, berlin(26, 18), LATER + timedelta(weeks=2)) == []
