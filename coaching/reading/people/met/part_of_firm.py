"""Tells who is of the agency by the firm that they are from."""

import re
from collections.abc import Iterable
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.city_names import is_place
from coaching.reading.context import ReadingContext
from coaching.reading.firms.agencies import is_agency
from coaching.reading.mentions import CompanyMention
from coaching.reading.people.description import Description
from coaching.reading.similarity import is_similar_name
from coaching.reading.text_folding import fold_text

_OWN_OFFICE: Final = re.compile(
    r"(?:head|main|regional|the) office|hq\b|headquarters", re.IGNORECASE
)
_FIRM: Final = re.compile(
    r"^(?:[A-Z]|\S+\s?(?:&|and)\s?\S+|hays\b|reed\b|adecco|randstad|michael page)"
)
_PAY: Final = re.compile(
    r"\b(?:base|salary|band|range|pays?|package|rate|ctc|next steps|client|"
    r"put me forward|submitted me|"
    r"ringing me|calling me|feedback from)\b",
    re.IGNORECASE,
)
_BROUGHT: Final = re.compile(
    r" (?:who |has |just )?(?:put me (?:up|forward|in)|submitted me|pitched me"
    r"|got me (?:the|an|in))\b"
)
"""Says of somebody from a firm that the firm brought the person to an employer."""


def part_of_firm(
    said: Description, text: str, context: ReadingContext, companies: Iterable[CompanyMention]
) -> ContactPart | None:
    """Tells that somebody from a firm that is not the employer is the agency's recruiter."""
    if not said.firm:
        return None
    jobs = context.dossier.opportunities
    firm = re.split(
        r"\s(?:says|said|called|rang|told|wrote|mailed|just|about|who|put|set|got)\b", said.firm
    )[0]
    if any(_names_firm(firm, job.company) for job in jobs):
        return None
    if _BROUGHT.match(said.firm, len(firm)):
        return ContactPart.AGENCY_RECRUITER
    if not jobs:
        return ContactPart.AGENCY_RECRUITER if is_agency(firm) else None
    head = fold_text(firm).split()[:1]
    is_new = [one for one in companies if one.opportunity is None and not one.is_agency]
    if any(head == fold_text(one.name).split()[:1] for one in is_new) and not is_pay(text):
        return None
    if is_agency(firm):
        return ContactPart.AGENCY_RECRUITER
    if is_place(firm) or _OWN_OFFICE.match(firm) or said.part not in (None, ContactPart.RECRUITER):
        return None
    is_theirs = _FIRM.match(firm) is not None or is_pay(text)
    return ContactPart.AGENCY_RECRUITER if is_theirs else None


def is_pay(text: str) -> bool:
    """Tells whether a message speaks of pay or next steps, as an agency does."""
    return bool(_PAY.search(text))


def _names_firm(firm: str, company: str) -> bool:
    words, other = fold_text(firm).split(), fold_text(company).split()
    return bool(words) and (words[:1] == other[:1] or is_similar_name(firm, company))
