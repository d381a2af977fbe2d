"""A press keeps what was understood, lets it go, changes it, or takes it back."""

from dataclasses import replace
from typing import assert_never

from telegram import Update

from coaching.model.pending import PendingReading
from coaching.translation import _
from handlers.cards.reading_card import (
    ChangeReading,
    ChooseWay,
    DropReading,
    KeepReading,
    ShowReading,
    change_card,
    reading_card,
    reading_of,
    unclear_of,
)
from handlers.listening.keep_pending import UndoReading, keep_pending, show_waiting, undo_reading
from handlers.listening.limits_reached import limit_text
from handlers.listening.missing_parts import ask_missing_part
from handlers.listening.pending_readings import (
    ask_behind_card,
    find_pending,
    put_pending,
    remove_pending,
    with_proposals,
)
from handlers.ui.turn import Turn

LET_GO = _("Let go: nothing of it is kept.")
SETTLED_ALREADY = _("That is settled already. /status shows where things stand.")


PendingData = KeepReading | DropReading | ChangeReading | ShowReading | ChooseWay


async def handle_callback(_: Update, turn: Turn, data: PendingData | UndoReading) -> None:
    """Answers a press on any of these buttons."""
    if isinstance(data, UndoReading):
        undo_reading(turn, data.serial)
        return
    pending = find_pending(turn, data.serial)
    if pending is None:
        turn.show_toast(SETTLED_ALREADY)
    else:
        _handle_pending(turn, pending, data)


def _handle_pending(turn: Turn, pending: PendingReading, data: PendingData) -> None:
    match data:
        case KeepReading():
            _keep_if_clear(turn, pending)
        case DropReading():
            _let_go(turn, pending)
        case ChangeReading():
            turn.edit(*change_card(turn.dossier, pending, turn.now))
        case ShowReading():
            put_pending(turn, replace(pending, is_bare=False))
            turn.edit(*reading_card(turn.dossier, pending, turn.now))
        case ChooseWay():
            _choose(turn, pending, data)
        case _:
            assert_never(data)


def _let_go(turn: Turn, pending: PendingReading) -> None:
    conversation = turn.person.conversation
    remove_pending(turn, pending.serial)
    turn.edit(LET_GO)
    show_waiting(turn)
    ask_behind_card(turn, pending, conversation)


def _choose(turn: Turn, pending: PendingReading, data: ChooseWay) -> None:
    """Takes one of the meanings; when nothing else is unclear, all of it is kept."""
    unclear = unclear_of(turn.dossier, pending, turn.now)
    options = unclear.options if unclear else ()
    if unclear is None or data.asked != len(pending.decided) or data.option >= len(options):
        turn.edit(*reading_card(turn.dossier, pending, turn.now))
        return
    chosen = with_proposals(pending, options[data.option])
    chosen = replace(chosen, decided=(*pending.decided, unclear.key))
    put_pending(turn, chosen)
    _keep_if_clear(turn, chosen)


def _keep_if_clear(turn: Turn, pending: PendingReading) -> None:
    if unclear_of(turn.dossier, pending, turn.now) is not None:
        turn.edit(*reading_card(turn.dossier, pending, turn.now))
        return
    refusal = limit_text(turn, reading_of(pending).proposals)
    if refusal:
        turn.say(refusal)
    elif not ask_missing_part(turn, pending):
        keep_pending(turn, pending)
