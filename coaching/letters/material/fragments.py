"""Cuts an answer into single thoughts, wherever a full stop, a line or a fresh start ends one."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.words import (
    ADVERBS,
    DAYS_AND_MONTHS,
    DEGREES,
    DETERMINERS,
    DURATION,
    LANGUAGES,
    LIMITERS,
    NUMBERED_NAMES,
    NUMBERS,
    PREPOSITIONS,
    WHERE_SPENT,
)
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import PRODUCTS, is_first_name, is_ordinary
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

_END: Final = re.compile(
    r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\be\.g\.)"
    r"(?<!\bi\.e\.)(?<!\bapprox\.)\s++(?=[^a-z])|;\s++|\n++"
    r"|(?<=[a-z]{4}[.!])(?<!\bincl\.)(?<!\bdept\.)(?<!pprox\.)(?<!\bresp\.)(?<!\bprof\.)"
    r"(?<!\bcapt\.)(?<!\bgovt\.)(?<!\bmisc\.)\s++(?=[a-z]{2})"
    r"|(?<=[a-z\d)][.!])(?<!\betc\.)(?<!\bvs\.)(?<!\bno\.)(?<!\bst\.)(?<!\bmin\.)(?<!\bmax\.)"
    r"(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)(?<!\bmrs\.)\s++"
    r"(?=(?:i|my|we|did|led|ran|was|had|have|built|made|got|you|they|it|then)\b)"
)
_LEADING: Final = re.compile(r"^\s*(?:[-*•‣·–—]+|\d{1,2}[.)])\s+")
_OPENERS: Final = word_set(
    """
    you your they their there this these those then yes no also how why what where
    """
)
_SAYING: Final = word_set(
    """
    say said think thought hope know knew wish feel felt told tell mean meant like love
    """
)
_BEFORE_A_NAME: Final = (PREPOSITIONS | DETERMINERS) - NUMBERS
_NEVER_INSIDE: Final = word_set("you they this these those we then also there did had was has")
"""Have a capital at the start of a thought alone, whatever stands before them."""


def split_fragments(text: str) -> tuple[str, ...]:
    """Returns the single thoughts of an answer, without bullets; each keeps its own words."""
    found: list[str] = []
    for part in _END.split(text):
        found += _split_at_starts(_LEADING.sub("", part).strip())
    return tuple(fragment for each in found if (fragment := each.strip(" ,;")))


def _split_at_starts(text: str) -> Iterator[str]:
    """Yields the parts of a line; a new one begins where an ordinary word has a capital."""
    words = text.split()
    start = 0
    for at in range(1, len(words)):
        if _is_start(words, at, start):
            yield " ".join(words[start:at])
            start = at
    yield " ".join(words[start:])


def _is_start(words: list[str], at: int, start: int) -> bool:
    """Tells whether a word in the middle of a line begins another thought; the last one began at
    `start`."""
    bare = words[at].strip(",.:;!?()\"'")
    if bare[:1].isdigit():
        return _is_count_start(words, at)
    if bare == "I":
        return _is_my_start(words, at, start)
    is_capital = bare[:1].isupper() and (bare[1:].islower() or bare == "A")
    if not is_capital or bare.lower() in PRODUCTS:
        return False
    if words[at - 1][-1:] in _BEFORE_A_PART:
        return False
    if bare.lower() in _NEVER_INSIDE:
        return True
    return not _waits_for_object(words[start:at]) and _is_capital_start(words, at, bare)


def _is_my_start(words: list[str], at: int, start: int) -> bool:
    """Tells whether "I" begins a thought, by what stands before it and where the last one began."""
    before, length = words[at - 1], at - start
    last, first = before.casefold(), words[start].casefold()
    if last in _JOINS or before[-1:] in _BEFORE_A_PART:
        return False
    is_name = before[:1].isupper() and before[1:].islower() and last not in DAYS_AND_MONTHS
    is_led = first in PREPOSITIONS | _LEADS or verbs.is_gerund(first)
    if _is_bare_time(words[start:at]):
        return True
    is_mine = words[start] == "I" and words[at + 1 : at + 3] == ["want", "to"]
    if length >= LONG_WITHOUT_END or (length > SHORT_THOUGHT and is_name and not is_led):
        return True
    if is_mine and length >= SHORT_THOUGHT and len(words) - at > SHORT_THOUGHT:
        return True
    if words[start] == "I" and verbs.is_third_person(last) and words[at + 1 : at + 2] == ["have"]:
        return True
    return verbs.is_base(last) or verbs.is_past(last)


def _waits_for_object(words: list[str]) -> bool:
    """Tells whether somebody only says that they did something: "I learned", "I have used". What
    comes next is its name, and no other thought."""
    is_short = len(words) in (2, 3) and words[0] in ("I", "We", "we")
    return is_short and verbs.is_past(words[-1]) and words[-1] not in _WITHOUT_OBJECT


_WITHOUT_OBJECT: Final = word_set("came went worked waited laughed stayed listened agreed smiled")


def _is_bare_time(words: list[str]) -> bool:
    """Tells whether it is a time without a verb: "five years in emergency"."""
    lasted = DURATION.match(" ".join(words))
    rest = " ".join(words)[lasted.end() :].split() if lasted else []
    return len(rest) > 1 and rest[0] in WHERE_SPENT and not any(map(_is_any_verb, rest[1:]))


def _is_capital_start(words: list[str], at: int, bare: str) -> bool:
    """Tells whether a word with a capital begins a thought, and is no name."""
    word, before, lower = words[at], words[at - 1], bare.lower()
    if before.strip("(\"'").casefold() in _BEFORE_A_NAME or lower in DAYS_AND_MONTHS:
        return False
    if lower in LANGUAGES_AND_PEOPLES or lower in LANGUAGES:
        return False
    if _is_opener(lower) or (word.endswith(":") and not before[:1].isupper()):
        return True
    following = words[at + 1][:1] if at + 1 < len(words) else ""
    is_common = is_ordinary(fold_text(bare))
    if is_common and lower.endswith("ing") and len(lower) > LONG_DEED and following.islower():
        return lower not in _NAMES_IN_ING
    is_in_name = before[:1].isupper() or following.isupper() or before[:1].isdigit()
    return is_common and not is_in_name and not is_first_name(fold_text(bare))


_IS: Final = word_set("is are was were be been")
_TIMES: Final = word_set("day days hour hours times week weeks month months")
_BEFORE_A_PART: Final = ",:(&/–-"
LONG_WITHOUT_END, LONG_DEED, SHORT_THOUGHT = 9, 5, 4
_JOINS: Final = (
    PREPOSITIONS | _SAYING | word_set("and but or that which who when where while if as then so do")
)
"""Go on with "I" in the same thought."""
_LEADS: Final = word_set("last this that next today yesterday when while once during after before")
"""Begin a clause that goes before "I"."""
_NAMES_IN_ING: Final = word_set("housing nursing banking engineering marketing catering spring")
"""Are subjects and departments as well, which have a capital in the middle of a line."""


def _is_count_start(words: list[str], at: int) -> bool:
    """Tells whether a figure begins a thing of its own behind a whole thought: "with coffee 40
    accounts in the north"."""
    before, following = words[at - 1].casefold(), words[at + 1 : at + 2]
    if before in _IS or (following and following[0].strip(",.").casefold() in _TIMES):
        return False
    is_noun = before.isalpha() and words[at - 1].islower() and is_ordinary(fold_text(before))
    is_noun = is_noun and before not in {"first", "last", "next", "top"}
    is_noun = is_noun and before not in _BEFORE_A_NAME | NUMBERED_NAMES | ADVERBS | NUMBERS | _JOINS
    is_irregular = verbs.is_irregular(before)
    has_article = not is_irregular and bool(
        {"the", "a", "an", "your", "my"} & {*words[max(0, at - 3) : at - 1]}
    )
    if not is_noun or (_is_any_verb(before) and not has_article) or at < SHORT_THOUGHT:
        return False
    is_counted = bool(following) and following[0].isalpha() and following[0].endswith("s")
    is_counted = is_counted or (words[at].endswith("%") and following == ["of"])
    return is_counted and any(map(_is_any_verb, words[:at]))


def _is_any_verb(word: str) -> bool:
    return verbs.is_finite(word.casefold()) or verbs.is_base(word.casefold())


def _is_opener(lower: str) -> bool:
    """Tells whether a word begins a thought rather than a name."""
    if is_first_name(lower) or lower in {"may", "will", "grant"}:
        return False
    openers = _OPENERS | DETERMINERS | NUMBERS | LIMITERS | ADVERBS | DEGREES
    return lower in openers or verbs.is_finite(lower)
