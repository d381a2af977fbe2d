"""Deletes a job for good, after a question: nothing of it stays, and the plan follows."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.facts.keep_stories import forget_job_stories
from coaching.facts.proposal_json import decode_proposal
from coaching.facts.undo import forget_changes
from coaching.model.documents import Opportunity
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import OpportunityId
from coaching.translation import _, plural
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenOpportunity, ShowStatus
from handlers.ui.turn import Turn

GONE = _("That job is no longer here. /status shows what is.")
CONFIRM_DELETE = _(
    "Delete {job} for good, with {what}? Your other jobs and your referees stay. "
    "If it is only over, /outcome closes it and keeps your notes."
)
DELETED = _("{company} is deleted.")
# Translators: these three stand in a list: "2 interviews, 1 person and all its notes".
INTERVIEWS = plural("{count} interview", "{count} interviews")
PEOPLE = plural("{count} person", "{count} people")
NOTES = _("all its notes and reminders")
DELETE_LABEL = _("Delete it")
# Translators: keeps the job, after the question whether to delete it.
KEEP_LABEL = _("Keep it")
OVERVIEW_LABEL = _("‹ Everything")


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
    """Asks whether the job is to be deleted, or deletes it."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
    elif isinstance(data, DeleteForGood):
        _delete(turn, opportunity)
    else:
        turn.edit(*delete_question(opportunity))


def delete_question(opportunity: Opportunity) -> tuple[str, list[list[Button]]]:
    """Returns the question whether a job is to be deleted, with its buttons."""
    delete = Button(DELETE_LABEL, DeleteForGood(opportunity.id), style="danger")
    keep = Button(KEEP_LABEL, OpenOpportunity(opportunity.id))
    text = CONFIRM_DELETE.format(
        job=escape(formatting.job_label(opportunity, 80, 80)),
        what=_contents_text(opportunity),
    )
    return text, [[delete, keep]]


def _contents_text(opportunity: Opportunity) -> str:
    """Returns such as "2 interviews, 3 people and all its notes and reminders"."""
    counted = ((INTERVIEWS, len(opportunity.interviews)), (PEOPLE, len(opportunity.contacts)))
    parts = [words.format(count) for words, count in counted if count]
    return formatting.join_words([*parts, str(NOTES)])


def _delete(turn: Turn, opportunity: Opportunity) -> None:
    delete_opportunity(turn, opportunity)
    turn.edit(DELETED.format(company=escape(opportunity.company)), [OVERVIEW_ROW])


def delete_opportunity(turn: Turn, opportunity: Opportunity) -> None:
    """Deletes all of it, in its own document and in the flows about it."""
    turn.delete_opportunity(opportunity.id)
    person = forget_changes(turn.person, opportunity.id)
    turn.person = forget_job_stories(person, opportunity)
    _drop_conversations(turn, opportunity.id)


OVERVIEW_ROW = [Button(OVERVIEW_LABEL, ShowStatus(0))]


def _drop_conversations(turn: Turn, opportunity_id: OpportunityId) -> None:
    """Drops the flows and messages about it: they hold notes as well, and ask nothing more."""
    current = turn.person.conversation
    turn.person = replace(
        turn.person,
        conversation=None if current and current.opportunity == opportunity_id else current,
        paused=tuple(
            paused for paused in turn.person.paused if paused.opportunity != opportunity_id
        ),
        pending=tuple(one for one in turn.person.pending if not _is_about(one, opportunity_id)),
    )


def _is_about(pending: PendingReading, wanted: OpportunityId) -> bool:
    """Tells whether a message that waits for a yes tells of that job."""
    about = (decode_proposal(plain).about.opportunity for plain in pending.proposals)
    return pending.opportunity == wanted or wanted in about
