"""A reply to a letter is read as what to change in it, and the change stays."""

from dataclasses import replace

import pytest

from coaching.letters.changes.apply_edit import apply_edit
from coaching.letters.changes.keep_change import change_sentences
from coaching.letters.changes.read_wish import read_wish
from coaching.letters.changes.wishes import (
    AsksHowToSend,
    IsFine,
    LetterPlace,
    LetterWish,
    NamesThing,
    NotFound,
    NotUnderstood,
    WantAnother,
    WantBack,
    WantHeart,
    WantLength,
    WantOther,
    WantPostscript,
    WantSubject,
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
        ("Cut the waste by a third", WantWords("Cut the waste by a third", is_sure=False)),
        ("i think it drags, could be shorter", NotUnderstood()),
        ("bit wordy", WantLength(shorter=True)),
        ("lose the waffle", WantLength(shorter=True)),
        ("comes across as cold", WantTone(-1)),
        ("rather formal", WantTone(-1)),
        ("reads a bit gushy", WantTone(1)),
        ("show some passion", WantHeart()),
        ("lovely, thank you", IsFine()),
        ("spot on", NotUnderstood()),
        ("that's much better now", IsFine()),
        ("how do I copy this?", AsksHowToSend()),
        ("please mail it to Dana", AsksHowToSend()),
        ("set the subject to Your night shift", WantSubject("Your night shift")),
        ("The old oven as subject", WantSubject("The old oven")),
        ("mention the rye", NamesThing("the rye")),
        ("add something about the rye", NamesThing("the rye")),
        ("tell Dana that I bake at home", WantWords("I bake at home")),
        ("mention that I speak Polish", WantWords("I speak Polish")),
        ("you could say I bake at home", WantWords("I bake at home")),
        ("thank her for the loaf", WantWords("Thank you for the loaf", is_sure=False)),
        ("replace rye by spelt", NotFound("rye")),
        ("replace the first sentence with something livelier", NotUnderstood()),
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


@pytest.mark.parametrize(
    "reply",
    [
        *(
            "hm",
            "nope",
            "meh, dunno",
            "it is dull",
            "I don't like the middle",
            "you forgot it",
        ),
        *("rewrite the middle", "fix the typos", "is that polite?", "can you jazz it up?"),
        *("my name is misspelt", "the ending is odd", "use simpler words", "what do you think?"),
    ],
)
def test_what_is_no_sentence_for_the_reader_stays_out(reply: str) -> None:
    """It is talk about the letter, to whoever wrote it."""
    assert read_wish(reply, sample()) == NotUnderstood()


@pytest.mark.parametrize(
    ("reply", "is_sure"),
    [
        ("I baked for a hundred people", True),
        ("baked for a hundred people", True),
        ("my sourdough won a prize in Leeds", True),
        ("you gave me a loaf to take home", True),
        ("thanks for the loaf", True),
        ("btw I can start in June", True),
        ("set up the night shift from nothing", False),
        ("the rye was wonderful", False),
        ("when do you start the dough?", False),
        ("I ran it for three years, not two", False),
    ],
)
def test_in_doubt_it_is_asked(reply: str, *, is_sure: bool) -> None:
    """What one says to the reader goes in; what may be meant for the coach is shown first."""
    wish = read_wish(reply, sample())
    assert isinstance(wish, WantWords)
    assert wish.is_sure is is_sure


@pytest.mark.parametrize(
    "reply",
    [
        *("instead of oven say stove", "instead of oven stove", "instead of oven: stove"),
        *("stove instead of oven", "write stove rather than oven", "stove, not oven"),
        *("not oven but stove", "oven should be stove", "oven -> stove", "swap oven for stove"),
        *("the oven is wrong, it's the stove", "use stove in place of oven"),
        *("replace oven by stove", "it's stove, not oven"),
    ],
)
def test_old_and_new_words_stand_in_any_order(reply: str) -> None:
    """As people type them, with a comma or without."""
    assert "I liked the old stove." in change(reply)


def test_other_words_stand_in_the_place_of_a_sentence() -> None:
    """A few words, a whole sentence, or what was quoted."""
    assert "I liked the new oven." in change("new oven instead of old oven")
    assert "I liked the new oven." in change("change old to new")
    assert "three years" in change("three", quoted="two")
    assert "for two years" not in change("I baked alone for a year.", "I ran a night shift")
    assert "orders" not in change("leave this out", "May I ask who does the orders?")


@pytest.mark.parametrize(
    ("reply", "greeting"),
    [
        ("Dear Ms Lee", "Dear Ms Lee,"),
        ("dear ms lee", "Dear Ms Lee,"),
        ("hello dana and jo", "Hello Dana and Jo,"),
        ("change the greeting to dear dr lee", "Dear Dr Lee,"),
        ("greet her as Ms Lee", "Dear Ms Lee,"),
        ("say hello instead of hi", "Hello Dana,"),
    ],
)
def test_another_greeting_is_taken(reply: str, greeting: str) -> None:
    """On a line of its own, with its capitals and a comma, however it was typed."""
    assert change(reply).startswith(f"{greeting}\n\nThank you for the tour")


def change_in_turn(*replies: str) -> Letter:
    """The letter after several replies, each to the letter as it stood then."""
    edit, letter = LetterEdit("x"), sample()
    for reply in replies:
        wish = read_wish(reply, letter)
        assert isinstance(wish, WantOther), (reply, wish)
        edit = change_sentences(edit, letter, wish.changed)
        letter = apply_edit(sample(), edit)
    return letter


def test_what_was_changed_can_be_changed_again() -> None:
    """A greeting, a sentence, and one that is left out after all."""
    body = change_in_turn(
        "dear ms lee", "hi d", "replace the first sentence with I liked you all"
    ).body
    assert body.startswith("Hi D,\n\nI liked you all I liked the old oven.")
    twice = ("replace the last sentence with I bake at home.", "without the last sentence")
    assert "I bake" not in change_in_turn(*twice).body
    assert "orders" not in change_in_turn(*twice).body


def test_what_was_added_can_be_left_out() -> None:
    """One of two sentences, other words for the other, and the line below the signature."""
    edit = LetterEdit("x", said_first="You let me knead.", said_last="I bake at home.\nI swim.")
    edit = replace(edit, postscript="The rye was good.")
    for reply in ("without the part about swim", "I bake at work instead of I bake at home"):
        letter = apply_edit(sample(), edit)
        wish = read_wish(reply, letter)
        assert isinstance(wish, WantOther), wish
        edit = change_sentences(edit, letter, wish.changed)
    assert edit.said_last == "I bake at work."
    letter = apply_edit(sample(), edit)
    wish = read_wish("leave out the line about the rye", letter)
    assert isinstance(wish, WantOther), wish
    assert change_sentences(edit, letter, wish.changed).postscript == ""


def test_a_part_of_a_sentence_left_out_does_not_come_back() -> None:
    """Two reasons that stood in one sentence are both out, also where each would stand alone."""
    two = replace(own_line("I bake, and I swim."), ids=("bake", "swim"))
    edit = change_sentences(LetterEdit("x"), Letter("", "", lines=(two,)), {"swim": ""})
    alone = Letter("", "", lines=(replace(own_line("I bake."), ids=("bake",)),))
    assert apply_edit(alone, edit).lines == ()


def test_a_subject_of_ones_own() -> None:
    """It stands above the letter, and above a card stands none."""
    edit = LetterEdit("x", subject="The night shift")
    assert apply_edit(sample(), edit).subject == "The night shift"
    assert apply_edit(replace(sample(), subject=""), edit).subject == ""


def test_new_words_stand_before_the_wish() -> None:
    """Whoever hopes to hear from somebody has said all before."""
    wish = replace(own_line("I'd love to bake with you."), paragraph=3)
    signature = replace(sample().lines[-1], paragraph=4)
    letter = replace(sample(), lines=(*sample().lines[:-2], wish, signature))
    body = apply_edit(letter, LetterEdit("x", said_last="I led a team.\nI hope we meet.")).body
    assert "two years. I led a team.\n\nI'd love to bake with you. I hope we meet.\n\nB" in body
    short = replace(letter, lines=(*sample().lines[:2], wish, signature))
    body = apply_edit(short, LetterEdit("x", said_last="I led a team.")).body
    assert "bakery.\n\nI led a team.\n\nI'd love" in body


def test_what_is_added_stands_where_it_belongs() -> None:
    """Behind the first paragraph, before the question at the end, and below the signature."""
    edit = LetterEdit("x", said_first="You let me knead.", said_last="I can start in May.")
    body = body_after(replace(edit, postscript="The rye was good."))
    assert "oven. You let me knead.\n\n" in body
    assert "two years. I can start in May. May I ask who does the orders?\n\nBest wishes" in body
    assert body.endswith("Robin\n\nPS: The rye was good.")
