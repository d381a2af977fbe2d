"""Somebody whose documents do not open gets an answer, can delete everything, and loses nothing."""

from collections.abc import Callable

from bot.intake.batch import Batch
from bot.intake.update_parsing import IncomingUpdate
from bot.intake.update_result import ResultWithReason, UpdateResult
from bot.texts import CANNOT_OPEN, STILL_CANNOT_OPEN
from handlers.privacy.unreadable import handle_unreadable_person
from handlers.ui.turn import Turn
from storage.errors import UnreadableError
from storage.unit_of_work import StoredPerson


async def handle_unreadable(
    batch: Batch, update: IncomingUpdate, chat: int, *, is_first: Callable[[], bool]
) -> ResultWithReason:
    """Handles /delete, and parks everything else; `is_first` is asked whether they are told at
    length."""
    return await _delete(batch, update, chat) or await _park(batch, update, chat, is_first=is_first)


async def _delete(batch: Batch, update: IncomingUpdate, chat: int) -> ResultWithReason | None:
    """Lets them answer whether to delete everything; returns None for everything else."""
    if update.parsed is None:
        return None
    nobody = batch.unit.people.new(chat, batch.now)
    turn = _begin_turn(batch, update, nobody)
    if not await handle_unreadable_person(update.parsed, turn):
        return None
    batch.answer_press(update, turn)
    if turn.deletes_person:
        await batch.forget(nobody)
    batch.say(nobody, turn.fit_outgoing())
    return ResultWithReason(
        UpdateResult.FORGOTTEN if turn.deletes_person else UpdateResult.KEPT, "unreadable"
    )


async def _park(
    batch: Batch, update: IncomingUpdate, chat: int, *, is_first: Callable[[], bool]
) -> ResultWithReason:
    turn = _begin_turn(batch, update, batch.unit.people.new(chat, batch.now))
    if is_first():
        turn.say(CANNOT_OPEN)
    elif update.callback_query_id:
        turn.show_toast(STILL_CANNOT_OPEN)
    else:
        turn.say(STILL_CANNOT_OPEN)
    await batch.park(update, UnreadableError.__name__, turn)
    batch.say_to_chat(chat, *turn.outgoing)
    return ResultWithReason(UpdateResult.PARKED, "unreadable")


def _begin_turn(batch: Batch, update: IncomingUpdate, nobody: StoredPerson) -> Turn:
    """Begins a turn with a person of whom nothing is known, and who is never saved."""
    return Turn(
        now=batch.now,
        chat_id=nobody.chat,
        dossier=nobody.dossier,
        message_id=update.message_id,
    )
