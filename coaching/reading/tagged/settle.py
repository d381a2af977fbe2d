"""Adds firms, jobs and titles that the model is sure of to what our rules have found."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coaching.model.documents import Opportunity
from coaching.reading.mentions import CompanyMention, PersonMention, RoleMention
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.people.parts import find_part
from coaching.reading.people.titles import clean_title, is_only_part
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.tagged.tag_words import NameChances, NameKind, Tagged
from coaching.reading.text_folding import fold_text

_SURE_FIRM: Final = 0.8
_SURE_FIRM_BESIDE_JOBS: Final = 0.9
"""Where jobs are known the message is likely about one of them."""
_SURE_ROLE: Final = 0.5
_SURE_TITLE: Final = 0.8
_SURE_REST: Final = 0.5
"""Is enough for words that go on with a known title, or for a job that nobody there has."""
_CAN_BE_ROLE: Final = 0.1
_BEFORE_FIRM: Final = frozenset({"at", "with", "from", "by", "for", "to", "of", "and"})
_FARTHEST: Final = 40


@dataclass(frozen=True, slots=True)
class Settler:
    """Holds a message with what the model marks in it; `taken` is what something else stands for.

    The bounds were measured: above them what is added is right far more often than not.
    """

    text: str
    line: NameChances
    taken: tuple[Stretch, ...]

    def add_companies(
        self,
        found: tuple[CompanyMention, ...],
        jobs: Sequence[Opportunity],
        to_company: Callable[[Stretch], CompanyMention],
    ) -> tuple[CompanyMention, ...]:
        """Returns the firms with those that are marked, where our rules find no employer."""
        if any(not one.is_agency for one in found):
            return found
        taken = [*self.taken, *(one.span for one in found)]
        known = {word for job in jobs for word in fold_text(job.company).split()}
        least = _SURE_FIRM_BESIDE_JOBS if jobs else _SURE_FIRM
        more = (
            to_company(one.span)
            for one in self._find(NameKind.COMPANY, least, taken)
            if not (jobs and self._is_of_somebody(one))
            and not self._is_mere_word(one)
            and one.span.text_in(self.text) != self.text.strip(" .!?")
            and not known & set(fold_text(one.span.text_in(self.text)).split())
        )
        return tuple(sorted((*found, *more), key=lambda one: one.span))

    def _is_mere_word(self, firm: Tagged) -> bool:
        """Tells whether an ordinary word stands where no firm need be: "no more practice"."""
        word = firm.span.text_in(self.text)
        before = self.text[: firm.span.start].casefold().split()[-1:]
        return (
            word.islower()
            and is_ordinary(fold_text(word))
            and not _BEFORE_FIRM.intersection(before)
        )

    def _is_of_somebody(self, firm: Tagged) -> bool:
        """Tells whether only somebody's own firm is named: "curtis from acme" of an agency."""
        before = self.text[max(0, firm.span.start - 6) : firm.span.start]
        return before.casefold().endswith(" from ")

    def add_roles(
        self, found: tuple[RoleMention, ...], people: Sequence[PersonMention]
    ) -> tuple[RoleMention, ...]:
        """Returns the jobs with those that are marked; a title is a job where nobody is named."""
        taken = [*self.taken, *(one.span for one in found), *(one.whole for one in people)]
        marked = [*self._find(NameKind.ROLE, _SURE_ROLE, taken)]
        if not people:
            titles = self._find(NameKind.TITLE, _SURE_REST, taken)
            marked += [
                one
                for one in titles
                if self.line.chance_of(one.span, NameKind.ROLE) >= _CAN_BE_ROLE
            ]
        more = (RoleMention(one.span, clean_title(one.span.text_in(self.text))) for one in marked)
        return tuple(sorted((*found, *more), key=lambda one: one.span))

    def _find(self, tag: NameKind, least: float, taken: Sequence[Stretch]) -> tuple[Tagged, ...]:
        return tuple(
            one
            for one in self.line.things
            if one.tag is tag and one.chance >= least and not _meets(one.span, taken)
        )

    def give_titles(self, people: tuple[PersonMention, ...]) -> tuple[PersonMention, ...]:
        """Returns the people with the titles that are marked beside their names, and those that our
        rules cut short in full."""
        titles = self._find(NameKind.TITLE, _SURE_REST, ())
        if not titles:
            return people
        taken = [_place_of_title(one, self.text) for one in people if one.title]
        free = self._find(NameKind.TITLE, _SURE_TITLE, taken)
        return tuple(
            _lengthen(one, titles, self.text) if one.title else _give_title(one, free, self.text)
            for one in people
        )


def _lengthen(person: PersonMention, titles: Iterable[Tagged], text: str) -> PersonMention:
    said = _place_of_title(person, text)
    spans = (one.span for one in titles if one.span.start == said.start)
    whole = next((one for one in spans if one.end > said.end), None)
    return replace(person, title=clean_title(whole.text_in(text))) if whole else person


def _give_title(person: PersonMention, titles: Iterable[Tagged], text: str) -> PersonMention:
    span = next((one.span for one in titles if _is_beside(person.span, one.span, text)), None)
    if span is None:
        return person
    title = clean_title(span.text_in(text))
    part = person.part or find_part(title)
    if part and is_only_part(title):
        return replace(person, part=part)
    whole = Stretch(min(person.whole.start, span.start), max(person.whole.end, span.end))
    return replace(person, title=title, part=part, whole=whole)


_BEHIND: Final = re.compile(
    r"(?:[\s,;:(–—-]{0,3}(?:who|that|he|she|they|himself|herself|themselves|is|was|are|s|['’]s"
    r"|['’]re|the|a|an|our|their|my|her|his|also|as|actually|now|then|yung|die|der|ist|la|el|o|le)"
    r"(?![^\W_])){0,4}[\s,;:(–—-]{0,3}",
    re.IGNORECASE,
)
"""May stand between a name and the title behind it: "Priya, who is the head of ops"."""
_BEFORE: Final = re.compile(r"\s(?:(?:is|was|called|named|there is|there was)\s)?", re.IGNORECASE)
_LEADS_UP: Final = re.compile(r"\b(?:the|their|her|his|our|my|an?)\s$", re.IGNORECASE)


def _is_beside(name: Stretch, title: Stretch, text: str) -> bool:
    """Tells whether a title is that of the person whose name stands there."""
    if name.end <= title.start:
        between = text[name.end : title.start] if title.start - name.end < _FARTHEST else "?"
        return _BEHIND.fullmatch(between) is not None
    between = text[title.end : name.start] if name.start - title.end < _FARTHEST else "?"
    is_led_up_to = _LEADS_UP.search(text[max(0, title.start - 6) : title.start])
    return is_led_up_to is not None and _BEFORE.fullmatch(between) is not None


def _place_of_title(person: PersonMention, text: str) -> Stretch:
    """Returns where the title of somebody stands; before the message where it stands nowhere."""
    title = person.title or ""
    at = text.find(title, person.whole.start, person.whole.end + len(title))
    return Stretch(at, at + len(title))


def _meets(span: Stretch, others: Iterable[Stretch]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in others)


_HEADERS: Final = word_set("from subject to von betreff de when sent fwd fw")
_GREETINGS: Final = word_set("hi hello dear sehr hey hallo ola olá hola bonjour morning good guten")
_LONGEST_LINE: Final = 6


def is_like_mail(text: str) -> bool:
    """Tells whether a text has paragraphs, short lines, headers or a greeting, as mails have."""
    lines = text.strip().split("\n")
    is_set = any(len(line.split(None, _LONGEST_LINE)) <= _LONGEST_LINE for line in lines[:-1])
    return is_set or any(_begins_mail(line) for line in lines)


def _begins_mail(line: str) -> bool:
    first, *others = line.casefold().split(None, 5) or [""]
    if first.rstrip(":") in _HEADERS:
        return ":" in line[:80]
    return first in _GREETINGS and any(word.endswith(",") for word in others[:4])
