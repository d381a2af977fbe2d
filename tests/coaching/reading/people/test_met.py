"""Who was met has the title they have, without the word that says so."""

import pytest

from coaching.reading.proposals import PersonSaid
from tests.coaching.reading.talks import read_message


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Also met deputy Tom Reed.", "deputy"),
        ("met ward manager Ruth Osei on the way out", "ward manager"),
        ("saw charge nurse Ken Li", "charge nurse"),
    ],
)
def test_meeting_somebody_is_no_part_of_their_title(text: str, title: str) -> None:
    """However short the line is."""
    people = [one for one in read_message(text).proposals if isinstance(one, PersonSaid)]
    assert [one.title for one in people] == [title]
