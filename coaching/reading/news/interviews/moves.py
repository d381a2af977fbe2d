"""Reads that an interview has another time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Capture, Interview, Opportunity, Reflection
from coaching.reading.context import OpenQuestion
from coaching.reading.events.day_rows import TASK
from coaching.reading.events.find_events import find_said
from coaching.reading.events.interview_rows import MOVED
from coaching.reading.matter import job_of, matter_ahead
from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue, find, says
from coaching.reading.news.interviews.asked_hard import asks_hard
from coaching.reading.news.interviews.changes import is_about_a_talk, round_ahead
from coaching.reading.news.interviews.other_times import (
    before_next_firm,
    find_proposal,
    leaves_a_choice,
    says_other_kind,
)
from coaching.reading.news.supposing import is_supposed
from coaching.reading.news.tasks import says_task
from coaching.reading.proposals import MovedSaid, SaidTime
from coaching.reading.words.cues import cue

_MOVED: Final = cue(
    """
    (push|move|shift|bump) (monday|tuesday|wednesday|thursday|friday|tomorrow|today)'?s,
    push (it|our|the|your|my), pushing (it|our|the|your|my),
    moved (to|from|it|my|the|our|back|up|forward), (has|was|is|been|got|be)? moved,
    (need|have|had|has|want|wants| wanted|like|going) to move, moving (it|the|our|my|to),
    move (your|our|my|the) (interview|call|meeting|chat|slot|appointment), reschedule,
    rescheduled, rescheduling, re-scheduled, pushed (back|to|it|out), push it, postponed,
    postpone, (put|set) back to, put off, preponed, prepone, brought forward, bring forward,
    (push|move|shift|bump) (monday's|tuesday's|wednesday's|thursday's|friday's|tomorrow's|today's),
    new time, new date, new slot, another time, shifted, switched to, changed (to|it to|the time),
    is now (on|at), now on, work for you instead, other times,
    instead of (monday|tuesday|wednesday|thursday|friday|tomorrow|today), verschoben, verschieben,
    verlegt, verlegen, remarcada, remarcado, remarcaram, remarcar, remarcou, adiou, antecipou,
        mudou, mudaram,
    cambio, cambió, aplazó, pospuso, pospusieron, adelantó, verschob, verschiebt, verlegte, a
        reporté, a décalé,
    a déplacé, ont reporté, adiada, adiado, adiaram, adiar,
    aplazada, aplazado, reportée, reporté, décalé, push you (to|back|out), push (you|us|me) to,
    move you to, bump you, bumped (to|from|me|it|back),
    shifted (to|from|it|mon|tue|tues|wed|thu|thurs|fri|monday|tuesday|wednesday|thursday|friday),
    shift (your|you|us|things), is the ... now, is now the, now not, moved it, same slot,
    booked the same slot, rebooked, re-booked, déplacé, déplacée, décalée, avancé, avancée,
    verzet, verplaatst, verschoven, opgeschoven, cambiada, cambiado, cambiaron, movieron, movida,
    movido, han movido, lipat, inurong, nilipat, ho gaya hai, put forward, has changed,
    time has changed, (has|have) been changed, updated invitation, change of (time|date|plan),
    new date and time, revised time,
    earlier than planned, slot changed, rearrange, rearranged, re-arrange, rearranging, swap,
    swapped,
    (put|pushed|moved|shifted|knocked|bumped|brought) ... (back|forward|on|out) (a|by|one|two|an),
    (put|pushed|moved|shifted|set|brought) ... (back|forward) to, do it another day, another day,
    statt,
    to become, becomes, décaler, repousser, déplacer, ist jetzt am, jetzt am, is now the,
    not ... any more, on ... instead, instead
    """
)


def read_moved(message: Message, days: Sequence[UsedDay]) -> Iterator[MovedSaid]:
    """Reads the new time of a known interview: the last one that stands in the sentence."""
    if _is_about_a_task(message) or _is_about_reminders(message):
        return
    if _OF_A_DECISION.search(message.lower_text):
        return
    cues = find(message, _MOVED)
    found = next(find_said(message, MOVED), None)
    if found is None:
        found = next((one for one in cues if _is_about_a_move(message, one, days)), None)
        found = found or find_proposal(message, days)
        if found is None or is_supposed(message, found):
            return
    if not asks_hard(message, found, days):
        yield from read_moved_at(message, found, days)


def read_moved_at(
    message: Message, found: FoundCue, days: Sequence[UsedDay]
) -> Iterator[MovedSaid]:
    """Reads the new time of the interview that a phrase is about, where one is to be moved."""
    matter = matter_ahead(message, found.place)
    known = round_ahead(message, matter)
    job = job_of(matter, message.context)
    if known is None or job is None or _was_told_of(job, known):
        return
    if known.start <= message.context.now and (message.amounts or says_task(message)):
        return  # "they settled on 3.6", "take-home landed, must push it by Friday"
    new = _count_from_old(message, found, known) or _after_the_old(
        message, _on_its_day(message, found, _new_time(message, found, days), known), known
    )
    if new is None and known.start <= message.context.now and not message.is_line:
        return  # a telling of what was: "a story that moved them"
    yield MovedSaid(found.sentence, matter, time=new, known=known.id)


def _is_about_reminders(message: Message) -> bool:
    """Tells whether the coach is asked to wait: "push it to Friday" as an answer to a reminder."""
    is_reply = message.context.asked.question is OpenQuestion.STEP
    is_bare = message.word_count <= _FEW and not message.companies
    return bool(is_reply and is_bare) or bool(_REMINDERS.search(message.lower_text))


_OF_A_DECISION: Final = re.compile(
    r"\b(?:push\w*|mov\w+|delay\w*|postpon\w*|put|extend\w*|shift\w*) (?:\w+ ){0,2}"
    r"(?:decision|deadline|verdict|answer|start date|results?)\b"
)
"""What has another day is no interview: "they pushed the decision back"."""
_FEW: Final = 7
_REMINDERS: Final = re.compile(r"\b(?:reminders?|pings?|nudges?|notifications?)\b")
"""What the coach sends; who moves one asks for quiet."""


def _on_its_day(
    message: Message, found: FoundCue, new: SaidTime | None, known: Interview
) -> SaidTime | None:
    """Returns an hour that is said without any day as one of the day that was fixed."""
    if new is None or new.start is None:
        return new
    zone = ZoneInfo(message.context.zone)
    day = known.start.astimezone(zone).date()
    named = [
        said.day
        for one in message.times
        if one.has_day and found.sentence.start <= one.span.start < found.sentence.end
        if (said := one.resolve("future"))
    ]
    is_ahead = known.start > message.context.now
    if not is_ahead or new.day in named or (named and day not in named):
        return new
    start = datetime.combine(day, new.start.astimezone(zone).time(), zone)
    return SaidTime(day, start.astimezone(UTC))


def _is_about_a_task(message: Message) -> bool:
    """Tells whether it is a task that has another day: "till Wednesday for the lesson plan"."""
    return message.is_line and next(find_said(message, TASK), None) is not None


_SHIFT: Final = re.compile(
    r"\b(?P<way>back|forward|forwards|out|on|earlier|later)? ?(?:by )?"
    r"(?:exactly |about |another |just )?"
    r"(?P<count>an?|one|two|three|2|3|half an|\d{1,2}) (?P<unit>hour|day|week|minute|min)s?\b"
    r"(?: (?P<behind>earlier|later|back|forward|sooner))?"
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "half an": 0.5}


def _count_from_old(message: Message, found: FoundCue, known: Interview) -> SaidTime | None:
    """Reads "put back a week" and "an hour later" as counted from the time that was fixed."""
    plain = message.lower_text
    match = _SHIFT.search(plain, found.place.start, found.sentence.end)
    way = (match["way"] or match["behind"]) if match else None
    if match is None or way is None:
        return None
    count = _COUNTS.get(match["count"]) or float(match["count"])
    step = timedelta(**{_UNITS[match["unit"]]: count})
    old = known.start.astimezone(ZoneInfo(message.context.zone))
    new = old.replace(tzinfo=None)
    new += -step if way in ("forward", "forwards", "earlier", "sooner") else step
    start = new.replace(tzinfo=ZoneInfo(message.context.zone)).astimezone(UTC)
    return SaidTime(new.date(), start)


_UNITS: Final = {
    "hour": "hours", "day": "days", "week": "weeks", "minute": "minutes", "min": "minutes",
}  # fmt: skip


def _was_told_of(job: Opportunity, interview: Interview) -> bool:
    """Tells whether the person told how it went: it was held, and another time is another
    round."""
    notes = interview.capture != Capture() or interview.reflection != Reflection()
    return notes or any(
        meeting.topic or meeting.concern
        for contact in job.contacts
        for meeting in contact.met
        if meeting.interview == interview.id
    )


def _after_the_old(message: Message, new: SaidTime | None, known: Interview) -> SaidTime | None:
    """Returns the new time counted from the old one: a Friday after that Wednesday, at its
    hour."""
    if new is None:
        return None
    zone = ZoneInfo(message.context.zone)
    old = known.start.astimezone(zone)
    day = new.day
    if day == old.date() and new.start in (None, known.start):
        return None  # the day that no longer holds
    is_later = new.start is None or says(message, _PUT_OFF)
    if is_later and not says(message, _EARLIER) and not _names_date(message, new):
        while day < old.date():
            day += timedelta(days=7)
    if new.start is None and says(message, _SAME_TIME):
        start = datetime.combine(day, old.time(), zone)
        return SaidTime(day, start.astimezone(UTC))
    later = day - new.day
    return replace(new, day=day, start=_put_off(new.start, later, zone), others=())


def _put_off(start: datetime | None, later: timedelta, zone: ZoneInfo) -> datetime | None:
    """Returns the moment so many days later, at the same hour."""
    if start is None or not later:
        return start
    local = start.astimezone(zone).replace(tzinfo=None) + later
    return local.replace(tzinfo=zone).astimezone(UTC)


_NEAR_DAY: Final = re.compile(
    r"\b(?:today|tomorrow|tonight|this|tmrw|tmr|tomo|morgen|heute|amanhã)\b"
)


def _names_date(message: Message, new: SaidTime) -> bool:
    """Tells whether a figure or "tomorrow" names the day: then it is that, whatever was before."""
    spans = [time.span.text_in(message.lower_text) for time in message.times]
    return any(str(new.day.day) in text or _NEAR_DAY.search(text) for text in spans)


def _is_moment(day: UsedDay) -> bool:
    return day.time is not None and day.time.has_day and day.time.has_time


_PROPOSES: Final = cue(
    """
    new time, new date, new slot, instead, could you do, can you do, how about, neuer termin,
    nova data, novo horário, nueva fecha, nouvelle date, this (thursday|friday|monday|tuesday|
     wednesday) instead
    """
)


def _proposes(message: Message, day: UsedDay) -> bool:
    """Tells whether a further sentence names the new time: "Could you do Tuesday instead?"."""
    return says(message, _PROPOSES, day.sentence)


_SAME_TIME: Final = cue(
    """
    same time, same hour, same slot, same o'clock, as before, as planned before, time unchanged,
    still at, still (8|9|10|11|12|1|2|3|4|5|ten|nine|two|three),
    (7|8|9|10|11|12|1|2|3|4|5|ten|nine|two|three) still, same as before, gleiche zeit,
    gleiche uhrzeit, mesma hora,
    misma hora, même heure, zelfde tijd
    """
)
_PUT_OFF: Final = cue(
    "pushed, pushed back, postponed, delayed, put back, put off, pushed out, deferred, knocked back"
)
"""Says that the new time is behind the old one."""
_EARLIER: Final = cue(
    """
    brought forward, bring forward, preponed, prepone, earlier, sooner, moved up, forward,
    put forward, vorgezogen,
    antecipada
    """
)


def _is_about_a_move(message: Message, found: FoundCue, days: Sequence[UsedDay]) -> bool:
    after = (day.sentence for day in days if day.span.start >= found.place.start)
    is_else = _TO_SOMETHING_ELSE.match(message.lower_text, found.place.start)
    if (is_else and found.sentence not in after) or says_other_kind(message, found.place):
        return False
    is_asked = message.context.asked.interview is not None
    return is_asked or is_about_a_talk(message, found.sentence)


_TO_SOMETHING_ELSE: Final = re.compile(  # "how they moved to streaming"
    r"(?:moved|switched|changed|shifted|pushed) to (?!another|some|later|next|(?:(?:an?|the) )?"
    r"(?:later |new |other |different |earlier )?"
    r"(?:time|day|date|slot|hour|week|month|morning|afternoon|evening)\b)"
)


def _new_time(message: Message, found: FoundCue, days: Sequence[UsedDay]) -> SaidTime | None:
    """Returns the new time; None where several are offered, or none is named."""
    timed = [day for day in days if day.time and not day.time.is_former]
    here = [day for day in timed if day.sentence == found.sentence]
    after = [day for day in here if day.span.start >= found.place.start] or here
    elsewhere = [day for day in timed if day not in here and _proposes(message, day)]
    if elsewhere and not any(_is_moment(day) for day in after):
        if len(elsewhere) > 1:
            return None
        after = elsewhere
    after = before_next_firm(message, found, after)
    if not after or leaves_a_choice(message, after):
        return None
    return after[-1].time.resolve("future") if after[-1].time else None
