"""Finds everybody who is named in a telling, also where only a first name or "mam" stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coaching.reading.message import Message
from coaching.reading.telling.who_speaks.first_names import names_said
from coaching.reading.telling.who_speaks.people_by_role import find_roles_told
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import WordLine, word_set

SHE: Final = "she"
HE: Final = "he"
TITLES: Final = {
    "mr": HE, "mister": HE, "herr": HE, "sir": HE, "senhor": HE, "sr": HE, "senor": HE, "mrs": SHE,
    "ms": SHE, "miss": SHE, "frau": SHE, "mam": SHE, "maam": SHE, "madam": SHE, "madame": SHE,
    "mme": SHE, "dona": SHE, "dra": SHE, "senhora": SHE, "sra": SHE, "professora": SHE, "dr": "",
    "doctor": "", "prof": "", "professor": "",
}  # fmt: skip
_DESCRIPTIONS: Final = {
    "guy": HE, "bloke": HE, "man": HE, "fella": HE, "gentleman": HE, "chap": HE, "dude": HE,
    "lad": HE, "boy": HE, "brother": HE, "husband": HE, "son": HE, "dad": HE, "father": HE,
    "lady": SHE, "woman": SHE, "girl": SHE, "lass": SHE, "sister": SHE, "wife": SHE, "sis": SHE,
    "daughter": SHE, "mother": SHE,
}  # fmt: skip
_PRONOUNS: Final = {
    "she": SHE, "shes": SHE, "shed": SHE, "shell": SHE, "her": SHE, "he": HE, "hes": HE, "hed": HE,
    "his": HE,
}  # fmt: skip
_SUBJECTS: Final = word_set("she shes shed he hes hed")
_NEXT_CLAUSE: Final = 9
_WORDS_TOO: Final = word_set(
    "will mark may grace faith hope rob bill jack art sue pat don drew rich april june dawn "
    "joy rose ray max gene long young king park price case brown day love so an in do he and "
    "go"
)
"""These first names and surnames are words as well; they count where a capital stands."""

_RARE_WORDS: Final = word_set(
    "june april dawn grace faith rob jack sue pat don ray max gene summer joy rose"
)
"""Where nobody types capitals, these are names more often than words."""
_LEADS_DAY: Final = word_set(
    "in by of on until till this next last since from before after late early mid end the a through"
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Says that from one word up to another somebody is named."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class _Spellings:
    """Holds how each name may be written, so that a word is looked up and not held against
    everybody: somebody may know a thousand people."""

    whole: dict[tuple[str, ...], str]
    by_word: dict[str, str]
    """The first of the names that one word stands for."""
    lengths: tuple[int, ...]
    """How many words a whole name may have, the most first."""

    @classmethod
    def of(cls, names: Iterable[str]) -> "_Spellings":
        """Returns the spellings of these names; the first one has a first name that two share."""
        whole = {bare: name for name in names if (bare := _bare_words(name))}
        by_word: dict[str, str] = {}
        for bare, name in whole.items():
            for word in _single_words(bare):
                by_word.setdefault(word, name)
        return cls(whole, by_word, tuple(sorted({len(bare) for bare in whole}, reverse=True)))

    def find(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """Returns how many of the words from there on name somebody, and whom."""
        for length in self.lengths:
            name = self.whole.get(tuple(words[at : at + length])) if length > 1 else None
            if name is not None:
                return length, name
        name = self.by_word.get(words[at])
        return None if name is None else (1, name)


def _single_words(bare: tuple[str, ...]) -> Iterator[str]:
    """Yields the words that stand for a name alone, also with the "s" of what is theirs."""
    if len(bare) == 1:
        yield bare[0]
    if len(bare[0]) > 1:
        yield from (bare[0], bare[0] + "s")
    if len(bare[-1]) > 2:
        yield from (bare[-1], bare[-1] + "s")


@dataclass(frozen=True)
class NamedPeople:
    """Holds who is named where; a first name stands for the whole one."""

    message: Message
    line: WordLine

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names as they are kept; a first name is left out where the whole one is there."""
        named = [mention.name for mention in self.message.people if not mention.is_referee]
        jobs = self.message.context.dossier.opportunities
        completed = {mention.contact for mention in self.message.people}
        known = [
            contact.name for job in jobs for contact in job.contacts if contact.id not in completed
        ]
        return tuple(_without_shorter(tuple(dict.fromkeys([*named, *known]))))

    @cached_property
    def places(self) -> tuple[NamedPlace, ...]:
        """Every place where one of them is named, in order, with the title beside it."""
        named = _without_overlaps(self._find_places())
        taken = frozenset(at for one in named for at in range(one.first - 1, one.last + 1))
        told = find_roles_told(self.message, self.line)
        roles = [NamedPlace(*one) for one in told if taken.isdisjoint(range(one[0], one[1]))]
        return tuple(sorted([*named, *roles], key=lambda one: one.first))

    @cached_property
    def name_at(self) -> Mapping[int, str]:
        """The name of whoever is named by the word at each place."""
        return {at: one.name for one in self.places for at in range(one.first, one.last)}

    def _find_places(self) -> Iterator[NamedPlace]:
        spellings = _Spellings.of(self.names)
        for at, word in enumerate(self.line.words):
            best = spellings.find(self.line.words, at)
            if best is not None and self._may_name(word, at):
                yield self._with_titles(at, at + best[0], best[1])

    def _may_name(self, word: str, at: int) -> bool:
        if word not in _WORDS_TOO or self.line.token(at).is_capital:
            return True
        is_plain = word in _RARE_WORDS and (at == 0 or self.line.words[at - 1] not in _LEADS_DAY)
        return is_plain and self.message.text.islower()

    def _with_titles(self, first: int, last: int, name: str) -> NamedPlace:
        words = self.line.words
        while first > 0 and (words[first - 1] in TITLES or self._is_title_stop(first - 1)):
            first -= 1
        while last < len(words) and words[last] in TITLES:
            last += 1
        return NamedPlace(first, last, name)

    def _is_title_stop(self, at: int) -> bool:
        return at > 0 and self.line.words[at] == "." and self.line.words[at - 1] in TITLES

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """For each name "she" or "he" as far as the message or the first name tells."""
        told = {place.name: said for place in self.places if (said := self._pronoun_of(place))}
        return {name: told.get(name, "") or _usual_pronoun(name) for name in self.names}

    def _pronoun_of(self, place: NamedPlace) -> str:
        words = self.line.words
        titles = [TITLES[word] for word in words[place.first : place.last] if word in TITLES]
        before = words[self._begin_of_description(place) : place.first]
        described = [_DESCRIPTIONS[word] for word in before if word in _DESCRIPTIONS]
        behind = words[place.last : place.last + 2]
        pronouns = [_PRONOUNS[word] for word in behind if word in _PRONOUNS]
        said = next((said for said in (*titles, *described, *pronouns) if said), "")
        return said or _usual_pronoun(place.name) or self._pronoun_of_next_clause(place)

    @cached_property
    def _words_of_names(self) -> frozenset[int]:
        return frozenset(self.name_at)

    def _begin_of_description(self, place: NamedPlace) -> int:
        """Returns where the few words before a name begin, behind another name or a full stop."""
        begin = place.first
        while begin > max(0, place.first - 4):
            if begin - 1 in self._words_of_names or self.line.is_end(begin - 1):
                break
            begin -= 1
        return begin

    def _pronoun_of_next_clause(self, place: NamedPlace) -> str:
        """Returns "she" where the next clause begins with it: "Una was lovely, she spent ..."."""
        words, names = self.line.words, self._words_of_names
        for at in range(place.last, min(place.last + _NEXT_CLAUSE, len(words))):
            if at in names or words[at] == "\n":
                return ""
            starts = self.line.is_pause(at - 1) or self.line.is_end(at - 1)
            if starts and words[at] in _SUBJECTS:
                return _PRONOUNS[words[at]]
        return ""


def _without_overlaps(places: Iterable[NamedPlace]) -> list[NamedPlace]:
    """Returns the places without those that begin inside another."""
    found: list[NamedPlace] = []
    for place in places:
        if not found or place.first >= found[-1].last:
            found.append(place)
    return found


def _bare_words(name: str) -> tuple[str, ...]:
    words = tuple(fold_text(name).split())
    return tuple(word for word in words if word not in TITLES) or words


def _usual_pronoun(name: str) -> str:
    words = _bare_words(name)
    first = words[0] if words else ""
    return next((said for said in (SHE, HE) if first in names_said(said)), "")


def _without_shorter(names: tuple[str, ...]) -> Iterable[str]:
    bare = {name: _bare_words(name) for name in names}
    in_longer = {word for words in bare.values() if len(words) > 1 for word in words}
    for name, words in bare.items():
        if len(words) != 1 or words[0] not in in_longer:
            yield name
