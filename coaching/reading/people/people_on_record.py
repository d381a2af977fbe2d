"""Tells which known person a name stands for: contacts and referees, by any short form or slip."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from coaching.model.vocabulary import ContactId, OpportunityId, RefereeId
from coaching.reading.context import ReadingContext
from coaching.reading.people.lexicon import GREETINGS
from coaching.reading.text_folding import fold_text

MIN_SURNAME_SIMILARITY = 0.72
MIN_FIRST_NAME_SIMILARITY = 0.84
_INITIAL_AND_SURNAME = 2
SLIPS_COMPARED = 10_000
"""So many pairs of words are compared in one message: twenty names with five hundred people."""


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


@dataclass(slots=True)
class SlipFinder:
    """Finds typing mistakes in the names of one message. To compare two words takes its time, so
    that only so many pairs are compared; beyond that a slip is no longer seen.
    """

    left: int = SLIPS_COMPARED
    _known: dict[tuple[str, str, float], bool] = field(default_factory=dict)

    def is_slip(self, one: str, other: str, least: float) -> bool:
        """Tells whether two folded words differ by a typing mistake at most."""
        pair = (one, other, least)
        if pair not in self._known and self.left > 0:
            self.left -= 1
            self._known[pair] = is_slip(one, other, least)
        return self._known.get(pair, one == other)


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
        key = (name, bool(greeting))
        if key not in self._answers:
            self._answers[key] = self._look_for(bare_words(name), is_greeted=bool(greeting))
        return self._answers[key]

    def _look_for(self, said: tuple[str, ...], *, is_greeted: bool) -> KnownPerson | None:
        if not said:
            return None
        found = self._by_words.get(said) or self._find_by_form(said) or self._find_by_initial(said)
        found = found or self._find_misspelled(said)
        if found is None and is_greeted and len(said) == 1 and self._slips.left > 0:
            slips = self._slips
            return next((o for o in self._people if slips.is_slip(said[0], o.words[-1], 0.8)), None)
        return found

    def _find_by_form(self, said: tuple[str, ...]) -> KnownPerson | None:
        """Returns whoever is called so for short, or whose name was short so far."""
        ends, alike = self._by_end.get(said[0], ()), self._by_first.get(said[0], ())
        short = next((one for one in ends if self._is_short(said, one.words)), None)
        return short or next((one for one in alike if self._is_longer(said, one.words)), None)

    def _find_misspelled(self, said: tuple[str, ...]) -> KnownPerson | None:
        if self._slips.left <= 0:
            return None
        return next((one for one in self._people if self._is_misspelled(said, one.words)), None)

    def _find_by_initial(self, said: tuple[str, ...]) -> KnownPerson | None:
        """Returns the only one with that surname and initial: "T. Jansen"."""
        if len(said) < _INITIAL_AND_SURNAME or len(said[0]) > 1:
            return None
        fits = [
            one
            for one in self._by_end.get(said[-1], ())
            if one.words[-1] == said[-1] and one.words[0][:1] == said[0]
        ]
        return fits[0] if len(fits) == 1 else None

    @cached_property
    def _answers(self) -> dict[tuple[str, bool], KnownPerson | None]:
        return {}

    @cached_property
    def _slips(self) -> SlipFinder:
        return SlipFinder()

    @cached_property
    def _people(self) -> tuple[KnownPerson, ...]:
        return tuple(one for one in self.all if one.words)

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], KnownPerson]:
        return {one.words: one for one in reversed(self._people)}

    @cached_property
    def _by_first(self) -> dict[str, list[KnownPerson]]:
        return _group(self._people, lambda words: {words[0]})

    @cached_property
    def _by_end(self) -> dict[str, list[KnownPerson]]:
        return _group(self._people, lambda words: {words[0], words[-1]})

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

    def _is_misspelled(self, said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        if not self._slips.is_slip(said[0], known[0], MIN_FIRST_NAME_SIMILARITY):
            return False
        if len(said) == 1:
            return len(said[0]) > 4
        is_whole = len(known) > 1
        return is_whole and self._slips.is_slip(said[-1], known[-1], MIN_SURNAME_SIMILARITY)


def _stands_for(word: str, whole: str) -> bool:
    return word == whole or (len(word) == 1 and whole.startswith(word))


def _group(
    people: Iterable[KnownPerson], words_of: Callable[[tuple[str, ...]], set[str]]
) -> dict[str, list[KnownPerson]]:
    """Returns the people by some of their words, in order."""
    groups: dict[str, list[KnownPerson]] = {}
    for person in people:
        for word in words_of(person.words):
            groups.setdefault(word, []).append(person)
    return groups
