"""What was told of a job is found again by a word, another form of it, or its like."""

import pytest

from coaching.facts.recall_notes import ToldNote, find_told_notes

NOTES = [
    ToldNote("they rotate on-call every other week"),
    ToldNote("I told them 68k and a bonus"),
    ToldNote("commuting to Leeds twice a week"),
]


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("rotation", [0]),
        ("salary", [1]),
        ("remote", [2]),
        ("leeds commute", [2]),
        ("parking", []),
        ("", [0, 1, 2]),
    ],
)
def test_notes_are_found_by_what_they_are_about(topic: str, found: list[int]) -> None:
    """The ones with most of the words; none of a word that stands nowhere."""
    assert find_told_notes(NOTES, topic.split()) == [NOTES[at] for at in found]
