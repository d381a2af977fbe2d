"""Gives everybody one name through a message: "Noor" is Noor Haddad where she was named so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.people.people_on_record import bare_words

_FIRST_NAME: Final = re.compile(r"\bfirst name(?:['’]?s| is| was)?\s(?:is\s)?$", re.IGNORECASE)


def join_first_names(text: str, mentions: list[PersonMention]) -> Iterator[PersonMention]:
    """Joins "Doctor Chukwu, I think his first name is Emeka" to one name."""
    for index in range(len(mentions)):
        mention = mentions[index]
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following and _FIRST_NAME.search(text[: following.span.start][-40:]):
            full = f"{following.name} {mention.name}"
            mentions[index + 1] = replace(following, name=full)
            yield replace(mention, name=full)
        else:
            yield mention


def unify_names(mentions: Iterable[PersonMention]) -> list[PersonMention]:
    """Gives each short form the fullest name of the same person in the message."""
    every = list(mentions)
    return [_with_fullest(mention, every) for mention in every]


def _with_fullest(mention: PersonMention, every: list[PersonMention]) -> PersonMention:
    fuller = [other for other in every if _is_fuller(other, mention)]
    if len({other.name for other in fuller}) != 1:
        return mention
    best = fuller[0]
    return replace(
        mention,
        name=best.name,
        contact=mention.contact or best.contact,
        opportunity=mention.opportunity or best.opportunity,
        referee=mention.referee or best.referee,
    )


def _is_fuller(other: PersonMention, mention: PersonMention) -> bool:
    words, short = bare_words(other.name), bare_words(mention.name)
    if len(words) <= len(short) or other.is_aside != mention.is_aside:
        return False
    if mention.contact and other.contact and mention.contact != other.contact:
        return False
    return short == words[: len(short)] or (len(short) == 1 and short[0] == words[-1])
