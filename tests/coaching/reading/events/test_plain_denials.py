"""An answer that denies and says nothing else is no answer, in whichever words."""

import pytest

from coaching.reading.non_answers import is_non_answer


@pytest.mark.parametrize(
    "text",
    [
        "I don't believe she did, no.",
        "I really couldn't tell you",
        "none that I noticed",
        "nope she was lovely",
        "can't say anything came up",
    ],
)
def test_a_denial(text: str) -> None:
    """It holds a denial and else only words that say nothing."""
    assert is_non_answer(text)


@pytest.mark.parametrize(
    "text",
    ["she did not believe me", "he wasn't happy", "not enough retail", "she doubted my German"],
)
def test_a_doubt_is_none(text: str) -> None:
    """What they doubted is an answer."""
    assert not is_non_answer(text)
