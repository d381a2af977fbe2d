"""Finds the day ahead that a few words name, such as the day of a promise."""

from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import SaidTime, Stretch
from coaching.reading.words.tokens import Tokens


def read_day(text: str, context: ReadingContext) -> SaidTime | None:
    """Returns the day that a text names, with its hour where one is named; None without a day."""
    return find_day(Message(Tokens(text), context), Stretch(0, len(text)))


def find_day(message: Message, within: Stretch) -> SaidTime | None:
    """Returns the day that a stretch of a message names; None without a day."""
    for mention in message.times:
        said = mention.resolve("future") if _lies_in(mention.span, within) else None
        if said is not None and mention.has_day:
            return said
    found = next((one for one in message.ranges if _lies_in(one.span, within)), None)
    return SaidTime(found.latest) if found else None


def _lies_in(span: Stretch, within: Stretch) -> bool:
    return within.start <= span.start and span.end <= within.end
