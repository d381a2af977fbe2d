"""Hears how long an interview took where only its two ends, or a bare figure, are told."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import Stretch
from coaching.reading.times.date_words import COUNTS

_SHORTEST: Final = 5
_LONGEST: Final = 600
_HALF_A_DAY: Final = 720
_HOURS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "noon",
]
_PARTS: Final = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_BEHIND: Final = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_DAYTIME: Final = r"(?:\s?[ap]\.?m\b\.?| in the \w{4,9}| this \w{4,9})?"


def _clock(name: str) -> str:
    """Returns the pattern of a time of day: "half two", "ten to three", "4 30", "five forty"."""
    parts, behind = "|".join(_PARTS), "|".join(_BEHIND)
    return (
        rf"(?:(?P<part{name}>{parts})(?: (?P<way{name}>past|to|gone|after))? )?"
        rf"(?P<hour{name}>{'|'.join(_HOURS)}|1[0-2]|[1-9])"
        rf"(?:[:. ](?P<more{name}>[0-5]\d|{behind}))?{_DAYTIME}"
    )


_SPAN: Final = re.compile(
    rf"(?<![\w:.,-])(?P<from>from )?{_clock('1')},? (?P<till>to|till|til|until|up ?to)"
    rf" (?:about |around |like |nearly |almost |just |gone )?{_clock('2')}(?![\w:]|[.,]\d)"
)
_ENDED: Final = re.compile(
    r"\b(?:in there|was there|kept me|went(?: on)?|ran(?: on)?|lasted|talked|stayed|sat there)"
    r" (?:up ?to|till|til|until)\s?(?:about|around|like|nearly|almost|gone|past)?\s?$"
)
_BARE: Final = re.compile(
    r"\b(?:kept me(?: for)?|lasted|took|ended (?:up at|after|at)|ran(?: to)?|we used"
    r"|went(?: on)?(?: for)?)\s(?P<count>\d{2,3}|[a-z]{4,9}(?:[ -][a-z]{3,5})?)"
    r"(?=\s?[.,;!?\n]|\s?$|\s(?:in the end|instead|instead of|which|so|and|but|not|altogether)\b)"
)


def minutes_told(
    message: Message, places: tuple[Stretch, ...], start: datetime | None
) -> int | None:
    """Returns how long it took: "from five to like five forty", "there till about quarter past",
    "planned 60, ended after 35"; None where nothing of the kind stands in these sentences."""
    spans = (minutes for place in places for minutes in _from_ends(message, place, start))
    return next(spans, None) or next(_bare(message, places), None)


def _from_ends(message: Message, place: Stretch, start: datetime | None) -> Iterator[int]:
    plain = message.text.casefold()
    for match in _SPAN.finditer(plain, place.start, place.end):
        is_clear = match["till"] != "to" or match["from"]
        minutes = (_of_day(match, "2") - _of_day(match, "1")) % _HALF_A_DAY
        if is_clear and _SHORTEST <= minutes <= _LONGEST:
            yield minutes
    for one in message.times:
        if not (one.has_time and _is_in(one.span, place)):
            continue
        if (length := _own_length(one, message.context.now)) is not None:
            yield length
        before = plain[max(0, one.span.start - 40) : one.span.start]
        if _ENDED.search(before) and (length := _between(start, _at(one))):
            yield length


def _of_day(match: re.Match[str], end: str) -> int:
    """Returns the minute of the half day at one end of a span."""
    said = match["hour" + end]
    hour = 12 if said == "noon" else int(said) if said.isdigit() else _HOURS.index(said) + 1
    part, more = _PARTS.get(match["part" + end] or "", 0), match["more" + end] or "0"
    minute = int(more) if more.isdigit() else _BEHIND[more]
    return hour * 60 + minute + (-part if match["way" + end] == "to" else part)


def _own_length(mention: TimeMention, now: datetime) -> int | None:
    """Returns how long lies between both ends of a time of day that is past: "from two to ten to
    three"."""
    said = mention.resolve("past")
    if said is None or said.start is None or said.start > now:
        return None
    return mention.minutes or _between(said.start, said.end)


def _at(mention: TimeMention) -> datetime | None:
    said = mention.resolve("past")
    return said.start if said else None


def _between(start: datetime | None, end: datetime | None) -> int | None:
    """Returns the minutes between two times of day, on whichever days they were taken for."""
    if start is None or end is None:
        return None
    minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _HALF_A_DAY
    return minutes if _SHORTEST <= minutes <= _LONGEST else None


def _bare(message: Message, places: tuple[Stretch, ...]) -> Iterator[int]:
    plain = message.text.casefold()
    for place in places:
        for match in _BARE.finditer(plain, place.start, place.end):
            said = match["count"].replace("-", " ")
            count = int(said) if said.isdigit() else COUNTS.get(said, 0)
            if _SHORTEST < count <= _LONGEST:
                yield count


def _is_in(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start < outer.end
