"""Writes the name of a job in small letters, as it stands inside a sentence of a letter."""

from typing import Final

from coaching.letters.material.words import NAMES_IN_ROLES
from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text

_OF_WORK: Final = ("er", "or", "ist", "ian", "ant", "al", "ive", "ology", "ing", "ment")
"""End the words of work that are in no list: "taster", "hydrogeologist"."""


def to_running_text(role: str) -> str:
    """Returns "data engineer II" for "Data Engineer II".

    A word that may be a name keeps its capital, and so does one before a figure: "Year 4 teacher".
    """
    words = role.split()
    pairs = zip(words, [*words[1:], ""], strict=False)
    return " ".join(word if _has_capital(word, after) else word.lower() for word, after in pairs)


def _has_capital(word: str, after: str) -> bool:
    plain = word.strip(",.;:()&/-").removesuffix("'s").removesuffix("’s")
    folded = fold_text(plain)
    is_word = plain[:1].isupper() and (plain[1:].islower() or "-" in plain)
    is_common = is_ordinary(folded) or folded.endswith(_OF_WORK)
    is_name = folded in LANGUAGES_AND_PEOPLES or folded in NAMES_IN_ROLES
    return not (is_word and is_common) or is_name or after[:1].isdigit()
