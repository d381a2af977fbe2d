"""Every other package uses the few small terms that are defined here."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from coaching.translation import Words

PersonId = NewType("PersonId", int)
OpportunityId = NewType("OpportunityId", int)
InterviewId = NewType("InterviewId", int)
ContactId = NewType("ContactId", int)
RefereeId = NewType("RefereeId", int)
PromiseId = NewType("PromiseId", int)
AssignmentId = NewType("AssignmentId", int)
StoryId = NewType("StoryId", int)
ZoneName = NewType("ZoneName", str)
"""An IANA name such as Europe/Berlin."""
CountryCode = NewType("CountryCode", str)
"""An ISO 3166-1 alpha-2 code such as DE."""
NO_COUNTRY = CountryCode("")
"""The country is unknown: weekends count, public holidays cannot."""
NO_OPPORTUNITY = OpportunityId(0)
"""This id stands where a step belongs to the person and to no opportunity."""


class InvalidInputError(Exception):
    """What the person wrote cannot be used; the text is what they read."""

    def __init__(self, text: Words) -> None:
        super().__init__(text)
        self.text = str(text)


class ContactPart(StrEnum):
    """Says what somebody had to do with the interview."""

    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"
    RECRUITER = "recruiter"
    """Works at the employer, and talked with the person about the job."""
    AGENCY_RECRUITER = "agency_recruiter"
    COORDINATOR = "coordinator"
    STAFF = "staff"
    HELPER = "helper"


class InterviewKind(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    ON_SITE = "on_site"
    PANEL = "panel"
    OTHER = "other"


class InterviewStatus(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Channel(StrEnum):
    """Says how the employer allows people to reach them."""

    UNKNOWN = "unknown"
    EMAIL_ONLY = "email_only"
    CALL_ALLOWED = "call_allowed"


class AnswerResult(StrEnum):
    """Says how the answer to a question went, as the person felt it."""

    WELL = "well"
    SHAKY = "shaky"
    TRIPPED = "tripped"


class MailProgram(StrEnum):
    """Says where the person writes their mail, as far as a link can open a new one there."""

    GMAIL = "gmail"
    OUTLOOK = "outlook"
    """Outlook.com and Hotmail."""
    OFFICE = "office"
    """Outlook of an employer or a school."""
    YAHOO = "yahoo"
    ELSEWHERE = "elsewhere"
    """No link can open it: they copy the text."""


class Tone(StrEnum):
    """Says how the person greets the readers of their letters."""

    WARM = "warm"
    """Hi Priya."""
    NEUTRAL = "neutral"
    """Dear Priya."""
    FORMAL = "formal"
    """Dear Ms Shah."""


class Outcome(StrEnum):
    """Says how an opportunity ended, or that an offer is on the table."""

    REJECTED = "rejected"
    OFFER = "offer"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


def to_utc(moment: datetime) -> datetime:
    """Returns the same moment in UTC; a naive one is a bug and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)


class ReminderTopic(StrEnum):
    """Lists what a person can be reminded of; each can be switched off alone."""

    BEFORE = "before"
    """What helps before an interview."""
    NOTES = "notes"
    """The notes after an interview, and the look back."""
    THANKS = "thanks"
    REFEREES = "referees"
    LINKEDIN = "linkedin"
    CHECK_INS = "check_ins"
    """Check-ins, and what else is asked of the employer."""
    OFFERS = "offers"
    PROMISES = "promises"
    """What was promised, and tasks to hand in."""
    PRACTICE = "practice"
    LOOKING = "looking"
    TOUCH = "touch"
    """Staying in touch."""
