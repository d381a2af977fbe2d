"""Finds the part of a letter that somebody speaks of: by its place, by its words, or as quoted."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeVar

from coaching.letters.changes.apply_edit import line_key
from coaching.letters.letter import Letter, LetterLine
from coaching.reading.people.word_set import word_set

_ORDINALS: Final = {
    "first": 0,
    "1st": 0,
    "opening": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "fifth": 4,
    "5th": 4,
    "last": -1,
    "final": -1,
    "closing": -1,
}
_UNITS: Final = r"(?P<unit>paragraph|para|sentence|line|part|bit|block)"
_POSITION: Final = re.compile(
    rf"(?:the )?(?P<which>{'|'.join(_ORDINALS)}) {_UNITS}"
    rf"|(?:the )?(?P<unit2>paragraph|para|sentence|line) (?P<number>\d)",
    re.IGNORECASE,
)
_ENDS: Final = {
    **dict.fromkeys(("the ending", "the closing", "the end"), -1),
    **dict.fromkeys(("the opening", "the beginning", "the start"), 0),
}
_PART: Final = re.compile(
    r"(?:the|that|this|your|my) (?:part|bit|line|sentence|thing|stuff|paragraph|one)"
    r" (?:about|on|with|where|that says|saying)\b.*",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"(?:(?:the|that|this|your|my) )?(?:(?:part|bit|line|sentence|thing|stuff|paragraph|one) )?"
    r"(?:about|on|with|where|that says|saying)\s+(?P<words>\S.*)|the\s+(?P<bare>\S.*)",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(r"(?:(?:the|my|that|any) )?question", re.IGNORECASE)
_SMALL: Final = word_set(
    """
    the a an and or of to in on at for with that this it is was i you my your me part bit line about
    sentence paragraph thing one what where
    """
)
Item = TypeVar("Item")


def is_position(text: str) -> bool:
    """Tells whether a part is named by its place: "the second paragraph"."""
    plain = text.strip()
    return plain.casefold() in _ENDS or _POSITION.fullmatch(plain) is not None


def is_part(text: str) -> bool:
    """Tells whether a part is named by what it is about: "the bit about the oven"."""
    return _PART.fullmatch(text.strip()) is not None


def find_part(letter: Letter, text: str) -> tuple[str, ...]:
    """Returns the keys of the sentences that are meant; none where it is not sure which."""
    text = text.strip(" .!\"'“”")
    found = _POSITION.fullmatch(text)
    if found:
        return _at_position(letter, found)
    if text.casefold() in _ENDS:
        one = _pick(_list_by_place(letter), _ENDS[text.casefold()])
        return (one,) if one else ()
    if _QUESTION.fullmatch(text):
        return tuple(key for key, line in _list_keys(letter) if line.text.endswith("?"))
    told = _ABOUT.fullmatch(text)
    return _with_words(letter, (told["words"] or told["bare"]) if told else text)


def find_quoted(letter: Letter, quoted: str) -> tuple[str, ...]:
    """Returns the keys of the sentences of which a stretch was quoted."""
    plain = " ".join(quoted.split()).casefold()
    if not plain:
        return ()
    return tuple(
        key
        for key, line in _list_keys(letter, with_greeting=True)
        if plain in _fold(line.text) or _fold(line.text) in plain
    )


def replace_words(letter: Letter, old: str, new: str) -> dict[str, str]:
    """Returns the sentences that have the old words with the new ones, by their keys; {} without
    one."""
    pattern = _pattern_of(old)
    changed: dict[str, str] = {}
    for key, line in _list_keys(letter, with_greeting=True):
        if pattern and pattern.search(line.text):
            text = pattern.sub(lambda _found: new.strip(), line.text)
            changed[key] = text[:1].upper() + text[1:]
    return changed


def stands_there(letter: Letter, words: str) -> bool:
    """Tells whether a sentence of the letter has these words."""
    pattern = _pattern_of(words)
    keyed = _list_keys(letter, with_greeting=True)
    return pattern is not None and any(pattern.search(line.text) for _key, line in keyed)


def _pattern_of(words: str) -> re.Pattern[str] | None:
    bare = words.strip()
    return re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE) if bare else None


def _list_keys(letter: Letter, *, with_greeting: bool = False) -> list[tuple[str, LetterLine]]:
    """Returns the sentences that can be changed, each with its key."""
    keyed = [(line_key(line, at), line) for at, line in enumerate(letter.lines)]
    return [(key, line) for key, line in keyed if key and (line.ids or with_greeting)]


def _at_position(letter: Letter, found: re.Match[str]) -> tuple[str, ...]:
    unit = (found["unit"] or found["unit2"]).lower()
    at = _ORDINALS[found["which"].lower()] if found["which"] else int(found["number"]) - 1
    keyed = [one for one in _list_keys(letter) if not _is_postscript(one[1])]
    if unit in {"paragraph", "para", "part", "block"}:
        groups = [
            [key for key, _line in each]
            for _number, each in groupby(keyed, key=lambda one: one[1].paragraph)
        ]
        return tuple(_pick(groups, at) or ())
    one = _pick([key for key, _line in keyed], at)
    return (one,) if one else ()


def _list_by_place(letter: Letter) -> list[str]:
    return [key for key, line in _list_keys(letter) if not _is_postscript(line)]


def _is_postscript(line: LetterLine) -> bool:
    return line.text.startswith("PS: ")


def _pick(items: Sequence[Item], at: int) -> Item | None:
    return items[at] if -len(items) <= at < len(items) else None


def _with_words(letter: Letter, text: str) -> tuple[str, ...]:
    """Returns the sentence that has most of the words, where it has half of them at least."""
    wanted = _content(text)
    if not wanted:
        return ()
    counted = [(len(wanted & _content(line.text)), key) for key, line in _list_keys(letter)]
    most = max((count for count, _key in counted), default=0)
    if most * 2 < len(wanted) or not most:
        return ()
    return tuple(key for count, key in counted if count == most)[:1]


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {word[:6] for word in words if word not in _SMALL}


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
