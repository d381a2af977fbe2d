"""The words of a message as the model reads them: names, days and sums stand as what they are."""

from collections.abc import Iterator

from coaching.reading.mentions import DetailKind, TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch

_LONGEST = 20
"""A longer word is cut to so many letters: nobody can make the features of one word many."""


def mark_words(message: Message) -> tuple[str, ...]:
    """Returns a word for each place of the message's line.

    A mention stands as its kind at its first place and is empty at the others; a number is "#".
    """
    words = ["#" if word[0].isdigit() else word[:_LONGEST] for word in message.line.words]
    for mark, span in _marks(message):
        first, last = message.line.first_in(span), message.line.first_after(span)
        for place in range(first, min(last, len(words))):
            words[place] = mark if place == first else ""
    return tuple(words)


def _marks(message: Message) -> Iterator[tuple[str, Stretch]]:
    """Yields what is mentioned; what comes later is written over what came before it."""
    yield from (("COMPANY", one.span) for one in message.companies)
    yield from (("NAME", one.span) for one in message.people)
    yield from (("LENGTH", one.span) for one in message.lengths)
    yield from ((_time_mark(one), one.span) for one in message.times)
    yield from (("DAYS", one.span) for one in message.ranges)
    yield from (("SUM", one.span) for one in message.amounts)
    for detail in message.details:
        yield detail.kind.upper() if detail.kind is not DetailKind.LINKEDIN else "LINK", detail.span


def _time_mark(time: TimeMention) -> str:
    if time.has_day and time.has_time:
        return "MOMENT"
    return "DAY" if time.has_day else "HOUR"
