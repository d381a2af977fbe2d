"""Leaves out what a friend or neighbour says of the firm: it was not said at the interview."""

from dataclasses import dataclass
from typing import Final

from coaching.reading.message import Message
from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer, Subject

_STAYS: Final = frozenset({NoteKind.RED_FLAG, NoteKind.PROMISED_BY_ME})
"""A warning counts whoever gave it, and so does what the person promised."""


@dataclass
class PassedOn:
    """Follows clause by clause whether somebody speaks who was not there."""

    names: frozenset[str]
    is_open: bool = False

    @classmethod
    def of(cls, message: Message) -> "PassedOn":
        """Returns the follower for those who only tell what is said of the firm."""
        return cls(frozenset(one.name for one in message.people if one.is_heard))

    def follow(self, view: ClauseView, subject: Subject) -> None:
        """Takes in who speaks in the next clause."""
        if not self.names:
            return
        begin, last = view.clause.first, view.last
        places = (one for one in view.speakers.people.places if begin <= one.first < last)
        named = next((one.name for one in places), None) or subject.name
        if named:
            self.is_open = named in self.names
        elif view.clause.opens or subject.doer in (Doer.ME, Doer.WE):
            self.is_open = False

    def leaves_out(self, found: FoundNote) -> bool:
        """Tells whether a note is only what such a person said."""
        if not self.names or found.kind in _STAYS:
            return False
        return self.is_open or found.whom in self.names
