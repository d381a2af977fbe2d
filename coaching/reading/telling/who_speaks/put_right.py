"""Gives what was noted to whoever it really came from: "no, that worry came from Marek"."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote

_CAME_FROM: Final = re.compile(
    r"(?:(?:no|nope|wait|sorry|actually|hang on|i mean|scratch that|correction|or rather)"
    r" (?:, )?){1,3}"
    r"(?:that|it|this)(?: \w+)? (?:was|came from|was from|is from|is)(?: from)? (?=\w)"
)
_WITH_SOMEBODY: Final = frozenset(
    {
        NoteKind.CONCERN,
        NoteKind.ANSWER_TO_CONCERN,
        NoteKind.QUESTION_ASKED,
        NoteKind.TOPIC,
    }
)


def put_right(view: ClauseView, notes: list[FoundNote]) -> bool:
    """Changes whose the last note is, and the doubt that it answers; tells whether it did."""
    said = _CAME_FROM.match(view.line.between(view.clause.first, view.last))
    if said is None or not notes or notes[-1].kind not in _WITH_SOMEBODY:
        return False
    at = view.line.place(view.line.offset(view.clause.first) + said.end())
    name = view.speakers.people.name_at.get(at)
    if name is None:
        return False
    count = 2 if notes[-1].kind is NoteKind.ANSWER_TO_CONCERN else 1
    notes[-count:] = [FoundNote(one.kind, one.first, one.last, name) for one in notes[-count:]]
    return True
