"""Finds which stories the person told in an interview: "I told Priya my story about the outage"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.reading.matter import default_matter, matter_at
from coaching.reading.message import Message
from coaching.reading.proposals import (
    Matter,
    NoteKind,
    NoteSaid,
    Proposal,
    Stretch,
)
from coaching.reading.telling.who_speaks.named_people import NamedPeople

_LONGEST: Final = 60
_STORY: Final = re.compile(
    r"\b(?:(?P<mine>my|our)|the|a|this|that) (?:[\w'’-]{1,20} ){0,2}?(?:story|anecdote)"
    r" (?:about|of|with|from|on) (?P<title>[^.,;:!?()\n–—]{3,120})"
    r"|\b(?P<of_mine>my|our) (?!(?:whole|own|best|old|usual|first|second|other|life)\b)"
    r"(?P<short>[\w'’-]{2,20}(?: [\w'’-]{2,20})?) (?:story|anecdote)\b"
    r"|\babout (?P<time>the time (?:when |that )?(?:i|we) [^.,;:!?()\n–—]{3,120})",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:told|gave|used|shared|brought|answered|went with|picked|chose|tell|talked"
    r"|talking through|walked|described|mentioned|explained)\b",
    re.IGNORECASE,
)
_NOT_TOLD: Final = re.compile(
    r"\b(?:not|never|didn['’]?t|forgot|forgotten|should(?:['’]?ve| have)?|could(?:['’]?ve| have)"
    r"|wish|wanted to|meant to|ran out|will|i['’]?ll|going to|gonna|next time|asked (?:for|about)"
    r"|he|she|they) ",
    re.IGNORECASE,
)
_THEIRS_TOO: Final = re.compile(
    r"\b(?:liked|loved|laughed|enjoyed|smiled|heard|nodded)\b",
    re.IGNORECASE,
)
_TITLE_ENDS: Final = re.compile(
    r" (?:and|but|so|which|who|when (?:she|he|they)|because|as|to (?:her|him|them|the panel)"
    r"|went|worked|landed|came|got|was|is|for (?:that|it|the question)|again|there|today|yesterday"
    r"|too|well) .*| (?:again|there|today|yesterday|too|well|to (?:her|him|them))$",
    re.IGNORECASE,
)
_CLAUSE_BEGINS: Final = re.compile(r"[.,;:!?\n]| (?:and|so|but|then) ", re.IGNORECASE)
_LISTENER_ENDS: Final = re.compile(r" (?:to|with) [A-Z].*")
_ASKED_FOR: Final = (NoteKind.QUESTION_ASKED,)
_NO_STORY_IN: Final = frozenset(
    {NoteKind.UNSAID, NoteKind.PROMISED_BY_ME, NoteKind.QUESTION_ASKED, NoteKind.NEXT_ROUND}
)


def find_titles(text: str) -> Iterator[tuple[str, Stretch]]:
    """Yields what each story that an answer tells is called, and where that stands."""
    for found in _STORY.finditer(text):
        title = found["title"] or found["short"] or found["time"]
        title = _LISTENER_ENDS.sub("", _TITLE_ENDS.sub("", " ".join(title.split())))
        title = title[:_LONGEST].strip()
        before = _CLAUSE_BEGINS.split(text[max(0, found.start() - 80) : found.start()])[-1]
        is_mine = bool(found["mine"] or found["of_mine"] or _TOLD.search(before))
        if title and is_mine and not _is_untold(before):
            yield title, Stretch(*found.span())


def _is_untold(before: str) -> bool:
    """Tells whether it was not told, or by somebody else: "she told me the story of ..."."""
    return bool(_NOT_TOLD.search(before)) and not _THEIRS_TOO.search(before)


def find_stories(message: Message, told: Sequence[Proposal]) -> Iterator[NoteSaid]:
    """Yields each story that was told, with the question before it and to whom."""
    notes = [note for note in told if isinstance(note, NoteSaid)]
    for title, span in find_titles(message.text):
        if any(note.kind in _NO_STORY_IN and _meets(note.span, span) for note in notes):
            continue
        asked = _question_before(message, notes, span)
        whom = _listener(message, span) or (asked.whom if asked else None)
        about = _about(message, span)
        question = asked.text if asked else ""
        yield NoteSaid(span, about, NoteKind.STORY, title, whom, question=question)


def _about(message: Message, span: Stretch) -> Matter:
    """Returns the job it was told at; where the story itself happened is none."""
    about = matter_at(message, span)
    inside = span.text_in(message.text).casefold()
    is_place = about.company is not None and about.company.casefold() in inside
    return default_matter(message.context) if is_place else about


def _meets(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _question_before(message: Message, notes: Sequence[NoteSaid], span: Stretch) -> NoteSaid | None:
    """Returns the question of the same sentence or of the one before, if one was told there."""
    sentences = message.tokens.sentences
    begun = [one for one in sentences if one.start <= span.start][-2:]
    near = [
        note
        for note in notes
        if note.kind in _ASKED_FOR and begun and begun[0].start <= note.span.start < span.start
    ]
    return near[-1] if near else None


def _listener(message: Message, span: Stretch) -> str | None:
    """Returns whoever is named before the story in its sentence: "told Priya my story"."""
    line = message.line
    sentence = message.tokens.sentence_at(span.start)
    if sentence is None:
        return None
    first, last = line.first_in(sentence), line.first_in(span)
    places = NamedPeople(message, line).places
    return next((one.name for one in reversed(places) if first <= one.first < last), None)
