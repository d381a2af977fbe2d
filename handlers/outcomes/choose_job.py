"""Asks for /outcome which job it is about, the likeliest first; closed jobs can go on again."""

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
from coaching.translation import _
from handlers.outcomes.outcome import JobOutcome, OutcomeAction, ask_outcome, outcome_text
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import job_label
from handlers.ui.links import LogInterview, OpenOpportunity
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

NOTHING_LOGGED = _("There is no job here yet. /new logs an interview in one line.")
WHICH_OPPORTUNITY = _("Which one is it about?")
CLOSED_HEADING = _("<b>Closed</b>")
NONE_OPEN = _("Nothing is open. These are closed; any of them can be opened again.")
# Translators: a closed job on a button, such as "Acme · Engineer: turned down".
CLOSED_JOB_LABEL = _("{job}: {outcome}")
# Translators: stands for the outcome on that button when the job may be deleted by now.
CLEAR_OR_KEEP = _("clear or keep?")
CLOSED_ONES_LABEL = _("Closed ones")
LOG_INTERVIEW_LABEL = _("Log an interview")
USUAL_WAIT = timedelta(days=7)
"""How long an answer usually takes when nobody set a date: about five business days."""


@dataclass(frozen=True, slots=True)
class ListClosed(CallbackData):
    """Shows a page of the jobs that are closed."""

    prefix: ClassVar[str] = "o:closed"
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListOpen(CallbackData):
    """Shows a page of the jobs that go on."""

    prefix: ClassVar[str] = "o:open"
    page: int


async def handle_outcome(_: Update, turn: Turn) -> None:
    """Handles /outcome: asks which job it is about when there are several, the likeliest first."""
    live = [job for job in turn.dossier.opportunities if job.is_live]
    if len(live) == 1:
        ask_outcome(turn, live[0])
    elif live:
        turn.say(WHICH_OPPORTUNITY, _rows_of_open(turn, live))
    elif turn.dossier.opportunities:
        turn.say(NONE_OPEN, _rows_of_closed(turn))
    else:
        turn.say(NOTHING_LOGGED, [[Button(LOG_INTERVIEW_LABEL, LogInterview())]])


async def handle_callback(_: Update, turn: Turn, data: ListClosed | ListOpen) -> None:
    """Handles the buttons that show the closed jobs, and more of either."""
    if isinstance(data, ListClosed):
        turn.edit(CLOSED_HEADING, _rows_of_closed(turn, data.page))
    else:
        live = [job for job in turn.dossier.opportunities if job.is_live]
        turn.edit(WHICH_OPPORTUNITY, _rows_of_open(turn, live, data.page))


def _rows_of_open(turn: Turn, live: list[Opportunity], page: int = 0) -> list[list[Button]]:
    live.sort(key=lambda job: _likelihood_order(job, turn.now))
    closed = len(turn.dossier.opportunities) > len(live)
    taken = take_page(live, page, BUTTONS_AT_MOST - closed)
    rows = [[Button(job_label(job), JobOutcome(OutcomeAction.ASK, job.id))] for job in taken.items]
    last = [[Button(CLOSED_ONES_LABEL, ListClosed())]] if closed else []
    return [*rows, taken.buttons(ListOpen), *last]


def _rows_of_closed(turn: Turn, page: int = 0) -> list[list[Button]]:
    closed = [job for job in turn.dossier.opportunities if not job.is_live]
    closed.sort(key=lambda job: job.outcome_at or turn.now, reverse=True)
    clearable = {job.id for job in closed if _can_be_cleared(turn, job)}
    closed.sort(key=lambda job: job.id not in clearable)
    taken = take_page(closed, page, BUTTONS_AT_MOST)
    rows = [[_button_of_closed_job(job, clearable=job.id in clearable)] for job in taken.items]
    return [*rows, taken.buttons(ListClosed)]


def _button_of_closed_job(job: Opportunity, *, clearable: bool) -> Button:
    outcome = CLEAR_OR_KEEP if clearable else outcome_text(job)
    job_text = job_label(job, company_length=24, role_length=20)
    label = CLOSED_JOB_LABEL.format(job=job_text, outcome=outcome)
    return Button(label, OpenOpportunity(job.id))


def _can_be_cleared(turn: Turn, opportunity: Opportunity) -> bool:
    """Tells whether the job ended so long ago that it may be cleared."""
    steps = plan_steps(turn.person, opportunity, turn.now)
    todo = (step.key.kind for step in steps if step.state is StepState.OPEN)
    return any(DEFINITION_BY_KIND[kind].is_housekeeping for kind in todo)


def _likelihood_order(opportunity: Opportunity, now: datetime) -> tuple[int, float]:
    """Sorts an offer first, then the jobs whose answer is due around now, then the others."""
    if opportunity.outcome is Outcome.OFFER:
        return 0, 0.0
    held = [
        interview
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end <= now
    ]
    if not held:
        return 2, 0.0
    last = max(held, key=lambda interview: interview.start)
    return 1, abs((_answer_due(opportunity, last) - now).total_seconds())


def _answer_due(opportunity: Opportunity, last: Interview) -> datetime:
    decision = last.process.decision
    if decision is None:
        return last.end + USUAL_WAIT
    return local_moment(decision.latest, time(17), opportunity.zone)
