"""What was asked for is no offer, what is to be sent has not come, and each day is for its own."""

import pytest

from coaching.reading.proposals import (
    AssignmentSaid,
    DecisionSaid,
    MovedSaid,
    OfferSaid,
    OutcomeSaid,
    PromiseSaid,
)
from coaching.reading.wishes import DoneSaid
from tests.coaching.reading.talks import read_kinds


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("asked Northwind for 62k, they came back w 60k and a sign on", "60k"),
        ("countered at 85k, Northwind met me at 82k", "82k"),
        ("I told Northwind my minimum was 52k; the offer on the table is 49k", "49k"),
        ("Northwind wouldn't budge on 39k", "39k"),
        ("my current salary is 40k and Northwind offered 46k", "46k"),
        ("wanted 50k, Northwind offering 47.5k and 28 days leave", "47.5k"),
        ("Northwind bumped their offer from 45k to 48k", "48k"),
    ],
)
def test_what_is_offered_of_two_figures(text: str, amount: str) -> None:
    """The figure that one asked for or earns is never taken for the offer."""
    assert read_kinds(text, OfferSaid, MovedSaid) == [f"OfferSaid Northwind Bakery {amount}"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana says the draft contract is coming my way tomorrow",
        "the contract should be with me by tomorrow, says Ana",
        "Northwind will shoot over the offer letter tomorrow",
        "getting the details from Ana tomorrow",
    ],
)
def test_what_is_on_its_way_is_promised(text: str) -> None:
    """A paper that will be sent is a promise with its day, and no offer that came."""
    (promise,) = read_kinds(text, PromiseSaid, OutcomeSaid, OfferSaid)
    assert promise.startswith("PromiseSaid Northwind Bakery")
    assert "19 Nov" in promise


@pytest.mark.parametrize(
    "text",
    [
        "Per the hiring manager, a decision will be rendered no later than close of business 11/25",
        "the panel meets on the 25th, to pick someone",
        "said they'd let everyone know by the 25th, nice people",
        "Northwind pushed the decision back to the 25th",
    ],
)
def test_a_decision_in_other_words(text: str) -> None:
    """Whoever decides and however, it is a decision, and moves no interview."""
    (told,) = read_kinds(text, DecisionSaid, MovedSaid)
    assert told.startswith("DecisionSaid Northwind Bakery")
    assert "25 Nov" in told


def test_a_task_that_is_pushed_moves_no_interview() -> None:
    """Who has to "push" a take-home hands it in."""
    told = read_kinds(
        "take home from Northwind landed, gotta push it by Friday", AssignmentSaid, MovedSaid
    )
    assert [one.split()[0] for one in told] == ["AssignmentSaid"]


@pytest.mark.parametrize(
    "text",
    ["thank you notes are out to everyone from Monday", "all the thank you emails have gone"],
)
def test_everybody_is_thanked(text: str) -> None:
    """The "you" of a thank-you is nobody who did it."""
    assert len(read_kinds(text, DoneSaid)) == 1


@pytest.mark.parametrize(
    "text", ["Ana thanked me for coming", "pinged Ana on linkedin, she accepted"]
)
def test_what_they_did_is_not_ones_own(text: str) -> None:
    """Neither their thanks nor their yes to an invitation is a step or an answer of the person."""
    told = read_kinds(text, DoneSaid, OutcomeSaid)
    assert not any("thank_you" in one or "accepted" in one for one in told)


@pytest.mark.parametrize(
    "text",
    ["no offer from Northwind yet", "Northwind might offer me 30k", "hoping they offer me the job"],
)
def test_what_may_come_is_no_offer(text: str) -> None:
    """An offer that is denied, or only may come, is none."""
    assert read_kinds(text, OutcomeSaid, OfferSaid) == []
