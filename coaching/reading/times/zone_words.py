"""This table holds time zones as people write them beside a time: "10am pacific", "15:00 CEST"."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Final
from zoneinfo import available_timezones

from coaching.reading.times.date_words import index_words

ZONE_NAMES: Final[Mapping[str, tuple[str, ...]]] = index_words({
    ("America/New_York",): "et, est, edt, eastern, est/edt",
    ("America/Chicago",): "ct, cdt, central",
    ("America/Chicago", "Asia/Shanghai"): "cst",
    ("America/Denver",): "mt, mst, mdt, mountain",
    ("America/Los_Angeles",): "pt, pst, pdt, pacific, pst/pdt",
    ("America/Anchorage",): "akst, akdt",
    ("Pacific/Honolulu",): "hst",
    ("America/Halifax",): "adt",
    ("America/St_Johns",): "nst, ndt",
    ("America/Sao_Paulo",): "brt, brst",
    ("America/Argentina/Buenos_Aires",): "art",
    ("America/Bogota",): "cot",
    ("Europe/London",): "bst",
    ("Europe/Lisbon",): "wet, west",
    ("Europe/Berlin",): "cet, cest, mez, mesz, cet/cest",
    ("Europe/Athens",): "eet, eest",
    ("Europe/Moscow",): "msk",
    ("Africa/Johannesburg",): "sast",
    ("Africa/Lagos",): "wat",
    ("Africa/Nairobi",): "eat",
    ("Africa/Maputo",): "cat",
    ("Asia/Dubai",): "gst",
    ("Asia/Karachi",): "pkt",
    ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"): "ist",
    ("Asia/Hong_Kong",): "hkt",
    ("Asia/Singapore",): "sgt",
    ("Asia/Manila",): "pht",
    ("Asia/Tokyo",): "jst",
    ("Asia/Seoul",): "kst",
    ("Australia/Sydney",): "aedt, aet",
    ("Australia/Sydney", "Australia/Brisbane"): "aest",
    ("Australia/Adelaide",): "acst, acdt",
    ("Australia/Perth",): "awst",
    ("Pacific/Auckland",): "nzst, nzdt, nzt",
})  # fmt: skip
"""Each row names the IANA zones that the words can mean, likeliest first."""
ZONE_PLACES: Final[Mapping[str, str]] = index_words({
    "America/New_York": "us eastern, eastern standard, eastern daylight, east coast, nyc, ny,"
                        " boston, new york city, atlanta, miami, washington, philadelphia",
    "America/Chicago": "us central, central standard, central daylight, texas, houston, dallas,"
                       " austin",
    "America/Denver": "us mountain, mountain standard, mountain daylight",
    "America/Los_Angeles": "us pacific, pacific standard, pacific daylight, west coast, california,"
                           " sf, san francisco, bay area, seattle, la, portland, san diego",
    "America/Anchorage": "alaska",
    "Pacific/Honolulu": "hawaii",
    "America/Sao_Paulo": "brasilia, brasil, brazil, sp, rio",
    "America/Toronto": "ontario, montreal",
    "Europe/London": "uk, united kingdom, england, british, british summer, scotland, edinburgh",
    "Europe/Dublin": "ireland, irish",
    "Europe/Lisbon": "portugal",
    "Europe/Berlin": "german, germany, central european, central european summer, frankfurt,"
                     " munich, munchen, hamburg, cologne, koln",
    "Europe/Paris": "french, france",
    "Europe/Amsterdam": "dutch",
    "Europe/Zurich": "swiss, geneva",
    "Europe/Madrid": "spanish, spain, barcelona",
    "Africa/Johannesburg": "south africa, cape town",
    "Asia/Dubai": "uae, gulf, gulf standard, emirates, abu dhabi",
    "Asia/Kolkata": "india, indian, indian standard, bangalore, bengaluru, mumbai, delhi, pune,"
                    " hyderabad, chennai",
    "Asia/Shanghai": "china, beijing",
    "Asia/Tokyo": "japan",
    "Asia/Seoul": "korea",
    "Australia/Brisbane": "queensland",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "new zealand, wellington",
})  # fmt: skip
"""These name a zone with "time" behind them, as do the cities that zones are named after."""
ZONES_THAT_ARE_WORDS: Final = frozenset({
    "et", "ct", "mt", "pt", "art", "west", "wet", "cat", "eat", "wat", "est", "cot", "central",
    "mountain", "pacific", "eastern",
})  # fmt: skip
"""Written small, these are other words too: only right after am, pm or minutes are they zones."""


_NO_PLACES: Final = frozenset({
    "same", "next", "last", "long", "first", "second", "any", "some", "this", "that", "local", "my",
    "your", "their", "our", "his", "her", "the", "what", "good", "short", "full", "part", "in",
    "on", "of", "at", "a", "arrival", "start", "end",
})  # fmt: skip
"""These stand before "time" and are no places."""


def _is_place(words: str) -> bool:
    return words.rpartition(" ")[2] not in _NO_PLACES


@lru_cache(maxsize=1)
def city_zones() -> Mapping[str, str]:
    """Returns the zone of each city that a zone is named after, by its small name."""
    return {
        zone.rpartition("/")[2].replace("_", " ").replace("-", " ").lower(): zone
        for zone in sorted(_zone_names())
        if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
    }


def _zone_names() -> set[str]:
    """Returns the names of the installed zones, from their list where there is one."""
    try:
        return set(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())
    except (ModuleNotFoundError, FileNotFoundError):
        return set(available_timezones())


def find_zones(words: str) -> tuple[str, ...]:
    """Returns the zones that an abbreviation or the words before "time" can mean."""
    if words in ZONE_NAMES:
        return ZONE_NAMES[words]
    zone = ZONE_PLACES.get(words) or (_is_place(words) and city_zones().get(words))
    return (zone,) if zone else ()
