"""Checks the spelling and grammar of an English letter, offline, where the checker is installed."""

import re
from collections.abc import Iterable
from importlib.util import find_spec

from coaching.proofreading import checker
from coaching.proofreading.checker import Lint
from coaching.proofreading.edit_distance import edit_distance
from coaching.proofreading.english import is_english
from coaching.proofreading.slip import Slip
from coaching.proofreading.spelling_variants import is_same_word_elsewhere
from coaching.proofreading.work_words import is_ordinary, work_words
from coaching.reading.text_folding import fold_text

LONGEST_CHECKED = 4096
"""Only the beginning of a longer text is checked; no letter is as long as this."""
LONGEST_BEFORE = 60
SUGGESTIONS_LOOKED_AT = 3
SHORTEST_MISSPELLED, LONG_WORD = 5, 8
_REPEATED_MARK = re.compile(r"([^\w\s])\1{3,}")
"""Matches what the checker takes long for: its time grows with the square of such a run."""
_KINDS = frozenset(
    {"Spelling", "Typo", "Grammar", "Agreement", "Miscellaneous", "WordChoice", "Usage"}
    | {"Eggcorn", "Malapropism", "Nonstandard", "BoundaryError"}
)
"""These are plain errors. What concerns style, and what our own checks say better, is left out."""
_ALSO_TAKEN = frozenset({"ItsContraction", "PronounContraction", "WrongApostrophe"})
"""Rules that find plain errors though their kind is another one."""
_RULES_LEFT_OUT = """
BoringWords CommaFixes CompoundNouns Dashes FindOut GoodAt MassNouns MergeWords
MissingPreposition MissingTo OrthographicConsistency PossessiveYour PronounKnew ProperNouns RoadMap
SplitWords TheirToThere ThereAfterCompound ThereIsAgreement Therein TheyToThem ToTo
ToTwoToo WhomSubjectOfVerb
"""
_LEFT_OUT = frozenset(_RULES_LEFT_OUT.split())
"""Rules that are more often wrong than right in letters about work."""
_OWN_SUBJECT = re.compile(
    r"(?:^|[.!?,;:\n] ?|\b(?:and|but|that|because|if|when|so|since|as|where|while|how|what"
    r"|who|why|or)"
    r" )(?:I|you|we|they|he|she|it)(?: also| really| still)? $",
    re.IGNORECASE,
)
_IS_BEFORE = re.compile(r"\b(?:is|are|was|were|isn't|wasn't) $", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"\b(?:an?|the|this|that|its|their|our|my|your)(?: [\w-]+)? $", re.IGNORECASE
)
"""Stands before a noun, with at most one word between."""
_SAYING_NO = re.compile(r"\b(?:say|says|said|saying) $", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:I|you|we|they|he|she|it|us|them)(?: also| really| still)? $", re.IGNORECASE
)
"""Match what stands before a verb. In "the recipe I promised you is here" and "neither of us was"
the verb goes with an earlier word, not with the pronoun."""


def is_checker_installed() -> bool:
    """Returns whether the optional checker (the extra "proofreading") is there."""
    spec = find_spec("harper")
    return spec is not None and spec.origin is not None


def find_mistakes(text: str, known_names: Iterable[str]) -> tuple[Slip, ...]:
    """Returns what looks wrong, with a suggestion where there is one. Words of `known_names` are
    never among it, nor common words of work, nor anything in a text that is not English, nor the
    British or American spelling of a word, nor whether two words are written as one.

    The result is empty where the checker is not installed. The first call takes half a second where
    the checker was not started before, the next ones take milliseconds.
    """
    if not is_checker_installed():
        return ()
    checked = _REPEATED_MARK.sub(lambda found: found[1] + " " * (len(found.group()) - 1), text)
    checked = checked[:LONGEST_CHECKED]
    lints = checker.CHECKER.check(checked) if is_english(checked) else ()
    names = frozenset(word for name in known_names for word in _words(name)) | work_words()
    return tuple(
        Slip(lint.start, lint.end, lint.wrong, _choose_suggestion(lint))
        for lint in lints
        if _is_listened_to(lint) and _is_mistake(lint, checked, names)
    )


def _is_listened_to(lint: Lint) -> bool:
    """Tells whether what a rule finds is an error, and it is right more often than not."""
    if lint.rule in _LEFT_OUT or lint.rule.startswith("Expand"):
        return False
    return lint.kind in _KINDS or lint.rule in _ALSO_TAKEN


def _is_mistake(lint: Lint, text: str, names: frozenset[str]) -> bool:
    problem, suggestions = lint.wrong, lint.suggestions
    words = _words(problem)
    if not words or any(word in names for word in words):
        return False
    if any(_join(problem) == _join(one) for one in suggestions):
        return False
    before = text[max(0, lint.start - LONGEST_BEFORE) : lint.start]
    if problem == "no to" and _SAYING_NO.search(before):
        return False
    if before.endswith("-") or text[lint.end : lint.end + 1] == "-":
        return False
    if lint.kind not in {"Spelling", "Typo"}:
        return _is_plain_error(lint, before)
    is_variant = any(is_same_word_elsewhere(problem, one) for one in suggestions)
    is_near = any(_is_near(problem, one) for one in suggestions[:SUGGESTIONS_LOOKED_AT])
    return is_near and not is_variant and _is_slip(problem, before)


def _is_plain_error(lint: Lint, before: str) -> bool:
    problem = lint.wrong
    if problem == "A" and not _FIRST_OF_SENTENCE.search(before[-2:]):
        return False
    if problem == "effect" and _OF_A_NOUN.search(before):
        return False
    if lint.wrong == "there" and _IS_BEFORE.search(before):
        return False
    other_subject = _PRONOUN.search(before) and not _OWN_SUBJECT.search(before)
    return not (lint.kind == "Agreement" and other_subject)


def _is_near(word: str, suggestion: str) -> bool:
    """Returns whether somebody who types a word may have meant an ordinary one. A term of a trade
    is rarely so near to one: "selvedge", "cryo"."""
    word, suggestion = word.casefold(), suggestion.casefold()
    if word.endswith(("'s", "’s")):
        return False
    if " " in suggestion or "'" in suggestion or "’" in suggestion:
        return " " in word or edit_distance(word, suggestion) <= 1
    if not is_ordinary(suggestion):
        return False
    far, is_long = edit_distance(word, suggestion), len(word) >= LONG_WORD
    if sorted(word) == sorted(suggestion):
        return far == 1
    if _skeleton(word) == _skeleton(suggestion):
        return far <= 1 + is_long and len(word) >= SHORTEST_MISSPELLED
    return far == 1 and is_long


def _skeleton(word: str) -> str:
    """Returns the consonants alone, each once: what a slip of spelling mostly leaves as it was."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def _choose_suggestion(lint: Lint) -> str:
    texts = [one for one in lint.suggestions if one]
    if lint.kind in {"Spelling", "Typo"}:
        near = (one for one in texts[:SUGGESTIONS_LOOKED_AT] if _is_near(lint.wrong, one))
        return next(near, texts[0] if texts else "")
    return texts[0] if texts else ""


def _words(text: str) -> list[str]:
    return fold_text(text).split()


def _join(words: str) -> str:
    """Returns words without what parts them, since "pay day" and "payday" are both in use."""
    return re.sub(r"[\s-]", "", words).casefold()


_NO_SLIP = re.compile(r"[A-Z]|[0-9_/@.]|[^\x00-\x7f’]|^[^aeiouy]+$")
"""Matches a name, an acronym, a tool or a foreign word, which are no slips."""
_FIRST_OF_SENTENCE = re.compile(r"(?:^|[.!?]\s|\n)$")
_NO_NAME = re.compile(r"[A-Z][a-z]+(?:ly|ing|ed|tion|tions|ment|ence|ance|ful|ght)$")
"""Matches a word that begins a sentence and ends as no name does."""


def _is_slip(word: str, before: str) -> bool:
    """Returns whether an unknown word is rather a slip than a name."""
    if _NO_SLIP.search(word) is None:
        return True
    return bool(_NO_NAME.fullmatch(word) and _FIRST_OF_SENTENCE.search(before[-2:]))
