"""Reads vCards, the form in which address books hand people on."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.people.names import clean_text

MOST_CARDS: Final = 40
"""As many people as one job can have."""
_MOST_LINES: Final = 20_000
_LONGEST: Final = 200
"""So many characters of one value are read; a name or a number has fewer."""
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_ESCAPED: Final = re.compile(r"\\([\\,;nN])")


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Holds what an address book knows of somebody; what it does not say is empty."""

    name: str = ""
    title: str = ""
    firm: str = ""
    email: str = ""
    phone: str = ""


def parse_vcards(text: str) -> tuple[ContactCard, ...]:
    """Returns the cards in a text, of version 2.1 to 4.0; none where it holds no vCard."""
    return tuple(_parse_all(text))[:MOST_CARDS]


def _parse_all(text: str) -> Iterator[ContactCard]:
    fields: dict[str, str] | None = None
    for line in _FOLD.sub("", text).splitlines()[:_MOST_LINES]:
        name, parameters, value = _split(line)
        if (name, value.strip().upper()) == ("BEGIN", "VCARD"):
            fields = {}
        elif name == "END" and fields is not None:
            yield _make_card(fields)
            fields = None
        elif fields is not None and name and name not in fields:
            fields[name] = _decode(value[:_LONGEST], parameters)


def _split(line: str) -> tuple[str, str, str]:
    """Returns a line's name without its group, its parameters, and its value."""
    head, colon, value = line.partition(":")
    name, _, parameters = head.partition(";")
    plain = name.rpartition(".")[2].strip().upper()
    return (plain, parameters.upper(), value) if colon else ("", "", "")


def _decode(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    raw = quopri.decodestring(value.encode())
    return raw.decode("utf-8", errors="replace")


def _make_card(fields: dict[str, str]) -> ContactCard:
    return ContactCard(
        name=_plain(fields.get("FN", "")) or _join_name(fields.get("N", "")),
        title=_plain(fields.get("TITLE", "")),
        firm=_plain(_parts(fields.get("ORG", ""))[0]),
        email=_plain(fields.get("EMAIL", "")),
        phone=_plain(fields.get("TEL", "").removeprefix("tel:")),
    )


def _join_name(value: str) -> str:
    """Returns a name whose parts stand in the order of vCards: surname, then first name."""
    surname, first, *_ = (*_parts(value), "", "")
    return " ".join(filter(None, (_plain(first), _plain(surname))))


def _parts(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)


def _plain(value: str) -> str:
    unescaped = _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value)
    return " ".join(clean_text(unescaped).split())
