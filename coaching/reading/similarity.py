"""Tells whether two names that are written differently can mean the same job or the same person."""

from difflib import SequenceMatcher

from coaching.reading.text_folding import fold_text

MIN_SIMILARITY = 0.87
"""From this share of common letters on, a difference can be a typing mistake."""
_COMPANY_FORMS = frozenset(
    {
        *("inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation"),
        *("company", "co", "gmbh", "ag", "se", "kg", "ug", "sa", "sas", "sarl", "srl", "spa"),
        *("bv", "nv", "ab", "as", "oy", "aps", "pty", "pte", "the"),
    }
)
"""A company's name may have these words or not."""


def is_same_name(one: str, other: str) -> bool:
    """Returns whether only case, spaces, accents, punctuation or "Inc" differ."""
    return one.casefold() == other.casefold() or _bare_name(one) == _bare_name(other) != ""


def is_similar_name(one: str, other: str) -> bool:
    """Returns whether one name may be a short form or a misspelling of the other.

    "Acme" and "Acme Robotics" are similar; "Plant 1" and "Plant 2" are not, and two names that
    share one word are not.
    """
    if is_same_name(one, other):
        return True
    words, other_words = set(_name_words(one)), set(_name_words(other))
    if words and other_words and (words <= other_words or other_words <= words):
        return True
    return _digits(one) == _digits(other) and _is_slip(_bare_name(one), _bare_name(other))


def is_similar_person(one: str, other: str) -> bool:
    """Returns whether both may be the same person: "Dana" or "D. Lee" and "Dana Lee"."""
    words, other_words = fold_text(one).split(), fold_text(other).split()
    if _is_short_form(words, other_words) or _is_short_form(other_words, words):
        return True
    return _is_slip("".join(words), "".join(other_words))


def _is_short_form(words: list[str], whole: list[str]) -> bool:
    """Returns whether each word stands for one of the others, and one of them in full."""
    named = all(any(_is_word_or_initial(word, other) for other in whole) for word in words)
    return named and bool(set(words) & set(whole))


def _is_word_or_initial(word: str, whole: str) -> bool:
    return word == whole or (len(word) == 1 and whole.startswith(word))


def _is_slip(one: str, other: str) -> bool:
    if not (one and other):
        return False
    match = SequenceMatcher(None, one, other)
    # the first two cost little and are never below the third
    ratios = (match.real_quick_ratio, match.quick_ratio, match.ratio)
    return all(ratio() >= MIN_SIMILARITY for ratio in ratios)


def _name_words(name: str) -> list[str]:
    words = fold_text(name).split()
    return [word for word in words if word not in _COMPANY_FORMS] or words


def _bare_name(name: str) -> str:
    return "".join(_name_words(name))


def _digits(name: str) -> list[str]:
    return [char for char in name if char.isdigit()]
