"""Finds telephone numbers, and never takes a salary, a year, a time or an id for one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coaching.reading.mentions import DetailKind, DetailMention
from coaching.reading.proposals import Stretch

_DIGITS: Final = re.compile(
    r"(?<![\w.,:/#@])[+(]{0,2}\d(?:[ ()./\-–\u00a0]{0,3}\d)*"
    r"(?:[ ,]{0,2}(?:ext(?:ension)?|ramal|durchwahl|dw|poste|x)[.: ]{0,2}\d{1,6}\b)?",
    re.IGNORECASE,
)
_EXTENSION: Final = re.compile(r"[ ,]{0,9}(?:ext|ramal|durch|dw|poste|x).*$", re.IGNORECASE)
_CUE_BEFORE: Final = re.compile(
    r"(?:\b(?:phone|telephone|mobile|cell|cellphone|number|nr|tel|telefon|handy|mobil|whatsapp|wpp|"
    r"zap|celular|telefone|ramal|fone|movil|fon|call|ring|text|reach|dial|ddi|direct|line|"
    r"ph|her on|him on|them on|me on|am on|[ctmpdwhf])\b[^\d\n]{0,25})$",
    re.IGNORECASE,
)
_ID_BEFORE: Final = re.compile(
    r"(?:\b(?:id|ref|reference|req|requisition|application|job|case|ticket|passcode|password|pin|code|"
    r"meeting|invoice|order|zip|plz|cep|room|floor|version|number of|isbn|vacancy|kennziffer)\b"
    r"[^\w\n,]{0,4}(?:id|no|nr|number|code)?[^\w\n,]{0,4}|#\s?)$",
    re.IGNORECASE,
)
_MONEY_AROUND: Final = re.compile(
    r"(?:[$€£₹¥]|\b(?:eur|usd|gbp|inr|brl|aud|chf|r\$|rs))\s?$", re.IGNORECASE
)
_UNIT_AFTER: Final = re.compile(
    r"\s?(?:[$€£₹%k]|eur|usd|gbp|brl|inr|lakhs?|lpa|crores?|min|mins|minutes|hours?|hrs?|am|pm|uhr|"
    r"people|patients|years?|days?|weeks?|months?|base|ote|p\.a)\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|(?:19|20)\d{6}|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)\b"
)
_ROUND: Final = re.compile(r"\d{2,3}[., ]?000\D+\d{2,3}[., ]?000$")
_FEWEST, _MOST = 7, 15
_LISTED: Final = re.compile(r"(?:[|•·]\s*|\n[^\S\n]*)$")
"""Stands before a number in a signature."""


def find_phones(text: str, blocked: Iterable[Stretch]) -> Iterator[DetailMention]:
    """Yields the telephone numbers, as they were written, with their extension."""
    taken = list(blocked)
    for match in _DIGITS.finditer(text):
        span = _trim(match)
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        if _is_phone(
            span.text_in(text), text[max(0, span.start - 45) : span.start], text[span.end :]
        ):
            yield DetailMention(span, DetailKind.PHONE, _write(span.text_in(text)))


def _trim(match: re.Match[str]) -> Stretch:
    """Leaves out an opening bracket that is not closed inside: "(0491 570 156"."""
    start = match.start()
    if match[0].startswith("(") and ")" not in match[0]:
        start += 1
    return Stretch(start, match.end())


def _is_phone(number: str, before: str, after: str) -> bool:
    bare = _EXTENSION.sub("", number)
    digits = re.sub(r"\D", "", bare)
    if not _FEWEST <= len(digits) <= _MOST or _is_other(bare, before, after[:12]):
        return False
    if len(digits) == _FEWEST and _LISTED.search(before) and re.fullmatch(r"\d{3}[-. ]\d{4}", bare):
        return True
    if "+" in bare or digits.startswith("00") or _CUE_BEFORE.search(before):
        return True
    return _has_shape(bare, digits)


_SPOKEN_AFTER: Final = re.compile(r"\s(?:double|triple|treble)\b")
"""Goes on with the number in words, so that its figures are only a part."""


def _is_other(bare: str, before: str, after: str) -> bool:
    """Tells whether it is a date, a span of years, money, or the number of something."""
    return bool(
        (_DATE.match(bare.strip("(")) and "+" not in bare)
        or _ROUND.match(bare)
        or _ID_BEFORE.search(before)
        or _MONEY_AROUND.search(before)
        or _UNIT_AFTER.match(after)
        or _SPOKEN_AFTER.match(after)
    )


def _has_shape(bare: str, digits: str) -> bool:
    """Tells whether it is grouped like a number that one can dial."""
    groups = [group for group in re.split(r"\D+", bare) if group]
    if digits.startswith("0") or bare.startswith("("):
        return len(digits) >= 9 or len(groups) > 1
    return len(digits) >= 10 and len(groups) in (2, 3, 4, 5) and max(map(len, groups)) <= 7


def _write(number: str) -> str:
    return " ".join(number.split()).strip(" .-/–")
