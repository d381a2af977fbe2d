"""Names, notes and addresses are stored as the person meant them, and are safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.people.names import (
    NAME_LIMIT,
    NOTE_LIMIT,
    ContactDetails,
    clean_text,
    read_contact_details,
    read_mail,
    read_name,
    read_note,
    short_name,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Dana   Lee ", "Dana Lee"),
        ("Dana\nLee", "Dana Lee"),
        ("Zoe\u0308", "Zoë"),
        ("Dana \u202eLee\u2069", "Dana Lee"),
        ("D\u0000ana\u0007", "Dana"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
        ("<b>Dana</b> & Co", "<b>Dana</b> & Co"),
        ("عمر", "عمر"),
        ("李雷", "李雷"),
        ("👩‍💻 Dana", "👩‍💻 Dana"),
    ],
)
def test_a_name_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    """Spaces, direction marks and piles of accents go; letters and emoji stay."""
    assert read_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "123", "🎉", "…", "\u202e", "\u0301"])
def test_a_name_needs_a_letter(typed: str) -> None:
    """Numbers, signs and emoji alone are no name."""
    with pytest.raises(InvalidInputError, match="at least one letter"):
        read_name(typed)


def test_a_long_name_is_not_cut() -> None:
    """A name with one letter too many is refused, with both numbers."""
    assert read_name("a" * NAME_LIMIT) == "a" * NAME_LIMIT
    with pytest.raises(
        InvalidInputError, match=rf"{NAME_LIMIT + 1} characters; up to {NAME_LIMIT}"
    ):
        read_name("a" * (NAME_LIMIT + 1))


def test_a_long_note_is_not_cut() -> None:
    """A note that is too long is refused with the limit, and nothing is cut."""
    assert read_note("a" * NOTE_LIMIT) == "a" * NOTE_LIMIT
    with pytest.raises(InvalidInputError, match=r"1,501 characters; I keep up to 1,500"):
        read_note("a" * (NOTE_LIMIT + 1))


def test_a_note_without_words_is_asked_for_again() -> None:
    """Blank lines and control characters are no note."""
    with pytest.raises(InvalidInputError, match="skip it"):
        read_note("\n \t\u0000")


def test_a_note_keeps_its_lines() -> None:
    """Paragraphs stay, and more than one blank line becomes one."""
    assert read_note("first \n\n\n\n second\tthird") == "first\n\nsecond third"


@given(st.text(max_size=200))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    """Reading a stored name or note again changes nothing."""
    once = clean_text(text)
    assert clean_text(once) == once
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in once)


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Lee", "Dana"),
        ("Dana", "Dana"),
        ("Dr. Lee", "Dr. Lee"),
        ("Frau Müller", "Frau Müller"),
        ("🎉 Dana Lee", "Dana"),
        ("", ""),
    ],
)
def test_people_are_spoken_of_by_first_name_or_title(name: str, greeted: str) -> None:
    """People are mentioned by first name, or by title and name."""
    assert short_name(name) == greeted


@pytest.mark.parametrize(
    ("typed", "reach"),
    [
        ("dana@acme.com", ContactDetails(email="dana@acme.com")),
        ("mail: Dana@ACME.com.", ContactDetails(email="Dana@acme.com")),
        ("linkedin.com/in/dana", ContactDetails(linkedin="https://linkedin.com/in/dana")),
        ("https://de.linkedin.com/in/d", ContactDetails(linkedin="https://de.linkedin.com/in/d")),
        ("+49 170 1234567", ContactDetails(phone="+49 170 1234567")),
        (
            "d@acme.com, linkedin.com/in/d1234567 (089) 123-4567",
            ContactDetails("d@acme.com", "https://linkedin.com/in/d1234567", "(089) 123-4567"),
        ),
    ],
)
def test_ways_to_reach_somebody_are_read_out_of_a_line(typed: str, reach: ContactDetails) -> None:
    """Mail address, LinkedIn link and phone number are read wherever they stand."""
    assert read_contact_details(typed) == reach


@pytest.mark.parametrize("typed", ["", "ask reception", "12345", "acme.com"])
def test_a_line_without_an_address_is_asked_for_again(typed: str) -> None:
    """A line without an address is refused with an example."""
    with pytest.raises(InvalidInputError, match="I can read a mail address"):
        read_contact_details(typed)


@pytest.mark.parametrize("typed", ["dana@acme", "dana@@acme.com", "@acme.com", "<d>@a&b.com"])
def test_a_mail_address_that_cannot_be_one_is_shown_back(typed: str) -> None:
    """A wrong mail address is shown back, escaped for HTML."""
    with pytest.raises(InvalidInputError, match="Can you check it") as said:
        read_mail(typed)
    assert "<d>" not in said.value.text
