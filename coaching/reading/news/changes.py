"""Reads that an interview has another time, is off, or that nobody came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Capture, Interview, Opportunity, Reflection
from coaching.reading.cues import cue
from coaching.reading.matter import is_within, job_of, last_round, matter_at, next_round
from coaching.reading.message import Message
from coaching.reading.news.days import UsedDay
from coaching.reading.news.found import FoundCue, find, find_first, says
from coaching.reading.news.other_times import find_proposal, leaves_a_choice
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.news.tense import PAST
from coaching.reading.proposals import (
    CancelledSaid,
    Matter,
    MovedSaid,
    NoShowSaid,
    SaidTime,
    Stretch,
)
from coaching.reading.times.date_days import DateLean

_CANCELLED: Final = cue(
    """
    absagen, entfallen, cancelar, annuler, afzeggen, stelle ... besetzt, cancelled, canceled,
    cancels, called off, calls off, calling off,
    pulled the (interview|call|plug), pulled ... interview,
    pulled (monday|tuesday|wednesday|thursday|friday|tomorrow|today)'?s, scrapped, not happening,
    isn't happening, is off, 's off, not recruiting, not hiring, no longer (recruiting|hiring),
    it's off, is now off, won't be happening, won't happen, fell through,
    on hold, on ice, fällt aus, abgesagt, haben abgesagt, cancelada, cancelado, cancelaram,
    desmarcaram, desmarcada, desmarcou, annulé, annulée, cancelaron, have to cancel,
    need to cancel, must cancel, will not go ahead, won't go ahead, not go ahead, not going ahead,
    won't be going ahead, has been paused, recruitment has been paused, is paused,
    withdrawn the (role|vacancy), (role|position|vacancy|post) (was|has been|is) withdrawn,
    (role|position|vacancy|post) (was|got|has been) (scrapped|cut|frozen|pulled), hiring freeze,
    geannuleerd, gaat niet door, entfällt, anulada, anulado, no se hará
    """
)
_NO_SHOW: Final = cue(
    """
    (nobody|no one|noone) (has|have) (come|joined|shown up|turned up|appeared),
    nobody (came|joined|showed|turned up|was there|picked up|answered|rang|called|dialled in),
    no one (came|joined|showed|turned up|was there|picked up|answered|rang|called|dialled in),
    noone (came|joined|showed|turned up), no-show, no show,
    (didn't|did not|never) (show|show up|showed|showed up|turn up|turned up|join|joined|dial in|
     dialled in|ring|rang|called me), stood me up, left me waiting, left me hanging,
    ghosted the (call|interview), waited for nothing, niemand (kam|da|erschienen|war da),
    keiner (kam|da|erschienen), ninguém (apareceu|veio|entrou), nadie (vino|apareció|entró),
    personne n'est venu
    """
)
_MOVED: Final = cue(
    """
    push (it|our|the|your|my), pushing (it|our|the|your|my),
    moved (to|from|it|my|the|our|back|up|forward), (has|was|is|been|got|be)? moved,
    (need|have|had|has|want|wants| wanted|like|going) to move, moving (it|the|our|my|to),
    move (your|our|my|the) (interview|call|meeting|chat|slot|appointment), reschedule,
    rescheduled, rescheduling, re-scheduled, pushed (back|to|it|out), push it, postponed,
    postpone, (put|set) back to, put off, preponed, prepone, brought forward, bring forward,
    new time, new date, new slot, another time, shifted, switched to, changed (to|it to|the time),
    is now (on|at), now on, work for you instead, other times,
    instead of (monday|tuesday|wednesday|thursday|friday|tomorrow|today), verschoben, verschieben,
    verlegt, verlegen, remarcada, remarcado, remarcaram, remarcar, adiada, adiado, adiaram, adiar,
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
_ABOUT_A_TALK: Final = cue(
    """
    interview, interviews, call, chat, talk, meeting, round, screen, screening, slot, appointment,
    onsite, zoom, panel, gespräch, vorstellungsgespräch, termin, entrevista, conversa, entretien,
    it, you, us, conversation, visit, viewing, talks, telefonat, gesprek, kennismaking, cita,
    reunión, rdv, rendez-vous, thing, session, test, trial, probetag, schnuppertag, probearbeiten
    """
)


def read_no_shows(message: Message) -> Iterator[NoShowSaid]:
    found = find_first(message, _NO_SHOW)
    if found and not is_supposed(message, found):
        matter = matter_at(message, found.place)
        job = job_of(matter, message.context)
        known = last_round(job, message.context.now) if job else None
        yield NoShowSaid(found.sentence, matter, known=known.id if known else None)


def read_cancelled(message: Message) -> Iterator[CancelledSaid]:
    for found in find(message, _CANCELLED):
        if is_supposed(message, found) or is_denied(message, found.place):
            continue
        if is_asked(message, found) or not _is_about_a_talk(message, found.sentence):
            continue
        if _SOMEBODY_OFF.match(message.text, found.place.start):
            continue
        matter = matter_at(message, found.place)
        known = _round_ahead(message, matter)
        yield CancelledSaid(found.sentence, matter, known=known.id if known else None)
        return


_SOMEBODY_OFF: Final = re.compile(
    r"(?i)(?:it's |is )?(?:now )?off (?:sick|ill|with|work|until|this|for|on|today|at)\b"
)


def _is_about_a_talk(message: Message, sentence: Stretch) -> bool:
    named = any(is_within(one.span, sentence) for one in message.companies)
    return named or says(message, _ABOUT_A_TALK, sentence)


def _round_ahead(message: Message, matter: Matter) -> Interview | None:
    """Returns the next interview of the job, or the last one where none is ahead."""
    job = job_of(matter, message.context)
    now = message.context.now
    return (next_round(job, now) or last_round(job, now)) if job else None


def read_moved(message: Message, days: Sequence[UsedDay]) -> Iterator[MovedSaid]:
    """Reads the new time of a known interview: the last one that stands in the sentence."""
    cues = find(message, _MOVED)
    found = next((one for one in cues if _is_about_a_move(message, one, days)), None)
    if found is None:
        found = find_proposal(message, days)
    if found is None or is_supposed(message, found):
        return
    matter = matter_at(message, found.place)
    known = _round_ahead(message, matter)
    job = job_of(matter, message.context)
    if known is None or job is None or _was_told_of(job, known):
        return
    new = _count_from_old(message, found, known) or _after_the_old(
        message, _new_time(message, found, days), known
    )
    yield MovedSaid(found.sentence, matter, time=new, known=known.id)


_SHIFT: Final = re.compile(
    r"\b(?P<way>back|forward|forwards|out|on|earlier|later)? ?(?:by )?"
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
    """Tells whether the person told how it went: it was held, and another time is another round."""
    notes = interview.capture != Capture() or interview.reflection != Reflection()
    return notes or any(
        meeting.topic or meeting.concern
        for contact in job.contacts
        for meeting in contact.met
        if meeting.interview == interview.id
    )


def _after_the_old(message: Message, new: SaidTime | None, known: Interview) -> SaidTime | None:
    """Returns the new time counted from the old one: a Friday after that Wednesday, at its hour."""
    if new is None:
        return None
    zone = ZoneInfo(message.context.zone)
    old = known.start.astimezone(zone)
    day = new.day
    if new.start is None and not says(message, _EARLIER) and not _names_date(message, new):
        while day < old.date():
            day += timedelta(days=7)
    if new.start is None and says(message, _SAME_TIME):
        start = datetime.combine(day, old.time(), zone)
        return SaidTime(day, start.astimezone(UTC))
    return replace(new, day=day)


def _names_date(message: Message, new: SaidTime) -> bool:
    """Tells whether a figure names the day: then it is that day, whatever was before."""
    spans = [time.span.text_in(message.text) for time in message.times]
    return any(str(new.day.day) in text for text in spans)


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
    same time, same hour, same slot, same o'clock, gleiche zeit, gleiche uhrzeit, mesma hora,
    misma hora, même heure, zelfde tijd
    """
)
_EARLIER: Final = cue(
    """
    brought forward, bring forward, preponed, prepone, earlier, put forward, vorgezogen,
    antecipada
    """
)


def _is_about_a_move(message: Message, found: FoundCue, days: Sequence[UsedDay]) -> bool:
    if _is_about_a_talk(message, found.sentence):
        return True
    after = (day.sentence for day in days if day.span.start >= found.place.start)
    is_else = _TO_SOMETHING_ELSE.match(message.lower_text, found.place.start)
    is_timed = not is_else or found.sentence in after
    return message.context.asked.interview is not None and is_timed


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
    if not after or leaves_a_choice(message, after):
        return None
    lean: DateLean = "past" if says(message, PAST, found.sentence) else "future"
    return after[-1].time.resolve(lean) if after[-1].time else None
