"""Reads by when they decide, call, write or send something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.reading.context import OpenQuestion
from coaching.reading.matter import job_of, last_round, matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.proposals import DecisionSaid, PromiseSaid, Proposal, Stretch


def read_promises(message: Message, days: Sequence[UsedDay]) -> Iterator[Proposal]:
    """Reads the days of decisions and of promises by them; what is past is no promise."""
    before: DecisionSaid | None = None
    for one in _read_each(message, days):
        if before and isinstance(one, DecisionSaid) and _is_its_end(message, before, one):
            before = replace(before, latest=max(before.latest, one.latest))
            continue
        if before:
            yield before
        before = one if isinstance(one, DecisionSaid) else None
        if before is None:
            yield one
    if before:
        yield before


_TWO_ENDS: Final = re.compile(r"\bearliest\b[^.!?\n]{1,60}\blatest\b")


def _is_its_end(message: Message, one: DecisionSaid, other: DecisionSaid) -> bool:
    """Tells whether a sentence names both ends: "at the earliest Monday, at the latest Friday"."""
    is_same = one.span == other.span and one.about == other.about
    return is_same and _TWO_ENDS.search(one.span.text_in(message.lower_text)) is not None


def _read_each(message: Message, days: Sequence[UsedDay]) -> Iterator[Proposal]:
    if message.context.asked.question is OpenQuestion.DECISION:
        days = _as_decisions(days)
    for day in days:
        ends = _count_from_interview(message, day)
        is_former = day.range is None and day.time is not None and day.time.is_former
        if ends is None or ends[1] < message.context.today or is_former:
            continue
        if day.use is DayUse.DECISION and _is_put_off(message, day):
            continue
        if _IS_BROKEN.match(message.lower_text, day.span.end):
            continue
        if day.use is DayUse.DECISION:
            matter = matter_at(message, day.span)
            words = _words_of(message, day.span)
            yield DecisionSaid(day.sentence, matter, earliest=ends[0], latest=ends[1], words=words)
        elif day.use is DayUse.PROMISE and not (_is_mine(message, day) or _is_told(message, day)):
            yield _read_promise(message, day, ends[1])


_LOOSELY: Final = re.compile(r"\b(?:about|abt|around|roughly|approx\.?) $", re.IGNORECASE)
_LONGEST_LOOSE: Final = 10


def _words_of(message: Message, span: Stretch) -> str:
    """Returns the words of a time as they were said, with "about" before them."""
    start = max(0, span.start - _LONGEST_LOOSE)
    found = _LOOSELY.search(message.text[start : span.start])
    return f"{found.group() if found else ''}{span.text_in(message.text)}"


_NO_NEWS: Final = re.compile(
    r"\b(?:no|not|without|won't be an?|will not be an?) (?:a |any )?(?:decision|answer|news|result"
    r"|outcome|update|feedback)\b(?: yet)?\s?$"
)


_IS_BROKEN: Final = re.compile(
    r",? (?:and|but|yet)? ?(?:(?:they|he|she|it|there|still|so far|as yet|of course) ?){0,3}"
    r"(?:haven'?t|hasn'?t|didn'?t|never did|never has|nothing|nothin|nada|no call|no (?:word|reply"
    r"|news|email)|not a (?:word|peep))\b"
)
"""Behind a day it says that it has passed: "they'd call by Monday and still haven't"."""


def _is_put_off(message: Message, day: UsedDay) -> bool:
    """Tells "no decision this week", which names no day, from "no decision before Friday"."""
    if day.range is not None and day.range.is_bound:
        return False
    plain = message.lower_text
    return _NO_NEWS.search(plain, max(0, day.span.start - 50), day.span.start) is not None


_FROM_THE_INTERVIEW: Final = re.compile(
    r"(?: they said| she said| he said)?,? (?:counting |counted |starting )?(?:from|after|since)"
    r" (?:(?:the|our|that) (?:interview|chat|call)\b"
    r"|(?:last )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)


_COUNTS_FROM: Final = re.compile(r"\b(?:counting|counted|starting|reckoned) from (?:last |the )?$")


def _count_from_interview(message: Message, day: UsedDay) -> tuple[date, date] | None:
    """Returns the days; "ten days from the interview" begins with the day of the last round."""
    ends = _hardly_tomorrow(message, day) or day.ends()
    if _COUNTS_FROM.search(message.lower_text, max(0, day.span.start - 24), day.span.start):
        return None
    counted = _FROM_THE_INTERVIEW.match(message.lower_text, day.span.end)
    if ends is None or counted is None:
        return ends
    job = job_of(matter_at(message, day.span), message.context)
    past = last_round(job, message.context.now) if job else None
    if past is None:
        return ends
    held = past.start.astimezone(ZoneInfo(message.context.zone)).date()
    if counted["weekday"] and not f"{held:%A}".casefold().startswith(counted["weekday"]):
        return ends
    back = message.context.today - held
    return ends[0] - back, ends[1] - back


def _hardly_tomorrow(message: Message, day: UsedDay) -> tuple[date, date] | None:
    """Returns the day a week later for "next Thursday" where that could be tomorrow, which nobody
    calls so: too late a day asks them later, too early a one before they could decide."""
    said = day.time.resolve("future") if day.time and not day.range else None
    if said is None or said.day != message.context.today + timedelta(days=1):
        return None
    others = (one.day for one in said.others if one.day == said.day + timedelta(days=7))
    later = next(others, None)
    return (later, later) if later else None


_FREE: Final = (DayUse.NOTHING, DayUse.ASIDE, DayUse.INTERVIEW, DayUse.SNOOZE)


def _as_decisions(days: Sequence[UsedDay]) -> Sequence[UsedDay]:
    """Takes the first day for the one asked about, where none is said to be for anything else."""
    if any(day.use in (DayUse.DECISION, DayUse.PROMISE) for day in days):
        return days
    first = next((day for day in days if day.use in _FREE), None)
    return tuple(replace(day, use=DayUse.DECISION) if day is first else day for day in days)


def _is_mine(message: Message, day: UsedDay) -> bool:
    """Tells whether it is the person who sends or calls: "i said i'd send names tonight"."""
    plain = message.lower_text
    if _I_GET.match(plain, day.cue.start):
        return False
    if _TO_THEM.match(plain, day.cue.end):
        return True
    start = max(day.sentence.start, day.cue.start - _SUBJECT_REACH)
    subjects = _SUBJECTS.findall(plain, start, day.cue.start + 2)
    return bool(subjects) and bool(_MINE.fullmatch(subjects[-1]))


_TOLD: Final = re.compile(r"(?:please )?(?:do not|don't|dont|stop|no need to)\b[^.!?\n,]{0,40}$")


def _is_told(message: Message, day: UsedDay) -> bool:
    """Tells whether the coach is told what not to do: "please do not send me anything today"."""
    plain = message.lower_text
    return _TOLD.search(plain, day.sentence.start, day.cue.start) is not None


_I_GET: Final = re.compile(
    r"(?:i|we)(?:'ll|'m| will| should| am| would)? (?:get|gets|getting|receive|receiving|expect"
    r"|expecting|have|due)\b"
)
"""Who gets a call has promised nothing."""
_TO_THEM: Final = re.compile(r" (?:him|her|them)\b")
_SUBJECT_REACH: Final = 40
_SUBJECTS: Final = re.compile(
    r"\b(?:i(?:'d|'ll|'m|'ve)?|id|ill|im|ive|they\w*|theyll|she|shell|shed|he|hell|hed|we|who|you"
    r"|someone|somebody|hr|[a-z]+(?:'ll|'s|'d))\b"
)
_MINE: Final = re.compile(r"i(?:'d|'ll|'m|'ve)?|id|ill|im|ive")


def _read_promise(message: Message, day: UsedDay, by: date) -> PromiseSaid:
    both = Stretch(min(day.cue.start, day.span.start), max(day.cue.end, day.span.end))
    clause = clause_around(message, both, day.sentence)
    people = (one for one in message.people if clause.start <= one.span.start < clause.end)
    who = next(people, None)
    return PromiseSaid(
        clause,
        matter_at(message, day.span),
        by=by,
        text=clause.text_in(message.text),
        whom=who.name if who else None,
    )
