"""Finds which interview is told about, how long it took and how it was held."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.model.documents import Interview
from coaching.model.vocabulary import InterviewKind
from coaching.reading.matter import job_of, last_round, matter_at
from coaching.reading.mentions import LengthMention
from coaching.reading.message import Message
from coaching.reading.news.interviews.kinds import is_around, kind_within
from coaching.reading.proposals import (
    UNSAID_MATTER,
    InterviewSaid,
    Matter,
    NoteKind,
    NoteSaid,
    Proposal,
    Stretch,
)
from coaching.reading.telling.just_over import JUST_OVER
from coaching.reading.telling.told_lengths import minutes_told

TELLS: Final = frozenset(
    {
        NoteKind.TOPIC,
        NoteKind.CONCERN,
        NoteKind.ANSWER_TO_CONCERN,
        NoteKind.QUESTION_ASKED,
        NoteKind.UNSAID,
        NoteKind.WENT_WELL,
        NoteKind.TO_IMPROVE,
    }
)
"""Such notes are told of an interview that was."""
_OPENING: Final = re.compile(
    r" (?:had (?:a|an|my|the) (?:\w+ ){0,2}(?:chat|call|interview|talk|meeting|screen|screening"
    r"|coffee"
    r"|round|conversation) with|(?:just|only just) (?:got out|came out|finished|left|had|done"
    r"|back|out|wrapped|off)"
    r"|got out of|finished"
    r"|finished (?:with|at)|done with|(?:that|this) was|back from|(?:interview|chat|call|screen"
    r"|round|panel"
    r"|talk|meeting|screening|session)s? (?:\w+ ){0,5}(?:was|went|is done|over|done|just now"
    r"|happened"
    r"|today|yesterday)|spoke (?:to|with|w|wi)|talked (?:to|with|w|wi)|done and dusted"
    r"|out (?:of )?the way|met (?:with)?|went (?:ok|okay|well"
    r"|fine|alright"
    r"|good|great|badly)|panel of|phone screen|acabei de sair|sai d[ao]|komme gerade|war gerade"
    r"|gerade fertig"
    r"|(?:was|went|happened) (?:today|yesterday|this (?:morning|afternoon))"
    r"|recap|summary|ist durch|quick one on|ya termine|acabo de salir|je sors|cest fini"
    r"|war wieder dabei|debrief|rang bang on|ok done) "
)
_LONG: Final = 25
"""A message of so many words is a telling, with one note in it."""
_SHOWN: Final = 60
"""How an interview was held is told within so many words from where it begins."""
_TOOK: Final = re.compile(
    r"\b(?:went(?: on)?(?: for)?|lasted|took|ran(?: for| to| over)?|ended up(?: being| at)?"
    r"|was(?: about"
    r"| like| only| just)?|did|for|spent|talked(?: for)?"
    r"|(?:done|over|finished|out) in|duraba|durated|in total|total of|dauerte|duro|durou|dure"
    r"|kept me(?: there| in there)?(?: for)?|had me(?: there| in there)?(?: for)?"
    r"|sat(?: there| down)?(?: for)?|together(?: for)?|in there(?: for)?|used|exactly"
    r"|just under|just over|nearly|almost|roughly|about|around|like|only|a full|a good"
    r"|a solid)"
    r"(?: (?:about|around|like|nearly|almost|just|over|under|a|only|roughly|the|full|good"
    r"|maybe))* ?$"
)
_STRONGLY: Final = re.compile(
    r"\b(?:kept me|we used|went|lasted|took|ran|ended up|dauerte|duro|durou|in total)\b"
)
_NOT_ITS_LENGTH: Final = re.compile(
    r"\b(?:late|froze|blanked|blank|silence|waited|waiting|every|within|notice|drive"
    r"|walk|bus"
    r"|train|commute|supposed to (?:be|take|last)|meant to (?:be|take|last)|planned|scheduled"
    r"|instead of"
    r"|booked for|after|paused|stuck|delayed|another|answer|task|test|talked about"
    r"|lunch|slot was|slot of)\b[^.!?\n]{0,25}$|\b(?:first|last) $"
)
_CLOSED: Final = re.compile(
    r"[,.\-–)!]|(?:dead|flat|straight|exactly|all in|total|altogether|give or take|or so|roughly"
    r"|tops|max|most|on|with|by|over|via|in|at|long|su|por|per|par|uber"
    r"|call|chat"
    r"|total)\b"
)
_NO_LENGTH_BEHIND: Final = re.compile(
    r"\W{0,2}(?:late|early|of (?:bus|train|driving|walking|notice|silence)|by (?:bus|train|car)"
    r"|away|walk"
    r"|drive|commute|notice|ago|before|after|later|from (?:home|here)|each way|a (?:day|week"
    r"|month)|per)\b"
)


def read_interviews_told(message: Message, told: Sequence[Proposal]) -> Iterator[InterviewSaid]:
    """Returns the interviews that the notes in a telling are about.

    Each is the last round of a known job; at an employer who is new it only says how it was held.
    """
    line = message.line
    notes = [note for note in told if isinstance(note, NoteSaid) and note.kind in TELLS]
    opens = bool(_OPENING.search(line.text[:400]))
    if not opens and (len(line.words) < _LONG or not notes):
        return
    is_plain = len(line.words) < _LONG or JUST_OVER.search(line.text[:400])
    abouts = [note.about for note in notes] or [matter_at(message, Stretch(0, 1))]
    for about in dict.fromkeys(abouts):
        job = job_of(about, message.context)
        past = last_round(job, message.context.now) if job else None
        is_told = notes or is_plain or _says_own_promise(told)
        if is_told and (past or about.company):
            yield _to_interview(message, about, past, notes)


def _says_own_promise(told: Sequence[Proposal]) -> bool:
    """Tells whether something was promised, which one does in an interview."""
    return any(isinstance(one, NoteSaid) and one.kind is NoteKind.PROMISED_BY_ME for one in told)


def _to_interview(
    message: Message, about: Matter, past: Interview | None, notes: Sequence[NoteSaid]
) -> InterviewSaid:
    places = tuple(_places_about(message, about)) or (Stretch(0, len(message.text)),)
    begin = _shorten(message, places[0], places[-1])
    return InterviewSaid(
        begin,
        about,
        minutes=_minutes(message, places)
        or minutes_told(message, places, past.start if past else None),
        kind=kind_within(message, begin) or _kind_around(message, begin, notes),
        role=message.roles[0].name if past is None and message.roles else None,
        known=past.id if past else None,
    )


def _kind_around(
    message: Message, begin: Stretch, notes: Sequence[NoteSaid]
) -> InterviewKind | None:
    """Returns that it was at their place, where a sentence without any note names such a place."""
    for sentence in message.tokens.sentences:
        inside = begin.start <= sentence.start < begin.end
        is_free = not any(sentence.start <= one.span.start < sentence.end for one in notes)
        if inside and is_free and is_around(message, sentence):
            return InterviewKind.ON_SITE
    return None


def _places_about(message: Message, about: Matter) -> Iterator[Stretch]:
    """Yields the sentences that belong to a job."""
    for sentence in message.tokens.sentences:
        if matter_at(message, sentence) in (about, UNSAID_MATTER):
            yield sentence


def _shorten(message: Message, first: Stretch, last: Stretch) -> Stretch:
    """Returns the beginning of what is told, in which it says how it was held."""
    tokens = message.tokens.within(Stretch(first.start, last.end))[:_SHOWN]
    return Stretch(first.start, tokens[-1].span.end if tokens else first.end)


def _minutes(message: Message, places: Sequence[Stretch]) -> int | None:
    """Returns how long it took; what it was meant to take, or how late it began, does not count."""
    inside = [one for one in message.lengths if any(_holds(place, one) for place in places)]
    fitting = [(strength, one.minutes) for one in inside if (strength := _fit(message, one))]
    best = max((strength for strength, _ in fitting), default=0)
    return next((minutes for strength, minutes in fitting if strength == best), None)


def _holds(place: Stretch, length: LengthMention) -> bool:
    return place.start <= length.span.start < place.end


def _fit(message: Message, length: LengthMention) -> int:
    """Returns 0 where this is no length of the interview, else how clearly it is."""
    plain = message.text.casefold()
    before = plain[max(0, length.span.start - 60) : length.span.start]
    behind = plain[length.span.end : length.span.end + 30]
    if _NO_LENGTH_BEHIND.match(behind):
        return 0
    if _STRONGLY.search(before[-25:]):
        return 3
    if _NOT_ITS_LENGTH.search(before):
        return 0
    if _TOOK.search(before):
        return 2
    is_closed = plain[length.span.start : length.span.end].endswith(".")
    return 1 if _stands_alone(before, "." if is_closed else behind) else 0


def _stands_alone(before: str, behind: str) -> bool:
    """Tells whether it is said between commas or full stops: "Director, forty minutes."."""
    opened = not before.strip() or before.rstrip().endswith((",", ".", "-", "–", "(", "\n"))
    closed = not behind.strip() or _CLOSED.match(behind.lstrip())
    return opened and bool(closed)
