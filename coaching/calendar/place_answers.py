"""Takes the place out of an answer that says more than its name: "london mate", "leeds. why?"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.calendar.cities import Place, find_city
from coaching.calendar.country_places import find_country_places
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text

MOST_WORDS: Final = 7
"""An answer of more words is about something else as well."""
LARGE: Final = 100_000
"""People. A place inside other words has to be known; a name as a whole may be any."""
_ABOUT_OTHERS: Final = re.compile(
    r"\b(?:interview\w*|offers?|call(?:ed|s)?|met|meeting|saw|thank\w*|rejected|job|role|tomorrow"
    r"|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|not|no|never|with|for|moving"
    r"|moved|from)\b|\d[:.h]\d|\d ?[ap]m\b",
    re.IGNORECASE,
)
"""Tells of something else, or of where somebody is not."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’.\-]*")


def find_place_said(text: str) -> tuple[Place, ...]:
    """Returns the places meant by an answer, as `find_city` does; a country stands for its clock.

    A country's name means the country, also where a small place elsewhere has the same. Where the
    answer as a whole is no place, it is the one large place that is named in a few words.
    """
    found = find_city(text)
    country = find_country_places(text)
    if found and country and all(one.country != country[0].country for one in found):
        found = tuple(one for one in found if _is_namesake(one, text))
        return (*country, *found) if found else country
    return found or country or _find_inside(text)


def _is_namesake(place: Place, text: str) -> bool:
    return place.population >= LARGE and fold_text(place.name) == fold_text(text)


def _find_inside(text: str) -> tuple[Place, ...]:
    words = _WORD.findall(text)
    if len(words) > MOST_WORDS or _ABOUT_OTHERS.search(text):
        return ()
    found = next(_large_places(words), ())
    others = {one.name for places in _large_places(words) for one in places}
    return found if others <= {one.name for one in found} else ()


def _large_places(words: list[str]) -> Iterator[tuple[Place, ...]]:
    """Yields the places of each run of words that names a large one, the longest runs first."""
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size]).rstrip(".")
            if size == 1 and (len(name) < _SHORTEST or is_ordinary(fold_text(name))):
                continue
            places = find_city(name)
            if places and places[0].population >= LARGE:
                yield places


_SHORTEST: Final = 3
