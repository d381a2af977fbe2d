"""Tells whether "he" or "she" in a sentence is the reader, or somebody that the sentence names."""

import re
from typing import Final

_THIRD_PERSON: Final = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself)(?:['’](?:s|d|ll))?\b", re.IGNORECASE
)
_SOMEBODY: Final = re.compile(
    r"\b(?:(?:grand)?(?:father|mother|parent)|mum|mom|dad|aunt|uncle|son|daughter|child|boy|girl|man"
    r"|woman|gentleman|lady|nan|gran|grandad|grandpa|grandma|patient|guest|customer|client|resident"
    r"|student|pupil|passenger|tenant|neighbou?r|visitor|caller|learner|trainee|apprentice|friend"
    r"|who)\b|\bmy (?:\w+ )?(?:boss|manager|mentor|chef|supervisor|teacher|captain|colleague"
    r"|partner)\b",
    re.IGNORECASE,
)
"""Names somebody who is surely not the reader."""


def means_reader(text: str, before: str = "") -> bool:
    """Tells whether a third person stands in a text that nobody in it, or before it, explains."""
    found = _THIRD_PERSON.search(text)
    if found is None:
        return False
    named = _SOMEBODY.search(text, 0, found.start())
    return named is None and _SOMEBODY.search(before) is None
