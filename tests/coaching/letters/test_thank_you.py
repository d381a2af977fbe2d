"""A thank-you is the person's own: whole sentences around what they would say to this reader."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.letters.letter import Letter, Occasion, Origin
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.questions.missing import Questions
from coaching.letters.thank_you_letters import key_text, thank_you_letter
from coaching.model.documents import Capture, Contact, Meeting, Opportunity, Person
from coaching.model.drafted_letters import DraftedLetter, add_draft
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, CountryCode, Tone
from coaching.playbook.compose import missing_questions, opening_questions
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, interview, opportunity

EVENING = berlin(24, 18)
ME = replace(PERSON, tone=Tone.WARM)
LINE = "You showed me the dry dock and asked how I would move the crane"
FIT = ("I rebuilt two ferries in Porto.", "I led a crew of nine.", "I speak Portuguese.")


def dana(number: int = 2, line: str = LINE, **meeting: str) -> Contact:
    """Returns somebody who was met."""
    one = contact(number, f"Dana{number} Lee")
    return replace(one, met=(Meeting(FIRST, line=line, **meeting),))


def yard(*contacts: Contact, stood_out: str = "", unsaid: str = "", ask: str = "") -> Opportunity:
    """Returns a job at a shipyard that the person wants."""
    job = opportunity(*contacts, capture=Capture(stood_out, ask, unsaid))
    return replace(job, why_want="Ships are what I know best", why_fit=FIT)


def letter(
    job: Opportunity, who: Contact, take: int = 0, *, shorter: bool = False, **later: float
) -> Letter:
    """Returns the thank-you of the evening, or of later."""
    occasion = Occasion(ME, job, EVENING + timedelta(**later), take, shorter)
    return thank_you_letter(occasion, job.interviews[-1], who)


def test_it_thanks_for_what_happened_says_why_and_signs() -> None:
    """All of it is there, in one letter without gaps."""
    one = dana(concern="can I run a yard", answer="I ran the yard in Faro for two years.")
    body = letter(yard(one), one).body
    assert body.startswith("Hi Dana2,\n\n")
    assert "showing me the dry dock and asking how I would move the crane" in body
    assert "this afternoon" in body
    assert "I ran the yard in Faro for two years." in body
    assert "can I run a yard" not in body
    assert "I rebuilt two ferries in Porto and led a crew of nine." in body
    assert "Ships are what I know best. I'd " in body
    assert body.endswith("\n\nBest wishes,\nSam Reed")
    assert letter(yard(one), one).gaps == ()


def test_what_was_told_follows_the_thanks() -> None:
    """A sentence behind the thanks says what was told; what both did goes before it."""
    told = "The menu changes every week with the fish"
    one = dana(line=told)
    assert f"that {told[0].lower()}{told[1:]}." in letter(yard(one), one).body.split("\n\n")[1]
    both = dana(line=f"We walked the dock. {told}")
    assert "We walked the dock, and " in letter(yard(both), both).body


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("my last ledger was in three languages", "My last ledger was in three languages."),
        ("at my old yard the cranes ran all night", "At my old yard the cranes ran all night."),
        ("one of my crews built a pilot boat", "One of my crews built a pilot boat."),
        ("You sketched the tides on a napkin", "You sketched the tides on a napkin."),
        ("You drew a plan of the quay", "You drew a plan of the quay."),
        ("You wondered about rain; I halved our idle days.", "about rain. I halved our idle days."),
        ("You asked about storms; my crew rode them out", "about storms. My crew rode them out."),
    ],
)
def test_nobody_is_said_to_have_told_what_the_writer_did_or_both_saw(line: str, says: str) -> None:
    """What is the writer's own, and what happened in the talk, stands as it was said, all of it."""
    one = dana(line=line)
    for take in range(3):
        body = letter(yard(one), one, take).body
        assert says in body
        assert not re.search(r"(?:told me|explained|mentioned|learned from you) that|hear", body)


def test_the_wish_names_the_job_or_whom_one_would_join() -> None:
    """In one sentence with the reason, and never twice alike for a reader."""
    one = dana()
    closings = {letter(yard(one), one, take).lines[-2].text for take in range(3)}
    assert all(re.search(r"\b(?:at Acme|job|(?:join|work with) you)\b", each) for each in closings)
    assert len(closings) > 1


def test_a_doubt_without_an_answer_is_not_named() -> None:
    """Not even kindly."""
    one = dana(line="", concern="whether I know cranes")
    assert "crane" not in letter(yard(one), one).body


def test_nothing_noted_in_a_hurry_gets_in() -> None:
    """What went well, what stood out and what is a note about the reader stay with the person."""
    one = dana(line="", topic="she fought for the money", concern="none", useful="no")
    job = yard(one, stood_out="he was cold", unsaid="nothing", ask="do they pay well")
    body = letter(job, one).body
    assert not [word for word in ("fought", "cold", "nothing", "pay") if word in body]


def test_every_sentence_knows_where_it_is_from() -> None:
    """The pieces are the text, and the person's words are marked as theirs."""
    one = dana(useful="the plans x.example/plans")
    found = letter(yard(one, unsaid="i can work nights"), one)
    text = "".join(piece.text for line in found.lines for piece in line.pieces)
    assert "".join(text.split()) == "".join(found.body.split())
    pieces = (piece for line in found.lines for piece in line.pieces)
    own = [piece.text for piece in pieces if piece.origin is Origin.OWN]
    assert "x.example/plans" in own
    assert "I can work nights" in {one.rstrip(".") for one in own}


def test_five_of_a_panel_get_five_letters() -> None:
    """No two share a sentence that is theirs or a frame, but for the wish to join."""
    team = [dana(number, f"You told me about dock {number}") for number in range(2, 7)]
    letters = [letter(yard(*team), one) for one in team]
    seen = [set(each.sentence_ids) for each in letters]
    for at, ids in enumerate(seen):
        assert not any(ids & other for other in seen[at + 1 :])


def test_a_later_round_repeats_nothing_to_its_reader() -> None:
    """What was read once is left out; what is new is told."""
    one = dana()
    first = letter(yard(one), one)
    shown = DraftedLetter(key_text(interview(EVENING), one), one.id, EVENING, first.sentence_ids)
    second = interview(berlin(27, 9), 2)
    again = replace(one, met=(*one.met, Meeting(second.id, line="You let me try the crane")))
    job = replace(yard(again), drafted=add_draft((), shown))
    job = replace(job, interviews=(*job.interviews, second))
    occasion = Occasion(ME, job, berlin(27, 12))
    body = thank_you_letter(occasion, second, again)
    assert not set(first.sentence_ids) & set(body.sentence_ids)
    assert "the crane" in body.body


@pytest.mark.parametrize(
    ("tone", "name", "noted", "greets"),
    [
        (Tone.WARM, "Priya Shah", "", "Hi Priya,"),
        (Tone.NEUTRAL, "Priya Shah", "", "Dear Priya,"),
        (Tone.FORMAL, "Ms Priya Shah", "", "Dear Ms Shah,"),
        (Tone.FORMAL, "Prof Jan van der Berg", "", "Dear Professor van der Berg,"),
        (Tone.WARM, "prof. Renate Vogt", "", "Hi Professor Vogt,"),
        (Tone.FORMAL, "Lim Wei", "mr lim showed me the yard", "Dear Mr Lim,"),
        (Tone.FORMAL, "Priya Shah", "", "Dear Priya Shah,"),
        (Tone.WARM, "Robert Hay", "robbie took me round", "Hi Robbie,"),
        (Tone.FORMAL, "Judge (retired) Ana Diaz", "", "Dear Judge Diaz,"),
        (None, "Priya Shah", "", "Dear Priya,"),
    ],
)
def test_the_greeting_has_the_tone(tone: Tone | None, name: str, noted: str, greets: str) -> None:
    """With a title where one is known; a title is never guessed."""
    one = replace(dana(topic=noted), name=name)
    job = yard(one)
    occasion = Occasion(replace(PERSON, tone=tone), job, EVENING)
    assert thank_you_letter(occasion, job.interviews[0], one).body.splitlines()[0] == greets


def test_an_american_reader_is_written_to_as_there() -> None:
    """A full stop behind Mr, and the month before the day."""
    one = replace(dana(), name="Mr Jo Hale")
    job = replace(yard(one), country=CountryCode("US"))
    occasion = Occasion(replace(ME, tone=Tone.FORMAL), job, EVENING + timedelta(days=9))
    body = thank_you_letter(occasion, job.interviews[0], one).body
    assert body.startswith("Dear Mr. Hale,")
    assert "on November 24" in body
    assert body.endswith("Sincerely,\nSam Reed")


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "this afternoon"), (15, "yesterday"), (48, "on Tuesday"), (24 * 8, "on 24 November")],
)
def test_the_day_is_right_on_the_day_of_sending(hours: int, words: str) -> None:
    """Today, yesterday, its weekday, its date."""
    one = dana()
    assert words in letter(yard(one), one, hours=hours).body


def test_shorter_keeps_the_best() -> None:
    """Greeting, thanks for what happened, and that one would like the job."""
    one = dana(concern="can I", answer="I ran the yard in Faro for two years.")
    whole, short = letter(yard(one), one), letter(yard(one), one, shorter=True)
    assert len(short.body.split()) < len(whole.body.split())
    assert "showing me the dry dock" in short.body


def asked(
    job: Opportunity,
    who: Contact,
    find: Callable[[StepKey, Occasion], Questions],
    me: Person = ME,
) -> list[str]:
    """What the coach asks before this letter, or by the buttons below it."""
    key = StepKey(StepKind("thank"), FIRST, who.id)
    return [str(one.question) for one in find(key, Occasion(me, job, EVENING))]


def test_two_questions_are_put_before_a_letter_and_the_rest_waits_below_it() -> None:
    """The greeting is one of them, once a person; none is put twice."""
    one = dana(line="", topic="she told me", concern="my age", useful="send it maybe")
    job = opportunity(one, capture=Capture(unsaid="he was cold"))
    assert asked(job, one, opening_questions, PERSON) == ["tone", "line"]
    assert asked(job, one, opening_questions) == ["line", "promised"]
    below = ["line", "promised", "want", "unsaid", "answer", "fit"]
    assert asked(job, one, missing_questions) == below
    for question in LetterQuestion:
        job = keep_answer(job, PutQuestion(question, FIRST, one.id), "")
    assert asked(job, one, missing_questions) == []


def test_the_doubt_comes_first_and_a_clean_note_can_wait() -> None:
    """What was noted in clean words stands as it is, so why the job is asked instead."""
    one = dana(line="", topic="the dry dock", concern="whether I can lead a yard")
    assert asked(opportunity(one), one, opening_questions) == ["answer", "want"]
    vague = replace(one, met=(replace(one.met[0], topic="she told me"),))
    assert asked(opportunity(vague), vague, opening_questions) == ["answer", "line"]


def test_a_letter_that_was_shown_opens_at_once() -> None:
    """What it misses still is asked by a press alone."""
    one = dana(line="", topic="she told me")
    shown = DraftedLetter(f"thank.{FIRST}.{one.id}", one.id, EVENING)
    job = replace(opportunity(one), drafted=(shown,))
    assert asked(job, one, opening_questions) == []
    assert asked(job, one, missing_questions) == ["line", "want", "fit"]


def test_a_recruiter_who_talked_with_one_is_thanked_like_an_interviewer() -> None:
    """In a hundred words at most."""
    one = replace(dana(), part=ContactPart.RECRUITER)
    assert "showing me the dry dock" in letter(yard(one), one).body
