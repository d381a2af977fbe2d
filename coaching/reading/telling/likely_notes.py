"""Finds notes that no phrase of ours knows: what a clause says by all of its words together."""

import re
from collections.abc import Mapping
from typing import Final

from coaching.reading.clause_kinds.guess_kinds import KindGuess, KindGuesser
from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, CueInClause, FoundNote
from coaching.reading.telling.own_part import is_at_home

LEAST_CHANCE: Final[Mapping[str, float]] = {
    NoteKind.CONCERN: 0.45,
    NoteKind.ANSWER_TO_CONCERN: 0.5,
    NoteKind.UNSAID: 0.5,
    NoteKind.QUESTION_ASKED: 0.6,
    NoteKind.WENT_WELL: 0.6,
    NoteKind.TO_IMPROVE: 0.4,
    NoteKind.RED_FLAG: 0.4,
    NoteKind.PROMISED_BY_ME: 0.8,
    NoteKind.NEXT_ROUND: 0.5,
}
"""Measured: above it, what is proposed is right far more often than not.

A topic is not among them: our phrases know nearly all, and leave out the weather on purpose."""
_WHOLE: Final = frozenset({NoteKind.WENT_WELL, NoteKind.TO_IMPROVE, NoteKind.RED_FLAG})
_WANTED: Final = re.compile(r"i (?:\w+ )?wanted ")
"""What somebody wanted to say may have been said; our phrases know which it was."""
LENGTHENED: Final = _WHOLE | {NoteKind.CONCERN, NoteKind.ANSWER_TO_CONCERN}
"""A note of these kinds goes on in the clause behind it, where that says the same."""
_FEWEST_WORDS: Final = 3


def find_likely_note(
    view: ClauseView, guesser: KindGuesser, guess: KindGuess, doubter: str | None
) -> FoundNote | None:
    """Returns the note that a clause likely holds; `doubter` is whose doubt is open."""
    if guess.chance < LEAST_CHANCE.get(guess.kind, 1.0) or view.last - view.first < _FEWEST_WORDS:
        return None
    kind = NoteKind(guess.kind)
    if kind is NoteKind.PROMISED_BY_ME and is_at_home(view.text):
        return None
    if kind is NoteKind.UNSAID and _WANTED.match(view.text):
        return None
    if kind in _WHOLE:
        return FoundNote(kind, view.first, view.last)
    start = max(guesser.start(view.clause.first, view.last, kind), view.first)
    return FoundNote(kind, start, view.last, _find_whom(view, kind, start, doubter))


def _find_whom(view: ClauseView, kind: NoteKind, start: int, doubter: str | None) -> str | None:
    match kind:
        case NoteKind.ANSWER_TO_CONCERN:
            return doubter
        case NoteKind.PROMISED_BY_ME:
            return next(view.speakers.names_in(view.first, view.last), None)
        case NoteKind.CONCERN | NoteKind.QUESTION_ASKED:
            subject = view.speakers.subject(view.first, start)
            whom = view.whom(CueInClause(view.first, start, subject))
            return whom or (doubter if kind is NoteKind.CONCERN else None)
        case _:
            return None
