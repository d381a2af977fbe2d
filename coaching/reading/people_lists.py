"""Reads the people somebody met as they write them down: one line for one, or for all of them."""

import re
from dataclasses import dataclass, replace

from coaching.model.vocabulary import Part, Rejected
from coaching.reading.names import Reach, read_name, read_reach

PEOPLE_AT_MOST = 12
TOO_MANY = "That is more people than I can take at once. Send up to {limit} names at a time."
WHOSE = "Whose address is that? The name first, such as <i>Dana Lee, dana@acme.com</i>."

PART_WORDS = {
    "hiring manager": Part.HIRING_MANAGER,
    "manager": Part.HIRING_MANAGER,
    "boss": Part.HIRING_MANAGER,
    "interviewer": Part.INTERVIEWER,
    "panel": Part.INTERVIEWER,
    "coordinator": Part.COORDINATOR,
    "recruiter": Part.COORDINATOR,
    "hr": Part.COORDINATOR,
    "scheduler": Part.COORDINATOR,
    "receptionist": Part.STAFF,
    "reception": Part.STAFF,
    "front desk": Part.STAFF,
    "staff": Part.STAFF,
    "assistant": Part.STAFF,
    "helper": Part.HELPER,
    "referred me": Part.HELPER,
    "got me in": Part.HELPER,
}
_TITLE = re.compile(
    r"\b(engineer|developer|director|head|lead|leader|officer|chief|c[tefo]o|vp|president|partner|"
    r"designer|analyst|scientist|consultant|architect|editor|professor|founder|owner|specialist|"
    r"manager|recruiter|coordinator|assistant|nurse|teacher|principal|accountant|team|desk|office|"
    r"reception)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|&)\s+|\s*&\s*(?=[A-Z])")
_ASIDE = re.compile(r"(?P<name>.+?)(?:\s*\((?P<inside>[^()]+)\)?|(?:\s+[-–—]|:)\s+(?P<behind>.+))")
_ADDRESS = re.compile(r"\S*(?:@|linkedin\.com)\S*", re.IGNORECASE)
_CALLED = re.compile(r"\+\d")
_LABELS = {"", "mail", "email", "e-mail", "linkedin"}


NO_REACH_YET = Reach()


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody as they were written down; what was not said is None or empty."""

    name: str
    part: Part | None = None
    title: str = ""
    reach: Reach = NO_REACH_YET


def read_people(text: str) -> tuple[Introduced, ...]:
    """Everybody named in a text: people stand on lines of their own or between semicolons, or
    as plain names between commas; behind a name may follow part, title, mail and LinkedIn.

    Raises Rejected when there is no name in it, or too many.
    """
    entries = [entry for entry in re.split(r"[\n;]+", text) if entry.strip()]
    people = [one for entry in entries or [text] for one in _entry(entry)]
    if len(people) > PEOPLE_AT_MOST:
        raise Rejected(TOO_MANY.format(limit=PEOPLE_AT_MOST))
    return tuple(people)


def _entry(entry: str) -> list[Introduced]:
    people: list[Introduced] = []
    pieces = [piece.strip() for piece in entry.split(",") if piece.strip()]
    for piece in pieces or [entry]:
        known = _detail(people[-1], piece) if people else None
        if known is not None:
            people[-1] = known
        else:
            people.extend(_named(name) for name in _AND.split(piece))
    return people


def _named(text: str) -> Introduced:
    """A name that may carry more: Dana Lee (hiring manager), Dana Lee - CTO, Dana Lee <d@x.com>."""
    addresses = " ".join(_ADDRESS.findall(text))
    bare = _ADDRESS.sub(" ", text).strip()
    if addresses and not bare:
        raise Rejected(WHOSE)
    aside = _ASIDE.fullmatch(bare)
    name, inside = (aside["name"], aside["inside"] or aside["behind"]) if aside else (bare, "")
    person = Introduced(read_name(name))
    if addresses:
        person = replace(person, reach=read_reach(addresses))
    return (_detail(person, inside.strip()) or replace(person, title=inside)) if inside else person


def _detail(person: Introduced, piece: str) -> Introduced | None:
    """The person with what `piece` says of them; None when it names somebody else."""
    part = PART_WORDS.get(piece.casefold().removeprefix("the ").removeprefix("my "))
    if part is not None:
        return replace(person, part=part)
    if _is_address(piece):
        return replace(person, reach=_joined(person.reach, read_reach(piece)))
    if _TITLE.search(piece):
        return replace(person, title=piece)
    return None


def _is_address(piece: str) -> bool:
    """A mail address or link that stands alone, or a telephone number."""
    beside = _ADDRESS.sub("", piece).strip(" :").casefold()
    alone = _ADDRESS.search(piece) is not None and beside in _LABELS
    return alone or bool(_CALLED.search(piece)) or sum(char.isdigit() for char in piece) >= 6


def _joined(one: Reach, other: Reach) -> Reach:
    return Reach(
        email=other.email or one.email,
        linkedin=other.linkedin or one.linkedin,
        phone=other.phone or one.phone,
    )
