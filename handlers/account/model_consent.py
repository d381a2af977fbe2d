"""A person is asked once whether a language model may help, told which host reads what, and can say
no at any time."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from telegram import Update

from coaching.translation import _
from handlers.ui.abilities import NO_HOST
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import ShowSettings
from handlers.ui.turn import Turn

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
LETTERS_LABEL, NO_LETTERS_LABEL = _("Smoother letters"), _("No letters to it")
MODEL_LABEL, BACK_LABEL = _("Language model ›"), _("‹ Back")
LETTERS_ALLOWED = _(
    "Good: Make it smoother under a letter gives its sentences to {host}, without greeting and "
    "signature. /settings takes that back at any time."
)
LETTERS_REFUSED = _("Good: {host} gets nothing of your letters. /settings changes that.")
LETTERS_ON = _("Smoother letters: {host} gets a letter's sentences when you ask for it")
LETTERS_OFF = _("Smoother letters: {host} gets none of them")
GONE = _("There is no language model here any more, so nothing of yours goes anywhere.")


@dataclass(frozen=True, slots=True)
class AllowModel(CallbackData):
    """Says whether the language model may be asked."""

    prefix: ClassVar[str] = "lm"
    yes: bool


@dataclass(frozen=True, slots=True)
class AllowLetters(CallbackData):
    """Says whether the language model may have the sentences of letters."""

    prefix: ClassVar[str] = "lms"
    yes: bool


@dataclass(frozen=True, slots=True)
class ShowModel(CallbackData):
    """Shows what the language model may have, with a button for each purpose."""

    prefix: ClassVar[str] = "lmo"


def may_ask_model(turn: Turn) -> bool:
    """Tells whether there is a model, and the person has allowed its very host."""
    host = turn.abilities.model_host
    return bool(host) and turn.person.model_host == host


def model_lines(turn: Turn) -> list[str]:
    """Returns the lines of the settings: what it may read, and whether it may have letters."""
    texts = (
        LINE_ON if may_ask_model(turn) else LINE_OFF,
        LETTERS_ON if turn.abilities.may_have_letters(turn.person) else LETTERS_OFF,
    )
    return [text.format(host=escape(turn.abilities.model_host)) for text in texts]


def model_button() -> Button:
    """Returns the button of the settings, behind which both are allowed or not."""
    return Button(MODEL_LABEL, ShowModel())


def _model_buttons(turn: Turn) -> Buttons:
    """Returns a button for each purpose, which says the opposite of what is set."""
    is_on, has_letters = may_ask_model(turn), turn.abilities.may_have_letters(turn.person)
    reads = Button(NO_LABEL if is_on else YES_LABEL, AllowModel(yes=not is_on))
    label = NO_LETTERS_LABEL if has_letters else LETTERS_LABEL
    letters = Button(label, AllowLetters(yes=not has_letters))
    return [[reads], [letters], [Button(BACK_LABEL, ShowSettings())]]


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


async def handle_callback(
    _: Update, turn: Turn, data: AllowModel | AllowLetters | ShowModel
) -> None:
    """Keeps the answer, from the question or from the settings, or shows what is set."""
    host = turn.abilities.model_host
    if isinstance(data, ShowModel):
        turn.edit(*(("\n".join(model_lines(turn)), _model_buttons(turn)) if host else (GONE,)))
        return
    allowed = host if data.yes and host else NO_HOST
    if isinstance(data, AllowModel):
        turn.person = replace(turn.person, model_host=allowed)
        text = ALLOWED if data.yes else REFUSED
    else:
        turn.person = replace(turn.person, letter_model_host=allowed)
        text = LETTERS_ALLOWED if data.yes else LETTERS_REFUSED
    turn.edit((text if host else GONE).format(host=escape(host)))
