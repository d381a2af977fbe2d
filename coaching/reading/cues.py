"""Phrases that tell what a sentence is about are written as people say them and found again."""

import re
from collections.abc import Iterable
from typing import Final

_GAP: Final = r"(?:\s+\S+){0,3}?"
"""Stands for up to three words of any kind."""


def cue(*phrases: str) -> re.Pattern[str]:
    """Compiles phrases to one pattern for lower-case text.

    In a phrase an apostrophe may be left out by the writer, a blank is any space, "..." stands for
    up to three words, "(a|b)" for one of several words and a "?" behind a word or bracket for one
    that may be missing. The phrases begin and end at words.
    """
    return re.compile("|".join(_phrase_patterns(phrases)))


def _phrase_patterns(phrases: Iterable[str]) -> Iterable[str]:
    # The longest phrase comes first, because the first one that fits is taken.
    for phrase in sorted(phrases, key=len, reverse=True):
        yield rf"(?<!\w){_to_pattern(phrase)}(?!\w)"


def _to_pattern(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "...":
            pattern += _GAP
        elif word.endswith("?"):
            pattern += rf"(?:\s+{_word(word[:-1])})?" if pattern else rf"(?:{_word(word[:-1])}\s+)?"
        else:
            pattern += rf"\s+{_word(word)}" if _wants_space(pattern) else _word(word)
    return pattern


def _wants_space(pattern: str) -> bool:
    """Tells whether a blank has to come before the next word."""
    return bool(pattern) and not pattern.endswith(r"\s+)?")


def _word(word: str) -> str:
    escaped = re.escape(word).replace(r"\(", "(?:").replace(r"\)", ")").replace(r"\|", "|")
    return escaped.replace(r"\-", r"[- ]?").replace("'", "['’]?")


def lower_keeping_places(text: str) -> str:
    """Returns the text in lower case with straight apostrophes; each character keeps its place."""
    lowered = (small if len(small := char.lower()) == 1 else char for char in text)
    return "".join(lowered).replace("’", "'").replace("‘", "'")
