"""The agency hears who doubted what, and who gets back to whom as it was noted."""

from dataclasses import replace

import pytest

from coaching.letters.agency_letters import agency_letter
from coaching.letters.check_in_letters import check_in_letter
from coaching.letters.letter import Occasion
from coaching.letters.material.doubter import Doubter, DoubtKind, read_doubter
from coaching.letters.material.next_words import NextNames, say_how_long, say_next
from coaching.model.documents import Contact, DecisionDate, HiringProcess, Meeting, Opportunity
from coaching.model.vocabulary import ContactPart
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, opportunity

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
