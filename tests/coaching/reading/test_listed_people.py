"""Everybody in a list of people is found, and nothing said about them is lost."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import ContactPart, InvalidInputError, PersonId, ZoneName
from coaching.reading.context import ReadingContext
from coaching.reading.listed_people import PEOPLE_AT_MOST, ListedPerson, read_people
from coaching.reading.people.names import ContactDetails

NOBODY_KNOWN = ReadingContext(
    Dossier(Person(PersonId(1))), datetime(2026, 11, 20, 16, tzinfo=UTC), ZoneName("Europe/Berlin")
)
DANA = ListedPerson("Dana Lee")


@pytest.mark.parametrize(
    "typed",
    [
        "Dana Lee, Sam Ortiz, Priya Nair",
        "Dana Lee, Sam Ortiz and Priya Nair",
        "Dana Lee and Sam Ortiz & Priya Nair",
        "Dana Lee; Sam Ortiz; Priya Nair",
        "Dana Lee\nSam Ortiz\n\nPriya Nair\n",
        ", Dana Lee,, Sam Ortiz; ;Priya Nair",
        "Dana Lee und Sam Ortiz, Priya Nair",
    ],
)
def test_several_names_are_several_people(typed: str) -> None:
    """Several names are several people, whatever separates them."""
    assert [one.name for one in read_people(typed, NOBODY_KNOWN)] == [
        "Dana Lee",
        "Sam Ortiz",
        "Priya Nair",
    ]


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        (
            "Dana Lee, hiring manager, dana@acme.com",
            ListedPerson(
                "Dana Lee", ContactPart.HIRING_MANAGER, "", ContactDetails("dana@acme.com")
            ),
        ),
        ("Dana Lee (hiring manager)", ListedPerson("Dana Lee", ContactPart.HIRING_MANAGER)),
        ("Dana Lee (the boss)", ListedPerson("Dana Lee", ContactPart.HIRING_MANAGER)),
        ("Dana Lee - CTO", ListedPerson("Dana Lee", title="CTO")),
        ("Dana Lee: Head of Data", ListedPerson("Dana Lee", title="Head of Data")),
        ("Dana Lee, C++ engineer", ListedPerson("Dana Lee", title="C++ engineer")),
        (
            "Dana Lee <dana@acme.com>",
            ListedPerson("Dana Lee", reach=ContactDetails("dana@acme.com")),
        ),
        (
            "Dana Lee dana@acme.com",
            ListedPerson("Dana Lee", reach=ContactDetails("dana@acme.com")),
        ),
        (
            "Dana Lee, mail: dana@acme.com",
            ListedPerson("Dana Lee", reach=ContactDetails("dana@acme.com")),
        ),
        (
            "Dana Lee, +49 170 1234567, linkedin.com/in/dana",
            ListedPerson(
                "Dana Lee",
                reach=ContactDetails("", "https://linkedin.com/in/dana", "+49 170 1234567"),
            ),
        ),
        ("Dana (Dan) Lee", ListedPerson("Dana (Dan) Lee")),
        ("Anne-Marie O'Neil", ListedPerson("Anne-Marie O'Neil")),
        ("عمر", ListedPerson("عمر")),
        ("<b>Dana</b>", ListedPerson("<b>Dana</b>")),
    ],
)
def test_one_line_may_say_much_of_somebody(typed: str, person: ListedPerson) -> None:
    """Part, title, mail, LinkedIn and phone go with the name before them."""
    assert read_people(typed, NOBODY_KNOWN) == (person,)


def test_details_go_with_the_name_before_them() -> None:
    """In a list of several people each has their own details."""
    dana, sam = read_people(
        "Dana Lee, hiring manager\nSam Ortiz sam@acme.com, Data Engineer", NOBODY_KNOWN
    )
    assert (dana.part, dana.title) == (ContactPart.HIRING_MANAGER, "")
    assert (sam.part, sam.title, sam.reach.email) == (None, "Data Engineer", "sam@acme.com")


@pytest.mark.parametrize("typed", ["", "  ", "🎉", "42", ",;,"])
def test_without_a_name_it_is_asked_for_again(typed: str) -> None:
    """A text without a name is refused with an example."""
    with pytest.raises(InvalidInputError, match="Dana Lee"):
        read_people(typed, NOBODY_KNOWN)


def test_an_address_alone_wants_its_name() -> None:
    """An address without a name is refused: nobody is called dana@acme.com."""
    with pytest.raises(InvalidInputError, match="Whose address"):
        read_people("dana@acme.com", NOBODY_KNOWN)


def test_too_many_at_once_are_asked_for_in_two_goes() -> None:
    """Too many people are refused with the limit, and none is left out silently."""
    names = [f"Dana {chr(65 + number)}" for number in range(PEOPLE_AT_MOST + 1)]
    assert len(read_people(", ".join(names[:-1]), NOBODY_KNOWN)) == PEOPLE_AT_MOST
    with pytest.raises(InvalidInputError, match=f"up to {PEOPLE_AT_MOST} names"):
        read_people(", ".join(names), NOBODY_KNOWN)


@given(st.text(max_size=120))
def test_whatever_is_written_is_read_or_asked_for_again(text: str) -> None:
    """Any text gives people with names, nobody, or the coach's own error."""
    with suppress(InvalidInputError):
        people = read_people(text, NOBODY_KNOWN)
        assert all(one.name.strip() for one in people)
