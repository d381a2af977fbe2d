"""What is typed under a letter's question is told apart: words to say, an order, nothing there."""

import pytest

from coaching.letters.questions.read_answer import (
    drop_lead,
    is_order,
    leaves_out,
    read_tone_wanted,
)
from coaching.model.vocabulary import Tone


@pytest.mark.parametrize(
    "said",
    ["a bit long", "Too long", "shorter", "can you make it shorter?", "less formal", "love it"],
)
def test_an_order_is_no_answer(said: str) -> None:
    """There is no letter yet that it could change."""
    assert is_order(said)


@pytest.mark.parametrize(
    "said",
    [
        "I like long walks along the line.",
        "You made the formal part short.",
        "The night shifts were longer than they said.",
        "shorter " * 40,
    ],
)
def test_a_sentence_is_no_order(said: str) -> None:
    """It speaks of what is long or formal there, or goes on."""
    assert not is_order(said)
    assert not leaves_out(said)


@pytest.mark.parametrize("said", ["leave out the doubt", "Please skip that part.", "omit it"])
def test_what_shall_stay_out_is_told(said: str) -> None:
    """Whoever says so has nothing to say there."""
    assert leaves_out(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("say that I liked the kitchen", "I liked the kitchen"),
        ("please tell her that my team ran it", "My team ran it"),
        ("mention that you showed me the oven", "You showed me the oven"),
        ("Say that again and I start", "Say that again and I start"),
        ("I would say that I like it", "I would say that I like it"),
    ],
)
def test_only_what_shall_be_said_is_kept(typed: str, said: str) -> None:
    """What tells the coach to say it stays out."""
    assert drop_lead(typed) == said


@pytest.mark.parametrize(
    ("typed", "tone"),
    [("less formal", Tone.WARM), ("formal please", Tone.FORMAL), ("shorter", None)],
)
def test_a_tone_is_a_greeting(typed: str, tone: Tone | None) -> None:
    """Less formal is not formal."""
    assert read_tone_wanted(typed) is tone
