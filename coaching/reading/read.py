"""Reads a message of any kind: everything it says, as proposals to confirm."""

from collections.abc import Callable
from typing import Final

from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import Reading
from coaching.reading.tokens import Tokens

Reader = Callable[[Message], Reading | None]
"""Reads a message of its own form; None where the message has another form."""
READERS: Final[tuple[Reader, ...]] = ()


def read(text: str, context: ReadingContext) -> Reading:
    """Returns what the message says, read against what is known."""
    message = Message(Tokens(text), context)
    readings = (reader(message) for reader in READERS)
    return next((reading for reading in readings if reading is not None), Reading())
