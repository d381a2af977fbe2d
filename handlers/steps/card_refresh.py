"""A card after one of its buttons was pressed: its steps as they stand now."""

from collections.abc import Sequence
from typing import Any

from telegram import CallbackQuery, Message

from handlers.cards.card import Ref, card_buttons, card_text, lines_of, refs_in
from handlers.letters.draft_buttons import look_in
from handlers.letters.drafting import rows_under
from handlers.steps.status import opportunity_card
from handlers.ui.turn import Turn


def redraw(turn: Turn, query: CallbackQuery, ref: Ref, putting_off: Ref | None = None) -> None:
    """Shows the card of the pressed button as its steps stand now.

    Which steps it lists is read off its own buttons, so a card of any age is shown true.
    """
    datas = datas_of(query)
    if any(data.startswith("t:") for data in datas):
        turn.edit(*opportunity_card(turn, ref.opportunity, putting_off))
        return
    lines = lines_of(turn.dossier, refs_in(datas) or [ref], turn.now)
    look = look_in(datas)
    if look is not None:
        turn.rebutton(rows_under(lines[0], look, turn.now, putting_off) if lines else ())
    else:
        turn.edit(card_text(lines, turn.now), card_buttons(lines, turn.now, putting_off))


def datas_of(query: CallbackQuery) -> list[str]:
    """What the buttons of the pressed card send."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    rows: Sequence[Sequence[Any]] = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]
