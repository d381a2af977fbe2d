"""What was put aside, and what its sender was asked to do instead: nothing is done twice."""

import re
from html import escape

from bot.intake.update_parsing import Arrival
from bot.texts import WORKS_AGAIN
from handlers import router
from storage.errors import UnreadableError
from storage.unit_of_work import Parked

_COMMAND = re.compile(r"/[a-z0-9_]{1,32}")


def works_again(parked: Parked, arrival: Arrival) -> str:
    """What to tell its sender in place of doing it now: they may have done it once more since.
    Empty for what can be done now.

    Who could not be read was told that there is nothing they need to do; and an answer is taken
    only by a question that is still open.
    """
    if arrival.chat is None or parked.reason == UnreadableError.__name__:
        return ""
    what = _what(arrival)
    return WORKS_AGAIN.format(what=what) if what else ""


def _what(arrival: Arrival) -> str:
    if arrival.press:
        return "The button you pressed"
    if arrival.command:
        return escape(arrival.command) if _COMMAND.fullmatch(arrival.command) else "That command"
    written = arrival.update and arrival.update.message
    words = (written and written.text) or ""
    return "Your line about an interview" if router.is_line(words) else ""
