"""Makes one interview of the day and the hours of a mail, wherever in it they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.reading.matter import matter_at
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import (
    InterviewSaid,
    MovedSaid,
    OutcomeSaid,
    Proposal,
    SaidTime,
    Stretch,
)

_CLOCK: Final = re.compile(
    r"(?<![\w.,/:€$£+-])(?P<hour>[01]?\d|2[0-4])(?:(?:[:.]|h)(?P<minute>[0-5]\d))?"
    r" ?(?P<half>[ap]\.?m\.?|ish|uhr|h\b)?(?![\w%/:€$£]|\.\d|[.,]\d)(?!\.\s?\d)",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(r"[ \t>*•·–-]*$")
_FEWEST_LINES: Final = 2
_FEWEST_HOURS: Final = 3
_LONGEST: Final = 12 * 60
_NOON: Final = 12
_PROGRAMME: Final = re.compile(
    r"(?i)\b(?:programme|program|agenda|schedule|plan|visit|interviews?|welcome\w*|talk|tour|trial|assessment"
    r"|meet\w*|day|onsite|on-site|lunch|probearbeiten|besuch|visite|visita)\b"
)


def settle_appointment(news: Sequence[Proposal], body: Message) -> list[Proposal]:
    """Returns the news with one interview where a mail names a day, and the hours elsewhere: "on
    Friday 20 November ... yours is at 11:20", or a day's programme from its first hour to its last.
    """
    if any(isinstance(one, MovedSaid | OutcomeSaid) for one in news):
        return [one for one in news if not _is_far_off(one, body)]
    plan = _find_programme(body)
    if plan is not None:
        return _with_programme(news, body, plan)
    return [one for one in _join_hour(news, body) if not _is_far_off(one, body)]


_FAR: Final = timedelta(days=240)


def _is_far_off(one: Proposal, body: Message) -> bool:
    """Tells whether a day without a year is over: "at its sitting of 12 November"."""
    if not isinstance(one, InterviewSaid) or one.time is None:
        return False
    return one.time.day - body.context.today > _FAR


@dataclass(frozen=True, slots=True)
class _Programme:
    span: Stretch
    start: datetime
    minutes: int


def _find_programme(body: Message) -> _Programme | None:
    """Returns the programme of a day: at least two lines that begin with an hour, or three hours in
    one sentence."""
    hours = [one for one in _CLOCK.finditer(body.text) if one["minute"] or one["half"]]
    listed = [one for one in hours if _begins_line(body.text, one.start())]
    if len(listed) >= _FEWEST_LINES:
        return _plan(body, [one for one in hours if one.start() >= listed[0].start()])
    for sentence in body.tokens.sentences:
        inside = [one for one in hours if sentence.start <= one.start() < sentence.end]
        if len(inside) >= _FEWEST_HOURS and len({_minute_of(one) for one in inside}) == len(inside):
            return _plan(body, inside)
    return None


def _begins_line(text: str, place: int) -> bool:
    return _HEAD.fullmatch(text, text.rfind("\n", 0, place) + 1, place) is not None


def _minute_of(match: re.Match[str]) -> int:
    hour, half = int(match["hour"]), (match["half"] or "").casefold()
    if half.startswith("p") and hour < _NOON:
        hour += _NOON
    return hour * 60 + int(match["minute"] or 0)


def _plan(body: Message, hours: Sequence[re.Match[str]]) -> _Programme | None:
    """Returns the programme from its first hour to its last; "1:30" behind "11:00" is past noon."""
    place = hours[0].start()
    day = _day_before(body, place)
    if day is None or not _PROGRAMME.search(body.text):
        return None
    zone = ZoneInfo(body.context.zone)
    minutes = [_minute_of(one) for one in hours]
    begin = _hour_beside_day(body, day, place) or time(minutes[0] // 60 % 24, minutes[0] % 60)
    first = last = begin.hour * 60 + begin.minute
    for minute in minutes:
        later = (
            minute + _NOON * 60 if minute < last - _NOON * 30 and minute < _NOON * 60 else minute
        )
        last = max(last, later)
    start = datetime.combine(day, begin, zone).astimezone(UTC)
    span = Stretch(place, hours[0].end())
    return _Programme(span, start, last - first) if 0 < last - first <= _LONGEST else None


def _hour_beside_day(body: Message, day: date, before: int) -> time | None:
    """Returns the hour that stands with the day itself, above the programme."""
    zone = ZoneInfo(body.context.zone)
    for one in body.times:
        if one.has_day and one.has_time and one.span.start < before and not one.is_former:
            said = one.resolve("future")
            if said and said.start and said.day == day:
                return said.start.astimezone(zone).time()
    return None


def _clock(body: Message, one: TimeMention) -> tuple[time, time] | None:
    """Returns the hour and its end, in the person's zone."""
    said = one.resolve("future")
    if said is None or said.start is None:
        return None
    zone = ZoneInfo(body.context.zone)
    begin = said.start.astimezone(zone)
    end = begin + timedelta(minutes=one.minutes or 0)
    return begin.time(), end.time()


def _day_before(body: Message, place: int) -> date | None:
    """Returns the day to come that is named last before a place; else the only one at all."""
    named = list(_days_ahead(body))
    before = [day for start, day in named if start < place]
    days = {day for _, day in named}
    if before:
        return before[-1]
    return days.pop() if len(days) == 1 else None


def _days_ahead(body: Message) -> Iterator[tuple[int, date]]:
    for one in body.times:
        if not one.has_day or one.is_former or _is_limit(body, one):
            continue
        said = one.resolve("future")
        if said is not None and said.day >= body.context.today:
            yield one.span.start, said.day


_LIMIT: Final = re.compile(
    r"\b(?:before|until|till|by|since|no later than|latest|bis|hasta|avant)(?: the| on| this| el"
    r"| le)? $"
)


def _is_limit(body: Message, one: TimeMention) -> bool:
    before = body.lower_text[max(0, one.span.start - 24) : one.span.start]
    return _LIMIT.search(before) is not None


def _with_programme(news: Sequence[Proposal], body: Message, plan: _Programme) -> list[Proposal]:
    """Returns the news with the programme for all interviews that are read out of its lines."""
    told = [one for one in news if isinstance(one, InterviewSaid)]
    others = [one for one in news if not isinstance(one, InterviewSaid)]
    day = plan.start.astimezone(ZoneInfo(body.context.zone)).date()
    model = next((one for one in told if one.time and one.time.day == day), None)
    known = model.known if model else None
    kinds = [one.kind for one in told if one.kind is not None and one.known is None]
    interview = InterviewSaid(
        plan.span,
        matter_at(body, plan.span),
        time=SaidTime(day, plan.start),
        minutes=plan.minutes,
        known=known,
        kind=next(iter(kinds), None),
        role=model.role if model else None,
    )
    return [interview, *others]


def _join_hour(news: Sequence[Proposal], body: Message) -> list[Proposal]:
    """Returns the news in which no hour stands for itself that belongs to the day of the mail."""
    told = [one for one in news if isinstance(one, InterviewSaid)]
    named = {day for _, day in _days_ahead(body)}
    loose = [one for one in told if one.known is None and _is_loose(one, named)]
    dated = [one for one in told if one not in loose]
    hours = [one for one in body.times if one.has_time and not one.has_day]
    bare = [one for one in dated if one.known is None and one.time and one.time.start is None]
    rest = [one for one in news if one not in loose]
    if len(bare) == 1 and hours:
        joined = _at_hour(body, bare[0], hours[0])
        return [joined if one is bare[0] else one for one in rest]
    if loose and not dated and len(named) == 1:
        at = _on_day(body, loose[0], named.pop())
        return [
            at if one is loose[0] else one for one in news if one is loose[0] or one not in loose
        ]
    return rest if dated else list(news)


def _is_loose(interview: InterviewSaid, named: set[date]) -> bool:
    return bool(named) and interview.time is not None and interview.time.day not in named


def _at_hour(body: Message, interview: InterviewSaid, hour: TimeMention) -> InterviewSaid:
    clock = _clock(body, hour)
    if clock is None or interview.time is None:
        return interview
    start = datetime.combine(interview.time.day, clock[0], ZoneInfo(body.context.zone))
    said = replace(interview.time, start=start.astimezone(UTC))
    return replace(interview, time=said, minutes=interview.minutes or hour.minutes)


def _on_day(body: Message, interview: InterviewSaid, day: date) -> InterviewSaid:
    if interview.time is None or interview.time.start is None:
        return interview
    zone = ZoneInfo(body.context.zone)
    start = datetime.combine(day, interview.time.start.astimezone(zone).time(), zone)
    return replace(interview, time=SaidTime(day, start.astimezone(UTC)))
