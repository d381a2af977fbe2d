"""A step comes back later: at a time from its buttons, a typed one, or after a wait for news."""

from collections.abc import Callable
from datetime import datetime

from telegram import CallbackQuery

from coaching import planner
from coaching.playbook.step_records import mark_skipped, snooze_step
from handlers.cards.card import CardLine
from handlers.cards.card_buttons import is_too_late
from handlers.cards.snooze import COMES_BACK, TIME_AFTER_INTERVIEW, ask_snooze_time
from handlers.cards.steps_without_letter import WAITING
from handlers.steps.card_refresh import refresh_card
from handlers.steps.finished_step import answer_if_finished, when_text
from handlers.ui.turn import Turn


def offer_snooze(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Shows the times of Later on the card."""
    if not answer_if_finished(turn, query, line):
        refresh_card(turn, query, line.ref, snooze_ref=line.ref)


def snooze_handler(choice_index: int) -> Callable[[Turn, CallbackQuery, CardLine], None]:
    """Returns what puts the step off to one of the times of Later, by its place among them."""

    def snooze(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
        if answer_if_finished(turn, query, line):
            return
        closes = line.step.closes if line.step else None
        choice = planner.snooze_choices(turn.person, turn.now, closes)[choice_index]
        if is_too_late(line, choice):
            turn.show_toast(TIME_AFTER_INTERVIEW)
        else:
            _snooze_until(turn, line, choice.at)
        refresh_card(turn, query, line.ref)

    return snooze


def _snooze_until(turn: Turn, line: CardLine, until: datetime) -> None:
    turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, until, turn.now))
    turn.show_toast(COMES_BACK.format(when=when_text(turn, until)))


def pick_time(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Asks when to come back to the step; the time is typed."""
    if not answer_if_finished(turn, query, line):
        refresh_card(turn, query, line.ref)
        ask_snooze_time(turn, line.ref)


def keep_waiting(turn: Turn, query: CallbackQuery, line: CardLine) -> None:
    """Puts the step off for some business days, or leaves it to the step that follows it."""
    if answer_if_finished(turn, query, line):
        return
    find_end = line.definition.end_of_waiting
    until = find_end(line.subject, turn.now) if find_end else None
    if until is not None:
        turn.put_opportunity(snooze_step(line.subject.opportunity, line.ref.key, until, turn.now))
        turn.show_toast(WAITING.format(when=when_text(turn, until)))
    elif line.definition.texts.handed_on_note is not None:
        turn.put_opportunity(mark_skipped(line.subject.opportunity, line.ref.key, turn.now))
        turn.show_toast(line.definition.texts.handed_on_note)
    refresh_card(turn, query, line.ref)
