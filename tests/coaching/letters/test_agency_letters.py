"""The agency hears who doubted what, and who gets back to whom as it was noted."""

from dataclasses import replace

import pytest

from coaching.letters.agency_letters import agency_letter
from coaching.letters.check_in_letters import check_in_letter
from coaching.letters.letter import Letter, Occasion
from coaching.letters.material.doubter import Doubter, DoubtKind, read_doubter
from coaching.letters.material.next_words import NextNames, say_how_long, say_next
from coaching.model.documents import (
    Capture,
    Contact,
    DecisionDate,
    HiringProcess,
    Meeting,
    Opportunity,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity
from tests.coaching.drafts import letter_addressee, write_letter
from tests.coaching.letterbox import ME

MET = frozenset({"Olga", "Reyes"})


def report(concern: str, answer: str) -> str:
    """Returns what the agency's recruiter reads in the evening."""
    notes = Meeting(FIRST, concern=concern, answer=answer)
    agent = replace(contact(2, "Dana Lee"), part=ContactPart.AGENCY_RECRUITER, met=(notes,))
    olga = replace(contact(3, "Olga Reyes"), met=(Meeting(FIRST),))
    job = opportunity(agent, olga)
    return agency_letter(Occasion(PERSON, job, berlin(24, 18)), job.interviews[-1], agent).body


@pytest.mark.parametrize(
    ("note", "doubter"),
    [
        ("olga worried abt excel", Doubter(DoubtKind.WORRIED, "Olga")),
        ("not sure i can lead", Doubter(DoubtKind.UNSURE)),
        ("tim asked about nights", Doubter(DoubtKind.ASKED)),
        ("", Doubter(DoubtKind.ASKED)),
    ],
)
def test_whose_doubt_it_was_is_read_where_they_were_met(note: str, doubter: Doubter) -> None:
    """A name of nobody met is not said."""
    assert read_doubter(note, MET) == doubter


def test_an_agency_hears_the_doubt_before_its_answer() -> None:
    """It needs both to pass them on."""
    body = report("olga worried about excel", "I used Excel daily for three years.")
    assert "Olga was worried about Excel. I used Excel daily for three years." in body


def test_a_doubt_keeps_the_words_that_the_answer_needs_no_article_for() -> None:
    """Such as a way to build."""
    body = report("olga not sure ive run timber frame", "I ran 42 timber frame plots in 2024.")
    assert "Olga was not sure whether I've run timber frame. I ran 42" in body


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("olga decides thu, calls dana on mon", "Olga decides on Thursday and calls you on Monday"),
        ("dana", ""),
        ("olga emails me by wed", "Olga emails me by Wednesday"),
        ("they call me friday w a yes or no", "They call me on Friday with a yes or no"),
        ("they decide by end of next week", "They decide by the end of next week"),
        (
            "3rd round tue or wed; hr tells dana next fri",
            "The third round would be on Tuesday or Wednesday, and HR tells you next Friday",
        ),
        ("tim rings dana on monday", ""),
        ("olga calls tim on monday", ""),
        ("final round on friday", ""),
        ("a " * 5000, ""),
    ],
)
def test_who_gets_back_to_whom_is_said_as_it_was_noted(note: str, said: str) -> None:
    """Whoever is nobody known stays out, and with them what they do."""
    assert say_next(note, NextNames(MET, frozenset({"Dana", "Lee"}))) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("about 2 wks", "about two weeks"),
        ("2-3 weeks", "two or three weeks"),
        ("a week or so", "about a week"),
        ("two weeks, so by 21 July", ""),
        ("by Friday", ""),
        ("in two weeks", ""),
    ],
)
def test_a_loose_time_stays_loose(note: str, said: str) -> None:
    """No day is pinned on "about two weeks", and none is lost where one was named."""
    assert say_how_long(note) == said


def expecting(words: str, *met: Contact) -> Opportunity:
    """Returns a job of which something was announced."""
    job = opportunity(*met)
    decision = DecisionDate(berlin(28, 12).date(), berlin(28, 12).date(), words)
    last = replace(job.interviews[-1], process=HiringProcess(decision))
    return replace(job, interviews=(last,))


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Olga calls you on Tuesday."), (3, "They mean to get back to us by ")]
)
def test_a_day_by_its_name_is_said_to_the_agency_while_it_is_fresh(days: int, said: str) -> None:
    """Days later the date is clearer."""
    agent = contact(2, "Dana Lee", part=ContactPart.AGENCY_RECRUITER)
    job = expecting("olga calls dana tues", agent, contact(3, "Olga Reyes"))
    occasion = Occasion(PERSON, job, berlin(24 + days, 18))
    assert said in agency_letter(occasion, job.interviews[-1], agent).body


def test_a_check_in_goes_back_to_what_they_said() -> None:
    """Which was no date."""
    job = expecting("about 1 week", contact(3, "Olga Reyes"))
    body = check_in_letter(Occasion(PERSON, job, berlin(28, 18)), job.interviews[-1], 1).body
    assert "you expected to decide in about one week." in body


def told(line: str = "", want: str = "", *notes: str, doubt: str = "", answer: str = "") -> str:
    """Returns what the agency reads where the doubt was noted with whoever had it."""
    agent = contact(2, "Dana Lee", part=ContactPart.AGENCY_RECRUITER)
    agent = replace(agent, met=(Meeting(FIRST, line=line),))
    olga = replace(contact(3, "Olga Reyes"), met=(Meeting(FIRST, concern=doubt, answer=answer),))
    job = replace(opportunity(agent, olga, capture=Capture(notes=notes)), why_want=want)
    return agency_letter(Occasion(PERSON, job, berlin(24, 18)), job.interviews[-1], agent).body


def test_an_agency_hears_of_a_doubt_that_somebody_else_had() -> None:
    """With its answer it is passed on, and without one it is to be cleared up."""
    body = told(doubt="i dont know sap", answer="I did the SAP course in May.")
    assert "Olga was not sure about SAP. I did the SAP course in May." in body
    assert "Olga was not sure about SAP." in told(doubt="i dont know sap")


def test_an_agency_hears_of_pay_notice_and_start() -> None:
    """As they were noted, each in a sentence."""
    body = told("", "", "notice is 6 weeks, want min 44k", "can start on 4 january")
    assert "My notice is six weeks. I am looking for at least 44k." in body
    assert "I can start on 4 January." in body


def test_an_agency_hears_that_it_is_the_first_choice() -> None:
    """Where the person says so."""
    assert "It is my first choice." in told("", "I want it, its my first choice")
    assert "first choice" not in told("", "I want it")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("mostly about the stock reports", "about the stock reports."),
        ("it was about the night plans", "about the night plans."),
        ("Olga doubted my French", "Olga doubted my French."),
    ],
)
def test_what_the_talk_was_about_is_a_sentence(line: str, written: str) -> None:
    """And no piece of one."""
    body = told(line)
    assert written in body
    assert ". About" not in body
    assert "about Olga" not in body


# -- who is asked how things stand ----------------------------------------------------------------

WEEK_LATER = berlin(30, 9)
GEMMA = replace(contact(20, "Gemma Oakes", part=ContactPart.AGENCY_RECRUITER), met=())
JOE = replace(contact(21, "Joe Blake", part=ContactPart.RECRUITER), met=())


def check_in(job: Opportunity, number: int = 1) -> tuple[str, Letter]:
    """Returns who the check-in is for, and the letter."""
    key = StepKey(StepKind("checkin"), FIRST, number)
    reader, letter = (
        letter_addressee(key, ME, job, WEEK_LATER),
        write_letter(key, ME, job, WEEK_LATER),
    )
    assert reader is not None
    assert letter is not None
    return reader.name, letter


@pytest.mark.parametrize("number", [1, 2])
def test_a_job_of_an_agency_is_asked_about_there(number: int) -> None:
    """Nobody goes past who brought the job, and nothing in it is said as to the employer."""
    name, letter = check_in(opportunity(contact(10, "Dana Lee"), GEMMA), number)
    assert name == "Gemma Oakes"
    assert "heard anything" in letter.body or "any news" in letter.body
    assert "join you" not in letter.body
    assert "we spoke" not in letter.body.lower()


def test_their_own_recruiter_is_asked_before_who_interviewed() -> None:
    """Also where they were not in the room."""
    name, letter = check_in(opportunity(contact(10, "Dana Lee"), JOE))
    assert name == "Joe Blake"
    assert letter.body


def test_without_either_who_interviewed_is_asked() -> None:
    """As ever."""
    assert check_in(opportunity(contact(10, "Dana Lee")))[0] == "Dana Lee"
