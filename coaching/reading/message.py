"""A message is prepared once for all readers: its words, and everything that is mentioned in it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.details.mails_and_links import find_details
from coaching.reading.events.plain_line import PlainLine, Sign
from coaching.reading.firms.amounts import find_amounts
from coaching.reading.firms.companies import find_companies, to_company
from coaching.reading.firms.roles import find_roles
from coaching.reading.firms.schedules import Scheduled, find_schedule
from coaching.reading.mentions import (
    AmountMention,
    CompanyMention,
    DetailMention,
    LengthMention,
    PersonMention,
    RangeMention,
    RoleMention,
    TimeMention,
)
from coaching.reading.people.people_finder import find_people
from coaching.reading.proposals import Stretch
from coaching.reading.tagged.settle import Settler, is_like_mail
from coaching.reading.tagged.tag_words import Mark, NameChances, tag_words
from coaching.reading.times.in_talk.find_lengths import find_lengths
from coaching.reading.times.in_talk.find_ranges import find_ranges
from coaching.reading.times.in_talk.find_times import find_times
from coaching.reading.times.in_talk.tied_days import tie_days
from coaching.reading.words.clauses import ClauseCutter
from coaching.reading.words.cues import lower_keeping_places
from coaching.reading.words.tokens import Tokens
from coaching.reading.words.word_line import WordLine

_LINE: Final = 60
"""In a message of more words and signs somebody tells a story."""
_BRIEF: Final = 6
"""A reply of so few words is an answer."""


@dataclass(frozen=True)
class Message:
    """Holds a message with its mentions; each kind is looked for when it is first wanted.

    `is_mail` marks the words of an employer's mail, in which "I" and "we" are not the person.
    `heads` are firms that are known to be named in it by its form, and `jobs` are named in it as
    the whole tells of which it is a part.
    """

    tokens: Tokens
    context: ReadingContext
    is_mail: bool = False
    heads: tuple[CompanyMention, ...] = ()
    jobs: tuple[RoleMention, ...] = ()

    @property
    def text(self) -> str:
        """The message as it was sent."""
        return self.tokens.text

    @cached_property
    def line(self) -> WordLine:
        """Its plain words in one line, in which phrases are looked for."""
        return WordLine(self.tokens)

    @cached_property
    def plain_line(self) -> PlainLine:
        """Its words written out, with a sign for each name, day and sum."""
        signs = (
            *(Sign("FIRM", one.span) for one in self.companies),
            *(Sign("PERSON", one.span) for one in self.people),
            *(Sign("SPAN", one.span) for one in self.ranges),
            *(Sign(_time_sign(one), one.span) for one in self.times),
            *(Sign("SUM", one.span) for one in self.amounts),
            *(Sign("ROLE", one.span) for one in self.roles),
        )
        return PlainLine(self.tokens, signs)

    @cached_property
    def clauses(self) -> tuple[Stretch, ...]:
        """Where each clause stands, also where somebody talks without a full stop or comma."""
        names: dict[int, int] = {}
        for person in self.people:
            first = self.line.first_in(person.whole)
            names[first] = max(self.line.first_after(person.span), first + 1)
        cut = ClauseCutter(self.line, names).cut()
        return tuple(self.line.stretch(clause.first, clause.last) for clause in cut)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """The days and moments, in order; what is part of a range is among them as well."""
        return tuple(tie_days(self.text, find_times(self.text, self.context)))

    @cached_property
    def lengths(self) -> tuple[LengthMention, ...]:
        """How long something took or takes."""
        return find_lengths(self.text)

    @cached_property
    def ranges(self) -> tuple[RangeMention, ...]:
        """By when, or between which days, something is to come."""
        return find_ranges(self.text, self.context)

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        """Everybody who is named, known or new, each time they are named; a day is nobody."""
        return self._settler.give_titles(self._people) if self._settler else self._people

    @cached_property
    def companies(self) -> tuple[CompanyMention, ...]:
        """The employers and agencies that are named."""
        if self._settler is None:
            return self._companies
        jobs = self.context.dossier.opportunities
        return self._settler.add_companies(
            self._companies, jobs, lambda span: to_company(self.tokens, span)
        )

    @cached_property
    def roles(self) -> tuple[RoleMention, ...]:
        """The jobs that are named; what somebody who is named is called is none."""
        if self._settler:
            return self._settler.add_roles(self._roles, self.people)
        more = (
            one for one in self.jobs if not any(_overlap(one.span, x.span) for x in self._roles)
        )
        return tuple(sorted((*self._roles, *more), key=lambda one: one.span))

    @cached_property
    def _settler(self) -> Settler | None:
        """Adds what a model marks; of mails and of a round-up's entries it knows too little."""
        if self.is_mail or self.heads or is_like_mail(self.text):
            return None
        names = [one.span for one in self._people] + [one.span for one in self._companies]
        others = [one.span for one in self.times] + [one.span for one in self.details]
        return Settler(self.text, self.name_chances, (*names, *others))

    @cached_property
    def name_chances(self) -> NameChances:
        """What each word is likely part of, as a model tells by all the words around it."""
        return tag_words(self.tokens, self.marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What our recognisers hold the words for."""
        return (
            *(Mark("role", one.span) for one in self._roles),
            *(Mark("firm", one.span) for one in self._companies),
            *(Mark("name", one.span) for one in self._people),
            *(Mark("time", one.span) for one in self.times),
            *(Mark("sum", one.span) for one in self.amounts),
            *(Mark("at", one.span) for one in self.details),
        )

    @cached_property
    def _people(self) -> tuple[PersonMention, ...]:
        found = find_people(self.tokens, self.context, self.details, self._companies)
        days = {one.span.start for one in self.times if one.has_day}
        return tuple(one for one in found if one.contact or one.span.start not in days)

    @cached_property
    def _companies(self) -> tuple[CompanyMention, ...]:
        found = find_companies(self.tokens, self.details, self.context, is_mail=self.is_mail)
        heads = [one for one in self.heads if one.span.start < one.span.end]
        others = [one for one in found if not any(_overlap(one.span, head.span) for head in heads)]
        if any(head.span.start == 0 for head in self.heads):
            others = [
                one for one in others if one.opportunity or not _is_where(self.text, one.span)
            ]
        return tuple(sorted((*heads, *others), key=lambda one: one.span)) if self.heads else found

    @property
    def schedule(self) -> tuple[Scheduled, ...]:
        """The entries of a list of interviews; none where the message is no such list."""
        return () if self.is_mail else find_schedule(self.text)

    @cached_property
    def _roles(self) -> tuple[RoleMention, ...]:
        found = find_roles(self.tokens, self._companies, self.context)
        taken = {one.span for one in self._companies}
        titles = [_title_of(one, self.lower_text) for one in self._people]
        names = [] if self.is_mail else [one.span for one in self._people]
        return tuple(
            role
            for role in found
            if role.span not in taken
            and not any(_begins_within(one, role.span) for one in names if one != role.span)
            and not any(_begins_within(role.span, one) for one in titles)
        )

    @cached_property
    def details(self) -> tuple[DetailMention, ...]:
        """Mail addresses, telephone numbers and links."""
        return find_details(self.tokens, self.amounts)

    @cached_property
    def amounts(self) -> tuple[AmountMention, ...]:
        """Sums of money; none of them is a telephone number."""
        return find_amounts(self.text)

    @cached_property
    def lower_text(self) -> str:
        """The message in lower case with straight apostrophes; each character keeps its place."""
        return lower_keeping_places(self.text)

    @property
    def is_line(self) -> bool:
        """Whether it is so short that no story is told in it."""
        return len(self.tokens.all) <= _LINE

    @cached_property
    def word_count(self) -> int:
        """How many words it has; numbers and signs are none."""
        return sum(token.is_word for token in self.tokens.all)

    @property
    def is_brief_reply(self) -> bool:
        """Tells whether a few words answer a reminder: they say "done" or "later", and in whatever
        other words that is said, they are no news."""
        is_reply = self.context.asked.question is OpenQuestion.STEP
        return is_reply and self.word_count <= _BRIEF


def _title_of(person: PersonMention, lower_text: str) -> Stretch:
    """Returns where the title of somebody stands beside the name; empty where none is known."""
    title = (person.title or "").casefold()
    at = lower_text.find(title, person.whole.start, person.whole.end)
    return Stretch(at, at + len(title)) if at >= 0 else Stretch(0, 0)


def _begins_within(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start < outer.end


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


_WHERE: Final = re.compile(r"(?i)\b(?:at|in|to|near|from|of|by)(?: the)? $")


def _is_where(text: str, place: Stretch) -> bool:
    """Tells whether a name behind another firm is that of a place: "Acme, Friday at Gateway"."""
    return _WHERE.search(text[max(0, place.start - 12) : place.start]) is not None


def _time_sign(time: TimeMention) -> str:
    if time.has_day:
        return "WHEN" if time.has_time else "DAY"
    return "HOUR"
