"""Whom a referee knows, and what is to be sent, stand in a letter where the note is clean."""

from dataclasses import replace

import pytest

from coaching.letters.letter import Letter, Occasion
from coaching.letters.material.acquaintance import drop_verb, read_acquaintance
from coaching.letters.useful_letters import useful_letter
from coaching.model.documents import Meeting
from tests.coaching.dossiers import FIRST, contact, opportunity
from tests.coaching.letterbox import ME, NOW


@pytest.mark.parametrize(
    ("note", "known"),
    [
        ("knows the coo at Harrow, she owes him one lol", "the COO at Harrow"),
        ("Ruth Lamb, the head of sales", "Ruth Lamb, the head of sales"),
        ("worked with the head of data for years and hates him", "the head of data for years"),
        ("Harrow, the head of data", "the head of data at Harrow"),
        ("Ruth Lamb, who runs the night desk", "Ruth Lamb, who runs the night desk"),
        ("somebody rude in hr tbh", ""),
        ("owes me money", ""),
        ("", ""),
    ],
)
def test_whom_a_referee_knows(note: str, known: str) -> None:
    """Gossip behind it stays out, and so does all that is in doubt."""
    assert read_acquaintance(note, (), "Harrow") == known


def test_a_note_that_says_knows_is_not_said_to_know_twice() -> None:
    """The reminder has the verb already."""
    assert drop_verb("knows the coo at Harrow") == "the coo at Harrow"
    assert drop_verb("Ruth Lamb") == "Ruth Lamb"


def send(noted: str) -> Letter:
    """Returns the letter that brings Priya what was noted for her."""
    meeting = Meeting(FIRST, topic="the night desk", useful=noted)
    job = opportunity(replace(contact(2, "Priya Shah"), met=(meeting,)))
    return useful_letter(Occasion(ME, job, NOW), job.interviews[-1], job.contacts[0])


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("the article abt owls she wanted, the long one lol", "the article about owls, "),
        ("https://example.org/owls", "\n\nhttps://example.org/owls\n\n"),
        ("the owl list: https://example.org/owls", "The owl list: https://example.org/owls\n\n"),
    ],
)
def test_something_useful_is_named_and_not_pasted(noted: str, written: str) -> None:
    """The thing or its address stands there; what was noted beside it does not."""
    letter = send(noted)
    assert written in letter.body
    assert not [word for word in ("lol", "she", "abt") if word in letter.body.split()]


def test_what_cannot_be_told_is_asked_for() -> None:
    """A note that names no thing leaves a gap, and not one word of it."""
    letter = send("promised smth, no idea tbh")
    assert "smth" not in letter.body
    assert "not clear enough" in letter.gaps[0]
