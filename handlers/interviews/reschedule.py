"""An interview that was moved, called off, or to which nobody came: told in a press or two."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.model import retiming
from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus, OpportunityId
from coaching.playbook.stale_records import drop_stale_records
from coaching.playbook.steps.rebook import REBOOK as REBOOK_STEP
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

CHANGE_PROMPT = "What became of it?"
INTERVIEW_GONE = "That interview is no longer here. /status shows what is."
NEW_TIME_PROMPT = "When does it take place now? It was {before}, your time."
MOVED = "Moved: {company}, {after}. All reminders follow."
CANCELLED = (
    "Noted: cancelled. Its reminders stop. A short note keeps the door open and asks for "
    "a new time."
)
NO_SHOW = (
    "Nobody came: that is theirs to put right, not yours. A short friendly note asks for a new "
    "time; its other reminders stop."
)
STANDS_AGAIN = "Good: it stands as before, and its reminders are back."
ALREADY_SO = "That is how it stands already."
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
    label: str, change: InterviewChange, opportunity: Opportunity, interview: Interview
) -> Button:
    return Button(label, ChangeInterview(change, opportunity.id, interview.id))


# -- what became of it -----------------------------------------------------------------------------


def _find_interview(opportunity: Opportunity, wanted: int) -> Interview | None:
    return next((one for one in opportunity.interviews if one.id == wanted), None)


def _show_choices(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """What may have become of an interview; what is likelier at this hour comes first."""
    when = formatting.interview_time(interview, turn.person, opportunity.zone, turn.now)
    moved = _change_button("It has a new time", InterviewChange.MOVE, opportunity, interview)
    off = _change_button("Cancelled", InterviewChange.OFF, opportunity, interview)
    nobody = _change_button("Nobody came", InterviewChange.NO_SHOW, opportunity, interview)
    first = [moved, off] if interview.start > turn.now else [moved, nobody, off]
    if interview.held is not InterviewStatus.PLANNED:
        stands = _change_button(
            "It takes place after all", InterviewChange.STANDS, opportunity, interview
        )
        first = [moved, stands]
    rows = [
        first,
        [Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id))],
    ]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{when}\n{CHANGE_PROMPT}", rows)


def _status_handler(held: InterviewStatus) -> Callable[[Turn, Opportunity, Interview], None]:
    def set_status(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
        if interview.held is held:
            turn.show_toast(ALREADY_SO)
            return
        turn.put_opportunity(retiming.mark_fallen_through(opportunity, interview, held, turn.now))
        ways = [
            _change_button("It has a new time", InterviewChange.MOVE, opportunity, interview),
            _change_button("Undo", InterviewChange.STANDS, opportunity, interview),
        ]
        turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{STATUS_REPLIES[held]}", [ways])
        reminders.show_open_steps(turn, opportunity.id, REBOOK_STEP.kind)

    return set_status


def _reinstate(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    if interview.held is InterviewStatus.PLANNED:
        turn.show_toast(ALREADY_SO)
        return
    turn.put_opportunity(retiming.reinstate_interview(opportunity, interview))
    back = [Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id))]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{STANDS_AGAIN}", [back])


# -- the new time ------------------------------------------------------------------------------


def ask_new_time(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Asks when it takes place now."""
    engine.begin(turn, MOVE, opportunity=opportunity.id, interview=interview.id)


def _new_time_prompt(context: QuestionContext) -> str:
    if context.interview is None:
        return INTERVIEW_GONE
    zone = formatting.person_zone(context.person)
    return NEW_TIME_PROMPT.format(
        before=formatting.moment_text(context.interview.start, zone, context.now)
    )


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.find_opportunity(talk.opportunity)
    interview = _find_interview(opportunity, talk.interview or 0) if opportunity else None
    if opportunity is None or interview is None:
        turn.say(INTERVIEW_GONE)
        return
    turn.say(reschedule_interview(turn, opportunity, interview, talk))
    reminders.say_reminder(turn)


def reschedule_interview(
    turn: Turn, opportunity: Opportunity, interview: Interview, talk: Conversation
) -> str:
    """Keeps the time that was said, and tells it."""
    zone = formatting.person_zone(turn.person)
    minutes = answer_minutes(talk.answers, interview.minutes)
    start = answer_start(talk.answers)
    moved = retiming.move_interview(opportunity, interview, start, minutes, zone)
    if start != interview.start:
        moved = drop_stale_records(moved, interview.id, turn.now)
    turn.put_opportunity(moved)
    after = next(one for one in moved.interviews if one.id == interview.id)
    words = formatting.interview_time(after, turn.person, moved.zone, turn.now)
    return MOVED.format(company=escape(moved.company), after=words)


MOVE = register_flow(
    Flow(
        name="move",
        version=1,
        title=lambda _: "an interview's new time",
        questions=when_questions(_new_time_prompt),
        finish=_finish,
        is_resumable=False,
    )
)

# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: ChangeInterview) -> None:
    """Any of these buttons, on the state as it is now."""
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
