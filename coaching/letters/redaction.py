"""No phone number is in view where an employer allows mail only, wherever it was noted (S2)."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import Channel

_NAMES_AND_ADDRESSES = frozenset({"company", "role", "name", "email", "linkedin", "origin", "zone"})
"""Fields by which somebody or something is known; the texts of all others are redacted."""
_PHONE_LEAD_IN = r"(?:\b(?:on|at|under|tel|phone|mobile|cell)\b[.:]{0,2}[^\S\n]*){0,3}"
_PHONE = re.compile(
    # what can be a link is looked at once, from where it begins: long runs of dots stay quick
    r"(?P<dial>(?:(?<!\S)\S*)?\bwa\.me/\S*|\b(?:tel|sms|callto):\+?\d\S*)"
    r"|(?P<link>(?<!\S)(?:\S*(?:://|@|www\.)\S*|\S+\.[a-z]{2,}/\S*))"
    rf"|{_PHONE_LEAD_IN}(?<!\w)(?P<digits>\+?\(?\d(?:[^\S\n]?[()./\-–‑]?[^\S\n]?[()]?\d){{6,}})(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d"
    r"|\d{4}[-–/.]\d\d?[-–/.]\d\d?(?: \d{1,2})?|\d\d?[./-]\d\d?[./-]\d{4}(?: \d{1,2})?"
)


def redact_phones(text: str) -> str:
    """Without runs of seven digits or more as numbers are typed; links, dates and spans of years
    stay."""
    found = _PHONE.sub(_phone_replacement, text)
    if found == text:
        return text
    found = re.sub(r"\([^\S\n]*\)", "", found)
    found = re.sub(r"[^\S\n]+(?=[,;.!?\n]|$)", "", re.sub(r"[^\S\n]{2,}", " ", found)).strip()
    return found if any(char.isalnum() for char in found) else ""


def _phone_replacement(match: re.Match[str]) -> str:
    whole = match.group()
    return whole if match["link"] or _DATE.fullmatch(match["digits"] or "") else ""


def redact_opportunity(opportunity: Opportunity) -> Opportunity:
    """The opportunity as texts may tell it: bare of phone numbers when they allow mail only."""
    if opportunity.channel is not Channel.EMAIL_ONLY:
        return opportunity
    redacted: Opportunity = redact_texts(opportunity)
    return redacted


def redact_texts(fact: Any) -> Any:
    """The same fact with every text in it redacted, however deep; names and addresses stay."""
    if is_dataclass(fact) and not isinstance(fact, type):
        written = (one.name for one in fields(fact) if one.name not in _NAMES_AND_ADDRESSES)
        return replace(fact, **{name: _redact_field(name, getattr(fact, name)) for name in written})
    if isinstance(fact, Mapping):
        return {name: redact_texts(one) for name, one in fact.items()}
    if isinstance(fact, tuple):
        return tuple(redact_texts(one) for one in fact)
    return redact_phones(fact) if type(fact) is str else fact


def _redact_field(name: str, value: Any) -> Any:
    return "" if name == "phone" else redact_texts(value)
