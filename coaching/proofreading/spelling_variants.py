"""Knows when two spellings are one word, in London and in Boston."""

import re

_BRITISH_TO_AMERICAN = (
    ("practis", "practic"),
    ("wards", "ward"),
    ("our", "or"),
    ("ys", "yz"),
    ("is", "iz"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("re", "er"),
    ("aesth", "esth"),
    ("aem", "em"),
    ("paed", "ped"),
    ("oed", "ed"),
)


def is_same_word_elsewhere(word: str, other: str) -> bool:
    """Returns whether two words are one in London and Boston, such as "colour" and "color"."""
    return _to_american(word) == _to_american(other)


def _to_american(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.casefold())
    word = re.sub(r"ll(?=ed|ing|er)", "l", word)
    for british, american in _BRITISH_TO_AMERICAN:
        word = word.replace(british, american)
    return word
