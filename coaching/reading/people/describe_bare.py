"""Reads a title that stands right behind a name, without a sign between: "Declan Furey CEO"."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.people.description import Description, cut_piece
from coaching.reading.people.parts import find_part
from coaching.reading.people.titles import is_about_job, title_at_start

_DIRECT: Final = re.compile(
    r"\s(?P<piece>(?:the|our|their|her|his|my|der|die|o|a|el|la|le)\s[^,;|•·()\n!?.]{2,50})",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"[ \t](?P<piece>[^,;|•·()\n!?.]{2,50})")


_IS: Final = re.compile(r"\s(?:is|was)\s(?P<piece>[^,;|•·()\n!?.]{2,50})", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s(?:and|who|was|took|with|plus|then|came|joined|asked|there)\b|[,.;]|\s?$"
)


def read_is(text: str, said: Description) -> Description | None:
    """Reads "Fergus is dealer principal"; what somebody is like is no title."""
    match = _IS.match(text, said.end)
    if match is None or said.title:
        return None
    title, length = title_at_start(cut_piece(match["piece"]))
    if title is None or not (is_about_job(title) or title.isupper()):
        return None
    end = match.start("piece") + length
    return replace(said, end=end, title=title, part=said.part or find_part(title))


def read_bare(text: str, said: Description, *, is_listed: bool) -> Description | None:
    """Reads a title that stands right behind a name: "Declan Furey CEO", "mr hegde plant head"."""
    match = _BARE.match(text, said.end)
    if match is None or said.title:
        return None
    title, length = title_at_start(cut_piece(match["piece"]))
    if title is None:
        return None
    is_closed = _ENDS.match(text, match.start("piece") + length) and is_about_job(title)
    if not (is_listed or is_closed):
        return None
    return replace(
        said,
        end=match.start("piece") + length,
        title=title,
        part=said.part or find_part(title),
    )


def read_direct(text: str, said: Description) -> Description | None:
    match = _DIRECT.match(text, said.end)
    if match is None or said.title:
        return None
    title, length = title_at_start(match["piece"])
    part = find_part(match["piece"][:length] if length else match["piece"])
    if not (title or part):
        return None
    return replace(said, end=match.start("piece") + length, title=title, part=said.part or part)
