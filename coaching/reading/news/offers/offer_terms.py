"""Reads what an offer holds beside its sum: a share or bonus, the start, the place of work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.offers.own_figures import is_own_figure
from coaching.reading.proposals import Stretch

_SHARE: Final = re.compile(
    r"(?:\b\d{1,3}(?:[.,]\d{1,3})? ?% ?(?:annual |yearly |target |signing )?"
    r"(?:bonus|equity|commission|of the (?:shares|company)|shares|stock|esop)?"
    r"|\b\d{1,3}(?:[.,]?\d{3}){0,3} ?(?:rsus?|options|stock options|shares|vsops?)\b"
    r"|\b(?:signing|sign-on|sign on) bonus(?: of [^\s,;.]{1,20})?)",
    re.IGNORECASE,
)
_START: Final = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|start date|first day)(?: date)?(?: would be| is|:)?"
    r"(?: on| in| from| at| the)? (?P<start>(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|mon|tue|wed|thu|fri|next|early|mid|asap|as soon as|immediately)[^,;.!\n]{0,28})",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:fully |100 ?% )?remote(?:ly)?(?: from [^,;.!\n]{1,24})?"
    r"|\bhybrid(?:,? [^,;.!\n]{1,36}(?:office|home|site))?"
    r"|\b(?:\d|one|two|three|four|five) days? (?:a week |per week )?(?:in (?:the )?office|from home"
    r"|on[ -]site|at home|remote)"
    r"|\b(?:fully )?on[ -]site(?: in [^,;.!\n]{1,24})?"
    r"|\b(?-i:[A-Z])[\w-]{1,20} office\b",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"\s(?:and|but|i|they|with|remote|hybrid)\b(?s:.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """Holds what is offered beside the sum, as it was written; None for what was not."""

    share: str | None = None
    start: str | None = None
    place: str | None = None


def read_offer_terms(message: Message) -> OfferTerms:
    """Returns the terms that the message names; what is part of the sum is none of them."""
    taken = [amount.span for amount in message.amounts]
    share = next(_find_shares(message, taken), None)
    start = next((match["start"] for match in _START.finditer(message.text)), None)
    place = next((match[0] for match in _PLACE.finditer(message.text)), None)
    return OfferTerms(share, _TAIL.sub("", start).strip() if start else None, place)


def _find_shares(message: Message, taken: list[Stretch]) -> Iterator[str]:
    for match in _SHARE.finditer(message.text):
        is_in_sum = any(match.start() < span.end and span.start < match.end() for span in taken)
        if not is_in_sum and not is_own_figure(message, match.start()):
            yield match[0].strip()
