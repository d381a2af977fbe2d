"""Reads whose public holidays count: a country, by its name, its letters or a city in it."""

from typing import Any

from coaching.calendar.cities import country_name, find_city, find_country
from coaching.model.vocabulary import NO_COUNTRY, CountryCode, InvalidInputError
from coaching.translation import _
from handlers.flows.question import Choice, Choices, QuestionContext

UNKNOWN_COUNTRY = _(
    "I do not know that country. Its name or two letters will do, such as <i>DE</i>."
)
WEEKENDS_LABEL = _("Weekends only")
WEEKENDS_ONLY = _("weekends only")


def read_country(text: str, _: QuestionContext) -> str:
    """Reads a country from its name, its code, or a city whose name lies in no other country.

    Raises InvalidInputError.
    """
    country = find_country(text)
    if country:
        return country
    countries = {place.country for place in find_city(text)} - {NO_COUNTRY}
    if len(countries) != 1:
        raise InvalidInputError(UNKNOWN_COUNTRY)
    return countries.pop()


def country_choices(_: QuestionContext) -> Choices:
    """Offers to do without holidays."""
    return ((Choice(WEEKENDS_LABEL, ""),),)


def country_text(value: Any) -> str:
    """Returns the name of the country."""
    return country_name(CountryCode(value)) if value else str(WEEKENDS_ONLY)
