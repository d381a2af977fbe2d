"""Tells a thing from a statement, and gives a thing its article."""

from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.kinds import NounPhrase, Sentence, ThatClause
from coaching.letters.material.mend import to_sentence
from coaching.letters.material.word_forms import (
    bare_word,
    can_follow_verb,
    lower_first,
    next_word,
)
from coaching.letters.material.words import (
    DETERMINERS,
    LIMITERS,
    MASS_NOUNS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUN_SUBJECTS,
    RELATIVES,
)
from coaching.reading.people.word_set import word_set

_PLURALS: Final = word_set("people children men women staff everybody")
_DONE: Final = word_set(
    """
    finished done complete completed ready attached included reworked closed fixed booked
    """
)
_SURE_VERBS: Final = word_set("is are was were has have had does did am isn't aren't")


def read_statement_or_thing(words: list[str]) -> Sentence | ThatClause | NounPhrase | None:
    """Returns a fragment that has no subject of its own left out; None where it is unclear."""
    while len(words) > 1 and bare_word(words[0]) in LIMITERS:
        words = words[1:]
    text, colon, tail = " ".join(words).partition(": ")
    words = text.split()
    if not _has_verb(words):
        return _say_what_became(words, tail) or make_noun_phrase(text)
    return ThatClause(lower_first(f"{text}{colon}{tail}"))


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


def split_own_deed(fragment: str) -> tuple[str, ...]:
    """Returns a fragment in two where a deed hangs behind a thing: "a thesis, took samples"."""
    words = fragment.split()
    if verbs.is_finite(bare_word(words[0])) if words else True:
        return (fragment,)
    for at in range(2, len(words) - 1):
        is_deed = words[at - 1].endswith(",") and verbs.is_past(bare_word(words[at]))
        if is_deed and next_word(words, at) != "by" and not _has_verb(words[:at]):
            return " ".join(words[:at]).rstrip(","), " ".join(words[at:])
    return (fragment,)


def _has_verb(words: list[str]) -> bool:
    """Tells whether there is a verb that belongs to no relative clause."""
    if bare_word(words[0]) in PRONOUN_SUBJECTS and len(words) > 1:
        return verbs.is_finite(bare_word(words[1])) or verbs.is_base(bare_word(words[1]))
    is_relative = False
    for at, word in enumerate(words):
        bare = bare_word(word)
        if at and bare in RELATIVES:
            is_relative = True
        elif at and _is_verb_here(words, at):
            if not is_relative:
                return True
            is_relative = False
    return False


def _is_verb_here(words: list[str], at: int) -> bool:
    bare, before = bare_word(words[at]), bare_word(words[at - 1])
    if bare in _SURE_VERBS or verbs.is_modal(bare):
        return True
    if before in DETERMINERS | PREPOSITIONS | NUMBERS or words[at - 1].endswith(","):
        return False
    if before.isdigit():
        return False
    following = next_word(words, at)
    if verbs.is_third_person(bare):
        return not before.endswith("s") and (not following or can_follow_verb(following))
    if verbs.is_past(bare) and not bare.endswith("ed"):
        return following != "by"
    is_plural = before in _PLURALS or (before.endswith("s") and not before.endswith("ss"))
    return verbs.is_base(bare) and is_plural and following not in {"", "of", "and", "or"}


def make_noun_phrase(text: str, article: str = "") -> NounPhrase | None:
    """Returns a thing as it stands inside a sentence; `article` is for one that has none yet.

    Without `article` it is "a" or "an" for one thing and nothing for several.
    """
    text = lower_first(text.strip(" .,;:"))
    words = text.split()
    if not words or len(words) > 24 or _cannot_begin_thing(bare_word(words[0])):
        return None
    first, head = bare_word(words[0]), _head(words)
    is_plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    is_open = first in DETERMINERS | PREPOSITIONS or words[0][0].isdigit() or first == "only"
    is_open = is_open or verbs.is_gerund(first) or head in NUMBERS
    if is_open or words[0][:1].isupper() or is_plural or head in MASS_NOUNS or first in MASS_NOUNS:
        return NounPhrase(text if not article or is_open else f"{article} {text}", is_plural)
    return NounPhrase(f"{article or _indefinite(first)} {text}")


def _cannot_begin_thing(first: str) -> bool:
    is_verb = verbs.is_finite(first) and not first.endswith("s")
    return is_verb or (first in PREPOSITIONS and first not in {"how", "why", "what", "over"})


def _head(words: list[str]) -> str:
    """Returns the noun that the phrase is about: the last word before "of", "in" or a comma."""
    for at, word in enumerate(words):
        following = next_word(words, at)
        if word.endswith(",") or not following or following in PREPOSITIONS | {"valid", "to"}:
            return bare_word(word)
    return bare_word(words[-1])


def _indefinite(word: str) -> str:
    return "an" if word[:1] in "aeiou" and not word.startswith(("uni", "use", "eu", "one")) else "a"
