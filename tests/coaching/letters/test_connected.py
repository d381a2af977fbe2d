"""Letters read as one piece: sentences are joined, what was asked is named, a job is no title."""

from dataclasses import replace

import pytest

from coaching.letters.frames.address import is_informal
from coaching.letters.frames.connect import connect_short
from coaching.letters.frames.frame import own_line
from coaching.letters.material.doubt import name_doubt
from coaching.letters.material.listener import Listener
from coaching.letters.material.tails import mend_tail
from coaching.letters.questions.keep_answers import keep_tone
from coaching.letters.role_words import to_running_text
from coaching.model.vocabulary import CountryCode, Tone
from tests.coaching.dossiers import PERSON, opportunity

LISTENER = Listener(names=frozenset({"Porto"}))


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        (("I know boats.", "I run a yard."), ("I know boats and run a yard.",)),
        (
            ("I want to build boats.", "I run a yard in Porto."),
            ("I want to build boats, and I run a yard in Porto.",),
        ),
        (("I know boats.", "My yard is small."), ("I know boats, and my yard is small.",)),
        (("I know boats; I do.", "I run a yard."), ("I know boats; I do.", "I run a yard.")),
        (
            ("I know boats.", "I run a yard.", "I can weld."),
            ("I know boats and run a yard.", "I can weld."),
        ),
        (("Boats are it.", "I run a yard."), ("Boats are it.", "I run a yard.")),
    ],
)
def test_two_short_sentences_become_one(said: tuple[str, ...], reads: tuple[str, ...]) -> None:
    """The second "I" goes only where nothing but the first verb can be meant."""
    lines = connect_short([own_line(each) for each in said])
    assert tuple(line.text for line in lines) == reads
    assert all("".join(piece.text for piece in line.pieces) == line.text for line in lines)


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("she asked about the night shifts", "the night shifts"),
        ("no welding certificate yet", "the welding certificate"),
        ("if i can work on sundays", "whether I can work on Sundays"),
        ("can I run a yard", "whether I can run a yard"),
        ("not sure i can lead a team", "whether I can lead a team"),
        ("nights", "nights"),
    ],
)
def test_what_was_asked_is_named_where_it_is_clean(note: str, named: str) -> None:
    """A thing, or a whole clause of the person."""
    found = name_doubt(note, LISTENER)
    assert found is not None
    assert (found.thing or found.clause) == named


@pytest.mark.parametrize(
    "note",
    [
        "im too old for the yard",
        "if i can say no to big client",
        "only 8 months on boats",
        "hinted at a gap in my cv",
        "thinks she knows better",
        "why i was fired",
        "a" * 400,
    ],
)
def test_what_is_unclean_or_unkind_is_not_named(note: str) -> None:
    """The answer then stands without it."""
    assert name_doubt(note, LISTENER) is None


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("Data Engineer II", "data engineer II"),
        ("Year 4 Teacher", "Year 4 teacher"),
        ("PhD candidate", "PhD candidate"),
        ("German Teacher", "German teacher"),
        ("Boatyard", "Boatyard"),
        ("", ""),
    ],
)
def test_a_job_stands_in_small_letters(role: str, reads: str) -> None:
    """An acronym, a name and what goes before a figure keep their capitals."""
    assert to_running_text(role) == reads


def test_what_a_note_leaves_out_behind_its_comma_is_put_back() -> None:
    """Only where it is certain which small word it was."""
    assert mend_tail("I run a club, now 30 children.") == "I run a club, now with 30 children."
    assert (
        mend_tail("5 years of tours, a tour of Chad")
        == "5 years of tours, including a tour of Chad"
    )
    assert mend_tail("I lead a yard, a small one.") == "I lead a yard, a small one."


@pytest.mark.parametrize(
    ("name", "country", "tone", "is_hi"),
    [
        ("Dana Lee", "US", None, True),
        ("Dr. Dana Lee", "US", None, False),
        ("Dana Lee", "DE", None, False),
        ("Dana Lee", "US", Tone.FORMAL, False),
        ("Dr. Dana Lee", "DE", Tone.WARM, True),
        ("Ms Dana Lee", "US", Tone.WARM, False),
    ],
)
def test_a_tone_that_nobody_chose_follows_the_country(
    name: str, country: str, tone: Tone | None, is_hi: bool
) -> None:
    """Where people are on first names the greeting is "Hi", unless the reader has a title."""
    job = replace(opportunity(), country=CountryCode(country))
    assert is_informal(name, replace(PERSON, tone=tone), job) is is_hi


@pytest.mark.parametrize(("country", "tone"), [("GB", Tone.WARM), ("DE", Tone.NEUTRAL)])
def test_who_skips_the_tone_gets_the_usual_one(country: str, tone: Tone) -> None:
    """It is asked once, and a tone that was chosen stays."""
    somebody = replace(PERSON, country=CountryCode(country), tone=None)
    assert keep_tone(somebody, None).tone is tone
    assert keep_tone(replace(somebody, tone=Tone.FORMAL), None).tone is Tone.FORMAL
