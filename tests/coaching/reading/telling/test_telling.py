"""What a person tells of an interview is noted with the right words and the right person."""

import pytest

from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.talks import read_kinds
from tests.coaching.reading.telling.telling_checks import is_noted, job, message_of, notes_of
from tests.coaching.reading.telling.tellings import TELLINGS, ToldInterview
from tests.coaching.reading.telling.tellings_of_strangers import STRANGERS


def _notes(telling: ToldInterview) -> list[tuple[str, str | None, str]]:
    return notes_of(read_telling(message_of(telling.text, job(1, "Acme", telling.people))))


@pytest.mark.parametrize("telling", [*TELLINGS, *STRANGERS], ids=lambda telling: telling.text[:40])
def test_a_telling_is_noted(telling: ToldInterview) -> None:
    """Every note that is wanted is kept, with whom it was, and in words that are not too many."""
    notes = _notes(telling)
    assert [wanted for wanted in telling.notes if not is_noted(wanted, notes)] == []
    assert [note for note in notes if note[0] in telling.unwanted] == []


@pytest.mark.parametrize("text", ["I promised", "I owe", "I showed Ana the plan that I promised"])
def test_a_promise_of_nothing_is_no_promise(text: str) -> None:
    """Where the line ends behind "promised", nothing is left to be promised."""
    assert [one for one in read_kinds(text) if "promised_by_me" in one] == []
