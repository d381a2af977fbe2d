"""Tells whether a day is over or to come, and takes "it was at 3" for the last round."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview
from coaching.reading.matter import job_of, last_round
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.tense import AHEAD, PAST
from coaching.reading.proposals import Matter, SaidTime, Stretch
from coaching.reading.times.date_days import DateLean
from coaching.reading.words.cues import lower_keeping_places

WITHIN: Final = timedelta(hours=3)
"""A time of day that is no farther from a known round than this is taken for it."""


def _lean(message: Message, day: UsedDay) -> DateLean:
    past = _says_beside(message, PAST, day)
    ahead = _says_beside(message, AHEAD, day)
    if past != ahead:
        return "past" if past else "future"
    if past and ahead:
        return "near"
    whole = replace(day, sentence=Stretch(0, len(message.text)))
    if _says_beside(message, AHEAD, whole):
        return "future"
    return "past" if _says_beside(message, PAST, whole) else "future"


def _says_beside(message: Message, pattern: re.Pattern[str], day: UsedDay) -> bool:
    """Tells whether the sentence says it, and not only with the day of another interview."""
    others = [one.span for one in message.times if one.span != day.span]
    plain = lower_keeping_places(message.text)
    found = pattern.finditer(plain, day.sentence.start, day.sentence.end)
    return any(not any(one.start <= match.start() < one.end for one in others) for match in found)


def resolve_day(message: Message, day: UsedDay, time: TimeMention) -> SaidTime | None:
    """Returns the moment that is meant; a date that was long ago and comes soon is to come."""
    lean = _lean(message, day)
    said, ahead = time.resolve(lean), time.resolve("future")
    if lean != "past" or said is None or ahead is None:
        return said
    today = message.context.today
    is_long_ago = today - said.day > _LONG_AGO and ahead.day - today < _LONG_AGO
    return ahead if is_long_ago else said


_LONG_AGO: Final = timedelta(days=60)


def find_round_at_its_hour(
    message: Message, day: UsedDay, matter: Matter, said: SaidTime
) -> tuple[Interview, SaidTime] | None:
    """Returns the last round, with the hour at which it is told to have been: "it was at 3"."""
    job = job_of(matter, message.context)
    past = last_round(job, message.context.now) if job else None
    is_bare = day.time is not None and not day.time.has_day and said.start is not None
    if past is None or said.start is None or not is_bare or _lean(message, day) != "past":
        return None
    zone = ZoneInfo(message.context.zone)
    day_of_it = past.start.astimezone(zone).date()
    clock = said.start.astimezone(zone).time()
    start = datetime.combine(day_of_it, clock, zone).astimezone(UTC)
    near = abs(start - past.start) <= WITHIN
    return (past, SaidTime(day_of_it, start)) if near else None
