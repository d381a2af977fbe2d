"""Reads where an employer is: "a panel with Acme in London", "at their Berlin office"."""

import re
from typing import Final

from coaching.reading.proposals import Stretch
from coaching.reading.times.zone_words import ZONE_PLACES, city_zones

_WHERE: Final = re.compile(
    r"\b(?:(?P<there>in|from|over in)|(?P<office>at their|their|the))\s(?:the )?"
    r"(?P<place>[a-zà-ÿ]{3,15}(?:\s(?!office\b|team\b|hq\b)[a-zà-ÿ]{3,15})?)(?P<behind>\s(?:office|team|hq))?"
)
_SELF: Final = re.compile(r"\b(?:i['’]?m|i am|i live|based|we['’]?re|me|i['’]?ll be) $")


def find_their_zone(plain: str, within: Stretch) -> str | None:
    """Returns the zone of the city in which an employer is; `plain` is the text in small letters.

    "I'm in London" says where the person is.
    """
    for match in _WHERE.finditer(plain, within.start, within.end):
        if not (match["there"] or match["behind"]):
            continue
        if _SELF.search(plain, max(0, match.start() - 12), match.start()):
            continue
        words = match["place"].split()
        zone = _zone_of(" ".join(words)) or _zone_of(words[0])
        if zone is not None:
            return zone
    return None


def _zone_of(place: str) -> str | None:
    return city_zones().get(place) or ZONE_PLACES.get(place)
