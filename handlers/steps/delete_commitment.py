"""A promise or a task is deleted from its own step, after one question."""

from dataclasses import replace

from telegram import CallbackQuery

from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.card_buttons import BACK_LABEL
from handlers.cards.card_place import NOWHERE, OpenStep
from handlers.cards.card_text import card_text
from handlers.cards.step_verbs import StepVerb
from handlers.steps.card_refresh import card_callback_data, find_origin, leave_step
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

DELETE_IT = _("Delete this for good? It leaves your notes, and nothing reminds you of it.")
DELETED = _("Deleted.")
DELETE_IT_LABEL = _("Delete it")


def ask_to_delete(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Asks on the step whether to delete what it is about."""
    place = find_origin(card_callback_data(query), line.ref)
    back = line.ref.callback_data(StepVerb.CARD)
    sure = Button(DELETE_IT_LABEL, line.ref.callback_data(StepVerb.SURE), style="danger")
    again = Button(BACK_LABEL, back if place == NOWHERE else OpenStep(*line.ref, place))
    turn.edit(f"{card_text([line], turn.now)}\n\n{DELETE_IT}", [[sure, again]])


def delete_commitment(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Deletes a promise or a task with what was done about it, and shows the card again."""
    delete, key = line.definition.delete, line.ref.key
    if delete is None:
        return
    job = delete(line.subject.opportunity, key)
    records = {text: record for text, record in job.records.items() if text != key.text}
    turn.put_opportunity(replace(job, records=records))
    turn.show_toast(DELETED)
    if find_origin(card_callback_data(query), line.ref) == NOWHERE:
        turn.edit(DELETED)
    else:
        leave_step(turn, query, line.ref)
