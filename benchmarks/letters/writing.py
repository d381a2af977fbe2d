"""Writes the letter of a dossier as the chat would show it, with its questions put and answered."""

from dataclasses import dataclass

from benchmarks.letters.decisions import keep_decision
from benchmarks.letters.dossiers import LetterCase
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer, keep_tone
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.questions.sources import find_answer_source, find_line_source
from coaching.playbook.compose import missing_questions, write_letter

VARIANTS = {"linkedin": Variant.LINKEDIN}


@dataclass(frozen=True, slots=True)
class WrittenCase:
    """Holds a dossier with its letter, and each question with the answer it got."""

    case: LetterCase
    letter: Letter | None
    asked: tuple[tuple[str, str], ...]

    @property
    def body(self) -> str:
        """The text that is copied."""
        return self.letter.body if self.letter else ""


def shown_note(put: PutQuestion, occasion: Occasion) -> str:
    """Returns the place of the note that the chat shows in a question; "" for none."""
    job = occasion.opportunity
    contact = next((one for one in job.contacts if one.id == put.subject), None)
    interview = next((one for one in job.interviews if one.id == put.interview), None)
    find = _SOURCES.get(put.question)
    if find is None or contact is None or interview is None:
        return ""
    return find(ReaderPoints(occasion, interview, contact)).place


_SOURCES = {
    LetterQuestion.LINE: find_line_source,
    LetterQuestion.ANSWER: find_answer_source,
}


def write_case(case: LetterCase) -> WrittenCase:
    """Returns the letter of a dossier; what was skipped is known from the raw notes only.

    What is left for a press under the first letter, why the person fits, is asked as well.
    """
    person = case.person()
    job = keep_decision(person, case.opportunity(), case.note("said"))
    key = case.step_key()
    asked: list[tuple[str, str]] = []
    for _opening in range(2):
        for put in missing_questions(key, case.occasion(person, job)):
            answer = case.answer_to(put.question, shown_note(put, case.occasion(person, job)))
            asked.append((str(put.question), answer))
            if put.question is LetterQuestion.TONE:
                person = keep_tone(person, None)
            else:
                job = keep_answer(job, put, answer)
    variant = VARIANTS.get(str(case.data.get("channel")), Variant.MAIL)
    letter = write_letter(key, case.occasion(person, job), variant)
    return WrittenCase(case, letter, tuple(asked))
