"""Finds out where somebody is: the city they typed, the spot they shared, the zone they live by.

The cities are in data/cities.tsv as plain text and are searched as such: reading the file takes two
milliseconds and three megabytes, a search two milliseconds, and no index is built. A heading (#DE,
tab, Europe/Berlin) stands above the cities of one country and zone; a city's line holds its folded
names between bars, its own name first, then name, region and population.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import CountryCode, ZoneName
from coaching.reading.text_folding import fold_text
from coaching.translation import _

# Translators: a time zone by its city, such as "Berlin time (UTC+1)".
ZONE = _("{city} time ({offset})")
MAX_PLACE_LENGTH = 100
NAMESAKE_RATIO = 10
"""A place with less than this fraction of its largest namesake's population is not offered."""

_CHAT_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
a all already and anywhere ask back bye cancel city done go good great hello help here hey hi
home i idk later maybe me my mine nah never new next no none nope not nothing now of off ok
okay on please same say see skip soon start stop sure test thank thanks that the there this
time today tomorrow town unknown wait well what when where who why yep yes you yesterday
est edt cst cdt mst mdt pst pdt cet bst ist ja nein si oui non da
""",
    )
)
"""These chat words are names of villages too, and "EST" is a zone's initials and three places."""

_LEAD = re.compile(
    r"^(?:(?:i am|im|i live|we are|we live|based|currently|living|it is|its) )?"
    r"(?:now )?(?:in|at|near|from) (?:the )?"
)
_TAIL = re.compile(r" (?:time|time ?zone|city time)$")
_OFFSET = re.compile(r"(?:utc|gmt) ?([+\-\u2212])0?(\d{1,2})(?::?00)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Holds a city, or a zone by its IANA name, which has no region and no population."""

    name: str
    region: str
    country: CountryCode
    zone: ZoneName
    population: int


def find_city(text: str) -> tuple[Place, ...]:
    """Returns the places meant, largest first: none if unknown, one if clear, otherwise a choice.

    Namesakes are a choice when they have at least a tenth of the largest one's population; those of
    one country, region and zone are one. "Portland, Oregon" and "Cambridge UK" narrow it down. IANA
    names, "UTC" and "UTC+2" are understood too.
    """
    if len(text) > MAX_PLACE_LENGTH:
        return ()
    if zone := _find_zone(text.strip().casefold()):
        return (zone,)
    for name, areas in _readings(text):
        if places := _drop_small_namesakes(_find_matches(name, areas), narrowed=bool(areas)):
            return places
    return ()


def zone_at(latitude: float, longitude: float) -> ZoneName:
    """Returns the zone of a shared location in degrees; far out at sea it is an Etc/GMT zone.

    The first call takes a tenth of a second and about 35 MB. Raises ValueError off the globe.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"not on the globe: {latitude}, {longitude}")
    from tzfpy import get_tz

    return ZoneName(get_tz(longitude, latitude) or _etc_zone_name(round(longitude / 15)))


def is_zone(name: str) -> bool:
    """Tells whether it is the name of a zone, written as in tzdata."""
    return _zone_names().get(name.casefold()) == name


def country_of(zone: ZoneName) -> CountryCode:
    """Returns the country a zone is named for, by tzdata's zone.tab; empty for UTC and similar."""
    homes, links = _zone_countries(), _zone_links()
    current = zone if zone in homes or zone.isupper() else links.get(zone, zone)
    return CountryCode(homes.get(current, ""))


def country_name(country: CountryCode) -> str:
    """Returns the English name of a country, or its code where no name is known."""
    names, _ = _load_areas()
    return names.get(country, country)


def find_country(text: str) -> CountryCode:
    """Returns the country meant by a name, a short form or a code, or empty for none."""
    _, codes = _load_areas()
    countries = sorted(code for code in codes.get(fold_text(text), ()) if "-" not in code)
    return CountryCode(countries[0] if countries else "")


def place_label(place: Place) -> str:
    """Returns what distinguishes a place from its namesakes: "Portland, Oregon, United States"."""
    parts = (place.name, place.region, country_name(place.country))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def zone_label(zone: ZoneName, now: datetime) -> str:
    """Returns a zone as people say it, with its present offset: "Berlin time (UTC+1)"."""
    offset = now.astimezone(ZoneInfo(zone)).strftime("%z")
    hours, minutes = int(offset[1:3]), offset[3:5]
    size = f"{hours}:{minutes}" if minutes != "00" else f"{hours}"
    beside = f"UTC{offset[0]}{size}" if size != "0" else "UTC"
    if "/" not in zone or zone.startswith("Etc/"):
        return beside
    return ZONE.format(city=_zone_city(zone), offset=beside)


def _find_zone(text: str) -> Place | None:
    if offset := _OFFSET.fullmatch(text):
        return _offset_place(-1 if offset[1] != "+" else 1, int(offset[2]))
    name = _zone_names().get(text.replace(" ", "_"))
    if name is None or ("/" not in name and name not in {"UTC", "GMT"}):
        return None
    zone = ZoneName(_zone_links().get(name, name) if "/" in name else "UTC")
    return Place(_zone_city(zone), "", country_of(zone), zone, 0)


def _offset_place(sign: int, hours: int) -> Place | None:
    zone = _etc_zone_name(sign * hours)
    is_known = hours == 0 or zone.casefold() in _zone_names()
    name = f"UTC{'-' if sign < 0 else '+'}{hours}" if hours else "UTC"
    return Place(name, "", CountryCode(""), ZoneName(zone), 0) if is_known else None


def _etc_zone_name(hours_east: int) -> str:
    """Returns an Etc zone, which counts westward: Etc/GMT-2 is two hours ahead of UTC."""
    return f"Etc/GMT{-hours_east:+d}" if hours_east else "UTC"


def _zone_city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _readings(text: str) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """Yields how a text may be meant, plainest first: a folded name and areas that contain it."""
    parts = [part for part in map(fold_text, re.split(r"[,;，、/()]", text)) if part]
    if not parts or any(part in _CHAT_WORDS or part == "thank you" for part in parts):
        return
    _, codes = _load_areas()
    named_areas = tuple(codes[part] for part in parts[1:] if part in codes)
    yield parts[0], named_areas
    plain = _TAIL.sub("", _LEAD.sub("", parts[0]))
    if plain != parts[0] and plain not in _CHAT_WORDS:
        yield plain, named_areas
    words = plain.split()
    for cut in range(len(words) - 1, max(0, len(words) - 5), -1):
        if (area := " ".join(words[cut:])) in codes:
            yield " ".join(words[:cut]), (codes[area], *named_areas)


@lru_cache(maxsize=1024)
def _find_matches(name: str, areas: tuple[frozenset[str], ...]) -> tuple[tuple[Place, bool], ...]:
    """Returns places with this name in all areas, and whether it is their own name or another."""
    text, key, matches = _load_city_table(), f"|{name}|".encode(), []
    at = text.find(key)
    while at != -1:
        place, place_areas = _read_city_line(text, at)
        if all(area & place_areas for area in areas):
            matches.append((place, text[at - 1 : at] == b"\n"))
        at = text.find(key, at + 1)
    return tuple(matches)


def first_city_of_each_zone(country: CountryCode) -> tuple[Place, ...]:
    """Returns the first city, the largest, of each of a country's zones."""
    text, key, cities = _load_city_table(), f"\n#{country}\t".encode(), []
    at = text.find(key)
    while at != -1:
        line = text.index(b"\n", at + 1) + 1
        cities.append(_read_city_line(text, line)[0])
        at = text.find(key, line)
    return tuple(cities)


def _read_city_line(text: bytes, at: int) -> tuple[Place, frozenset[str]]:
    """Returns the place on the line around a position, and the codes of the areas it lies in."""
    heading = text.rfind(b"\n#", 0, at) + 2
    country, zone = text[heading : text.index(b"\n", heading)].decode().split("\t")
    line = text[text.index(b"\t", at) + 1 : text.index(b"\n", at)]
    name, region, population = line.decode().split("\t")
    names, _ = _load_areas()
    code = f"{country}-{region}"
    place = Place(name, names.get(code, ""), CountryCode(country), ZoneName(zone), int(population))
    return place, frozenset({country, code})


def _drop_small_namesakes(
    matches: tuple[tuple[Place, bool], ...], *, narrowed: bool
) -> tuple[Place, ...]:
    """Drops places with a far larger namesake, and keeps each country, region and zone once."""
    if not narrowed:
        matches = tuple(
            (place, own) for place, own in matches if not own or len(fold_text(place.name)) > 2
        )
    largest = max((place.population for place, own in matches if own), default=0)
    real = [place for place, own in matches if own or place.population >= NAMESAKE_RATIO * largest]
    real.sort(key=lambda place: -place.population)
    unique = {(p.country, p.region, p.zone): p for p in reversed(real)}
    return tuple(
        p
        for p in real
        if p in unique.values() and p.population * NAMESAKE_RATIO >= real[0].population
    )


@lru_cache(maxsize=1)
def _load_city_table() -> bytes:
    return files("coaching").joinpath("data/cities.tsv").read_bytes()


@lru_cache(maxsize=1)
def _load_areas() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Returns names of areas by code, and codes by folded name ("ca" is two areas)."""
    names: dict[str, str] = {}
    codes: dict[str, frozenset[str]] = {}
    lines = files("coaching").joinpath("data/regions.tsv").read_text("utf-8").split("\n")
    for code, name, keys in (line.split("\t") for line in lines if line):
        names[code] = name
        for key in keys.split("|"):
            codes[key] = codes.get(key, frozenset()) | {code}
    return names, codes


@lru_cache(maxsize=1)
def _zone_names() -> dict[str, str]:
    """Returns every IANA name by its lower case."""
    lines = files("tzdata").joinpath("zones").read_text("utf-8").split()
    return {line.casefold(): line for line in lines}


@lru_cache(maxsize=1)
def _zone_countries() -> dict[str, str]:
    lines = files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


@lru_cache(maxsize=1)
def _zone_links() -> dict[str, str]:
    """Maps former and second names to the current name: Asia/Calcutta to Asia/Kolkata."""
    lines = files("tzdata").joinpath("zoneinfo/tzdata.zi").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if line.startswith("L "))
    return {row[2]: row[1] for row in rows}
