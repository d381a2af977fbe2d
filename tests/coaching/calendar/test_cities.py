"""The coach understands where somebody says they are, and never guesses wildly."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.cities import (
    Place,
    country_name,
    country_of,
    find_city,
    find_country,
    place_label,
    zone_at,
    zone_label,
)
from coaching.model.vocabulary import CountryCode, ZoneName
from tests.coaching.worlds import EXAMPLES, ZONES


def found(text: str) -> list[str]:
    """Returns the places a text may mean, as people read them."""
    return [place_label(place) for place in find_city(text)]


@pytest.mark.parametrize(
    ("text", "name", "zone"),
    [
        ("munich", "Munich", "Europe/Berlin"),
        ("MÜNCHEN", "Munich", "Europe/Berlin"),
        ("muenchen", "Munich", "Europe/Berlin"),
        ("Munich, Bavaria", "Munich", "Europe/Berlin"),
        ("NYC", "New York City", "America/New_York"),
        ("new york", "New York City", "America/New_York"),
        ("New York, NY", "New York City", "America/New_York"),
        ("london", "London", "Europe/London"),
        ("paris", "Paris", "Europe/Paris"),
        ("SF", "San Francisco", "America/Los_Angeles"),
        ("la", "Los Angeles", "America/Los_Angeles"),
        ("L.A.", "Los Angeles", "America/Los_Angeles"),
        ("Washington D.C.", "Washington", "America/New_York"),
        ("東京", "Tokyo", "Asia/Tokyo"),
        ("Москва", "Moscow", "Europe/Moscow"),
        ("서울", "Seoul", "Asia/Seoul"),
        ("القاهرة", "Cairo", "Africa/Cairo"),
        ("मुम्बई", "Mumbai", "Asia/Kolkata"),
        ("sao paulo", "São Paulo", "America/Sao_Paulo"),
        ("Łódź", "Łódź", "Europe/Warsaw"),
        ("lodz", "Łódź", "Europe/Warsaw"),
        ("tromso", "Tromsø", "Europe/Oslo"),
        ("Cologne", "Köln", "Europe/Berlin"),
        ("Kiev", "Kyiv", "Europe/Kyiv"),
        ("St Petersburg", "Saint Petersburg", "Europe/Moscow"),
        ("I'm in Berlin", "Berlin", "Europe/Berlin"),
        ("in the Hague", "The Hague", "Europe/Amsterdam"),
        ("Berlin time", "Berlin", "Europe/Berlin"),
        ("Nice", "Nice", "Europe/Paris"),
        ("Portland, Oregon", "Portland", "America/Los_Angeles"),
        ("Portland OR", "Portland", "America/Los_Angeles"),
        ("Portland, Maine", "Portland", "America/New_York"),
        ("Cambridge UK", "Cambridge", "Europe/London"),
        ("Paris, Texas", "Paris", "America/Chicago"),
        ("London, Ontario", "London", "America/Toronto"),
        ("Valencia, ES", "Valencia", "Europe/Madrid"),
        ("Valencia, España", "Valencia", "Europe/Madrid"),
        ("San Jose, Costa Rica", "San José", "America/Costa_Rica"),
        ("Springfield, IL, USA", "Springfield", "America/Chicago"),
        ("Ho, Ghana", "Ho", "Africa/Accra"),
        ("Europe/Berlin", "Berlin", "Europe/Berlin"),
        ("america/new york", "New York", "America/New_York"),
        ("utc", "UTC", "UTC"),
        ("GMT", "UTC", "UTC"),
        ("UTC+2", "UTC+2", "Etc/GMT-2"),
        ("gmt -03:00", "UTC-3", "Etc/GMT+3"),
    ],
)
def test_a_clear_place_is_one(text: str, name: str, zone: str) -> None:
    """A clear place has one answer in any script, without accents, by nickname or with
    its region.
    """
    (place,) = find_city(text)
    assert (place.name, place.zone) == (name, zone)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Portland", ["Portland, Oregon, United States", "Portland, Maine, United States"]),
        (
            "birmingham",
            ["Birmingham, England, United Kingdom", "Birmingham, Alabama, United States"],
        ),
        ("Valencia", ["Valencia, Venezuela", "Valencia, Spain"]),
        ("Hyderabad", ["Hyderabad, India", "Hyderabad, Pakistan"]),
    ],
)
def test_namesakes_are_a_choice(text: str, choices: list[str]) -> None:
    """Namesakes with at least a tenth of the largest one's population are offered,
    largest first.
    """
    assert found(text) == choices


@pytest.mark.parametrize("text", ["Springfield", "Cambridge", "San Jose", "Richmond"])
def test_many_namesakes_can_be_told_apart_and_fit_under_a_message(text: str) -> None:
    """Every choice has a different label, and typing the label gives exactly that place."""
    places = find_city(text)
    assert 2 < len(places) <= 8
    assert len(set(found(text))) == len(places)
    for place in places:
        assert find_city(place_label(place)) == (place,)


@pytest.mark.parametrize(
    "text",
    [
        *("ok", "OK", "hi", "yes", "no", "I", "thanks", "of", "se", "ho", "none", "Nice, thanks"),
        *(
            "",
            " ",
            "!!!",
            "🙂",
            "|",
            "||",
            "#DE",
            "1",
            "12:30",
            "tomorrow 3pm",
            "\n|",
            "EST",
            "PST",
        ),
        *("Narnia", "Paris, Japan", "UTC+5:30", "UTC+99", "Europe/Narnia", "a" * 5000),
        *("cancel", "/cancel", "<b>", "idk", "I don't know", "\u202e", "Germany"),
    ],
)
def test_what_is_no_city_is_none(text: str) -> None:
    """Small talk, signs, dates, invented places and an essay mean no city."""
    assert find_city(text) == ()


@EXAMPLES
@given(st.text(max_size=120))
def test_anything_can_be_typed(text: str) -> None:
    """No text breaks the search, and every result has an existing zone."""
    for place in find_city(text):
        assert place.zone in ZONES


def test_a_typed_zone_knows_its_country() -> None:
    """An IANA name is a place without population, and its country is known."""
    kolkata = Place("Kolkata", "", CountryCode("IN"), ZoneName("Asia/Kolkata"), 0)
    assert find_city("asia/kolkata") == (kolkata,)


@pytest.mark.parametrize(
    ("text", "country"),
    [("Germany", "DE"), ("deutschland", "DE"), ("UK", "GB"), ("U.S.A.", "US"), ("Georgia", "GE")],
)
def test_a_country_has_many_names(text: str, country: str) -> None:
    """A country is found by its name, its own name or a short form, before a region of
    that name.
    """
    assert find_country(text) == country
    assert find_country("Oregon") == ""


def test_every_line_of_the_list_can_be_read() -> None:
    """All 34,000 lines have their fields, a known zone and country, and 3 MB at most."""
    text = files("coaching").joinpath("data/cities.tsv").read_text("utf-8")
    assert len(text.encode()) <= 3_000_000
    blocks = text.strip().removeprefix("#").split("\n#")
    for heading, *lines in (block.split("\n") for block in blocks):
        country, zone = heading.split("\t")
        assert country_name(CountryCode(country)) != country
        assert zone in ZONES
        for keys, name, _, people in (line.split("\t") for line in lines):
            assert keys.startswith("|")
            assert keys.endswith("|")
            assert name
            assert int(people) >= 0
    assert text.count("\n|") > 34_000


def test_the_list_is_read_by_the_first_question_and_not_again() -> None:
    """Importing reads nothing; however many questions come, the list is read once."""
    code = (
        "from coaching.calendar import cities; table = cities._load_city_table;"
        "before = table.cache_info().misses;"
        "cities.find_city('munich'); cities.find_city('oslo');"
        "print(before, table.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (48.137, 11.575, "Europe/Berlin"),
        (40.713, -74.006, "America/New_York"),
        (47.5597, 7.5886, "Europe/Zurich"),
        (28.61, 77.21, "Asia/Kolkata"),
        (0, -150, "Etc/GMT+10"),
        (-90, 0, "Antarctica/McMurdo"),
    ],
)
def test_a_shared_location_has_a_zone(latitude: float, longitude: float, zone: str) -> None:
    """Cities, a border town, the open sea and the pole have a zone."""
    assert zone_at(latitude, longitude) == zone


@EXAMPLES
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_spot_on_the_globe_has_a_zone_that_exists(latitude: float, longitude: float) -> None:
    """Every zone of the map exists in the time zone database."""
    assert zone_at(latitude, longitude) in ZONES


def test_off_the_globe_is_a_bug() -> None:
    """Degrees out of range raise an error and are not clamped."""
    with pytest.raises(ValueError, match="globe"):
        zone_at(91, 0)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Europe/Oslo", "NO"),
        ("America/New_York", "US"),
        ("US/Pacific", "US"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("America/Montreal", "CA"),
        ("Japan", "JP"),
        ("UTC", ""),
        ("Etc/GMT-2", ""),
        ("CET", ""),
        ("Nowhere/At_All", ""),
    ],
)
def test_a_zone_has_the_country_it_is_named_for(zone: str, country: str) -> None:
    """A zone has its country from tzdata's table, former names follow their link, UTC has none."""
    assert country_of(ZoneName(zone)) == country


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("Europe/Berlin", "Berlin time (UTC+1)", "Berlin time (UTC+2)"),
        ("Europe/London", "London time (UTC)", "London time (UTC+1)"),
        ("America/New_York", "New York time (UTC-5)", "New York time (UTC-4)"),
        ("Asia/Kolkata", "Kolkata time (UTC+5:30)", "Kolkata time (UTC+5:30)"),
        ("America/St_Johns", "St Johns time (UTC-3:30)", "St Johns time (UTC-2:30)"),
        ("UTC", "UTC", "UTC"),
        ("Etc/GMT-2", "UTC+2", "UTC+2"),
    ],
)
def test_a_zone_is_called_as_people_say_it(zone: str, winter: str, summer: str) -> None:
    """A zone is named by its city, with the offset of the day."""
    assert zone_label(ZoneName(zone), datetime(2026, 1, 10, tzinfo=UTC)) == winter
    assert zone_label(ZoneName(zone), datetime(2026, 7, 10, tzinfo=UTC)) == summer
