"""Tells what of a person's words may be said to one reader, and cuts off what may not."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.third_person import means_reader
from coaching.letters.material.word_forms import bare_word
from coaching.letters.material.words import MONEY, NOT_FOR_THEM, NOT_SAID, PAY, THIRD_PERSON
from coaching.reading.non_answers import is_non_answer
from coaching.reading.text_folding import fold_text

ANSWER_MAX_WORDS: Final = 45
"""A longer thought is no sentence of a short letter."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Holds the words of names: those of the reader, of others, and all that keep a capital."""

    reader: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    can_hear_money: bool = False
    """Whether figures of pay may be said: only in an answer to an offer."""
    can_hear_names: bool = False
    """Whether others may be named: a referee and an agency know whom one talks about."""

    def may_be_told(self, text: str, before: str = "") -> bool:
        """Tells whether an answer that was meant for this reader may be said to them; `before` is
        what was said just before it."""
        money = PAY.search(text) and not self.can_hear_money
        is_third = means_reader(text, before) and not self.can_hear_names
        return not (NOT_SAID.search(text) or money or is_third or self._names_anybody(text))

    def may_hear(self, text: str) -> bool:
        """Tells whether a note, which was meant for nobody, may be said to this reader."""
        money = MONEY.search(text) and not self.can_hear_money
        is_third = THIRD_PERSON.search(text) is not None and not self.can_hear_names
        return not (NOT_FOR_THEM.search(text) or money or is_third or self._names_anybody(text))

    def _names_anybody(self, text: str) -> bool:
        words = {fold_text(word) for word in re.findall(r"[^\W\d_]+", text)}
        named = self.reader | (frozenset() if self.can_hear_names else self.others)
        return bool(words & {fold_text(name) for name in named if len(name) > 2})


_NEXT_CLAUSE: Final = re.compile(
    r",?\s{1,20}(?:and|(?P<why>because|since|as))\s+"
    r"(?=(?:the|my|your|our|i|we|you|they|he|she|it|his|her|their|that|this|another|other)\b)",
    re.IGNORECASE,
)
"""Begins a clause that the one before it can do without."""


def cut_to_sayable(part: str, listener: Listener, before: str = "") -> str:
    """Returns a thought as far as it may be told: "the commute is long and the boss was rude" up
    to "and"; "" where nothing whole is left."""
    if _is_sayable(part, listener, before):
        return part
    ends = [found.start() for found in _NEXT_CLAUSE.finditer(part)]
    for end in reversed(ends):
        if _is_sayable(part[:end], listener, before) and _is_clause(part[:end]):
            return part[:end]
    return ""


def _is_clause(text: str) -> bool:
    words = [bare_word(word) for word in text.split()]
    return any(verbs.is_finite(word) or verbs.is_base(word) for word in words[1:])


def _is_sayable(part: str, listener: Listener, before: str = "") -> bool:
    words = part.split()
    fits = 1 < len(words) <= ANSWER_MAX_WORDS and not is_non_answer(part)
    return fits and listener.may_be_told(part, before)
