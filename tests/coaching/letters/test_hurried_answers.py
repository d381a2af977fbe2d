"""An answer that was typed in a hurry stands in the letter as an educated person would write it."""

from dataclasses import replace

import pytest

from coaching.letters.letter import Occasion
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.thank_you_letters import thank_you_letter
from coaching.model.vocabulary import Tone
from tests.coaching.dossiers import FIRST, contact, opportunity
from tests.coaching.letterbox import ME, NOW

WANT, FIT, LINE = LetterQuestion.WANT, LetterQuestion.FIT, LetterQuestion.LINE


def write(question: LetterQuestion, said: str) -> str:
    """Returns the letter to Priya, who was met alone, on one line."""
    reader = contact(2, "Priya Shah")
    is_line = question is LINE
    put = PutQuestion(question, FIRST if is_line else 0, reader.id if is_line else 0)
    job = keep_answer(opportunity(reader), put, said)
    person = replace(ME, tone=Tone.WARM)
    letter = thank_you_letter(Occasion(person, job, NOW), job.interviews[-1], job.contacts[0])
    return " ".join(letter.body.split())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("letters that change minds", "is letters that change minds"),
        ("chairs that last", "is chairs that last"),
        ("dogs nobody walks", "is dogs nobody walks"),
        ("maps people really use", "is maps people really use"),
        ("its the only mill that still weaves", "It's the only mill that still weaves"),
        ("it's 5 mins from my door", "It's 5 minutes from my door"),
        ("the sea, and the people who live off it", "What draws me is the sea, and the people"),
        ("small crew big boats", "is small crew and big boats"),
        ("honest work, good company", "is honest work and good company"),
    ],
)
def test_why_one_wants_it(said: str, written: str) -> None:
    """A plural before "that" is no verb, and a thing has the article that it needs."""
    body = write(WANT, said)
    assert written in body
    assert "I letter" not in body


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I speak Danish and worked in Aarhus", "I speak Danish and worked in Aarhus."),
        ("speak turkish n bit of greek", "I speak Turkish and a bit of Greek."),
        ("know excel and sql inside out", "I know Excel and SQL inside out."),
        ("ran the depot 4 yrs never a late van", "I ran the depot for four years, never a late"),
        ("mended nets since i was 10", "I have mended nets since I was 10."),
        ("my drawings always fit", "My drawings always fit."),
        ("guests asked for me by name", "Guests asked for me by name."),
        ("patient, fast, never late", "I am patient, fast and never late."),
        ("always early", "I am always early."),
        ("trained 3 of them to lead", "I trained three of them to lead."),
        ("4 years of night trains", "four years of night trains"),
        ("did the audits in leeds", "I did the audits in Leeds."),
    ],
)
def test_why_one_fits(said: str, written: str) -> None:
    """The verb that was typed is the verb of the sentence."""
    body = write(FIT, said)
    assert written in body


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("that bit about the owls was great", "I liked that bit about the owls."),
        ("your story about the strike made me laugh", "Your story about the strike made me laugh."),
        ("liked how you ask the guards first", "I liked how you ask the guards first."),
        ("loved the cat in the shop", "I loved the cat in the shop."),
        ("the walk, esp the attic", "the walk, especially the attic"),
        ("you told me the press runs at night", "for telling me the press runs at night."),
    ],
)
def test_what_one_would_say_of_the_talk(said: str, written: str) -> None:
    """What one liked is one's own, and nobody "explained" an opinion."""
    body = write(LINE, said)
    assert written in body
    assert "explained" not in body
