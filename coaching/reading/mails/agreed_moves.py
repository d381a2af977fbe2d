"""Reads the new time out of a mail that answers a wish for another one: "2 December is fine"."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview
from coaching.reading.matter import job_of, next_round, sentence_around
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import (
    CancelledSaid,
    InterviewSaid,
    Matter,
    MovedSaid,
    Proposal,
    SaidTime,
    Stretch,
)

_AGREES: Final = re.compile(
    r"\b(?:works?|suits?|fine|ok|okay|perfect|great|it is(?: then)?|then|now|when:"
    r"|confirm(?:ed)?|noted"
    r"|booked"
    r"|no (?:problem|worries|wahala|longer)|instead|free|klappt|passt|geht|possible|agreed|done"
    r"|suit(?:s|able)|convenient|perfecto|vale|perfeito|combinado|parfait|prima)\b"
)
_FORMER: Final = re.compile(
    r"\b(?:instead of|rather than|not|no longer|from|need the) (?:at |on |the )?$"
)
_CHANGED: Final = (InterviewSaid, CancelledSaid, MovedSaid)


def read_agreed_move(
    news: Sequence[Proposal], body: Message, matter: Matter, *, is_answer: bool
) -> list[Proposal]:
    """Returns the news in which an interview ahead has the one time that an answer agrees to."""
    job = job_of(matter, body.context)
    ahead = next_round(job, body.context.now) if job else None
    if ahead is None or _has_new_time(news):
        return list(news)
    if any(isinstance(one, CancelledSaid) for one in news) and (put_off := _find_offered(body)):
        time = _resolve_offered(body, ahead)
        if time is None:
            return list(news)
        others = [one for one in news if not isinstance(one, _CHANGED)]
        return [MovedSaid(put_off, matter, time=time, known=ahead.id), *others]
    if not is_answer:
        return list(news)
    agreed = list(_find_agreed(body, ahead))
    if len({time.start for _, time in agreed}) != 1:
        return list(news)
    span, time = agreed[0]
    others = [one for one in news if not isinstance(one, _CHANGED)]
    return [MovedSaid(span, matter, time=time, known=ahead.id), *others]


_OFFERS_ANOTHER: Final = re.compile(
    r"\b(?:(?:can|could|shall|might) (?:we|you|i)\b|how about|what about|instead|same time"
    r"|another (?:day|time"
    r"|date|slot)|new (?:day|time|date|slot)|resched\w+|re-?arrang\w+|rebook|would \w+ (?:work"
    r"|suit))"
)
_SAME_TIME: Final = re.compile(r"\bsame (?:time|hour|slot)\b")


def _find_offered(body: Message) -> Stretch | None:
    """Returns where a mail that calls an interview off offers another time for it."""
    for sentence in body.tokens.sentences:
        if _OFFERS_ANOTHER.search(body.lower_text, sentence.start, sentence.end):
            return sentence
    return None


def _resolve_offered(body: Message, ahead: Interview) -> SaidTime | None:
    """Returns the one other time that is offered; a day alone is one at the same hour."""
    zone = ZoneInfo(body.context.zone)
    old = ahead.start.astimezone(zone)
    offered: dict[date, SaidTime] = {}
    for one in body.times:
        said = one.resolve("future") if one.has_day else None
        sentence = sentence_around(body, one.span)
        is_offered = _OFFERS_ANOTHER.search(body.lower_text, sentence.start, sentence.end)
        if said and is_offered and said.day != old.date() and not _is_no_date(body, one):
            offered[said.day] = said
    if not offered:
        return None
    said = list(offered.values())[-1]
    if said.start is None and _SAME_TIME.search(body.lower_text):
        return SaidTime(said.day, datetime.combine(said.day, old.time(), zone).astimezone(UTC))
    return said if said.start else None


def _has_new_time(news: Sequence[Proposal]) -> bool:
    return any(isinstance(one, MovedSaid) and one.time for one in news)


def _find_agreed(body: Message, ahead: Interview) -> Iterator[tuple[Stretch, SaidTime]]:
    """Yields the moments other than the old one in sentences that agree to something."""
    for one in body.times:
        said = one.resolve("future") if one.has_day and one.has_time else None
        if said is None or said.start in (None, ahead.start) or _is_no_date(body, one):
            continue
        sentence = sentence_around(body, one.span)
        if _AGREES.search(body.lower_text, max(0, sentence.start - 60), sentence.end):
            yield sentence, said


def _is_no_date(body: Message, one: TimeMention) -> bool:
    before = body.lower_text[max(0, one.span.start - 24) : one.span.start]
    is_bound = any(
        found.is_bound and found.span.start <= one.span.start < found.span.end
        for found in body.ranges
    )
    return bool(one.is_former or is_bound or _FORMER.search(before))
