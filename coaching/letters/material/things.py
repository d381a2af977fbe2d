"""Tells a thing from a statement, and finds a thing that is known by what somebody did."""

import re
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.kinds import NounPhrase, Sentence, ThatClause
from coaching.letters.material.mend import to_sentence
from coaching.letters.material.noun_phrases import make_noun_phrase
from coaching.letters.material.word_forms import (
    bare_word,
    can_follow_verb,
    lower_first,
    next_word,
)
from coaching.letters.material.words import (
    DETERMINERS,
    DURATION,
    LIMITERS,
    NUMBERED_NAMES,
    NUMBERS,
    PREPOSITIONS,
    PRONOUN_SUBJECTS,
    RELATIVES,
    WHERE_SPENT,
)
from coaching.reading.people.word_set import word_set

_PLURALS: Final = word_set("people children men women staff everybody")
_DONE: Final = word_set(
    """
    finished done complete completed ready attached included reworked closed fixed booked approved
    """
)
_SURE_VERBS: Final = word_set(
    """
    is are was were has have had does did am isn't aren't wasn't weren't hasn't haven't hadn't
    doesn't don't didn't
    """
)
_SUBJECTS: Final = word_set("i we you they it he she nobody everybody everyone somebody")
"""What stands behind one of these is a verb, whatever else the word can be."""


def read_statement_or_thing(words: list[str]) -> Sentence | ThatClause | NounPhrase | None:
    """Returns a fragment that has no subject of its own left out; None where it is unclear."""
    while len(words) > 1 and bare_word(words[0]) in LIMITERS:
        words = words[1:]
    text, colon, tail = " ".join(words).partition(": ")
    words = text.split()
    if bare_word(words[0]) in {"how", "what", "why"}:
        return NounPhrase(lower_first(f"{text}{colon}{tail}"))
    if colon and text.lower().endswith("example"):
        return make_noun_phrase(tail)
    if colon and tail.startswith(("I ", "We ", "we ", "I'", "I’")):
        return Sentence(to_sentence(f"{text}{colon}{tail}"))
    is_time = _is_time_spent(words)
    if is_time or _is_named_by_deed(words) or not _has_verb(words):
        return _say_what_became(words, tail) or make_noun_phrase(text)
    if _is_mine(words) or (words[0].lower() == "your" and {"me", "my"} & {*map(bare_word, words)}):
        return Sentence(to_sentence(f"{text}{colon}{tail}"))
    return ThatClause(lower_first(f"{text}{colon}{tail}"))


def _is_time_spent(words: list[str]) -> bool:
    """Tells whether it is such as "twelve years on boilers, mostly ships", whatever ends in s."""
    lasted = DURATION.match(" ".join(words))
    rest = " ".join(words)[lasted.end() :].split() if lasted else []
    is_spent = bool(rest) and bare_word(rest[0]) in WHERE_SPENT | {"of"}
    bare = {bare_word(word) for word in rest}
    return is_spent and not bare & (_SURE_VERBS | _SUBJECTS | RELATIVES)


def _is_named_by_deed(words: list[str]) -> bool:
    """Tells whether it is a thing that is known by what somebody did: "the hour I set up"."""
    if bare_word(words[0]) not in DETERMINERS:
        return False
    inside = enumerate(words[2:-1], 2)
    at = next((at for at, word in inside if word in {"I", "we", "you"}), 0)
    if not at or words[at - 1][-1] in ",:;" or bare_word(words[at - 1]) in PREPOSITIONS:
        return False
    deeds = [bare_word(word) for word in words[at + 1 :]]
    return not any(word in _SURE_VERBS or verbs.is_modal(word) for word in deeds[1:])


def _is_mine(words: list[str]) -> bool:
    """Tells whether the person is the subject behind a lead: "At Acme I ran the desk"."""
    if bare_word(words[0]) in RELATIVES - {"when", "where"}:
        return False
    for at, word in enumerate(words[1:-1], 1):
        if bare_word(word) in RELATIVES or (
            words[at - 1].endswith(",") and at > 1 and not _is_time(words)
        ):
            return False
        if word in {"I", "we"} or word.startswith(("I'", "I’")):
            return True
    return False


def _is_time(words: list[str]) -> bool:
    return bare_word(words[0]) in {"when", "while", "after", "before", "since", "where"}


def _say_what_became(words: list[str], tail: str) -> Sentence | None:
    """Returns "The first dataset is finished." for a thing with what became of it behind it."""
    if len(words) < 3 or bare_word(words[-1]) not in _DONE or words[-2].endswith(","):
        return None
    if {"not", *RELATIVES} & {bare_word(word) for word in words}:
        return None
    thing = make_noun_phrase(" ".join(words[:-1]), "the")
    if thing is None:
        return None
    verb = "are" if thing.is_plural else "is"
    return Sentence(
        to_sentence(f"{thing.text} {verb} {bare_word(words[-1])}{f': {tail}' * bool(tail)}")
    )


_OWN_THINGS: Final = word_set(
    """
    notice portfolio licence license visa permit certificate contract lease commute degree thesis
    diploma references availability
    """
)


def to_own_clause(text: str) -> str:
    """Returns "my notice period is four weeks" for the same without "my"."""
    first = bare_word(text.split(maxsplit=1)[0]) if text.strip() else ""
    return f"my {text}" if first in _OWN_THINGS else text


_AND_THEN_I: Final = re.compile(
    r"(?P<theirs>[Yy]ou [^,;:]{3,60}\b(?:me|us)\b[^,;:]{3,60}),? (?:and|so) "
    r"(?P<mine>I [^,;:]{6,80})"
)
"""Matches what the reader did for the person, and what came of it."""


def split_own_deed(fragment: str) -> tuple[str, ...]:
    """Returns a fragment in two where a deed hangs behind a thing: "a thesis, took samples"."""
    words = fragment.split()
    if found := _AND_THEN_I.fullmatch(fragment):
        return found["theirs"], found["mine"]
    first = bare_word(words[0]) if words else ""
    if not first or verbs.is_finite(first) or first in PREPOSITIONS:
        return (fragment,)
    for at in range(2, len(words) - 1):
        is_deed = words[at - 1].endswith(",") and verbs.is_past(bare_word(words[at]))
        if is_deed and next_word(words, at) != "by" and not _has_verb(words[:at]):
            return " ".join(words[:at]).rstrip(","), " ".join(words[at:])
    return (fragment,)


def _has_verb(words: list[str]) -> bool:
    """Tells whether there is a verb that belongs to no relative clause."""
    if len(words) > 1 and (bare_word(words[0]) in _SUBJECTS or _SHORT_VERB.match(words[0])):
        return True
    if bare_word(words[0]) in PRONOUN_SUBJECTS and len(words) > 1:
        return verbs.is_finite(bare_word(words[1])) or verbs.is_base(bare_word(words[1]))
    is_relative = False
    for at, word in enumerate(words):
        bare = bare_word(word)
        if at and bare in RELATIVES:
            is_relative = True
        elif at and is_verb_here(words, at):
            if not is_relative:
                return True
            is_relative = False
    return False


_SHORT_VERB: Final = re.compile(
    r"(?:it|that|there|this|they|you|we|he|she)['’](?:s|re|ve|ll|d)$", re.IGNORECASE
)
_HOW_OFTEN: Final = word_set("never always often rarely")
"""Stand before a verb where a plural does something: "my spreadsheets never lie"."""


def is_verb_here(words: list[str], at: int) -> bool:
    """Tells whether a word at its place is the verb of a clause."""
    bare, before = bare_word(words[at]), bare_word(words[at - 1])
    is_habit = before in _HOW_OFTEN and at > 1 and _is_plural(words[at - 2])
    if is_habit or (before in _SUBJECTS and bare not in PREPOSITIONS):
        return True
    if bare in _SURE_VERBS or verbs.is_modal(bare):
        return True
    if before in DETERMINERS | PREPOSITIONS | NUMBERS or words[at - 1].endswith(","):
        return False
    is_named = at > 1 and bare_word(words[at - 2]) in NUMBERED_NAMES
    if before.isdigit() and not is_named:
        return False
    if _has_object(words, at) and (_ends_as_third_person(bare) or _is_base_of_plural(words, at)):
        return True
    if verbs.is_third_person(bare):
        return _is_third_person_here(words, at)
    following = next_word(words, at)
    if verbs.is_past(bare):
        has_object = following in DETERMINERS | NUMBERS | _OBJECTS or following[:1].isdigit()
        has_object = has_object or next_word(words, at + 1) in {"me", "us", "it", "him", "her"}
        return has_object if bare.endswith("ed") else following != "by" or bare in _BY_SO_MUCH
    is_plural = before in _PLURALS or (before.endswith("s") and not before.endswith("ss"))
    return verbs.is_base(bare) and is_plural and following not in {"", "of", "and", "or"}


_BY_SO_MUCH: Final = word_set("rose fell grew went shrank came ran")
"""Say how much behind "by", and never by whom."""
_OBJECTS: Final = word_set(
    "itself themselves it them you me us the a an your my our their each all"
)


def _has_object(words: list[str], at: int) -> bool:
    following = next_word(words, at)
    is_end = words[at].endswith((",", ";", ":"))
    return not is_end and (following in _OBJECTS or following[:1].isdigit())


def _ends_as_third_person(bare: str) -> bool:
    """Tells whether an unknown word looks like "heats": it ends in one s and is no short word."""
    return (
        bare.endswith("s") and not bare.endswith(("ss", "us", "is", "'s", "’s")) and len(bare) > 4
    )


def _is_base_of_plural(words: list[str], at: int) -> bool:
    """Tells whether it is such as "make" behind several bees on a roof."""
    return verbs.is_base(bare_word(words[at])) and any(map(_is_plural, words[:at]))


def _is_third_person_here(words: list[str], at: int) -> bool:
    """Tells whether such as "ships" is a verb at its place, rather than several ships."""
    if bare_word(words[at]) in ONLY_VERBS:
        return True
    counted = bare_word(words[0]) in _SEVERAL or words[0][0].isdigit()
    if counted and not any(map(_is_plural, words[:at])):
        return False
    following = next_word(words, at)
    if at > 1 and bare_word(words[at - 2]) in PREPOSITIONS - RELATIVES and words[at - 1].islower():
        return False
    is_free = not bare_word(words[at - 1]).endswith("s")
    return is_free and (not following or can_follow_verb(following))


ONLY_VERBS: Final = word_set(
    """
    keeps takes goes gives makes sings brings gets knows sees says tells thinks writes wears becomes
    begins sends sells teaches catches eats finds means wants asks
    """
)
"""Are verbs wherever they stand."""
_SEVERAL: Final = (NUMBERS - {"one", "half"}) | word_set("several many few these those both")


def _is_plural(word: str) -> bool:
    bare = bare_word(word)
    return bare in _PLURALS or (bare.endswith("s") and not bare.endswith(("ss", "us", "is")))
