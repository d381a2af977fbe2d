"""A job that ended long ago is deleted for good when the person says so, and only then."""

from html import escape

from telegram import CallbackQuery

from coaching.model.documents import Opportunity
from coaching.translation import _
from handlers.cards.card import list_step_refs
from handlers.interviews.delete_opportunity import OVERVIEW_ROW, delete_opportunity
from handlers.steps.card_refresh import card_callback_data, refresh_card
from handlers.ui.turn import Turn

CLEARED = _("{company} is cleared.")


def clear_opportunity(turn: Turn, query: CallbackQuery, opportunity: Opportunity) -> None:
    """Deletes a job; other jobs on the card that was pressed stay there."""
    delete_opportunity(turn, opportunity)
    text = CLEARED.format(company=opportunity.company)
    turn.show_toast(text)
    refs = list_step_refs(card_callback_data(query))
    others = [ref for ref in refs if ref.opportunity != opportunity.id]
    if others:
        refresh_card(turn, query, others[0])
    else:
        turn.edit(escape(text), [OVERVIEW_ROW])
