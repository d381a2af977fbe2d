"""A step is marked as done or left out, for one or for all at once, and can be undone for a day."""

from collections.abc import Callable

from telegram import CallbackQuery

from coaching.model.documents import Consent, Opportunity
from coaching.playbook.step_definition import AfterDone
from coaching.playbook.step_records import mark_done, mark_skipped, reopen_step, step_record
from coaching.translation import _, plural
from handlers.cards.card import CardLine
from handlers.letters.step_letters import group_thank_keys
from handlers.outcomes.outcome import ask_outcome
from handlers.outcomes.what_came import ask_what_came
from handlers.steps.card_refresh import refresh_card
from handlers.steps.finished_step import answer_if_finished, when_text
from handlers.steps.referee_consent import say_consent
from handlers.steps.step_order import UNDO_WINDOW
from handlers.ui.turn import Turn

DONE = _("Done. Undo stays here for a day.")
DONE_ALL = plural(
    "Done for all {count}. Undo stays here for a day.",
    "Done for all {count}. Undo stays here for a day.",
)
SKIPPED = _("Left out. Undo takes it up again.")
UNDONE = _("Taken up again.")
STILL_OPEN = _("It is open already.")
TOO_LATE = _("That was {when}; I leave it as it is.")
_AFTER_DONE: dict[AfterDone, Callable[[Turn, Opportunity], None]] = {
    AfterDone.ASK_THEIR_NEWS: ask_what_came,
    AfterDone.ASK_OUTCOME: ask_outcome,
}


def mark_step_done(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Marks it as done, with what follows from it, and asks what is asked next."""
    if answer_if_finished(turn, query, line):
        return
    if line.subject.consent is not Consent.GIVEN:
        say_consent(turn, query, line)
        return
    done = mark_done(line.subject.opportunity, line.ref.key, turn.now)
    turn.put_opportunity(line.definition.close(done, line.ref.key, turn.now))
    turn.show_toast(line.definition.texts.done_note or DONE)
    refresh_card(turn, query, line.ref)
    ask_next = _AFTER_DONE.get(line.definition.after_done)
    if ask_next is not None:
        ask_next(turn, done)


def mark_all_done(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Marks everybody as thanked who got the one mail to all."""
    if answer_if_finished(turn, query, line):
        return
    keys = group_thank_keys(line.subject, turn.now)
    opportunity = line.subject.opportunity
    for key in keys:
        opportunity = mark_done(opportunity, key, turn.now)
    turn.put_opportunity(opportunity)
    turn.show_toast(DONE_ALL.format(len(keys)))
    refresh_card(turn, query, line.ref)


def skip_step(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Leaves the step out, with what follows from it for the job."""
    if answer_if_finished(turn, query, line):
        return
    skipped = mark_skipped(line.subject.opportunity, line.ref.key, turn.now)
    turn.put_opportunity(line.definition.let_go(skipped, line.ref.key, turn.now))
    turn.show_toast(line.definition.texts.skipped_note or SKIPPED)
    refresh_card(turn, query, line.ref)


def undo(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Reopens the step, with what followed from it, where that is not too long ago."""
    if _check_undo(turn, line):
        opportunity = reopen_step(line.subject.opportunity, line.ref.key)
        turn.put_opportunity(line.definition.reopen(opportunity, line.ref.key))
    refresh_card(turn, query, line.ref)


def undo_all(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Reopens the step for everybody who was thanked with one mail."""
    if _check_undo(turn, line):
        opportunity = line.subject.opportunity
        for key in group_thank_keys(line.subject, turn.now):
            opportunity = reopen_step(opportunity, key)
        turn.put_opportunity(opportunity)
    refresh_card(turn, query, line.ref)


def _check_undo(turn: Turn, line: CardLine) -> bool:
    """Tells whether the step was settled within the last day, and answers the press either way."""
    record = step_record(line.subject.opportunity, line.ref.key)
    settled = record.done or record.skipped
    if settled is None or line.is_actionable:
        turn.show_toast(STILL_OPEN)
        return False
    if turn.now - settled > UNDO_WINDOW:
        turn.show_toast(TOO_LATE.format(when=when_text(turn, settled)))
        return False
    turn.show_toast(UNDONE)
    return True
