"""Keeps what was confirmed, says so with a way back, and says what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from coaching.facts.keep_reading import keep_reading
from coaching.facts.undo import remember_change, take_back
from coaching.model.pending import PendingReading
from coaching.translation import _
from handlers.cards.reading_card import reading_card, reading_of, reading_text
from handlers.listening.follow_up import follow_up
from handlers.listening.pending_readings import ask_behind_card, put_pending, remove_pending
from handlers.listening.reading_context import pending_context
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

KEPT = _("✓ Saved.")
TAKEN_BACK = _("Taken back: nothing of it is kept.")
CHANGED_SINCE = _("Something about it has changed since. /status and /contacts put it right.")
TOO_LONG_AGO = _("This can no longer be taken back. /status and /contacts put it right.")
UNDO_LABEL = _("Undo")


@dataclass(frozen=True, slots=True)
class UndoReading(CallbackData):
    """Takes back what a message had changed."""

    prefix: ClassVar[str] = "k:undo"
    serial: int


def keep_pending(turn: Turn, pending: PendingReading, *, on_card: bool = True) -> None:
    """Keeps what was understood, says so, and what follows from it."""
    text, before = reading_text(turn.dossier, pending, turn.now), turn.dossier
    conversation = turn.person.conversation
    keep_quietly(turn, pending)
    show = turn.edit if on_card else turn.say
    show(f"{text}\n\n{KEPT}", undo_rows(pending.serial))
    follow_up(turn, pending, before)
    show_waiting(turn)
    ask_behind_card(turn, pending, conversation)


def keep_quietly(turn: Turn, pending: PendingReading) -> None:
    """Keeps what was understood against what is known now, so that it can be taken back."""
    remove_pending(turn, pending.serial)
    reading, context = reading_of(pending), pending_context(turn, pending)
    before = turn.dossier
    after = keep_reading(reading, context, pending.text, turn.now)
    turn.dossier = remember_change(before, after, pending, turn.now)


def undo_rows(serial: int) -> list[list[Button]]:
    """Returns the button that takes a change back."""
    return [[Button(UNDO_LABEL, UndoReading(serial))]]


def show_waiting(turn: Turn) -> None:
    """Shows the oldest card again that nobody has answered, once; before all one that lost its
    buttons to a question."""
    if not show_bare(turn):
        _show_first(turn, [one for one in turn.person.pending if one.offered is None])


def show_bare(turn: Turn) -> bool:
    """Shows the oldest card again whose question was left without an answer, as soon as nothing
    else is asked. Returns False where there is none."""
    return _show_first(turn, [one for one in turn.person.pending if one.is_bare])


def _show_first(turn: Turn, waiting: Sequence[PendingReading]) -> bool:
    if not waiting or turn.person.conversation is not None:
        return False
    put_pending(turn, replace(waiting[0], offered=turn.now, is_bare=False))
    turn.say(*reading_card(turn.dossier, waiting[0], turn.now))
    return True


def undo_reading(turn: Turn, serial: int) -> None:
    """Takes back what a message changed, where nothing else has changed it since."""
    earlier = take_back(turn.dossier, serial)
    if earlier is None:
        is_remembered = any(one.serial == serial for one in turn.person.changes)
        turn.show_toast(CHANGED_SINCE if is_remembered else TOO_LONG_AGO)
        return
    turn.dossier = earlier
    turn.edit(TAKEN_BACK)
