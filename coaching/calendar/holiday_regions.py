"""Tells by the city which regional holidays an employer has: those of Bavaria, or of Scotland."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from coaching.calendar.cities import Place
from coaching.model.vocabulary import CountryCode

COUNTRIES_BY_REGION_NAME = frozenset({"US", "CA", "AU", "GB"})
"""The list of cities names the regions of these countries, as the holidays library does."""


def holiday_region(place: Place) -> str:
    """Returns the region of a city as the holidays library writes it; empty where not known."""
    if place.country in COUNTRIES_BY_REGION_NAME:
        return _region_codes(place.country).get(place.region, "")
    return _region_of_city().get((place.country, place.name), "")


@lru_cache(maxsize=8)
def _region_codes(country: CountryCode) -> Mapping[str, str]:
    import holidays

    empty = holidays.country_holidays(country)
    aliases: Mapping[str, str] = getattr(empty, "subdivisions_aliases", {})
    return aliases


@lru_cache(maxsize=1)
def _region_of_city() -> Mapping[tuple[str, str], str]:
    lines = files("coaching").joinpath("data/holiday_regions.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {(country, name): region for country, region, names in rows for name in names.split("|")}
