"""Reads what somebody known is told to be: "her title is Lab Director, not manager"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.documents import Contact, Opportunity
from coaching.reading.matter import default_matter, job_of
from coaching.reading.message import Message
from coaching.reading.people.parts import find_part
from coaching.reading.people.titles import clean_title, find_title
from coaching.reading.proposals import Matter, PersonSaid, Stretch

_TITLE_IS: Final = re.compile(
    r"\b(?P<who>her|his|their|[^\W\d_][\w-]{1,24}['’]s)\s(?:(?:job|exact|proper|official|real|full|right"
    r"|correct|actual)\s){0,2}(?:title|role|position|job)(?:\s?['’]s|\sis|\swas|\sshould be|:)\s"
    r"(?:actually\s|really\s|now\s|in fact\s|the\s)?(?P<title>[^,.;!?\n]{2,50})",
    re.IGNORECASE,
)
_NOT_THE_OLD: Final = re.compile(
    r",?\s(?:and\s)?(?:not|btw|by the way|sorry|i think)\b.*$", re.IGNORECASE
)


def read_titles_told(message: Message) -> Iterator[PersonSaid]:
    """Yields a known person with the title that a short message gives them."""
    match = _TITLE_IS.search(message.text) if message.is_line else None
    title = _NOT_THE_OLD.sub("", match["title"]).strip() if match else ""
    found = _find_owner(message, match) if match and title else None
    if match is None or found is None or not (find_title(title) or title.istitle()):
        return
    job, contact = found
    yield PersonSaid(
        Stretch(match.start(), match.end()),
        Matter(opportunity=job.id),
        name=contact.name,
        title=clean_title(title),
        part=find_part(title),
        contact=contact.id,
    )


def _find_owner(message: Message, match: re.Match[str]) -> tuple[Opportunity, Contact] | None:
    """Returns who is named before the title, whom the coach asked about, or who alone is known."""
    jobs = message.context.dossier.opportunities
    everybody = [(job, one) for job in jobs for one in job.contacts]
    asked = message.context.asked.contact
    if match["who"].casefold() not in ("her", "his", "their"):
        asked = next((p.contact for p in message.people if p.span.start == match.start()), None)
    elif asked is None:
        job = job_of(default_matter(message.context), message.context)
        alone = job.contacts if job and len(job.contacts) == 1 else ()
        asked = alone[0].id if alone else None
    return next((pair for pair in everybody if asked is not None and pair[1].id == asked), None)
