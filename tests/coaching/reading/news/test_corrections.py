"""What was noted for the wrong day or hour is put right, and makes no second interview."""

import pytest

from coaching.reading.proposals import DecisionSaid, InterviewSaid, MovedSaid
from coaching.reading.wishes import SnoozeSaid
from tests.coaching.reading.talks import read_kinds


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("sorry wrong day, Northwind was tuesday not monday", "Northwind Bakery 17 Nov 10:00"),
        ("quillfeather: not tuesday, wednesday. 11am", "Quillfeather 25 Nov 11:00"),
        ("oops quillfeather is at 11 not 10", "Quillfeather 24 Nov 11:00"),
        ("it wasn't Monday, it was Tuesday, the Northwind one", "Northwind Bakery 17 Nov 10:00"),
        ("I misread it: Quillfeather is the 30th, not the 24th", "Quillfeather 30 Nov 10:00"),
    ],
)
def test_a_day_or_hour_that_does_not_hold(text: str, moved: str) -> None:
    """Only the right time is kept, for the round that was noted; what is left out stays."""
    assert read_kinds(text, InterviewSaid, MovedSaid) == [f"MovedSaid {moved}"]


@pytest.mark.parametrize(
    "text",
    [
        "they got my name wrong, can you believe it, and they decide on Friday",
        "Northwind want me back on Friday. sorry, wrong day, the Friday after",
        "could they do Wednesday, not Tuesday?",
    ],
)
def test_what_puts_no_time_right(text: str) -> None:
    """Another round, a day counted from another one and a question correct nothing on record."""
    assert read_kinds(text, MovedSaid) == []


def test_a_day_that_is_denied_is_for_nothing() -> None:
    """Of "Monday, not Friday" Friday is neither when they decide nor when to ask again."""
    assert read_kinds("they decide Monday, not Friday", DecisionSaid) == [
        "DecisionSaid Northwind Bakery? 23 Nov Monday"
    ]
    (later,) = read_kinds("not today, tomorrow", SnoozeSaid)
    assert "19 Nov" in later
