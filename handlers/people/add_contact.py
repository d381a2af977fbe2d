"""Adds people to a job: asks which job, and who they are, in one message as it comes."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.limits import MAX_CONTACTS, count_contacts_left
from coaching.model.vocabulary import OpportunityId
from coaching.translation import _
from handlers.answers.limits_messages import CONTACT_LIMIT_TEXT
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question
from handlers.people.contact_fields import require_name
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import LogInterview
from handlers.ui.turn import Turn

NO_OPPORTUNITY = _("There is no job yet to put people to. /new logs an interview.")
NOBODY_ADDED = _("Nobody added.")
WHICH_OPPORTUNITY = _("Where does the new contact belong?")
WHO_TO_ADD = _(
    "Who is it? Names, what they do and how to reach them, as it comes: <i>Dana Lee, CTO, "
    "dana@acme.com</i>. Or share a contact card."
)
OPPORTUNITY_GONE = _("That contact is no longer there.")
LOG_INTERVIEW_LABEL = _("Log an interview")
# Translators: stands in "We were at: {title}".
TITLE = _("adding people")


@dataclass(frozen=True, slots=True)
class AddContact(CallbackData):
    """Adds somebody, and asks to which job when that is not clear."""

    prefix: ClassVar[str] = "c:add"


@dataclass(frozen=True, slots=True)
class AddContactTo(CallbackData):
    """Adds somebody to one job."""

    prefix: ClassVar[str] = "c:to"
    opportunity: OpportunityId


async def handle_callback(_: Update, turn: Turn, data: AddContact | AddContactTo) -> None:
    """Handles the button that adds somebody, and those that say to which job."""
    if isinstance(data, AddContactTo):
        _add_to_opportunity(turn, turn.find_real_opportunity(data.opportunity))
    else:
        _start_adding(turn)


def _start_adding(turn: Turn) -> None:
    live = [job for job in turn.dossier.opportunities if job.is_live]
    if len(live) == 1:
        _add_to_opportunity(turn, live[0])
    elif live:
        turn.say(
            WHICH_OPPORTUNITY,
            [[Button(formatting.job_label(job), AddContactTo(job.id))] for job in live],
        )
    else:
        turn.say(NO_OPPORTUNITY, [[Button(LOG_INTERVIEW_LABEL, LogInterview())]])


def _add_to_opportunity(turn: Turn, opportunity: Opportunity | None) -> None:
    if opportunity is None:
        turn.show_toast(OPPORTUNITY_GONE)
        return
    if not count_contacts_left(opportunity):
        turn.say(CONTACT_LIMIT_TEXT.format(limit=MAX_CONTACTS))
        return
    interview = latest_interview(opportunity)
    engine.begin(
        turn,
        ADD_CONTACT,
        opportunity=opportunity.id,
        interview=interview.id if interview else None,
    )


def latest_interview(opportunity: Opportunity) -> Interview | None:
    """Returns the interview that was or will be last."""
    return max(opportunity.interviews, key=lambda interview: interview.start, default=None)


def _finish_add(turn: Turn, _conversation: Conversation) -> None:
    turn.say(NOBODY_ADDED)


ADD_CONTACT = register_flow(
    Flow(
        name="contact_add",
        version=2,
        title=lambda _context: TITLE,
        questions=(Question("people", WHO_TO_ADD, require_name),),
        finish=_finish_add,
        is_resumable=False,
    )
)
