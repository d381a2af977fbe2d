"""Says what is asked before a letter, so that it can be written from words meant for its reader."""

from enum import IntEnum, StrEnum

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import InterviewId

AT_MOST = 2
"""So many questions are put when a letter is opened; the others wait for a press below it."""


class LetterQuestion(StrEnum):
    """Names what can be asked; the values are kept in documents."""

    TONE = "tone"
    """How the readers are greeted, asked once a person."""
    WANT = "want"
    """Why the person wants the job, asked once a job (S2, S3)."""
    FIT = "fit"
    """Why they fit, asked once a job (S2, S3)."""
    LINE = "line"
    """What they would say to this reader about their talk."""
    ANSWER = "answer"
    """What they say to the doubt of this reader."""
    UNSAID = "unsaid"
    """What they did not get to say."""
    PROMISED = "promised"
    """What they promised to send to this reader."""
    POINTS = "points"
    """What a referee should speak about for this job."""
    POINTS_ELSEWHERE = "elsewhere"
    """What a referee should speak about for another job of the same letter."""
    TERMS = "terms"
    """What was offered."""
    REASONS = "reasons"
    """What they ask of the employer, and why."""


class OfferLetter(IntEnum):
    """Numbers the letters about an offer, under which their questions are kept as asked."""

    MORE_TIME_STEP = 1
    ACCEPT = 2
    NEGOTIATE = 3
    DECLINE = 4
    MORE_TIME = 5


def question_mark(
    question: LetterQuestion, interview: InterviewId | int = 0, subject: int = 0
) -> str:
    """Returns under what a question is kept as asked: once a job, or once a reader and round."""
    return f"{question}.{interview}.{subject}" if interview or subject else question.value


def was_asked(
    opportunity: Opportunity,
    question: LetterQuestion,
    interview: InterviewId | int = 0,
    subject: int = 0,
) -> bool:
    """Tells whether a question was put already, answered or not."""
    return question_mark(question, interview, subject) in opportunity.letter_questions
