"""What may stand in a letter: a person's own words, mended, and of a note only what is clean."""

import pytest

from coaching.letters.material.classify import ElidedSubject, classify
from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.gate import (
    read_answer,
    read_note_phrase,
    read_note_sentences,
    read_told,
)
from coaching.letters.material.kinds import AboutYou, Material
from coaching.letters.material.listener import Listener
from coaching.letters.material.promised import read_promised
from coaching.letters.material.verbs import to_gerund
from coaching.letters.material.want import is_wanted, to_their_face

PRIYA = Listener(reader=frozenset({"Priya", "Shah"}), others=frozenset({"Tom", "Keane"}))


def said(text: str, subject: ElidedSubject = ElidedSubject.ME) -> list[tuple[str, str]]:
    """What an answer becomes, each with the name of its type."""
    return [_name(point) for point in read_answer(text, PRIYA, subject)]


def _name(point: Material) -> tuple[str, str]:
    return type(point).__name__, point.text


@pytest.mark.parametrize(
    ("answer", "kind", "reads"),
    [
        ("i led a team of 12 at Lumen", "Sentence", "I led a team of 12 at Lumen."),
        ("Led the night desk for two winters", "Sentence", "I led the night desk for two winters."),
        ("Wants to bake for a living", "Sentence", "I want to bake for a living."),
        ("Can start at five", "Sentence", "I can start at five."),
        ("Good with numbers", "Sentence", "I am good with numbers."),
        ("Repairs and paints boats", "Sentence", "I repair and paint boats."),
        ("im used to long shifts", "Sentence", "I'm used to long shifts."),
        ("you drew the pump for me", "AboutYou", "you drew the pump for me"),
        ("You fire the kiln with olive wood", "AboutYou", "you fire the kiln with olive wood"),
        ("The kiln holds forty pots", "ThatClause", "the kiln holds forty pots"),
        ("Three ferries leave at dawn", "ThatClause", "three ferries leave at dawn"),
        ("The old loom in the window", "NounPhrase", "the old loom in the window"),
        ("First aid certificate", "NounPhrase", "a first aid certificate"),
        ("Who would train me?", "QuestionToReader", "who would train me?"),
    ],
)
def test_an_answer_becomes_what_it_is(answer: str, kind: str, reads: str) -> None:
    """It gets its subject, its article and its small forms in full, and nothing else."""
    assert said(answer) == [(kind, reads)]


def test_nobody_is_thanked_for_what_the_person_did() -> None:
    """What goes on with "and I" stays a sentence of its own, and is not turned into a thank-you."""
    alone, going_on = (
        classify("you drew the pump for me"),
        classify("you drew the pump for me, and I laughed"),
    )
    assert isinstance(alone, AboutYou)
    assert alone.thanks == "drawing the pump for me"
    assert isinstance(going_on, AboutYou)
    assert going_on.thanks == ""


@pytest.mark.parametrize(
    "answer",
    [
        "Priya was kind to me",
        "she asked about my Java",
        "Tom fights with the board",
        "they pay 140k",
        "nervous the whole time",
        "no",
        "nothing really",
        "salary is below market",
        "maybe not for me",
    ],
)
def test_what_is_not_for_the_reader_is_left_out(answer: str) -> None:
    """Third persons, other people, money, feelings, doubts and non-answers."""
    assert said(answer) == []


def test_a_helpers_deeds_are_the_readers() -> None:
    """Where a deed was done for the person, one can thank for it."""
    (point,) = read_answer("Moved my slot twice", PRIYA, ElidedSubject.READER)
    assert point.text == "you moved my slot twice"
    assert getattr(point, "thanks", "") == "moving my slot twice"


def test_thoughts_that_run_on_are_told_apart() -> None:
    """A capital in the middle of a line begins another, but not one that is in a name."""
    text = "Ran the bakery in Porto Santo for a year Took the exam in May Can drive a van"
    assert split_fragments(text) == (
        "Ran the bakery in Porto Santo for a year",
        "Took the exam in May",
        "Can drive a van",
    )


@pytest.mark.parametrize(
    "text",
    ["I learned Epic in two weeks", "I have used Canvas at school", "I ran Oracle for two years"],
)
def test_a_product_that_is_an_ordinary_word_begins_no_thought(text: str) -> None:
    """It is what was learned or used, and no epic, canvas or oracle."""
    assert split_fragments(text) == (text,)


@pytest.mark.parametrize(
    ("note", "thing"),
    [
        ("the spring campaign in Spain. he was a bit cold tbh", "the spring campaign in Spain"),
        ("talked about the new warehouse, she hates it", "the new warehouse"),
        ("boat repairs and she told me of the kids", "the boat repairs"),
    ],
)
def test_a_note_gives_a_thing(note: str, thing: str) -> None:
    """Only its beginning, and only where that is surely a thing."""
    found = read_note_phrase(note, PRIYA)
    assert found is not None
    assert found.text == thing


@pytest.mark.parametrize(
    "note",
    [
        *("she fought for the money", "salary range 140-155 and brand budget", "he hates rust"),
        *("nope", "", "the awful coffee", "priya and her dog", "how tom runs it", "bit of a mess"),
        *("went ok i think", "not much", "kubernetes stuff lol"),
    ],
)
def test_a_note_in_doubt_gives_nothing(note: str) -> None:
    """Clauses, opinions, names, money and what may be a name in small letters."""
    assert read_note_phrase(note, PRIYA) is None


@pytest.mark.parametrize(
    ("note", "reads"),
    [
        ("forgot to say i can work on sundays", ["I can work on Sundays."]),
        ("my notice is four weeks", ["My notice is four weeks."]),
        ("want to ask who runs the night shift", ["who runs the night shift?"]),
        ("told her yes, we had that + did the course", []),
        ("i was so nervous", []),
        ("i led it, i also planned it", []),
        ("they said they would call", []),
        ("nope all said", []),
    ],
)
def test_a_note_gives_a_sentence_only_where_it_is_one(note: str, reads: list[str]) -> None:
    """Of the person, one thought, without a third person."""
    assert [point.text for point in read_note_sentences(note, PRIYA)] == reads


@pytest.mark.parametrize(
    ("noted", "thing", "link"),
    [
        ("i must send her my sample", "my sample", ""),
        ("send writing sample", "the writing sample", ""),
        ("the deck x.example/deck", "the deck", "x.example/deck"),
        ("https://example.org/a?b=1", "", "https://example.org/a?b=1"),
        ("nothing", "", ""),
    ],
)
def test_what_was_promised_is_a_thing_or_a_link(noted: str, thing: str, link: str) -> None:
    """Without "send her", and with its address as typed."""
    found = read_promised(noted, PRIYA)
    assert (found.thing.text if found.thing else "") == thing
    assert (found.link.text if found.link else "") == link


@pytest.mark.parametrize(
    ("why", "wanted"),
    [
        ("I want to build boats", True),
        ("not sure yet", False),
        ("hmm maybe", False),
        ("", False),
        ("no", False),
    ],
)
def test_who_is_unsure_says_nothing(why: str, wanted: bool) -> None:
    """A letter says that one wants the job only where one does."""
    assert is_wanted(why) is wanted


def test_the_employer_is_spoken_to() -> None:
    """Of what is said about the employer, the letter makes "you"."""
    said = to_their_face("Likes that they sell what they make")
    assert said == "Likes that you sell what you make"


@pytest.mark.parametrize(
    ("verb", "gerund"),
    [("took", "taking"), ("showed", "showing"), ("let", "letting"), ("ran", "running")],
)
def test_a_deed_can_be_thanked_for(verb: str, gerund: str) -> None:
    """Regular or not."""
    assert to_gerund(verb) == gerund


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("because i want to work on a brand", "i want to work on a brand"),
        ("cos it's near home", "it's near home"),
        ("I have drawn maps since I was six", "I have drawn maps since I was six"),
    ],
)
def test_a_reason_stands_without_because(why: str, said: str) -> None:
    """It answered "why?"; in a letter it is a sentence of its own."""
    assert to_their_face(why) == said


@pytest.mark.parametrize(
    ("answer", "sentences"),
    [
        ("You keep bees Every week a different class feeds them", 2),
        ("Nine winters up in Harlow I shovel before five", 2),
        ("You walked the yard at six You have 90 boats", 2),
        ("I want four days instead of five Did that for a year The rest is fine", 3),
        ("Because the number was in a locked Excel file", 1),
        ("At Ridge Lane I planed oak for the stairs", 1),
        ("The guest who arrives at two and whose key is lost", 1),
    ],
)
def test_answers_that_run_into_one_another_are_told_apart(answer: str, sentences: int) -> None:
    """Where a thought begins is seen by more than its capital."""
    assert len(split_fragments(answer)) == sentences


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        ("The greenhouse heats itself", "the greenhouse heats itself"),
        ("A cart of pears waited nine hours at the gate", "a cart of pears waited nine hours"),
        ("The clerk cannot hear who speaks", "the clerk cannot hear who speaks"),
        ("Patient, organised and used to noise", "I am patient, organised and used to noise."),
        ("Own a car", "I own a car."),
        ("FEES certified since May", "I have been FEES certified since May."),
        ("Haven't missed a shift", "I haven't missed a shift."),
        ("More than 300 climbs", "more than 300 climbs"),
        ("An A in Maths", "an A in Maths"),
        ("I can mend ovens; my aunt taught me", "I can mend ovens; my aunt taught me."),
        ("The late list: I called 30 of them", "The late list: I called 30 of them."),
        ("A patient who lost her ring", "a patient who lost her ring"),
        ("How you trace each fish", "how you trace each fish"),
    ],
)
def test_a_strangers_answer_becomes_a_sentence(answer: str, reads: str) -> None:
    """Whatever verb it has, and whoever it is about."""
    (point,) = read_answer(answer, Listener())
    assert reads in point.text


def test_what_the_reader_did_is_not_told_of_her() -> None:
    """Somebody whom the sentence names may be "she" in it; the reader may not."""
    assert read_answer("She asked me twice", Listener()) == ()
    assert read_answer("I sat beside a guest until he slept", Listener())


@pytest.mark.parametrize(
    ("note", "thing", "told"),
    [
        ("nothing really, a book", "", ""),
        ("promise: send her the plan maybe", "", ""),
        ("number of my patent, BR 10", "the number of my patent", "BR 10"),
        ("the list -> x.example/list", "the list", ""),
    ],
)
def test_a_promise_is_a_thing_an_address_or_told(note: str, thing: str, told: str) -> None:
    """A number is told and not attached, and nothing is no promise."""
    found = read_promised(note, Listener())
    assert (found.thing.text if found.thing else "") == thing
    assert found.told == told


def test_what_was_told_to_the_reader_stands_for_an_answer() -> None:
    """Wherever it was noted; what was told about them does not."""
    (point,) = read_told(
        "nailed it! told her I led the night desk for nine months, 3 sites", Listener()
    )
    assert point.text == "I led the night desk for nine months."
    assert read_told("she told me about the rota", Listener()) == ()
