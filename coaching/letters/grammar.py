"""Spelling and grammar of an English draft, checked offline where the checker is installed."""

import importlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Protocol, cast

from coaching.reading.text_folding import folded

MOST_FINDINGS = 5
_KINDS = frozenset({"Spelling", "Typo", "Grammar", "Agreement", "Miscellaneous", "WordChoice"})
"""Plain errors; what concerns style, and what our own checks say better, stays out."""
_IN_TURN = Lock()
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


def checker_installed() -> bool:
    """Whether the optional checker (the extra "proofreading") is there."""
    found = find_spec("harper")
    return found is not None and found.origin is not None


def warm_up() -> None:
    """Loads the checker where it is installed, which takes a second and 150 MB: call it in a
    thread, before somebody waits for a draft."""
    findings("Good morning.", ())


def findings(text: str, known: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Words that look wrong, each with the suggestion ("" when there is none), at most
    MOST_FINDINGS. The words of `known` names are never among them, nor is anything in a text that
    is not English, nor the British and American spelling of one word.

    Empty where the checker is not installed. The first call takes a second and about 150 MB, the
    next ones milliseconds: call it off the event loop.
    """
    if not checker_installed():
        return ()
    with _IN_TURN:
        linter = _linter()
        lints = linter.lint(text, language="plaintext") if linter.is_likely_english(text) else ()
    names = frozenset(word for name in known for word in _words(name))
    found = ((lint.problem_text, _suggested(lint)) for lint in lints if _counts(lint, names))
    return tuple(dict.fromkeys(found))[:MOST_FINDINGS]


@lru_cache(maxsize=1)
def _linter() -> _Linter:
    return cast("_Linter", importlib.import_module("harper").Linter())


def _counts(lint: _Lint, names: frozenset[str]) -> bool:
    text = lint.problem_text
    if lint.lint_kind not in _KINDS or any(word in names for word in _words(text)):
        return False
    if lint.lint_kind != "Spelling":
        return True
    meant = (one.replacement_text for one in lint.suggestions)
    return _TERM.search(text) is None and not any(_same_abroad(text, one) for one in meant)


def _suggested(lint: _Lint) -> str:
    return next((one.replacement_text for one in lint.suggestions if one.replacement_text), "")


def _words(text: str) -> list[str]:
    return folded(text).split()


_TERM = re.compile(r"[A-Z]|[0-9_/@.]|[^\x00-\x7f’]|^[^aeiouy]+$")
"""A name, an acronym, a tool or a foreign word rather than a slip."""
_ABROAD = (
    ("our", "or"),
    ("ys", "yz"),
    ("is", "iz"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("re", "er"),
)


def _same_abroad(one: str, other: str) -> bool:
    """Whether two words are one in London and Boston: "organisation", "colour", "travelled"."""
    return _abroad(one) == _abroad(other)


def _abroad(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.casefold())
    word = re.sub(r"ll(?=ed|ing|er)", "l", word)
    for british, american in _ABROAD:
        word = word.replace(british, american)
    return word
