"""Joins what is said of one span of days in two steps: "next week, latest Friday"."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from coaching.reading.mentions import RangeMention
from coaching.reading.proposals import Stretch

_GOES_ON: Final = re.compile(
    r"[\s,–—-]{0,3}(?:(?:or|but|so|and|probably|maybe|most likely|like|i think|say|that is|i\.e\.)"
    r"[\s,]{1,2}){0,2}(?:(?:on )?(?:mon|tues|wednes|thurs|fri)day (?:or|and|to) \w{3,6}day,? "
    r"(?:(?:or|but) )?)?",
    re.IGNORECASE,
)
"""Stands between a span of days and what is said more closely of it."""
_THOUGHT_AGAIN: Final = re.compile(
    r"[\s,.–—-]{0,3}(?:(?:oh|uh|um|er|well|or|but)\s)?(?:no|sorry|i mean|i meant|actually|make that"
    r"|scratch that|rather|no sorry|sorry no|no wait|wait no|wait|hang on|correction)[\s,]{1,2}"
    r"(?:(?:not|it'?s|it is|by|on|at|rather|make that|i mean|sorry)\s){0,2}",
    re.IGNORECASE,
)
"""Stands between a span of days and the one that holds instead."""
_WEEK: Final = timedelta(days=7)


def join_ranges(ranges: list[RangeMention], message: str) -> tuple[RangeMention, ...]:
    """Returns the spans of days, in order, with those joined that are said of one thing."""
    joined: list[RangeMention] = []
    for one in ranges:
        both = _join(joined[-1], one, message) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return tuple(joined)


def _join(first: RangeMention, second: RangeMention, message: str) -> RangeMention | None:
    between = message[first.span.end : second.span.start]
    whole = Stretch(first.span.start, second.span.end)
    if _THOUGHT_AGAIN.fullmatch(between):
        return replace(second, span=whole)
    if first.is_bound or first.is_amount or not _GOES_ON.fullmatch(between):
        return None
    words = second.span.text_in(message)
    if second.is_bound and (between.strip() or _LATEST.search(words)):
        return _close(first, second, whole, is_weekday=_WEEKDAY.search(words) is not None)
    is_inside = first.earliest <= second.earliest and second.latest <= first.latest
    return replace(second, span=whole) if is_inside else None


_LATEST: Final = re.compile(r"latest", re.IGNORECASE)
_WEEKDAY: Final = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|s)?\b", re.IGNORECASE
)
"""Only a day of the week can be meant of the week that was just named."""


def _close(
    first: RangeMention, second: RangeMention, whole: Stretch, *, is_weekday: bool
) -> RangeMention | None:
    """Returns the first span up to the last day that was named behind it, in its own weeks."""
    latest, deadline = second.latest, second.deadline
    if latest < first.earliest and is_weekday:
        latest, deadline = latest + _WEEK, None
    if latest < first.earliest or latest > first.latest + _WEEK:
        return None
    return replace(first, span=whole, latest=latest, deadline=deadline)
