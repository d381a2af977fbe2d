"""A message may ask the coach to do something: to mark a step, to wait, to delete, to answer."""

from dataclasses import dataclass
from enum import StrEnum

from coaching.model.vocabulary import AssignmentId, ContactId, PromiseId, ReminderTopic
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    OfferSaid,
    OutcomeSaid,
    Proposal,
    ReferenceChecked,
    ReferencesAsked,
    SaidTime,
)


class DoneWhat(StrEnum):
    THANK_YOU = "thank_you"
    LINKEDIN = "linkedin"
    CHECK_IN = "check_in"
    REFEREE_BRIEF = "referee_brief"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True)
class DoneSaid(Proposal):
    """Says that a step was done; `what` is None where the message only says that it was sent.

    `everyone` means all whom it may be about; `number` is how many these are, where that was said.
    `is_sent` tells that something went out, so that no talk and no look back is meant.
    """

    what: DoneWhat | None = None
    whom: str | None = None
    everyone: bool = False
    number: int | None = None
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class KeptSaid(Proposal):
    """Says that a promise was kept, or a task handed in; exactly one of both is set."""

    promise: PromiseId | None = None
    assignment: AssignmentId | None = None


@dataclass(frozen=True, slots=True)
class SnoozeSaid(Proposal):
    """Asks to be left alone for now; `until` is None for "later", `everything` for all pings."""

    until: SaidTime | None = None
    whom: str | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class SwitchSaid(Proposal):
    """Asks for no reminders of a kind any more, or for them again."""

    topic: ReminderTopic = ReminderTopic.THANKS
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class ResumeSaid(Proposal):
    """Asks for reminders again: those held back for a while, and with `everything` all kinds."""

    everything: bool = False


@dataclass(frozen=True, slots=True)
class UndoSaid(Proposal):
    """Asks to take back what was done last."""


@dataclass(frozen=True, slots=True)
class DeleteSaid(Proposal):
    """Asks to delete a job, or everything where no job is named."""


class AskAbout(StrEnum):
    """Says what a question to the coach is about."""

    STATUS = "status"
    HELP = "help"
    PRIVACY = "privacy"
    OFFER = "offer"
    CHECK_IN = "check_in"
    THANK_YOU = "thank_you"
    LETTER = "letter"
    """A letter is wanted now; the others ask when or how."""
    BEFORE = "before"
    """What to bring, know or do before an interview that is ahead."""
    MOVE = "move"
    """Whether an interview can be at another time."""
    REFERENCES = "references"
    PRACTICE = "practice"
    EXPORT = "export"
    SETTINGS = "settings"
    THANKED = "thanked"
    """Who was thanked, and who is still to be."""
    WRITTEN = "written"
    """When the person last wrote to somebody."""
    PROMISED = "promised"
    """What was promised, by the person or to them."""
    WAITED = "waited"
    """How long it is that they wait, and when the employer decides."""
    MET = "met"
    """Who somebody is, or who was there."""
    NOTED = "noted"
    """What was said about something."""
    REMINDERS = "reminders"
    """Which reminders come, and which are off."""


@dataclass(frozen=True, slots=True)
class AskSaid(Proposal):
    """Asks the coach something.

    `whom` is who is named in it, and `contact` the known person that is; `topic` are the words that
    tell what it is about, in small letters.
    """

    question: AskAbout = AskAbout.HELP
    whom: str | None = None
    contact: ContactId | None = None
    topic: str | None = None


ABOUT_RECORD = frozenset(
    {AskAbout.THANKED, AskAbout.WRITTEN, AskAbout.PROMISED}
    | {AskAbout.WAITED, AskAbout.MET, AskAbout.NOTED}
)
"""Such questions are answered with what the person told."""
OTHER_THINGS = (
    *(AskSaid, AssignmentSaid, CancelledSaid, DeleteSaid, DoneSaid, MovedSaid, NoShowSaid),
    *(KeptSaid, OfferSaid, OutcomeSaid, ReferencesAsked, ResumeSaid, SnoozeSaid, SwitchSaid),
    *(ReferenceChecked, UndoSaid),
)
"""Who says one of these has answered no question, and changes no letter."""
OTHER_NEWS = (*OTHER_THINGS, InterviewSaid, LeadSaid)
"""What answers no open question either: with an interview and a job that are told beside it."""


def stands_alone(proposal: Proposal) -> bool:
    """Tells whether a wish or a question leaves nothing else that could be told beside it."""
    if isinstance(proposal, AskSaid):
        return proposal.question in ABOUT_RECORD
    return isinstance(proposal, DeleteSaid | ResumeSaid | UndoSaid)
