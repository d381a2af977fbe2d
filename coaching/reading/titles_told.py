"""Reads what somebody known is told to be: "her title is Lab Director, not manager"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ContactId
from coaching.reading.matter import default_matter, job_of
from coaching.reading.message import Message
from coaching.reading.people.parts import find_part
from coaching.reading.people.titles import clean_title, find_title, is_only_part
from coaching.reading.proposals import Matter, PersonSaid, Stretch

_TITLE_IS: Final = re.compile(
    r"\b(?P<who>her|his|their|[^\W\d_][\w-]{1,24}?['’]?s)\s(?:(?:job|exact|proper|official|real|full"
    r"|right|correct|actual|new|current|latest)\s){0,2}(?:title|role|position|job)"
    r"(?:\s?['’]s|\sis|\swas|\sshould be|:)\s"
    r"(?:actually\s|really\s|now\s|in fact\s|the\s)?(?P<title>[^,.;!?\n]{2,50})",
    re.IGNORECASE,
)
_NOT_THE_OLD: Final = re.compile(
    r",?\s(?:and\s)?(?:not|btw|by the way|sorry|i think)\b.*$", re.IGNORECASE
)
_ADVERB: Final = r"(?:(?:actually|really|in fact|now|indeed|just|only)\s){0,2}"
_IS_REALLY: Final = re.compile(
    r"(?:['’]s|\sis|\swas)\s(?:(?:actually|really|in fact|now|indeed)\s){1,2}"
    r"(?P<title>[^,.;!?\n]{2,50})",
    re.IGNORECASE,
)
_IS_NOT: Final = re.compile(
    r"\s(?:is|was)(?:n['’]?t|\snot)\s(?P<old>[^,.;!?\n]{2,40}?)(?:[,.;]?\s(?:but|rather"
    rf"|(?:but )?(?:he|she|they)(?:['’]?s|['’]?re|\sis|\sare|\swas))\s{_ADVERB}"
    r"(?P<title>[^,.;!?\n]{2,50})|(?=[,.;!?\n]|\s?$))",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 16
"""In so few words somebody puts a contact right, and tells no story."""


def put_titles_right(message: Message, people: list[PersonSaid]) -> list[PersonSaid]:
    """Returns the people with what a short message says that somebody known is, or is not."""
    told = {one.contact: one for one in _read_told(message)} if message.is_line else {}
    others = [one for one in people if one.contact is None or one.contact not in told]
    right = [_of_stranger(message, one) for one in others]
    return [*right, *(one for one in told.values() if one.title or one.part)]


def _of_stranger(message: Message, person: PersonSaid) -> PersonSaid:
    """Returns somebody new with the title that is said to be theirs: "lucy's title is buyer"."""
    match = _TITLE_IS.search(message.text) if person.contact is None else None
    if match is None or person.title or person.span.start != match.start():
        return person
    title = _NOT_THE_OLD.sub("", match["title"]).strip()
    return replace(person, title=clean_title(title), part=person.part or find_part(title))


def _read_told(message: Message) -> Iterator[PersonSaid]:
    if match := _TITLE_IS.search(message.text):
        title = _NOT_THE_OLD.sub("", match["title"]).strip()
        found = _find_owner(message, match)
        if found and title and (find_title(title) or title.istitle()):
            yield _to_said(found, Stretch(match.start(), match.end()), title)
    if message.word_count <= _MOST_WORDS:
        yield from _read_denials(message)


def _read_denials(message: Message) -> Iterator[PersonSaid]:
    """Reads "Ana isn't the recruiter, she's the CTO" and "Tom is actually head of ops"; of what
    somebody is not, nothing is kept."""
    for mention in message.people:
        found = _find_known(message, mention.contact)
        start = mention.span.end
        match = _IS_REALLY.match(message.text, start) or _IS_NOT.match(message.text, start)
        if found is None or match is None:
            continue
        groups = match.groupdict()
        title = _NOT_THE_OLD.sub("", groups["title"] or "").strip()
        is_title = any(_is_job(one) for one in (title, groups.get("old")) if one)
        if is_title and (not title or _is_job(title)):
            yield _to_said(found, Stretch(mention.span.start, match.end()), title)


def _is_job(piece: str) -> bool:
    return find_title(piece) is not None or find_part(piece) is not None


def _to_said(found: tuple[Opportunity, Contact], place: Stretch, title: str) -> PersonSaid:
    job, contact = found
    part = find_part(title) if title else None
    said = clean_title(title) if title and not (part and is_only_part(clean_title(title))) else None
    return PersonSaid(
        place,
        Matter(opportunity=job.id),
        name=contact.name,
        title=said,
        part=part,
        contact=contact.id,
    )


def _find_owner(message: Message, match: re.Match[str]) -> tuple[Opportunity, Contact] | None:
    """Returns who is named before the title, whom the coach asked about, or who alone is known."""
    asked = message.context.asked.contact
    if match["who"].casefold() not in ("her", "his", "their"):
        asked = next((p.contact for p in message.people if p.span.start == match.start()), None)
    elif asked is None:
        job = job_of(default_matter(message.context), message.context)
        alone = job.contacts if job and len(job.contacts) == 1 else ()
        asked = alone[0].id if alone else None
    return _find_known(message, asked)


def _find_known(message: Message, wanted: ContactId | None) -> tuple[Opportunity, Contact] | None:
    jobs = message.context.dossier.opportunities
    everybody = ((job, one) for job in jobs for one in job.contacts)
    return next((pair for pair in everybody if wanted is not None and pair[1].id == wanted), None)
