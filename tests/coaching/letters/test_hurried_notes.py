"""Whatever was noted in a hurry, none of it stands in a letter, and every sentence has a source."""

import os
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.letters.letter import Letter, LetterPiece, Occasion, Origin, Variant
from coaching.letters.material.verbs import to_gerund
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.commitments import Offer
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    Meeting,
    Opportunity,
    Person,
    Reflection,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, Outcome, Tone
from coaching.playbook import compose
from tests.coaching.dossiers import FIRST, contact, opportunity
from tests.coaching.letterbox import KIM, ME, NOW

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))
MARKS = ("zorblat", "quimpet", "walnut", "trombone", "lantern")
"""Words that no frame has, two of them no words at all: in a letter they came out of a note."""
HURRIED = (
    "she fought for the {} and got it",
    "he was a bit {} tbh",
    "salary 140-155k plus {}",
    "they said the {} is leaving in june, secret",
    "priya hates the {}",
    "nervous, talked about {} too much",
    "tom told me about the {}",
    "nope",
    "went ok i think, {}",
    "not sure about the {} lol",
    "i guess i can do {}",
    "can i handle {}?? didnt really answer",
    "my {} is bad and i was shaking",
    "kids at home so no {}",
    "gossip: {} quit",
    "said yes {} + did the course, w 2 yrs",
    "i said {}, i also said more, he laughed",
    "nothing really, {}",
    "promise: send her the {} maybe",
    "other interview at {} on monday",
)
notes = st.builds(str.format, st.sampled_from(HURRIED), st.sampled_from(MARKS))


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Person, Opportunity]:
    """Returns somebody with hurried notes in every place and nothing said to anybody."""
    people = [
        _somebody(2, "Priya Shah", draw(st.sampled_from(ContactPart)), draw),
        _somebody(3, "Tom Keane", draw(st.sampled_from(ContactPart)), draw),
    ]
    capture = Capture(draw(notes), draw(notes), draw(notes), (draw(notes),))
    reflection = Reflection(went_well=draw(notes), unsaid=draw(notes), red_flags=draw(notes))
    job = opportunity(*people, capture=capture, reflection=reflection)
    outcome = draw(st.sampled_from([None, Outcome.OFFER, Outcome.REJECTED]))
    job = replace(
        job,
        outcome=outcome,
        outcome_at=NOW if outcome else None,
        offer=Offer(NOW, open_points=draw(notes)) if outcome is Outcome.OFFER else None,
        feedback=draw(notes),
        lesson=draw(notes),
    )
    kim = replace(
        KIM, consent=draw(st.sampled_from(Consent)), knows=draw(notes), relation=draw(notes)
    )
    return replace(ME, referees=(kim,), tone=draw(st.sampled_from([None, *Tone]))), job


def _somebody(number: int, name: str, part: ContactPart, draw: st.DrawFn) -> Contact:
    topic, concern, useful, answer = (draw(notes) for _ in range(4))
    met = (Meeting(FIRST, topic, concern, useful, answer),)
    return replace(contact(number, name, part=part), met=met)


KEYS = (
    *(
        StepKey(StepKind(kind), FIRST, who)
        for kind in ("thank", "staff", "linkedin", "agency", "useful")
        for who in (2, 3)
    ),
    *(StepKey(StepKind("checkin"), FIRST, number) for number in (1, 2)),
    *(StepKey(StepKind("helper"), 0, who) for who in (2, 3)),
    *(
        StepKey(StepKind(kind), 0, KIM.id)
        for kind in ("referee", "checked", "endorse", "endorsed", "offerthanks", "tellno")
    ),
    *(StepKey(StepKind(kind)) for kind in ("feedback", "answer", "moretime", "withdraw")),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    dossier=dossiers(),
    key=st.sampled_from(KEYS),
    take=st.integers(0, 3),
    shorter=st.booleans(),
    variant=st.sampled_from(Variant),
)
def test_no_hurried_note_stands_in_a_letter(
    dossier: tuple[Person, Opportunity], key: StepKey, take: int, shorter: bool, variant: Variant
) -> None:
    """Feelings, gossip, money, third persons, non-answers, others' topics: not one word of them."""
    letter = compose.write_letter(key, Occasion(*dossier, NOW, take, shorter), variant)
    if letter is None or variant is Variant.CALL:
        return
    assert not [word for word in MARKS if word in letter.body.casefold() + letter.subject]
    assert has_sources(letter)


def has_sources(letter: Letter) -> bool:
    """Tells whether every word of the body is in a piece that knows where it is from."""
    pieces = [piece for line in letter.lines for piece in line.pieces]
    told = "".join("".join(piece.text for piece in pieces).split())
    return told == "".join(letter.body.split()) and all(
        isinstance(piece.origin, Origin) for piece in pieces
    )


# -- and what is said to the reader is said as it was said ----------------------------------------

SAID = (
    "You showed me the {} upstairs",
    "Every week a different {} chooses the music",
    "I ran the {} for two years; nobody complained",
    "Two years of {} with 300 plants",
    "At Ridge Lane I placed {} in most weeks",
    "Led a team through the {} move",
    "The {} list: I called 30 of them",
    "A {} that waited 31 hours",
    "I like working where the {} is",
    "{} certified since May",
    "When is the {} due?",
)
answers = st.lists(
    st.builds(str.format, st.sampled_from(SAID), st.sampled_from(MARKS)), min_size=1, max_size=3
)
ADDED = frozenset({"have", "been", "there", "that", "with", "would", "like", "where"})
"""Words by which an answer becomes a sentence."""


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    dossier=dossiers(),
    key=st.sampled_from([key for key in KEYS if key.subject in (2, 3)]),
    said=st.lists(answers, min_size=5, max_size=5),
    joined_by=st.sampled_from([" ", "\n", ". "]),
    variant=st.sampled_from([Variant.MAIL, Variant.LINKEDIN, Variant.CARD]),
)
def test_the_persons_own_words_are_those_they_said(
    dossier: tuple[Person, Opportunity],
    key: StepKey,
    said: list[list[str]],
    joined_by: str,
    variant: Variant,
) -> None:
    """Each word that counts as theirs was typed as an answer, whatever was noted around it."""
    person, job = dossier
    questions = ("line", "answer", "want", "fit", "unsaid")
    typed = [joined_by.join(each) for each in said]
    for question, text in zip(questions, typed, strict=True):
        put = PutQuestion(LetterQuestion(question), FIRST, key.subject)
        job = keep_answer(job, put, text)
    letter = compose.write_letter(key, Occasion(person, job, NOW), variant)
    if letter is None:
        return
    words = [word for text in typed for word in re.findall(r"[^\W\d_]+", text.casefold())]
    known = {form[:3] for word in words for form in (word, to_gerund(word)) if form}
    own = [piece.text for line in letter.lines for piece in line.pieces if _is_own(piece)]
    strange = [word for text in own for word in _long_words(text) if word[:3] not in known]
    assert [word for word in strange if word not in ADDED] == []


def _is_own(piece: LetterPiece) -> bool:
    return piece.origin is Origin.OWN and "\n" not in piece.text


def _long_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 3]
