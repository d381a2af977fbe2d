"""Says what the tagger looks at in a word. The trainer and the reader use these same lists."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from coaching.reading.firms.company_words import AGENCY_WORDS, COMPANY_FORMS, COMPANY_NOUNS
from coaching.reading.people.lexicon import (
    HONORIFICS,
    is_first_name,
    is_ordinary,
    is_unclear_name,
)
from coaching.reading.people.titles import is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.words.tokens import Token

OUTSIDE: Final = "-"
"""The mark of a word that no recogniser of ours has claimed."""
_EDGE: Final = (("w:|",), "|", "|", "|")
_LONGEST: Final = 20
"""Of a longer word the first letters alone are looked at."""
_CUES: Final = word_set(
    """
    at with w for from by to of and met saw spoke called as is was in role job position post
    interview interviewed she he his her their who they emailed mailed texted wrote rang
    apply applied offer offered rejected re about between
    """
)
_PAUSES: Final = (",", ".", "/n")
_FARTHEST_CUE: Final = 5


@lru_cache(maxsize=4096)
def _look_at(text: str, folded: str) -> "_Look":
    """Returns the features of a word by itself; the word, its shape and its lists beside others."""
    if text == "\n":
        return ("w:/n",), "/n", "/n", "sign"
    word = "#" if folded[0].isdigit() else folded[:_LONGEST]
    shape, lists = _shape(text), _lists(word)
    own = [f"w:{word}", f"s:{shape}", f"l:{lists}", f"sl:{shape} {lists}"]
    if word[0].isalpha():
        own += [f"{len(word[:at])}<{word[:at]}" for at in (2, 3)]
        own += [f"{at}>{word[-at:]}" for at in (2, 3, 4)]
        own += [f"l:{one}" for one in lists.split("+")]
    return tuple(own), word, shape, lists


def _shape(text: str) -> str:
    if not text[0].isalpha():
        return "9" if text[0].isdigit() else text[0]
    if text.islower():
        return "x" if len(text) > 2 else "xs"
    if len(text) > 1 and text.isupper():
        return "XX"
    return "X." if len(text) == 1 else "Xx" if text[1:].islower() else "xX"


def _lists(word: str) -> str:
    """Returns the names of all lists that have a folded word, joined."""
    if not word[0].isalpha():
        return "sign"
    found = (
        ("first", is_first_name(word)),
        ("unclear", is_first_name(word) and is_unclear_name(word)),
        ("plain", is_ordinary(word)),
        ("title", is_title_word(word)),
        ("part", is_department(word)),
        ("form", word in COMPANY_FORMS),
        ("firm", word in COMPANY_NOUNS),
        ("agency", word in AGENCY_WORDS),
        ("mr", word in HONORIFICS),
    )
    return "+".join(name for name, is_in in found if is_in) or "rare"


def word_features(words: Sequence[Token], marks: Sequence[str]) -> Iterator[list[str]]:
    """Yields the features of each word; `marks` says of each what recognisers hold it for."""
    looks = [_look_at(one.text, one.folded) for one in words]
    has_capitals = "C" if any(one.is_word and one.text[0].isupper() for one in words[1:]) else "c"
    cues = _cues_before(looks)
    padded = [_EDGE, _EDGE, *looks, _EDGE, _EDGE]
    signs = ["|", "|", *marks, "|", "|"]
    for at in range(len(words)):
        yield _features(padded[at : at + 5], signs[at : at + 5], has_capitals, cues[at])


_Look = tuple[tuple[str, ...], str, str, str]


def _features(
    around: Sequence[_Look], signs: Sequence[str], has_capitals: str, cue: str
) -> list[str]:
    own, _, shape, lists = around[2]
    return [
        *own,
        f"sc:{shape} {has_capitals}",
        *_beside(around),
        *_runs(around),
        f"cue:{cue}",
        f"cuel:{cue} {lists}",
        *_marks_around(signs, around[1][1], around[3][1]),
        f"ml:{signs[2]} {lists}",
        f"mc:{signs[2]} {cue}",
    ]


def _beside(around: Sequence[_Look]) -> Iterator[str]:
    """Yields what stands around a word, by itself and with the form of the word."""
    (_, word_2, _, lists_2), (_, word_1, shape_1, lists_1), here, right, farther = around
    (_, _, shape, lists), (_, word1, shape1, lists1), (_, word2, _, lists2) = here, right, farther
    yield from (f"-1:{word_1}", f"+1:{word1}", f"-2:{word_2}", f"+2:{word2}")
    yield from (f"-1s:{shape_1} {shape}", f"+1s:{shape} {shape1}")
    yield from (f"-1l:{lists_1}", f"+1l:{lists1}", f"-2l:{lists_2}", f"+2l:{lists2}")
    yield from (f"-1ll:{lists_1} {lists}", f"+1ll:{lists} {lists1}")


def _runs(around: Sequence[_Look]) -> Iterator[str]:
    """Yields words that stand together."""
    word_2, word_1, word, word1, word2 = (look[1] for look in around)
    lists = around[2][3]
    yield from (f"-1w:{word_1} {lists}", f"+1w:{lists} {word1}")
    yield from (f"-1ww:{word_1} {word}", f"+1ww:{word} {word1}")
    yield from (f"-2w:{word_2} {word_1}", f"+2w:{word1} {word2}", f"-+:{word_1} {word1}")


def _marks_around(signs: Sequence[str], word_1: str, word1: str) -> Iterator[str]:
    """Yields what recognisers hold a word and those beside it for."""
    yield f"m:{signs[2]}"
    yield from (f"-1m:{signs[1]} {signs[2]}", f"+1m:{signs[2]} {signs[3]}")
    yield from (f"-2m:{signs[0]} {signs[1]} {word_1}", f"+2m:{word1} {signs[3]} {signs[4]}")


def _cues_before(looks: Sequence[_Look]) -> list[str]:
    """Returns for each word the nearest word before it that leads up to a name or a job."""
    cues: list[str] = []
    cue, away = "", 0
    for _, word, _, _ in looks:
        cues.append(cue if away <= _FARTHEST_CUE else "")
        cue, away = (word, 0) if word in _CUES or word in _PAUSES else (cue, away + 1)
    return cues
