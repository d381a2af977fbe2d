"""A person is asked once whether a language model may help, told which host reads what, and can say
no at any time."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.translation import _
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

NO_HOST = ""
"""Is what is kept of somebody who said no."""
# Translators: {host} is the name of a server, such as models.example.org.
ASK = _(
    "I did not understand all of that. A language model at {host} could help me with such "
    "messages. It would get the text of a message that I cannot read in full, also of what you "
    "forward, and nothing else I keep of you. May I ask it from now on?"
)
YES_LABEL, NO_LABEL = _("Ask the model"), _("Do not ask it")
ALLOWED = _("Good: {host} helps me from now on. /settings takes that back at any time.")
REFUSED = _("Good: I keep to my own reading, and {host} gets nothing. /settings changes that.")
LINE_ON = _("Language model: {host} is asked about what I cannot read")
LINE_OFF = _("Language model: {host} is not asked")
GONE = _("There is no language model here any more, so nothing of yours goes anywhere.")


@dataclass(frozen=True, slots=True)
class AllowModel(CallbackData):
    """Says whether the language model may be asked."""

    prefix: ClassVar[str] = "lm"
    yes: bool


def may_ask_model(turn: Turn) -> bool:
    """Tells whether there is a model, and the person has allowed its very host."""
    host = turn.abilities.model_host
    return bool(host) and turn.person.model_host == host


def model_line(turn: Turn) -> str:
    """Returns the line of the settings."""
    text = LINE_ON if may_ask_model(turn) else LINE_OFF
    return text.format(host=escape(turn.abilities.model_host))


def model_button(turn: Turn) -> Button:
    """Returns the button of the settings, which says the opposite of what is set."""
    is_on = may_ask_model(turn)
    return Button(NO_LABEL if is_on else YES_LABEL, AllowModel(yes=not is_on))


def ask_consent_once(turn: Turn) -> None:
    """Asks whether the model may help, unless the person was asked before or is in the middle of
    an answer. No answer means no. Another host is asked about anew, but not after a no."""
    host, known = turn.abilities.model_host, turn.person.model_host
    if not host or known in (NO_HOST, host) or turn.person.conversation is not None:
        return
    turn.person = replace(turn.person, model_host=NO_HOST)
    turn.say(ASK.format(host=escape(host)), consent_buttons())


def consent_buttons() -> Buttons:
    """Returns the two answers."""
    return [[Button(YES_LABEL, AllowModel(yes=True)), Button(NO_LABEL, AllowModel(yes=False))]]


async def handle_callback(_: Update, turn: Turn, data: AllowModel) -> None:
    """Keeps the answer, from the question or from the settings."""
    host = turn.abilities.model_host
    allowed = host if data.yes and host else NO_HOST
    turn.person = replace(turn.person, model_host=allowed)
    text = GONE if not host else ALLOWED if data.yes else REFUSED
    turn.edit(text.format(host=escape(host)))
