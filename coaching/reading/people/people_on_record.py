"""Tells which known person a name stands for: contacts and referees, by any short form or slip."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from coaching.model.vocabulary import ContactId, OpportunityId, RefereeId
from coaching.reading.context import ReadingContext
from coaching.reading.people.lexicon import GREETINGS
from coaching.reading.text_folding import fold_text

MIN_SURNAME_SIMILARITY = 0.72
MIN_FIRST_NAME_SIMILARITY = 0.84


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Holds a contact or a referee with the folded words of the name, without Dr."""

    name: str
    words: tuple[str, ...]
    contact: ContactId | None = None
    opportunity: OpportunityId | None = None
    referee: RefereeId | None = None


def bare_words(name: str) -> tuple[str, ...]:
    """Returns the folded words of a name without Dr. and Mrs."""
    words = fold_text(name).split()
    return tuple(word for word in words if word not in GREETINGS) or tuple(words)


def is_slip(one: str, other: str, least: float) -> bool:
    """Tells whether two folded words differ by a typing mistake at most."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= least


@dataclass(frozen=True)
class KnownPeople:
    """Finds known people by what they are called in a message."""

    context: ReadingContext

    @cached_property
    def all(self) -> tuple[KnownPerson, ...]:
        """Everybody known: those of the job that is asked about come first."""
        return tuple(self._list())

    def _list(self) -> Iterator[KnownPerson]:
        asked = self.context.asked
        jobs = sorted(
            self.context.dossier.opportunities, key=lambda job: job.id != asked.opportunity
        )
        for job in jobs:
            contacts = sorted(job.contacts, key=lambda contact: contact.id != asked.contact)
            for contact in contacts:
                yield KnownPerson(contact.name, bare_words(contact.name), contact.id, job.id)
        for referee in self.context.dossier.person.referees:
            yield KnownPerson(referee.name, bare_words(referee.name), referee=referee.id)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every folded word of the known names that is no particle or initial."""
        return frozenset(word for one in self.all for word in one.words if len(word) > 1)

    def find(self, name: str, greeting: str | None = None) -> KnownPerson | None:
        """Returns who is meant by a name; a different surname is another person."""
        said = bare_words(name)
        if not said:
            return None
        tests = (self._is_whole, self._is_short, self._is_longer, self._is_misspelled)
        for test in tests:
            for person in self.all:
                if test(said, person.words):
                    return person
        if greeting and len(said) == 1:
            return next((one for one in self.all if is_slip(said[0], one.words[-1], 0.8)), None)
        return None

    @staticmethod
    def _is_whole(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        return said == known

    @staticmethod
    def _is_short(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Tells whether it is the first name, the surname alone, or first name and initial."""
        if len(said) == 1:
            return said[0] in (known[0], known[-1])
        fits = all(any(_stands_for(word, other) for other in known) for word in said)
        return fits and said[0] == known[0]

    @staticmethod
    def _is_longer(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Tells whether it completes a name that was short: "Gethin Pryce" for "Gethin"."""
        if len(known) == 1:
            return said[0] == known[0]
        return said[0] == known[0] and set(known) <= set(said)

    @staticmethod
    def _is_misspelled(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        first = is_slip(said[0], known[0], MIN_FIRST_NAME_SIMILARITY)
        if len(said) == 1:
            return first and len(said[0]) > 4
        if len(known) == 1:
            return False
        last = is_slip(said[-1], known[-1], MIN_SURNAME_SIMILARITY)
        return first and last


def _stands_for(word: str, whole: str) -> bool:
    return word == whole or (len(word) == 1 and whole.startswith(word))
