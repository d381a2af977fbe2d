"""Asks where somebody is, and reads a city, a shared location or a zone's own name."""

from datetime import datetime
from typing import Any

from coaching.calendar.cities import Place, country_of, place_label, zone_at, zone_label
from coaching.calendar.country_places import find_country_places
from coaching.calendar.holiday_regions import holiday_region
from coaching.calendar.place_answers import find_place_said
from coaching.model.documents import Person
from coaching.model.vocabulary import CountryCode, InvalidInputError, ZoneName
from coaching.reading.times.zone_words import find_zones
from coaching.translation import _
from handlers.flows.question import AmbiguousAnswer, Choice, QuestionContext
from handlers.ui.buttons import ReplyKeyboard

UNKNOWN_CITY = _(
    "I do not know that place. A larger city nearby will do, such as <i>Munich</i> or <i>NYC</i>."
)
CLOCK_OF_MANY = _("Several places share that clock. Which city are you in, or nearest to?")
WHICH_CITY = _("There is more than one. Which do you mean?")
WHICH_ZONE = _("The clocks differ there. Which city is nearest? You can also type another one.")
SHARE_LABEL = _("Share my location")
TYPE_CITY = _("or type your city")
CITIES_AT_MOST = 6


def read_place(text: str, _: QuestionContext) -> dict[str, str]:
    """Returns {"zone", "country", "name"} of a typed place.

    Raises InvalidInputError for an unknown place, and AmbiguousAnswer when there are several.
    """
    found = find_place_said(text)
    if not found:
        is_clock = bool(find_zones(text.strip().casefold()))
        raise InvalidInputError(CLOCK_OF_MANY if is_clock else UNKNOWN_CITY)
    if len(found) > 1:
        question = WHICH_ZONE if found == find_country_places(text) else WHICH_CITY
        nearest = found[:CITIES_AT_MOST]
        raise AmbiguousAnswer(
            question, [Choice(place_label(one), place_answer(one)) for one in nearest]
        )
    return place_answer(found[0])


def read_location(latitude: float, longitude: float, _: QuestionContext) -> dict[str, str]:
    """Returns the same for a shared location. Only its zone and country are kept."""
    return zone_answer(zone_at(latitude, longitude))


def zone_answer(zone: ZoneName) -> dict[str, str]:
    """Returns a zone in the form in which an answer keeps a place."""
    return {"zone": zone, "country": country_of(zone), "name": zone}


def place_answer(place: Place) -> dict[str, str]:
    """Returns a place in the form in which an answer keeps it."""
    place_words = {"zone": place.zone, "country": place.country, "name": place.name}
    region = holiday_region(place)
    return {**place_words, "region": region} if region else place_words


def place_name(value: Any) -> str:
    """Returns how a place reads when it is shown back."""
    return str(value["name"])


def answer_zone(value: Any) -> ZoneName:
    """Returns the time zone of a kept place."""
    return ZoneName(value["zone"])


def answer_country(value: Any) -> CountryCode:
    """Returns the country of a kept place."""
    return CountryCode(value["country"])


def answer_region(value: Any) -> str:
    """Returns the region of a kept place whose holidays count; empty where it is not known."""
    return str(value.get("region", ""))


def zone_text(zone: ZoneName, now: datetime) -> str:
    """Returns such as "Berlin time (UTC+1)"."""
    return zone_label(zone, now)


_CITIES_BY_LANGUAGE = {
    "de": ("Berlin", "Vienna", "Zurich"),
    "fr": ("Paris", "Brussels", "Montreal"),
    "es": ("Madrid", "Mexico City", "Buenos Aires"),
    "pt": ("São Paulo", "Lisbon", "Rio de Janeiro"),
    "it": ("Rome", "Milan", "Zurich"),
    "ru": ("Moscow", "Almaty", "Berlin"),
    "ja": ("Tokyo", "Osaka", "Singapore"),
    "hi": ("Mumbai", "Delhi", "Bengaluru"),
}
_USUAL_CITIES = ("London", "New York", "San Francisco")


def place_keys(person: Person) -> ReplyKeyboard:
    """Offers to share the location, or to take a city that people of that language often name."""
    near = _CITIES_BY_LANGUAGE.get(person.language[:2], _USUAL_CITIES)
    return ReplyKeyboard([list(near)], location=SHARE_LABEL, placeholder=TYPE_CITY)
