"""What a message says is given as typed proposals, each with the stretch of text it came from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coaching.model.vocabulary import (
    Channel,
    ContactId,
    ContactPart,
    InterviewId,
    InterviewKind,
    OpportunityId,
    Outcome,
    RefereeId,
)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Says where in the message something stands: from `start` up to, not including, `end`."""

    start: int
    end: int

    def text_in(self, message: str) -> str:
        """Returns the stretch of the message."""
        return message[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Matter:
    """Says which job something belongs to: one that is known, or one at an employer just named.

    Both are None where the message does not tell and nothing is known.
    """

    opportunity: OpportunityId | None = None
    company: str | None = None
    is_guess: bool = field(default=False, compare=False)
    """Whether neither the employer nor anybody of theirs was named: the last job is meant then."""


UNSAID_MATTER = Matter()


@dataclass(frozen=True, slots=True)
class SaidTime:
    """Holds a day, and a moment on it where one was said.

    `start` and `end` are UTC; `day` is the day where the person is. `start` is None for a day
    without a time of day. `others` are the other readings, likeliest first, where the words can
    mean several moments. `zone` is the IANA name, or the distance from UTC, that was written beside
    the time; None means the zone of the job, or else of the person.
    """

    day: date
    start: datetime | None = None
    end: datetime | None = None
    others: tuple["SaidTime", ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Is one fact that was understood. Nothing is kept before the person has confirmed it."""

    span: Stretch
    about: Matter = UNSAID_MATTER


@dataclass(frozen=True, slots=True)
class InvitationRef:
    """Tells a calendar's event from all others, and its versions from each other."""

    uid: str
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class InterviewSaid(Proposal):
    """Says that there is, or was, an interview.

    `known` is the round that the message talks about; None means a round that is not logged yet.
    `invitation` is the event of a calendar that it came with.
    """

    company: str | None = None
    role: str | None = None
    time: SaidTime | None = None
    minutes: int | None = None
    kind: InterviewKind | None = None
    known: InterviewId | None = None
    invitation: InvitationRef | None = None


@dataclass(frozen=True, slots=True)
class PersonSaid(Proposal):
    """Names somebody, as they are to be written in a list: without Dr., pronouns or degrees.

    `contact` or `referee` is the known person whom this completes or corrects; `is_referee` tells
    that they speak for the person. `greeting` is a title to greet with, such as "Dr".
    """

    name: str = ""
    title: str | None = None
    part: ContactPart | None = None
    email: str | None = None
    phone: str | None = None
    linkedin: str | None = None
    contact: ContactId | None = None
    referee: RefereeId | None = None
    is_referee: bool = False
    greeting: str | None = None

    @property
    def name_with_greeting(self) -> str:
        """The name as it is kept: with Dr. or Prof., and with Ms before a surname alone, since a
        letter greets with it."""
        greeting = self.greeting or ""
        is_earned = greeting.casefold().startswith(("dr", "prof"))
        is_kept = bool(greeting) and (is_earned or " " not in self.name)
        return f"{greeting} {self.name}" if is_kept else self.name


class NoteKind(StrEnum):
    """Says what a stretch of the message tells."""

    TOPIC = "topic"
    CONCERN = "concern"
    ANSWER_TO_CONCERN = "answer_to_concern"
    UNSAID = "unsaid"
    QUESTION_ASKED = "question_asked"
    WENT_WELL = "went_well"
    TO_IMPROVE = "to_improve"
    RED_FLAG = "red_flag"
    PROMISED_BY_ME = "promised_by_me"
    NEXT_ROUND = "next_round"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class NoteSaid(Proposal):
    """Holds something worth noting, in the person's own words.

    `whom` is a name as in the known people or in the message's PersonSaid; None means anybody.
    `due` is the day of what the person promised, `question` what a story answered.
    """

    kind: NoteKind = NoteKind.TOPIC
    text: str = ""
    whom: str | None = None
    due: SaidTime | None = None
    question: str = ""


class RatedSide(StrEnum):
    ME = "me"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class RatingSaid(Proposal):
    """Holds a rating from 1 to 5."""

    of: RatedSide = RatedSide.ME
    value: int = 0


@dataclass(frozen=True, slots=True)
class DecisionSaid(Proposal):
    """Says by when the employer decides or answers, in local days; `words` are theirs."""

    earliest: date = date.min
    latest: date = date.min
    words: str = ""


@dataclass(frozen=True, slots=True)
class PromiseSaid(Proposal):
    """Says that somebody at the employer will call, write or send something by a day."""

    by: date = date.min
    text: str = ""
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelSaid(Proposal):
    """Says how the employer may be reached."""

    value: Channel = Channel.UNKNOWN


@dataclass(frozen=True, slots=True)
class MovedSaid(Proposal):
    """Says that an interview has a new time; `time` is None where the new one is not fixed."""

    time: SaidTime | None = None
    known: InterviewId | None = None
    invitation: InvitationRef | None = None


@dataclass(frozen=True, slots=True)
class CancelledSaid(Proposal):
    """Says that an interview does not happen."""

    known: InterviewId | None = None


@dataclass(frozen=True, slots=True)
class NoShowSaid(Proposal):
    """Says that nobody came to an interview."""

    known: InterviewId | None = None


@dataclass(frozen=True, slots=True)
class ReferencesAsked(Proposal):
    """Says that the employer wants references."""


@dataclass(frozen=True, slots=True)
class ReferenceChecked(Proposal):
    """Says that somebody who vouches for the person was asked about them.

    `referee` is who that is on the person's list; `whom` is a name. Without both it is somebody of
    those on the list.
    """

    referee: RefereeId | None = None
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeSaid(Proposal):
    """Says how it ended, or that there is an offer."""

    value: Outcome = Outcome.NO_ANSWER


@dataclass(frozen=True, slots=True)
class OfferSaid(Proposal):
    """Says by when the offer has to be answered and what is offered, as it was written.

    `share` is a bonus or a part of the company, where it is no part of the amount as written.
    """

    deadline: SaidTime | None = None
    amount: str | None = None
    share: str | None = None
    start: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class AssignmentSaid(Proposal):
    """Says that there is a task to hand in."""

    due: SaidTime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LeadSaid(Proposal):
    """Says that the person applied somewhere; nothing is scheduled yet."""

    company: str | None = None
    role: str | None = None


class SmallTalk(StrEnum):
    """Says what a message is that says nothing to keep."""

    THANKS = "thanks"
    OK = "ok"
    GREETING = "greeting"
    NON_ANSWER = "non_answer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """Holds everything a message says.

    `rest` are the stretches that no reader claimed: they are kept as a note of the interview they
    belong to. `small_talk` is set where the message says nothing to keep.
    """

    proposals: tuple[Proposal, ...] = ()
    rest: tuple[Stretch, ...] = ()
    small_talk: SmallTalk | None = None
