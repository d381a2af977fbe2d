"""Takes phone numbers out of view where an employer allows mail only, wherever they were noted
(S2)."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from coaching.model.documents import Opportunity
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import Channel

_NAMES_AND_ADDRESSES = frozenset({"company", "role", "name", "email", "linkedin", "origin", "zone"})
"""By these fields somebody or something is known; the texts of all others are redacted."""
_KEYS = frozenset({"key", "sentences", "letter_questions", "invitation"})
"""These hold no words but numbers of ours, by which what was drafted, asked or changed is found."""
_PHONE_LEAD_IN = r"(?:\b(?:on|at|under|tel|phone|mobile|cell)\b[.:]{0,2}[^\S\n]*){0,3}"
_GAP = r"(?:[^\S\n]|[()./\-–‑]){0,3}"
"""What may stand between two digits of a phone number that is glued to a link."""
_RUN = rf"\(?\d(?:{_GAP}\d){{6,}}+"
_START = r"(?<![a-z])(?:[a-z]{2,15}://|www\.)"
_IS_NUMBER_FIRST = r"\d(?:[-.]?\d){6,}+(?:[-.]|www\.)"
"""Digits such as those in front of "5550123456.acme.com/jobs", which no link begins with."""
_DIAL = r"(?:tel|sms|callto):\+?\d"
_LINK_END = (
    rf"\+{_RUN}|(?<!\w){_DIAL}"
    # in "/a,1234567,00.html" the link goes on behind the number
    rf"|[,;|(<>]{_RUN}(?!\w|,\d|\.\w|\)[\w/]|[/?&=#%_-])"
)
"""Where a phone number begins that was glued to a link."""
_COORDINATES = r"\d{1,3}\.\d{4,},-?\d{1,3}\.\d{4,}"
_PHONE = re.compile(
    # what can be a link is looked at once, from where it begins: long runs of dots stay quick
    r"(?P<dial>(?:(?<!\S)\S*)?(?:\bwa\.me/|%2B\d{7}|[?&](?:phone|tel|mobile)=\d{7})\S*"
    rf"|\b{_DIAL}\S*)"
    rf"|(?P<host>{_START}[\w.-]{{0,253}}?\.[a-z]{{2,}}){_RUN}(?!\w)"
    rf"|(?P<link>(?:{_START}|(?<![\w.-])(?!{_IS_NUMBER_FIRST})(?:[\w-]+\.)+[a-z]{{2,}}/)"
    rf"(?:{_COORDINATES}|(?!{_LINK_END})\S)*+"
    rf"|(?<![\w.%+-])(?!{_IS_NUMBER_FIRST})\w[\w.%+-]*@[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,}})"
    rf"|(?P<plus>{_PHONE_LEAD_IN}\+{_RUN})"
    rf"|{_PHONE_LEAD_IN}(?<!\w)(?P<digits>\+?\(?\d(?:[^\S\n]?[()./\-–‑]?[^\S\n]?[()]?\d){{6,}})"
    r"(?!(?!https?://|www\.)\w)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d"
    r"|\d{4}[-–/.]\d\d?[-–/.]\d\d?(?: \d{1,2})?|\d\d?[./-]\d\d?[./-]\d{4}(?: \d{1,2})?"
)


def redact_phones(text: str) -> str:
    """Returns the text without runs of seven digits or more that are typed as numbers are. Links,
    dates and spans of years stay."""
    bare = _PHONE.sub(_phone_replacement, text)
    if bare == text:
        return text
    bare = re.sub(r"\([^\S\n]*\)", "", bare)
    bare = re.sub(
        r"(?<![^\S\n])[^\S\n]+(?=[,;.!?\n]|$)", "", re.sub(r"[^\S\n]{2,}", " ", bare)
    ).strip()
    return bare if any(char.isalnum() for char in bare) else ""


def _phone_replacement(match: re.Match[str]) -> str:
    """Returns what stays of a match: a link, the host in front of a number, or a date."""
    if match["host"]:
        return match["host"]
    number = match["digits"] or (match["plus"] or "").partition("+")[2]
    return match.group() if match["link"] or _DATE.fullmatch(number) else ""


@compute_once_a_turn
def redact_opportunity(opportunity: Opportunity) -> Opportunity:
    """Returns the opportunity as texts may tell it: without phone numbers when the employer allows
    mail only."""
    if opportunity.channel is not Channel.EMAIL_ONLY:
        return opportunity
    redacted: Opportunity = redact_texts(opportunity)
    return redacted


def redact_texts(fact: Any) -> Any:
    """Returns the same fact with every text in it redacted, however deep; names, addresses and
    our own keys stay."""
    if is_dataclass(fact) and not isinstance(fact, type):
        kept = _NAMES_AND_ADDRESSES | _KEYS
        written = (part.name for part in fields(fact) if part.name not in kept)
        return replace(fact, **{name: _redact_field(name, getattr(fact, name)) for name in written})
    if isinstance(fact, Mapping):
        return {name: redact_texts(part) for name, part in fact.items()}
    if isinstance(fact, tuple):
        return tuple(redact_texts(part) for part in fact)
    return redact_phones(fact) if type(fact) is str else fact


def _redact_field(name: str, value: Any) -> Any:
    return "" if name == "phone" else redact_texts(value)
