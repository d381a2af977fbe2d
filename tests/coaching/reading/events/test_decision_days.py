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
    ],
)
def test_a_decision_day_is_read(typed: str, latest: date) -> None:
    """Each says by when they decide, and nothing else."""
    said = read(typed, asked_who_was_there()).proposals
    assert [one.latest for one in said if isinstance(one, DecisionSaid)] == [latest]
    assert len(said) == 1
