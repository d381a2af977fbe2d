"""Finds the days and moments in a message: "yest at 2", "Wed 15:00–15:45 CEST", "monday 9.30"."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import ReadingContext
from coaching.reading.mentions import TimeMention
from coaching.reading.proposals import SaidTime
from coaching.reading.times.date_clock import ClockSpan, ClockTime
from coaching.reading.times.date_days import DateLean, DateOrder, PartialDate, Weekday
from coaching.reading.times.date_facts import (
    DateFacts,
    DottedNumber,
    Duration,
    EndTime,
    FromNow,
    PartOfDay,
    SaidZone,
    UtcOffset,
)
from coaching.reading.times.in_talk.find_phrases import find_pieces, is_gap
from coaching.reading.times.in_talk.found_time import FoundTime, can_be_one, state_facts
from coaching.reading.times.in_talk.judge_phrases import DAY_FORMS
from coaching.reading.times.in_talk.phrase_spot import Piece
from coaching.reading.times.in_talk.placed_text import PlacedText, place_text
from coaching.reading.times.in_talk.time_changes import (
    is_denied_time,
    join_ends,
    join_second_thoughts,
    lend_days,
    mark_former,
)
from coaching.reading.times.time_readings import TimeReading, read_facts

_MOST_PIECES: Final = 8


def find_times(message: str, context: ReadingContext) -> tuple[TimeMention, ...]:
    """Finds the days and moments, in order; one that was corrected at once is the corrected one."""
    placed = place_text(message)
    return tuple(_to_mention(found, placed, context) for found in find_said_times(message))


@lru_cache(maxsize=4)
def find_said_times(message: str) -> tuple[FoundTime, ...]:
    """Finds what is said about days and times, before it is known what day it is."""
    placed = place_text(message)
    chains = _sure_chains(find_pieces(placed, message), placed.text)
    found = [FoundTime(chain[0].start, chain[-1].end, _facts_of(chain)) for chain in chains]
    found = mark_former(join_second_thoughts(found, placed.text), placed.text)
    return tuple(lend_days(join_ends(found, placed.text), placed.text))


# -- phrases that belong together -----------------------------------------------------------------


def _sure_chains(pieces: Iterable[Piece], text: str) -> list[tuple[Piece, ...]]:
    """Returns the runs of phrases that say one day or moment together."""
    chains: list[tuple[Piece, ...]] = []
    run: tuple[Piece, ...] = ()
    for piece in pieces:
        if run and _continues(run, piece, text):
            run = (*run, piece)
            continue
        chains += _keep_sure(run)
        run = (piece,)
    return [*chains, *_keep_sure(run)]


def _continues(run: tuple[Piece, ...], piece: Piece, text: str) -> bool:
    facts = (*_facts_of(run), *piece.facts)
    if len(run) >= _MOST_PIECES or not is_gap(text, run[-1].end, piece.start):
        return False
    if "," in text[run[-1].end : piece.start] and is_denied_time(text[: run[0].start][-16:]):
        return False  # "Wednesday, not Tuesday, three o'clock still"
    if any(isinstance(fact, Duration) for fact in piece.facts) and any(
        isinstance(fact, ClockSpan | EndTime | FromNow | Duration) for fact in _facts_of(run)
    ):
        return False
    return can_be_one(facts)


def _keep_sure(run: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """Returns the run if it surely is a time, without what leads nowhere at its ends."""
    while run and not run[-1].is_sure and not can_be_one(_facts_of(run)):
        run = run[:-1]
    facts = _facts_of(run)
    halves = any(isinstance(fact, PartOfDay) for fact in facts)
    clocks = any(isinstance(fact, ClockTime) for fact in facts)
    ordinal = any(isinstance(fact, PartialDate) and fact.month is None for fact in facts)
    figured = any(isinstance(fact, ClockTime | DottedNumber) for fact in facts)
    sure = any(piece.is_sure for piece in run) or (halves and clocks) or (ordinal and figured)
    return [run] if sure and can_be_one(facts) else []


def _facts_of(run: Iterable[Piece]) -> DateFacts:
    return tuple(fact for piece in run for fact in piece.facts)


# -- from what was said to the moment -------------------------------------------------------------


def _to_mention(found: FoundTime, placed: PlacedText, context: ReadingContext) -> TimeMention:
    statement = state_facts(found.facts)
    length = statement.length
    return TimeMention(
        span=placed.stretch(found.start, found.end),
        resolve=lambda lean: resolve_time(found.facts, context, lean),
        has_day=found.has_day,
        has_time=statement.time is not None,
        minutes=round(length / timedelta(minutes=1)) if length else None,
        is_former=found.is_former,
    )


def resolve_time(facts: DateFacts, context: ReadingContext, lean: DateLean) -> SaidTime | None:
    """Returns the moment that is meant, with the others it can be; None where there is none."""
    order: DateOrder = "mdy" if context.month_first else "dmy"
    try:
        readings = read_facts(facts, now=context.now, zone=context.zone, order=order, lean=lean)
    except InvalidInputError:
        return None
    readings = _lean_over(readings, facts, context, lean)
    first, *others = (_to_said(reading, facts) for reading in readings)
    return replace(first, others=tuple(others))


def _to_said(reading: TimeReading, facts: DateFacts) -> SaidTime:
    zones = [fact for fact in facts if isinstance(fact, SaidZone | UtcOffset)]
    return SaidTime(
        day=reading.day,
        start=reading.start if reading.has_time else None,
        end=reading.end if reading.has_time else None,
        zone=reading.said.words if zones and reading.said else None,
    )


def _lean_over(
    readings: tuple[TimeReading, ...], facts: DateFacts, context: ReadingContext, lean: DateLean
) -> tuple[TimeReading, ...]:
    """Moves a weekday or an hour that can be today to the side that is meant.

    "On Wednesday at nine", said at ten on a Wednesday about something to come, is next week.
    """
    days = [fact for fact in facts if isinstance(fact, DAY_FORMS)]
    bare = not days or all(isinstance(fact, Weekday) and not fact.next_or_last for fact in days)
    if lean == "near" or not bare or any(isinstance(fact, FromNow) for fact in facts):
        return readings
    right = [reading for reading in readings if _is_on_side(reading, context, lean)]
    if right:
        return (*right, *(reading for reading in readings if reading not in right))
    step = timedelta(weeks=1) if days else timedelta(days=1)
    step = step if lean == "future" else -step
    return tuple(_shift_reading(reading, step, context) for reading in readings)


def _is_on_side(reading: TimeReading, context: ReadingContext, lean: DateLean) -> bool:
    if not reading.has_time:
        return reading.day != context.today or lean == "past"
    return reading.start > context.now if lean == "future" else reading.start <= context.now


def _shift_reading(reading: TimeReading, step: timedelta, context: ReadingContext) -> TimeReading:
    """Returns the same clock time so many days away."""
    zone = ZoneInfo(context.zone)
    start = _same_clock(reading.start, step, zone)
    end = _same_clock(reading.end, step, zone) if reading.end else None
    return replace(reading, start=start, end=end, day=reading.day + step)


def _same_clock(moment: datetime, step: timedelta, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    return (local.replace(tzinfo=None) + step).replace(tzinfo=zone).astimezone(moment.tzinfo)
