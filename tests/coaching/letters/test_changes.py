"""A reply to a letter is read as what to change in it, and the change stays."""

from dataclasses import replace

import pytest

from coaching.letters.changes.apply_edit import apply_edit
from coaching.letters.changes.read_wish import read_wish
from coaching.letters.changes.wishes import (
    LetterPlace,
    LetterWish,
    NotFound,
    WantAnother,
    WantBack,
    WantLength,
    WantOther,
    WantPostscript,
    WantTone,
    WantWords,
)
from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine
from coaching.model.letter_edits import LetterEdit
from coaching.model.vocabulary import Tone

SENTENCES = (
    (0, "Hi Dana,"),
    (1, "Thank you for the tour of the bakery."),
    (1, "I liked the old oven."),
    (2, "I ran a night shift for two years."),
    (2, "May I ask who does the orders?"),
    (3, "Best wishes,\nRobin"),
)


def sample() -> Letter:
    """A letter of three paragraphs."""
    lines = tuple(
        LetterLine(text, paragraph=at) if at in (0, 3) else replace(own_line(text), paragraph=at)
        for at, text in SENTENCES
    )
    return Letter("A subject", "", lines=lines)


def body_after(edit: LetterEdit) -> str:
    """What stands in the letter once it is changed."""
    return apply_edit(sample(), edit).body


def change(reply: str, quoted: str = "") -> str:
    """What the letter reads like after a reply that changes sentences of it."""
    wish = read_wish(reply, sample(), quoted)
    assert isinstance(wish, WantOther), wish
    return body_after(LetterEdit("x", dict(wish.changed)))


@pytest.mark.parametrize(
    ("reply", "wish"),
    [
        ("shorter", WantLength(shorter=True)),
        ("Can you make it a bit shorter please?", WantLength(shorter=True)),
        ("too long", WantLength(shorter=True)),
        ("longer", WantLength(shorter=False)),
        ("less formal", WantTone(-1)),
        ("that is too stiff", WantTone(-1)),
        ("more formal please", WantTone(1)),
        ("hi", WantTone(tone=Tone.WARM)),
        ("another version", WantAnother()),
        ("something else", WantAnother()),
        ("undo", WantBack()),
        ("as it was", WantBack()),
        ("PS: the rye was good", WantPostscript("the rye was good")),
        ("without the PS", WantPostscript("")),
        ("without the ninth paragraph", NotFound("the ninth paragraph")),
        ("leave out the part about the boat", NotFound("the part about the boat")),
        ("about our talk: you let me knead", WantWords("you let me knead", LetterPlace.TALK)),
        ("why me: I am never late", WantWords("I am never late", LetterPlace.FIT)),
        ("to her doubt: I did it for a year", WantWords("I did it for a year", LetterPlace.DOUBT)),
        ("say that I can start in May", WantWords("I can start in May")),
        ("I cut the waste by a third", WantWords("I cut the waste by a third")),
        ("Cut the waste by a third", WantWords("Cut the waste by a third")),
    ],
)
def test_what_a_reply_wants(reply: str, wish: LetterWish) -> None:
    """Orders are told from words that the letter shall say."""
    assert read_wish(reply, sample()) == wish


@pytest.mark.parametrize(
    ("reply", "gone"),
    [
        ("without the second paragraph", ("night shift", "orders")),
        ("drop the last sentence", ("orders",)),
        ("leave the first sentence out", ("tour of the bakery",)),
        ("no question please", ("orders",)),
        ("leave out the part about the oven", ("old oven",)),
        ("without the night shift", ("night shift",)),
        ("delete the question", ("orders",)),
    ],
)
def test_a_part_is_left_out(reply: str, gone: tuple[str, ...]) -> None:
    """By its place or by its words; the rest stays, and so do greeting and signature."""
    wish = read_wish(reply, sample())
    body = body_after(LetterEdit("x", dict(wish.changed) if isinstance(wish, WantOther) else {}))
    words = {"tour of the bakery", "old oven", "night shift", "orders"}
    assert {word for word in words if word not in body} == set(gone)
    assert body.startswith("Hi Dana,")
    assert body.endswith("Robin")


def test_other_words_stand_in_the_place_of_a_sentence() -> None:
    """A few words, a whole sentence, or what was quoted."""
    assert "I liked the new oven." in change("new oven instead of old oven")
    assert "I liked the new oven." in change("change old to new")
    assert "three years" in change("three", quoted="two")
    assert "for two years" not in change("I baked alone for a year.", "I ran a night shift")
    assert "orders" not in change("leave this out", "May I ask who does the orders?")


def test_another_greeting_is_taken() -> None:
    """As it was typed."""
    assert change("Dear Ms Lee").startswith("Dear Ms Lee,\n\nThank you")


def test_what_is_added_stands_where_it_belongs() -> None:
    """Behind the first paragraph, before the signature, and below it."""
    edit = LetterEdit("x", said_first="You let me knead.", said_last="I can start in May.")
    body = body_after(replace(edit, postscript="The rye was good."))
    assert "oven. You let me knead.\n\n" in body
    assert "orders? I can start in May.\n\nBest wishes" in body
    assert body.endswith("Robin\n\nPS: The rye was good.")
