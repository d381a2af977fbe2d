"""An answer to who was there is read in small letters, with titles in any order."""

import pytest

from coaching.reading.proposals import PersonSaid
from coaching.reading.read import read
from tests.coaching.reading.people.test_people_answers import asked_who_was_there

ANSWERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("stores mgr. Kwabena", ("Kwabena|stores mgr",)),
    ("the chap was Colin, no Colm there", ("Colin",)),
    ("maeve brennan who heads the clinic", ("Maeve Brennan|heads the clinic",)),
    ("bo and bex from payroll", ("Bo", "Bex|payroll")),
    ("dr amal noor, and a nurse called jude", ("Amal Noor", "Jude|nurse")),
    ("team leader named Zoltan", ("Zoltan|team leader",)),
    ("Orla. She does marketing", ("Orla|marketing",)),
    ("Joan Peel and the union rep Dai", ("Joan Peel", "Dai|union rep")),
    ("Tara B., Staff Engineer", ("Tara B.|Staff Engineer",)),
    ("Wendy's boss, Carlos", ("Carlos",)),
    ("Bea from HR and the fella i'd be working under, Seamus", ("Bea|HR", "Seamus")),
)
"""What is typed, and each person as name|title."""


@pytest.mark.parametrize(("typed", "people"), ANSWERS)
def test_titles_are_kept_in_any_order(typed: str, people: tuple[str, ...]) -> None:
    """Each person is found with the title that stands before or behind the name, nobody else."""
    said = read(typed, asked_who_was_there()).proposals
    found = {one.name: (one.title or "") for one in said if isinstance(one, PersonSaid)}
    assert found == {line.split("|")[0]: (line + "|").split("|")[1] for line in people}


def test_a_staff_engineer_is_no_staff() -> None:
    """What stands in a title gives nobody the part of who lets people in."""
    said = read("Tara B., Staff Engineer", asked_who_was_there()).proposals
    assert [one.part for one in said if isinstance(one, PersonSaid)] == [None]


def test_the_boss_to_be_is_who_is_named_next() -> None:
    """Only Seamus is the hiring manager, not who was named before him."""
    typed = "Bea from HR and the fella i'd be working under, Seamus"
    said = read(typed, asked_who_was_there()).proposals
    parts = {one.name: one.part for one in said if isinstance(one, PersonSaid)}
    assert parts == {"Bea": None, "Seamus": "hiring_manager"}
