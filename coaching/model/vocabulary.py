"""The words of the house: the few small terms that every other room speaks in."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from coaching.translation import Words

PersonId = NewType("PersonId", int)
OpportunityId = NewType("OpportunityId", int)
InterviewId = NewType("InterviewId", int)
ContactId = NewType("ContactId", int)
RefereeId = NewType("RefereeId", int)
ZoneName = NewType("ZoneName", str)
"""An IANA name such as Europe/Berlin."""
CountryCode = NewType("CountryCode", str)
"""ISO 3166-1 alpha-2 such as DE."""
NO_COUNTRY = CountryCode("")
"""Where nobody said: weekends count, public holidays cannot."""
NO_OPPORTUNITY = OpportunityId(0)
"""Stands where a step belongs to the person and to no opportunity."""


class InvalidInputError(Exception):
    """What the person wrote cannot be taken; the text is what they read."""

    def __init__(self, text: Words) -> None:
        super().__init__(text)
        self.text = str(text)


class ContactPart(StrEnum):
    """What somebody had to do with the interview."""

    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"
    COORDINATOR = "coordinator"
    STAFF = "staff"
    HELPER = "helper"


class InterviewKind(StrEnum):
    """How an interview is held."""

    PHONE = "phone"
    VIDEO = "video"
    ON_SITE = "on_site"
    PANEL = "panel"
    OTHER = "other"


class InterviewStatus(StrEnum):
    """Whether an interview takes or took place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Channel(StrEnum):
    """How the employer allows to be reached."""

    UNKNOWN = "unknown"
    EMAIL_ONLY = "email_only"
    CALL_ALLOWED = "call_allowed"


class AnswerResult(StrEnum):
    """How the answer to a question went, as the person felt it."""

    WELL = "well"
    SHAKY = "shaky"
    TRIPPED = "tripped"


class Outcome(StrEnum):
    """How an opportunity ended, or the offer that is on the table."""

    REJECTED = "rejected"
    OFFER = "offer"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC; a naive one is a bug of ours and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)
