"""Finds the day that is named by another one: "seen on the 12th, told by the following Tuesday"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from coaching.reading.mentions import TimeMention
from coaching.reading.proposals import SaidTime
from coaching.reading.times.date_days import DateLean

_LEAD: Final = re.compile(r"(?i)\bthe (?P<way>following|preceding|previous) $")
_REST_OF_SUM: Final = re.compile(r"[,.]\d{3}(?!\d)")
_NAMES_DAY: Final = re.compile(
    r"(?i)day|tom|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]"
    r"|\d(?:st|nd|rd|th)|\d[./-]\d"
)
_WEEK: Final = 7


def tie_days(text: str, times: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Yields the times, with each tied day counted from the day that was named before it; the
    beginning of a sum, as in "at 7,500", is no hour."""
    told: list[TimeMention] = []
    for one in times:
        if _REST_OF_SUM.match(text, one.span.end) and one.span.text_in(text)[-1:].isdigit():
            continue
        told.append(one)
        lead = _LEAD.search(text[max(0, one.span.start - 16) : one.span.start])
        if lead and one.has_day:
            _tie_last(text, told, lead["way"].casefold())
    yield from told


def _tie_last(text: str, told: list[TimeMention], way: str) -> None:
    """Ties the last day to the one that was named before it, with the bare hours in between."""
    begin = len(told) - 1
    while begin and not _NAMES_DAY.search(told[begin - 1].span.text_in(text)):
        begin -= 1
    base = told[begin - 1] if begin else None
    if base is not None:
        told[begin:] = [
            replace(one, resolve=partial(_resolve_tied, one, base, way)) for one in told[begin:]
        ]


def _resolve_tied(
    one: TimeMention, base: TimeMention, way: str, lean: DateLean, /
) -> SaidTime | None:
    """Returns the day of that name next to the other day, on one side of it."""
    said, other = one.resolve(lean), base.resolve(lean)
    if said is None or other is None:
        return said
    moved = _beside(said.day, other.day, is_behind=way == "following") - said.day
    return replace(
        said,
        day=said.day + moved,
        start=said.start + moved if said.start else None,
        end=said.end + moved if said.end else None,
        others=(),
    )


def _beside(day: date, other: date, *, is_behind: bool) -> date:
    """Returns the day of the same name right behind another day, or right before it."""
    apart = (day.weekday() - other.weekday()) % _WEEK
    return other + timedelta(days=(apart or _WEEK) if is_behind else apart - _WEEK)
