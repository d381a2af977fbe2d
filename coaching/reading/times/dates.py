"""Reads when an interview starts as people type it: "yesterday 3pm", "12 Nov 10:00", "fri 9-10"."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import InvalidInputError, ZoneName
from coaching.reading.times.date_clock import (
    NO_TIME,
    ClockTime,
    check_length,
    minutes_since_midnight,
    parse_length,
    to_time,
)
from coaching.reading.times.date_days import DATE_NOT_READ, DateLean, DateOrder, RelativeDay
from coaching.reading.times.date_facts import DateFacts
from coaching.reading.times.date_parts import combine_facts
from coaching.reading.times.date_phrases import parse_phrases
from coaching.reading.times.date_words import tidy
from coaching.reading.times.time_readings import TimeReading, read_facts
from coaching.translation import Words, _

NOT_UNDERSTOOD: Final = _(
    "I can read all but “{word}”. If it is a place, I ask for the city separately; a time zone"
    " may stay: “12 Nov 10:00” or “12 Nov 10:00 CET”."
)
_LABEL: Final = re.compile(r"^\s*(?:when|date|time|wann|quando|cuándo|quand)\s*:\s*", re.IGNORECASE)
"""Stands before the time in an invitation that is pasted."""
MAX_DATE_CHARS: Final = 200
"""So many letters are enough to name any day."""


def read_when(
    text: str,
    *,
    now: datetime,
    zone: ZoneName,
    order: DateOrder = "dmy",
    lean: DateLean = "near",
) -> tuple[TimeReading, ...]:
    """Reads the start of an interview: one reading, or more, likeliest first.

    There are more where day and month can be swapped, where "next friday" can be two Fridays, where
    an hour comes twice as the clocks go back, and for "12.11" alone. Midnight begins its day.
    Raises InvalidInputError where there is no reading.
    """
    return read_facts(parse_facts(text), now=now, zone=zone, order=order, lean=lean)


@compute_once_a_turn
def parse_facts(text: str, rejection: Words = DATE_NOT_READ) -> DateFacts:
    """Returns the facts in a text; raises InvalidInputError with the words that are not known."""
    text = _LABEL.sub("", text)
    facts, strange = parse_phrases(tidy(text)) if len(text) <= MAX_DATE_CHARS else ((), ())
    if not facts or any(not word.isascii() or not word.isalnum() for word in strange):
        raise InvalidInputError(rejection)
    if strange:
        raise InvalidInputError(NOT_UNDERSTOOD.format(word=strange[0]))
    return facts


def read_time(text: str) -> time:
    """Reads the time of day, for a question that asks for nothing else.

    It does not know the day: where clock changes matter, read the day and this text together with
    read_when. Raises InvalidInputError.
    """
    statement = combine_facts((*parse_facts(text, NO_TIME), RelativeDay()), dotted_as_date=False)
    alone = (
        not (statement.weekday or statement.week or statement.offset or statement.length)
        and statement.named_day == RelativeDay()
    )
    if not (alone and isinstance(statement.time, ClockTime)):
        raise InvalidInputError(NO_TIME)
    return to_time(minutes_since_midnight(statement.time, statement.day_half))


_LENGTH_LEAD_IN: Final = re.compile(
    r"^(?:(?:it )?(?:takes|took|lasts|lasted|for|about|around|ca|circa|~) ?)+"
)
_BARE_MINUTES: Final = re.compile("[0-9]{1,4}")
_HOURS_AND_MINUTES: Final = re.compile("([0-9]{1,2}):([0-5][0-9])(?: ?h)?")


def read_duration(text: str) -> timedelta:
    """Reads how long an interview takes, from 5 minutes to 12 hours; a bare number is minutes."""
    plain = _LENGTH_LEAD_IN.sub("", tidy(text)) if len(text) <= MAX_DATE_CHARS else ""
    if _BARE_MINUTES.fullmatch(plain):
        return check_length(timedelta(minutes=int(plain)))
    if clock := _HOURS_AND_MINUTES.fullmatch(plain):
        return check_length(timedelta(hours=int(clock[1]), minutes=int(clock[2])))
    return check_length(parse_length(plain))
