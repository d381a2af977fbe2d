"""Reads interviews: new ones, the one that is talked about, moved and cancelled ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview
from coaching.reading.context import OpenQuestion
from coaching.reading.matter import (
    employers,
    is_within,
    job_of,
    matter_at,
    rounds_of,
)
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.days.past_or_ahead import WITHIN, find_round_at_its_hour, resolve_day
from coaching.reading.news.interviews.beside_employer import find_kind_beside, find_role_beside
from coaching.reading.news.interviews.changes import read_cancelled, read_no_shows
from coaching.reading.news.interviews.corrections import read_corrected
from coaching.reading.news.interviews.moves import read_moved
from coaching.reading.news.interviews.scheduled import read_scheduled
from coaching.reading.proposals import (
    CancelledSaid,
    InterviewSaid,
    Matter,
    MovedSaid,
    Proposal,
    SaidTime,
    Stretch,
)
from coaching.reading.times.their_place import find_their_zone

_INTERVIEW_USES: Final = {DayUse.INTERVIEW, DayUse.NOTHING, DayUse.MOVED}
"""An interview that nobody knew of and that "moved" is one at its new time."""


@dataclass(frozen=True, slots=True)
class Appointments:
    """Holds everything a message says about interviews."""

    proposals: tuple[Proposal, ...]
    claimed: frozenset[Stretch]
    """The days that were read as the time of an interview."""

    @property
    def is_change(self) -> bool:
        """Whether an interview is off or has another time."""
        return any(isinstance(one, MovedSaid | CancelledSaid) for one in self.proposals)


def read_appointments(message: Message, days: Sequence[UsedDay]) -> Appointments:
    """Reads moved and cancelled interviews, those where nobody came, and the times of others."""
    fallen: tuple[Proposal, ...] = tuple(read_no_shows(message))
    corrected = () if fallen else tuple(read_corrected(message, days))
    fallen = fallen if fallen or corrected else tuple(read_cancelled(message))
    moved: tuple[Proposal, ...] = corrected or tuple(read_moved(message, days))
    if not (fallen or moved):
        moved = tuple(_read_other_hours(message, days))
    elsewhere = {one.about for one in moved}
    fallen = tuple(one for one in fallen if not _is_put_off(one, elsewhere))
    off = {proposal.about for proposal in (*fallen, *moved)}
    changed = {DayUse.MOVED, DayUse.CANCELLED} if off else {DayUse.CANCELLED}
    claimed = {day.span for day in days if day.use in changed}
    interviews = [_with_round(message, one) for one in read_scheduled(message)]
    if interviews:
        claimed |= {day.span for day in days if day.use in _INTERVIEW_USES}
    for day in days:
        interview = None if day.span in claimed else _read_interview(message, day)
        if interview and not (off and _is_off(interview, off)):
            claimed.add(day.span)
            interviews.append(interview)
    return Appointments((*fallen, *moved, *merge_interviews(interviews)), frozenset(claimed))


def _with_round(message: Message, said: InterviewSaid) -> InterviewSaid:
    known = _round_on(message, said.about, said.time) if said.time else None
    return replace(said, known=known.id if known else None)


def _is_put_off(fallen: Proposal, moved: set[Matter]) -> bool:
    """Tells whether what is off gets another time: "Thursday is off, they'll find a new slot"."""
    return isinstance(fallen, CancelledSaid) and fallen.about in moved


def _read_other_hours(message: Message, days: Sequence[UsedDay]) -> Iterator[MovedSaid]:
    """Reads that an interview ahead is at another hour of its day than the one on record."""
    for day in days:
        one = _read_interview(message, day)
        time = one.time if one else None
        known = _find_round(message, one) if one else None
        if not (one and time and time.start and known) or known.start <= message.context.now:
            continue
        hours = {time.start, *(other.start for other in time.others)}
        if known.start not in hours and not one.about.is_guess:
            yield MovedSaid(one.span, one.about, time=replace(time, others=()), known=known.id)
            return


def _find_round(message: Message, said: InterviewSaid) -> Interview | None:
    job = job_of(said.about, message.context)
    return next((one for one in job.interviews if one.id == said.known), None) if job else None


def _is_off(interview: InterviewSaid, off: set[Matter]) -> bool:
    return interview.about in off or interview.about.is_guess


def _read_interview(message: Message, day: UsedDay) -> InterviewSaid | None:
    """Reads the interview that a day belongs to; None for a day that is for something else."""
    is_hour = day.use is DayUse.INTERVIEW and day.time is not None and day.time.has_time
    if day.range and ((day.range.is_bound and not is_hour) or _is_a_week(day)):
        return None  # "today by 11am" is an hour where people say so of an interview
    if _stands_for_week(message, day.span) or _is_now(message, day.span):
        return None
    if (
        day.time is None
        or day.time.is_former
        or day.use not in _INTERVIEW_USES
        or not _may_be_interview(message, day)
    ):
        return None
    said = resolve_day(message, day, day.time)
    if said is None:
        return None
    matter = matter_at(message, day.span)
    if day.use is DayUse.NOTHING and matter.opportunity and _is_over(message, said):
        return None
    known = _round_on(message, matter, said)
    if known is None and (past := find_round_at_its_hour(message, day, matter, said)):
        known, said = past
    if known is None and _SAYS_IT.match(message.lower_text, day.cue.start):
        return None
    return InterviewSaid(
        day.sentence,
        matter,
        company=matter.company,
        role=find_role_beside(message, day),
        time=_with_their_zone(message, day, said) if matter.opportunity is None else said,
        minutes=_minutes(message, day, said),
        kind=find_kind_beside(message, day),
        known=known.id if known else None,
    )


_SAYS_IT: Final = re.compile(r"(?:it|that|this) was\b")
"""Is said of an interview on record alone."""


def _with_their_zone(message: Message, day: UsedDay, said: SaidTime) -> SaidTime:
    """Returns the time with the zone of the city in which a new employer is."""
    is_only = len({one.name for one in employers(message)}) < 2
    place = Stretch(0, len(message.text)) if is_only else day.sentence
    return replace(said, zone=said.zone or find_their_zone(message.lower_text, place))


_IS_NOW: Final = re.compile(r"(?:just|right|only just)?\s?now")


def _is_now(message: Message, span: Stretch) -> bool:
    """Tells whether it says only that something is over now: "the talk ended just now"."""
    return _IS_NOW.fullmatch(span.text_in(message.lower_text)) is not None


def _stands_for_week(message: Message, span: Stretch) -> bool:
    """Tells whether a day is only the first of a week: "in the week beginning 21 June"."""
    plain = message.lower_text
    before = _WEEK_OF.search(plain, max(0, span.start - 24), span.start)
    return before is not None or _OF_A_WEEK.match(plain, span.start) is not None


_OF_A_WEEK: Final = re.compile(
    r"(?:the |in the )?(?:week (?:beginning|commencing|starting|of)|w/?c)\b"
)
_WEEK_OF: Final = re.compile(
    r"\b(?:week (?:beginning|commencing|starting|of)|w/?c|w/?b)\.?:? "
    r"(?:on |the |monday )?(?:the )?$"
)
"""Leads up to a day that stands for its week."""


def _is_over(message: Message, said: SaidTime) -> bool:
    """Tells whether a moment is past: of a job on record it is then nothing to come."""
    return said.start is not None and said.start <= message.context.now


def _is_a_week(day: UsedDay) -> bool:
    """Tells whether only some days are named, such as "the week of the 15th"."""
    has_hour = day.time is not None and day.time.has_time
    return day.range is not None and day.range.earliest < day.range.latest and not has_hour


def _may_be_interview(message: Message, day: UsedDay) -> bool:
    """Tells whether an interview is meant: by a word for it, or by an employer and an hour."""
    if day.use is DayUse.INTERVIEW or message.context.asked.question is OpenQuestion.WHEN:
        return True
    named = any(is_within(one.span, day.sentence) for one in employers(message))
    named = named or (_is_note(message) and any(not one.opportunity for one in employers(message)))
    return bool(named and day.time and day.time.has_time)


_NOTE: Final = 25


def _is_note(message: Message) -> bool:
    """Tells whether a short message is all about one thing: "Acme. Buyer. Monday 15 March, 8am"."""
    return len(message.tokens.all) <= _NOTE


def _round_on(message: Message, matter: Matter, said: SaidTime) -> Interview | None:
    """Returns the logged round that is meant: on that day, and about at that time."""
    job = job_of(matter, message.context)
    if job is None:
        return None
    zone = ZoneInfo(message.context.zone)
    same_day = [one for one in rounds_of(job) if one.start.astimezone(zone).date() == said.day]
    if said.start is None:
        return next(iter(same_day), None)
    near = next((one for one in same_day if abs(one.start - said.start) <= WITHIN), None)
    return near or next((one for one in same_day if _is_other_half(one, said)), None)


def _is_other_half(known: Interview, said: SaidTime) -> bool:
    """Tells whether a bare hour is that of a round in the other half of the day: "thurs 7"."""
    others = [other.start for other in said.others if other.start]
    return known.start in others


def _minutes(message: Message, day: UsedDay, said: SaidTime) -> int | None:
    if day.time and day.time.minutes:
        return day.time.minutes
    if said.start and said.end:
        return int((said.end - said.start).total_seconds() // 60)
    near = [one for one in message.lengths if 0 <= one.span.start - day.span.end <= 120]
    return near[0].minutes if near else None


def merge_interviews(interviews: Sequence[InterviewSaid]) -> tuple[InterviewSaid, ...]:
    """Returns each interview once: the same round or day of a job told twice is one."""
    merged: dict[tuple[object, ...], InterviewSaid] = {}
    for one in interviews:
        key = (one.about, one.known or (one.time.day if one.time else None))
        merged[key] = _merge(merged[key], one) if key in merged else one
    return tuple(merged.values())


def _merge(one: InterviewSaid, other: InterviewSaid) -> InterviewSaid:
    time = one.time if one.time and one.time.start else other.time or one.time
    return replace(
        one,
        role=one.role or other.role,
        time=time,
        minutes=one.minutes or other.minutes,
        kind=one.kind or other.kind,
    )
