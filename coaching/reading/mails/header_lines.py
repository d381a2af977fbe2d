"""Knows the lines on top of a mail: who wrote, to whom, when, and about what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coaching.reading.proposals import Stretch

_HEADER: Final = re.compile(
    r"\s*(?:>+\s*)?(?P<name>from|to|cc|bcc|date|sent|subject|re|fwd?|von|an|gesendet|datum|betreff|de"
    r"|para|enviad[oa]|assunto|data|objet|à|envoyé|asunto|fecha|organi[sz]er|guests|attendees"
    r"|received|application id|reference|reply-to)\s*:\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)
MASKED_HEADERS: Final = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "date",
        "sent",
        "received",
        "reply-to",
        "von",
        "an",
        "gesendet",
        "datum",
        "de",
        "para",
        "enviado",
        "enviada",
        "data",
        "à",
        "envoyé",
        "fecha",
        "organizer",
        "organiser",
        "guests",
        "attendees",
    ]
)
"""What stands there is no news: who wrote, to whom and when."""
READER_HEADERS: Final = frozenset(
    ["to", "cc", "bcc", "an", "para", "à", "guests", "attendees", "reply-to"]
)
"""Here the person themselves is named."""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """Is one line such as "From: Ada <ada@acme.example>"; `name` is in lower case."""

    name: str
    value: str
    span: Stretch


def read_headers(text: str, lines: Iterable[Stretch]) -> list[HeaderLine]:
    """Returns the lines that begin with the name of a header."""
    found = []
    for line in lines:
        match = _HEADER.match(text, line.start, line.end)
        if match:
            value = (match["value"] or "").strip()
            found.append(HeaderLine(match["name"].casefold(), value, line))
    return found


def reads_as_invitation(headers: tuple[HeaderLine, ...]) -> bool:
    """Tells whether the lines on top are those of a mail program: "From:" stands beside "Date:"."""
    return any(one.name in ("from", "von", "de", "sent", "gesendet") for one in headers)


def is_invitation_date(text: str, line: Stretch) -> bool:
    """Tells whether "Date: Thursday, 25 February" says when an interview is."""
    return bool(re.match(r"\s*(?:date|datum|data|fecha)\s*:", line.text_in(text), re.IGNORECASE))
