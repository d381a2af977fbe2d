"""A no is heard in slang and in courtesy, of the firm that said it and of no other."""

import pytest

from coaching.reading.proposals import (
    CancelledSaid,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PromiseSaid,
)
from tests.coaching.reading.talks import read_kinds


@pytest.mark.parametrize(
    "text",
    [
        "well it's a pass from Northwind",
        "Northwind passed",
        "Northwind: nope",
        "got the thumbs down from Northwind",
        "Northwind didn't pan out",
        "northwind canned me",
        "Northwind will keep my cv on file",
        "Northwind went with the other lad",
        "Northwind pulled the plug on me",
        "Northwind have rescinded the offer",
        "the Northwind offer has been withdrawn",
    ],
)
def test_a_no_in_other_words(text: str) -> None:
    """Each of these ends the matter by the employer's word, and says nothing else."""
    told = read_kinds(text, OutcomeSaid, OfferSaid, CancelledSaid)
    assert told == ["OutcomeSaid Northwind Bakery rejected"]


@pytest.mark.parametrize(
    "text",
    [
        "Northwind passed, no word from Quillfeather",
        "it's a pass from Northwind. still nothing from Quillfeather",
        "Northwind is a bust. Quillfeather hasn't come back",
    ],
)
def test_who_is_silent_has_said_nothing(text: str) -> None:
    """Beside a no of one employer the silence of another one is no answer."""
    assert read_kinds(text, OutcomeSaid) == ["OutcomeSaid Northwind Bakery rejected"]


@pytest.mark.parametrize(
    "text", ["Northwind passed my cv on to Quillfeather", "crickets from Northwind"]
)
def test_what_is_no_no(text: str) -> None:
    """What is passed on, and mere silence, end nothing."""
    assert read_kinds(text, OutcomeSaid) == []


def test_nothing_comes_next_after_a_no() -> None:
    """The round in which it ended is no next round."""
    assert read_kinds("Northwind knocked me out in the final round", NoteSaid) == []


def test_a_broken_promise_is_not_due_again() -> None:
    """The day on which they did not call is over."""
    assert read_kinds("they said they'd call by Tuesday and still haven't", PromiseSaid) == []
