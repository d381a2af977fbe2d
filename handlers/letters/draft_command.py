"""/draft writes any letter at any time: the person chooses the job, then the letter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import ClassVar

from telegram import Update

from coaching.letters.letter import Occasion
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.compose import write_letter
from coaching.translation import _
from handlers.cards.card import CardLine, all_card_lines
from handlers.cards.card_buttons import format_label
from handlers.cards.step_verbs import StepVerb
from handlers.letters.draft_options import WriteLetter
from handlers.letters.step_letters import usual_options
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import LogInterview
from handlers.ui.pages import BUTTONS_AT_MOST, EARLIER_LABEL, MORE_LABEL
from handlers.ui.shared_texts import WHICH_JOB
from handlers.ui.turn import Turn

WHICH_LETTER = _("{heading}\nWhat shall I write?")
NOTHING_TO_WRITE = _(
    "There is nothing to write for {heading} yet. After the interview, your notes become letters."
)
NOTHING_ANYWHERE = _(
    "There is nothing to write yet. After an interview, your notes become letters."
)
NO_OPPORTUNITY = _(
    "There is nothing to write about yet. /new logs an interview; afterwards I draft."
)
GONE = _("That job is no longer there. /status shows what is.")
LOG_LABEL = _("Log an interview")
PAGE_SIZE = 6
"""Beside them stand the buttons to the pages before and after."""
LAST_PAGE = 19
"""After so many pages /draft lists no more letters of a job; the cards of its steps write them."""


@dataclass(frozen=True, slots=True)
class ShowLetters(CallbackData):
    """Shows a page of the letters that can be written for a job."""

    prefix: ClassVar[str] = "d"
    opportunity: OpportunityId
    page: int


async def handle_draft(_update: Update, turn: Turn) -> None:
    """Answers /draft."""
    say_letters(turn)


def find_letters(
    turn: Turn, opportunity: Opportunity, is_meant: Callable[[CardLine], bool] = lambda _line: True
) -> list[CardLine]:
    """Returns what can be written for a job now and is meant, what is open first, and as many as
    /draft lists on a page."""
    return list(islice(_possible_letters(turn, opportunity, is_meant), PAGE_SIZE))


def say_letters(turn: Turn) -> None:
    """Offers the letters of the only job, or asks of which job."""
    latest_first = _sort_latest_first(turn.dossier.opportunities)
    with_letters = (job for job in latest_first if any(_possible_letters(turn, job)))
    jobs = list(islice(with_letters, BUTTONS_AT_MOST))
    if len(jobs) == 1:
        turn.say(*_letters_page(turn, jobs[0], 0))
    elif jobs:
        turn.say(WHICH_JOB, [[_opportunity_button(job)] for job in jobs])
    elif len(latest_first) > 1:
        turn.say(NOTHING_ANYWHERE)
    elif latest_first:
        heading = formatting.opportunity_heading(latest_first[0])
        turn.say(NOTHING_TO_WRITE.format(heading=heading))
    else:
        turn.say(NO_OPPORTUNITY, [[Button(LOG_LABEL, LogInterview())]])


async def handle_callback(_update: Update, turn: Turn, data: ShowLetters) -> None:
    """Shows a page of the letters that can be written for an opportunity."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
    else:
        turn.edit(*_letters_page(turn, opportunity, data.page))


def _possible_letters(
    turn: Turn, opportunity: Opportunity, is_meant: Callable[[CardLine], bool] = lambda _line: True
) -> Iterator[CardLine]:
    """Yields what can be written or read for a job now, with open steps first and done ones last.

    Whether a letter can be written is found out by writing it, so that a caller should take no more
    than it shows.
    """
    lines = all_card_lines(turn.dossier, opportunity.id, turn.now)
    alive = [line for line in lines if line.step and line.step.state is not StepState.CANCELLED]
    meant = [line for line in alive if is_meant(line)]
    return (line for line in sorted(meant, key=sort_rank) if _can_be_written(line, turn.now))


def _is_upcoming(line: CardLine) -> bool:
    return line.step is not None and line.step.state is StepState.UPCOMING


def _can_be_written(line: CardLine, now: datetime) -> bool:
    letter, interview = line.definition.letter, line.subject.interview
    if letter is None:
        return line.definition.reading is not None
    if letter.is_too_early(line.ref.key) and _is_upcoming(line):
        return False
    if letter.is_after_interview and (not interview or interview.end > now):
        return False
    subject = line.subject
    occasion = Occasion(subject.person, subject.opportunity, now, jobs=subject.jobs)
    return write_letter(line.ref.key, occasion, usual_options(subject).variant) is not None


_STATE_ORDER = (
    StepState.OPEN,
    StepState.LAPSED,
    StepState.UPCOMING,
    StepState.DONE,
    StepState.SKIPPED,
)


def sort_rank(line: CardLine) -> int:
    """Returns a number by which what is open comes before what is done."""
    return _STATE_ORDER.index(line.step.state) if line.step else len(_STATE_ORDER)


def _letters_page(
    turn: Turn, opportunity: Opportunity, page: int
) -> tuple[str, list[list[Button]]]:
    heading, page = formatting.opportunity_heading(opportunity), min(page, LAST_PAGE)
    lines = list(islice(_possible_letters(turn, opportunity), (page + 1) * PAGE_SIZE + 1))
    if not lines:
        return NOTHING_TO_WRITE.format(heading=heading), []
    page = min(page, (len(lines) - 1) // PAGE_SIZE)
    rows = [[_letter_button(line)] for line in lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
    before = [Button(EARLIER_LABEL, ShowLetters(opportunity.id, page - 1))] if page else []
    more = len(lines) > (page + 1) * PAGE_SIZE and page < LAST_PAGE
    after = [Button(MORE_LABEL, ShowLetters(opportunity.id, page + 1))] if more else []
    return WHICH_LETTER.format(heading=heading), [*rows, [*before, *after]]


def _letter_button(line: CardLine) -> Button:
    ref, options = line.ref, usual_options(line.subject)
    label = format_label(_letter_title(line), formatting.cut_label(line.subject.name))
    if line.step is not None and line.step.state is StepState.DONE:
        label = f"{label} ✓"
    return Button(
        label,
        ref.callback_data(StepVerb.DO) if line.definition.reading else WriteLetter(*ref, options),
    )


def _letter_title(line: CardLine) -> str:
    letter, reading = line.definition.letter, line.definition.reading
    if letter is not None:
        return str(letter.title_for(line.ref.key))
    return str(reading.title) if reading else ""


def _opportunity_button(opportunity: Opportunity) -> Button:
    return Button(formatting.job_label(opportunity), ShowLetters(opportunity.id, 0))


def _sort_latest_first(
    opportunities: list[Opportunity] | tuple[Opportunity, ...],
) -> list[Opportunity]:
    return sorted(opportunities, key=lambda job: (job.is_live, job.id), reverse=True)
