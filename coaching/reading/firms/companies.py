"""Finds the employers and agencies in a message: those known by any short form, then new ones."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.context import ReadingContext
from coaching.reading.firms.agencies import is_agency
from coaching.reading.firms.companies_in_lines import in_lines
from coaching.reading.firms.company_words import (
    COMPANY_FORMS,
    MAIL_HOSTS,
)
from coaching.reading.firms.known_companies import find_known_companies
from coaching.reading.firms.left_over_names import find_left_over
from coaching.reading.firms.new_companies import NEW_COMPANY_FINDERS
from coaching.reading.mentions import CompanyMention, DetailKind, DetailMention
from coaching.reading.people.deeds import read_deed
from coaching.reading.people.titles import is_title_word
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens


def find_companies(
    tokens: Tokens,
    details: tuple[DetailMention, ...],
    context: ReadingContext,
    *,
    is_mail: bool = False,
) -> tuple[CompanyMention, ...]:
    """Returns the companies that are named, in their order; a mail address tells one at last."""
    known = tuple(find_known_companies(tokens, context))
    new = tuple(
        one
        for one in _find_new(tokens, details, known)
        if not (
            _is_contact(one, context)
            or _is_somebody(tokens.text, one)
            or _ROOM.match(one.name)
            or _is_city(tokens.text, one)
        )
    )
    found = sorted((*known, *new), key=lambda mention: mention.span)
    has_jobs = bool(context.dossier.opportunities)
    if not found:
        hosts = _find_in_mail(tokens, details, context)
        found = [one for one in hosts if is_mail or one.opportunity or not has_jobs]
    if not found and not details and not is_mail:
        left = (to_company(tokens, span) for span in find_left_over(tokens, has_jobs=has_jobs))
        found = [
            one
            for one in left
            if not (
                _is_contact(one, context)
                or _is_somebody(tokens.text, one)
                or _is_city(tokens.text, one)
            )
        ]
    return tuple(found)


_OF_A_CITY: Final = re.compile(r" (?:team|office|branch|site|hq|people|colleagues)\b")


def _is_city(text: str, company: CompanyMention) -> bool:
    """Tells whether a city is only where somebody sits: "on screen from Curitiba", "the London
    team"."""
    before, behind = text[: company.span.start].casefold(), text[company.span.end :].casefold()
    is_beside = before.endswith((" from ", " near ")) or _OF_A_CITY.match(behind)
    return bool(is_beside) and is_place(company.name)


def _find_new(
    tokens: Tokens, details: tuple[DetailMention, ...], known: tuple[CompanyMention, ...]
) -> Iterator[CompanyMention]:
    taken = [mention.span for mention in known] + [mention.span for mention in details]
    heads = tuple(in_lines(tokens))
    for finder in NEW_COMPANY_FINDERS:
        for span in finder(tokens):
            if any(_is_behind(tokens, span, head) for head in heads):
                continue  # "Company - role - time, at a place"
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            taken.append(span)
            yield to_company(tokens, span)


def _is_behind(tokens: Tokens, span: Stretch, head: Stretch) -> bool:
    """Tells whether something stands in the same line as a firm at its head, and behind it."""
    return span.start >= head.end and "\n" not in tokens.text[head.end : span.start]


def _is_contact(company: CompanyMention, context: ReadingContext) -> bool:
    """Tells whether it is the name of somebody who is known: "ana cancelled" is about Ana."""
    words = set(fold_text(company.name).split())
    contacts = (one for job in context.dossier.opportunities for one in job.contacts)
    return any(words <= set(fold_text(contact.name).split()) for contact in contacts)


_BESIDE_ME: Final = re.compile(r"\b(?:with|and|met|saw|und|y|e|et) $")
_DESCRIBED: Final = re.compile(
    r",? (?:an?|the|her|his|my|their|our|who(?: is|'s)?|she(?: is|'s)|he(?: is|'s))"
    r"(?P<words>(?: [\w'’-]{1,20}){1,4})"
)


_ROOM: Final = re.compile(r"(?i)(?:rm|room|bldg|floor|suite|level)\b\.? ?\w?")
_HONOURED: Final = re.compile(
    r"(?i)\b(?:dra?|mr|mrs|ms|mx|prof|herr|frau|sra?|mme|mdm|sir|ma['’]?am)\.? $"
)


_WHO: Final = re.compile(r",? who(?: is|['’]s|s)? (?P<piece>[^,;.!?\n]{2,60})")


def _does_a_job(text: str, end: int) -> bool:
    """Tells whether the name that ends there is somebody's: "Rosheen who heads up admissions"."""
    who = _WHO.match(text, end)
    return who is not None and read_deed(who["piece"])[0] is not None


def _is_somebody(text: str, company: CompanyMention) -> bool:
    """Tells whether one unknown word is a person by what is said of them: "with Pau, a physio",
    "Dr. Patel was called away"."""
    if _HONOURED.search(text[max(0, company.span.start - 8) : company.span.start]):
        return True
    if " " in company.name or company.is_agency:
        return False
    if _does_a_job(text, company.span.end):
        return True
    before = text[max(0, company.span.start - 8) : company.span.start].casefold()
    behind = _DESCRIBED.match(text[company.span.end : company.span.end + 90].casefold())
    if behind is None or not _BESIDE_ME.search(before):
        return False
    words = [fold_text(word) for word in behind["words"].split()]
    return any(word == "colleague" or is_title_word(word) for word in words)


def to_company(tokens: Tokens, span: Stretch) -> CompanyMention:
    """Returns the firm that a stretch of a message names."""
    name = span.text_in(tokens.text)
    return CompanyMention(span, _spell(name), None, is_agency(name))


def _spell(name: str) -> str:
    if not name.islower():
        return name
    return " ".join(
        word if word in ("and", "of", "&") else word[:1].upper() + word[1:] for word in name.split()
    )


def _find_in_mail(
    tokens: Tokens, details: tuple[DetailMention, ...], context: ReadingContext
) -> Iterator[CompanyMention]:
    """Finds the employer by the host of a mail address, unless it is a public one."""
    for detail in details:
        if detail.kind is not DetailKind.EMAIL:
            continue
        host = detail.value.rpartition("@")[2].casefold()
        label = _host_label(host)
        if host in MAIL_HOSTS or not label or label in MAIL_HOSTS or label.startswith("uni-"):
            continue
        if _is_own_host(tokens, detail.value, label):
            continue
        job = next(
            (job for job in context.dossier.opportunities if is_host_of(host, job.company)), None
        )
        spelled = _find_spelling(tokens, label) or label.replace("-", " ").title()
        name = job.company if job else spelled
        yield CompanyMention(detail.span, name, job.id if job else None, is_agency(name))
        return


def _is_own_host(tokens: Tokens, address: str, label: str) -> bool:
    """Tells whether a host is somebody's own: jonas@weber.example beside "Jonas Weber"."""
    local = fold_text(address.partition("@")[0])
    words = [word.folded for word in tokens.all]
    return any(
        one == local and f"{one}{other}".endswith(label.replace("-", ""))
        for one, other in pairwise(words)
    )


_MOST_PARTS: Final = 4


def _find_spelling(tokens: Tokens, label: str) -> str | None:
    """Returns "Cascade Fiber" where the message has these words and the host is cascadefiber."""
    bare = label.replace("-", "")
    words = tokens.all
    for index, word in enumerate(words):
        if not (word.is_word and word.is_capital and bare.startswith(word.folded[:3])):
            continue
        joined, end = "", index
        while end < len(words) and end - index < _MOST_PARTS and len(joined) < len(bare):
            joined += "".join(char for char in words[end].folded if char.isalnum())
            end += 1
        if joined == bare and end - index > 1:
            return tokens.text[word.span.start : words[end - 1].span.end]
    return None


def _host_label(host: str) -> str:
    labels = host.split(".")
    while (
        len(labels) > 1 and labels[-1] in ("com", "co", "org", "net", "example", "ac", "gov")
    ) or (len(labels) > 1 and len(labels[-1]) == 2):
        labels.pop()
    return labels[-1] if labels else ""


def is_host_of(host: str, company: str) -> bool:
    """Tells whether a mail host is the firm's: pinecrestbank.example is Pinecrest Bank's."""
    bare = "".join(word for word in fold_text(company).split() if word not in COMPANY_FORMS)
    label = _host_label(host).replace("-", "")
    return bool(bare) and (label.startswith(bare[:6]) or bare.startswith(label))
