"""An interview at a new employer that is told without a day is heard; one just over ended now."""

from dataclasses import replace
from typing import Any

import pytest

from coaching.reading.proposals import InterviewSaid
from tests.coaching.reading.talks import NEWCOMER, NOW, SEARCH, read_message


def _heard(text: str) -> list[InterviewSaid]:
    reading = read_message(text, NEWCOMER)
    return [one for one in reading.proposals if isinstance(one, InterviewSaid)]


@pytest.mark.parametrize(
    ("text", "company", "minutes"),
    [
        ("just had an interview with Globex", "Globex", 60),
        ("just finished my chat with Initech", "Initech", 60),
        ("just got back from Hooli, 40 mins with Gavin", "Hooli", 40),
        ("hiya, just out of an interview at Bramble Foods, met the director", "Bramble Foods", 60),
    ],
)
def test_what_is_just_over_ended_now(text: str, company: str, minutes: int) -> None:
    """It took an hour where nobody says how long."""
    (interview,) = _heard(text)
    assert (interview.company, interview.minutes, interview.role) == (company, minutes, None)
    assert interview.time is not None
    assert interview.time.end == NOW
    assert interview.time.day == NOW.date()


def test_what_is_told_without_a_day_waits_for_one() -> None:
    """No hour is made up where nothing says it is just over."""
    (interview,) = _heard("interview at Globex went well, met Priya")
    assert (interview.company, interview.time) == ("Globex", None)


@pytest.mark.parametrize(
    "text",
    [
        "met Priya Shah at Globex",
        "I applied at Globex for the analyst role",
        "interview at Globex on friday at 10",
        "my sister just had an interview at Globex",
        "my friend had an interview with Globex, she hated it",
        "if I had an interview with Globex I would be happy",
        "i never had an interview with Globex",
    ],
)
def test_who_was_only_met_or_meets_later_was_not_interviewed(text: str) -> None:
    """Somebody met, an application and a day ahead add no interview that was."""
    assert not [one for one in _heard(text) if one.time is None or (one.time.start or NOW) < NOW]


@pytest.mark.parametrize(
    "text",
    [
        "had my interview at Northgate Rail just now with Dana Orr. next round 3 December at 10am",
        "just out of my interview at Northgate Rail with Dana Orr. they want me back 3 Dec at 10am",
    ],
)
def test_one_just_over_stands_beside_the_next_round(text: str) -> None:
    """What comes next at the same employer does not take its place."""
    told = read_message(text, dossier=NEWCOMER).proposals
    days = sorted(one.time.day for one in told if isinstance(one, InterviewSaid) and one.time)
    assert [(day.month, day.day) for day in days] == [(11, 18), (12, 3)]


def minutes_of(text: str, **more: Any) -> list[int | None]:
    """Returns how long each interview took that a message tells of at 10:20."""
    told = read_message(text, **more).proposals
    return [one.minutes for one in told if isinstance(one, InterviewSaid)]


def test_what_is_told_of_an_interview_is_told_after_it() -> None:
    """It began at ten, and nobody writes in the middle of one what was said in it."""
    told = "interview at Maple Dental today 10am with Ana Diaz. ana worried i never did billing"
    assert minutes_of(told, dossier=NEWCOMER) == [20]
    assert minutes_of("interview at Maple Dental today 10am", dossier=NEWCOMER) == [None]


def test_one_on_record_that_is_told_of_has_ended() -> None:
    """It was to take an hour."""
    start = NOW.replace(hour=10, minute=0)
    known = replace(SEARCH.opportunities[0].interviews[0], start=start)
    job = replace(SEARCH.opportunities[0], interviews=(known,))
    search = replace(SEARCH, opportunities=(job,))
    assert minutes_of("just finished. ana worried i never did billing", dossier=search) == [20]
