"""/draft: any letter at any time: choose the opportunity, then what is to be written."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from telegram import Update

from coaching.letters.letter import Occasion
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.compose import write_letter
from handlers.cards.card import CardLine, all_card_lines
from handlers.letters.draft_options import WriteLetter
from handlers.letters.drafting import usual_options
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import LogInterview
from handlers.ui.turn import Turn

WHICH_OPPORTUNITY = "Which job is it about?"
WHICH_LETTER = "{heading}\nWhat shall I write?"
NOTHING_TO_WRITE = (
    "There is nothing to write for {heading} yet. After the interview, your notes become letters."
)
NO_OPPORTUNITY = "There is nothing to write about yet. /new logs an interview; afterwards I draft."
GONE = "That job is no longer there. /status shows what is."
PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class ShowLetters(CallbackData):
    """Shows a page of what can be written for a job."""

    prefix: ClassVar[str] = "d"
    opportunity: OpportunityId
    page: int


async def handle_draft(_: Update, turn: Turn) -> None:
    """/draft."""
    among = [one for one in turn.dossier.opportunities if list_letters(turn, one)]
    if len(among) == 1:
        turn.say(*_letters_page(turn, among[0], 0))
    elif among:
        turn.say(
            WHICH_OPPORTUNITY,
            [[_opportunity_button(one)] for one in _sort_latest_first(among)[:PAGE_SIZE]],
        )
    elif turn.dossier.opportunities:
        latest = _sort_latest_first(turn.dossier.opportunities)[0]
        turn.say(NOTHING_TO_WRITE.format(heading=formatting.opportunity_heading(latest)))
    else:
        turn.say(NO_OPPORTUNITY, [[Button("Log an interview", LogInterview())]])


async def handle_callback(_: Update, turn: Turn, data: ShowLetters) -> None:
    """An opportunity, or a page of what can be written for it."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
    else:
        turn.edit(*_letters_page(turn, opportunity, data.page))


def list_letters(turn: Turn, opportunity: Opportunity) -> list[CardLine]:
    """What can be written or read for it now, what is done included; what is open comes first."""
    lines = all_card_lines(turn.dossier, opportunity.id, turn.now)
    return sorted((one for one in lines if _can_be_written(one, turn.now)), key=_sort_rank)


def _is_upcoming(line: CardLine) -> bool:
    return line.step is not None and line.step.state is StepState.UPCOMING


def _can_be_written(line: CardLine, now: datetime) -> bool:
    if line.step is None or line.step.state is StepState.CANCELLED:
        return False
    letter, interview = line.definition.letter, line.subject.interview
    if letter is None:
        return line.definition.reading is not None
    if letter.is_too_early(line.ref.key) and _is_upcoming(line):
        return False
    if letter.is_after_interview and (not interview or interview.end > now):
        return False
    subject = line.subject
    occasion = Occasion(subject.person, subject.opportunity, now)
    return write_letter(line.ref.key, occasion, usual_options(subject).variant) is not None


_STATE_ORDER = (
    StepState.OPEN,
    StepState.LAPSED,
    StepState.UPCOMING,
    StepState.DONE,
    StepState.SKIPPED,
)


def _sort_rank(line: CardLine) -> int:
    return _STATE_ORDER.index(line.step.state) if line.step else len(_STATE_ORDER)


def _letters_page(
    turn: Turn, opportunity: Opportunity, page: int
) -> tuple[str, list[list[Button]]]:
    found, heading = list_letters(turn, opportunity), formatting.opportunity_heading(opportunity)
    if not found:
        return NOTHING_TO_WRITE.format(heading=heading), []
    page = min(page, (len(found) - 1) // PAGE_SIZE)
    rows = [[_letter_button(one)] for one in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
    before = [Button("‹ Earlier", ShowLetters(opportunity.id, page - 1))] if page else []
    more = len(found) > (page + 1) * PAGE_SIZE
    after = [Button("More ›", ShowLetters(opportunity.id, page + 1))] if more else []
    return WHICH_LETTER.format(heading=heading), [*rows, [*before, *after]]


def _letter_button(line: CardLine) -> Button:
    ref, look = line.ref, usual_options(line.subject)
    done = line.step is not None and line.step.state is StepState.DONE
    label = ": ".join(filter(None, (_letter_title(line), line.subject.name[:24]))) + " ✓" * done
    return Button(
        label,
        ref.callback_data("do") if line.definition.reading else WriteLetter(*ref, look),
    )


def _letter_title(line: CardLine) -> str:
    letter, reading = line.definition.letter, line.definition.reading
    if letter is not None:
        return letter.title_for(line.ref.key)
    return reading.title if reading else ""


def _opportunity_button(opportunity: Opportunity) -> Button:
    return Button(f"{opportunity.company}, {opportunity.role}"[:40], ShowLetters(opportunity.id, 0))


def _sort_latest_first(
    opportunities: list[Opportunity] | tuple[Opportunity, ...],
) -> list[Opportunity]:
    return sorted(opportunities, key=lambda one: (one.is_live, one.id), reverse=True)
