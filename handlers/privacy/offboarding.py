"""A person who has no access any more can still see, export and delete what is kept of them."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from handlers.flows import engine
from handlers.flows.flow_callbacks import AnswerQuestion
from handlers.privacy import privacy
from handlers.ui.turn import Turn

_NEW_MESSAGE = filters.UpdateType.MESSAGE
_COMMANDS: dict[str, Callable[[Update, Any], Coroutine[Any, Any, None]]] = {
    "privacy": privacy.handle_privacy,
    "export": privacy.handle_export,
    "delete": privacy.handle_delete,
}
_COMMAND_HANDLERS = tuple(
    CommandHandler(name, handle, filters=_NEW_MESSAGE) for name, handle in _COMMANDS.items()
)


async def handle_leaving_person(update: Update, turn: Turn) -> bool:
    """Handles the three commands, and the answer to whether to delete everything.

    Returns False when the update was none of these and nothing was done.
    """
    for command in _COMMAND_HANDLERS:
        check = command.check_update(update)
        if check is not None and check is not False:
            await command.callback(update, turn)
            return True
    conversation = turn.person.conversation
    if conversation is None or conversation.flow != privacy.DELETE.name:
        return False
    serial, asked_after = conversation.serial, conversation.asked_after
    return _take_button(update, turn, serial) or _take_text(update, turn, asked_after)


def _take_button(update: Update, turn: Turn, serial: int) -> bool:
    data = (update.callback_query and update.callback_query.data) or ""
    pressed = AnswerQuestion.unpack(data)
    if pressed is None or pressed.serial != serial:
        return False
    engine.press_button(turn, pressed)
    return True


def _take_text(update: Update, turn: Turn, asked_after: int) -> bool:
    text = (update.message and update.message.text) or ""
    if not text or text.startswith("/") or turn.message_id <= asked_after:
        return False
    return engine.answer_with_text(turn, text)
