"""Finds everybody who is named in a message: known people first, then those new by their names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.context import OpenQuestion, ReadingContext
from coaching.reading.firms.company_words import COMPANY_FORMS
from coaching.reading.mentions import CompanyMention, DetailMention, PersonMention
from coaching.reading.people.asides import is_aside, is_replaced, names_another, put_right
from coaching.reading.people.describe import describe_after
from coaching.reading.people.describe_before import describe_before
from coaching.reading.people.description import Description
from coaching.reading.people.met.hearsay import only_passes_on
from coaching.reading.people.met.part_by_deed import tell_parts
from coaching.reading.people.met.part_of_firm import part_of_firm
from coaching.reading.people.name_filter import NameFilter
from coaching.reading.people.name_lists import find_list_starts, find_surname_first, share_surname
from coaching.reading.people.name_scan import NameScanner
from coaching.reading.people.name_words import NameFound, Neighbourhood
from coaching.reading.people.owners import attach_details
from coaching.reading.people.parts import gives_reference, is_about_referee
from coaching.reading.people.people_on_record import KnownPeople, KnownPerson, bare_words
from coaching.reading.people.same_people import join_first_names, unify_names
from coaching.reading.people.spelled.near_names import find_near_names
from coaching.reading.people.spelled.spelling import Correction, find_corrections
from coaching.reading.people.spelled.written_plainly import write_plainly
from coaching.reading.proposals import Stretch
from coaching.reading.sign_offs import find_signed_name
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

LIST_QUESTIONS: Final = frozenset({OpenQuestion.PEOPLE, OpenQuestion.MORE_PEOPLE})
"""After these questions nearly every word is a name or says something of one."""


def find_people(
    tokens: Tokens,
    context: ReadingContext,
    details: Iterable[DetailMention],
    companies: Iterable[CompanyMention],
    *,
    is_list: bool | None = None,
) -> tuple[PersonMention, ...]:
    """Returns everybody, each time they are named, with the fullest form of their names."""
    listed = context.asked.question in LIST_QUESTIONS if is_list is None else is_list
    known = KnownPeople(context)
    finder = PeopleFinder(tokens, context, tuple(details), tuple(companies), known, is_list=listed)
    plain = None if finder.corrections else write_plainly(tokens.text)
    if plain is None:
        return finder.mentions
    firms, addresses = plain.move(finder.companies), plain.move(finder.details)
    finder = PeopleFinder(Tokens(plain.text), context, addresses, firms, known, is_list=listed)
    return tuple(plain.put_back(one) for one in finder.mentions)


@dataclass(frozen=True)
class PeopleFinder:
    """Looks for people in one message; `is_list` is set where it answers who was there."""

    tokens: Tokens
    context: ReadingContext
    details: tuple[DetailMention, ...]
    companies: tuple[CompanyMention, ...]
    known: KnownPeople
    is_list: bool

    @property
    def text(self) -> str:
        """The message."""
        return self.tokens.text

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Where a name is spelled out or put right."""
        told = find_corrections(self.text, self.known)
        return told or find_near_names(self.text, self.known)

    @cached_property
    def names(self) -> tuple[NameFound, ...]:
        """The names that count, in order."""
        inverted = find_surname_first(self.tokens, is_list=self.is_list)
        found = sorted((*inverted, *self._scan(inverted)), key=lambda name: name.whole)
        return share_surname(self.tokens, tuple(found), is_list=self.is_list)

    def _scan(self, inverted: tuple[NameFound, ...]) -> Iterator[NameFound]:
        blocked = [detail.span for detail in self.details]
        blocked += [company.span for company in self.companies if self._blocks(company)]
        blocked += [name.whole for name in inverted]
        blocked += [each for one in self.corrections for each in one.spans]
        signed = find_signed_name(self.text)
        near = Neighbourhood(
            signed=signed,
            people=self.known.words,
            companies=self._company_words(),
            starts=find_list_starts(self.tokens, is_list=self.is_list),
            blocked=tuple(blocked),
        )
        judge = NameFilter(self.text, self.context, self.known, self.is_list)
        scanned = [
            (name, judge.counts(name, near)) for name in NameScanner(self.tokens, near).scan()
        ]
        # who is named in full and for sure once is named wherever these words stand
        sure = {fold_text(name.name) for name, counts in scanned if counts and name.words > 1}
        yield from (name for name, counts in scanned if counts or fold_text(name.name) in sure)

    def _blocks(self, company: CompanyMention) -> bool:
        """Tells whether no name can stand where a company does."""
        if self.known.find(company.name) is not None:
            return False
        return company.opportunity is not None or company.is_agency or not self.is_list

    def _company_words(self) -> frozenset[str]:
        known = [job.company for job in self.context.dossier.opportunities]
        words = {word for name in known for word in fold_text(name).split() if len(word) > 2}
        return frozenset(words - {"and", "the"} - COMPANY_FORMS)

    # -- what is said of them ------------------------------------------------------------------

    @cached_property
    def mentions(self) -> tuple[PersonMention, ...]:
        """Everybody, with what is said beside their names."""
        plain: list[PersonMention] = []
        for index in range(len(self.names)):
            before = plain[-1].title if plain else None
            plain.append(self._to_mention(index, before))
        corrected = [one.mention for one in self.corrections]
        mentions = sorted((*plain, *corrected), key=lambda mention: mention.span)
        spelled = self._spell_known(list(self._without_replaced(mentions)))
        unified = unify_names(join_first_names(self.text, spelled))
        told = tell_parts(self.text, unified, is_list=self.is_list)
        return attach_details(self.text, told, self.details)

    def _spell_known(self, mentions: list[PersonMention]) -> list[PersonMention]:
        """Gives a known person who is put right in the message the new name everywhere."""
        old = {(one.contact, one.name) for one in self.known.all}
        new = {
            one.contact: one.name
            for one in mentions
            if one.contact is not None and (one.contact, one.name) not in old
        }
        return [
            replace(one, name=new[one.contact], is_aside=False) if one.contact in new else one
            for one in mentions
        ]

    def _to_mention(self, index: int, title_before: str | None) -> PersonMention:
        name = self.names[index]
        after, before = self._around(index)
        leads_on = index + 1 < len(self.names) and _leads_on(after)
        said = describe_after(after, is_listed=self.is_list, leads_on=leads_on)
        if said.title is None:
            calling = self.text[name.whole.start : name.span.start]
            leading = describe_before(calling if name.is_called else before)
            if leading.title is None or leading.title != title_before:
                said = _combine(said, leading)
        name = put_right(name, after)
        known = self.known.find(name.name, name.greeting)
        known = None if known and self._is_namesake(name, said) else known
        end = name.whole.end + (max(0, said.end))
        part = self._part_of_firm(said) or said.part
        is_referee = said.is_referee or self._is_referee(name)
        is_heard = not is_referee and known is None and only_passes_on(before, after)
        return PersonMention(
            span=name.span,
            whole=Stretch(name.whole.start, end),
            name=_best_name(name.name, known),
            title=said.title,
            part=part,
            greeting=name.greeting,
            is_referee=is_referee,
            contact=known.contact if known else None,
            opportunity=known.opportunity if known else None,
            referee=known.referee if known else None,
            is_aside=is_heard
            or names_another(self.text[name.whole.start : name.whole.start + 90])
            or (not is_referee and is_aside(before, after)),
            is_heard=is_heard,
        )

    def _part_of_firm(self, said: Description) -> ContactPart | None:
        firms = [one for one in self.companies if not self.is_list]
        return part_of_firm(said, self.text, self.context, firms)

    def _is_namesake(self, name: NameFound, said: Description) -> bool:
        """Tells whether a bare first name is somebody else's: they are from another firm."""
        return bool(said.firm) and name.words == 1 and self._part_of_firm(said) is not None

    def _around(self, index: int) -> tuple[str, str]:
        """Returns the text behind a name up to the next one, and the text before it."""
        name = self.names[index]
        following = self.names[index + 1].whole.start if index + 1 < len(self.names) else None
        limit = following if following is not None else len(self.text)
        earlier = self.names[index - 1].whole.end if index else 0
        after = self.text[name.whole.end : min(limit, name.whole.end + 220)]
        before = self.text[max(earlier, name.whole.start - 90) : name.whole.start]
        return after, before

    def _is_referee(self, name: NameFound) -> bool:
        if self.context.asked.question is OpenQuestion.REFEREE:
            return True
        place = bisect_right(self.tokens.sentences, name.span.start, key=lambda one: one.start) - 1
        if place < 0 or name.span.start >= self.tokens.sentences[place].end:
            return False
        gives = _GIVEN.search(self.text[max(0, name.whole.start - 60) : name.whole.start])
        is_vouching, is_wanted = self._sentence_about_referees(place)
        return is_vouching or bool(gives and is_wanted)

    def _sentence_about_referees(self, place: int) -> tuple[bool, bool]:
        """Returns whether a sentence is about who speaks for the person, and whether references are
        wanted in it. A sentence of many names is looked at once."""
        if place not in self._sentences_seen:
            text = self.tokens.sentences[place].text_in(self.text)
            is_wanted = _REFS.search(text) is not None
            is_vouching = is_about_referee(text) and not is_wanted
            self._sentences_seen[place] = (is_vouching or gives_reference(text), is_wanted)
        return self._sentences_seen[place]

    @cached_property
    def _sentences_seen(self) -> dict[int, tuple[bool, bool]]:
        return {}

    def _without_replaced(self, mentions: list[PersonMention]) -> Iterator[PersonMention]:
        """Leaves out a name that was put right at once: "Henrike Post, no sorry, Henrike Pohl"."""
        for index, mention in enumerate(mentions):
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            is_right = any(mention.span == one.mention.span for one in self.corrections)
            if following and not is_right and is_replaced(self.text, mention, following):
                known = mention if mention.contact else following
                mentions[index + 1] = replace(
                    following,
                    contact=known.contact,
                    opportunity=known.opportunity,
                    title=following.title or mention.title,
                )
            else:
                yield mention


def _leads_on(after: str) -> bool:
    """Tells whether the next name stands right behind, in the same line."""
    is_near = after.endswith(" ") and "\n" not in after and len(after) < _AHEAD
    return is_near and not after.rstrip().endswith(("/", ";", "|", "+", "&"))


_AHEAD: Final = 220
"""So many characters behind a name are looked at."""
_GIVEN: Final = re.compile(
    r"\b(?:give|giving|gave|send|sent|name|named|put(?:ting)?|offer|list|ask(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_REFS: Final = re.compile(
    r"\b(?:refs?|references?|referees?|referenzen|refer[eê]ncias?)\b", re.IGNORECASE
)


def _combine(after: Description, before: Description) -> Description:
    return replace(
        after,
        title=after.title or before.title,
        part=after.part or before.part,
        is_referee=after.is_referee or before.is_referee,
    )


def _best_name(said: str, known: KnownPerson | None) -> str:
    """Returns the known name, unless what was said is fuller."""
    if known is None:
        return said
    return said if len(bare_words(said)) > len(known.words) else known.name
