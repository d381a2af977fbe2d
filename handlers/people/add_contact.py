"""Adds people to a job: which job, who they are, and what is told of each."""

from dataclasses import dataclass
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.limits import MAX_CONTACTS, count_contacts_left
from coaching.model.vocabulary import OpportunityId
from handlers.answers.limits_messages import CONTACT_LIMIT_TEXT
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.people.people_met import keep_people, person_questions
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import LogInterview
from handlers.ui.turn import Turn

NO_OPPORTUNITY = "There is no job yet to put people to. /new logs an interview."
ADDED = "Kept: {names}."
NOBODY_ADDED = "Nobody added."
WHICH_OPPORTUNITY = "Where does the new contact belong?"
WHO_TO_ADD = "Who is it? One name, or several with commas between."
OPPORTUNITY_GONE = "That contact is no longer there."


@dataclass(frozen=True, slots=True)
class AddContact(CallbackData):
    """Adds somebody; where to is asked when it is not clear."""

    prefix: ClassVar[str] = "c:add"


@dataclass(frozen=True, slots=True)
class AddContactTo(CallbackData):
    """Adds somebody to one job."""

    prefix: ClassVar[str] = "c:to"
    opportunity: OpportunityId


async def handle_callback(_: Update, turn: Turn, data: AddContact | AddContactTo) -> None:
    """The button that adds somebody, and those that tell where to."""
    if isinstance(data, AddContactTo):
        _add_to_opportunity(turn, turn.find_real_opportunity(data.opportunity))
    else:
        _start_adding(turn)


def _start_adding(turn: Turn) -> None:
    live = [one for one in turn.dossier.opportunities if one.is_live]
    if len(live) == 1:
        _add_to_opportunity(turn, live[0])
    elif live:
        turn.say(
            WHICH_OPPORTUNITY,
            [[Button(f"{one.company}, {one.role}"[:40], AddContactTo(one.id))] for one in live],
        )
    else:
        turn.say(NO_OPPORTUNITY, [[Button("Log an interview", LogInterview())]])


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
    """The interview that was or will be last."""
    return max(opportunity.interviews, key=lambda one: one.start, default=None)


def _finish_add(turn: Turn, conversation: Conversation) -> None:
    names = [
        escape(str(v))
        for k, v in conversation.answers.items()
        if k.partition("#")[0] == "name" and v
    ]
    turn.say(ADDED.format(names=formatting.join_words(names)) if names else NOBODY_ADDED)
    reminders.say_reminder(turn)


ADD_CONTACT = register_flow(
    Flow(
        name="contact_add",
        version=1,
        title=lambda _: "adding people",
        questions=person_questions(first_prompt=WHO_TO_ADD),
        keep=keep_people,
        finish=_finish_add,
    )
)
