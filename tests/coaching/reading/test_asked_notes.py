"""An answer about several people is noted for each, and what says who they are is no note."""

import pytest

from coaching.model.vocabulary import OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.interview_notes.by_person import read_asked_notes
from coaching.reading.proposals import NoteSaid
from tests.coaching.reading.talks import BOSTON, NOW, SEARCH

PEOPLE = SEARCH.opportunities[0].contacts
DOUBTS = AskedByCoach(OpenQuestion.CONCERN, OpportunityId(1))


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("ana: thinks my german is weak", [("thinks my german is weak", "Ana Diaz")]),
        ("ana is Ana Diaz, supply chain manager, ana.diaz@northwind.example", []),
    ],
)
def test_an_address_is_no_doubt(text: str, notes: list[tuple[str, str]]) -> None:
    """It tells how to reach somebody, while it was asked for doubts."""
    context = ReadingContext(SEARCH, NOW, BOSTON, asked=DOUBTS)
    said = read_asked_notes(text, PEOPLE, None, context)
    assert [(one.text, one.whom) for one in said if isinstance(one, NoteSaid)] == notes
