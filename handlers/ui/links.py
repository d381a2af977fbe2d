"""Defines what the buttons send that lead from any card into another part of the bot."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from coaching.model.vocabulary import ContactId, InterviewId, OpportunityId
from handlers.ui.callback_data import CallbackData


@dataclass(frozen=True, slots=True)
class LogInterview(CallbackData):
    """Logs an interview."""

    prefix: ClassVar[str] = "n:new"


@dataclass(frozen=True, slots=True)
class ShowStatus(CallbackData):
    """Shows a page of the overview of all jobs."""

    prefix: ClassVar[str] = "t:page"
    page: int


@dataclass(frozen=True, slots=True)
class OpenOpportunity(CallbackData):
    """Shows a page of one job."""

    prefix: ClassVar[str] = "t:opp"
    opportunity: OpportunityId
    page: int = 0


@dataclass(frozen=True, slots=True)
class AboutOpportunity(CallbackData):
    """Shows what can be told of a job, or changed."""

    prefix: ClassVar[str] = "t:about"
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class CorrectOpportunity(CallbackData):
    """Asks what of a job should be different."""

    prefix: ClassVar[str] = "o:fix"
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class ShowContacts(CallbackData):
    """Shows a page of the list of contacts."""

    prefix: ClassVar[str] = "c:page"
    page: int


@dataclass(frozen=True, slots=True)
class OpenContact(CallbackData):
    """Shows the card of one contact."""

    prefix: ClassVar[str] = "c:open"
    opportunity: OpportunityId
    contact: ContactId


@dataclass(frozen=True, slots=True)
class EditContact(CallbackData):
    """Asks for one field of a contact anew."""

    prefix: ClassVar[str] = "c:edit"
    opportunity: OpportunityId
    contact: ContactId
    field: str


@dataclass(frozen=True, slots=True)
class ShowSettings(CallbackData):
    """Shows all settings."""

    prefix: ClassVar[str] = "g:all"


@dataclass(frozen=True, slots=True)
class ShowReminders(CallbackData):
    """Shows when reminders come, and which."""

    prefix: ClassVar[str] = "k:all"


class InterviewFlow(StrEnum):
    """Names the flows about an interview that a button can begin."""

    CAPTURE = "capture"
    PROCESS = "process"
    REFLECT = "reflect"


@dataclass(frozen=True, slots=True)
class BeginFlow(CallbackData):
    """Begins a flow about an interview."""

    prefix: ClassVar[str] = "b"
    flow: InterviewFlow
    opportunity: OpportunityId
    interview: InterviewId


@dataclass(frozen=True, slots=True)
class BeginNothing(CallbackData):
    """Leaves what was offered for later."""

    prefix: ClassVar[str] = "b:none"
