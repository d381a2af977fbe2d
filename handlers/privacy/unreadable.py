"""Somebody whose documents do not open can still have everything deleted, without any key.

Nothing can be kept of a conversation with them, so the button itself says when it was asked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from telegram import Update

from coaching.translation import _
from handlers.privacy.privacy import (
    ALL_DELETED,
    ANSWER_WITHIN,
    DELETE_LABEL,
    DELETE_WORD,
    KEEP_LABEL,
    NOTHING_DELETED,
    QUESTION_TOO_OLD,
    handle_delete,
    words_to_type,
)
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

CONFIRM_DELETE_UNREAD = _(
    "Delete everything I keep of you? I cannot open it at the moment, so I cannot tell you what "
    "there is: all of it goes, and every reminder stops. It cannot be undone. If you wait, whoever "
    "runs this bot may be able to mend it.\n\n"
    "Press a button."
)
_COMMAND = "/delete"


@dataclass(frozen=True, slots=True)
class DeleteUnread(CallbackData):
    """Answers whether to delete what cannot be opened; `asked` is the second of the question."""

    prefix: ClassVar[str] = "x:del"
    asked: int
    sure: bool


async def handle_unreadable_person(update: Update, turn: Turn) -> bool:
    """Asks whether to delete everything, and takes the answer.

    Returns False when the update was about something else and nothing was done.
    """
    pressed = DeleteUnread.unpack((update.callback_query and update.callback_query.data) or "")
    if pressed is not None:
        _take_answer(turn, pressed)
    elif _asks_to_delete((update.message and update.message.text) or ""):
        _ask(turn)
    else:
        return False
    return True


async def handle_callback(update: Update, turn: Turn, data: DeleteUnread) -> None:
    """Answers the button once everything opens again: the usual question says what there is."""
    turn.replace_buttons()
    if data.sure:
        await handle_delete(update, turn)
    else:
        turn.say(NOTHING_DELETED)


def _asks_to_delete(text: str) -> bool:
    """Returns whether it is the command, or the words that answer its usual question."""
    command = text.split(maxsplit=1)[0].partition("@")[0] if text.strip() else ""
    words = text.strip().casefold().rstrip(".!")
    return command == _COMMAND or words in words_to_type(DELETE_WORD, DELETE_LABEL)


def _ask(turn: Turn) -> None:
    asked = int(turn.now.timestamp())
    buttons = (
        Button(DELETE_LABEL, DeleteUnread(asked, sure=True)),
        Button(KEEP_LABEL, DeleteUnread(asked, sure=False)),
    )
    turn.say(CONFIRM_DELETE_UNREAD, (buttons,))


def _take_answer(turn: Turn, pressed: DeleteUnread) -> None:
    asked = datetime.fromtimestamp(min(pressed.asked, int(turn.now.timestamp())), UTC)
    turn.replace_buttons()
    if not pressed.sure:
        turn.say(NOTHING_DELETED)
    elif turn.now - asked > ANSWER_WITHIN:
        turn.say(QUESTION_TOO_OLD)
    else:
        turn.deletes_person = True
        turn.say(ALL_DELETED)
