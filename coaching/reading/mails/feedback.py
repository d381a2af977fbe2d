"""Reads what a mail says went well, and what it would have liked better."""

from collections.abc import Iterator
from typing import Final

from coaching.reading.mails.said_of_you import read_said_of_you
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.found import find
from coaching.reading.proposals import NoteKind, NoteSaid
from coaching.reading.words.cues import cue

_PRAISE: Final = cue(
    """
    your ... (was|were) (excellent|strong|impressive|great|very good|outstanding|the strongest|
     clear|convincing|the best|a real strength|really good|superb|thoughtful),
    you (interviewed|came across|presented) ... (well|strongly),
    (impressed|struck) (by|with) your, (liked|loved|enjoyed|appreciated) your, your ... stood out,
    particular strength, strengths were, what stood out
    """
)
_WISH: Final = cue(
    """
    (we'd|we would|i'd|i would|would|panel would) have (liked|wanted|welcomed|hoped for|
    loved) ... (more|to see|to hear|stronger|deeper), would have liked,
    could (be|have been) (stronger|clearer| deeper|more|better),
    your ... (was|were) (thin|weak|weaker|light|less strong|not as strong), lacked, lacking,
    needed more, less experience, more experience (in|with|of), (work|focus) on your,
    area (for|to) (development|improve), areas (for|to) (development|improve),
    room for improvement, we missed, next time, gap in
    """
)


def read_feedback(body: Message) -> Iterator[NoteSaid]:
    """Reads each clause of praise, and each that wishes for more."""
    told: list[NoteSaid] = []
    for note in (*_read_by_phrase(body), *read_said_of_you(body)):
        if not any(
            note.span.start < one.span.end and one.span.start < note.span.end for one in told
        ):
            told.append(note)
            yield note


def _read_by_phrase(body: Message) -> Iterator[NoteSaid]:
    told: set[str] = set()
    for kind, pattern in ((NoteKind.TO_IMPROVE, _WISH), (NoteKind.WENT_WELL, _PRAISE)):
        for found in find(body, pattern):
            clause = clause_around(body, found.place, found.sentence)
            text = clause.text_in(body.text)
            if text not in told:
                told.add(text)
                yield NoteSaid(clause, kind=kind, text=text)
