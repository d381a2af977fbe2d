"""The day on which an employer decides is read in roundabout words."""

from datetime import date

import pytest

from coaching.reading.proposals import DecisionSaid
from coaching.reading.read import read
from tests.coaching.reading.people.test_people_answers import asked_who_was_there


@pytest.mark.parametrize(
    ("typed", "latest"),
    [
        ("they want somebody chosen by friday 4 december", date(2026, 12, 4)),
        ("the committee meets on the 1st of december and votes", date(2026, 12, 1)),
        ("she told me to hang tight until 3 december", date(2026, 12, 3)),
        ("deadline for their choice is 4 dec", date(2026, 12, 4)),
        ("the shortlist goes out on 30 november", date(2026, 11, 30)),
        ("hr said id get an email either way by 26 november", date(2026, 11, 26)),
        ("she has to ask the owners who meet on 2 december", date(2026, 12, 2)),
        ("he must put it to the partners, who meet on 3 december", date(2026, 12, 3)),
        ("they'll choose before 4 december", date(2026, 12, 3)),
    ],
)
def test_a_decision_day_is_read(typed: str, latest: date) -> None:
    """Each says by when they decide, and nothing else."""
    said = read(typed, asked_who_was_there()).proposals
    assert [one.latest for one in said if isinstance(one, DecisionSaid)] == [latest]
    assert len(said) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "dont expect any word before 4 december",
        "she told me not to expect an answer until 4 december",
        "no verdict before 4 december",
        "they won't be able to tell me anything before 4 december",
        "we wont hear before 4 december",
        "the soonest she can decide is 4 december",
    ],
)
def test_what_is_not_before_a_day_can_be_on_it(typed: str) -> None:
    """The first day on which they can decide is that day, and not the one before it."""
    said = read(typed, asked_who_was_there()).proposals
    days = [(one.earliest, one.latest) for one in said if isinstance(one, DecisionSaid)]
    assert days == [(date(2026, 12, 4), date(2026, 12, 4))]


def test_what_they_have_to_ask_others_is_no_question_to_me() -> None:
    """She asks the board, so nothing was asked in the interview."""
    said = read("she has to ask the board which meets on 2 december", asked_who_was_there())
    assert [type(one) for one in said.proposals] == [DecisionSaid]
