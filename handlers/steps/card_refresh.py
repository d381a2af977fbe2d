"""A card shows its steps as they stand now after one of its buttons was pressed."""

from collections.abc import Sequence
from typing import Any

from telegram import CallbackQuery, Message

from handlers.cards.card import StepRef, card_lines
from handlers.cards.card_buttons import card_buttons
from handlers.cards.card_place import (
    NOWHERE,
    BackToCard,
    CardPlace,
    OpenStep,
    find_place,
    list_step_refs,
)
from handlers.cards.card_text import card_text
from handlers.letters.draft_options import find_options
from handlers.letters.drafting import buttons_after_press
from handlers.steps.job_page import job_page
from handlers.steps.open_step import show_card_again, step_card
from handlers.ui.links import OpenOpportunity, ShowStatus
from handlers.ui.turn import Turn


def refresh_card(
    turn: Turn, query: CallbackQuery, ref: StepRef, snooze_ref: StepRef | None = None
) -> None:
    """Shows the card of the pressed button with its steps as they stand now.

    It reads from the card's own buttons which steps the card lists, so a card of any age is brought
    up to date. After a step that was opened from a card, it is that card.
    """
    sent = card_callback_data(query)
    origin = find_origin(sent, ref)
    options = find_options(sent)
    if origin != NOWHERE:
        _leave_step(turn, ref, origin, snooze_ref)
    elif any(OpenOpportunity.unpack(data) or ShowStatus.unpack(data) for data in sent):
        turn.edit(*job_page(turn, ref.opportunity, find_place(sent).number, snooze_ref))
    elif options is not None:
        lines = card_lines(turn.dossier, [ref], turn.now)
        turn.replace_buttons(
            buttons_after_press(turn, lines[0], options, snooze_ref) if lines else ()
        )
    else:
        _refresh_in_place(turn, sent, ref, snooze_ref)


def leave_step(turn: Turn, query: CallbackQuery, ref: StepRef) -> None:
    """Shows the card again that a step was opened from; leaves any other card as it is."""
    show_card_again(turn, ref.opportunity, find_origin(card_callback_data(query), ref))


def _refresh_in_place(
    turn: Turn, sent: Sequence[str], ref: StepRef, snooze_ref: StepRef | None
) -> None:
    lines = card_lines(turn.dossier, list_step_refs(sent) or [ref], turn.now)
    buttons = card_buttons(lines, turn.now, snooze_ref, place=find_place(sent))
    turn.edit(card_text(lines, turn.now), buttons)


def find_origin(sent: Sequence[str], ref: StepRef) -> CardPlace:
    """Returns the card that a step was opened from; NOWHERE for a card that lists steps."""
    for data in sent:
        back, again = BackToCard.unpack(data), OpenStep.unpack(data)
        if back is not None:
            return back.place
        if again is not None and again.ref == ref:
            return again.place
    return NOWHERE


def _leave_step(turn: Turn, ref: StepRef, place: CardPlace, snooze_ref: StepRef | None) -> None:
    """Goes back to the card, or shows the choices of Later for the step that is open."""
    lines = card_lines(turn.dossier, [ref], turn.now)
    if lines and lines[0].step is not None and snooze_ref is not None:
        turn.edit(*step_card(lines[0], turn.now, place, snooze_ref))
    else:
        show_card_again(turn, ref.opportunity, place)


def card_callback_data(query: CallbackQuery) -> list[str]:
    """Returns what the buttons of the pressed card send."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    rows: Sequence[Sequence[Any]] = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]
