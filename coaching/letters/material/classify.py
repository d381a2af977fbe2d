"""Gives a fragment its subject and its shape, where both are certain; nothing otherwise."""

import re
from enum import Enum, auto
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.kinds import (
    AboutYou,
    Material,
    QuestionToReader,
    Sentence,
)
from coaching.letters.material.mend import to_sentence
from coaching.letters.material.things import ONLY_VERBS, read_statement_or_thing
from coaching.letters.material.word_forms import (
    bare_word,
    can_follow_verb,
    is_numbered_name,
    lower_first,
    next_word,
)
from coaching.letters.material.words import (
    ADJECTIVES,
    ADVERBS,
    DEGREES,
    PREPOSITIONS,
    RELATIVES,
)
from coaching.reading.people.word_set import word_set


class ElidedSubject(Enum):
    """Says who is meant where a fragment begins with its verb."""

    ME = auto()
    READER = auto()
    NOBODY = auto()
    """A fragment that begins with a verb is none: it is a list of things."""


_FIRST_PERSON: Final = re.compile(r"(?:I|We)(?:['’](?:m|ve|d|ll|re))?$|(?:i|we)$")
_QUESTION: Final = re.compile(
    r"(?:who|what|when|where|which|why|how)\b.*\b(?:is|are|was|were|do|does|did|will|would|can"
    r"|could|should|may|might|has|have)\b|(?:is|are|will|would|can|could|should|may)"
    r"\s+(?:i|you|we|they|there|the|it|this|that)\b|(?:do|does|did)\s+(?:i|you|we|they)\b",
    re.IGNORECASE,
)
_TIME_CLAUSE: Final = re.compile(
    r"(?:when|where|since|while)\s+(?:i|we|my|our|the|he|she|they|it)\b", re.IGNORECASE
)
"""Begins a sentence such as "When my father died I saw what that is worth"."""
_NEGATED: Final = word_set("haven't don't didn't wasn't haven’t don’t didn’t wasn’t have am")
"""Begin a thought of the person's own where nobody is named."""
CERTIFIED: Final = re.compile(
    r"(?:[A-Z]{2,6} |(?!(?:[Aa]n?|[Tt]he|[Mm]y|[Ii])\b)\w+[- ])?"
    r"(?:certified|qualified|licensed|registered|trained)\b"
    r"(?P<since> (?:since|for) )?(?! (?:the|a|an|\d+|new|two|three|staff|people)\b)"
)
"""Says what the person is: "FEES certified since May"; "trained two graduates" is a deed."""
_BEHIND_A_NOUN: Final = (RELATIVES - {"how", "what", "why", "when"}) | word_set("i we they people")
"""Stand behind a plural: "numbers that change things", "books that last"."""
_THE_ONE: Final = word_set("the a an first last early late on there happy ready calm")
"""Say behind "always" what somebody is."""
_THINKS: Final = word_set("likes loves hopes feels believes values enjoys appreciates admires")
_SAID: Final = word_set("answered said replied suggested")
"""Are the person's own words before a colon, whatever they are about: "Answered: tea first"."""
_GO_WITH_FOR: Final = frozenset({"asks", "looks", "cares", "hopes", "waits"})
_LIKED: Final = re.compile(
    r"(?P<thing>that|the|your)(?P<rest> [^,;:]{3,60}?) (?:was|were|is) (?:really |very |so |just )?"
    r"(?:great|lovely|nice|good|fun|interesting|brilliant|amazing|cool|super|wonderful|the best)",
    re.IGNORECASE,
)
"""Says of something in the talk that it was good, which is what one liked."""
_FELT: Final = word_set("liked loved enjoyed appreciated admired learned learnt laughed noticed")
"""Are the person's own in whatever they say of the talk."""
_SURE_BASES: Final = word_set(
    "speak know hold own have teach write enjoy prefer understand keep bring sell speak"
)
"""Are no nouns, and so what the person does: "speak German"."""
_HELPED_ME: Final = re.compile(r"\b(?:me|us|my|our)\b", re.IGNORECASE)
_TURNS_TO_ME: Final = re.compile(r"\b(?:and|but|so),? (?:then )?(?:i|we)\b", re.IGNORECASE)
"""Goes on with what the person did, for which nobody is thanked: "and I had to laugh"."""


def classify(fragment: str, subject: ElidedSubject = ElidedSubject.ME) -> Material | None:
    """Returns what a fragment is; None where it cannot stand in a letter."""
    text = fragment.strip(" .,;:")
    words = text.split()
    if not words:
        return None
    if fragment.rstrip().endswith("?") or (_QUESTION.match(text) and not _TIME_CLAUSE.match(text)):
        return QuestionToReader(f"{lower_first(text).rstrip('?')}?")
    first = bare_word(words[0])
    if _FIRST_PERSON.match(words[0].strip(",")):
        return _own_sentence(text)
    if liked := _LIKED.fullmatch(text):
        return Sentence(f"I liked {liked['thing'].lower()}{liked['rest']}.")
    if first == "you" and len(words) > 1:
        return _about_you(text, for_me=subject is ElidedSubject.READER)
    if first in {"yes", "no"}:
        return None
    return _without_subject(words, subject) or read_statement_or_thing(words)


# -- whole sentences -------------------------------------------------------------------------------


def _own_sentence(text: str) -> Material | None:
    return Sentence(to_sentence(text)) if len(text.split()) > 2 else None


def _about_you(text: str, *, for_me: bool = False) -> AboutYou:
    """Returns what the reader did; it can be thanked for where it was done for the person."""
    lower = lower_first(text)
    rest = lower.split()[1:]
    helped = (for_me or _HELPED_ME.search(lower)) and not _TURNS_TO_ME.search(lower)
    return AboutYou(lower, _to_gerunds(rest) if helped and rest else "")


def _to_gerunds(words: list[str]) -> str:
    """Returns "showing me it and asking ..." for "showed me it and asked ..."; "" if unclear."""
    adverbs = [word for word in words[:1] if bare_word(word) in ADVERBS | {"even", "kindly"}]
    words = words[len(adverbs) :]
    gerund = verbs.to_gerund(bare_word(words[0])) if words else ""
    if not gerund:
        return ""
    turned = [gerund, *words[1:]]
    for at in range(2, len(words)):
        is_participle = words[at - 1].endswith(",") and next_word(words, at) in PREPOSITIONS
        joins = bare_word(words[at - 1]) in {"and", "then"} or words[at - 1].endswith(",")
        if joins and not is_participle and verbs.is_past(bare_word(words[at])):
            turned[at] = verbs.to_gerund(bare_word(words[at]))
    return " ".join(turned)


# -- without a subject -----------------------------------------------------------------------------


def _without_subject(words: list[str], subject: ElidedSubject) -> Material | None:
    """Returns the clause of a fragment that leaves out who did it."""
    if subject is ElidedSubject.ME and (state := _say_what_i_am(words)):
        return state
    if _is_adjective(words):
        return _subject_sentence(["am", lower_first(words[0]), *words[1:]], ElidedSubject.ME)
    skipped = 1 if bare_word(words[0]) in ADVERBS and len(words) > 1 else 0
    subject = ElidedSubject.ME if _is_surely_mine(words[skipped:], subject) else subject
    if subject is ElidedSubject.NOBODY or is_numbered_name(" ".join(words)):
        return None
    is_verb = _begins_with_verb(words[skipped:], subject)
    return _subject_sentence(words, subject) if is_verb and len(words) > skipped + 1 else None


def _say_what_i_am(words: list[str]) -> Material | None:
    """Returns what the person is or was, where a fragment says that alone."""
    if _is_always_the_one(words):
        return _subject_sentence(["am", lower_first(words[0]), *words[1:]], ElidedSubject.ME)
    if bare_word(words[0]) == "on" and next_word(words, 0) in {"call", "duty", "shift"}:
        return Sentence(to_sentence(" ".join(["I was", lower_first(words[0]), *words[1:]])))
    certified = CERTIFIED.match(" ".join(words))
    if not certified:
        return None
    have = "have been" if certified["since"] else "am"
    return _subject_sentence([*have.split(), *words], ElidedSubject.ME)


def _is_surely_mine(words: list[str], subject: ElidedSubject) -> bool:
    """Tells whether nobody but the person can be meant: "can start in May", "answered: tea"."""
    first, following = bare_word(words[0]), next_word(words, 0)
    if first in _FELT or (first in _SAID and words[0].endswith(":")):
        return True
    is_open = verbs.is_modal(first) and following not in {"", "have"}
    return is_open and subject is ElidedSubject.NOBODY


def _begins_with_verb(words: list[str], subject: ElidedSubject) -> bool:
    first, following = bare_word(words[0]), next_word(words, 0)
    return (
        first in _NEGATED
        or (subject is ElidedSubject.ME and _is_my_habit(words))
        or (verbs.is_past(first) and following != "by")
        or verbs.is_modal(first)
        or (verbs.is_third_person(first) and _can_be_deed(first, following))
        or (first in _GO_WITH_FOR and following == "for")
        or _is_double_verb(words)
    )


def _can_be_deed(first: str, following: str) -> bool:
    """Tells whether a word in -s is what somebody does, and no plural: "plants nobody waters"."""
    is_known = following in RELATIVES and first in ONLY_VERBS | _THINKS
    return can_follow_verb(following) and (following not in _BEHIND_A_NOUN or is_known)


def _is_always_the_one(words: list[str]) -> bool:
    begins = bare_word(words[0]) in {"always", "usually", "often", "still"}
    return begins and bare_word("".join(words[1:2])) in _THE_ONE


def _is_my_habit(words: list[str]) -> bool:
    """Tells whether a verb in its base form has an object: "own a car", "volunteer at the club"."""
    following = bare_word(words[1]) if len(words) > 1 else ""
    if bare_word(words[0]) in _SURE_BASES and following not in {"", "how-to", "and", "or"}:
        return True
    has_object = following in {"the", "a", "an", "my", "our", "at", "every", "two", "three"}
    return verbs.is_base(bare_word(words[0])) and (has_object or following[:1].isdigit())


def _is_double_verb(words: list[str]) -> bool:
    """Tells whether it begins with two verbs: "repairs and paints boats"."""
    first, *rest = (bare_word(word) for word in words[:3])
    are_verbs = len(rest) == 2 and rest[0] == "and" and verbs.is_third_person(rest[1])
    return verbs.is_third_person(first) and are_verbs and len(words) > 3


def _is_adjective(words: list[str]) -> bool:
    first = bare_word(words[0])
    if (first in DEGREES or first in ADVERBS) and len(words) > 1:
        first, words = bare_word(words[1]), words[1:]
    following = bare_word(words[1]) if len(words) > 1 else ""
    ends = not following or words[0].endswith(",") or following in PREPOSITIONS
    return first in ADJECTIVES and (ends or following in {"to", "that"})


def _subject_sentence(words: list[str], subject: ElidedSubject) -> Material:
    """Returns the sentence with its subject, and with every verb of it in the right form."""
    turned = [lower_first(words[0]), *words[1:]]
    verb = 1 if bare_word(turned[0]) in ADVERBS and len(turned) > 1 else 0
    first = bare_word(turned[verb])
    is_present = not verbs.is_past(first) and not verbs.is_modal(first)
    relative = next((at for at in range(len(turned)) if bare_word(turned[at]) in RELATIVES), 999)
    for at in range(verb, min(relative, len(turned))):
        if at == verb or (is_present and _is_joined(turned, at)):
            turned[at] = _to_first_person(turned, at)
    if subject is ElidedSubject.READER:
        return _about_you(" ".join(["you", *turned]), for_me=True)
    joins_past = first != "am"  # "I am patient, organised and calm"
    said = _join_second_verb(["I", *turned], joins_past=joins_past)
    return Sentence(to_sentence(said if joins_past else _LIST_END.sub(r"\1 and \2", said)))


_LIST_END: Final = re.compile(r"^((?:(?! and ).)*\w), ((?:never |always |very )?[a-z-]+)$")
"""Matches a list of what somebody is without its "and": "organised, quick, never late"."""


def _is_joined(words: list[str], at: int) -> bool:
    before = words[at - 1]
    return bare_word(before) in {"and", "but", "then"} or before.endswith(",")


def _to_first_person(words: list[str], at: int) -> str:
    word = words[at]
    bare = bare_word(word)
    is_noun = at > 0 and next_word(words, at) in {"", "of", "for", "from"}
    if not verbs.is_third_person(bare) or is_noun:
        return word
    return word.lower().replace(bare, verbs.to_first_person(bare), 1)


def _join_second_verb(words: list[str], *, joins_past: bool) -> str:
    """Returns the sentence with "and I" before a verb that only a comma parts from the first."""
    for at in range(2, len(words)):
        bare = bare_word(words[at])
        is_deed = verbs.is_base(bare) or (joins_past and verbs.is_past(bare))
        starts_clause = words[at - 1].endswith(",") and is_deed
        if starts_clause and next_word(words, at) and "-" not in bare:
            return " ".join([*words[:at], "and I", *words[at:]])
    return " ".join(words)
