"""Writes a LinkedIn invitation of 200 characters: who you are, and one thing you talked about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.letters.frames import short_frames as frames
from coaching.letters.frames.address import DEAR, HELLO, HI, call_name, courtesy_of
from coaching.letters.frames.day_words import when_piece
from coaching.letters.frames.frame import FrameChoice, fill_frame
from coaching.letters.frames.talk_frames import EVENT_SENTENCES
from coaching.letters.frames.talk_words import is_trouble, to_known_thing
from coaching.letters.frames.thing_frames import is_event
from coaching.letters.gaps import INVITATION_TOPIC_TOO_LONG, NO_OWN_NAME
from coaching.letters.job_phrases import role_in_text
from coaching.letters.letter import (
    Letter,
    LetterLine,
    LetterPiece,
    Occasion,
    Origin,
    Variant,
    count_words,
    own_name,
)
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, ThatClause
from coaching.letters.points import ReaderPoints
from coaching.model.documents import Contact, Interview
from coaching.model.drafted_letters import find_seen_sentences
from coaching.model.vocabulary import InterviewKind, Tone
from coaching.translation import Text

MAX_INVITATION_UNITS = 200
"""Limits an invitation's note on LinkedIn's free plan. LinkedIn does not say how it counts; here
UTF-16 units are counted, which no way of counting characters exceeds."""


def invitation(
    occasion: Occasion, interview: Interview, contact: Contact, *, thanks: bool = False
) -> Letter:
    """Returns two sentences (S1, S3): that the job interests the person, and one thing they talked
    about, whole or not at all. With `thanks` a deed is thanked for, for somebody who cannot be
    reached by mail."""
    del thanks  # every invitation is friendly enough to stand for the note
    points = ReaderPoints(occasion, interview, contact)
    choice = _frame_choice(points)
    head, name = _greeting(points), own_name(occasion.person)
    gaps = [] if name else [str(NO_OWN_NAME)]
    links = list(_link_lines(points, choice))
    topics = list(_topic_lines(points, choice))
    ended = () if links else list(_lines_with_end(points, choice))
    end = fill_frame(choice.choose(frames.INVITATION_ENDS, "end"), {})
    jobs = list(_job_lines(points, choice))
    for first, *last in (*_together(jobs, ended), *_candidates(jobs, topics, links, end)):
        lines = (head, first, *last, *([_name_line(name)] if name else []))
        if is_short_enough(_join(lines)):
            left_out = bool(points.topic) and last == [end]
            gaps += [str(INVITATION_TOPIC_TOO_LONG)] if left_out else []
            return _invitation_letter(lines, tuple(gaps))
    return _invitation_letter((end,), ())


def _together(
    jobs: Sequence[LetterLine], ended: Sequence[LetterLine]
) -> Iterator[tuple[LetterLine, ...]]:
    """Yields the job and what was talked about, in one sentence with the wish to stay in touch."""
    for job in jobs:
        for topic in ended:
            yield (job, topic)


def _candidates(
    jobs: Sequence[LetterLine],
    topics: Sequence[LetterLine],
    links: Sequence[LetterLine],
    end: LetterLine,
) -> Iterator[tuple[LetterLine, ...]]:
    """Yields what could stand between greeting and name: what was promised goes before the name of
    the job, and that before the wish to stay in touch."""
    for job in jobs:
        for topic in topics:
            yield (job, topic, *(links or (end,)))
            if not links:
                yield (job, topic)
    for last in (*links, end):
        for job in jobs:
            yield (job, last)


def _frame_choice(points: ReaderPoints) -> FrameChoice:
    job, contact = points.opportunity, points.contact
    key = f"linkedin.{points.interview.id}.{contact.id}"
    seen = find_seen_sentences(job.drafted, key, contact.id, points.occasion.now)
    seed = f"{job.company}/{job.id}/linkedin"
    team = [one.id for one in job.contacts]
    place = team.index(contact.id) if contact.id in team else 0
    return FrameChoice(seed, place + points.occasion.take, seen)


def _greeting(points: ReaderPoints) -> LetterLine:
    person, meeting = points.occasion.person, points.meeting
    mentions = (meeting.topic, meeting.concern, *courtesy_of(points.contact, person))
    called = call_name(points.contact.name, person, points.opportunity, *mentions)
    if not called:
        return replace(fill_frame(HELLO, {}), ids=())
    pattern = DEAR if person.tone is Tone.FORMAL else HI
    line = fill_frame(pattern, {"name": LetterPiece(called, Origin.FACT)})
    return LetterLine(line.text, pieces=line.pieces)


def _name_line(name: str) -> LetterLine:
    return LetterLine(name, pieces=(LetterPiece(name, Origin.FACT),))


def _job_lines(points: ReaderPoints, choice: FrameChoice) -> Iterator[LetterLine]:
    """Yields that the job interests the person, the fullest first."""
    role = role_in_text(points.opportunity)
    values = {
        "when": when_piece(points.interview, points.opportunity, points.occasion.now),
        "role": LetterPiece(role, Origin.FACT),
    }
    in_one_room = points.interview.kind is InterviewKind.ON_SITE
    named = frames.INVITATION_JOB_MET if in_one_room else frames.INVITATION_JOB
    first = named if role else frames.INVITATION_NO_JOB
    tables = (first, frames.INVITATION_SHORT)
    for options in tables[1:] if points.occasion.shorter else tables:
        line = fill_frame(choice.choose(options, "job"), values)
        first_piece = LetterPiece(_small(line.pieces[0].text), line.pieces[0].origin)
        pieces = (first_piece, *line.pieces[1:])
        text = "".join(piece.text for piece in pieces)
        yield LetterLine(text, pieces=pieces, ids=line.ids)


def _small(text: str) -> str:
    """Returns the text as it goes on after the greeting's comma."""
    return text[:1].lower() + text[1:]


def _topic_lines(points: ReaderPoints, choice: FrameChoice) -> Iterator[LetterLine]:
    """Yields a sentence on one thing they talked about, from the whole to its beginning."""
    topic = _turn(points.topic, points.occasion.take)
    for point in topic:
        yield from _point_lines(point, choice)


def _lines_with_end(points: ReaderPoints, choice: FrameChoice) -> Iterator[LetterLine]:
    """Yields a sentence on the thing they talked about that wishes to stay in touch as well."""
    first, *_ = _turn(points.topic, points.occasion.take) or (None,)
    if isinstance(first, NounPhrase):
        for thing in _lengths(first.text):
            happened = is_event(thing)
            events, things = frames.INVITATION_EVENTS_AND_END, frames.INVITATION_THINGS_AND_END
            options = events if happened else things
            yield _fill(choice, options, "thing", to_known_thing(thing))


def _link_lines(points: ReaderPoints, choice: FrameChoice) -> Iterator[LetterLine]:
    """Yields a sentence with the address that was promised, or that the thing will follow."""
    link = points.to_send.link
    if link is not None:
        frame = choice.choose(frames.INVITATION_LINKS, "link")
        yield fill_frame(frame, {"link": LetterPiece(link.text, Origin.OWN)})
    thing = points.to_send.thing
    if thing is not None and link is None and not points.to_send.told:
        yield _fill(choice, frames.INVITATION_PROMISED, "thing", thing.text)


def _turn(points: Sequence[Material], take: int) -> Sequence[Material]:
    at = take % len(points) if points else 0
    return (*points[at:], *points[:at])


def _point_lines(point: Material, choice: FrameChoice) -> Iterator[LetterLine]:
    match point:
        case AboutYou(text, thanks) if thanks:
            yield _fill(choice, frames.INVITATION_DEEDS, "doing", thanks)
            yield _fact_line(choice, text)
        case AboutYou(text) | ThatClause(text):
            yield _fact_line(choice, text)
        case NounPhrase(text):
            for thing in _lengths(text):
                options = EVENT_SENTENCES if is_event(thing) else frames.INVITATION_THINGS
                yield _fill(choice, options, "thing", to_known_thing(thing))


def _fact_line(choice: FrameChoice, fact: str) -> LetterLine:
    options = frames.INVITATION_TROUBLES if is_trouble(fact) else frames.INVITATION_FACTS
    return _fill(choice, options, "fact", fact)


def _lengths(thing: str) -> Iterable[str]:
    """Returns a thing with as much of what hangs behind its comma as can stay, then without."""
    return dict.fromkeys((_without_tail(thing), thing.split(",", maxsplit=1)[0]))


def _without_tail(thing: str) -> str:
    """Returns a thing without what hangs behind its comma, where that is no clause."""
    head, comma, tail = thing.partition(",")
    return thing if comma and _IS_CLAUSE.match(tail) else head


_IS_CLAUSE: Final = re.compile(r"\s*(?:which|who|where|whose|when|each|all)\b", re.IGNORECASE)


def _fill(choice: FrameChoice, options: Sequence[Text], place: str, text: str) -> LetterLine:
    frame = choice.choose(options, place)
    return fill_frame(frame, {place: LetterPiece(text, Origin.OWN)})


def _join(lines: Sequence[LetterLine]) -> str:
    return " ".join(line.text for line in lines)


def is_short_enough(text: str) -> bool:
    """Returns whether a text can be the note of an invitation."""
    return count_utf16_units(text) <= MAX_INVITATION_UNITS


def count_utf16_units(text: str) -> int:
    """Returns the length in UTF-16, where an emoji counts twice, as in a browser."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _invitation_letter(lines: Sequence[LetterLine], gaps: tuple[str, ...]) -> Letter:
    body = _join(lines)
    return Letter(
        "",
        body,
        gaps,
        count_words(body),
        variant=Variant.LINKEDIN,
        max_length=MAX_INVITATION_UNITS,
        lines=tuple(lines),
    )
