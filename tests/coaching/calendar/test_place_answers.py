"""Where somebody is gets understood as people say it, and no country is taken for a village."""

import pytest

from coaching.calendar.place_answers import find_place_said


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("london mate", "London"),
        ("nyc baby", "New York City"),
        ("Berlin at the moment", "Berlin"),
        ("leeds. why?", "Leeds"),
        ("Dublin 8", "Dublin"),
        ("a small village near Cork", "Cork"),
        ("Tel Aviv ofc", "Tel Aviv"),
        ("saint louis mo", "St. Louis"),
    ],
)
def test_a_city_among_a_few_words_is_found(text: str, city: str) -> None:
    """Nobody has to write its name and nothing else."""
    assert {one.name for one in find_place_said(text)} == {city}


@pytest.mark.parametrize(
    ("text", "country"),
    [("India", "IN"), ("ireland", "IE"), ("Egypt", "EG"), ("Albania", "AL"), ("Chile", "CL")],
)
def test_a_country_is_no_village_of_that_name(text: str, country: str) -> None:
    """There is a town in Serbia that folds to "India", and a parish called Ireland."""
    assert {one.country for one in find_place_said(text)} == {country}


def test_a_large_namesake_is_offered_beside_the_country() -> None:
    """Jamaica is a country, and a part of New York with more people than many a city."""
    assert [one.country for one in find_place_said("Jamaica")] == ["JM", "US"]


@pytest.mark.parametrize(
    "text",
    [
        "not london",
        "London or Leeds",
        "moving to Osaka",
        "had a job interview in leeds",
        "im reading a book",
        "why do you ask",
        "what city",
        "call with Paris at 3pm",
    ],
)
def test_where_nobody_says_they_are_is_no_answer(text: str) -> None:
    """Another place, two of them, or something else that is told."""
    assert find_place_said(text) == ()
