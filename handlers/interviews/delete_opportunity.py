"""Deletes a job for good, after a question: nothing of it stays, and the plan follows."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenOpportunity, ShowStatus
from handlers.ui.turn import Turn

GONE = "That job is no longer here. /status shows what is."
CONFIRM_DELETE = (
    "Delete {company} · {role} for good, with {what}? Your other jobs and your referees stay. "
    "If it is only over, /outcome closes it and keeps your notes."
)
DELETED = "{company} is deleted."


@dataclass(frozen=True, slots=True)
class DeleteOpportunity(CallbackData):
    """Asks whether a job is to be deleted."""

    prefix: ClassVar[str] = "o:del"
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class DeleteForGood(CallbackData):
    """Deletes a job."""

    prefix: ClassVar[str] = "o:gone"
    opportunity: OpportunityId


async def handle_callback(_: Update, turn: Turn, data: DeleteOpportunity | DeleteForGood) -> None:
    """The button that asks, and the one that is sure."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
    elif isinstance(data, DeleteForGood):
        _delete(turn, opportunity)
    else:
        _ask_delete(turn, opportunity)


def _ask_delete(turn: Turn, opportunity: Opportunity) -> None:
    sure = Button("Delete it", DeleteForGood(opportunity.id), style="danger")
    text = CONFIRM_DELETE.format(
        company=escape(opportunity.company),
        role=escape(opportunity.role),
        what=_contents_text(opportunity),
    )
    turn.edit(text, [[sure, Button("Keep it", OpenOpportunity(opportunity.id))]])


def _contents_text(opportunity: Opportunity) -> str:
    """2 interviews, 3 people, all notes and reminders."""
    counted = (
        (len(opportunity.interviews), "interview", "interviews"),
        (len(opportunity.contacts), "person", "people"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    return formatting.join_words([*parts, "all its notes and reminders"])


def _delete(turn: Turn, opportunity: Opportunity) -> None:
    delete_opportunity(turn, opportunity)
    turn.edit(DELETED.format(company=escape(opportunity.company)), [OVERVIEW_ROW])


def delete_opportunity(turn: Turn, opportunity: Opportunity) -> None:
    """Nothing of it stays, neither in its own document nor in a flow about it."""
    turn.delete_opportunity(opportunity.id)
    _drop_conversations(turn, opportunity.id)


OVERVIEW_ROW = [Button("‹ Everything", ShowStatus(0))]


def _drop_conversations(turn: Turn, opportunity_id: OpportunityId) -> None:
    """A flow about it holds notes as well, and has nothing left to ask."""
    talk = turn.person.conversation
    turn.person = replace(
        turn.person,
        conversation=None if talk and talk.opportunity == opportunity_id else talk,
        paused=tuple(one for one in turn.person.paused if one.opportunity != opportunity_id),
    )
