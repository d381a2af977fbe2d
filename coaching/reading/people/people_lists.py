"""Reads the people somebody met as they write them down: each on a line, or all on one line."""

import re
from dataclasses import dataclass, replace

from coaching.model.vocabulary import ContactPart, InvalidInputError
from coaching.reading.people.names import ContactDetails, read_contact_details, read_name
from coaching.translation import _

PEOPLE_AT_MOST = 12
TOO_MANY_PEOPLE = _(
    "That is more people than I can take at once. Send up to {limit} names at a time."
)
WHOSE_ADDRESS = _("Whose address is that? The name first, such as <i>Dana Lee, dana@acme.com</i>.")

PART_WORDS = {
    "hiring manager": ContactPart.HIRING_MANAGER,
    "manager": ContactPart.HIRING_MANAGER,
    "boss": ContactPart.HIRING_MANAGER,
    "interviewer": ContactPart.INTERVIEWER,
    "panel": ContactPart.INTERVIEWER,
    "coordinator": ContactPart.COORDINATOR,
    "recruiter": ContactPart.COORDINATOR,
    "hr": ContactPart.COORDINATOR,
    "scheduler": ContactPart.COORDINATOR,
    "receptionist": ContactPart.STAFF,
    "reception": ContactPart.STAFF,
    "front desk": ContactPart.STAFF,
    "staff": ContactPart.STAFF,
    "assistant": ContactPart.STAFF,
    "helper": ContactPart.HELPER,
    "referred me": ContactPart.HELPER,
    "got me in": ContactPart.HELPER,
}
_TITLE = re.compile(
    r"\b(engineer|developer|director|head|lead|leader|officer|chief|c[tefo]o|vp|president|partner|"
    r"designer|analyst|scientist|consultant|architect|editor|professor|founder|owner|specialist|"
    r"manager|recruiter|coordinator|assistant|nurse|teacher|principal|accountant|team|desk|office|"
    r"reception)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|&)\s+|\s*&\s*(?=[A-Z])")
_NAME_AND_EXTRA = re.compile(
    r"(?P<name>.+?)(?:\s*\((?P<inside>[^()]+)\)?|(?:\s+[-–—]|:)\s+(?P<behind>.+))"
)
_ADDRESS = re.compile(r"\S*(?:@|linkedin\.com)\S*", re.IGNORECASE)
_PHONE_START = re.compile(r"\+\d")
_LABELS = {"", "mail", "email", "e-mail", "linkedin"}


NO_DETAILS = ContactDetails()


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Holds somebody as they were written down; what was not said is None or empty."""

    name: str
    part: ContactPart | None = None
    title: str = ""
    reach: ContactDetails = NO_DETAILS


def read_people(text: str) -> tuple[ListedPerson, ...]:
    """Reads everybody named in a text.

    People stand on lines of their own or between semicolons, or as plain names between commas; a
    name may be followed by part, title, mail address and LinkedIn link. Raises InvalidInputError
    when there is no name in it, or too many.
    """
    entries = [entry for entry in re.split(r"[\n;]+", text) if entry.strip()]
    people = [person for entry in entries or [text] for person in _read_entry(entry)]
    if len(people) > PEOPLE_AT_MOST:
        raise InvalidInputError(TOO_MANY_PEOPLE.format(limit=PEOPLE_AT_MOST))
    return tuple(people)


def _read_entry(entry: str) -> list[ListedPerson]:
    people: list[ListedPerson] = []
    pieces = [piece.strip() for piece in entry.split(",") if piece.strip()]
    for piece in pieces or [entry]:
        extended = _add_detail(people[-1], piece) if people else None
        if extended is not None:
            people[-1] = extended
        else:
            people.extend(_read_person(name) for name in _AND.split(piece))
    return people


def _read_person(text: str) -> ListedPerson:
    """Reads a name with details: Dana Lee (hiring manager), Dana Lee - CTO, Dana Lee <d@x.com>."""
    addresses = " ".join(_ADDRESS.findall(text))
    bare = _ADDRESS.sub(" ", text).strip()
    if addresses and not bare:
        raise InvalidInputError(WHOSE_ADDRESS)
    name_and_extra = _NAME_AND_EXTRA.fullmatch(bare)
    name, inside = (
        (name_and_extra["name"], name_and_extra["inside"] or name_and_extra["behind"])
        if name_and_extra
        else (bare, "")
    )
    person = ListedPerson(read_name(name))
    if addresses:
        person = replace(person, reach=read_contact_details(addresses))
    return (
        (_add_detail(person, inside.strip()) or replace(person, title=inside)) if inside else person
    )


def _add_detail(person: ListedPerson, piece: str) -> ListedPerson | None:
    """Returns the person with what `piece` adds, or None when it names somebody else."""
    part = PART_WORDS.get(piece.casefold().removeprefix("the ").removeprefix("my "))
    if part is not None:
        return replace(person, part=part)
    if _is_address(piece):
        return replace(person, reach=_combine_details(person.reach, read_contact_details(piece)))
    if _TITLE.search(piece):
        return replace(person, title=piece)
    return None


def _is_address(piece: str) -> bool:
    """Returns whether this is a mail address or link that stands alone, or a phone number."""
    beside = _ADDRESS.sub("", piece).strip(" :").casefold()
    alone = _ADDRESS.search(piece) is not None and beside in _LABELS
    return alone or bool(_PHONE_START.search(piece)) or sum(char.isdigit() for char in piece) >= 6


def _combine_details(one: ContactDetails, other: ContactDetails) -> ContactDetails:
    return ContactDetails(
        email=other.email or one.email,
        linkedin=other.linkedin or one.linkedin,
        phone=other.phone or one.phone,
    )
