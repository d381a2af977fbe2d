"""Whoever is known already and named with a further round is in that round, too."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coaching.model.documents import Contact
from coaching.reading.mentions import PersonMention
from coaching.reading.message import Message
from coaching.reading.proposals import InterviewSaid, Matter, PersonSaid, Proposal

_LEAD: Final = re.compile(r"\b(?:with|meeting|meet|seeing|see)\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\([^()]{0,80}\)|\b(?:and|plus|also|both|again|then|mr|mrs|ms|miss|dr|prof)\b\.?|[,&+\s]",
    re.IGNORECASE,
)
"""Stands between names of one list."""


def add_who_comes_again(
    message: Message, told: Sequence[Proposal], people: Sequence[PersonSaid]
) -> tuple[PersonSaid, ...]:
    """Returns the people with those who are known and stand in the list behind "with", where a
    round is told that is not logged yet: "second round tomorrow with Hana and Mei Tan"."""
    jobs = {one.about.opportunity for one in told if _is_new_round(one)}
    again = [one for one in _list_with(message) if one.opportunity in jobs]
    known = {one.contact: one for one in people if one.contact}
    added: dict[int, PersonSaid] = {}
    for mention in again:
        contact = _find_contact(message, mention)
        if contact is not None:
            said = known.get(contact.id) or _to_said(mention)
            title = said.title or contact.title or None
            added[contact.id] = replace(said, part=said.part or contact.part, title=title)
    return (*(one for one in people if one.contact not in added), *added.values())


def _is_new_round(told: Proposal) -> bool:
    return isinstance(told, InterviewSaid) and told.known is None and bool(told.about.opportunity)


def _list_with(message: Message) -> list[PersonMention]:
    """Returns the known people between whom and "with" nothing but names stands."""
    masked = list(message.text)
    for one in message.people:
        masked[one.whole.start : one.whole.end] = " " * (one.whole.end - one.whole.start)
    text = "".join(masked)
    leads = [found.end() for found in _LEAD.finditer(text)]
    return [
        one
        for one in message.people
        if one.contact and not one.is_aside and _follows(text, leads, one.span.start)
    ]


def _follows(text: str, leads: Sequence[int], start: int) -> bool:
    lead = max((end for end in leads if end <= start), default=None)
    return lead is not None and not _BETWEEN.sub("", text[lead:start])


def _to_said(mention: PersonMention) -> PersonSaid:
    about = Matter(opportunity=mention.opportunity)
    return PersonSaid(mention.span, about, name=mention.name, contact=mention.contact)


def _find_contact(message: Message, mention: PersonMention) -> Contact | None:
    jobs = message.context.dossier.opportunities
    contacts = (one for job in jobs for one in job.contacts)
    return next((one for one in contacts if one.id == mention.contact), None)
