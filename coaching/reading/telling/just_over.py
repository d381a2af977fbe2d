"""Hears of an interview at a new employer that is told without a day, and of one just over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.reading.context import ReadingContext
from coaching.reading.events.find_events import is_of_somebody_else
from coaching.reading.matter import job_of, sentence_around
from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.proposals import InterviewSaid, LeadSaid, OfferSaid, Proposal, SaidTime
from coaching.reading.words.word_line import WordLine

_INTERVIEW: Final = re.compile(
    r" (?:interview|interviews|interviewed|screening|panel|(?:phone|video|first) (?:screen|call)"
    r"|(?:first|second|third|final|last) round|assessment (?:day|centre|center)|trial shift"
    r"|chat with|call with|meeting with) "
)
"""Without such a word, or one that says it is just over, somebody may only have been met."""
JUST_OVER: Final = re.compile(
    r" (?:(?:just|only just|literally just|just now) (?:\w+ )?(?:got out|came out|come out|finished"
    r"|left|had|done|back|out|wrapped|off|walked out|hung up|got off)"
    r"|(?:came|come|got|walked) out of (?:\w+ ){1,4}now"
    r"|(?:fresh|straight) (?:out of|from)|out of (?:it|there) just now|(?:finished|ended|over) just"
    r" now|(?:minutes?|mins?) ago|(?:had|did) (?:my|the|an?|our|that|this) (?:\w+ ){1,8}just now) "
)
"""Says that an interview ended right before the message."""
_SAID_WITHIN: Final = 400
"""An interview that is told of is named within so many characters."""
_USUAL_MINUTES: Final = 60
_STEP: Final = timedelta(minutes=5)


def read_new_interviews(
    message: Message, told_of: Sequence[InterviewSaid], news: Sequence[Proposal]
) -> Iterator[InterviewSaid]:
    """Yields the interviews at employers who are new and were told of without a day.

    One that is "just over" ended when the message was written; of any other the day is asked for.
    """
    line = message.line
    just_over = JUST_OVER.search(line.text[:_SAID_WITHIN])
    said = just_over or _INTERVIEW.search(line.text[:_SAID_WITHIN])
    if said is None or not _is_own(message, line, said):
        return
    told = (one for one in news if not (just_over and _is_ahead(one, message.context)))
    elsewhere = {one.about for one in told if isinstance(one, LeadSaid | OfferSaid | InterviewSaid)}
    for one in told_of:
        if one.known is None and one.about.company and one.about not in elsewhere:
            whole = replace(one, company=one.about.company)
            yield _end_now(whole, message.context) if just_over else whole


def _is_ahead(one: Proposal, context: ReadingContext) -> bool:
    """Tells whether it is an interview to come, beside which another may just be over."""
    if not isinstance(one, InterviewSaid) or one.time is None:
        return False
    return one.time.day >= context.today and (one.time.start or context.now) >= context.now


def _is_own(message: Message, line: WordLine, said: re.Match[str]) -> bool:
    """Tells whether the person says it of themselves, and as something that was."""
    word = line.place(said.start() + 1)
    place = line.stretch(word, word + 1)
    found = FoundCue(place, sentence_around(message, place), said[0])
    is_unreal = is_supposed(message, found) or is_asked(message, found)
    return not (is_unreal or is_denied(message, place) or is_of_somebody_else(message, place))


def _end_now(interview: InterviewSaid, context: ReadingContext) -> InterviewSaid:
    """Returns the interview as one that ended within the last minutes, on a round one."""
    minutes = interview.minutes or _USUAL_MINUTES
    end = _round_down(context.now.astimezone(UTC))
    start = end - timedelta(minutes=minutes)
    day = start.astimezone(ZoneInfo(context.zone)).date()
    return replace(interview, time=SaidTime(day, start, end), minutes=minutes)


def end_by_now(interview: InterviewSaid, context: ReadingContext) -> InterviewSaid:
    """Returns an interview of which notes were told as one that is over: where it would still go
    on by its usual or planned length, it has ended within the last minutes."""
    job = job_of(interview.about, context)
    rounds = job.interviews if job else ()
    known = next((one for one in rounds if one.id == interview.known), None)
    start = known.start if known else interview.time.start if interview.time else None
    has_end = interview.minutes or (interview.time and interview.time.end)
    if has_end or start is None:
        return interview
    planned = timedelta(minutes=known.minutes if known else _USUAL_MINUTES)
    so_far = _round_down(context.now.astimezone(UTC)) - start
    if not _STEP <= so_far < planned:
        return interview
    return replace(interview, minutes=int(so_far.total_seconds() // 60))


def _round_down(moment: datetime) -> datetime:
    return moment - (moment - datetime.min.replace(tzinfo=UTC)) % _STEP
