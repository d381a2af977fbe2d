"""A firm whose name is an ordinary word is heard where only a firm can be meant."""

import pytest

from coaching.model.documents import Dossier
from coaching.reading.proposals import InterviewSaid, OutcomeSaid
from coaching.reading.wishes import DeleteSaid
from tests.coaching.reading.talks import NEWCOMER, SOMEBODY, job, read_kinds

FLINT = Dossier(SOMEBODY, (job(1, "Flint", 16),))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Slate wants me in thurs 9:30 for the analyst role", "Slate"),
        ("Target called me in for thurs 9:30", "Target"),
        ("interview with Boots thurs at 9:30", "Boots"),
        ("zoom w Brightly thurs at 9:30", "Brightly"),
    ],
)
def test_a_new_firm(text: str, firm: str) -> None:
    """Who wants one in, and with whom an interview is, is the employer."""
    (told,) = read_kinds(text, InterviewSaid, dossier=NEWCOMER)
    assert told.startswith(f"InterviewSaid {firm} ")


@pytest.mark.parametrize("text", ["interview with Grace thurs at 9:30", "zoom with HR thurs 9:30"])
def test_who_is_no_firm(text: str) -> None:
    """Somebody by their first name, and a department, are no employer."""
    (told,) = read_kinds(text, InterviewSaid, dossier=NEWCOMER)
    assert told.startswith("InterviewSaid 19 Nov")


@pytest.mark.parametrize(
    "text", ["well flint said no", "didn't get flint", "so flint turned me down"]
)
def test_a_firm_on_record_in_small_letters(text: str) -> None:
    """An ordinary word is the firm on record where somebody acts, or where one gets it."""
    assert len(read_kinds(text, OutcomeSaid, dossier=FLINT)) == 1


def test_a_firm_on_record_is_deleted_by_its_name() -> None:
    """Small letters are enough for a wish about it."""
    assert len(read_kinds("delete flint", DeleteSaid, dossier=FLINT)) == 1
