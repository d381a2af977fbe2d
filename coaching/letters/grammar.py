"""Checks the spelling and grammar of an English letter, offline, where the checker is installed."""

import importlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Protocol, cast

from coaching.reading.text_folding import fold_text

MAX_FINDINGS = 5
LONGEST_CHECKED = 4096
"""Only the beginning of a longer text is checked; no letter is as long as this."""
_REPEATED_MARK = re.compile(r"([^\w\s])\1{3,}")
"""Matches what the checker takes long for: its time grows with the square of such a run."""
_KINDS = frozenset({"Spelling", "Typo", "Grammar", "Agreement", "Miscellaneous", "WordChoice"})
"""These are plain errors. What concerns style, and what our own checks say better, is left out."""
_CHECKER_LOCK = Lock()
"""A checker takes one text at a time and raises for a second one."""


class _Suggestion(Protocol):
    @property
    def replacement_text(self) -> str: ...


class _Lint(Protocol):
    @property
    def lint_kind(self) -> str: ...
    @property
    def problem_text(self) -> str: ...
    @property
    def suggestions(self) -> Sequence[_Suggestion]: ...


class _Linter(Protocol):
    def lint(self, text: str, *, language: str) -> Sequence[_Lint]: ...
    def is_likely_english(self, text: str) -> bool: ...


def is_checker_installed() -> bool:
    """Returns whether the optional checker (the extra "proofreading") is there."""
    spec = find_spec("harper")
    return spec is not None and spec.origin is not None


def warm_up() -> None:
    """Loads the checker where it is installed, which takes a second and 150 MB: call it in a
    thread, before somebody waits for a draft."""
    find_mistakes("Good morning.", ())


def find_mistakes(text: str, known_names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Returns at most MAX_FINDINGS words that look wrong, each with a suggestion ("" when there is
    none). Words of `known_names` are never among them, nor is anything in a text that is not
    English, nor the British or American spelling of a word.

    The result is empty where the checker is not installed. The first call takes a second and about
    150 MB, the next ones take milliseconds: call it off the event loop.
    """
    if not is_checker_installed():
        return ()
    with _CHECKER_LOCK:
        linter = _load_linter()
        text = _REPEATED_MARK.sub(r"\1\1\1", text[:LONGEST_CHECKED])
        lints = linter.lint(text, language="plaintext") if linter.is_likely_english(text) else ()
    names = frozenset(word for name in known_names for word in _words(name))
    mistakes = (
        (lint.problem_text, _first_suggestion(lint)) for lint in lints if _is_mistake(lint, names)
    )
    return tuple(dict.fromkeys(mistakes))[:MAX_FINDINGS]


@lru_cache(maxsize=1)
def _load_linter() -> _Linter:
    return cast("_Linter", importlib.import_module("harper").Linter())


def _is_mistake(lint: _Lint, names: frozenset[str]) -> bool:
    text = lint.problem_text
    if lint.lint_kind not in _KINDS or any(word in names for word in _words(text)):
        return False
    if lint.lint_kind != "Spelling":
        return True
    suggestions = (suggestion.replacement_text for suggestion in lint.suggestions)
    return _NOT_A_SLIP.search(text) is None and not any(
        _is_spelling_variant(text, suggestion) for suggestion in suggestions
    )


def _first_suggestion(lint: _Lint) -> str:
    texts = (suggestion.replacement_text for suggestion in lint.suggestions)
    return next(filter(None, texts), "")


def _words(text: str) -> list[str]:
    return fold_text(text).split()


_NOT_A_SLIP = re.compile(r"[A-Z]|[0-9_/@.]|[^\x00-\x7f’]|^[^aeiouy]+$")
"""Matches a name, an acronym, a tool or a foreign word, which are no slips."""
_BRITISH_TO_AMERICAN = (
    ("our", "or"),
    ("ys", "yz"),
    ("is", "iz"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("re", "er"),
)


def _is_spelling_variant(word: str, other: str) -> bool:
    """Returns whether two words are one in London and Boston, such as "colour" and "color"."""
    return _to_american(word) == _to_american(other)


def _to_american(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.casefold())
    word = re.sub(r"ll(?=ed|ing|er)", "l", word)
    for british, american in _BRITISH_TO_AMERICAN:
        word = word.replace(british, american)
    return word
