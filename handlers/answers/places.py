"""Asks where somebody is, and reads a city, a shared location or a zone's own name."""

from datetime import datetime
from typing import Any

from coaching.calendar.cities import Place, country_of, find_city, place_label, zone_at, zone_label
from coaching.model.documents import Person
from coaching.model.vocabulary import Country, Rejected, ZoneName
from handlers.flows.question import Choice, Scene, Which
from handlers.ui.buttons import Keys

UNKNOWN_CITY = (
    "I do not know that place. A larger city nearby will do, such as <i>Munich</i> or <i>NYC</i>."
)
WHICH_CITY = "There is more than one. Which do you mean?"
SHARE = "Share my location"
CITIES_AT_MOST = 6


def read_place(text: str, _: Scene) -> dict[str, str]:
    """{"zone", "country", "name"} of a typed place. Raises Rejected, or Which when it is many."""
    found = find_city(text)
    if not found:
        raise Rejected(UNKNOWN_CITY)
    if len(found) > 1:
        nearest = found[:CITIES_AT_MOST]
        raise Which(WHICH_CITY, [Choice(place_label(one), kept(one)) for one in nearest])
    return kept(found[0])


def place_at(latitude: float, longitude: float, _: Scene) -> dict[str, str]:
    """The same of a shared location; only the zone and the country are kept of it."""
    zone = zone_at(latitude, longitude)
    return {"zone": zone, "country": country_of(zone), "name": zone}


def kept(place: Place) -> dict[str, str]:
    """A place as an answer keeps it."""
    return {"zone": place.zone, "country": place.country, "name": place.name}


def told_place(value: Any) -> str:
    """How a place reads when it is shown back."""
    return str(value["name"])


def zone_in(value: Any) -> ZoneName:
    """The zone of a kept place."""
    return ZoneName(value["zone"])


def country_in(value: Any) -> Country:
    """The country of a kept place."""
    return Country(value["country"])


def place_words(zone: ZoneName, now: datetime) -> str:
    """Berlin time (UTC+1)."""
    return zone_label(zone, now)


_NEAR = {
    "de": ("Berlin", "Vienna", "Zurich"),
    "fr": ("Paris", "Brussels", "Montreal"),
    "es": ("Madrid", "Mexico City", "Buenos Aires"),
    "pt": ("São Paulo", "Lisbon", "Rio de Janeiro"),
    "it": ("Rome", "Milan", "Zurich"),
    "ru": ("Moscow", "Almaty", "Berlin"),
    "ja": ("Tokyo", "Osaka", "Singapore"),
    "hi": ("Mumbai", "Delhi", "Bengaluru"),
}
_USUAL = ("London", "New York", "San Francisco")


def place_keys(person: Person) -> Keys:
    """Keys to share the location, or to take a city that people of that language often name."""
    near = _NEAR.get(person.language[:2], _USUAL)
    return Keys([list(near)], location=SHARE, placeholder="or type your city")
