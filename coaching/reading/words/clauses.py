"""A telling is cut into clauses, also where somebody speaks without a full stop or comma."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coaching.reading.people.titles import is_title_word
from coaching.reading.words.clause_words import (
    ALWAYS_STARTS,
    AND_VERBS,
    BARE_VERBS,
    BLOCKERS,
    BREAKING_CONNECTIVES,
    COMPLEMENT_VERBS,
    CONNECTIVES,
    IF_STARTS,
    JOINERS,
    LOOSE_STARTS,
    NOUN_SUBJECT,
    PAUSED_STARTS,
    PLAIN_JOINERS,
    PLAIN_STARTS,
    POINTING,
    PRONOUNS,
    PRONOUNS_WITH_VERB,
    STRONG_VERBS,
    VERBS,
)
from coaching.reading.words.verb_forms import verb_forms
from coaching.reading.words.word_line import ADVERBS, WordLine, word_set

_ADVERBS: Final = re.compile(f"(?:(?:{ADVERBS}) ){{0,3}}")
_AFTERTHOUGHT: Final = re.compile(r"i (?:think|guess|reckon|suppose|hope|believe|feel) [.,!;\n]")
_CONNECTIVES: Final = re.compile(f"(?:(?:{CONNECTIVES}) (?:, )?){{1,3}}")


@dataclass(frozen=True, slots=True)
class Clause:
    """Says from which word up to which a clause goes.

    `head` is the place of its first word behind "and", "but then" and the like; `opens` tells that
    a sentence begins with it.
    """

    first: int
    head: int
    last: int
    opens: bool


Names = Mapping[int, int]
"""For the place at which a name begins, the place behind it."""


@dataclass(frozen=True)
class ClauseCutter:
    """Cuts a line into clauses; it knows where names stand, since they may be subjects."""

    line: WordLine
    names: Names

    def cut(self) -> Iterator[Clause]:
        """Yields the clauses in order; a comma before a mere addition does not end one."""
        for sentence in self.line.tokens.sentences:
            first, end = self.line.first_in(sentence), self.line.first_after(sentence)
            starts = self._find_starts(first, end)
            for start, stop in zip(starts, [*starts[1:], end], strict=True):
                last = self._without_signs(start, stop)
                if last > start:
                    head = self._skip(_CONNECTIVES, start)
                    yield Clause(start, min(head, last), last, opens=start == first)

    def _find_starts(self, first: int, end: int) -> list[int]:
        starts, at = [first], max(self._skip(_CONNECTIVES, first), first) + 1
        while at < end:
            if self._is_start(at, first):
                starts.append(at)
                at = max(self._skip(_CONNECTIVES, at), at)
            at += 1
        return starts

    def _without_signs(self, start: int, stop: int) -> int:
        while stop > start and (self.line.is_pause(stop - 1) or self.line.is_end(stop - 1)):
            stop -= 1
        return stop

    def _skip(self, pattern: re.Pattern[str], place: int) -> int:
        match = pattern.match(self.line.text, self.line.offset(place))
        return self.line.place(match.end()) if match else place

    def _is_start(self, place: int, first: int) -> bool:
        """Tells whether a new clause begins here."""
        if self.line.is_pause(place):
            return False
        if self.line.words[place - 1] in (";", ":") and not self._is_inside_word(place):
            return True
        head = self._skip(_CONNECTIVES, place)
        if head >= len(self.line.words) or self._lengthens_subject(place, first):
            return False
        paused = self.line.is_pause(place - 1) and not self._is_inside_word(place)
        if ALWAYS_STARTS.match(self.line.text, self.line.offset(head)) and self._is_free(place):
            return not self._is_owned(place)
        if head > place:
            return self._starts_after_connective(place, head, first, paused=paused)
        if paused:
            return self._heads_clause(head) and not self._is_afterthought(place)
        if self._is_afterthought(place):
            return False
        return self._is_free(place) and (self._heads_strongly(place) or self._heads_plainly(place))

    def _is_owned(self, place: int) -> bool:
        """Tells whether a name with its "s" stands before: "Kit's only thing was"."""
        is_name = place in self.names.values()
        return is_name and self.line.token(place - 1).text.casefold().endswith(("'s", "’s"))

    def _lengthens_subject(self, place: int, first: int) -> bool:
        """Tells whether only "we" or "with Marit" stands before: the verb is still to come."""
        is_subject = self.line.words[place - 1] in _SUBJECTS
        if is_subject and place - 1 in (first, self._skip(_CONNECTIVES, first)):
            return True
        begin = next((start for start, end in self.names.items() if end == place), None)
        return begin is not None and begin - 1 == first and self.line.words[first] in _WITH

    def _heads_plainly(self, place: int) -> bool:
        """Tells whether a subject with its verb stands here, as in "his cell is", "it was"."""
        if self.line.words[place - 1] in _REACHING:
            return False
        begins = PLAIN_STARTS.match(self.line.text, self.line.offset(place))
        return bool(begins) and self._runs_on(place)

    def _runs_on(self, place: int) -> bool:
        """Tells whether many words stand around this place without a sign between them."""
        first, last = place, place
        while first > 0 and not self._is_sign(first - 1) and place - first < _RUN:
            first -= 1
        while last < len(self.line.words) and not self._is_sign(last) and last - first < _RUN:
            last += 1
        return last - first >= _RUN

    def _is_sign(self, place: int) -> bool:
        return self.line.is_pause(place) or self.line.is_end(place)

    def _is_afterthought(self, place: int) -> bool:
        """Tells whether "I think" or "I guess" ends the sentence or stands between commas here."""
        match = _AFTERTHOUGHT.match(self.line.text, self.line.offset(place))
        return bool(match)

    def _is_inside_word(self, place: int) -> bool:
        """Tells whether the sign before joins two parts without blanks, as in 5-6 or and/or."""
        before, here = self.line.token(place - 1), self.line.token(place)
        return before.text in "-/" and before.span.end == here.span.start

    def _starts_after_connective(self, place: int, head: int, first: int, *, paused: bool) -> bool:
        words = self.line.words
        if IF_STARTS.match(self.line.text, self.line.offset(head)):
            return True
        if words[place] in BREAKING_CONNECTIVES and (paused or self._is_free(place)):
            return True
        if words[place] in ("and", "und", "e", "y", "et") and (
            self._follows_name(place, first) or self._joins_names(place, head)
        ):
            return False
        if not paused and words[place] not in JOINERS:
            return False
        if not paused and words[place] not in PLAIN_JOINERS and not self._is_free(place):
            return False
        return self._heads_clause(head, paused=paused)

    def _joins_names(self, place: int, head: int) -> bool:
        """Tells whether two names do one thing: "notes to Dana and Sam are out"."""
        is_behind_name = place in self.names.values()
        return is_behind_name and head in self.names and self._verb_after(head) in _PLURAL

    def _follows_name(self, place: int, first: int) -> bool:
        """Tells whether only a name stands before, so that "and I" lengthens the subject."""
        begin = next((start for start, end in self.names.items() if end == place), None)
        if begin is None:
            return False
        return begin - first <= 1 or self.line.is_pause(begin - 1)

    def _heads_clause(self, place: int, *, paused: bool = True) -> bool:
        """Tells whether a clause can begin here, behind a pause or an "and"."""
        if place >= len(self.line.words):
            return False
        offset = self.line.offset(place)
        if paused and PAUSED_STARTS.match(self.line.text, offset):
            return True
        if LOOSE_STARTS.match(self.line.text, offset) or NOUN_SUBJECT.match(self.line.text, offset):
            return True
        word = self.line.words[place]
        if word in PRONOUNS_WITH_VERB:
            return True
        if word in PRONOUNS:
            return bool(self._verb_after(place))
        if word in POINTING:
            return self._verb_after(place) in VERBS and not self._only_names(place)
        if place in self.names:
            verb = self._verb_after(place)
            return verb in VERBS or verb.endswith("ed") or verb in STRONG_VERBS
        return self._word_after_adverbs(place) in (BARE_VERBS if paused else AND_VERBS)

    def _only_names(self, place: int) -> bool:
        """Tells whether a place or the like is only named: "I stay too far, that is Ikorodu"."""
        behind = self.line.tokens.all[place : place + 4]
        if [token.folded for token in behind[:2]] != ["that", "is"] or len(behind) < 3:
            return False
        return behind[2].is_capital and (len(behind) < 4 or self.line.is_end(place + 3))

    def _heads_strongly(self, place: int) -> bool:
        """Tells whether somebody says, asks or thinks here, which begins a clause anywhere."""
        word, verb = self.line.words[place], self._verb_after(place)
        if place in self.names:
            if is_title_word(self.line.words[place - 1]):
                return False
            return verb in STRONG_VERBS or verb in VERBS or verb.endswith("ed")
        if word not in PRONOUNS and word not in PRONOUNS_WITH_VERB:
            return False
        if verb in _LOOSE_VERBS and not self._runs_on(place):
            return False  # "the one clause I will never give up" is one clause
        return verb in STRONG_VERBS

    def _is_free(self, place: int) -> bool:
        """Tells whether the word before does not reach for what comes, as "what" and "of" do."""
        if place == 0 or self.line.is_pause(place - 1):
            return True
        while place > 1 and self.line.words[place - 1] in _BETWEEN:
            place -= 1
        before = self.line.words[place - 1]
        if before == "that" and place > 1:
            return self._is_free_behind_that(place)
        if place > 1 and self._is_asked_for(place):
            return False
        if before == "forgot" and self._verb_after(place) in ("says", "said", "told", "goes"):
            return True
        return before not in BLOCKERS and before not in COMPLEMENT_VERBS

    def _is_asked_for(self, place: int) -> bool:
        """Tells whether a noun is asked for right before: "which treatment I do", "the one he"."""
        lead, noun = self.line.words[place - 2], self.line.words[place - 1]
        return lead in _ASKING or (lead == "the" and noun == "one")

    def _is_free_behind_that(self, place: int) -> bool:
        """Tells "she liked that / Leroy was quiet" from "she liked that I asked"."""
        before = self.line.words[place - 2]
        if before in _LIKED:
            return self.line.words[place] not in ("i", "id", "im", "ive", "my", "we")
        return before in _BEFORE_THAT

    def _verb_after(self, place: int) -> str:
        end = self.names.get(place, place + 1)
        return self._word_after_adverbs(end) if end < len(self.line.words) else ""

    def _word_after_adverbs(self, place: int) -> str:
        at = self._skip(_ADVERBS, place)
        word = self.line.words[at] if at < len(self.line.words) else ""
        return "" if word in (",", ".") else word


_BEFORE_THAT: Final = word_set("after before like with all for of about on did do than")
_SUBJECTS: Final = word_set("i he she they we")
_WITH: Final = word_set("with mit com con avec met")
_ASKING: Final = word_set("which what whats whose many much")
_LIKED: Final = frozenset(verb_forms("like").split("|"))
_BETWEEN: Final = word_set("honestly basically actually maybe perhaps probably obviously well also")
"""Stand between "she said" and what she said."""
_PLURAL: Final = frozenset({"are", "were", "have", "both"})
_LOOSE_VERBS: Final = word_set("will never was wasnt isnt kept made gave")
_RUN: Final = 15
"""So many words in a row are more than one clause."""
_REACHING: Final = word_set(
    "if when because cause cos so said says like then and but or is was are were be been the a"
    " not to you i he she they we it one bit part day time place stuff people guy person job role"
    " company team project app system list story work way reason question"
)
"""Behind these a subject goes on with what was said: "the team they are building"."""
