"""Phrases are found where a word begins and ends, the longest first."""

import re

import pytest

from coaching.reading.words.cues import cue
from coaching.reading.words.tokens import Tokens

TABLE = "no, no more reminders, 'll call, (offered|offer) me, well? done"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no more reminders please", "no more reminders"),
        ("nobody said no", "no"),
        ("they'll call", "'ll call"),
        ("theyll call", "ll call"),
        ("they offer  me work", "offer  me"),
        ("well done", "well done"),
        ("undone", None),
        ("nope, i know", None),
    ],
)
def test_a_phrase_begins_and_ends_at_words(text: str, found: str | None) -> None:
    """Only a phrase with an apostrophe in front begins inside of a word."""
    match = cue(TABLE).search(text)
    assert (match and match[0]) == found


def test_where_a_word_begins_is_looked_at_once() -> None:
    """However many phrases a table has, the place is looked at once for all of them: that made
    each message twice as dear."""
    table = ", ".join(f"phrase{n}" for n in range(50))
    assert cue(table).pattern.count(r"(?<!\w)") == 1
    assert all(re.fullmatch(cue(table), f"phrase{n}") for n in range(50))


def test_the_sentence_of_a_place_is_found() -> None:
    """Each place has its sentence, and the blanks between two have none."""
    text = "One. Two is here.\n\n  Three "
    tokens = Tokens(text)
    for sentence in tokens.sentences:
        for place in range(sentence.start, sentence.end):
            assert tokens.sentence_at(place) == sentence
    inside = {n for one in tokens.sentences for n in range(one.start, one.end)}
    assert all(tokens.sentence_at(n) is None for n in range(len(text)) if n not in inside)
