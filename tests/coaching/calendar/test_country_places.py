"""A country is a place where its clocks agree; otherwise one of its cities is asked for."""

import pytest

from coaching.calendar.country_places import find_country_places


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Germany", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("India", "Asia/Kolkata"),
        ("deutschland", "Europe/Berlin"),
    ],
)
def test_a_country_with_one_clock_is_a_place(text: str, zone: str) -> None:
    """Its name is kept, and the zone of its clocks."""
    (place,) = find_country_places(text)
    assert (place.zone, place.population) == (zone, 0)


def test_a_country_with_several_clocks_asks_for_the_city() -> None:
    """The largest city of each clock is offered, the largest first."""
    assert [place.name for place in find_country_places("Brazil")] == [
        "São Paulo",
        "Manaus",
        "Rio Branco",
    ]


@pytest.mark.parametrize("text", ["no", "and", "me", "Remote", ""])
def test_a_common_word_is_no_country(text: str) -> None:
    """The code of Norway is an answer, not a place."""
    assert find_country_places(text) == ()
