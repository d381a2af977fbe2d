"""Gives everybody one name through a message: "Noor" is Noor Haddad where she was named so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.people.people_on_record import bare_words

_LAST_NAME: Final = re.compile(
    r"(?:['’]?s) (?:last name|surname|family name|second name)(?:['’]s|s| is| was) (?:is )?"
    r"|,? (?:(?:with )?(?:last name|surname|family name)(?: is| was)?|hei(?:ß|ss)t mit"
    r" (?:Nach|Familien)namen?|de apellido|de sobrenome|de nom de famille) ",
    re.IGNORECASE,
)
_FIRST_NAME: Final = re.compile(r"\bfirst name(?:['’]?s| is| was)?\s(?:is\s)?$", re.IGNORECASE)


def join_first_names(text: str, mentions: list[PersonMention]) -> Iterator[PersonMention]:
    """Joins "Doctor Chukwu, I think his first name is Emeka" to one name."""
    for index in range(len(mentions)):
        mention = mentions[index]
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        is_first = following and _FIRST_NAME.search(text[: following.span.start][-40:])
        is_bare = following is not None and " " not in following.name
        if following and is_bare and (is_first or _is_greeted(mention, following, text)):
            full = f"{following.name} {mention.name.split()[-1]}"
            mentions[index + 1] = replace(following, name=full, contact=mention.contact)
            yield replace(mention, name=full)
        elif following and _LAST_NAME.fullmatch(text[mention.span.end : following.span.start]):
            is_put_right = mention.contact is not None and mention.name == following.name
            full = mention.name if is_put_right else f"{mention.name} {following.name}"
            mentions[index + 1] = replace(following, name=full, contact=mention.contact)
            yield replace(mention, name=full)
        else:
            yield mention


_SAME_AS: Final = re.compile(r"\s?(?:=|is|aka|i\.e\.|being|[-–—])\s?", re.IGNORECASE)


def _is_greeted(one: PersonMention, other: PersonMention, text: str) -> bool:
    """Tells whether "mrs lund = ingrid" names one person twice."""
    is_short = len(bare_words(one.name)) == 1 and " " not in other.name
    between = text[one.span.end : other.span.start]
    return bool(one.greeting) and is_short and _SAME_AS.fullmatch(between) is not None


def unify_names(mentions: Iterable[PersonMention]) -> list[PersonMention]:
    """Gives each short form the fullest name of the same person in the message."""
    every = list(mentions)
    by_form = _fuller_names(every)
    return [
        _with_fullest(mention, by_form) for mention in every if not _is_anybodys(mention, by_form)
    ]


_Form = tuple[tuple[str, ...], bool]
"""The folded words that a name may be shortened to, and whether it is named only by the way."""


def _fuller_names(mentions: Iterable[PersonMention]) -> dict[_Form, list[PersonMention]]:
    """Returns for each short form those whose names are longer, each of them once."""
    found: dict[_Form, dict[tuple[str, object], PersonMention]] = {}
    for mention in mentions:
        words = bare_words(mention.name)
        shorter = {words[:count] for count in range(1, len(words))} | {words[-1:]}
        for form in shorter - {words}:
            alike = found.setdefault((form, mention.is_aside), {})
            alike.setdefault((mention.name, mention.contact), mention)
    return {form: list(alike.values()) for form, alike in found.items()}


def _is_anybodys(mention: PersonMention, by_form: Mapping[_Form, Sequence[PersonMention]]) -> bool:
    """Tells whether a bare first name is that of two or three who are named in full."""
    words = bare_words(mention.name)
    if len(words) != 1 or mention.contact or mention.title or mention.email:
        return False
    return len(by_form.get((words, mention.is_aside), ())) in (2, 3)


def _with_fullest(
    mention: PersonMention, by_form: Mapping[_Form, Sequence[PersonMention]]
) -> PersonMention:
    best = _find_fuller(mention, by_form)
    if best is None or _is_relative(mention, best):
        return mention
    return replace(
        mention,
        name=best.name,
        contact=mention.contact or best.contact,
        opportunity=mention.opportunity or best.opportunity,
        referee=mention.referee or best.referee,
    )


def _is_relative(mention: PersonMention, other: PersonMention) -> bool:
    """Tells "Mr Osman the pharmacist" from his daughter, who has the same surname."""
    is_surname = bare_words(mention.name) == bare_words(other.name)[-1:]
    has_own = bool(mention.greeting and mention.title) and not other.greeting
    return is_surname and has_own and mention.title != other.title


def _find_fuller(
    mention: PersonMention, by_form: Mapping[_Form, Sequence[PersonMention]]
) -> PersonMention | None:
    """Returns the one whose name is longer; None when there is nobody, or when it could be two."""
    best: PersonMention | None = None
    for other in by_form.get((bare_words(mention.name), mention.is_aside), ()):
        if mention.contact and other.contact and mention.contact != other.contact:
            continue
        if best is not None and other.name != best.name:
            return None
        best = best or other
    return best
