"""The words that a letter about work may hold: common ones of working life, and ordinary ones."""

from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"
_ENDINGS = (
    "",
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "al",
    "ally",
    "ness",
    "ful",
    "able",
    "ment",
)
_RESTORED = (("ied", "y"), ("ies", "y"), ("ily", "y"), ("ing", "e"), ("ably", "able"), ("ely", "e"))


@lru_cache(maxsize=1)
def work_words() -> frozenset[str]:
    """Returns the words of the list in small letters; a plural in -s counts as well."""
    lines = (_DATA / "work_words.txt").read_text("utf-8").splitlines()
    rows = (line.partition(":")[2] for line in lines if not line.startswith("#"))
    words = [word for row in rows for word in row.split()]
    return frozenset(words) | {f"{word}s" for word in words}


@lru_cache(maxsize=1)
def _ordinary_words() -> frozenset[str]:
    return frozenset((_DATA / "ordinary_words.en.txt").read_text("utf-8").split())


def is_ordinary(word: str) -> bool:
    """Returns whether a word, or the word that it is formed of, is an ordinary one."""
    word = word.casefold()
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    stems += [word.removesuffix(end) + base for end, base in _RESTORED if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
    return any(stem in _ordinary_words() for stem in (*stems, *doubled))
