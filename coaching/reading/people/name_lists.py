"""Reads lists of people: where an entry begins, "Smith, Jane", and "Rob and Beth Edmunds"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coaching.reading.people.lexicon import (
    COMMON_WORD_SURNAMES,
    FIRST_NAME_SURNAMES,
    NEVER_NAMES,
    PARTICLES,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.name_extent import spell_name
from coaching.reading.people.name_words import Certainty, NameFound
from coaching.reading.people.titles import find_title
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Token, Tokens

_SEPARATORS: Final = word_set(
    """
    , ; & + / - – — : . ! ? и та n and plus with w met meet y und e et then dann
    """
)
_FILLERS: Final = word_set(
    """
    oh ah also and then plus just maybe even well so erm um uh the a an one some guy bloke woman
    lady man fella chap called named i we met with talked spoke to it was were there only first
    second third again had . ) 1 2 3 4 5 6 7 8 9 10 11 12 - – • * · " “ ich mit von eu falei com
    yes yeah ok okay y e et dann и та her his their my our
    assistant deputy boss wife husband colleague partner sister brother secretary pa manager
    surname family last name
    """
)
_BULLETS: Final = word_set("| • · *")
"""Begin a line of a list; further on they divide a profile line."""
_CALLED: Final = word_set(
    """
    called named namens chamado chamada llamado llamada is nachnamen surname
    """
)


def find_list_starts(tokens: Tokens, *, is_list: bool) -> frozenset[int]:
    """Returns the tokens at which a name may begin though nobody knows it."""
    if is_list:
        return frozenset(_starts_of_entries(tokens))
    words = tokens.all
    return frozenset(
        index
        for index in range(1, len(words))
        if words[index - 1].folded in _CALLED - {"is"} or _is_added(words, index)
    )


_ADDING: Final = word_set("and then plus with met")
_GOES_ON: Final = word_set("from who hes shes who's he's she's")


def _is_added(words: tuple[Token, ...], index: int) -> bool:
    """Tells whether a word stands as in "and then anjelica from the floor team"."""
    following = words[index + 1].folded if index + 1 < len(words) else ""
    is_between = words[index - 1].folded in _ADDING and following in _GOES_ON
    return is_between and not is_ordinary(words[index].folded)


def _starts_of_entries(tokens: Tokens) -> Iterator[int]:
    begins = True
    signed = _find_signature(tokens.text)
    for index, word in enumerate(tokens.all):
        if word.span.start > signed:
            return
        is_initial = word.text.isupper() and index + 1 < len(tokens.all)
        is_initial = is_initial and len(word.text) == 1 and tokens.all[index + 1].text == "."
        if begins and word.is_word and (is_initial or word.folded not in _FILLERS):
            yield index
            begins = False
            continue
        text = word.folded if word.is_word else word.text
        begins = (
            text in _SEPARATORS
            or text == "\n"
            or (begins and (text in _FILLERS or text in _BULLETS))
            or text in _CALLED - {"is"}
            or text in _WERE
        )


_WERE: Final = word_set("was were war waren")
"""Lead up to who was there: "my interviewer was wei zhang"."""
_CONTACT_LINE: Final = re.compile(r"\S@\S|\+?\d[\d ()-]{6,}\d|linkedin\.com", re.IGNORECASE)


def _find_signature(text: str) -> int:
    """Returns where the first line of a signature ends: below it stand title and address."""
    first, _, rest = text.strip("\n").partition("\n")
    is_signature = "\n" in rest or bool(_CONTACT_LINE.search(rest))
    has_address = bool(_CONTACT_LINE.search(rest)) and not _CONTACT_LINE.search(first)
    return len(first) if is_signature and has_address else len(text)


_ENTRY: Final = re.compile(r"[^\n;]+")
_LED: Final = re.compile(
    r"\s{0,9}(?:(?:i|we|also|then|and|only|just|it was|there (?:was|were)|ich)\s){0,3}"
    r"(?:met|saw|spoke (?:to|with)|talked (?:to|with)|interviewed (?:by|with)|had|with|it was"
    r"|there (?:was|were)|the panel (?:was|were)|panel:|interviewers?:)(?: with)?\s",
    re.IGNORECASE,
)
"""Leads up to a list in a sentence: "I met Smith, Jane and Okoro, Daniel"."""
_JOINED: Final = re.compile(r"\s(?:and|&|plus|und|y|e|et)\s|;")

_INVERTED: Final = re.compile(
    r"[ \t]*(?:(?:[-*•·]|\d{1,2}[.)])[ \t]*)?(?P<last>[^\W\d_][\w'’-]*(?: "
    r"[^\W\d_][\w'’-]*){0,3})[ \t]*,[ \t]*"
    r"(?P<first>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’.-]*)?)[ \t]*(?P<rest>(?:[(\-–—].*)?)"
)


def find_surname_first(tokens: Tokens, *, is_list: bool) -> tuple[NameFound, ...]:
    """Finds entries of the form "Smith, Jane", where all entries are of that form."""
    if not is_list:
        is_led = _LED.match(tokens.text) is not None
        return _invert_all(tokens, [*_entries_in_sentence(tokens.text)]) if is_led else ()
    entries = [
        Stretch(match.start(), match.end())
        for match in _ENTRY.finditer(tokens.text)
        if match[0].strip()
    ]
    return _invert_all(tokens, entries) or _invert_all(tokens, [*_entries_in_sentence(tokens.text)])


def _entries_in_sentence(text: str) -> Iterator[Stretch]:
    """Yields the entries of a list that stands in one sentence."""
    lead = _LED.match(text)
    start = lead.end() if lead else 0
    for match in _JOINED.finditer(text, start):
        yield Stretch(start, match.start())
        start = match.end()
    yield Stretch(start, len(text))


def _invert_all(tokens: Tokens, entries: list[Stretch]) -> tuple[NameFound, ...]:
    """Returns the names, unless one entry is of another form."""
    found = [_invert(tokens, entry) for entry in entries]
    if any(found) and not all(found):
        found = [_invert(tokens, entry, is_form=True) for entry in entries]
    return tuple(filter(None, found)) if entries and all(found) else ()


def _invert(tokens: Tokens, entry: Stretch, *, is_form: bool = False) -> NameFound | None:
    """Returns the name of an entry; `is_form` tells that another entry surely is of this form."""
    match = _INVERTED.fullmatch(entry.text_in(tokens.text).rstrip(" .!\t"))
    if match is None:
        return None
    last, first = match["last"], match["first"]
    last_words, first_words = fold_text(last).split(), fold_text(first).split()
    surname = [word for word in last_words if word not in PARTICLES]
    is_first = is_first_name(first_words[0]) and first_words[0] not in NEVER_NAMES
    if last_words[0] in NEVER_NAMES:
        return None
    if not is_first or find_title(first) or find_title(last) or len(surname) != 1:
        return None
    is_surname = surname[0] in FIRST_NAME_SURNAMES or surname[0] in COMMON_WORD_SURNAMES
    is_unclear = is_first_name(surname[0]) and len(last_words) == 1
    if is_unclear and not (is_surname or is_form):
        return None
    start = entry.start + match.start("last")
    span = Stretch(start, entry.start + match.end("first"))
    words = tokens.within(span)
    index = tokens.all.index(words[0])
    name = f"{spell_name(first)} {_spell_last(last)}"
    return NameFound(index, index + len(words), span, span, name, None, Certainty.SURE)


def _spell_last(last: str) -> str:
    return spell_name(f"x {last}")[2:]


_PAIR: Final = re.compile(r"\s(?:and|&|und|y|e|et|\+)\s", re.IGNORECASE)
_FAMILY: Final = re.compile(
    r"\b(?:together|couple|married|husband|wife|siblings|sisters?|brothers?|twins|family|both|father"
    r"|mother|their (?:son|daughter|kids?|boy|girl)|who (?:both )?(?:own|run)|(?:own|run) (?:it"
    r"|the))\b",
    re.IGNORECASE,
)


def share_surname(
    tokens: Tokens, names: tuple[NameFound, ...], *, is_list: bool
) -> tuple[NameFound, ...]:
    """Gives the first of "Rob and Beth Edmunds" the surname, where they are named as a pair."""
    text = tokens.text
    shared = list(names)
    for index in range(len(names) - 1):
        one, other = names[index], names[index + 1]
        between = text[one.whole.end : other.whole.start]
        if one.words != 1 or other.words != 2 or not _PAIR.fullmatch(between):
            continue
        rest = text[other.whole.end :]
        alone = is_list and len(names) == 2 and not text[: one.whole.start].strip(" -•*")
        if (alone and not re.search(r"\w", rest)) or _FAMILY.search(rest[:60]):
            shared[index] = replace(
                one, name=f"{one.name} {other.name.split()[-1]}", certainty=Certainty.SURE
            )
    return tuple(shared)
