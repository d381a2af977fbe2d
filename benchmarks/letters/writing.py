"""Writes the letter of a dossier as the chat would show it, with its questions put and answered."""

from dataclasses import dataclass

from benchmarks.letters.decisions import keep_decision
from benchmarks.letters.dossiers import LetterCase
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer, keep_tone
from coaching.letters.questions.letter_questions import AT_MOST, LetterQuestion
from coaching.letters.questions.sources import find_answer_source, find_line_source
from coaching.playbook.compose import missing_questions, opening_questions, write_letter

ONCE = (LetterQuestion.TONE, LetterQuestion.WANT, LetterQuestion.FIT)
"""Are asked once a person or a job; of the others at most two are answered for one letter."""
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
    """Returns the letter of a dossier, after what is asked when it is opened, and what a person
    who has more to say presses below it; what was skipped is known from the raw notes only."""
    talk = AskedCase(case)
    for put in opening_questions(talk.key, talk.occasion):
        talk.answer(put)
    while (pressed := talk.find_press()) is not None:
        talk.answer(pressed)
    variant = VARIANTS.get(str(case.data.get("channel")), Variant.MAIL)
    letter = write_letter(talk.key, talk.occasion, variant)
    return WrittenCase(case, letter, tuple(talk.asked))


class AskedCase:
    """Holds a dossier while the questions of its letter are put and answered."""

    def __init__(self, case: LetterCase) -> None:
        self.case = case
        self.key = case.step_key()
        self._person = case.person()
        self._job = keep_decision(self._person, case.opportunity(), case.note("said"))
        self.asked: list[tuple[str, str]] = []

    @property
    def occasion(self) -> Occasion:
        """When and from what the letter is written, with what was answered so far."""
        return self.case.occasion(self._person, self._job)

    def answer(self, put: PutQuestion) -> None:
        """Keeps what the person answers to a question."""
        answer = self._find_answer(put)
        self.asked.append((str(put.question), answer))
        if put.question is LetterQuestion.TONE:
            self._person = keep_tone(self._person, None)
        else:
            self._job = keep_answer(self._job, put, answer)

    def find_press(self) -> PutQuestion | None:
        """Returns the question of the button that the person presses: the first one under the
        letter that they have an answer to, while the letter was asked for no more than two."""
        asked = sum(question not in ONCE for question, _answer in self.asked)
        under = missing_questions(self.key, self.occasion)
        has_answer = (put for put in under if self._find_answer(put))
        return next((put for put in has_answer if put.question in ONCE or asked < AT_MOST), None)

    def _find_answer(self, put: PutQuestion) -> str:
        return self.case.answer_to(put.question, shown_note(put, self.occasion))
