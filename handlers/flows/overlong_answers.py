"""An answer that is too long is refused kindly; its rest, cut off by the client, is left out."""

from datetime import timedelta

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InvalidInputError
from coaching.translation import _
from handlers.ui.fit import TEXT_UNITS
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.turn import Turn

TOO_LONG = _(
    "That is {length} characters; I keep up to {limit} for one answer. Can you shorten it?"
)
ANSWER_LIMIT = 2000
CUT_WITHIN = timedelta(seconds=3)
"""Within this time the client sends the parts of a message that it had to cut."""
CUT_FROM = 4090
"""A client cuts a long message before the limit where it can do so between words or characters: a
message of at least this many UTF-16 units was probably cut."""


def is_cut(text: str) -> bool:
    """Returns whether the person's client probably cut the message here, as it is about as long as
    Telegram allows."""
    return CUT_FROM <= utf16_length(text) <= TEXT_UNITS


def is_continuation(turn: Turn, conversation: Conversation) -> bool:
    """Returns whether this is the rest of an overlong message that the person's client had cut.

    Such a rest follows at once, with at most our own answer in between. It is left out, because
    the beginning of the message was refused for its length."""
    behind = turn.message_id - conversation.overlong if conversation.overlong else 0
    at_once = turn.now - conversation.touched <= CUT_WITHIN
    return at_once and (behind == 1 or (behind == 2 and turn.now > conversation.touched))


def require_short(text: str) -> str:
    if too_long_text(text):
        raise InvalidInputError(too_long_text(text))
    return text


def too_long_text(text: str) -> str:
    """Returns what to say about a text that is longer than the limit for one answer; it is empty
    when the text is not."""
    if len(text) <= ANSWER_LIMIT:
        return ""
    return TOO_LONG.format(length=f"{len(text):,}", limit=f"{ANSWER_LIMIT:,}")
