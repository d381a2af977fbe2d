"""Tells what each day in a message is for: an interview, a decision, a deadline, a task."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coaching.reading.events.day_rows import DAY_ROWS
from coaching.reading.events.find_events import find_rows
from coaching.reading.mentions import RangeMention, TimeMention
from coaching.reading.message import Message
from coaching.reading.news.days.day_costs import Costs
from coaching.reading.news.days.day_cues import DAY_CUES
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.proposals import SaidTime, Stretch


@dataclass(frozen=True, slots=True)
class UsedDay:
    """Holds a day or span of days in a message, and what it is for; `cue` is where that is said."""

    span: Stretch
    sentence: Stretch
    use: DayUse
    cue: Stretch
    time: TimeMention | None = None
    range: RangeMention | None = None

    def ends(self) -> tuple[date, date] | None:
        """Returns the first and the last day that is meant, leaning to the future."""
        if self.range:
            return self.range.earliest, self.range.latest
        said = self.time.resolve("future") if self.time else None
        return (said.day, said.day) if said else None

    def moment(self) -> SaidTime | None:
        """Returns the last moment that is meant, leaning to the future."""
        if self.range and self.range.deadline:
            return self.range.deadline
        if self.range and not (self.time and self.time.has_time):
            return SaidTime(self.range.latest)
        return self.time.resolve("future") if self.time else None


_OTHERS_CUE_COST: Final = 60
_FARTHEST: Final = 150
_PAST_USES: Final = frozenset({DayUse.INTERVIEW, DayUse.OWN_DEED, DayUse.CANCELLED, DayUse.MOVED})


def days_with_use(message: Message) -> tuple[UsedDay, ...]:
    """Returns every day and span of days in the message with what it is for, in order."""
    plain = message.lower_text
    days: list[UsedDay] = []
    told = tuple(_find_told(message)) if message.is_line else ()
    for sentence in message.tokens.sentences:
        points = _points(message, sentence)
        clauses = _clause_starts(message, sentence) if points else ()
        costs = Costs(plain, clauses)
        cues = tuple(_find_cues(costs, sentence, told, [span for span, _, _ in points]))
        for span, time, span_of_days in points:
            is_past = span_of_days is None and time is not None and _is_only_past(message, time)
            use, place = _nearest_use(costs, cues, span, is_past=is_past)
            if not _IS_RELATIVE.match(plain, span.end):
                day = UsedDay(span, sentence, use, place, time, span_of_days)
                days.append(
                    replace(day, use=DayUse.NOTHING) if _is_for_nothing(plain, day) else day
                )
    return tuple(days)


def _is_for_nothing(plain: str, day: UsedDay) -> bool:
    """Tells whether the nearest phrase speaks of something else than of what the day is for."""
    start, time = day.sentence.start, day.time
    if day.range and day.range.is_amount and _says_before(_OWN_LENGTH, plain, day, 40):
        return True
    if _says_before(_REFERS_BACK, plain, day, 70) or _says_before(_TIMES_FOR, plain, day, 20):
        return True
    if day.use in (DayUse.DECISION, DayUse.PROMISE) and _says_before(_SINCE, plain, day, 20):
        return True
    if day.use is DayUse.DECISION and _MIDNIGHT.search(plain, day.span.start, day.span.end):
        return day.range is None
    match day.use:
        case DayUse.INTERVIEW:
            return _BRINGS_ROUND.search(plain, start, day.cue.end) is not None
        case DayUse.START_OF_WORK:
            return time is not None and _begins_then(time, day.cue, day.span)
        case DayUse.DECISION if time and time.has_time and not day.range:
            return _SAID.fullmatch(plain, day.cue.start, day.cue.end) is not None
    return False


def _says_before(pattern: re.Pattern[str], plain: str, day: UsedDay, reach: int) -> bool:
    begin = max(day.sentence.start, day.span.start - reach)
    return pattern.search(plain, begin, day.span.start) is not None


def _begins_then(time: TimeMention, place: Stretch, span: Stretch) -> bool:
    """Tells whether it is no job that starts, but what is at an hour: "today, half eight start"."""
    return time.has_time and span.end <= place.start <= span.end + 1


_IS_RELATIVE: Final = re.compile(
    r" (?:after|following) (?:the |that |my |their |our )?(?:\w+ ){0,2}(?:break|holidays?"
    r"|weekend|easter"
    r"|christmas|new year|half term|puente|diwali|ramadan|eid|carnaval)\b"
)
"""Names a day by another one, which nobody reads here: it is no day of this week."""
_BRINGS_ROUND: Final = re.compile(r"\b(?:bring|take|drop|pop|come|run|go)(?: \w+){0,5} round$")
_MIDNIGHT: Final = re.compile(r"\bmidnight\b|\d ?(?:am|pm)? at night\b")
"""Is when somebody works, and nobody decides then."""
_SAID: Final = re.compile(r"(?:they|she|he) (?:said|need)|they tell|tells? me|wait(?:ing)? for")
"""Speaks of a decision only where no hour is named."""
_OWN_LENGTH: Final = re.compile(
    r"\bi (?:said|say|told|did|had|worked|was|spent|lived|answered)(?: \w+){0,3} $"
)
"""Leads up to how long the person did something: "I said two months"."""
_SINCE: Final = re.compile(
    r"\b(?:since|seit|desde|depuis|sinds) (?:the |last |early |late |mid )*$"
)
"""Leads up to a day that is over: "no answer since July"."""
_TIMES_FOR: Final = re.compile(r"\b(?:times|slots|dates|options|availability) (?:for|in) $")
"""Lead up to when another round can be, where those are still to come."""
_REFERS_BACK: Final = re.compile(
    r"\b(?:(?<!the )following|in (?:answer|reply|response) to|further to|sequel to"
    r"|suite à|subsequent to|with reference to"
    r"|thank you for|thanks for|referring to|vielen dank für|danke für|bedankt voor"
    r"|merci pour|gracias por"
    r"|obrigad[oa] (?:por|pela|pelo))\b[^.!?\n]{0,60}$"
)
"""Leads up to a day that is over: "Following your interview on Monday"."""


def _is_only_past(message: Message, time: TimeMention) -> bool:
    """Tells whether the words can only mean a day that is over, such as "yesterday"."""
    said = time.resolve("future")
    return said is not None and said.day < message.context.today


def _clause_starts(message: Message, sentence: Stretch) -> tuple[int, ...]:
    """Returns where clauses begin in a sentence without a sign before them."""
    plain = message.text
    starts = (one.start for one in message.clauses if sentence.start < one.start < sentence.end)
    return tuple(start for start in starts if plain[start - 2 : start - 1].isalnum())


def _find_told(message: Message) -> Iterator[tuple[DayUse, Stretch]]:
    """Yields what is told that a day can be for, and where."""
    if not (message.times or message.ranges):
        return
    for use, pattern in DAY_ROWS.items():
        for place in find_rows(message, pattern):
            yield use, place


def _find_cues(
    costs: Costs,
    sentence: Stretch,
    told: tuple[tuple[DayUse, Stretch], ...],
    spans: list[Stretch],
) -> Iterator[tuple[DayUse, Stretch, int]]:
    """Yields each phrase for a use, with what it costs the day that is nearest to it."""
    if not spans:
        return
    for use, place in told:
        if sentence.start <= place.start < sentence.end:
            yield use, place, min(costs.between(place, span) for span in spans)
    for use, pattern in DAY_CUES.items():
        for match in pattern.finditer(costs.plain, sentence.start, sentence.end):
            place = Stretch(match.start(), match.end())
            yield use, place, min(costs.between(place, span) for span in spans)


def _points(
    message: Message, sentence: Stretch
) -> list[tuple[Stretch, TimeMention | None, RangeMention | None]]:
    """Returns the days in a sentence, each once; a span of days holds the days inside it."""
    ranges = [one for one in message.ranges if _begins_in(one.span, sentence)]
    times = [one for one in message.times if _begins_in(one.span, sentence)]
    points: list[tuple[Stretch, TimeMention | None, RangeMention | None]] = []
    for one in ranges:
        inside = next((time for time in times if _overlap(time.span, one.span)), None)
        points.append((one.span, inside, one))
    points += [
        (time.span, time, None)
        for time in times
        if not any(_overlap(time.span, one.span) for one in ranges)
    ]
    return sorted(points, key=lambda point: point[0])


def _nearest_use(
    costs: Costs, cues: tuple[tuple[DayUse, Stretch, int], ...], span: Stretch, *, is_past: bool
) -> tuple[DayUse, Stretch]:
    """Returns what the nearest phrase says the day is for; what stands before it is nearer.

    A phrase that stands nearer to another day costs more; a day that is over is for nothing that is
    still to come.
    """
    best = (_FARTHEST, DayUse.NOTHING, span)
    for use, place, least in cues:
        if is_past and use not in _PAST_USES:
            continue
        cost = costs.between(place, span)
        cost += _OTHERS_CUE_COST if cost > least else 0
        if cost < best[0]:
            best = (cost, use, place)
    return best[1], best[2]


def _begins_in(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start < outer.end


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end
