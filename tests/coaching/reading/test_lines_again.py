"""Single lines in which words of an interview tell of something else."""

import pytest

from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import (
    DecisionSaid,
    InterviewSaid,
    MovedSaid,
    NoShowSaid,
    OutcomeSaid,
    PersonSaid,
)
from tests.coaching.reading.talks import A_REMINDER, NEWCOMER, read_kinds


@pytest.mark.parametrize(
    "text",
    ["nobody has called kim yet", "one big red flag about the owner: he never looked up"],
)
def test_who_did_something_else_did_not_fail_to_come(text: str) -> None:
    """Nobody called somebody else, and a look is no call."""
    assert read_kinds(text, NoShowSaid) == []


def test_what_did_not_take_place_is_no_new_interview() -> None:
    """The hour in it is that of the one for which nobody came."""
    text = "drove 40 mins out to Northwind for my 4 oclock and the desk goes hes gone home"
    assert read_kinds(text, InterviewSaid) == []


@pytest.mark.parametrize(
    "text",
    [
        "she told me she answers mails at midnight",
        "i moved a whole office onto sage in six weeks",
        "our Tuesday one is on zoom now instead of in person",
    ],
)
def test_a_remark_decides_and_moves_nothing(text: str) -> None:
    """Neither when somebody works nor what one once moved is an interview's time."""
    assert read_kinds(text, DecisionSaid, MovedSaid) == []


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("i applied at Zoro and Tesla", ["Zoro", "Tesla"]),
        ("applied at Marks and Spencer", ["Marks and Spencer"]),
        ("chucked my resume in at Banksia Early Learning, no news", ["Banksia Early Learning"]),
        ("two more sent off: Harrow Museum and Brannock College", ["Harrow Museum", "Brannock"]),
        ("interview tomorrow 9am at Barlow's, no hang on its Barrow & Sons", ["Barrow & Sons"]),
    ],
)
def test_each_firm_is_named_in_full_and_once(text: str, firms: list[str]) -> None:
    """Two that are joined by "and" are two, and the one that was put right is nothing."""
    told = read_kinds(text, dossier=NEWCOMER)
    assert len(told) == len(firms)
    assert all(firm in one for one, firm in zip(told, firms, strict=True))


@pytest.mark.parametrize("text", ["yep last night", "thanked her this arvo"])
def test_yes_and_when_answers_a_reminder(text: str) -> None:
    """It is done for whom the reminder was about."""
    assert [one.split()[0] for one in read_kinds(text, asked=A_REMINDER)] == ["DoneSaid"]


def test_a_title_before_a_colon_is_nobody() -> None:
    """Lines of titles and names are people, and "tbc" is none."""
    asked = AskedByCoach(OpenQuestion.PEOPLE)
    text = "Head of Talent: Remi Coker\nTech lead: Obinna Eze\nBuddy: tbc"
    told = read_kinds(text, PersonSaid, asked=asked)
    assert [one.split(" ", 1)[1] for one in told] == [
        "Northwind Bakery? Remi Coker Head of Talent",
        "Northwind Bakery? Obinna Eze Tech lead",
    ]


def test_who_finds_people_for_others_is_kept_with_the_employer() -> None:
    """An agency's firm is where they work, and nobody's employer."""
    text = (
        "Spoke to a headhunter, Priscilla Goh of Meridian Search, re: Head of Compliance at"
        " Straits Mutual. First interview on 9 Mar 10am"
    )
    told = read_kinds(text, PersonSaid, dossier=NEWCOMER)
    assert told == ["PersonSaid Straits Mutual Priscilla Goh agency_recruiter"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("they said no problem", False),
        ("she said no worries about the gap", False),
        ("they said no rush", False),
        ("they said no sadly", True),
        ("northwind said no", True),
    ],
)
def test_no_problem_is_no_rejection(text: str, ends: bool) -> None:
    """Nobody is told that a job is over because there was no hurry."""
    assert bool(read_kinds(text, OutcomeSaid)) is ends
