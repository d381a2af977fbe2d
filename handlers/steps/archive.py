"""A job that ended long ago goes for good when the person says so, and only then."""

from html import escape

from telegram import CallbackQuery

from coaching.model.documents import Opportunity
from handlers.cards.card import refs_in
from handlers.interviews.edit_facts import EVERYTHING, delete_job
from handlers.steps.card_refresh import datas_of, redraw
from handlers.ui.turn import Turn

KEPT = "Kept, with all there is to it. Undo stays here for a day."
ALREADY_KEPT = "You kept it, {when}; nothing was deleted. Undo asks again."
CLEARED = "{company} is cleared."


def clear(turn: Turn, query: CallbackQuery, opportunity: Opportunity) -> None:
    """Deletes it; other jobs on the card that was pressed stay there."""
    delete_job(turn, opportunity)
    told = CLEARED.format(company=opportunity.company)
    turn.whisper(told)
    others = [one for one in refs_in(datas_of(query)) if one.opportunity != opportunity.id]
    if others:
        redraw(turn, query, others[0])
    else:
        turn.edit(escape(told), [EVERYTHING])
