"""A short clause judges what was said before it, and the note is that."""

import pytest

from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.telling.telling_checks import is_noted, job, message_of, notes_of

JOB = job(1, "Northgate Rail", ("Dana Orr", "Tom Quist"))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Dana said my CV is all public sector, which worried her.",
            "concern",
            "my CV is all public sector",
        ),
        (
            "they clock you out when its slow thats kinda shady",
            "red_flag",
            "they clock you out when its slow",
        ),
        (
            "They have on call every third week, didnt like that.",
            "red_flag",
            "They have on call every third week",
        ),
        (
            "I had the portfolio with me but never showed it.",
            "unsaid",
            "I had the portfolio with me",
        ),
        (
            "Tom asked me to send over two writing samples and I said I would.",
            "promised_by_me",
            "send over two writing samples",
        ),
    ],
)
def test_what_stands_before_is_noted(text: str, kind: str, words: str) -> None:
    """It is noted what worried them or me, what never came up, and what I said yes to."""
    notes = notes_of(read_telling(message_of(text, JOB)))
    assert any(
        told == kind and is_noted((kind, None, words), [(told, whom, said)])
        for told, whom, said in notes
    ), notes


def test_what_was_wanted_and_said_is_not_unsaid() -> None:
    """I wanted to say it counts as unsaid only where it did not come to it."""
    said, cut = (
        "I wanted to tell them about my final",
        "I wanted to tell them about my final but time ran out",
    )
    assert not notes_of(read_telling(message_of(said, JOB)))
    assert is_noted(("unsaid", None, "my final"), notes_of(read_telling(message_of(cut, JOB))))


def test_what_is_theirs_is_a_topic_and_what_is_mine_a_doubt() -> None:
    """Dana brings up the new depot, and then the gap in my papers."""
    theirs = notes_of(read_telling(message_of("Dana brought up the new depot.", JOB)))
    mine = notes_of(read_telling(message_of("Dana brought up the two year gap in my CV.", JOB)))
    assert theirs[0][0] == "topic"
    assert mine[0][0] == "concern"


def test_each_person_has_a_topic_of_their_own() -> None:
    """Budgets were talked about with Dana, and the rebrand with Tom."""
    text = "I talked with Dana about budgets and with Tom about the rebrand."
    notes = notes_of(read_telling(message_of(text, JOB)))
    assert notes == [("topic", "Dana Orr", "budgets"), ("topic", "Tom Quist", "the rebrand")]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "red flag at Northgate Rail: two of them argued in front of me",
            ("red_flag", "two of them argued in front of me"),
        ),
        ("One small warning sign: lunch was silent", ("red_flag", "lunch was silent")),
        (
            "I promised Dana my talk: https://slides.example/a?b=1.",
            ("promised_by_me", "my talk: https://slides.example/a?b=1"),
        ),
        (
            "i told tom id send him the essay (https://e.example/x)",
            ("promised_by_me", "the essay (https://e.example/x)"),
        ),
    ],
)
def test_what_stands_behind_a_colon_is_noted_too(text: str, note: tuple[str, str]) -> None:
    """What feels wrong is told under its heading, and a promise keeps the link behind it."""
    ((kind, _whom, words),) = notes_of(read_telling(message_of(text, JOB)))
    assert (kind, words[-len(note[1]) :]) == note


def test_what_felt_wrong_twice_is_noted_once() -> None:
    """The judgement behind it adds nothing to a clause that is noted already."""
    notes = notes_of(read_telling(message_of("the cto was late, which annoyed me", JOB)))
    assert [words for _kind, _whom, words in notes] == ["the cto was late"]
