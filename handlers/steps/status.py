"""/status shows what is next over all jobs, a line or two each, with a button that opens each."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from coaching import planner
from coaching.model.documents import Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import StepState
from coaching.translation import _, plural
from handlers.cards.card import CardLine, all_card_lines
from handlers.cards.card_buttons import ButtonRows, format_label
from handlers.cards.card_text import step_text
from handlers.cards.step_verbs import StepVerb
from handlers.interviews.process import decision_range
from handlers.outcomes.choose_job import ListClosed
from handlers.steps.job_page import (
    NOTHING_TO_DO,
    about_page,
    interview_text,
    job_page,
    outcome_lines,
)
from handlers.steps.reminding.pause import is_quiet
from handlers.steps.step_order import (
    coming_interview,
    lines_in_state,
    open_lines,
    urgency_order,
    waiting_lines,
)
from handlers.steps.what_waits import waiting_rows, waiting_text
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.links import AboutOpportunity, LogInterview, OpenOpportunity, ShowStatus
from handlers.ui.pages import Page
from handlers.ui.turn import Turn

TITLE = _("<b>What is pending</b>")
NOTHING_PENDING = _("Nothing is pending. /new logs an interview in one line.")
NEXT = _("Next: {what}")
NEXT_AND_MORE = plural("Next: {what}; and {count} more", "Next: {what}; and {count} more")
AND_OPEN = _("Also open: {what}")
WAITS = _("Waits: {what}")
THANKED = _("{done} of {of} thanked")
PERSONAL_NAME = _("Your search")
# Translators: {names} are things to do, such as "Thank Dana; Thank Sam".
NAMES_AND_MORE = plural("{names}; and {count} more", "{names}; and {count} more")
INTERVIEW_AHEAD = _("Interview {when}")
# Translators: {when} is such as "12 Nov–15 Nov".
WAITS_FOR_DECISION = _("{what}; they decide {when}")
QUIET = _("Quiet until {when}; /pause changes that.")
LOG_LABEL = _("Log an interview")
CLOSED_LABEL = _("Closed ones")
FEW = 3
"""So many jobs are shown in full, with a button for the next step of each beside the job's own."""
PAGE_SIZE = 5
NAMED_AT_MOST = 2


async def handle_status(_update: Update, turn: Turn) -> None:
    """Answers /status."""
    turn.say(*overview_card(turn, 0))


async def handle_callback(
    _update: Update, turn: Turn, data: ShowStatus | OpenOpportunity | AboutOpportunity
) -> None:
    """Shows a page of the overview, or one job."""
    match data:
        case ShowStatus(page):
            turn.edit(*overview_card(turn, page))
        case OpenOpportunity(opportunity, page):
            turn.edit(*job_page(turn, opportunity, page))
        case AboutOpportunity(opportunity):
            turn.edit(*about_page(turn, opportunity))


@dataclass(frozen=True, slots=True)
class _Item:
    """Is a job of the overview with its steps, or the person's own steps."""

    job: Opportunity
    lines: Sequence[CardLine]


def overview_card(turn: Turn, page: int) -> tuple[str, ButtonRows]:
    """Shows all that is pending a page at a time, with what is next first."""
    items = _list_items(turn)
    waiting = waiting_text(turn)
    if not items and not waiting:
        return str(NOTHING_PENDING), [[Button(LOG_LABEL, LogInterview())], *_rows_to_closed(turn)]
    page = min(page, max(len(items) - 1, 0) // PAGE_SIZE)
    shown = items[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    taken = Page(shown, page, is_last=(page + 1) * PAGE_SIZE >= len(items))
    is_full = len(items) <= FEW
    blocks = [_full_block(turn, item) if is_full else _brief_block(turn, item) for item in shown]
    rows = _full_rows(shown) if is_full else _brief_rows(shown)
    pages = [taken.buttons(ShowStatus)]
    title = "\n".join([str(TITLE), *_quiet_lines(turn)])
    waiting_last, waiting_row = ("", []) if page else (waiting, waiting_rows(turn))
    text = "\n\n".join(filter(None, [title, *blocks, waiting_last]))
    return text, [*rows, *pages, *waiting_row, *_rows_to_closed(turn)]


def _quiet_lines(turn: Turn) -> list[str]:
    """Says until when the person asked for quiet, so that nobody waits for a reminder."""
    until = turn.person.paused_until
    if until is None or not is_quiet(turn):
        return []
    zone = formatting.person_zone(turn.person)
    return [QUIET.format(when=formatting.moment_html(until, zone, turn.now))]


def _list_items(turn: Turn) -> list[_Item]:
    """Returns the jobs that are pending, by urgency; the person's own steps come last."""
    every = [_Item(job, _card_lines(turn, job)) for job in turn.dossier.opportunities]
    pending = [item for item in every if _is_pending(item)]
    pending.sort(key=lambda item: urgency_order(turn.person, item.job, item.lines, turn.now))
    personal = personal_opportunity(turn.person)
    own = _Item(personal, _card_lines(turn, personal))
    return [*pending, own] if open_lines(own.lines) else pending


def _is_pending(item: _Item) -> bool:
    """Tells whether the job goes on, or a step other than housekeeping is still open."""
    todo = lines_in_state(item.lines, StepState.OPEN)
    return item.job.is_live or any(not line.definition.is_housekeeping for line in todo)


def _card_lines(turn: Turn, job: Opportunity) -> list[CardLine]:
    return all_card_lines(turn.dossier, job.id, turn.now)


# -- what is said of a job -------------------------------------------------------------------------


def _full_block(turn: Turn, item: _Item) -> str:
    """Says what is next, what else is open, and what waits."""
    job, todo, waiting = item.job, open_lines(item.lines), waiting_lines(item.lines)
    parts = _heading_lines(turn, job)
    if todo:
        parts.append(NEXT.format(what=step_text(todo[0], turn.now)))
    elif coming_interview(job, turn.now) is None:
        parts.append(str(NOTHING_TO_DO))
    if todo[1:]:
        parts.append(AND_OPEN.format(what=_names_in_short(todo[1:])))
    parts += _coverage_lines(job)
    if waiting:
        parts.append(WAITS.format(what=_waits_text(turn, waiting[0])))
    return "\n".join(parts)


def _brief_block(turn: Turn, item: _Item) -> str:
    """Says what is next or, where nothing can be done now, what waits."""
    job, todo, waiting = item.job, open_lines(item.lines), waiting_lines(item.lines)
    parts = _heading_lines(turn, job)
    if todo:
        what, more = step_text(todo[0], turn.now), len(todo) - 1
        parts.append(NEXT_AND_MORE.format(more, what=what) if more else NEXT.format(what=what))
    elif coming_interview(job, turn.now) is None:
        text = WAITS.format(what=_waits_text(turn, waiting[0])) if waiting else str(NOTHING_TO_DO)
        parts.append(text)
    return "\n".join([*parts, *_coverage_lines(job)])


def _heading_lines(turn: Turn, job: Opportunity) -> list[str]:
    coming = coming_interview(job, turn.now)
    interviews = [INTERVIEW_AHEAD.format(when=interview_text(turn, job, coming))] if coming else []
    return [formatting.opportunity_heading(job), *outcome_lines(turn, job), *interviews]


def _names_in_short(lines: Sequence[CardLine]) -> str:
    names = "; ".join(line.task for line in lines[:NAMED_AT_MOST])
    more = len(lines) - NAMED_AT_MOST
    return NAMES_AND_MORE.format(more, names=names) if more > 0 else names


def _coverage_lines(job: Opportunity) -> list[str]:
    counts = (planner.count_thanks(job, interview.id) for interview in job.interviews)
    rows = [THANKED.format(done=done, of=of) for done, of in counts if of]
    return rows[-1:] if job.is_live else []


def _waits_text(turn: Turn, line: CardLine) -> str:
    """Returns what waits, behind "Waits:" without a colon of its own."""
    text = step_text(line, turn.now).replace(": ", " – ", 1)
    interview = line.subject.interview
    decision = decision_range(interview) if interview else ""
    if decision and line.definition.waits_for_decision:
        return WAITS_FOR_DECISION.format(what=text, when=decision)
    return text


# -- its buttons -----------------------------------------------------------------------------------


def _full_rows(shown: Sequence[_Item]) -> ButtonRows:
    """Returns for each job a button that does the next step, and one that opens the job."""
    return [[*_next_buttons(item), _job_button(item, shown)] for item in shown]


def _next_buttons(item: _Item) -> list[Button]:
    todo = [line for line in open_lines(item.lines) if not line.definition.is_housekeeping]
    if not todo or not todo[0].action_label:
        return []
    first = todo[0]
    action = format_label(first.action_label, first.subject.short_name)
    return [Button(action, first.ref.callback_data(StepVerb.DO), style="primary")]


def _brief_rows(shown: Sequence[_Item]) -> ButtonRows:
    """Returns the buttons that open the jobs, two in a row."""
    buttons = [_job_button(item, shown) for item in shown]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _job_button(item: _Item, shown: Sequence[_Item]) -> Button:
    job = item.job
    name = formatting.cut_label(job.company) or str(PERSONAL_NAME)
    if formatting.has_same_company(job, [other.job for other in shown]):
        name = formatting.job_label(job, company_length=12)
    return Button(f"{name} ›", OpenOpportunity(job.id))


def _rows_to_closed(turn: Turn) -> ButtonRows:
    has_closed = any(not job.is_live for job in turn.dossier.opportunities)
    return [[Button(CLOSED_LABEL, ListClosed())]] if has_closed else []
