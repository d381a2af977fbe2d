"""Moves an interview, calls it off, or notes that nobody came: in a press or two."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.model import retiming
from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus, OpportunityId
from coaching.playbook.stale_records import drop_stale_records
from coaching.playbook.steps.rebook import REBOOK as REBOOK_STEP
from coaching.translation import Text, _
from handlers.answers.interview_time import answer_minutes, answer_start, when_questions
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import QuestionContext
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenOpportunity
from handlers.ui.turn import Turn

CHANGE_PROMPT = _("What became of it?")
INTERVIEW_GONE = _("That interview is no longer here. /status shows what is.")
NEW_TIME_PROMPT = _("When is it now? It was {before}, your time.")
MOVED = _("Moved: {company}, {after}. All reminders follow.")
CANCELLED = _(
    "Noted: cancelled. Its reminders stop. A short note keeps the door open and asks for "
    "a new time."
)
NO_SHOW = _(
    "Nobody came: that is theirs to put right, not yours. A short friendly note asks for a new "
    "time; its other reminders stop."
)
STANDS_AGAIN = _("Good: it stands as before, and its reminders are back.")
ALREADY_SO = _("That is how it stands already.")
NEW_TIME_LABEL = _("It has a new time")
CANCELLED_LABEL = _("Cancelled")
NO_SHOW_LABEL = _("Nobody came")
STANDS_LABEL = _("It is on after all")
UNDO_LABEL = _("Undo")
# Translators: stands in "We were at: {title}".
TITLE = _("an interview's new time")
STATUS_REPLIES = {InterviewStatus.CANCELLED: CANCELLED, InterviewStatus.NO_SHOW: NO_SHOW}


# -- what its buttons send -------------------------------------------------------------------------


class InterviewChange(StrEnum):
    """What may have become of an interview; the values stand on buttons."""

    ASK = "round"
    MOVE = "move"
    OFF = "off"
    NO_SHOW = "noshow"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class ChangeInterview(CallbackData):
    """Asks or records what became of an interview."""

    prefix: ClassVar[str] = "o"
    change: InterviewChange
    opportunity: OpportunityId
    interview: InterviewId


def _change_button(
    label: Text, change: InterviewChange, opportunity: Opportunity, interview: Interview
) -> Button:
    return Button(label, ChangeInterview(change, opportunity.id, interview.id))


# -- what became of it -----------------------------------------------------------------------------


def _find_interview(opportunity: Opportunity, wanted: int) -> Interview | None:
    return next((item for item in opportunity.interviews if item.id == wanted), None)


def _show_choices(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Offers what may have become of it; what is likelier at this hour comes first."""
    when = formatting.interview_time_html(interview, turn.person, opportunity.zone, turn.now)
    changes = [
        _change_button(_CHANGE_LABELS[change], change, opportunity, interview)
        for change in _likely_changes(interview, turn.now)
    ]
    turn.edit(
        f"{formatting.opportunity_heading(opportunity)}\n{when}\n{CHANGE_PROMPT}",
        [changes, _back_row(opportunity)],
    )


def _likely_changes(interview: Interview, now: datetime) -> tuple[InterviewChange, ...]:
    if interview.held is not InterviewStatus.PLANNED:
        return (InterviewChange.MOVE, InterviewChange.STANDS)
    if interview.start > now:
        return (InterviewChange.MOVE, InterviewChange.OFF)
    return (InterviewChange.MOVE, InterviewChange.NO_SHOW, InterviewChange.OFF)


def _back_row(opportunity: Opportunity) -> list[Button]:
    return [
        Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id))
    ]


_CHANGE_LABELS = {
    InterviewChange.MOVE: NEW_TIME_LABEL,
    InterviewChange.OFF: CANCELLED_LABEL,
    InterviewChange.NO_SHOW: NO_SHOW_LABEL,
    InterviewChange.STANDS: STANDS_LABEL,
}


def _status_handler(held: InterviewStatus) -> Callable[[Turn, Opportunity, Interview], None]:
    def set_status(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
        if interview.held is held:
            turn.show_toast(ALREADY_SO)
            return
        turn.put_opportunity(retiming.mark_fallen_through(opportunity, interview, held, turn.now))
        buttons = [
            _change_button(NEW_TIME_LABEL, InterviewChange.MOVE, opportunity, interview),
            _change_button(UNDO_LABEL, InterviewChange.STANDS, opportunity, interview),
        ]
        heading = formatting.opportunity_heading(opportunity)
        turn.edit(f"{heading}\n{STATUS_REPLIES[held]}", [buttons])
        reminders.show_open_steps(turn, opportunity.id, REBOOK_STEP.kind)

    return set_status


def _reinstate(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    if interview.held is InterviewStatus.PLANNED:
        turn.show_toast(ALREADY_SO)
        return
    turn.put_opportunity(retiming.reinstate_interview(opportunity, interview))
    heading = formatting.opportunity_heading(opportunity)
    turn.edit(f"{heading}\n{STANDS_AGAIN}", [_back_row(opportunity)])


# -- the new time ------------------------------------------------------------------------------


def ask_new_time(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Asks when it takes place now."""
    engine.begin(turn, MOVE, opportunity=opportunity.id, interview=interview.id)


def _new_time_prompt(context: QuestionContext) -> str:
    if context.interview is None:
        return str(INTERVIEW_GONE)
    zone = formatting.person_zone(context.person)
    return NEW_TIME_PROMPT.format(
        before=formatting.moment_text(context.interview.start, zone, context.now)
    )


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    interview = _find_interview(opportunity, conversation.interview or 0) if opportunity else None
    if opportunity is None or interview is None:
        turn.say(INTERVIEW_GONE)
        return
    turn.say(reschedule_interview(turn, opportunity, interview, conversation))
    reminders.say_reminder(turn)


def reschedule_interview(
    turn: Turn, opportunity: Opportunity, interview: Interview, conversation: Conversation
) -> str:
    """Keeps the time that was said and returns what to say of it."""
    zone = formatting.person_zone(turn.person)
    minutes = answer_minutes(conversation.answers, interview.minutes)
    start = answer_start(conversation.answers)
    moved = retiming.move_interview(opportunity, interview, start, minutes, zone)
    if start != interview.start:
        moved = drop_stale_records(moved, interview.id, turn.now)
    turn.put_opportunity(moved)
    after = next(item for item in moved.interviews if item.id == interview.id)
    words = formatting.interview_time_html(after, turn.person, moved.zone, turn.now)
    return MOVED.format(company=escape(moved.company), after=words)


MOVE = register_flow(
    Flow(
        name="move",
        version=1,
        title=lambda _context: TITLE,
        questions=when_questions(_new_time_prompt),
        finish=_finish,
        is_resumable=False,
    )
)

# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: ChangeInterview) -> None:
    """Answers a press on any of these buttons."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    interview = _find_interview(opportunity, data.interview) if opportunity else None
    if opportunity is None or interview is None:
        turn.show_toast(INTERVIEW_GONE)
    else:
        _CHANGES[data.change](turn, opportunity, interview)


_CHANGES: dict[InterviewChange, Callable[[Turn, Opportunity, Interview], None]] = {
    InterviewChange.ASK: _show_choices,
    InterviewChange.MOVE: ask_new_time,
    InterviewChange.OFF: _status_handler(InterviewStatus.CANCELLED),
    InterviewChange.NO_SHOW: _status_handler(InterviewStatus.NO_SHOW),
    InterviewChange.STANDS: _reinstate,
}
