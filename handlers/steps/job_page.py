"""A job's own page: what is open, what waits, its interviews, and the way to all that is told."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import assert_never

from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import InterviewStatus, OpportunityId
from coaching.playbook.step_records import step_record
from coaching.translation import Text, _, in_context, plural
from handlers.answers.match_opportunity import round_number
from handlers.cards.card import CardLine, StepRef, all_card_lines
from handlers.cards.card_buttons import (
    ButtonRows,
    card_buttons,
    count_in_rows,
    step_rows,
)
from handlers.cards.card_place import CardPlace
from handlers.cards.card_text import step_text
from handlers.outcomes.lessons import lesson_lines
from handlers.steps.job_buttons import (
    about_rows,
    all_rows,
    everything_button,
    least_rows,
    short_rows,
)
from handlers.steps.step_order import UNDO_WINDOW, lines_in_state, open_lines, waiting_lines
from handlers.ui import formatting
from handlers.ui.links import OpenOpportunity
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

NOTHING_TO_DO = _("Nothing to do right now.")
OPPORTUNITY_GONE = _("That job is no longer there.")
WHAT_TO_TELL = _("What would you like to tell, or change?")
# Translators: such as "An offer is on the table, yesterday".
OUTCOME_SINCE = _("{outcome}, {day}")
# Translators: {title} is such as "Round 2".
INTERVIEW_LINE = _("{title}: {when}")
ROUND = _("Round {number}")
CANCELLED = _("Cancelled")
NOBODY_CAME = _("Nobody came")
OPEN_HEADING = in_context("heading of steps", "Open")
WAITS_HEADING = in_context("heading of steps", "Waits")
SETTLED_HEADING = in_context("heading of steps", "Settled")
AND_MORE = plural("and {count} more", "and {count} more")
LISTED_AT_MOST = 4
"""What waits, and what is settled, is listed up to this number."""
UNDO_AT_MOST = 2
FIRST_PAGE = CardPlace(0, is_job=True)

Card = tuple[str, ButtonRows]


def job_page(
    turn: Turn, wanted: OpportunityId, page: int = 0, snooze_ref: StepRef | None = None
) -> Card:
    """Shows a job as it stands, with buttons for what can be done, or the person's own steps."""
    job = turn.find_opportunity(wanted)
    if job is None:
        return str(OPPORTUNITY_GONE), [[everything_button()]]
    lines = all_card_lines(turn.dossier, job.id, turn.now)
    steps = [*_lines_to_do(lines), *_lines_to_undo(lines, turn.now)]
    buttons = card_buttons(steps, turn.now, snooze_ref, place=FIRST_PAGE)
    for tail in (all_rows(job, turn.now), short_rows(job)):
        if count_in_rows([*buttons, *tail]) <= BUTTONS_AT_MOST:
            return _page_text(turn, job, lines, steps), [*buttons, *tail]
    return _fold_page(turn, job, lines, page)


def _fold_page(turn: Turn, job: Opportunity, lines: Sequence[CardLine], page: int) -> Card:
    """Returns a page of its steps with a button for each; the rest of a job is behind one button
    where there are many."""
    todo = _lines_to_do(lines)
    tail = short_rows(job)
    if len(todo) > BUTTONS_AT_MOST - count_in_rows(tail):
        tail = least_rows(job)
    room = BUTTONS_AT_MOST - count_in_rows(tail)
    steps = [*todo, *_lines_to_undo(lines, turn.now)]
    taken = take_page(steps, page, room)
    rows = step_rows(taken.items, steps, CardPlace(taken.number, is_job=True))
    pages = taken.buttons(lambda number: OpenOpportunity(job.id, number))
    text = _page_text(turn, job, lines, taken.items, is_first=taken.number == 0)
    return text, [*rows, pages, *tail]


def _lines_to_do(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns what can be done now, and what was promised for later."""
    promised = [line for line in waiting_lines(lines) if line.definition.delete is not None]
    return [*open_lines(lines), *promised]


def _lines_settled(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns what is done or left out, the latest first."""
    settled = [*lines_in_state(lines, StepState.DONE), *lines_in_state(lines, StepState.SKIPPED)]
    return sorted(settled, key=_timestamp_of_settling, reverse=True)


def _lines_to_undo(lines: Sequence[CardLine], now: datetime) -> list[CardLine]:
    """Returns what was settled last, while that can be taken back."""
    since = (now - UNDO_WINDOW).timestamp()
    settled = _lines_settled(lines)[:UNDO_AT_MOST]
    return [line for line in settled if _timestamp_of_settling(line) >= since]


def _timestamp_of_settling(line: CardLine) -> float:
    record = step_record(line.subject.opportunity, line.ref.key)
    at = record.done or record.skipped
    return at.timestamp() if at else 0.0


# -- its text --------------------------------------------------------------------------------------


def _page_text(
    turn: Turn,
    job: Opportunity,
    lines: Sequence[CardLine],
    shown: Sequence[CardLine],
    *,
    is_first: bool = True,
) -> str:
    todo = [line for line in shown if line in open_lines(lines)]
    waiting, settled = waiting_lines(lines), _lines_settled(lines)
    parts = [formatting.opportunity_heading(job)]
    if is_first:
        parts += [*outcome_lines(turn, job), *lesson_lines(job), *_interview_lines(turn, job)]
    if todo or is_first:
        parts += _section(OPEN_HEADING, todo, 0, turn.now) or [f"\n{NOTHING_TO_DO}"]
    if is_first:
        more = len(waiting) - LISTED_AT_MOST
        parts += _section(WAITS_HEADING, waiting[:LISTED_AT_MOST], more, turn.now)
    if is_first or any(line in shown for line in settled):
        more = len(settled) - LISTED_AT_MOST
        parts += _section(SETTLED_HEADING, settled[:LISTED_AT_MOST], more, turn.now)
    return "\n".join(parts)


def outcome_lines(turn: Turn, job: Opportunity) -> list[str]:
    """Says what the outcome is so far, and since when."""
    if job.outcome is None:
        return []
    at = job.outcome_at or turn.now
    day = formatting.day_text(at, formatting.person_zone(turn.person), turn.now)
    heading = formatting.OUTCOME_HEADINGS[job.outcome]
    return [OUTCOME_SINCE.format(outcome=heading, day=day)]


def _interview_lines(turn: Turn, job: Opportunity) -> list[str]:
    return [
        INTERVIEW_LINE.format(
            title=_interview_title(job, interview), when=interview_text(turn, job, interview)
        )
        for interview in sorted(job.interviews, key=lambda interview: interview.start)
    ]


def interview_text(turn: Turn, job: Opportunity, interview: Interview) -> str:
    """Returns when an interview is, on their clocks too where these differ."""
    return formatting.interview_time_html(interview, turn.person, job.zone, turn.now)


def _interview_title(job: Opportunity, interview: Interview) -> str:
    """Returns the title of an interview.

    One that was cancelled or missed is not counted as a round.
    """
    match interview.held:
        case InterviewStatus.PLANNED:
            return ROUND.format(number=round_number(job, interview))
        case InterviewStatus.CANCELLED:
            return str(CANCELLED)
        case InterviewStatus.NO_SHOW:
            return str(NOBODY_CAME)
        case _:
            assert_never(interview.held)


def _section(heading: Text, lines: Sequence[CardLine], more: int, now: datetime) -> list[str]:
    """Returns a heading with its steps, and how many `more` there are; nothing without steps."""
    if not lines:
        return []
    shown = (f"• {step_text(line, now)}" for line in lines)
    rest = [AND_MORE.format(more)] if more > 0 else []
    return [f"\n<b>{escape(str(heading))}</b>", *shown, *rest]


# -- all about it ----------------------------------------------------------------------------------


def about_page(turn: Turn, wanted: OpportunityId) -> Card:
    """Shows what can be told of a job, or changed."""
    job = turn.find_real_opportunity(wanted)
    if job is None:
        return job_page(turn, wanted)
    told = [*outcome_lines(turn, job), *_interview_lines(turn, job)]
    text = "\n".join([formatting.opportunity_heading(job), *told, "", str(WHAT_TO_TELL)])
    return text, about_rows(job, turn.now)
