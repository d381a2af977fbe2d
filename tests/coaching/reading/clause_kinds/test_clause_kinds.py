"""The model that tells what a clause says: one code with its trainer, the same at every reading."""

from importlib.resources import files
from typing import Final

import pytest

import coaching.reading.clause_kinds as product
from coaching.reading.clause_kinds.features import clause_features
from coaching.reading.clause_kinds.guess_kinds import guess_kinds
from coaching.reading.clause_kinds.linear_model import load_model
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import NoteKind, NoteSaid
from coaching.reading.telling.likely_notes import LEAST_CHANCE as FOR_NOTES
from coaching.reading.words.tokens import Tokens
from tests.coaching.reading.talks import BOSTON, NOW, SEARCH, read_message
from tools.reader_training.__main__ import TELLINGS, TRAINED_ON, digest_of, kind_rows
from tools.reader_training.examples import to_examples

_LARGEST: Final = 600_000


def _message(text: str) -> Message:
    return Message(Tokens(text), ReadingContext(SEARCH, NOW, BOSTON))


def _kinds(text: str) -> list[str]:
    return [guess.kind for _, guess in guess_kinds(_message(text))]


def test_the_trainer_weighs_what_the_reader_looks_at() -> None:
    """A clause has the same features when the model is trained and when a message is read."""
    telling = to_examples([["She liked the drawing.", "went_well"]])
    rows = list(kind_rows([telling]))
    words = tuple(word for example in telling for word in example.words)
    assert [set(features) for features, _ in rows] == [set(clause_features(words, "", ()))]


def test_a_mark_says_where_what_is_worth_noting_begins() -> None:
    """The mark in a labelled clause is no part of its words; it counts those before it."""
    (example,) = to_examples([["her one worry is |my notice period", "concern"]])
    assert (example.start, example.words[4:]) == (4, ("my", "notice", "period"))


def test_a_message_is_read_the_same_every_time() -> None:
    """What was read before changes nothing."""
    text = "They binned the role, no need to go on Friday"
    first = list(guess_kinds(_message(text)))
    _kinds("It went well. She liked my plan. I forgot to ask for the dates.")
    assert list(guess_kinds(_message(text))) == first


def test_names_days_and_sums_stand_for_their_kind() -> None:
    """Who or when is meant does not change what a clause says."""
    one = list(guess_kinds(_message("Priya Raman said no on Tuesday")))
    other = list(guess_kinds(_message("Oskar Lindqvist said no on Friday")))
    assert [guess for _, guess in one] == [guess for _, guess in other]


def test_the_longest_clause_has_no_more_features_than_a_long_one() -> None:
    """A message without a full stop makes no reading slow."""
    words = tuple(f"word{number}" for number in range(4000))
    assert len(list(clause_features(words, "", words))) < 1000


def test_the_weights_stay_small() -> None:
    """The files of the model do not grow unseen."""
    folder = files(product)
    sizes = [len((folder / name).read_bytes()) for name in ("kinds.txt", "starts.txt")]
    assert sum(sizes) < _LARGEST


def test_the_weights_are_those_of_the_tellings() -> None:
    """Who changes a telling trains anew: `make train-reader`."""
    assert TRAINED_ON.read_text("utf-8").strip() == digest_of(TELLINGS)


def test_every_note_has_a_kind_of_the_model() -> None:
    """A bound for a kind that the model does not know would never be used."""
    assert set(FOR_NOTES) <= {str(kind) for kind in NoteKind} & set(load_model("kinds.txt").kinds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She was fretting a bit that I only ever led a tiny crew", NoteKind.CONCERN),
        ("the boss there has lost three folks this spring", NoteKind.RED_FLAG),
        ("What slipped through the cracks was my forklift ticket", NoteKind.UNSAID),
    ],
)
def test_it_knows_what_no_phrase_says(text: str, kind: NoteKind) -> None:
    """A doubt, a bad sign and what was left unsaid are read in words that stand in no table."""
    assert kind in {
        note.kind for note in read_message(text).proposals if isinstance(note, NoteSaid)
    }
