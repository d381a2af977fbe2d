"""Finds the firms that are named in one breath: "Novak, Perrin and Ostrava all said no"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.matter import employers, is_within, matter_at, to_matter
from coaching.reading.message import Message
from coaching.reading.proposals import Matter, Stretch

_JOINT: Final = re.compile(r",? ?(?:and|&|\+|plus|und|y|e|et)? ")
_OF_ALL: Final = re.compile(
    r" (?:have |had |has |just )?(?:all|both)\b|[^.!?\n]{0,40}\b(?:all|both)\b", re.IGNORECASE
)


def matters_told_of(message: Message, place: Stretch, sentence: Stretch) -> Iterator[Matter]:
    """Yields the job that a stretch is about, and those named with it of which "all" is said."""
    firms = [one for one in employers(message) if is_within(one.span, sentence)]
    last = next((one for one in reversed(firms) if one.span.start <= place.start + 1), None)
    yield matter_at(message, place)
    if last is None or not _OF_ALL.match(message.text, last.span.end):
        return
    begin = last.span.start
    for one in reversed(firms[: firms.index(last)]):
        if not _JOINT.fullmatch(message.text, one.span.end, begin):
            return
        begin = one.span.start
        yield to_matter(one)
