"""What a person told the bot is in two documents, person and opportunity, with all their parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from coaching.model.commitments import Assignment, Offer, Promise
from coaching.model.drafted_letters import DraftedLetter
from coaching.model.letter_edits import LetterEdit
from coaching.model.pending import PendingReading
from coaching.model.stories import Story
from coaching.model.vocabulary import (
    NO_COUNTRY,
    AnswerResult,
    Channel,
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    InterviewKind,
    InterviewStatus,
    MailProgram,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    ReminderTopic,
    Tone,
    ZoneName,
)


class Consent(StrEnum):
    """Says whether a referee has agreed to speak for the person."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Referee:
    """Holds somebody who speaks for the person, across opportunities (S2, S3)."""

    id: RefereeId
    name: str
    relation: str = ""
    reach: str = ""
    consent: Consent = Consent.NOT_ASKED
    strong: bool = False
    knows: str = ""
    agreed: datetime | None = None
    """Their yes was reported at this time; topics for a briefing count from here."""

    def with_answer(self, consent: Consent, now: datetime) -> "Referee":
        """Returns the referee with that answer; an earlier yes keeps its time."""
        if consent is not Consent.GIVEN:
            return replace(self, consent=consent, agreed=None)
        return replace(self, consent=consent, agreed=self.agreed or now)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Holds a flow a person is in; each start has a new `serial`, so that old buttons are noticed.

    `answers` holds plain JSON, keyed by slot ("name", or "name#2" in the third round of a repeat);
    a skipped question is stored as None. `asked_after` is the Telegram message id after which the
    open question was asked: an edit of a later message is an answer to it.
    """

    serial: int
    flow: str
    version: int
    at: str
    touched: datetime
    answers: Mapping[str, Any] = field(default_factory=dict)
    opportunity: OpportunityId | None = None
    interview: InterviewId | None = None
    subject: int | None = None
    asked_after: int = 0
    overlong: int = 0
    """Is the id of the last message where the person's client seems to have cut it, else 0. What
    follows at once is the rest of that message."""
    offered: datetime | None = None


@dataclass(frozen=True, slots=True)
class StepRecord:
    """Holds what happened to one step, which is all that is ever stored of it; times are UTC."""

    done: datetime | None = None
    skipped: datetime | None = None
    put_off: datetime | None = None
    pinged: tuple[datetime, ...] = ()
    put_off_at: datetime | None = None
    """When the person put it off to `put_off`; None in what was stored before this was kept."""


@dataclass(frozen=True, slots=True)
class PracticeAttempt:
    """Holds one time a question was practised: the answer given then, and how it went."""

    at: datetime
    answer: str = ""
    went: AnswerResult | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Holds the person who is coached; waking hours are in their own zone and include both ends."""

    id: PersonId
    first_name: str = ""
    sign_off: str = ""
    zone: ZoneName | None = None
    country: CountryCode = NO_COUNTRY
    wakes: time = time(8)
    sleeps: time = time(21)
    language: str = "en"
    referees: tuple[Referee, ...] = ()
    conversation: Conversation | None = None
    paused: tuple[Conversation, ...] = ()
    serial: int = 0
    """The last number given to anything of this person's; a number is never given twice."""
    joined: datetime | None = None
    quiet_told: bool = False
    """The advice to keep quiet on social media was given (it is given once; S4)."""
    looking_day: int | None = None
    """The weekday for looking further; 0 is Monday, None means not chosen yet (S1, S4)."""
    practised: Mapping[str, tuple[PracticeAttempt, ...]] = field(default_factory=dict)
    """Attempts by the id of a common question."""
    records: Mapping[str, StepRecord] = field(default_factory=dict)
    """What happened to the steps that belong to no opportunity, keyed by `StepKey.text`."""
    clear_after: int | None = 12
    """After so many months the bot asks about an opportunity that ended; None means never."""
    exports: tuple[datetime, ...] = ()
    """The times of their exports, as far as these count for the limit."""
    tone: Tone | None = None
    """How they greet the readers of their letters; None means not chosen yet."""
    stories: tuple[Story, ...] = ()
    region: str = ""
    """The region whose holidays count too, as the holidays library writes it ("BY")."""
    pending: tuple[PendingReading, ...] = ()
    """What was understood of free messages and waits for the person's yes; the newest is last."""
    changes: tuple["ConfirmedChange", ...] = ()
    """The last changes that free messages made, which can be taken back; the newest is last."""
    mail: MailProgram | None = None
    """Where they write their mail; None means not asked yet."""
    model_host: str | None = None
    """The host whose language model may read messages; "" after a no, None while nobody asked."""
    letter_model_host: str | None = None
    """The host whose language model may make letters smoother; "" after a no, None while nobody
    asked."""
    paused_until: datetime | None = None
    """No reminder comes before this moment, because the person asked for quiet."""
    paused_at: datetime | None = None
    """When they asked for it; None in what was stored before this was kept."""
    spoken: tuple[datetime, ...] = ()
    """When the coach spoke unasked in the last two days."""
    limited: tuple[datetime, ...] = ()
    """Those of these messages that count for the limit of a day."""
    switched_off: Mapping[ReminderTopic, datetime] = field(default_factory=dict)
    """What they want no reminders of, and since when."""
    check_in_after: int = 2
    """So many business days after the day that an employer named they ask where things stand."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Holds what was said with one contact in one interview."""

    interview: InterviewId
    topic: str = ""
    concern: str = ""
    useful: str = ""
    """A link, article, book or work sample to send them (S2, S3)."""
    answer: str = ""
    """What the person says to the concern, in their own words to this reader."""
    line: str = ""
    """What the person would say to this reader about their talk, in their own words."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Holds somebody at the employer, or who helped; `origin` names the answer that added them."""

    id: ContactId
    name: str
    part: ContactPart = ContactPart.INTERVIEWER
    title: str = ""
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    met: tuple[Meeting, ...] = ()
    known_since: datetime | None = None
    origin: str = ""
    agency: str = ""
    """The firm of an agency recruiter."""
    keep_in_touch: bool | None = None
    """Whether the person wants to say hello months after the job ended; None means not said."""
    courtesy: str = ""
    """Mr, Ms or the like, as it stood before the name: a formal letter greets with it."""
    expected: tuple[InterviewId, ...] = ()
    """The coming rounds they were named for; 0 is the next one while it has no day."""

    @property
    def is_reachable(self) -> bool:
        """Whether a written note can reach them."""
        return bool(self.email or self.linkedin)

    def meeting_in(self, interview: InterviewId) -> Meeting | None:
        """Returns what was said with them in that interview, or None when they were not there."""
        return next((meeting for meeting in self.met if meeting.interview == interview), None)


@dataclass(frozen=True, slots=True)
class Capture:
    """Holds the quick notes right after an interview (S0, S1, S3, S4)."""

    stood_out: str = ""
    open_questions: str = ""
    unsaid: str = ""
    notes: tuple[str, ...] = ()
    """What the person told of it and nothing else claimed, in their own words."""


@dataclass(frozen=True, slots=True)
class DecisionDate:
    """Holds by when the employer decides, as they said it: both ends, and their words."""

    earliest: date
    latest: date
    words: str


@dataclass(frozen=True, slots=True)
class HiringProcess:
    """Holds what the employer said about what comes next, in one interview (S1, S2, S3)."""

    decision: DecisionDate | None = None
    tells_rejected: bool | None = None
    next_rounds: str = ""


@dataclass(frozen=True, slots=True)
class Reflection:
    """Holds the longer look back: own performance, then the company (S1; with S0, S2, S3)."""

    rating: int | None = None
    went_well: str = ""
    better: str = ""
    reactions: str = ""
    unsaid: str = ""
    prepared: str = ""
    wish_known: str = ""
    differently: str = ""
    feeling: str = ""
    enjoy: str = ""
    people: str = ""
    growth: str = ""
    fit: int | None = None
    red_flags: str = ""
    clarify: str = ""


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """Holds a question they asked and the answer given.

    `origin` names what brought it, so that the same report is not stored twice.
    """

    question: str
    answer: str = ""
    went: AnswerResult | None = None
    origin: str = ""
    uncomfortable: bool = False
    """The question is a private note: no letter uses it and nobody practises it."""
    practised: tuple[PracticeAttempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """Holds one round.

    `start` is UTC; `wall` is what the clock showed in `zone`, stored beside it so that a changed
    zone rule can move `start` and never what the person was told. `fold` is 1 for the second of two
    hours that show the same when clocks are set back.
    """

    id: InterviewId
    start: datetime
    minutes: int
    wall: datetime
    zone: ZoneName
    kind: InterviewKind = InterviewKind.OTHER
    held: InterviewStatus = InterviewStatus.PLANNED
    fell_through: datetime | None = None
    """When it was reported that the interview was cancelled, or that nobody came."""
    logged: datetime | None = None
    capture: Capture = Capture()
    process: HiringProcess = HiringProcess()
    reflection: Reflection = Reflection()
    asked: tuple[InterviewQuestion, ...] = ()
    fold: int = 0
    invitation: str = ""
    """The name under which calendars know it (UID), where an invitation of one was sent here."""
    invitation_version: int = 0

    @property
    def end(self) -> datetime:
        """The end in UTC; most windows count from here."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class ReferenceCheck:
    """Says that the employer contacted a referee (S2, S3)."""

    referee: RefereeId
    at: datetime


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Holds one job at one employer; `records` is keyed by `StepKey.text`."""

    id: OpportunityId
    company: str
    role: str
    zone: ZoneName
    country: CountryCode = NO_COUNTRY
    region: str = ""
    """The region whose holidays they have too, as the holidays library writes it ("BY")."""
    opened: datetime | None = None
    requirements: str = ""
    channel: Channel = Channel.UNKNOWN
    references_asked: datetime | None = None
    interviews: tuple[Interview, ...] = ()
    contacts: tuple[Contact, ...] = ()
    records: Mapping[str, StepRecord] = field(default_factory=dict)
    outcome: Outcome | None = None
    outcome_at: datetime | None = None
    checks: tuple[ReferenceCheck, ...] = ()
    feedback: str = ""
    """What they answered when asked for feedback (S0)."""
    lesson: str = ""
    by_card: bool = False
    """Whether a handwritten card goes out beside the mail (S0, S3)."""
    why_want: str = ""
    """Why the person wants this job, in a sentence of theirs (S2, S3)."""
    why_fit: tuple[str, ...] = ()
    """Why they fit: up to three points in the person's words (S2, S3)."""
    points: Mapping[str, str] = field(default_factory=dict)
    """What a referee should speak about for this job, keyed by the referee's id as text."""
    letter_questions: tuple[str, ...] = ()
    """What was asked for letters, answered or skipped; nothing is asked twice."""
    drafted: tuple[DraftedLetter, ...] = ()
    """The letters that were shown, so that no sentence comes back to the same people."""
    edits: tuple[LetterEdit, ...] = ()
    """What the person changed in letters of this job by a reply to them."""
    promises: tuple[Promise, ...] = ()
    offer: Offer | None = None
    assignments: tuple[Assignment, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether there is still something to wait for."""
        return self.outcome in (None, Outcome.OFFER)


@dataclass(frozen=True, slots=True)
class ConfirmedChange:
    """Holds what a message changed, so that the change can be taken back.

    `before` are the jobs as they were, `new` the jobs that there were not, `referees` and `stories`
    the lists as they were. `digest` tells whether anything became different since.
    """

    serial: int
    at: datetime
    text: str
    digest: str
    before: tuple[Opportunity, ...] = ()
    new: tuple[OpportunityId, ...] = ()
    referees: tuple[Referee, ...] = ()
    stories: tuple[Story, ...] = ()
    proposals: tuple[str, ...] = ()
    """What the message said, each proposal as JSON; a correction in words looks here."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Holds everything stored of one person: a turn begins with one and ends with the next one."""

    person: Person
    opportunities: tuple[Opportunity, ...] = ()
