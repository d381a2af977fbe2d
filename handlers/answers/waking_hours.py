"""Reads between which hours somebody may be reminded: "8-21", "7:30 to 22:00", "8am to 10pm"."""

import re
from datetime import time

from coaching.calendar.business_hours import Waking
from coaching.model.vocabulary import Rejected, ZoneName
from handlers.flows.question import Choice, Choices, Scene, Which

UNREADABLE = (
    "I can read two times, such as <i>8-21</i>, <i>7:30 to 22:00</i> or <i>8am to 10pm</i>."
)
WHICH = "{start} until when?"

_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?h| ?uhr| ?o'clock)?(?: ?([ap])\.?m\.?)?"
_SPAN = re.compile(
    rf"(?:from |between )?{_TIME} ?(?:-|–|—|to|until|till|and|bis) ?{_TIME}[.!]?", re.IGNORECASE
)
_WORDS = {"midnight": "0:00", "noon": "12pm", "midday": "12pm"}


def read_waking(text: str, _: Scene) -> str:
    """The hours as "08:00-21:00"; the end may lie after midnight.

    Raises Rejected when there are no two times or less than four hours between them, and Which
    for "9 to 5" and the like.
    """
    words = " ".join(text.casefold().split())
    for word, meant in _WORDS.items():
        words = words.replace(word, meant)
    found = _SPAN.fullmatch(words)
    if found is None:
        raise Rejected(UNREADABLE)
    start, end = _time(*found.group(1, 2, 3)), _time(*found.group(4, 5, 6))
    clear = bool(found[3] or found[6]) or start < end or end in (start, time(0))
    if not clear and start.hour <= 12 and end.hour < 12:
        raise _ask_which(start, end)
    return _span(start, end)


def _ask_which(start: time, end: time) -> Which:
    evening = end.replace(hour=end.hour + 12)
    choices = []
    for one in (evening, end):
        try:
            choices.append(Choice(f"{one:%H:%M}", _span(start, one)))
        except Rejected:
            continue
    return Which(WHICH.format(start=f"{start:%H:%M}"), choices)


def _time(hour: str, minute: str | None, half: str | None) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        raise Rejected(UNREADABLE)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if (hours, minutes) == (24, 0):
        hours = 0
    if hours > 23 or minutes > 59:
        raise Rejected(UNREADABLE)
    return time(hours, minutes)


def _span(start: time, end: time) -> str:
    Waking(ZoneName("UTC"), start, end)
    return f"{start:%H:%M}-{end:%H:%M}"


def waking_in(value: str) -> tuple[time, time]:
    """When they wake and when they sleep, of hours that were read."""
    wakes, sleeps = value.split("-")
    return time.fromisoformat(wakes), time.fromisoformat(sleeps)


def told_waking(value: str) -> str:
    """08:00 to 21:00."""
    wakes, sleeps = value.split("-")
    return "at any hour" if wakes == sleeps else f"{wakes} to {sleeps}"


def waking_choices(_: Scene) -> Choices:
    """Days that many people have."""
    spans = ("07:00-21:00", "08:00-21:00", "08:00-22:00", "09:00-23:00")
    buttons = [Choice(told_waking(span), span) for span in spans]
    return (buttons[:2], buttons[2:])
