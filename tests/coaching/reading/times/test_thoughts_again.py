"""Whoever thinks again of a day means the last one, and "next week, latest Friday" is one span."""

import pytest

from coaching.reading.proposals import DecisionSaid, InterviewSaid, PromiseSaid
from tests.coaching.reading.talks import read_message

TOLD = "Just out of Northwind, Ana Diaz asked about rye. "


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They'll let me know Friday arvo, or no, Friday's the fair, Monday.", ["Nov 23"]),
        ("They decide tuesday, no, tuesday is a holiday for them, wednesday.", ["Nov 25"]),
        ("She'll ring me on Thursday, sorry not Thursday, Friday morning.", ["Nov 20"]),
        (
            "The answer comes on friday, wait, she said friday is closed so the monday after.",
            ["Nov 23"],
        ),
        ("They answer on the 25th, not the 26th as she first said.", ["Nov 25"]),
        ("They decide next week, latest friday.", ["Nov 23-Nov 27"]),
        ("They'll revert next week, by thursday at the latest.", ["Nov 23-Nov 26"]),
        ("Decision by the end of the month, I mean the end of next week.", ["Nov 26-Nov 27"]),
        (
            "She'd call me early next week, Monday or Tuesday, Wednesday at the very latest.",
            ["Nov 25"],
        ),
        ("She'll send times for next week by tomorrow.", ["Nov 19"]),
        ("Three more people to see so it'll be the end of next week.", ["Nov 26-Nov 27"]),
        ("Second round is on Monday at 10, no hang on, Tuesday at 10.", ["24 Nov 15:00"]),
    ],
)
def test_the_last_thought_holds(text: str, days: list[str]) -> None:
    """Nothing is kept of the day that was taken back."""
    assert [day for one in read_message(TOLD + text).proposals for day in _days(one)] == days


def _days(one: object) -> list[str]:
    match one:
        case DecisionSaid(earliest=first, latest=last) if first == last:
            return [f"{first:%b %d}"]
        case DecisionSaid(earliest=first, latest=last):
            return [f"{first:%b %d}-{last:%b %d}"]
        case PromiseSaid(by=day):
            return [f"{day:%b %d}"]
        case InterviewSaid(known=None, time=time) if time and time.start:
            return [f"{time.start:%d %b %H:%M}"]
    return []
