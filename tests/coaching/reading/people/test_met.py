"""Who was met has the title they have, without the word that says so."""

import pytest

from coaching.model.vocabulary import ContactPart
from coaching.reading.proposals import InterviewSaid, PersonSaid
from tests.coaching.reading.talks import read_message


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Also met deputy Tom Reed.", "deputy"),
        ("met ward manager Ruth Osei on the way out", "ward manager"),
        ("saw charge nurse Ken Li", "charge nurse"),
    ],
)
def test_meeting_somebody_is_no_part_of_their_title(text: str, title: str) -> None:
    """However short the line is."""
    people = [one for one in read_message(text).proposals if isinstance(one, PersonSaid)]
    assert [one.title for one in people] == [title]


def test_what_the_next_sentence_says_is_of_somebody_else() -> None:
    """Whoever is named before "their receptionist" or the front desk works at neither."""
    text = (
        "Just out of Northwind, Tom Brandt from finance and Ana Diaz. Their receptionist"
        " brought tea, we talked about rye."
    )
    people = [one for one in read_message(text).proposals if isinstance(one, PersonSaid)]
    assert [(one.name, one.part) for one in people] == [("Tom Brandt", ContactPart.INTERVIEWER)]


def test_a_name_that_is_a_job_is_the_job_behind_for() -> None:
    """Dev is somebody's name, and what an interview "for Dev" is about."""
    (interview,) = read_message("interview at Globex for Dev on friday at 10").proposals
    assert isinstance(interview, InterviewSaid)
    assert interview.role == "Dev"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("interview at oakline tmrw 10am w priya shah, head of ops, on zoom", None),
        ("interview at Globex friday at 10 with Ruth Osei, lab manager, for lab assistant", "lab"),
        ("interview at Globex on friday at 10, lab assistant, with Ruth Osei", "lab"),
    ],
)
def test_what_somebody_is_called_is_not_the_job(text: str, role: str | None) -> None:
    """A title beside a name is that person's alone, also where no job is named."""
    (said,) = [one for one in read_message(text).proposals if isinstance(one, InterviewSaid)]
    assert said.role == (f"{role} assistant" if role else None)


@pytest.mark.parametrize(
    ("thing", "title"),
    [("onboarding time", None), ("lead time", None), ("sales targets", None), ("cto", "cto")],
)
def test_what_somebody_worked_on_is_not_what_they_are(thing: str, title: str | None) -> None:
    """The name behind a comma begins what comes next: "the lead time, Tom asked about it"."""
    told = read_message(f"Priya cared about the {thing}, Tom asked about sql")
    named = [one for one in told.proposals if isinstance(one, PersonSaid) and one.name == "Tom"]
    assert [one.title for one in named] == [title]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I talked to Rosheen who heads up admissions", "Rosheen"),
        ("I met Marivic, who runs the front desk", "Marivic"),
        ("had a chat with Thandolwethu who's the ward manager", "Thandolwethu"),
    ],
)
def test_whoever_does_a_job_is_no_firm(text: str, name: str) -> None:
    """A name that nobody knows is a person's where it is said what they do there."""
    told = read_message(text).proposals
    assert [one.name for one in told if isinstance(one, PersonSaid)] == [name]
    assert not any(one.about.company for one in told)
