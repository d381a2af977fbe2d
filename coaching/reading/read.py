"""Reads a message of any kind: everything it says, as proposals to confirm."""

from collections.abc import Callable
from typing import Final

from coaching.reading.context import ReadingContext
from coaching.reading.mails.read_mail import read_mail
from coaching.reading.message import Message
from coaching.reading.news.read_news import read_news
from coaching.reading.news.to_coach import read_small_talk
from coaching.reading.proposals import Proposal, Reading
from coaching.reading.talk import read_talk
from coaching.reading.tokens import Tokens

Reader = Callable[[Message], Reading | None]
"""Reads a message of its own form; None where the message has another form."""
READERS: Final[tuple[Reader, ...]] = (read_mail,)


def read(text: str, context: ReadingContext) -> Reading:
    """Returns what the message says, read against what is known."""
    message = Message(Tokens(text), context)
    if talk := read_small_talk(message):
        return Reading(small_talk=talk)
    readings = (reader(message) for reader in READERS)
    form = next((reading for reading in readings if reading is not None), None)
    return form or _read_plain(message)


def _read_plain(message: Message) -> Reading:
    """Reads the news in a message, and what it tells of an interview or answers."""
    news: tuple[Proposal, ...] = tuple(read_news(message))
    return read_talk(message, news)
