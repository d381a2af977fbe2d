"""Folds the many spellings of a place into one, so that "MÜNCHEN" finds Munich."""

import re
import unicodedata

_BASE_CHARACTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Unicode does not split these letters into a base and an accent."""
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
"""These accents are Latin, Greek and Cyrillic; marks of other scripts are letters themselves."""
_IGNORED_MARKS = re.compile(r"[.'’‘ʼʻ`´\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]+")


def fold_text(name: str) -> str:
    """Returns lower case without accents or punctuation, single spaces, and "saint" as "st"."""
    plain = unicodedata.normalize("NFKD", _IGNORED_MARKS.sub("", name).casefold())
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", plain).translate(_BASE_CHARACTERS))
    words = "".join(c if _is_word_character(c) else " " for c in bare).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _is_word_character(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
