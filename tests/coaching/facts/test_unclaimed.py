"""Nothing that was said is lost: what no reader claimed stands on the card as a note."""

import pytest

from coaching.facts.unclaimed import find_rest
from tests.coaching.reading.talks import read_message


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (
            "ana asked about my publications and i told her i have 6 papers out",
            ["i told her i have 6 papers out"],
        ),
        (
            "the lift was out again, and i told them i can carry two crates. they decide by Friday",
            ["the lift was out again, and i told them i can carry two crates."],
        ),
        ("ana worried about my german, i told her i am at B2", []),
    ],
)
def test_what_i_said_is_kept_where_the_rest_of_its_sentence_was_read(
    text: str, notes: list[str]
) -> None:
    """A letter can hold it, and the person said it to its reader."""
    rest = find_rest(text, read_message(text))
    assert [span.text_in(text) for span in rest] == notes
