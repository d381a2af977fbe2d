"""Address books write vCards in three dialects; each gives a name, a number and the rest."""

import pytest

from coaching.reading.files.vcards import MOST_CARDS, ContactCard, parse_vcards

V2 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\n"
    "TEL;CELL:+49 170 1234567\r\nEND:VCARD\r\n"
)
V3 = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Anna-Lena\n  Schmidt\nORG:Fjord\\, Sons & Co;Sales\nTITLE:CTO\n"
    "item1.EMAIL;TYPE=INTERNET:anna@fjord.example\nEMAIL:private@home.example\nEND:VCARD\n"
)
V4 = "BEGIN:VCARD\nVERSION:4.0\nFN:Kim Park\nTEL;VALUE=uri:tel:+1-555-0100\nEND:VCARD"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (V2, ContactCard("Jörg Müller", phone="+49 170 1234567")),
        (V3, ContactCard("Anna-Lena Schmidt", "CTO", "Fjord, Sons & Co", "anna@fjord.example")),
        (V4, ContactCard("Kim Park", phone="+1-555-0100")),
    ],
)
def test_a_card_is_read(text: str, card: ContactCard) -> None:
    """The first of several addresses counts; folded lines and escapes are joined."""
    assert parse_vcards(text) == (card,)


@pytest.mark.parametrize(
    "text", ["", "hello", "FN:Kim", "BEGIN:VCARD\nFN:Kim", "END:VCARD", "BEGIN:VCARD\n:::\n" * 50]
)
def test_what_is_no_card_gives_nobody(text: str) -> None:
    """Nor does half a card."""
    assert parse_vcards(text) == ()


def test_a_whole_address_book_is_bounded() -> None:
    """As many as one job can have."""
    assert len(parse_vcards(V4 * 900)) <= MOST_CARDS
    assert len(parse_vcards(f"{V4}\n" * 900)) == MOST_CARDS
