"""Writes the letter of a dossier as the chat would show it, with its questions put and answered."""

from dataclasses import dataclass

from benchmarks.letters.decisions import keep_decision
from benchmarks.letters.dossiers import LetterCase
from coaching.letters.letter import Letter, Variant
from coaching.letters.questions.keep_answers import keep_answer, keep_tone
from coaching.letters.questions.letter_questions import LetterQuestion
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


def write_case(case: LetterCase) -> WrittenCase:
    """Returns the letter of a dossier; what was skipped is known from the raw notes only."""
    person = case.person()
    job = keep_decision(person, case.opportunity(), case.note("said"))
    key, asked = case.step_key(), []
    for put in missing_questions(key, case.occasion(person, job)):
        answer = case.answer_to(put.question)
        asked.append((str(put.question), answer))
        if put.question is LetterQuestion.TONE:
            person = keep_tone(person, None)
        else:
            job = keep_answer(job, put, answer)
    variant = VARIANTS.get(str(case.data.get("channel")), Variant.MAIL)
    letter = write_letter(key, case.occasion(person, job), variant)
    return WrittenCase(case, letter, tuple(asked))
