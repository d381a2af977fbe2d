"""Says what is worth asking before a letter, because nothing usable is there for it yet."""

from collections.abc import Iterable

from coaching.letters.letter import Occasion, last_interview_held
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import PutQuestion
from coaching.letters.questions.letter_questions import LetterQuestion, limit_questions
from coaching.letters.questions.sources import find_answer_source
from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId
from coaching.reading.non_answers import is_non_answer

_LETTER_QUESTIONS = (
    LetterQuestion.LINE,
    LetterQuestion.ANSWER,
    LetterQuestion.UNSAID,
    LetterQuestion.PROMISED,
)
Questions = tuple[PutQuestion, ...]
TYPED_AT_MOST = 3
"""So many answers are typed before one letter."""


def missing_for_letter(points: ReaderPoints) -> Questions:
    """Returns what is worth asking before this letter: what it needs and nothing usable is for.

    A doubt to which nothing was noted comes last: it takes more to answer.
    """
    put = sum(_was_put(points, question) for question in _LETTER_QUESTIONS)
    worth = [question for question in _LETTER_QUESTIONS if _is_worth(points, question)]
    if LetterQuestion.ANSWER in worth and find_answer_source(points).place == "unsaid":
        worth = [question for question in worth if question is not LetterQuestion.UNSAID]
    if not find_answer_source(points).text:
        worth.sort(key=lambda question: question is LetterQuestion.ANSWER)
    chosen = limit_questions(worth, put)
    return tuple(_put(points, question) for question in _LETTER_QUESTIONS if question in chosen)


def _put(points: ReaderPoints, question: LetterQuestion) -> PutQuestion:
    return PutQuestion(question, points.interview.id, points.contact.id)


def _was_put(points: ReaderPoints, question: LetterQuestion) -> bool:
    return _put(points, question).mark in points.opportunity.letter_questions


def _is_worth(points: ReaderPoints, question: LetterQuestion) -> bool:
    if _was_put(points, question):
        return False
    match question:
        case LetterQuestion.LINE:
            return not points.meeting.line.strip()
        case LetterQuestion.ANSWER:
            return points.has_doubt and not points.answer
        case LetterQuestion.UNSAID:
            capture, reflection = points.interview.capture, points.interview.reflection
            is_noted = _is_any_noted((capture.unsaid, reflection.unsaid))
            return is_noted and points.is_main_reader and not points.unsaid
        case _:
            found = points.to_send
            is_noted = _is_any_noted((points.meeting.useful,))
            return is_noted and found.thing is None and found.link is None


def _is_any_noted(notes: Iterable[str]) -> bool:
    return any(note.strip() and not is_non_answer(note) for note in notes)


def missing_for_thanks(points: ReaderPoints) -> Questions:
    """Returns what is asked before a thank-you: once a person how readers are greeted, once a job
    why the person wants it and why they fit, and what the letter needs.

    Three sentences at most at a time: why they fit waits for the next letter, or for a press. It is
    not asked where they told this very reader what says so.
    """
    occasion = points.occasion
    typed = (*missing_want(occasion), *missing_for_letter(points))
    is_asked = len(typed) < TYPED_AT_MOST and not points.reasons_to_fit
    fit = missing_fit(occasion) if is_asked else ()
    return (*missing_tone(occasion), *typed[:1], *fit, *typed[1:])


def missing_fit(occasion: Occasion) -> Questions:
    """Returns the question why the person fits, until it was put."""
    job, fit = occasion.opportunity, PutQuestion(LetterQuestion.FIT)
    return () if job.why_fit or fit.mark in job.letter_questions else (fit,)


def missing_tone(occasion: Occasion) -> Questions:
    """Returns the question how readers are greeted, until it was put."""
    return (PutQuestion(LetterQuestion.TONE),) if occasion.person.tone is None else ()


def missing_want(occasion: Occasion) -> Questions:
    """Returns the question why the person wants the job, until it was put."""
    job, want = occasion.opportunity, PutQuestion(LetterQuestion.WANT)
    return () if job.why_want or want.mark in job.letter_questions else (want,)


def missing_line(points: ReaderPoints) -> Questions:
    """Returns the question what the person would say to the reader, until it was put."""
    is_worth = _is_worth(points, LetterQuestion.LINE)
    return (_put(points, LetterQuestion.LINE),) if is_worth else ()


def missing_promised(points: ReaderPoints) -> Questions:
    """Returns the question what it is that was noted to be sent, where that cannot be told."""
    is_worth = _is_worth(points, LetterQuestion.PROMISED)
    return (_put(points, LetterQuestion.PROMISED),) if is_worth else ()


def missing_points(occasion: Occasion, referee: int) -> Questions:
    """Returns the question what a referee should speak about for this job, until it was put."""
    job, asked = occasion.opportunity, PutQuestion(LetterQuestion.POINTS, 0, referee)
    is_told = bool(job.points.get(str(referee), "").strip())
    return () if is_told or asked.mark in job.letter_questions else (asked,)


def missing_points_elsewhere(jobs: Iterable[Opportunity], referee: int) -> Questions:
    """Returns the same question about other jobs of the letter, each until it was put."""
    return tuple(
        PutQuestion(LetterQuestion.POINTS_ELSEWHERE, job.id, referee)
        for job in jobs
        if not job.points.get(str(referee), "").strip()
        and PutQuestion(LetterQuestion.POINTS, 0, referee).mark not in job.letter_questions
    )[:1]


def missing_of_offer(occasion: Occasion, question: LetterQuestion, letter: int) -> Questions:
    """Returns a question about the offer, until it was put for this letter."""
    job, asked = occasion.opportunity, PutQuestion(question, 0, letter)
    return () if job.offer is None or asked.mark in job.letter_questions else (asked,)


def missing_unsaid(occasion: Occasion) -> Questions:
    """Returns the question what was left unsaid in the last interview, where something was noted
    and cannot stand as it is."""
    held = last_interview_held(occasion.opportunity, occasion.now)
    if held is None:
        return ()
    points = ReaderPoints(occasion, held, Contact(ContactId(0), ""))
    noted = _is_any_noted((held.capture.unsaid, held.reflection.unsaid))
    put = PutQuestion(LetterQuestion.UNSAID, held.id)
    is_open = noted and not points.unsaid and put.mark not in occasion.opportunity.letter_questions
    return (put,) if is_open else ()
