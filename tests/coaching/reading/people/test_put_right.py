"""Somebody on record is put right in words: what they are or are not, and their name."""

import pytest

from coaching.model.documents import Dossier
from coaching.reading.proposals import PersonSaid
from coaching.reading.wishes import DoneSaid
from tests.coaching.reading.talks import SEARCH, SOMEBODY, job, read_message

KNOWN = Dossier(
    SOMEBODY, (*SEARCH.opportunities, job(3, "Larkspur", 17, "Tom Hale", "Imogen Vale"))
)


def people(text: str) -> list[PersonSaid]:
    """Whom a message puts right."""
    read = read_message(text, KNOWN).proposals
    return [one for one in read if isinstance(one, PersonSaid)]


@pytest.mark.parametrize(
    ("text", "name", "title", "part"),
    [
        ("toms title is lab director", "Tom Hale", "lab director", None),
        ("Tom's new title is Lab Director", "Tom Hale", "Lab Director", None),
        ("imogen's current role is buyer", "Imogen Vale", "buyer", None),
        ("Tom is actually the lab director", "Tom Hale", "lab director", None),
        ("tom is now lab director, not manager", "Tom Hale", "lab director", None),
        ("imogen isn't the hiring manager, she's the recruiter", "Imogen Vale", None, "recruiter"),
        ("Imogen is not the buyer but the lab director", "Imogen Vale", "lab director", None),
        ("the hiring manager is tom, not imogen", "Tom Hale", None, "hiring_manager"),
        ("Tom goes by Tommy", "Tommy Hale", None, None),
        ("tom is really called Thomas", "Thomas Hale", None, None),
        ("Imogen Vale is now Imogen Reed", "Imogen Reed", None, None),
    ],
)
def test_one_contact_is_put_right(
    text: str, name: str, title: str | None, part: str | None
) -> None:
    """And stays the one they are."""
    (one,) = people(text)
    assert one.contact in (31, 32)
    assert one.name == name
    assert title is None or one.title == title
    assert part is None or one.part == part


@pytest.mark.parametrize(
    "text",
    [
        "Tom isn't the hiring manager",
        "tom is not happy with it",
        "Imogen is actually nice",
        "Tom is called away",
        "Imogen goes by train",
    ],
)
def test_what_somebody_is_not_or_is_like_is_no_title_and_no_name(text: str) -> None:
    """Nothing is kept of it."""
    assert not people(text)


def test_a_stranger_has_the_title_and_the_name_without_its_s() -> None:
    """ "Lucys title" is Lucy's."""
    (one,) = people("lucys title is lab director")
    assert (one.name, one.title, one.contact) == ("Lucy", "lab director", None)


def test_where_somebody_is_found_is_no_invitation_that_was_sent() -> None:
    """The link is kept, and nothing is ticked off."""
    read = read_message("imogens linkedin is linkedin.com/in/imogenvale", KNOWN).proposals
    assert not [one for one in read if isinstance(one, DoneSaid)]
    assert [one.linkedin for one in read if isinstance(one, PersonSaid)]
