"""Regional holidays count where the city tells the region."""

from datetime import date

import pytest

from coaching.calendar.business_hours import BusinessCalendar
from coaching.calendar.cities import find_city
from coaching.calendar.holiday_regions import holiday_region


@pytest.mark.parametrize(
    ("city", "region", "holiday"),
    [
        ("Munich", "BY", date(2027, 1, 6)),
        ("Berlin", "BE", date(2027, 3, 8)),
        ("Edinburgh", "SCT", date(2026, 11, 30)),
        ("London", "ENG", date(2027, 3, 29)),
        ("Toronto", "ON", date(2027, 2, 15)),
        ("Sydney", "NSW", date(2027, 6, 14)),
    ],
)
def test_a_city_has_the_holidays_of_its_region(city: str, region: str, holiday: date) -> None:
    """Easter Monday in London, Epiphany in Munich, Saint Andrew's Day in Edinburgh."""
    place = find_city(city)[0]
    assert holiday_region(place) == region
    calendar = BusinessCalendar(place.country, place.zone, region=region)
    assert not calendar.is_business_day(holiday)


def test_an_unknown_region_has_the_nationwide_holidays() -> None:
    """What the library does not know changes nothing."""
    place = find_city("Munich")[0]
    strange = BusinessCalendar(place.country, place.zone, region="XX")
    assert not strange.is_business_day(date(2027, 1, 1))
    assert strange.is_business_day(date(2027, 1, 6))
