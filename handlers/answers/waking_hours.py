"""Reads between which hours somebody may be reminded: "8-21", "7:30 to 22:00", "8am to 10pm"."""

import re
from datetime import time

from coaching.calendar.business_hours import WakingHours
from coaching.model.vocabulary import InvalidInputError, ZoneName
from coaching.translation import _
from handlers.flows.question import AmbiguousAnswer, Choice, Choices, QuestionContext
from handlers.ui.formatting import time_text

UNREADABLE = _(
    "I can read two times, such as <i>8-21</i>, <i>7:30 to 22:00</i> or <i>8am to 10pm</i>."
)
END_PROMPT = _("{start} until when?")
HOURS = _("{wakes} to {sleeps}")
ANY_HOUR = _("at any hour")

_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?h| ?uhr| ?o'clock)?(?: ?([ap])\.?m\.?)?"
_SPAN = re.compile(
    rf"(?:from |between )?{_TIME} ?(?:-|–|—|to|until|till|and|bis) ?{_TIME}[.!]?", re.IGNORECASE
)
_TIME_WORDS = {"midnight": "0:00", "noon": "12pm", "midday": "12pm"}


def read_waking(text: str, _: QuestionContext) -> str:
    """Returns the hours as "08:00-21:00"; the end may lie after midnight.

    Raises InvalidInputError when there are no two times, or less than four hours between them, and
    AmbiguousAnswer for "9 to 5" and the like.
    """
    words = " ".join(text.casefold().split())
    for word, meant in _TIME_WORDS.items():
        words = words.replace(word, meant)
    found = _SPAN.fullmatch(words)
    if found is None:
        raise InvalidInputError(UNREADABLE)
    start, end = _parse_time(*found.group(1, 2, 3)), _parse_time(*found.group(4, 5, 6))
    clear = bool(found[3] or found[6]) or start < end or end in (start, time(0))
    if not clear and start.hour <= 12 and end.hour < 12:
        raise _ambiguous_end(start, end)
    return _format_span(start, end)


def _ambiguous_end(start: time, end: time) -> AmbiguousAnswer:
    evening = end.replace(hour=end.hour + 12)
    choices = []
    for one in (evening, end):
        try:
            choices.append(Choice(time_text(one), _format_span(start, one)))
        except InvalidInputError:
            continue
    return AmbiguousAnswer(END_PROMPT.format(start=time_text(start)), choices)


def _parse_time(hour: str, minute: str | None, half: str | None) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        raise InvalidInputError(UNREADABLE)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if (hours, minutes) == (24, 0):
        hours = 0
    if hours > 23 or minutes > 59:
        raise InvalidInputError(UNREADABLE)
    return time(hours, minutes)


def _format_span(start: time, end: time) -> str:
    WakingHours(ZoneName("UTC"), start, end)
    return f"{start:%H:%M}-{end:%H:%M}"


def answer_hours(value: str) -> tuple[time, time]:
    """Returns when the person wakes and when they sleep."""
    wakes, sleeps = value.split("-")
    return time.fromisoformat(wakes), time.fromisoformat(sleeps)


def hours_text(value: str) -> str:
    """Returns such as "08:00 to 21:00"."""
    wakes, sleeps = answer_hours(value)
    if wakes == sleeps:
        return str(ANY_HOUR)
    return HOURS.format(wakes=time_text(wakes), sleeps=time_text(sleeps))


def hour_choices(_: QuestionContext) -> Choices:
    """Offers the waking hours that many people have."""
    spans = ("07:00-21:00", "08:00-21:00", "08:00-22:00", "09:00-23:00")
    buttons = [Choice(hours_text(span), span) for span in spans]
    return (buttons[:2], buttons[2:])
