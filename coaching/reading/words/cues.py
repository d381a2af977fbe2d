"""Phrases that tell what a sentence is about are written as people say them and found again."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

_GAP: Final = r"(?:\s+\S+){0,3}?"
"""Stands for up to three words of any kind."""


_WORD: Final = re.compile(r"\([^()]*\)\??|[^\s()]+")


def cue(table: str) -> re.Pattern[str]:
    """Compiles a table of phrases, with commas between them, for lower-case text.

    In a phrase an apostrophe may be left out by the writer, a blank is any space, "..." stands for
    up to three words, "(a|b)" for one of several words and a "?" behind a word or bracket for one
    that may be missing. The phrases begin and end at words; one that begins with an apostrophe
    ends a word: "'ll call".
    """
    phrases = filter(None, (phrase.strip() for phrase in table.split(",")))
    # The longest phrase comes first, because the first one that fits is taken.
    by_length = sorted(phrases, key=len, reverse=True)
    runs = groupby(by_length, key=lambda phrase: phrase.startswith("'"))
    return re.compile("|".join(_pattern_of_run(run, ends=ends) for ends, run in runs))


def _pattern_of_run(phrases: Iterable[str], *, ends: bool) -> str:
    """Returns one pattern for phrases that all begin with a word, or that all end one. Where a word
    begins is looked at once for all of them: most places are inside of one."""
    choices = "|".join(_to_pattern(phrase) for phrase in phrases)
    return rf"{'' if ends else _NOT_IN_WORD}(?:{choices})(?!\w)"


_NOT_IN_WORD: Final = r"(?<!\w)"


def _to_pattern(phrase: str) -> str:
    pattern = ""
    for word in _WORD.findall(phrase):
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
    on_one_line = " ".join(word.split()).replace(" |", "|").replace("| ", "|")
    spaced = r"\s+".join(re.escape(part) for part in on_one_line.split())
    grouped = spaced.replace(r"\(", "(?:").replace(r"\)", ")").replace(r"\|", "|")
    return grouped.replace(r"\-", r"[- ]?").replace("'", "'?")


def lower_keeping_places(text: str) -> str:
    """Returns the text in lower case with straight apostrophes; each character keeps its place."""
    if text.isascii():
        return text.lower()
    lowered = (small if len(small := char.lower()) == 1 else char for char in text)
    return "".join(lowered).replace("’", "'").replace("‘", "'")
