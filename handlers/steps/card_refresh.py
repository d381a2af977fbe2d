"""A card shows its steps as they stand now after one of its buttons was pressed."""

from collections.abc import Sequence
from typing import Any

from telegram import CallbackQuery, Message

from handlers.cards.card import StepRef, card_buttons, card_lines, card_text, list_step_refs
from handlers.letters.draft_buttons import find_options
from handlers.letters.drafting import buttons_after_press
from handlers.steps.status import opportunity_card
from handlers.ui.links import OpenOpportunity, ShowStatus
from handlers.ui.turn import Turn


def refresh_card(
    turn: Turn, query: CallbackQuery, ref: StepRef, snooze_ref: StepRef | None = None
) -> None:
    """Shows the card of the pressed button with its steps as they stand now.

    It reads from the card's own buttons which steps the card lists, so a card of any age is brought
    up to date.
    """
    sent = card_callback_data(query)
    if any(OpenOpportunity.unpack(data) or ShowStatus.unpack(data) for data in sent):
        turn.edit(*opportunity_card(turn, ref.opportunity, snooze_ref))
        return
    lines = card_lines(turn.dossier, list_step_refs(sent) or [ref], turn.now)
    options = find_options(sent)
    if options is not None:
        turn.replace_buttons(
            buttons_after_press(lines[0], options, turn.now, snooze_ref) if lines else ()
        )
    else:
        turn.edit(card_text(lines, turn.now), card_buttons(lines, turn.now, snooze_ref))


def card_callback_data(query: CallbackQuery) -> list[str]:
    """Returns what the buttons of the pressed card send."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    rows: Sequence[Sequence[Any]] = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]
