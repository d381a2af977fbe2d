"""Who only passes on what is said of a firm was not at the interview, and notes are not theirs."""

import pytest

from coaching.reading.proposals import NoteSaid, PersonSaid
from tests.coaching.reading.talks import read_message

TOLD = "Just out of Northwind, Ana Diaz asked about rye. "


@pytest.mark.parametrize(
    "gossip",
    [
        "My old colleague Tunde works there since March and says the nights are brutal.",
        "A woman I know from the gym, Carla, told me they sacked the last planner.",
        "the taxi driver, Musa, says they never pay on time.",
        "Someone in the waiting room, Lorna, said they hire from inside.",
        "My flatmate's sister Jelena used to work there and left because of the stress.",
        "Kofi, who I trained with, is still there and likes it.",
        "My classmate before, si Joy, is there na and she says maraming OT.",
        "A chap at the gate, Otieno, told me they are five months behind on wages.",
        "The previous planner, Alan, messaged me on linkedin that the place is chaos.",
        "Uncle Rashid says the owner is a crook.",
    ],
)
def test_who_passes_on_gossip_was_not_there(gossip: str) -> None:
    """Neither a friend nor the man at the gate is written to."""
    proposals = read_message(TOLD + gossip).proposals
    assert [one.name for one in proposals if isinstance(one, PersonSaid)] == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hannah from HR told me the pay is fixed.", "Hannah"),
        ("A guy from finance, Brian, asked what a tonne of flour costs.", "Brian"),
        ("My cousin Shane works there and referred me.", "Shane"),
    ],
)
def test_who_was_there_or_helped_is_kept(said: str, name: str) -> None:
    """Whoever asks something, or puts in a word, counts."""
    proposals = read_message(TOLD + said).proposals
    assert [one.name for one in proposals if isinstance(one, PersonSaid)] == [name]


def test_what_a_friend_thinks_is_no_note() -> None:
    """What was asked and doubted counts only where it was said at the interview."""
    text = "My old colleague Tunde says the canteen is bad. He thinks I'd be too senior for them."
    notes = [one for one in read_message(TOLD + text).proposals if isinstance(one, NoteSaid)]
    assert [(one.whom, one.text) for one in notes] == [("Ana Diaz", "rye")]
