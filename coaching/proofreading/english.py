"""Tells whether a text is English, by the little words that no other language shares."""

import re

_LITTLE_WORDS = """
the and of you your with thank thanks about that have my would what this they i'm i'd it's
from are been our their there when which because how we're don't for if it please know let
before after can could should will not but had has were we than then some any more very here
who only an out up kind regards dear be its such get work like time need help hi best again
"""
_ENGLISH = frozenset(_LITTLE_WORDS.split())
LEAST_SHARE = 0.12
SHORT = 12
"""In a text of so few words one English word is enough."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_english(text: str) -> bool:
    """Returns whether enough of the words are English ones."""
    words = [word.casefold() for word in _WORD.findall(text.replace("’", "'"))]
    english = sum(word in _ENGLISH for word in words) + len(re.findall(r"\bI\b", text))
    is_short = len(words) <= SHORT and text.replace("’", "").isascii()
    return english >= LEAST_SHARE * len(words) or (is_short and (english > 0 or len(words) < 4))
