"""Another version says something else, five readers get five reasons, and what is short is own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.letters.letter import Letter, Occasion
from coaching.letters.material.gate import read_told
from coaching.letters.material.listener import Listener
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import missing_for_thanks
from coaching.letters.thank_you_letters import key_text, thank_you_letter
from coaching.model.documents import Contact, Interview, Meeting, Opportunity
from coaching.model.drafted_letters import DraftedLetter, add_draft
from coaching.model.vocabulary import Tone
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, interview, opportunity

EVENING = berlin(24, 18)
ME = replace(PERSON, tone=Tone.WARM)
FIT = ("I baked for a hotel.", "I ran a night shift of nine.", "I cut the waste by a third.")


def met(number: int, *rounds: Interview, **meeting: str) -> Contact:
    """Somebody who was met in these rounds."""
    found = tuple(Meeting(one.id, **meeting) for one in rounds) or (Meeting(FIRST, **meeting),)
    return replace(contact(number, f"Dana{number} Lee"), met=found)


def bakery(*contacts: Contact) -> Opportunity:
    """A job for which the person gave three reasons."""
    return replace(opportunity(*contacts), why_want="I like early mornings", why_fit=FIT)


def write(job: Opportunity, who: Contact, take: int = 0, *, shorter: bool = False) -> Letter:
    """The thank-you of the evening, for the last round."""
    occasion = Occasion(ME, job, EVENING + timedelta(days=3), take, shorter)
    return thank_you_letter(occasion, job.interviews[-1], who)


def reasons_in(letter: Letter) -> set[int]:
    """Which of the three reasons stand in a letter."""
    words = ("hotel", "night shift", "waste")
    return {at for at, word in enumerate(words) if word in letter.body}


def test_one_reader_gets_the_reasons_two_by_two() -> None:
    """The third one comes with another version."""
    one = met(2)
    assert reasons_in(write(bakery(one), one)) == {0, 1}
    assert reasons_in(write(bakery(one), one, take=1)) == {2}


def test_each_of_a_team_has_a_reason_and_can_have_another() -> None:
    """In their order; a further version takes up those of the others."""
    team = [met(number) for number in (2, 3, 4)]
    job = bakery(*team)
    assert [reasons_in(write(job, one)) for one in team] == [{0}, {1}, {2}]
    assert [reasons_in(write(job, team[0], take)) for take in (1, 2)] == [{1}, {2}]


def test_two_of_a_team_never_get_one_reason() -> None:
    """Whoever has read theirs in an earlier round does not get that of the next."""
    second = interview(berlin(26, 9), 2)
    rounds = (opportunity().interviews[0], second)
    team = [met(2, *rounds), met(3, *rounds), met(4, second)]
    job = replace(bakery(*team), interviews=rounds)
    first = thank_you_letter(Occasion(ME, job, EVENING), rounds[0], team[1])
    assert reasons_in(first) == {1}
    shown = DraftedLetter(key_text(rounds[0], team[1]), 3, EVENING, first.sentence_ids)
    job = replace(job, drafted=add_draft((), shown))
    assert [reasons_in(write(job, one)) for one in team] == [{0}, set(), {2}]


def test_shorter_keeps_the_answer_and_what_is_own() -> None:
    """What is ours goes first."""
    one = met(2, concern="can I run a shift", answer="I ran one in Faro for two years.")
    short = write(bakery(one), one, shorter=True)
    assert "I ran one in Faro for two years." in short.body
    alone = replace(opportunity(met(2, line="You let me knead")), why_fit=FIT[:1])
    short = write(alone, alone.contacts[0], shorter=True)
    assert "I baked for a hotel." in short.body
    assert "hear" not in short.body


HANA = Listener(reader=frozenset({"Dana"}))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("told her I led twelve bakers", "I led twelve bakers."),
        ("I told Dana I speak German", "I speak German."),
        ("told her I was running late", ""),
        ("told him I think so", ""),
        ("told her I quit", ""),
    ],
)
def test_a_deed_that_was_told_needs_few_words(note: str, told: str) -> None:
    """Four words are a deed or nothing."""
    assert "".join(point.text for point in read_told(note, HANA)) == told


def test_who_told_the_reader_why_they_fit_is_not_asked() -> None:
    """It stands in the letter already."""
    one = met(2, topic="told her I led twelve bakers")
    job = replace(bakery(one), why_fit=())
    points = ReaderPoints(Occasion(ME, job, EVENING), job.interviews[0], one)
    assert "fit" not in [str(each.question) for each in missing_for_thanks(points)]
    assert "I led twelve bakers." in write(job, one).body
