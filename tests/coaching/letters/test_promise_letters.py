"""What the person promised to send comes with a letter that claims nothing else."""

from dataclasses import replace

import pytest

from coaching.letters.letter import Letter, Occasion
from coaching.letters.promise_letters import is_to_send, promise_letter
from coaching.model.commitments import Promise
from coaching.model.documents import Meeting
from coaching.model.vocabulary import ContactId, InterviewId, PromiseId
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity

TOLD = berlin(24, 18)
NOW = berlin(25, 10)


def promise(words: str, *, to_ana: bool = True) -> Promise:
    """What the person said that they would do."""
    whom = ContactId(2) if to_ana else None
    return Promise(PromiseId(51), words, True, TOLD, None, whom, InterviewId(FIRST))


def letter(words: str, *, useful: str = "", to_ana: bool = True) -> Letter:
    """The letter that keeps it."""
    ana = replace(contact(2, "Ana Lopez"), met=(Meeting(FIRST, useful=useful),))
    job = replace(opportunity(ana), promises=(promise(words, to_ana=to_ana),))
    return promise_letter(Occasion(PERSON, job, NOW), job.promises[0])


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("send Ana the deck", "the deck"),
        ("i'd send ana the onboarding checklist by friday", "the onboarding checklist"),
        ("I told ana I'd email her my thesis", "my thesis"),
        ("send the link to Ana: https://x.org/talk", "https://x.org/talk"),
        ("share two writing samples with Ana", "writing samples"),
    ],
)
def test_it_says_what_comes_as_it_was_promised(words: str, thing: str) -> None:
    """To whom it was promised, in a few lines, with nothing left open."""
    written = letter(words)
    assert thing in written.body
    assert "Ana" in written.body.splitlines()[0]
    assert "[" not in written.body
    assert written.word_count <= 80
    assert "friday" not in written.body.lower()


def test_a_link_stands_on_a_line_of_its_own() -> None:
    """So that it still works; what lies there is not attached."""
    body = letter("send Ana the deck: https://x.org/deck.pdf").body
    assert "https://x.org/deck.pdf" in body.splitlines()
    assert "attached" not in body


def test_several_things_are_attached_and_not_one() -> None:
    """They are, it is."""
    assert "them" in letter("send Ana the survey results").body.lower()


def test_what_the_promise_leaves_open_is_taken_from_the_talk_else_asked_for() -> None:
    """The letter claims nothing that is not known."""
    assert "the bee article" in letter("send it to Ana", useful="the bee article").body
    unclear = letter("send it to Ana")
    assert "attached" not in unclear.body
    assert any("Ana" in gap for gap in unclear.gaps)


def test_to_whom_nobody_is_named_it_goes_to_whoever_hears_of_the_job() -> None:
    """The one person met."""
    assert "Ana" in letter("send them my portfolio", to_ana=False).body.splitlines()[0]


@pytest.mark.parametrize("words", ["call her on monday", "come back with an answer", "drop by"])
def test_what_is_not_sent_has_no_letter(words: str) -> None:
    """A call is a call."""
    assert not is_to_send(promise(words))
