"""Finds the note that a letter's question can remind of, since anything is noted anywhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.letters.points import ReaderPoints
from coaching.reading.non_answers import is_non_answer

_NOTHING: Final = re.compile(
    r"(?:nothing|not) (?:much|really|a lot|special|at all)\b|(?:n/?a|no|none|dunno|x|-+)\s*$"
    r"|(?:i )?(?:can['’]?t|cannot|don['’]?t|didn['’]?t) (?:really )?(?:rmb|rem|remember|recall)\b"
    r"|(?:see|same as|as above|ditto|like above)\b.{0,20}$",
    re.IGNORECASE,
)
_SEE_PROMISED: Final = re.compile(r"see (?:the )?promise", re.IGNORECASE)
_SAID_BY_ME: Final = re.compile(
    r"\b(?:told|said|say|answered|explained|mentioned|showed)\b.{0,40}\b(?:i|my|we|ive|i['’]ve)\b"
    r"|\b(?:i|we)\b.{0,20}\b(?:told|said|answered|explained|mentioned|showed)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONG_WORD: Final = 4


@dataclass(frozen=True, slots=True)
class NoteSource:
    """Holds a note as typed, with the name of its place; both are "" where nothing was noted."""

    place: str = ""
    text: str = ""


def says_nothing(note: str) -> bool:
    """Tells whether a note holds nothing one could say: it is empty, or says so."""
    return not note.strip() or is_non_answer(note) or _NOTHING.match(note.strip()) is not None


def find_line_source(points: ReaderPoints) -> NoteSource:
    """Returns what was noted of the talk, else what stood out in the interview."""
    topic, stood_out = points.meeting.topic, points.interview.capture.stood_out
    if _SEE_PROMISED.match(topic.strip()) and points.meeting.useful.strip():
        return NoteSource("promised", points.meeting.useful)
    if not says_nothing(topic):
        return NoteSource("topic", topic)
    if says_nothing(stood_out) or not points.is_main_reader:
        return NoteSource()
    return NoteSource("stood_out", stood_out)


def find_answer_source(points: ReaderPoints) -> NoteSource:
    """Returns what was noted as the answer to a doubt, else the note that may hold one."""
    if not says_nothing(points.meeting.answer):
        return NoteSource("answer", points.meeting.answer)
    noted = [one for one in _other_notes(points) if not says_nothing(one.text)]
    doubt = _content(points.meeting.concern)
    told = (one for one in noted if _SAID_BY_ME.search(one.text))
    alike = (one for one in noted if doubt & _content(one.text))
    return next(told, None) or next(alike, None) or NoteSource()


def _other_notes(points: ReaderPoints) -> Iterator[NoteSource]:
    reflection, capture = points.interview.reflection, points.interview.capture
    yield NoteSource("went_well", reflection.went_well)
    yield NoteSource("unsaid", capture.unsaid or reflection.unsaid)
    yield NoteSource("stood_out", capture.stood_out)


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {word[:6] for word in words if len(word) > _LONG_WORD}
