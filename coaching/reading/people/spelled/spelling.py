"""Reads corrections of names: "its Marquez with a z, not marques", "Pohl, P O H L"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.people.lexicon import GREETINGS, is_ordinary
from coaching.reading.people.name_extent import spell_name
from coaching.reading.people.people_on_record import KnownPeople, KnownPerson, bare_words, is_slip
from coaching.reading.people.spelled.renamed import find_renamed, is_about_name
from coaching.reading.people.titles import is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

SIMILAR_ENOUGH: Final = 0.6
SIMILAR_AS_TOLD: Final = 0.5
"""Is enough where the message says that this is somebody's name."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Is a known person with the right spelling; `spans` hold words that are no names of others."""

    mention: PersonMention
    spans: tuple[Stretch, ...]


_NAME: Final = r"(?!\w{1,20}n[’\']t\b)[^\W\d_][\w'’-]{1,24}"
_WITH_LETTER: Final = re.compile(
    rf"(?P<name>{_NAME}(?:[ ]{_NAME}){{0,2}}),?\s(?:with|w|mit|com|con)\s"
    r"(?:an?\s|einem\s|um\s|una?\s)?(?:double\s|single\s|two\s|one\s)?"
    r"['\"“]?(?P<letter>\w)(?:['\"”’]?s)?['\"”]?(?:\s\w)?\b"
    rf"(?P<rest>(?:,?\s?(?:and\s)?not\s(?:an?\s|with\s)?['\"“]?(?P<old>{_NAME}|\w)['\"”]?)?)",
    re.IGNORECASE,
)
_NOT_OLD: Final = re.compile(
    rf"\b(?:its|it's|it’s|it is|name is|name's|names|called|spelled|spelt|actually|"
    rf"no|sorry|meant?|is|be)\s(?P<name>{_NAME}(?:\s{_NAME})?)"
    rf",?\s(?:and\s)?not\s(?P<old>{_NAME}(?:\s{_NAME})?)",
    re.IGNORECASE,
)
_SPELLED: Final = re.compile(
    rf"(?P<name>{_NAME}(?:\s{_NAME})?)[,:]?\s(?:spelled\s|spelt\s|that's\s|thats\s|so\s)?(?P<letters>(?:[A-Za-z](?:\s|-|\.\s?|,\s?)){{2,12}}[A-Za-z])(?!\w)"
)
_IS_SPELLED: Final = re.compile(
    rf"\b(?:its|it's|it’s|it is|name is|name's|is)\s(?:spelled|spelt|written|called|"
    rf"actually)\s(?P<name>{_NAME}(?:\s{_NAME})?)",
    re.IGNORECASE,
)
_NAME_IS: Final = re.compile(
    rf"\b(?:her|his|their)\s(?:first\s|last\s|sur)?name(?:'s|’s|\sis)\s"
    rf"(?:really\s|actually\s)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_DOUBLE: Final = re.compile(
    rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,2}}),?\s(?:has\s)?(?:double|two|one|single|only one)\s"
    r"['\"“]?\w(?:['’]?s)?['\"”]?(?!\w)",
    re.IGNORECASE,
)
"""Says how often a letter stands in a name: "Tom Halle, double l"."""
_NOT_KNOWN: Final = re.compile(
    rf"(?:^|[.!?\n,]\s)\W{{0,3}}(?:(?:no|sorry|wait|actually|correction|oops|its|it's|it’s|he's|she's"
    rf"|that's|i meant?|btw)\W{{1,2}}){{0,3}}(?P<name>{_NAME}(?:\s{_NAME}){{0,2}}?)"
    rf"(?:\swith\s[^,.\n]{{1,40}})?,?\s(?:and\s)?not\s(?P<old>{_NAME}(?:\s{_NAME})?)\b",
    re.IGNORECASE,
)
_IS_CALLED: Final = re.compile(
    rf"(?:^|[.!?\n,]\s|\b(?:actually|sorry|btw|no|but|and|so)\W)\W{{0,3}}(?:(?:no|sorry|wait|actually|correction"
    rf"|oops|so|oh|ah)\W{{1,2}}){{0,3}}(?:its|it's|it’s|it is|she's|she’s|she is|he's|he’s|he is"
    rf"|that's"
    rf"|that’s|correction:?|i meant?|make that|should be)\s(?:actually\s|really\s|meant to be\s)?"
    rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,2}}?)(?=\W*$|,|\.|!|\s(?:btw|by the way|actually|not|sorry"
    rf"|i got|i had|i think|double|with|and)\b)",
    re.IGNORECASE,
)
_SURNAME_IS: Final = re.compile(
    rf"(?:(?P<who>{_NAME}?)['’]?s?\s|\b)(?:(?:sur|last |second |family |full )name|nachname[n]?"
    rf"|apellido|sobrenome|nom de famille)(?:\s?['’]s|s|\sis|\swas|:|\sist|\ses|\sé|)\s"
    rf"(?:really\s|actually\s|spelled\s|spelt\s)?(?P<name>{_NAME}(?:[\s-]{_NAME}){{0,2}}?)"
    rf"(?=\W*$|[,.!;]|\s?\(|\s(?:btw|by the way|not|with|and|und|double|you|double|i|y|e)\b)",
    re.IGNORECASE,
)
_SPELLED_OUT: Final = re.compile(
    r"(?:^|\b(?:spelled|spelt|spelling(?: is)?:?|written|it's|its|it’s|that's|thats)\s)"
    r"(?P<letters>(?:(?:double |two )?[A-Za-z](?:\s|-|\.\s?|,\s?)){2,12}(?:double "
    r"|two )?[A-Za-z])(?!\w)",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 16
"""In so few words somebody puts a name right, and tells no story."""
LEADS: Final = word_set(
    """
    no its it is his her their name names the thats that actually sorry called spelled spelt
    just and so i meant mean was with by surname last first correction oh btw should be
    pls please hey hi typo oops wrong
    """
)
"""Lead up to the right name, and are no part of it."""


def find_corrections(text: str, known: KnownPeople) -> tuple[Correction, ...]:
    """Returns every name that is put right, one a place."""
    found: list[Correction] = []
    for correction in _find_all(text, known):
        span = correction.mention.span
        if not any(
            span.start < one.mention.span.end and one.mention.span.start < span.end for one in found
        ):
            found.append(correction)
    return tuple(found)


def _find_all(text: str, known: KnownPeople) -> Iterator[Correction]:
    for match in filter(is_about_name, _WITH_LETTER.finditer(text)):
        yield from _correct(match, known, match["old"])
    for match in _NOT_OLD.finditer(text):
        yield from _correct(match, known, match["old"])
    for match in _IS_SPELLED.finditer(text):
        yield from _correct(match, known, None)
    for match in _NAME_IS.finditer(text):
        yield from _correct(match, known, None, enough=SIMILAR_AS_TOLD)
    if len(text.split()) <= _MOST_WORDS:
        yield from (_to_correction(*one) for one in find_renamed(text, known))
        yield from _find_in_line(text, known)
    for match in _SPELLED.finditer(text):
        letters = re.sub(r"[^A-Za-z]", "", match["letters"])
        words = match["name"].split()
        if is_slip(fold_text(words[-1]), letters.casefold(), SIMILAR_ENOUGH) and len(letters) > 2:
            yield from _correct(match, known, None, spelled=letters)


def _find_in_line(text: str, known: KnownPeople) -> Iterator[Correction]:
    """Yields what a message of a few words puts right, where it says little else."""
    for match in _SURNAME_IS.finditer(text):
        yield from _add_surname(match, known)
    for match in _NOT_KNOWN.finditer(text):
        if any(word in known.words for word in bare_words(match["old"])):
            yield from _correct(match, known, match["old"])
    for pattern in (_DOUBLE, _IS_CALLED):
        for match in pattern.finditer(text):
            if _is_a_slip(match["name"], known):
                yield from _correct(match, known, None)
    for match in _SPELLED_OUT.finditer(text):
        yield from _correct_letters(match, known)


def _is_a_slip(name: str, known: KnownPeople) -> bool:
    """Tells whether a name is nearly that of somebody known, and no word of everyday language."""
    words = [word for word in bare_words(name) if word not in LEADS]
    if not words or all(word in known.words for word in words):
        return False
    if any(is_ordinary(word) and word not in known.words for word in words):
        return False
    new = [word for word in words if word not in known.words]
    return all(any(is_slip(word, other, 0.6) for other in _parts_known(known)) for word in new)


def _parts_known(known: KnownPeople) -> set[str]:
    """Returns the words of all known names, and each part of a double one."""
    return {part for word in known.words for part in (word, *word.split("-"))}


def _add_surname(match: re.Match[str], known: KnownPeople) -> Iterator[Correction]:
    """Reads "Tom's surname is Hale", of somebody named, or of the only one who can be meant."""
    if is_ordinary(bare_words(match["name"])[-1]) and match["name"].islower():
        return
    person = known.find(match["who"]) if match["who"] else None
    person = person or _find_meant(match["name"], None, known, SIMILAR_ENOUGH) or _only_one(known)
    if person is None:
        return
    right = spell_name(match["name"])
    first, *rest = person.name.split()
    is_full = "full name" in match[0].casefold() and " " in right
    is_whole = is_full or bare_words(right)[0] == person.words[0]
    keeps = rest[:-1] if len(rest) > 1 else []
    name = right if is_whole else " ".join((first, *keeps, right))
    yield _to_correction(match, match.start("name"), name, person)


def _only_one(known: KnownPeople) -> KnownPerson | None:
    """Returns whom the coach asked about, or who alone is known."""
    asked = known.context.asked.contact
    return known.all[0] if known.all and (asked is not None or len(known.all) == 1) else None


def _correct_letters(match: re.Match[str], known: KnownPeople) -> Iterator[Correction]:
    """Reads "it's spelt P R I J A", which is like one word of a known name."""
    letters = re.sub(r"(?i)(?:double |two )([a-z])", r"\1\1", match["letters"])
    word = re.sub(r"[^A-Za-z]", "", letters).capitalize()
    person = _find_meant(word, None, known, SIMILAR_ENOUGH) if len(word) > 2 else None
    if person is not None:
        yield _to_correction(match, match.start("letters"), _replace_word(word, person), person)


def _correct(
    match: re.Match[str],
    known: KnownPeople,
    old: str | None,
    spelled: str | None = None,
    enough: float = SIMILAR_ENOUGH,
) -> Iterator[Correction]:
    if old is not None and _are_two(match["name"], old, known):
        return
    words = match["name"].split()
    while words and fold_text(words[0]) in LEADS | GREETINGS:
        words.pop(0)
    if not words:
        return
    start = match.start("name") + match["name"].index(words[0])
    if spelled:
        words[-1] = spelled if words[-1].islower() else spelled.capitalize()
    right = spell_name(" ".join(words))
    person = _find_meant(right, old, known, enough)
    name = put_name_right(right, person) if person else right
    if (person is None and not spelled) or _is_no_name(words, known):
        return
    yield _to_correction(match, start, name, person)


def _are_two(name: str, old: str, known: KnownPeople) -> bool:
    """Tells whether both names are those of people on record: "it is Ole, not Ana"."""
    one, other = known.find(name), known.find(old)
    return one is not None and other is not None and one != other


def _is_no_name(words: list[str], known: KnownPeople) -> bool:
    """Tells whether words are everyday ones, such as "pls its", and none of a known name."""
    folded = [fold_text(word) for word in words]
    if is_title_word(folded[-1]) and folded[-1] not in known.words:
        return True
    return all(
        is_ordinary(word)
        and word not in known.words
        and not any(is_slip(word, other, SIMILAR_ENOUGH) for other in known.words)
        for word in folded
    )


def _to_correction(
    match: re.Match[str], start: int, name: str, person: KnownPerson | None
) -> Correction:
    place = "name" if "name" in match.re.groupindex else "letters"
    span = Stretch(start, match.end(place))
    mention = PersonMention(
        span=span,
        whole=Stretch(start, match.end()),
        name=name,
        contact=person.contact if person else None,
        opportunity=person.opportunity if person else None,
        referee=person.referee if person else None,
    )
    return Correction(mention, (Stretch(start, match.end()),))


def _find_meant(
    right: str, old: str | None, known: KnownPeople, enough: float
) -> KnownPerson | None:
    """Returns the known person whose name has a word like the right one, or like the old one."""
    wanted = [word for word in bare_words(right) if len(word) > 1]
    wanted += [word for word in bare_words(old or "") if len(word) > 1]
    scored = [
        (max(_likeness(word, other) for word in wanted for other in person.words), index)
        for index, person in enumerate(known.all)
        if wanted and person.words
    ]
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    return known.all[best[1]] if best[0] >= enough else None


_FARTHEST_APART: Final = 3


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    if abs(len(one) - len(other)) > _FARTHEST_APART and not one.startswith(other):
        return 0.0
    return SequenceMatcher(None, one, other).ratio()


def put_name_right(right: str, person: KnownPerson) -> str:
    """Returns the known name in which the word that is like the right one is replaced by it."""
    words = right.split()
    is_bare = len(person.name.split()) == 1  # "Ms Lowe" is one word with a greeting to keep
    if len(words) > 1 or is_bare:
        return right if len(words) >= len(person.words) else _replace_word(words[-1], person)
    return _replace_word(words[0], person)


def _replace_word(word: str, person: KnownPerson) -> str:
    old = person.name.split()
    best = max(range(len(old)), key=lambda index: _likeness(fold_text(word), fold_text(old[index])))
    prefix, mark, _ = old[best].partition("'")
    keeps = mark and len(prefix) == 1 and not word.casefold().startswith(prefix.casefold())
    old[best] = f"{prefix}{mark}{word}" if keeps else word  # "Neill" for O'Neil
    return " ".join(old)
