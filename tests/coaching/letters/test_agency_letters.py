"""The agency hears who doubted what, and who gets back to whom as it was noted."""

from dataclasses import replace

import pytest

from coaching.letters.agency_letters import agency_letter
from coaching.letters.letter import Occasion
from coaching.letters.material.doubter import Doubter, DoubtKind, read_doubter
from coaching.model.documents import Meeting
from coaching.model.vocabulary import ContactPart
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity

MET = frozenset({"Olga", "Reyes"})


def report(concern: str, answer: str) -> str:
    """Returns what the agency's recruiter reads in the evening."""
    notes = Meeting(FIRST, concern=concern, answer=answer)
    agent = replace(contact(2, "Dana Lee"), part=ContactPart.AGENCY_RECRUITER, met=(notes,))
    olga = replace(contact(3, "Olga Reyes"), met=(Meeting(FIRST),))
    job = opportunity(agent, olga)
    return agency_letter(Occasion(PERSON, job, berlin(24, 18)), job.interviews[-1], agent).body


@pytest.mark.parametrize(
    ("note", "doubter"),
    [
        ("olga worried abt excel", Doubter(DoubtKind.WORRIED, "Olga")),
        ("not sure i can lead", Doubter(DoubtKind.UNSURE)),
        ("tim asked about nights", Doubter(DoubtKind.ASKED)),
        ("", Doubter(DoubtKind.ASKED)),
    ],
)
def test_whose_doubt_it_was_is_read_where_they_were_met(note: str, doubter: Doubter) -> None:
    """A name of nobody met is not said."""
    assert read_doubter(note, MET) == doubter


def test_an_agency_hears_the_doubt_before_its_answer() -> None:
    """It needs both to pass them on."""
    body = report("olga worried about excel", "I used Excel daily for three years.")
    assert "Olga was worried about Excel. I used Excel daily for three years." in body


def test_a_doubt_keeps_the_words_that_the_answer_needs_no_article_for() -> None:
    """Such as a way to build."""
    body = report("olga not sure ive run timber frame", "I ran 42 timber frame plots in 2024.")
    assert "Olga was not sure whether I've run timber frame. I ran 42" in body
