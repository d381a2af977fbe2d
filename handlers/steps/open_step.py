"""A row of a card opens its step, which shows all that can be done about it, and the way back."""

from datetime import datetime

from telegram import Update

from coaching.model.documents import Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import CardLine, StepRef, card_lines
from handlers.cards.card_buttons import BACK_LABEL, ButtonRows, card_buttons
from handlers.cards.card_place import NOWHERE, BackToCard, CardPlace, OpenStep, milliseconds_of
from handlers.cards.card_text import card_text
from handlers.steps.job_page import job_page
from handlers.ui.buttons import Button
from handlers.ui.pages import BUTTONS_AT_MOST
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn


async def handle_callback(_: Update, turn: Turn, data: OpenStep | BackToCard) -> None:
    """Shows the step of a row, or the card that it was opened from."""
    if isinstance(data, BackToCard):
        show_card_again(turn, data.opportunity, data.place)
        return
    lines = card_lines(turn.dossier, [data.ref], turn.now)
    if not lines or lines[0].step is None:
        turn.show_toast(NO_LONGER_THERE)
        show_card_again(turn, data.opportunity, data.place)
    elif data.place == NOWHERE:
        turn.say(*step_card(lines[0], turn.now, NOWHERE))
    else:
        turn.edit(*step_card(lines[0], turn.now, data.place))


def step_card(
    line: CardLine, now: datetime, place: CardPlace, snooze_ref: StepRef | None = None
) -> tuple[str, ButtonRows]:
    """Returns one step with its buttons, and the way back to the card that it was opened from."""
    rows = card_buttons([line], now, snooze_ref)
    if place == NOWHERE:
        return card_text([line], now), rows
    if line.ref == snooze_ref:
        *moments, (pick, _back) = rows
        back = Button(BACK_LABEL, OpenStep(*line.ref, place))
        return card_text([line], now), [*moments, [pick, back]]
    back = Button(BACK_LABEL, BackToCard(line.ref.opportunity, place))
    return card_text([line], now), [*rows, [back]]


def show_card_again(turn: Turn, opportunity: OpportunityId, place: CardPlace) -> None:
    """Shows a card with its steps as they stand now; nothing where there is no such card."""
    if place == NOWHERE:
        return
    if place.is_job:
        turn.edit(*job_page(turn, opportunity, place.number))
        return
    lines = _lines_of_card(turn, place)[:BUTTONS_AT_MOST]
    turn.edit(card_text(lines, turn.now), card_buttons(lines, turn.now, place=place))


def _lines_of_card(turn: Turn, place: CardPlace) -> list[CardLine]:
    """Returns the steps that were shown at the moment of a card, in the order that it had."""
    jobs = (*turn.dossier.opportunities, personal_opportunity(turn.person))
    refs = [StepRef(job.id, key) for job in jobs for key in _keys_shown_at(job, place.number)]
    lines = [line for line in card_lines(turn.dossier, refs, turn.now) if line.step is not None]
    return sorted(lines, key=_card_order)


def _keys_shown_at(job: Opportunity, milliseconds: int) -> list[StepKey]:
    return [
        StepKey.parse(text)
        for text, record in job.records.items()
        if any(milliseconds_of(shown) == milliseconds for shown in record.pinged)
    ]


def _card_order(line: CardLine) -> tuple[bool, float, int, StepKey]:
    closes = line.step.closes if line.step else None
    opens = line.step.opens if line.step else None
    moment = closes or opens
    timestamp = moment.timestamp() if moment else 0.0
    return closes is None, timestamp, line.definition.number, line.ref.key
