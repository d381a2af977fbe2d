"""Reads that an interview was noted for the wrong day or hour: "it was Wednesday, not Tuesday"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity
from coaching.reading.matter import job_of, matter_at, rounds_of
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue
from coaching.reading.news.supposing import is_asked
from coaching.reading.proposals import Matter, MovedSaid, SaidTime, Stretch
from coaching.reading.words.cues import lower_keeping_places

_SAYS_WRONG: Final = re.compile(
    r"\b(?:(?:got|had|have|put|wrote|typed|said|read|noted|entered|gave|told)(?: \w+){0,2}?"
    r" (?:that|it|this|them|(?:the|my) (?:days?|dates?|times?|hour|week)) (?:\w+ )?wrong"
    r"|(?:days?|dates?|times?|hour) (?:was|is|were|are)? ?wrong"
    r"|wrong (?:day|time|date|hour|week|slot)|my (?:mistake|bad|error)|w?h?oops\w*|typo"
    r"|corrections?|correcting|misread|misheard|mistyped|muddled|mixed up|mix-up|i meant"
    r"|(?<!\w )meant(?! to)"
    r"|(?:scratch|strike|ignore|disregard|forget) (?:that|what i|my last|my earlier)"
    r"|i was (?:wrong|mistaken)(?=[,:.-]| its?\b| it's)|should have (?:said|been))\b"
)
"""Says that something was noted as it was not."""
_NOT_THEN: Final = re.compile(r"\b(?:not|(?:was|is)n'?t) (?:at )?\d{1,2}(?:[:.]\d\d)?\b")
"""Stands before the hour that does not hold: "at 2, not 3"."""
_ANOTHER: Final = re.compile(
    r"\b(?:(?:second|third|next|another|final|last|2nd|3rd) (?:round|interview|stage|call|chat|one)"
    r"|(?:wants?|invit\w+|asked|seeing|see|meet|have) me (?:back|again))\b"
)
_OF_THE_INTERVIEW: Final = frozenset({DayUse.INTERVIEW, DayUse.NOTHING, DayUse.MOVED})


@dataclass(frozen=True, slots=True)
class _Noted:
    """Is the round that was noted wrongly, as the person's clock shows it."""

    job: Opportunity
    round: Interview
    start: datetime


def read_corrected(message: Message, days: Sequence[UsedDay]) -> Iterator[MovedSaid]:
    """Reads the right time of a logged interview; what is left out of it stays as it was."""
    if not (message.is_line and message.context.dossier.opportunities):
        return
    said = [day for day in days if day.time and day.use in _OF_THE_INTERVIEW]
    right = [day for day in said if day.time and not day.time.is_former]
    wrong = [day.time for day in said if day.time and day.time.is_former]
    if not right or _is_only_asked(message, right[0]) or _counts_on(message, right):
        return
    if not wrong and (not _says_wrong(message) or _ANOTHER.search(message.lower_text)):
        return
    noted = _find_noted(message, right[0].span, wrong)
    start = _right_start(message, noted, right) if noted else None
    if noted and start and start != noted.start and _is_plausible(message, noted, start, wrong):
        about = Matter(opportunity=noted.job.id)
        moved = SaidTime(start.date(), start.astimezone(UTC))
        yield MovedSaid(right[0].sentence, about, time=moved, known=noted.round.id)


def _is_plausible(
    message: Message, noted: _Noted, start: datetime, wrong: Sequence[TimeMention]
) -> bool:
    """Tells whether a moment can be the right one: one that is over stays over, unless its day is
    denied."""
    now = message.context.now
    return bool(wrong) or (noted.start <= now) == (start <= now)


def _says_wrong(message: Message) -> bool:
    return says_mistake(message.text) or _NOT_THEN.search(message.lower_text) is not None


def says_mistake(text: str) -> bool:
    """Tells whether somebody says that they noted something wrongly: "got my days muddled"."""
    return _SAYS_WRONG.search(lower_keeping_places(text)) is not None


def _counts_on(message: Message, right: Sequence[UsedDay]) -> bool:
    """Tells whether a day is only named by another one: "the Friday after"."""
    plain = message.lower_text
    return any(plain.startswith((" after", " before"), day.span.end) for day in right)


def _is_only_asked(message: Message, day: UsedDay) -> bool:
    return is_asked(message, FoundCue(day.span, day.sentence, ""))


def _find_noted(message: Message, place: Stretch, wrong: Sequence[TimeMention]) -> _Noted | None:
    """Returns the round on the day that does not hold, else the one that is nearest to now."""
    matter, context = matter_at(message, place), message.context
    job = job_of(matter, context)
    jobs = context.dossier.opportunities if matter.is_guess else (job,) if job else ()
    zone = ZoneInfo(context.zone)
    rounds = [
        _Noted(job, one, one.start.astimezone(zone)) for job in jobs for one in rounds_of(job)
    ]
    former = {one for time in wrong if time.has_day for one in _days_of(time)}
    on_day = [one for one in rounds if one.start.date() in former]
    if former and matter.is_guess and len({one.job.id for one in on_day}) != 1:
        return None
    near = on_day or rounds
    return min(near, key=lambda one: abs(one.start - context.now), default=None)


def _days_of(mention: TimeMention) -> frozenset[date]:
    """Returns the days that a word such as "Tuesday" can mean, whichever week was thought of."""
    said = (mention.resolve("past"), mention.resolve("future"))
    days = {one.day for one in said if one}
    is_weekday = max(days, default=date.min) - min(days, default=date.min) == timedelta(weeks=1)
    weeks = (-1, 0, 1) if is_weekday else (0,)
    return frozenset(day + timedelta(weeks=week) for day in days for week in weeks)


def _right_start(message: Message, noted: _Noted, right: Sequence[UsedDay]) -> datetime | None:
    """Returns the moment that holds; None where several days are named, or none near."""
    mentions = [day.time for day in right if day.time]
    days = {_nearest_day(one, noted) for one in mentions if one.has_day} - {None}
    hours = [one for one in mentions if one.has_time]
    if len(days) > 1:
        return None
    day = next(iter(days), None) or noted.start.date()
    clock = _nearest_clock(message, hours[-1], noted) if hours else noted.start.time()
    return datetime.combine(day, clock or noted.start.time(), noted.start.tzinfo)


def _nearest_day(mention: TimeMention, noted: _Noted) -> date | None:
    held = noted.start.date()
    return min(_days_of(mention), key=lambda day: abs(day - held), default=None)


def _nearest_clock(message: Message, mention: TimeMention, noted: _Noted) -> time | None:
    """Returns the hour, in the half of the day that is nearer to what was noted."""
    said = mention.resolve("future")
    zone = ZoneInfo(message.context.zone)
    readings = (said, *said.others) if said else ()
    clocks = [one.start.astimezone(zone).time() for one in readings if one.start]
    return min(clocks, key=lambda one: _apart(one, noted.start.time()), default=None)


def _apart(one: time, other: time) -> timedelta:
    today = date.min
    return abs(datetime.combine(today, one) - datetime.combine(today, other))
