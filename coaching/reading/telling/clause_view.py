"""A clause is looked at with its subject at hand, and what is found in it becomes a note."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.who_speaks.subjects import Doer, Speakers, Subject
from coaching.reading.words.clauses import Clause
from coaching.reading.words.phrase_table import PhraseTable
from coaching.reading.words.word_line import WordLine

NOT_ME: Final = frozenset({Doer.THEM, Doer.LEFT_OUT})
ANYBODY: Final = frozenset(Doer)
ONE_OF_US: Final = frozenset({Doer.ME, Doer.WE, Doer.THEM, Doer.LEFT_OUT})
MYSELF: Final = frozenset({Doer.ME, Doer.LEFT_OUT})
LONGEST_HEAD: Final = 12
"""A cue that stands farther inside a clause does not carry it."""


@dataclass(frozen=True, slots=True)
class FoundNote:
    """Holds a note before its words are trimmed: from one word up to another, and with whom.

    Where both places are the same, what was said stands in the next clause.
    """

    kind: NoteKind
    first: int
    last: int
    whom: str | None = None


@dataclass(frozen=True, slots=True)
class CueInClause:
    """Holds where a cue stands in a clause and who is its subject."""

    first: int
    last: int
    subject: Subject


@dataclass(frozen=True)
class ClauseView:
    """Holds one clause with the line and those who speak."""

    line: WordLine
    clause: Clause
    speakers: Speakers

    @property
    def first(self) -> int:
        """The place of its first word, behind "and" and the like."""
        return self.clause.head

    @property
    def last(self) -> int:
        """The place behind its last word."""
        return self.clause.last

    @property
    def text(self) -> str:
        """Its words, each with a blank behind it."""
        return self.line.between(self.first, self.last)

    def search(self, phrases: PhraseTable, first: int | None = None) -> tuple[int, int] | None:
        """Returns the places where a phrase begins and ends in the clause."""
        begin = self.line.offset(self.first if first is None else first)
        match = phrases.search(self.line.text, begin, self.line.offset(self.last))
        if match is None:
            return None
        end = self.line.place(match.end()) if match.end() < len(self.line.text) else self.last
        return self.line.place(match.start()), min(end, self.last)

    def find(self, phrases: PhraseTable, doers: Collection[Doer] = ANYBODY) -> CueInClause | None:
        """Returns a cue near the begin of the clause whose subject is one of these."""
        found = self.search(phrases)
        if found is None or found[0] - self.first > LONGEST_HEAD:
            return None
        subject = self.speakers.subject(self.first, found[0])
        if subject.doer not in doers:
            return None
        return CueInClause(*found, subject)

    def whom(self, cue: CueInClause) -> str | None:
        """Returns with whom it was: who is named in the cue, else its subject, as far as told."""
        inside = next(iter(self.speakers.names_in(cue.first, cue.last)), None)
        if inside:
            return inside
        if cue.subject.doer is Doer.LEFT_OUT:
            return self.speakers.last_subject.name or self.speakers.only_one_so_far
        return cue.subject.name
