"""Reads that an interview is off, or that nobody came."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.documents import Interview
from coaching.reading.events.find_events import find_said
from coaching.reading.events.interview_rows import CANCELLED, NO_SHOW
from coaching.reading.matter import (
    is_within,
    job_of,
    last_round,
    matter_ahead,
    matter_at,
    next_round,
)
from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue, find, says
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.news.to_coach.switches import read_switches
from coaching.reading.proposals import (
    CancelledSaid,
    Matter,
    NoShowSaid,
    Stretch,
)
from coaching.reading.words.cues import cue

_CANCELLED: Final = cue(
    """
    absagen, entfallen, cancelar, annuler, afzeggen, stelle ... besetzt, cancelled, canceled,
    cancels, called off, calls off, calling off,
    pulled the (interview|call|plug), pulled ... interview,
    pulled (monday|tuesday|wednesday|thursday|friday|tomorrow|today)'?s, scrapped, not happening,
    isn't happening, is off, 's off, not recruiting, not hiring, no longer (recruiting|hiring),
    it's off, is now off, won't be happening, won't happen, fell through,
    no longer hold, not hold again, stands cancelled, having to cancel,
    disregard the (earlier|previous|former)? invitation, on hold, on ice,
    fällt aus, abgesagt, haben abgesagt, cancelada, cancelado, cancelaram,
    desmarcaram, desmarcada, desmarcou, cancelou, canceló, anuló, annulierte, a annulé, annulé,
        annulée, cancelaron, have to cancel,
    need to cancel, must cancel, will not go ahead, won't go ahead, not go ahead, not going ahead,
    won't be going ahead, has been paused, recruitment has been paused, is paused,
    no point in (meeting|coming|talking), (positions|roles|vacancies|openings|jobs) ... frozen,
    (taken|took|removed|deleted) the (invite|invitation|meeting|event|slot) (out|from|off),
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
_ABOUT_A_TALK: Final = cue(
    """
    interview, interviews, call, chat, talk, meeting, round, screen, screening, slot, appointment,
    onsite, zoom, panel, gespräch, vorstellungsgespräch, termin, entrevista, conversa, entretien,
    it, you, us, conversation, visit, viewing, talks, telefonat, gesprek, kennismaking, cita,
    reunión, rdv, rendez-vous, thing, session, test, trial, probetag, schnuppertag, probearbeiten
    """
)


def read_no_shows(message: Message) -> Iterator[NoShowSaid]:
    cues = (one for one in find(message, _NO_SHOW) if not _is_of_others(message, one))
    found = next(find_said(message, NO_SHOW), None) or next(cues, None)
    if found and message.is_mail and _WARNS.search(message.lower_text, *_bounds(found)):
        return
    if found and not (is_supposed(message, found) or is_asked(message, found)):
        yield to_no_show(message, found)


def _is_of_others(message: Message, found: FoundCue) -> bool:
    """Tells whether it is somebody else whom nobody called or met: "nobody called Kim"."""
    if found.words.endswith(("called", "rang")) is False:
        return False
    after = message.lower_text[found.place.end : found.place.end + 6]
    is_named = any(0 <= one.span.start - found.place.end <= 1 for one in message.people)
    return is_named or after.startswith((" him", " her", " them"))


_WARNS: Final = re.compile(
    r"\b(?:fail(?:ure|ing|s)?|if|should|will|shall|may|can|please|late\w*|tagged|blacklist\w*|no-?shows)\b"
)
"""A firm that speaks so of who does not come only warns."""


def _bounds(found: FoundCue) -> tuple[int, int]:
    return found.sentence.start, found.sentence.end


def to_no_show(message: Message, found: FoundCue) -> NoShowSaid:
    """Returns that nobody came, to the interview that a phrase is about."""
    matter = matter_at(message, found.place)
    job = job_of(matter, message.context)
    known = last_round(job, message.context.now) if job else None
    return NoShowSaid(found.sentence, matter, known=known.id if known else None)


def read_cancelled(message: Message) -> Iterator[CancelledSaid]:
    said = (one for one in find_said(message, CANCELLED) if _can_be_off(message, one))
    cues = (one for one in find(message, _CANCELLED) if _is_off(message, one))
    found = next((one for one in (*said, *cues) if not _is_switched_off(message, one)), None)
    if found is not None:
        yield to_cancelled(message, found)


def _is_switched_off(message: Message, found: FoundCue) -> bool:
    """Tells whether reminders are off rather than an interview: "turn thank-you notes off"."""
    return any(one.span.start <= found.place.start < one.span.end for one in read_switches(message))


def to_cancelled(message: Message, found: FoundCue) -> CancelledSaid:
    """Returns that the interview is off that a phrase is about."""
    matter = matter_ahead(message, found.place)
    known = round_ahead(message, matter)
    return CancelledSaid(found.sentence, matter, known=known.id if known else None)


def _can_be_off(message: Message, found: FoundCue) -> bool:
    """Tells whether there is something to call off: an interview is named, or one is ahead."""
    if is_asked(message, found):
        return False
    job = job_of(matter_ahead(message, found.place), message.context)
    ahead = next_round(job, message.context.now) if job else None
    return ahead is not None or is_about_a_talk(message, found.sentence)


def _is_off(message: Message, found: FoundCue) -> bool:
    if is_supposed(message, found) or is_denied(message, found.place) or is_asked(message, found):
        return False
    is_somebody = _SOMEBODY_OFF.match(message.text, found.place.start)
    return not is_somebody and is_about_a_talk(message, found.sentence)


_SOMEBODY_OFF: Final = re.compile(
    r"(?i)(?:it's |is )?(?:now )?off (?:sick|ill|with|work|until|this|for|on|today|at)\b"
)


def is_about_a_talk(message: Message, sentence: Stretch) -> bool:
    named = any(is_within(one.span, sentence) for one in message.companies)
    return named or says(message, _ABOUT_A_TALK, sentence)


def round_ahead(message: Message, matter: Matter) -> Interview | None:
    """Returns the next interview of the job, or the last one where none is ahead."""
    job = job_of(matter, message.context)
    now = message.context.now
    return (next_round(job, now) or last_round(job, now)) if job else None
