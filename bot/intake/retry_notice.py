"""What was put aside, and what its sender was asked to do instead: nothing is done twice."""

import re
from html import escape

from bot.intake.update_parsing import IncomingUpdate
from bot.texts import RETRY_NOTICE
from handlers import router
from storage.errors import UnreadableError
from storage.unit_of_work import ParkedUpdate

_COMMAND = re.compile(r"/[a-z0-9_]{1,32}")


def retry_notice(parked: ParkedUpdate, update: IncomingUpdate) -> str:
    """What to tell its sender in place of doing it now: they may have done it once more since.
    Empty for what can be done now.

    Who could not be read was told that there is nothing they need to do; and an answer is taken
    only by a question that is still open.
    """
    if update.chat is None or parked.reason == UnreadableError.__name__:
        return ""
    what = _action_name(update)
    return RETRY_NOTICE.format(what=what) if what else ""


def _action_name(update: IncomingUpdate) -> str:
    if update.callback_query_id:
        return "The button you pressed"
    if update.command:
        return escape(update.command) if _COMMAND.fullmatch(update.command) else "That command"
    written = update.parsed and update.parsed.message
    words = (written and written.text) or ""
    return "Your line about an interview" if router.is_interview_line(words) else ""
