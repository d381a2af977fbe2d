"""Tells which employer a mail is about: one that is known, or the one it names."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.mails.signatures import Signature
from coaching.reading.matter import default_matter, employers, to_matter
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.proposals import Matter, Stretch
from coaching.reading.text_folding import fold_text

CLIENT: Final = re.compile(
    r"(?i)\b(?:my|our|the) client(?:s\b|\b(?!s))(?! service| facing)"
    r"|\bworking (?:exclusively )?with an?\b|\b(?:can't|cannot) name (?:them|the)\b"
)
"""Says that an agency writes, and not the employer."""


def find_employer(message: Message) -> Matter:
    """Returns the one job that a mail is about: one that is known, else the employer named."""
    clients = [one for one in message.companies if _is_client(message, one)]
    others = [
        one
        for one in employers(message)
        if not (_is_of_recruiter(message, one) or is_label(message, one))
    ]
    named = [to_matter(company) for company in clients or others]
    known = [matter for matter in named if matter.opportunity is not None]
    people = [
        Matter(opportunity=one.opportunity) for one in message.people if one.opportunity is not None
    ]
    return next(iter((*known, *people, *named)), default_matter(message.context))


def find_employer_of_mail(message: Message, signature: Signature) -> Matter:
    """Returns the one job that a mail is about; who signs for a firm writes of that firm, unless it
    is an agency's mail about somebody else."""
    firm = signature.firm
    found = _find_by_writer(message) or find_employer(message)
    if firm is None or (found.opportunity is not None and not found.is_guess):
        return _without_form(found)
    others = [
        one
        for one in employers(message)
        if not (_overlap(one.span, firm) or is_label(message, one))
    ]
    is_of_others = signature.is_agency or _SPEAKS_OF_OTHERS.search(message.text) is not None
    clients = [one for one in others if _is_client(message, one)]
    if signature.is_agency or (is_of_others and others):
        head = fold_text(firm.text_in(message.text)).partition(" ")[0]
        named = [one for one in (*clients, *others) if not fold_text(one.name).startswith(head)]
        return _without_form(to_matter(named[0])) if named else default_matter(message.context)
    return _without_form(Matter(company=firm.text_in(message.text)))


_SIGNS: Final = 120


def _find_by_writer(message: Message) -> Matter | None:
    """Returns the job of whoever signs and is on record, where several known firms are named."""
    known = {one.opportunity for one in message.companies if one.opportunity is not None}
    place = max(len(message.text.rstrip()) - _SIGNS, 0)
    writers = {one.opportunity for one in message.people if one.span.start >= place}
    jobs = writers - {None}
    if len(jobs) != 1 or not known or jobs <= known:
        return None
    return Matter(opportunity=jobs.pop())


def is_label(message: Message, company: CompanyMention) -> bool:
    """Tells whether it is a word of the mail itself, or of the job behind "Post:", and no firm."""
    if company.opportunity is not None:
        return False
    start = company.span.start
    line = message.text[message.text.rfind("\n", 0, start) + 1 : start]
    return bool(_JOB_LINE.match(line) or _MAIL_WORD.match(company.name) or ":" in company.name)


_JOB_LINE: Final = re.compile(
    r"(?i)\s*(?:re:? )?(?:post|position|role|job|vacancy|stelle|puesto|vaga|poste|job title)\s*:"
)
_MAIL_WORD: Final = re.compile(
    r"(?i)(?:interview|invitation|invite|call|chat|meeting|cancell?ed|updated?|reminder|first|second"
    r"|third|final|round|application|update|next steps?|rm|room|bldg|building|floor|suite|level"
    r"|secretariat|sekretariat|rr\. ?hh|reception)\b"
)
_SPEAKS_OF_OTHERS: Final = re.compile(
    r"(?i)\b(?:(?:my|our|the) client\b|they(?:'d|’d| would|'re|’re| are| want| have|'ve"
    r"|’ve) (?:like|love|want"
    r"|keen|looking|to (?:see|meet|offer)|made|decided|asked|come back|offered)|their (?:offer"
    r"|feedback"
    r"|office|hr|hiring manager)|on behalf of)"
)
"""Says that the mail passes on what somebody else wants."""


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _without_form(matter: Matter) -> Matter:
    """Returns the job without "GmbH" and the like behind the name of its firm."""
    if not matter.company:
        return matter
    return replace(matter, company=_FORM.sub("", matter.company).strip(" ,") or matter.company)


_FORM: Final = re.compile(
    r"(?<![ ,])"
    r"(?:[ ,]++(?:inc|ltd|limited|llc|llp|plc|corp|\(?pvt\)?|\(?pte\)?|\(?pty\)?|gmbh|ag|kg|se"
    r"|kgaa|ab|asa?|oy|aps"
    r"|a/s|sarl"
    r"|sas|srl|ltda|b\.? ?v|n\.? ?v|s\.? ?a(?:\.? ?u)?|s\.? ?l(?:\.? ?u)?|a\. ?s|s\.? ?p\.? ?a"
    r"|sp\. z o\.? ?o"
    r"|s\.? ?r\.? ?o|d\.? ?o\.? ?o)(?!\w)\.?){1,4}\s*$",
    re.IGNORECASE,
)
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
