"""A message is read against what is known: jobs, people, the open question, time and place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactId, InterviewId, OpportunityId, ZoneName


class OpenQuestion(StrEnum):
    """Says what the coach has just asked, as far as it tells how an answer is meant."""

    NOTHING = "nothing"
    COMPANY = "company"
    ROLE = "role"
    WHEN = "when"
    PEOPLE = "people"
    MORE_PEOPLE = "more_people"
    TITLE = "title"
    PART = "part"
    TOPIC = "topic"
    CONCERN = "concern"
    ANSWER_TO_CONCERN = "answer_to_concern"
    UNSAID = "unsaid"
    DECISION = "decision"
    NEXT_ROUND = "next_round"
    CHANNEL = "channel"
    REACH = "reach"
    RATING = "rating"
    WENT_WELL = "went_well"
    TO_IMPROVE = "to_improve"
    RED_FLAG = "red_flag"
    QUESTION_ASKED = "question_asked"
    OFFER_DEADLINE = "offer_deadline"
    OFFER_AMOUNT = "offer_amount"
    ASSIGNMENT_DUE = "assignment_due"
    REFEREE = "referee"
    TELLING = "telling"
    """How the interview went, told freely."""
    STEP = "step"
    """A reminder of a step that waits for "done" or "later"."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AskedByCoach:
    """Holds the open question, or what the message replies to, and whom it is about.

    `step` is the kind of the step in a reminder (StepKind as text), where all of its steps have the
    same; `steps` are all of them.
    """

    question: OpenQuestion = OpenQuestion.NOTHING
    opportunity: OpportunityId | None = None
    interview: InterviewId | None = None
    contact: ContactId | None = None
    step: str | None = None
    steps: tuple[tuple[OpportunityId, StepKey], ...] = ()


NOTHING_ASKED = AskedByCoach()


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """Holds everything a reader may know beside the message itself.

    `now` is aware; `zone` is the person's. `month_first` tells how they read 12/03.
    `is_forwarded` marks a message that somebody else wrote.
    `is_business_day` answers for a job's employer, or for the person's country where it is None.
    """

    dossier: Dossier
    now: datetime
    zone: ZoneName
    month_first: bool = False
    asked: AskedByCoach = NOTHING_ASKED
    is_forwarded: bool = False
    is_business_day: Callable[[date, Opportunity | None], bool] = lambda day, _: day.weekday() < 5

    @property
    def today(self) -> date:
        """The day where the person is."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()
