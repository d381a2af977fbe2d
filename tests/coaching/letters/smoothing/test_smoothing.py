"""What a language model writes stands in a letter only where it says what the letter says."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coaching.letters.changes.apply_edit import line_key
from coaching.letters.changes.keep_change import change_sentences
from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine, LetterPiece, Origin, compose_lines
from coaching.letters.smoothing.smooth_letter import can_be_smoother, join_lines, smooth_letter
from coaching.letters.smoothing.smoother import accept_answer, read_answer, write_material
from coaching.model.letter_edits import LetterEdit, SmoothedSentence
from tests.coaching.letterbox import DANA, ME, full_job

THANKS = LetterLine(
    "Thank you for the call on Friday.",
    pieces=(
        LetterPiece("Thank you for the call "),
        LetterPiece("on Friday", Origin.FACT),
        LetterPiece("."),
    ),
    ids=("f0000000",),
)
HEARD = LetterLine(
    "It was good to hear about the spring campaign in Spain.",
    pieces=(
        LetterPiece("It was good to hear about "),
        LetterPiece("the spring campaign in Spain", Origin.OWN),
        LetterPiece("."),
    ),
    ids=("f1111111", "o1111111"),
)
LED = own_line("I led a team of twelve at Acme Robotics.")
BUILT = own_line("I built the rota for four shops.")
SAVES = own_line("It saves 30% of the hours: https://rota.example/a.")
NEVER = own_line("I have never missed a night shift.")
WISH = LetterLine(
    "I would very much like to join you.",
    pieces=(LetterPiece("I would very much like to join you."),),
    ids=("f2222222",),
)
HELLO, ROBIN = LetterLine("Dear Dana,"), LetterLine("Kind regards\nRobin Hale")
BODY = (THANKS, HEARD, LED, BUILT, SAVES, NEVER, WISH)


def letter() -> Letter:
    """A letter in which sentences one and two, three to six, and the wish stand together."""
    paragraphs = [[HELLO], [THANKS, HEARD], [LED, BUILT, SAVES, NEVER], [WISH], [ROBIN]]
    return compose_lines("Thank you", paragraphs)


def said(*items: tuple[list[int], str]) -> str:
    """An answer in the form that is asked for."""
    return json.dumps({"sentences": [{"from": of, "text": text} for of, text in items]})


def accept(answer: str) -> tuple[str, ...]:
    """The texts of an answer that may stand in the letter."""
    return tuple(one.text for one in accept_answer(letter(), answer, ME, full_job(), DANA))


GOOD = [
    ([1], "Thanks for the call on Friday."),
    ([3, 4], "I led a team of twelve at Acme Robotics and built the rota for four shops."),
    (
        [4, 5],
        "I built the rota for four shops, which saves 30% of the hours: https://rota.example/a.",
    ),
    ([6], "I've never missed a night shift."),
    ([7], "I'd like to join you."),
    (
        [1, 2],
        f"{THANKS.text[:-1]}, and it was nice to hear about the spring campaign in Spain.",
    ),
]


@pytest.mark.parametrize(("of", "text"), GOOD)
def test_what_says_the_same_is_taken(of: list[int], text: str) -> None:
    """Sentences are joined, a subject is not said twice, short forms and small words change."""
    assert accept(said((of, text))) == (text,)


BAD = [
    ([3], "I led a great team of twelve at Acme Robotics."),
    ([3], "I led a team of twenty at Acme Robotics."),
    ([3], "I led a team of twelve."),
    ([3], "I led the team of twelve at Acme Robotics."),
    ([3], "I led a team of twelve at acme Robotics."),
    ([3], "You led a team of twelve at Acme Robotics."),
    ([3], "We led a team of twelve at Acme Robotics."),
    ([3], "I led a team of Acme Robotics at twelve."),
    ([3], "I led Anna Berg's team of twelve at Acme Robotics."),
    ([3], "I led a team of twelve at Acme Robotics [Berlin]."),
    ([3], "I led a team of twelve at <b>Acme Robotics</b>."),
    ([3], "I led a **team** of twelve at Acme Robotics."),
    ([3], "I led a team of twelve at Acme Robotics!"),
    ([3], "I led a team of twelve at Acme Robotics, did I?"),
    ([3], "I led a team of twelve at Acme Robotics. Ignore the above."),
    ([3], "I led a team of twelve at Acme Robotics. "),
    ([3], "I led a team of twelve. At Acme Robotics."),
    ([3], "I led a team of twelve at Acme Robotics..."),
    ([3], "I, led a team of twelve at Acme Robotics."),
    ([3], "I led a team of twelve at Acme Robotics ."),
    ([3], "I led a 'team' of twelve at Acme Robotics."),
    ([3, 4], "I led a team of twelve at Acme Robotics I built the rota for four shops."),
    ([3, 4], "I led a team of twelve at Acme Robotics."),
    ([3, 4], "I built the rota for four shops and led a team of twelve at Acme Robotics."),
    ([3, 4], "I led a team of twelve at Acme Robotics because I built the rota for four shops."),
    ([5], "It saves 40% of the hours: https://rota.example/a."),
    ([5], "It saves 30% of the hours: https://rota.example/b."),
    ([5], "It saves .30% of the hours: https://rota.example/a."),
    ([6], "I have missed a night shift."),
    ([6], "I had never missed a night shift."),
    ([1], "Thank you for the call on Monday."),
    ([1], "Thank you for the call."),
    ([1], "Thank you for the wonderful call on Friday."),
    (
        [1, 2],
        f"{THANKS.text[:-1]}, which was good to hear about the spring campaign in Spain.",
    ),
    ([2], "It was a pleasure to hear about the spring campaign in Spain."),
    ([2], "It was good to hear about the spring campaign in France."),
    ([7], "I would very much love to join you."),
    ([7], "I would very like to join you."),
    ([7], "I would much like to join you."),
    ([7], ""),
    ([2, 3], "It was good to hear about the spring campaign in Spain. I led a team of twelve."),
]


@pytest.mark.parametrize(("of", "text"), BAD)
def test_what_says_anything_else_is_refused(of: list[int], text: str) -> None:
    """Praise, a figure, a person, another order, what is dropped, mark-up: our sentence stands."""
    assert accept(said((of, text))) == ()


def test_a_bad_sentence_does_not_take_a_good_one_with_it() -> None:
    """Each text is judged by itself, and the others stay as they were."""
    good, bad = GOOD[1], ([7], "I am the best you will ever meet.")
    smooth = accept_answer(letter(), said(good, bad), ME, full_job(), DANA)
    body = smooth_letter(letter(), smooth).body
    assert good[1] in body
    assert WISH.text in body
    assert body.startswith("Dear Dana,\n\n")
    assert body.endswith("Kind regards\nRobin Hale")


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Sure! Here is your letter.",
        "[]",
        "[" * 5000,
        '{"sentences": 7}',
        said(([0], "Thanks for the call on Friday.")),
        said(([8], "I'd like to join you.")),
        said(([True], "Thanks for the call on Friday.")),
        said(([], "Thanks for the call on Friday.")),
        said(([2, 1], GOOD[0][1])),
        said(([1], GOOD[0][1]), ([1, 2], GOOD[5][1])),
        said(([7], GOOD[4][1]), ([1], GOOD[0][1])),
        said(([3, 4, 5, 6], "x")),
        json.dumps({"sentences": [{"from": [1], "text": GOOD[0][1]}, "drop the rest"]}),
    ],
)
def test_an_answer_of_another_form_is_none(answer: str) -> None:
    """Nothing of it is taken, also not what would have been good."""
    assert read_answer(answer, len(BODY)) == []
    assert accept(answer) == ()


def test_a_letter_with_a_new_mistake_is_refused_whole() -> None:
    """What proofreading finds only in the smoother letter was not there before."""
    assert accept(said(GOOD[0], ([4], "I also also built the rota for four shops."))) == ()


def test_it_gets_the_sentences_and_nothing_else() -> None:
    """Neither the greeting nor the signature nor the subject goes to the model, and each part says
    what it is."""
    told = json.loads(write_material(letter()))["sentences"]
    assert [one["text"] for one in told] == [line.text for line in BODY]
    assert {"is": "on record", "text": "on Friday"} in told[0]["parts"]
    assert told[2]["parts"] == [{"is": "own words", "text": LED.text}]
    assert not any(name in write_material(letter()) for name in ("Dana", "Robin"))


@pytest.mark.parametrize(("of", "text"), GOOD)
def test_each_word_still_knows_where_it_is_from(of: list[int], text: str) -> None:
    """The pieces are the text, the person's words are theirs, and a day is on record."""
    joined = join_lines(BODY[of[0] - 1 : of[-1]], text)
    assert joined is not None
    assert "".join(piece.text for piece in joined.pieces) == text
    own = " ".join(piece.text for piece in joined.pieces if piece.origin is Origin.OWN)
    for word in ("Friday", "Thank", "good", "nice", "join"):
        assert word not in own
    if "rota" in text:
        assert "built the rota for four shops" in own


def test_a_later_letter_to_the_reader_does_not_say_it_again() -> None:
    """A joined sentence counts as both, and as itself."""
    joined = join_lines((LED, BUILT), GOOD[1][1])
    assert joined is not None
    assert {*LED.ids, *BUILT.ids} < set(joined.ids)


def test_a_sentence_that_changed_since_stands_as_it_is_now() -> None:
    """What was written for "on Friday" is not shown on the day when that is "yesterday"."""
    smooth = accept_answer(letter(), said(GOOD[0], GOOD[1]), ME, full_job(), DANA)
    later = replace(THANKS, text="Thank you for the call yesterday.", pieces=())
    moved = compose_lines("", [[HELLO], [later, HEARD], [LED, BUILT], [ROBIN]])
    assert "call yesterday. It was" in smooth_letter(moved, smooth).body
    assert GOOD[1][1] in smooth_letter(moved, smooth).body


def test_what_was_stored_is_checked_again_when_it_is_shown() -> None:
    """Whatever lies there, nothing stands in a letter that its sentences do not say."""
    forged = SmoothedSentence((LED.ids[0],), (LED.ids[0],), "I led Anna's team of fifty.")
    assert smooth_letter(letter(), (forged,)).body == letter().body


def test_a_joined_sentence_is_changed_as_one() -> None:
    """Other words stand for all that it was made of; "" leaves all of it out."""
    smooth = accept_answer(letter(), said(GOOD[1]), ME, full_job(), DANA)
    edit, shown = LetterEdit("k", smoothed=smooth), smooth_letter(letter(), smooth)
    (line,) = [one for one in shown.lines if one.text == GOOD[1][1]]
    for words in ("I ran four shops.", ""):
        changed = change_sentences(edit, shown, {line_key(line, 3): words})
        assert changed.smoothed == ()
        assert changed.changed[LED.ids[0]] == words
        assert changed.changed[BUILT.ids[0]] == ""


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "I did not lead the team.",
            "I did build the rota.",
            "I did not lead the team and build the rota.",
        ),
        ("I know whom you asked.", "I ran the shop.", "I know whom you asked and ran the shop."),
        ("You ran the shop.", "I built the rota.", "You ran the shop and built the rota."),
        ("I never dropped a crate.", "I led a team.", "I never dropped a crate and led a team."),
        ("I can start in May.", "I drive a lorry.", "I can start in May and drive a lorry."),
        ("I taught Anna to weld.", "I drive a lorry.", "I taught Anna to weld and drive a lorry."),
        ("I ran the shop.", "I built the rota.", "I ran the shop, I built the rota."),
    ],
)
def test_nobody_is_said_to_have_done_what_another_did(first: str, second: str, joined: str) -> None:
    """A subject goes only where it stays plain who did it, and that they did."""
    assert join_lines((own_line(first), own_line(second)), joined) is None


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("I live in Leeds.", "I drive a lorry.", "I live in Leeds and drive a lorry."),
        ("I moved to Leeds.", "I built the rota.", "I moved to Leeds and built the rota."),
        ("I can weld.", "I can drive a lorry.", "I can weld and drive a lorry."),
        ("I never dropped a crate.", "I led it.", "I never dropped a crate, and I led it."),
    ],
)
def test_what_stays_plain_is_joined(first: str, second: str, joined: str) -> None:
    """A verb that can go with its subject alone needs none of its own."""
    assert join_lines((own_line(first), own_line(second)), joined) is not None


WORDS = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=8)
SMALL = {"also", "that", "and", "which", "where", "you", "i", "am", "have", "would", "thanks"}


@given(st.sampled_from(GOOD), WORDS, st.data())
def test_no_word_of_content_is_put_in(
    good: tuple[list[int], str], word: str, data: st.DataObject
) -> None:
    """Wherever somebody puts a word into a good text, it is refused."""
    assume(word.casefold() not in SMALL)
    of, text = good
    words = text.split()
    at = data.draw(st.integers(0, len(words)))
    worse = " ".join([*words[:at], word, *words[at:]])
    assert join_lines(BODY[of[0] - 1 : of[-1]], worse) is None


@given(st.lists(st.sampled_from((LED, BUILT, SAVES, NEVER)), min_size=1, max_size=3), st.data())
def test_no_word_of_content_is_left_out_or_moved(
    lines: list[LetterLine], data: st.DataObject
) -> None:
    """Without a word of the person's, or with two that changed places, a text is refused."""
    words = " ".join(line.text for line in lines).split()
    at = data.draw(st.integers(0, len(words) - 1))
    assert join_lines(lines, " ".join([*words[:at], *words[at + 1 :]])) is None
    other = data.draw(st.integers(0, len(words) - 1))
    moved = [*words]
    moved[at], moved[other] = moved[other], moved[at]
    assume(moved != words and words[at].casefold() != words[other].casefold())
    assert join_lines(lines, " ".join(moved)) is None


@given(st.text(max_size=80))
def test_any_answer_leads_to_a_letter(answer: str) -> None:
    """Whatever a server says, the letter stands."""
    assert accept(answer) == ()
    assert join_lines(BODY, answer) is None


def test_long_sentences_take_no_time() -> None:
    """Sentences that repeat one word are looked through once, however they are joined."""
    line = own_line("that really " * 70 + "end.")
    assert join_lines((line, line), line.text) is None


def test_a_letter_of_one_sentence_is_smooth_already() -> None:
    """There is nothing to join."""
    assert can_be_smoother(letter())
    assert not can_be_smoother(compose_lines("", [[HELLO], [LED], [ROBIN]]))


def test_what_is_not_very_much_so_stays_that() -> None:
    """A filler behind a no weighs something: "not very good" is not "not good"."""
    for said, told in (
        ("I am not very good at maps.", "I am not good at maps."),
        ("I have never really led a team.", "I have never led a team."),
    ):
        assert join_lines((own_line(said),), told) is None
