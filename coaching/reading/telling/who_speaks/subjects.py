"""Tells who does something in a clause: the person, somebody by name, or "she" of just before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from coaching.reading.telling.who_speaks.named_people import (
    HE,
    SHE,
    TITLES,
    NamedPeople,
    NamedPlace,
)
from coaching.reading.words.clauses import Clause
from coaching.reading.words.word_line import ADVERBS, word_set


class Doer(Enum):
    """Says what kind of subject a clause has."""

    ME = "me"
    WE = "we"
    THEM = "them"
    """Somebody of the other side, named or not."""
    THING = "thing"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Subject:
    """Holds who does it; `name` is None where somebody is not known by name."""

    doer: Doer
    name: str | None = None


_ME: Final = word_set("i id im ive ill ich eu yo je jai my hab habe mich me")
_WE: Final = word_set("we weve wir nos nosotros nous us our")
_THEY: Final = word_set("they theyd theyre theyve theyll them their eles elas ellos ils")
_SHE: Final = word_set("she shes shed shell her sie ela ella elle maam mam madam")
_HE: Final = word_set("he hes hed his him er ele il sir")
_THING: Final = word_set("it that this its thats das es isso ca which there")
_SKIPPED: Final = re.compile(
    rf"(?:{ADVERBS}|did|was|is|are|were|had|has|have|would|will|been|be|being|got|kept|keeps|s"
    r"|hat|hatte|war|haben|habe|a|to|started|began|seemed|came|going|only|main|one|biggest|big"
    r"|real|mam|little|slight|other|,|most)"
)
_NOUNS: Final = re.compile(
    r"(?:the|a|some|that|this|other) (?:\w+ ){0,3}?(?:guy|bloke|man|fella|lady|woman|person|manager"
    r"|recruiter|boss|director|lead|hr|rh|cto|ceo|cfo|coo|vp|head|interviewer|interviewers|panel"
    r"|girl|colleague|team|engineer|dev|developer|chair|founder|owner|partner|principal|nurse|chef"
    r"|supervisor|coordinator|teacher|professor|people|others|rest|two|one|senior|junior|guys)"
    r"(?: (?:from|of|in) (?:\w+ ){0,2}?\w+)? $"
)


@dataclass
class Speakers:
    """Follows a telling clause by clause and knows whom "she" and "he" mean at each."""

    people: NamedPeople
    recent: list[str] = field(default_factory=list)
    """The names, the one that was last spoken of at the end."""
    last_subject: Subject = field(default=Subject(Doer.LEFT_OUT))
    in_focus: str | None = None
    """Who acted in the last clause or two, for "we"."""

    def subject(self, first: int, cue: int) -> Subject:
        """Returns who does what the words at `cue` say, from the words before it."""
        words = self.people.line.words
        at = cue
        while at > first:
            named = self._name_ending(at)
            if named and named.first >= first - 2:
                return Subject(Doer.THEM, named.name)
            word = words[at - 1]
            found = self._of_pronoun(word, self._names_between(first, at))
            if found and found.doer is Doer.ME and (beside := self._beside_me(first, at)):
                return Subject(Doer.WE, beside)
            if found and word not in ("my", "me"):
                return found
            if found:
                further = self._before(first, at - 1)
                return further if further.doer is Doer.THEM else found
            if _NOUNS.search(self.people.line.between(first, at)):
                return self._of_noun(self.people.line.between(first, at))
            if not _SKIPPED.fullmatch(word):
                return self._before(first, at)
            at -= 1
        return Subject(Doer.LEFT_OUT)

    def _before(self, first: int, at: int) -> Subject:
        """Looks through words that are not understood for somebody farther to the left."""
        for place in range(at - 1, first - 1, -1):
            named = self._name_ending(place)
            if named:
                return Subject(Doer.THEM, named.name)
            found = self._of_pronoun(self.people.line.words[place], ())
            if found and found.doer is Doer.ME and (beside := self._beside_me(first, place + 1)):
                return Subject(Doer.WE, beside)
            if found and found.doer is not Doer.THING:
                return found
        return Subject(Doer.THING)

    def _beside_me(self, first: int, at: int) -> str | None:
        """Returns who stands beside me in "Tjark and I" or "me and Tjark"."""
        words = self.people.line.words
        if at - 2 >= first and words[at - 2] in ("and", "und", "e", "y", "et"):
            named = self._name_ending(at - 2)
            return named.name if named else None
        return None

    def _name_ending(self, at: int) -> NamedPlace | None:
        return next((place for place in self.people.places if place.last == at), None)

    def _names_between(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(p.name for p in self.people.places if first <= p.first < last)

    def _of_pronoun(self, word: str, just_named: tuple[str, ...]) -> Subject | None:
        if word in _ME:
            return Subject(Doer.ME)
        if word in _WE:
            return Subject(Doer.WE, self.in_focus or self._only_one())
        if word in _THEY:
            return Subject(Doer.THEM)
        if word in _THING:
            return Subject(Doer.THING)
        if word == "who" and not just_named and self.recent:
            return Subject(Doer.THEM, self.recent[-1])
        if word in _SHE or word in _HE:
            return Subject(Doer.THEM, self.last_named(SHE if word in _SHE else HE, just_named))
        return None

    def _of_noun(self, words: str) -> Subject:
        """Resolves "the other one"; other people without a name stay without."""
        if "the other " in words and len(self.recent) > 1:
            return Subject(Doer.THEM, self.recent[-2])
        return Subject(Doer.THEM)

    @property
    def last_named_person(self) -> str | None:
        """Who was spoken of last."""
        return self.recent[-1] if self.recent else None

    @property
    def only_one_so_far(self) -> str | None:
        """The one person who was spoken of, as long as nobody else was."""
        return self.recent[0] if len(self.recent) == 1 else None

    def _only_one(self) -> str | None:
        if self.only_one_so_far:
            return self.only_one_so_far
        names = {place.name for place in self.people.places}
        return next(iter(names)) if len(names) == 1 else None

    def last_named(self, pronoun: str, just_named: tuple[str, ...] = ()) -> str | None:
        """Returns whom "she" or "he" means: the one spoken of last of whom people say so."""
        said = self.people.pronouns
        fitting = [
            name for name in (*self.recent, *just_named) if said.get(name, "") in ("", pronoun)
        ]
        only = self._only_one()
        return (
            fitting[-1] if fitting else only if said.get(only or "", "") in ("", pronoun) else None
        )

    def names_in(self, first: int, last: int) -> Iterator[str]:
        """Yields whoever is named in a stretch, "her" and "him" included."""
        named = self.people.name_at
        for at in range(first, last):
            word = self.people.line.words[at]
            if at in named:
                yield named[at]
            elif (word in _SHE or word in _HE) and word not in ("his", "il", "er", "sie"):
                if name := self.last_named(SHE if word in _SHE else HE):
                    yield name
            elif word in TITLES and TITLES[word] and (name := self.last_named(TITLES[word])):
                yield name

    def go_on(self, clause: Clause, subject: Subject) -> None:
        """Takes in a clause that was read: who is named in it, and who acted."""
        named = [p.name for p in self.people.places if clause.first <= p.first < clause.last]
        for name in (*named, *([subject.name] if subject.name else [])):
            if name in self.recent:
                self.recent.remove(name)
            self.recent.append(name)
        if subject.doer is not Doer.LEFT_OUT:
            self.last_subject = subject
        if subject.doer is Doer.THEM:
            self.in_focus = subject.name
        elif len(set(named)) > 1:
            self.in_focus = None
