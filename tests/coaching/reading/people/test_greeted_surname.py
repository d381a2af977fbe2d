"""A surname that is put right keeps the Ms, Mr or Dr. before it."""

import pytest

from coaching.model.documents import Dossier
from coaching.reading.proposals import PersonSaid
from tests.coaching.reading.talks import SOMEBODY, job, read_message


@pytest.mark.parametrize(
    ("known", "text", "right"),
    [
        ("Ms Lowe", "her surname is Lowell", "Ms Lowell"),
        ("Ms Lowe", "it's Lowell, not Lowe", "Ms Lowell"),
        ("Dr. Reyes", "his name is Reyers", "Dr. Reyers"),
        ("Lowe", "her surname is Lowell", "Lowell"),
    ],
)
def test_a_surname_put_right_keeps_its_greeting(known: str, text: str, right: str) -> None:
    """A letter still begins with "Dear Ms Lowell"."""
    dossier = Dossier(SOMEBODY, (job(1, "Hillside", 16, known, "Tom Reed"),))
    people = [one for one in read_message(text, dossier).proposals if isinstance(one, PersonSaid)]
    assert [one.name for one in people] == [right]
