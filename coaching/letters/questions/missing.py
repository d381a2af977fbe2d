"""Says what is worth asking before a letter, because nothing usable is there for it yet."""

from collections.abc import Iterable

from coaching.letters.letter import Occasion, last_interview_held
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import PutQuestion
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.questions.sources import find_answer_source
from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId
from coaching.reading.non_answers import is_non_answer

Questions = tuple[PutQuestion, ...]


def missing_for_thanks(points: ReaderPoints) -> Questions:
    """Returns what a thank-you could still be told, what is worth most for this reader first.

    How readers are greeted is asked once a person. Why the person fits comes last: it serves every
    letter of the job, and is not asked where they told this very reader what says so.
    """
    occasion = points.occasion
    fit = () if points.reasons_to_fit else missing_fit(occasion)
    return (*missing_tone(occasion), *missing_for_reader(points), *fit)


def missing_for_reader(points: ReaderPoints) -> Questions:
    """Returns what could be said to this reader still, what is worth most first.

    That is their doubt, what the person says of the talk, what was promised, why this job, and
    what was left unsaid. A thing that was noted in clean words can stand as it is: then a sentence
    of it is worth less than why the person wants the job. A doubt to which nothing was noted takes
    more to answer than what was left unsaid, which often answers it.
    """
    want = missing_want(points.occasion)
    told, unsaid = missing_line(points), _missing(points, LetterQuestion.UNSAID)
    doubt, source = _missing(points, LetterQuestion.ANSWER), find_answer_source(points)
    if doubt and source.place == "unsaid":
        unsaid = ()
    is_late = bool(unsaid) and not source.text
    promised = missing_promised(points)
    middle = (*promised, *want, *told) if points.topic else (*told, *promised, *want)
    first, last = ((), doubt) if is_late else (doubt, ())
    return (*first, *middle, *unsaid, *last)


def _missing(points: ReaderPoints, question: LetterQuestion) -> Questions:
    return (_put(points, question),) if _is_worth(points, question) else ()


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
    return _missing(points, LetterQuestion.LINE)


def missing_promised(points: ReaderPoints) -> Questions:
    """Returns the question what it is that was noted to be sent, where that cannot be told."""
    return _missing(points, LetterQuestion.PROMISED)


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
