"""Tells which employer a mail is about: one that is known, or the one it names."""

import re
from typing import Final

from coaching.reading.matter import default_matter, employers, to_matter
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.proposals import Matter

CLIENT: Final = re.compile(
    r"(?i)\b(?:my|our|the) client(?:s\b|\b(?!s))(?! service| facing)"
    r"|\bworking (?:exclusively )?with an?\b|\b(?:can't|cannot) name (?:them|the)\b"
)
"""Says that an agency writes, and not the employer."""


def find_employer(message: Message) -> Matter:
    """Returns the one job that a mail is about: one that is known, else the employer named."""
    clients = [one for one in message.companies if _is_client(message, one)]
    others = [one for one in employers(message) if not _is_of_recruiter(message, one)]
    named = [to_matter(company) for company in clients or others]
    known = [matter for matter in named if matter.opportunity is not None]
    people = [
        Matter(opportunity=one.opportunity) for one in message.people if one.opportunity is not None
    ]
    return next(iter((*known, *people, *named)), default_matter(message.context))


_CLIENT_BEFORE: Final = re.compile(
    r"(?i)\b(?:client|behalf of|kunde|cliente|role with|job with|position with)(?: is| are)?,? ?$"
)


def _is_client(message: Message, company: CompanyMention) -> bool:
    """Tells whether an agency writes of the employer: "our client Kalyani Textiles"."""
    before = message.text[max(0, company.span.start - 20) : company.span.start]
    return not company.is_agency and bool(_CLIENT_BEFORE.search(before))


_RECRUITER_AT: Final = re.compile(
    r"(?i)\b(?:recruit\w*|talent|consultant|headhunter)\b[^\n.]{0,30}\b(?:at|@|with|from) $"
)


def _is_of_recruiter(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm is only where a recruiter works who fills the job of another one."""
    before = message.text[max(0, company.span.start - 60) : company.span.start]
    is_host = "@" in company.span.text_in(message.text)
    says = _RECRUITER_AT.search(before) or _IS_FROM.search(before)
    is_said = is_host or says or _is_in_signature(message, company)
    return bool(company.opportunity is None and is_said and CLIENT.search(message.text))


_IS_FROM: Final = re.compile(
    r"(?i)\b(?:this is|my name is|i'm|i am|it's|its) [^\W\d_][\w'’-]{0,20}"
    r"(?: [^\W\d_][\w'’-]{0,20})? (?:from|with|at|of|over at|here from) $"
)
_LAST_LINES: Final = 160


def _is_in_signature(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm begins one of the last lines, as where the writer works does."""
    start = company.span.start
    line = message.text[message.text.rfind("\n", 0, start) + 1 : start]
    return start > max(len(message.text) - _LAST_LINES, 0) and not line.strip()
