"""Several interviews in one message: each with its own firm and its own day, on one card."""

import pytest

from tests.handlers.beginnings import doing, somebody
from tests.handlers.listening.test_free_talk import job


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "interview at Globex on friday at 10, Initech monday 11:00 and Hooli yesterday at 2",
            {"Globex": 20, "Initech": 23, "Hooli": 17},
        ),
        (
            "interview at Globex friday at 10, Initech monday 11:00, Hooli on the 25th at 2pm",
            {"Globex": 20, "Initech": 23, "Hooli": 25},
        ),
        (
            "interviews at Globex (fri 10:00), Initech (mon 11:00)",
            {"Globex": 20, "Initech": 23},
        ),
        (
            "interview with Larkspur tomorrow at 9, Initech friday at 10, Stark on monday at 3pm",
            {"Larkspur": 19, "Initech": 20, "Stark": 23},
        ),
        (
            "had interviews at Globex on monday at 10 and Initech yesterday at 2",
            {"Globex": 16, "Initech": 17},
        ),
    ],
)
async def test_each_has_its_firm_and_its_day(words: str, days: dict[str, int]) -> None:
    """What is past for one is ahead for the other; no day is given to the firm before it."""
    chat = await doing(somebody(), words, "[Right]")
    kept = {one: [round_.wall.day for round_ in job(chat, one).interviews] for one in days}
    assert kept == {one: [day] for one, day in days.items()}
