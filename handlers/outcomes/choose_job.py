"""/outcome: which job it is about, the likeliest first; those that are closed can go on again."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar

from telegram import Update

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.planner import plan_steps
from coaching.playbook.playbook import DEFINITION_BY_KIND
from handlers.outcomes.outcome import JobOutcome, OutcomeAction, ask_outcome, outcome_text
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import LogInterview, OpenOpportunity
from handlers.ui.turn import Turn

NOTHING_LOGGED = "There is no job here yet. /new logs an interview in one line."
WHICH_OPPORTUNITY = "Which one is it about?"
CLOSED_HEADING = "<b>Closed</b>"
NONE_OPEN = "Nothing is open. These are closed; any of them can go on again."
CLEAR_OR_KEEP = "clear or keep?"
CLOSED_AT_ONCE = 12
OPEN_AT_ONCE = 10
USUAL_WAIT = timedelta(days=7)
"""About five business days: when an answer is waited for that nobody set a date for."""


@dataclass(frozen=True, slots=True)
class ListClosed(CallbackData):
    """Shows the jobs that are closed."""

    prefix: ClassVar[str] = "o:closed"


async def handle_outcome(_: Update, turn: Turn) -> None:
    """/outcome: asks which job when there are several, the likeliest first."""
    live = [one for one in turn.dossier.opportunities if one.is_live]
    if len(live) == 1:
        ask_outcome(turn, live[0])
    elif live:
        turn.say(WHICH_OPPORTUNITY, _rows_of_open(turn, live))
    elif turn.dossier.opportunities:
        turn.say(NONE_OPEN, _rows_of_closed(turn))
    else:
        turn.say(NOTHING_LOGGED, [[Button("Log an interview", LogInterview())]])


async def handle_callback(_: Update, turn: Turn, _data: ListClosed) -> None:
    """The button that shows the closed ones."""
    turn.edit(CLOSED_HEADING, _rows_of_closed(turn))


def _rows_of_open(turn: Turn, live: list[Opportunity]) -> list[list[Button]]:
    live.sort(key=lambda one: _likelihood_order(one, turn.now))
    rows = [
        [
            Button(
                f"{one.company[:30]} · {one.role[:24]}",
                JobOutcome(OutcomeAction.ASK, one.id),
            )
        ]
        for one in live[:OPEN_AT_ONCE]
    ]
    closed = len(turn.dossier.opportunities) > len(live)
    return [*rows, [Button("Closed ones", ListClosed())]] if closed else rows


def _rows_of_closed(turn: Turn) -> list[list[Button]]:
    closed = [one for one in turn.dossier.opportunities if not one.is_live]
    closed.sort(key=lambda one: one.outcome_at or turn.now, reverse=True)
    asked = {one.id for one in closed if _can_be_cleared(turn, one)}
    closed.sort(key=lambda one: one.id not in asked)
    return [
        [
            Button(
                f"{one.company[:24]} · {one.role[:20]}: "
                f"{CLEAR_OR_KEEP if one.id in asked else outcome_text(one)}",
                OpenOpportunity(one.id),
            )
        ]
        for one in closed[:CLOSED_AT_ONCE]
    ]


def _can_be_cleared(turn: Turn, opportunity: Opportunity) -> bool:
    """Whether it ended so long ago that it may be cleared."""
    steps = plan_steps(turn.person, opportunity, turn.now)
    todo = (one.key.kind for one in steps if one.state is StepState.OPEN)
    return any(DEFINITION_BY_KIND[kind].is_housekeeping for kind in todo)


def _likelihood_order(opportunity: Opportunity, now: datetime) -> tuple[int, float]:
    """News comes of an offer, else around the day by which they decide."""
    if opportunity.outcome is Outcome.OFFER:
        return 0, 0.0
    over = [
        one
        for one in opportunity.interviews
        if one.held is InterviewStatus.PLANNED and one.end <= now
    ]
    if not over:
        return 2, 0.0
    last = max(over, key=lambda one: one.start)
    return 1, abs((_answer_due(opportunity, last) - now).total_seconds())


def _answer_due(opportunity: Opportunity, last: Interview) -> datetime:
    decision = last.process.decision
    if decision is None:
        return last.end + USUAL_WAIT
    return local_moment(decision.latest, time(17), opportunity.zone)
