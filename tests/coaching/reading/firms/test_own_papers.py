"""Letters in capitals behind "my" are a paper of one's own, unless a firm's business follows."""

import pytest

from coaching.reading.firms.left_over_names import find_left_over
from coaching.reading.words.tokens import Tokens


def firms(text: str) -> list[str]:
    """What is taken for a firm's name, before any job is on record."""
    return [text[one.start : one.end] for one in find_left_over(Tokens(text), has_jobs=False)]


@pytest.mark.parametrize(
    "text",
    [
        "she asked about drug rounds. promised to send my DBS by friday",
        "I owe them my NMC PIN from the interview",
    ],
)
def test_own_papers_are_no_firm(text: str) -> None:
    """No job begins at a certificate."""
    assert firms(text) == []


@pytest.mark.parametrize("text", ["my IBM interview went well", "my IBM offer came yesterday"])
def test_a_firm_in_capitals_is_found_behind_my(text: str) -> None:
    """It is said with what it is the firm of."""
    assert firms(text) == ["IBM"]
