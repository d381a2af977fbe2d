"""Keeps the answer to a letter's question where it belongs, and that the question was put."""

from dataclasses import dataclass, replace

from coaching.letters.frames.address import is_on_first_names
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter, question_mark
from coaching.model.documents import Contact, Meeting, Opportunity, Person
from coaching.model.retiming import replace_interview
from coaching.model.vocabulary import InterviewId, Tone

FIT_POINTS = 3


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """Names a question, the interview it is about, and the reader's id, 0 where it is nobody's.

    Of a question about another job, `interview` is that job's id.
    """

    question: LetterQuestion
    interview: int = 0
    subject: int = 0

    @property
    def text(self) -> str:
        """Returns the question with what it is about, as a conversation keeps it."""
        return f"{self.question}.{self.interview}.{self.subject}"

    @classmethod
    def parse(cls, text: str) -> "PutQuestion":
        """Returns the question that `text` was made from."""
        question, interview, subject = text.split(".")
        return cls(LetterQuestion(question), int(interview), int(subject))

    @property
    def names_days_ahead(self) -> bool:
        """Whether each day in the answer lies ahead: in what is offered, or asked for as time."""
        waits = self.subject in (OfferLetter.MORE_TIME, OfferLetter.MORE_TIME_STEP)
        is_reason = self.question is LetterQuestion.REASONS
        return self.question is LetterQuestion.TERMS or (is_reason and waits)

    @property
    def at_its_job(self) -> "PutQuestion":
        """The question as it is put, and kept, at the job that it is about."""
        if self.question is not LetterQuestion.POINTS_ELSEWHERE:
            return self
        return PutQuestion(LetterQuestion.POINTS, 0, self.subject)

    @property
    def mark(self) -> str:
        """Returns under what the question is kept as asked."""
        if self.question in (LetterQuestion.WANT, LetterQuestion.FIT):
            return question_mark(self.question)
        subject = 0 if self.question is LetterQuestion.UNSAID else self.subject
        return question_mark(self.question, self.interview, subject)


def keep_tone(person: Person, tone: Tone | None) -> Person:
    """Returns the person with the tone they chose; who skips it gets first names, with "Hi" where
    that is usual."""
    usual = Tone.WARM if is_on_first_names(person.country) else Tone.NEUTRAL
    return replace(person, tone=tone or person.tone or usual)


def keep_answer(opportunity: Opportunity, asked: PutQuestion, text: str) -> Opportunity:
    """Returns the job with an answer, or with the note that the question was skipped."""
    job = _mark_asked(opportunity, asked)
    if not text.strip():
        return job
    match asked.question:
        case LetterQuestion.WANT:
            return replace(job, why_want=text)
        case LetterQuestion.FIT:
            return replace(job, why_fit=_fit_points(text))
        case LetterQuestion.TERMS | LetterQuestion.REASONS:
            return _keep_offer(job, asked, text)
        case LetterQuestion.POINTS:
            return replace(job, points={**job.points, str(asked.subject): text})
        case LetterQuestion.UNSAID:
            return _keep_unsaid(job, InterviewId(asked.interview), text)
        case LetterQuestion.LINE | LetterQuestion.ANSWER | LetterQuestion.PROMISED:
            return _keep_meeting(job, asked, text)
        case _:
            return job


def _keep_offer(job: Opportunity, asked: PutQuestion, text: str) -> Opportunity:
    if job.offer is None:
        return job
    words = {**job.offer.letter_words, str(asked.subject): text}
    amount = text if asked.question is LetterQuestion.TERMS else job.offer.amount
    return replace(job, offer=replace(job.offer, amount=amount, letter_words=words))


def _mark_asked(opportunity: Opportunity, asked: PutQuestion) -> Opportunity:
    marks = tuple(dict.fromkeys((*opportunity.letter_questions, asked.mark)))
    return replace(opportunity, letter_questions=marks)


def _fit_points(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(lines[:FIT_POINTS])


def _keep_unsaid(job: Opportunity, interview_id: InterviewId, text: str) -> Opportunity:
    interview = next((one for one in job.interviews if one.id == interview_id), None)
    if interview is None:
        return job
    capture = replace(interview.capture, unsaid=text)
    return replace_interview(job, replace(interview, capture=capture))


def _keep_meeting(job: Opportunity, asked: PutQuestion, text: str) -> Opportunity:
    contacts = tuple(
        _with_meeting(contact, asked, text) if contact.id == asked.subject else contact
        for contact in job.contacts
    )
    return replace(job, contacts=contacts)


def _with_meeting(contact: Contact, asked: PutQuestion, text: str) -> Contact:
    interview = InterviewId(asked.interview)
    known = contact.meeting_in(interview) or Meeting(interview)
    changed = _with_text(known, asked.question, text)
    others = tuple(meeting for meeting in contact.met if meeting.interview != interview)
    return replace(contact, met=(*others, changed))


def _with_text(meeting: Meeting, question: LetterQuestion, text: str) -> Meeting:
    match question:
        case LetterQuestion.LINE:
            return replace(meeting, line=text)
        case LetterQuestion.ANSWER:
            return replace(meeting, answer=text)
        case _:
            return replace(meeting, useful=text)
