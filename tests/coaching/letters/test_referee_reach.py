"""A referee hears of the way alone by which they can be asked, and a late thank-you says so."""

from dataclasses import replace

import pytest

from coaching.letters.letter import Occasion
from coaching.letters.referee_letters import referee_letter
from coaching.letters.referees.reach import Reach, read_reach
from coaching.letters.thank_you_letters import thank_you_letter
from coaching.model.documents import Consent, Meeting
from tests.coaching.dossiers import FIRST, berlin, contact, opportunity
from tests.coaching.letterbox import KIM, ME, NOW


@pytest.mark.parametrize(
    ("noted", "reach"),
    [
        ("by phone only", Reach.PHONE),
        ("phone only, 030 1234567", Reach.PHONE),
        ("only reachable by phone", Reach.PHONE),
        ("email only kim@delta.example", Reach.MAIL),
        ("don't call, she is in the lab", Reach.MAIL),
        ("kim@delta.example", Reach.ANY),
        ("030 1234567", Reach.ANY),
        ("", Reach.ANY),
    ],
)
def test_the_only_way_is_read(noted: str, reach: Reach) -> None:
    """An address or a number alone rules nothing out."""
    assert read_reach(noted) is reach


@pytest.mark.parametrize("consent", [Consent.NOT_ASKED, Consent.GIVEN])
@pytest.mark.parametrize(
    ("noted", "said", "not_said"), [("phone only", "call", "mail"), ("email only", "", "call")]
)
def test_a_referee_is_told_of_no_other_way(
    consent: Consent, noted: str, said: str, not_said: str
) -> None:
    """In the question for consent as well as in the brief."""
    kim = replace(KIM, consent=consent, reach=noted)
    person = replace(ME, referees=(kim,))
    body = referee_letter(Occasion(person, opportunity(), NOW), kim).body
    assert said in body
    assert not_said not in body


def test_a_late_thank_you_says_so_behind_a_deed_as_well() -> None:
    """Six days later."""
    met = (Meeting(FIRST, line="You showed me the new oven."),)
    job = opportunity(replace(contact(2, "Priya Shah"), met=met))
    occasion = Occasion(ME, job, berlin(30, 12))
    body = thank_you_letter(occasion, job.interviews[-1], job.contacts[0]).body
    assert "for showing me the new oven" in body
    assert [word for word in ("later than", "late but", "sooner") if word in body]
