"""A voice note is heard, shown as text, and read like anything typed; the recording is not kept."""

from html import escape

from telegram import Update

from coaching.model.limits import LONGEST_VOICE_NOTE, MAX_WAITING_FILES
from coaching.translation import Text, _
from handlers.account.welcome import note_name
from handlers.flows.prompt import ask_again
from handlers.ui.turn import Turn

CANNOT_HEAR = _(
    "I cannot listen to voice notes here, and nothing of it is kept. Type the gist in a line or "
    "two, and I take it from there."
)
TOO_LONG = _(
    "That one is longer than the {minutes} minutes I can listen to at a time. Say it in shorter "
    "parts, or type the gist."
)
TOO_MANY = _(
    "I still have {limit} voice notes of yours to listen to, so this one is not kept. Send it "
    "again in a while, or type the gist."
)
NO_VOICE_NOTE = _(
    "The only sound I take is a voice note: hold the microphone and tell me, or type the gist in a "
    "line or two."
)
NO_WORDS = _("I heard no words in that voice note. Say it again, or type the gist.")
NOT_HEARD = _("I could not hear that voice note. Type the gist, and I take it from there.")
HEARD = _("I heard: <i>{words}</i>")
SHORTEST_VOICE_NOTE = 1
"""A shorter one is a slip of the thumb."""


async def handle_voice(update: Update, turn: Turn) -> None:
    """Keeps a voice note to be heard soon, or says kindly why it cannot be."""
    note_name(update, turn)
    reason = find_obstacle(update, turn)
    if reason:
        _say_and_ask_again(turn, reason)
    else:
        turn.fetches_file = True


def find_obstacle(update: Update, turn: Turn) -> Text | str:
    """Returns what the person is told where a note cannot be heard; "" where it can."""
    seconds = _count_seconds(update)
    if not turn.abilities.hears:
        return CANNOT_HEAR
    if seconds > LONGEST_VOICE_NOTE:
        return TOO_LONG.format(minutes=LONGEST_VOICE_NOTE // 60)
    if seconds < SHORTEST_VOICE_NOTE:
        return NO_WORDS
    if turn.waiting_files >= MAX_WAITING_FILES:
        return TOO_MANY.format(limit=MAX_WAITING_FILES)
    return ""


def _count_seconds(update: Update) -> int:
    message = update.effective_message
    if message is None or message.voice is None:
        return 0
    # the library's own attribute is on its way from a number to a timedelta
    return int(message.voice.to_dict()["duration"])


async def handle_other_sound(_: Update, turn: Turn) -> None:
    """Answers music and round videos."""
    _say_and_ask_again(turn, NO_VOICE_NOTE if turn.abilities.hears else CANNOT_HEAR)


def say_unheard(turn: Turn, words: str | None) -> None:
    """Says that nobody spoke in it, or that it could not be heard for all the trying."""
    _say_and_ask_again(turn, NOT_HEARD if words is None else NO_WORDS)


def say_heard(turn: Turn, words: str) -> None:
    """Shows what was heard, so that a wrong word is seen before anything follows from it."""
    turn.say(HEARD.format(words=escape(words)))


def _say_and_ask_again(turn: Turn, text: Text | str) -> None:
    turn.say(text)
    ask_again(turn)
