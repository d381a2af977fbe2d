"""Finds each word of a smoother sentence in the sentences that it is made from, in their order.

A word that is not there has to be one of a few small ones, and a word that is gone as well: so
nothing is claimed that was not said, nothing is dropped, and nothing is turned round.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from coaching.letters.letter import Origin
from coaching.letters.material.verbs import is_base, is_modal, is_past
from coaching.letters.smoothing.sentence_words import SentenceWord
from coaching.letters.smoothing.small_words import (
    ADDED,
    ALIKE,
    BEFORE_BARE_VERBS,
    BEFORE_THAT,
    EMPTY_IT,
    FILLER_PAIRS,
    FILLERS,
    HELPING_VERBS,
    JOINED_BY,
    NEGATIONS,
    OTHER_SUBJECTS,
    SUBJECTS,
)
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text

AND: Final = "and"
LONGEST: Final = 160
"""Sentences of more words are left as they are."""
Step = tuple[int, int, int]
"""How many words of the sentences and of the text a step takes, and which word of the sentences the
first word of the text is; -1 for none."""
_MATCH: Final[Step] = (1, 1, 0)
_LEFT_OUT: Final[Step] = (1, 0, -1)
_PAIR_LEFT_OUT: Final[Step] = (2, 0, -1)
_PUT_IN: Final[Step] = (0, 1, -1)


def align_words(said: Sequence[SentenceWord], told: Sequence[SentenceWord]) -> list[int] | None:
    """Returns for each word of the text which word of the sentences it is, -1 for a small one that
    was put in; None where the text says anything else than they do."""
    if max(len(said), len(told)) > LONGEST or not told:
        return None
    return _Search(said, told).find()


@dataclass(slots=True)
class _Search:
    """Looks for a way through both texts; it sees each pair of places at most once."""

    said: Sequence[SentenceWord]
    told: Sequence[SentenceWord]
    _dead: set[tuple[int, int]] = field(default_factory=set)

    def find(self) -> list[int] | None:
        """Returns the first way that there is."""
        path: list[tuple[int, int, Step]] = []
        here = (0, 0)
        waiting: list[Iterator[Step]] = [self._steps(*here)]
        while here != (len(self.said), len(self.told)):
            step = next(waiting[-1], None)
            if step is None:
                self._dead.add(here)
                waiting.pop()
                if not path:
                    return None
                *_, (said, told, _last) = path
                path.pop()
                here = (said, told)
                continue
            after = (here[0] + step[0], here[1] + step[1])
            if after not in self._dead:
                path.append((*here, step))
                here = after
                waiting.append(self._steps(*here))
        return [said + step[2] if step[2] >= 0 else -1 for said, _told, step in path if step[1]]

    def _steps(self, said: int, told: int) -> Iterator[Step]:
        """Yields what may come next at a pair of places, the likeliest first."""
        if self._is_same(said, told):
            yield _MATCH
        yield from self._joins(said, told)
        if self._pair_at(said) in FILLER_PAIRS:
            yield _PAIR_LEFT_OUT
        elif said < len(self.said) and self._is_spare(said):
            yield _LEFT_OUT
        if told < len(self.told) and self._is_small(said, told):
            yield _PUT_IN

    def _is_same(self, said: int, told: int) -> bool:
        if said >= len(self.said) or told >= len(self.told):
            return False
        one, other = self.said[said], self.told[told]
        if told > 0 and not self._goes_on(one, told):
            return False
        if one.key == other.key:
            return _has_right_case(one, other)
        is_frame = one.origin is Origin.FRAME
        return is_frame and any(one.key in group and other.key in group for group in ALIKE)

    def _goes_on(self, one: SentenceWord, told: int) -> bool:
        """Tells whether a sentence begins in the text only where one did, and where it goes on
        there instead, a semicolon or a joining word stands between."""
        if self.told[told].begins:
            return one.begins
        before = self.told[told - 1]
        return not one.begins or before.ends_clause or before.key in (AND, *JOINED_BY)

    def _joins(self, said: int, told: int) -> Iterator[Step]:
        """Yields how a sentence may be joined with the one before it."""
        if not 0 < said < len(self.said) or not self.said[said].begins_line:
            return
        if told == 0 or told >= len(self.told) or self.told[told].begins:
            return
        joint = self.told[told].key
        if joint == AND:
            for shared in range(self._count_shared(said) + 1):
                yield (shared, 1, -1)
        elif self.said[said].key in JOINED_BY.get(joint, ()) and not self._is_empty_it(said):
            yield (1, 1, -1)

    def _is_empty_it(self, said: int) -> bool:
        """Tells whether the "it" that begins a sentence stands for nothing named before: "It was
        good to hear that ..."."""
        behind = [token.key for token in self.said[said + 1 : said + 6]]
        return self.said[said].key == "it" and not EMPTY_IT.isdisjoint(behind)

    def _count_shared(self, said: int) -> int:
        """Returns with how many words a sentence begins as the one before it does: who did it."""
        line = self.said[said].line
        before = [token.key for token in self.said if token.line == line - 1]
        own = [token.key for token in self.said if token.line == line]
        if before[0] != own[0] or own[0] not in SUBJECTS or OTHER_SUBJECTS & {*before[1:]}:
            return 0
        shared = 1
        while (
            shared < min(len(before), len(own)) - 1
            and before[shared] == own[shared]
            and own[shared] in HELPING_VERBS
        ):
            shared += 1
        is_plain = _stays_plain(before[shared:], own[shared:])
        return min(shared, len(own) - 1) if is_plain and NEGATIONS.isdisjoint(before) else 0

    def _pair_at(self, said: int) -> tuple[str, ...]:
        """Returns the words at a place and behind it, where both may be left out."""
        pair = self.said[said : said + 2]
        is_own = any(token.origin is Origin.FACT or token.begins for token in pair)
        return () if is_own else tuple(token.key for token in pair)

    def _is_spare(self, said: int) -> bool:
        """Tells whether a sentence says the same without a word."""
        token = self.said[said]
        if token.origin is Origin.FACT or token.begins:
            return False
        before = self.said[said - 1].key if said else ""
        if token.key == "that":
            return before in BEFORE_THAT
        return token.key in FILLERS and before not in NEGATIONS

    def _is_small(self, said: int, told: int) -> bool:
        """Tells whether a word may be put in."""
        token = self.told[told]
        if token.begins or self._is_in_fact(said):
            return False
        if token.key == "that":
            return self.told[told - 1].key in BEFORE_THAT
        return token.key in ADDED and token.text.islower()

    def _is_in_fact(self, said: int) -> bool:
        """Tells whether a place is inside a name, a title or a day."""
        around = self.said[max(said - 1, 0) : said + 1]
        return len(around) == 2 and all(token.origin is Origin.FACT for token in around)


def _stays_plain(before: Sequence[str], own: Sequence[str]) -> bool:
    """Tells whether a verb behind "and" can go with its subject alone: in "I learned to weld and
    drive" somebody learned to drive."""
    verb = own[0] if own else ""
    is_bare = verb not in HELPING_VERBS and (is_base(verb) or not is_past(verb))
    return not is_bare or not any(word in BEFORE_BARE_VERBS or is_modal(word) for word in before)


def _has_right_case(one: SentenceWord, other: SentenceWord) -> bool:
    """Tells whether a word has its capital where it must, and none where it has none."""
    before, after = one.text.replace("’", "'"), other.text.replace("’", "'")
    if before == after or before[1:] != after[1:]:
        return before == after
    if after[:1].isupper():
        return other.begins
    is_plain = one.origin is not Origin.FACT and is_ordinary(fold_text(one.text))
    return one.begins and one.key != "i" and is_plain
