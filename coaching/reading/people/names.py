"""Names and notes are made safe to store here, and nothing of what they mean is lost."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from coaching.model.vocabulary import InvalidInputError
from coaching.translation import _

NAME_LIMIT = 80
NOTE_LIMIT = 1500
MAX_COMBINING_MARKS = 3

NO_NAME = _("I need a name with at least one letter, such as <i>Dana Lee</i>.")
LONG_NAME = _("That is long for a name ({length} characters; up to {limit} fit). A shorter form?")
LONG_NOTE = _(
    "That is {length} characters; I keep up to {limit} in one note, and cut nothing off. "
    "What is the heart of it?"
)
EMPTY_NOTE = _("I could not find words in that. Write a line, or skip it.")
NO_DETAILS_FOUND = _(
    "I can read a mail address (<i>dana@acme.com</i>), a LinkedIn link, a phone number, "
    "or several of them in one line."
)
BAD_MAIL = _("I cannot make a mail address of that: <i>{mail}</i>. Can you check it?")

_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_MAIL = re.compile(r"(?<![^\s,;<>()\[\]\"'])[^\s,;<>()\[\]\"']+@[^\s,;<>()\[\]\"']+")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/[^\s,;]+", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{4,}\d")


def clean_text(text: str) -> str:
    """Returns NFC text without control characters, direction marks and piles of accents."""
    text = unicodedata.normalize("NFC", text).translate(_BIDI)
    cleaned: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MAX_COMBINING_MARKS and (char == "\n" or unicodedata.category(char) != "Cc"):
            cleaned.append(char)
        elif char in "\t\r":
            cleaned.append(" ")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(cleaned).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def read_name(text: str) -> str:
    """Reads a name on one line; raises InvalidInputError without a letter or if it is too long."""
    name = " ".join(clean_text(text).split())
    if not any(char.isalpha() for char in name):
        raise InvalidInputError(NO_NAME)
    if len(name) > NAME_LIMIT:
        raise InvalidInputError(LONG_NAME.format(length=len(name), limit=NAME_LIMIT))
    return name


def read_note(text: str) -> str:
    """Reads a note of at most NOTE_LIMIT characters; raises InvalidInputError and never cuts it."""
    note = clean_text(text)
    if not note:
        raise InvalidInputError(EMPTY_NOTE)
    if len(note) > NOTE_LIMIT:
        raise InvalidInputError(LONG_NOTE.format(length=f"{len(note):,}", limit=f"{NOTE_LIMIT:,}"))
    return note


def short_name(name: str) -> str:
    """Returns the part of a name for mentioning somebody in passing.

    It is the whole name when that is one word; with a title it is that and the surname ("Dr. Lee").
    """
    words = [word for word in name.split() if any(char.isalpha() for char in word)]
    titled = bool(words) and words[0].rstrip(".").casefold() in _TITLES
    if titled and len(words) == len(name.split()) == _TITLED:
        return f"{words[0]} {words[-1]}"
    return name if titled or len(words) < 2 else words[0]


_TITLED = 3
"""A title, a first name and a surname; of a longer name nobody knows which words are which."""


def spell_name(name: str) -> str:
    """Returns a name that was typed in small letters with capitals: "prof. ana de la cruz"."""
    if name != name.lower():
        return name
    words = (word if word in _PARTICLES else word[:1].upper() + word[1:] for word in name.split())
    return " ".join(words)


_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "do", "dos", "la", "di", "bin", "al"}
)


def distinct_name(name: str, others: Iterable[str], title: str = "") -> str:
    """Returns the short name, or the whole one where somebody else is called the same.

    Where even the whole names are the same, the `title` tells them apart. `others` are the names of
    everybody else.
    """
    short = short_name(name)
    alike = [other for other in others if short_name(other).casefold() == short.casefold()]
    if not alike:
        return short
    is_same = any(other.casefold() == name.casefold() for other in alike)
    return f"{name} ({title})" if title and is_same else name


_TITLES = {
    "dr",
    "dra",
    "prof",
    "profa",
    "sra",
    "mr",
    "mrs",
    "ms",
    "mx",
    "herr",
    "frau",
    "sir",
    "dame",
    "lord",
    "lady",
}


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """Holds how somebody can be written to or called; what was not given is empty."""

    email: str = ""
    linkedin: str = ""
    phone: str = ""


def read_contact_details(text: str) -> ContactDetails:
    """Reads mail address, LinkedIn link and phone number, wherever they stand in the text.

    Raises InvalidInputError when there is none, or when the mail address cannot exist.
    """
    text = clean_text(text)
    link = _LINKEDIN.search(text)
    text_without_links = _LINKEDIN.sub(" ", text)
    mail = _MAIL.search(text_without_links)
    phone = _PHONE.search(_MAIL.sub(" ", text_without_links))
    if not (link or mail or phone):
        raise InvalidInputError(NO_DETAILS_FOUND)
    return ContactDetails(
        email=read_mail(mail.group()) if mail else "",
        linkedin=_full_link(link.group()) if link else "",
        phone=" ".join(phone.group().split()) if phone else "",
    )


def read_mail(text: str) -> str:
    """Reads a mail address that could exist; raises InvalidInputError with the reason."""
    from email_validator import EmailNotValidError, validate_email

    try:
        address = validate_email(text.strip(" .,;:"), check_deliverability=False)
    except EmailNotValidError:
        raise InvalidInputError(BAD_MAIL.format(mail=escape(text[:60]))) from None
    return address.normalized


def _full_link(text: str) -> str:
    return text if text.startswith("http") else f"https://{text}"
