"""What somebody did at the interview tells which part they had."""

import pytest

from coaching.reading.proposals import PersonSaid
from coaching.reading.read import read
from tests.coaching.reading.people.test_people_answers import asked_who_was_there
from tests.coaching.reading.talks import NEWCOMER, read_message


def parts(text: str) -> list[str]:
    """Everybody in the answer to who was there, with their part."""
    said = read(text, asked_who_was_there()).proposals
    return [f"{one.name}|{one.part or ''}" for one in said if isinstance(one, PersonSaid)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Gunda at the gate let me through, i spoke with Ilse Brandt and Mr Osei",
            ["Gunda|staff", "Ilse Brandt|interviewer", "Osei|interviewer"],
        ),
        (
            "Pia only booked it. The interviewers were Arno Metz and Bryn",
            ["Pia|coordinator", "Arno Metz|interviewer", "Bryn|interviewer"],
        ),
        (
            "Tilly made me a coffee and Dr Abara did the interview",
            ["Tilly|staff", "Abara|interviewer"],
        ),
        ("grilled by Roz Peake, Vic took my coat", ["Roz Peake|interviewer", "Vic|staff"]),
        (
            "Kofi from Hays sent me there, the interview itself was with Lutz Ahrens",
            ["Kofi|agency_recruiter", "Lutz Ahrens|interviewer"],
        ),
        (
            "the one id work for is Hanne Dahl, the others were Per and Kjell",
            ["Hanne Dahl|hiring_manager", "Per|", "Kjell|"],
        ),
    ],
)
def test_who_asked_and_who_only_received(text: str, people: list[str]) -> None:
    """Whoever was talked to is an interviewer; who opened the door or booked it is not."""
    assert parts(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "the one i would report to is Marek Wolny, head of QA",
        "the role reports into Marek Wolny, head of QA",
        "my boss would be Marek Wolny, head of QA",
    ],
)
def test_the_boss_to_be_is_one_person_with_a_title(text: str) -> None:
    """Marek is no month, so that his surname is no firm's."""
    said = read_message(text, NEWCOMER).proposals
    people = [one for one in said if isinstance(one, PersonSaid)]
    assert [(one.name, one.title, one.part) for one in people] == [
        ("Marek Wolny", "head of QA", "hiring_manager")
    ]
