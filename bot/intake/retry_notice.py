"""What the sender of a parked update reads instead of having it handled late."""

import re
from html import escape

from bot.intake.update_parsing import IncomingUpdate
from bot.texts import RETRY_BUTTON, RETRY_COMMAND, RETRY_INTERVIEW_LINE, RETRY_UNNAMED_COMMAND
from handlers.listening import messages
from storage.errors import UnreadableError
from storage.unit_of_work import ParkedUpdate

_COMMAND = re.compile(r"/[a-z0-9_]{1,32}")


def retry_notice(parked: ParkedUpdate, update: IncomingUpdate) -> str:
    """Returns what the sender of a parked update reads in place of having it handled now, because
    they may have done the same once more since then. It is empty for an update that can be handled
    now.

    A person whose documents could not be read was told that there is nothing they need to do. An
    answer is taken only by a question that is still open.
    """
    if update.chat is None or parked.reason == UnreadableError.__name__:
        return ""
    if update.callback_query_id:
        return str(RETRY_BUTTON)
    if update.command:
        return _command_notice(update.command)
    message = update.parsed and update.parsed.message
    text = (message and message.text) or ""
    return str(RETRY_INTERVIEW_LINE) if messages.is_interview_line(text) else ""


def _command_notice(command: str) -> str:
    if _COMMAND.fullmatch(command):
        return RETRY_COMMAND.format(command=escape(command))
    return str(RETRY_UNNAMED_COMMAND)
