"""A thing is found again by another form of its word, or by another word for it."""

from typing import Final


def stems_of(word: str) -> frozenset[str]:
    """Returns the stem of a word, with those of all words for the same thing."""
    stem = find_stem(word)
    return next((same for same in _SAME_THING if stem in same), frozenset({stem}))


def find_stem(word: str) -> str:
    """Returns what is left of a word without the ending of a plural, a past or a doing."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


_SHORTEST_STEM: Final = 3
_ENDINGS: Final = (
    *("ations", "ation", "ating", "ated", "ates", "ate", "ings", "ing", "ies", "ied", "ed", "es"),
    *("s", "e", "y"),
)
_SAME_THING: Final = tuple(
    frozenset(map(find_stem, words.split()))
    for words in (
        "salary pay paid money compensation package wage rate bonus comp offer offered",
        "remote home hybrid office wfh onsite commute commuting",
        "visa permit sponsorship sponsor papers",
        "start starting notice available availability",
        "holiday holidays leave vacation",
        "hours overtime shifts shift nights weekends",
    )
)
"""Words for one thing, of which each finds the others."""
