"""Tells figures of what somebody did, earns or asked for apart from what is offered to them."""

import re
from typing import Final

from coaching.reading.message import Message

_DID: Final = (
    r"(?:cut|saved?|grew|raised|increased|reduced|brought|led|ran|managed|sold|made|built|closed|won"
    r"|delivered|handled|improved|lowered|boosted|generated|lifted|drove|beat|hit|exceeded|doubled"
    r"|trained|shipped|moved|took|turned)"
)
_HAS_OR_WANTS: Final = (
    r"(?:earn|make|am on|m on|was on|currently|ask|asked|want|wanted|hoped|hoping|quoted|aiming"
    r"|looking for|told (?:them|her|him) my)"
)
_ASKED: Final = re.compile(
    r"\b(?:asked|asking|countered|counter|counteroffer|pushed|pushing|wanted|requested|hoped|hoping"
    r"|aimed|quoted|told \w+ (?:i|my)|my (?:ask|minimum|floor|target|expectations?|number|counter"
    r"|range|rate|salary|current salary))\b(?! me\b)[^.!?\n,;]{0,50}$",
    re.IGNORECASE,
)
"""Leads up to what somebody asked for, also without their "I", within its clause."""
_OF_THEM: Final = re.compile(
    r"\b(?:offer\w*|they|she|he|came back|come back|met me|went up|settled|agreed|it['’]?s)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    rf"\b(?:i|we|i['’]ve|we['’]ve|i['’]d)\b['’ ]{{0,2}}(?:\w+ )?(?:{_DID}|{_HAS_OR_WANTS})\b"
    r"[^.!?\n]{0,60}$"
    r"|\bmy (?:current|old|last|present) (?:salary|pay|base|job)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_OFFERED: Final = re.compile(
    r"\b(?:offer\w*|they|she|he|it['’]?s|came back|come back|met me|went up)\b", re.IGNORECASE
)
_LOOKS_BACK: Final = 100


def is_own_figure(message: Message, place: int) -> bool:
    """Tells whether the figure at that place is the person's own: "i cut costs by 18%"."""
    before = message.text[max(0, place - _LOOKS_BACK) : place]
    asked = _ASKED.search(before)
    if asked and not _OF_THEM.search(before, asked.start() + 1):
        return True
    own = _OWN.search(before)
    return own is not None and _OFFERED.search(before, own.start() + 1) is None
