"""A press on a step that is done or left out already says so, and shows the card as it is now."""

from datetime import datetime

from telegram import CallbackQuery

from coaching.playbook.step_records import step_record
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.steps.card_refresh import refresh_card
from handlers.ui import formatting
from handlers.ui.turn import Turn

ALREADY_DONE = _("Already marked as done, {when}.")
ALREADY_LEFT = _("Left out, {when}. Undo takes it up again.")


def answer_if_finished(turn: Turn, query: CallbackQuery, line: CardLine) -> bool:
    """Tells whether the step is done or left out already, and answers the press in that case."""
    record = step_record(line.subject.opportunity, line.ref.key)
    done, skipped = record.done, record.skipped
    if line.is_actionable or (done is None and skipped is None):
        return False  # what is practised daily was done yesterday and is open today
    when = when_text(turn, done or skipped or turn.now)
    already = (line.definition.texts.already_note or ALREADY_DONE) if done else ALREADY_LEFT
    turn.show_toast(already.format(when=when))
    refresh_card(turn, query, line.ref)
    return True


def when_text(turn: Turn, moment: datetime) -> str:
    """Returns the moment in the person's zone, as seen from now."""
    return formatting.moment_text(moment, formatting.person_zone(turn.person), turn.now)
