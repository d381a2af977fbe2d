"""A country can stand for a place: it is its one time zone, or a choice of its largest cities."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar.cities import Place, country_name, find_country, first_city_of_each_zone
from coaching.reading.text_folding import fold_text

SHORT_NAMES = {"uk", "us", "usa", "uae"}
"""Other short forms of countries are common words, such as "no" and "and"."""
_MONTHS = tuple(datetime(2026, 1, 15, tzinfo=UTC) + timedelta(days=30 * step) for step in range(12))


def find_country_places(text: str) -> tuple[Place, ...]:
    """Returns the country as a place if its clocks agree, else the largest city of each clock."""
    name = fold_text(text)
    country = find_country(text) if len(name) > 3 or name in SHORT_NAMES else None
    if not country:
        return ()
    by_clock: dict[tuple[timedelta | None, ...], Place] = {}
    for city in sorted(first_city_of_each_zone(country), key=lambda city: -city.population):
        zone = ZoneInfo(city.zone)
        by_clock.setdefault(tuple(zone.utcoffset(month) for month in _MONTHS), city)
    cities = tuple(by_clock.values())
    if len(cities) == 1:
        return (Place(country_name(country), "", country, cities[0].zone, 0),)
    return cities
