"""These tables tell what limits a span of days in talk: "by", "until", "not until", "after"."""

import re
from typing import Final

from coaching.reading.times.date_words import any_word_pattern
from coaching.reading.times.range_words import (
    AFTER_WORDS,
    BEFORE_WORDS,
    BY_WORDS,
    DAY_ENDS,
    LATEST_WORDS,
)

_FILLER: Final = (
    r"(?:(?:the|like|about|around|say|maybe|probably|roughly|at|on|next|o|a|ao|den|dem) ){0,3}"
)
_ENDS: Final = rf"(?:(?:{any_word_pattern(DAY_ENDS)})(?: on| of)? )?"


def _lead(words: tuple[str, ...], *, tail: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w'-]){any_word_pattern(words)} {_FILLER}{tail}$")


_NEXT_DAYS: Final = (
    "next",
    "the next",
    "less than",
    "up to",
    "max",
    "maximum",
    "at most",
    "inside",
)
BY_LEAD: Final = _lead(tuple(word for word in BY_WORDS if word not in _NEXT_DAYS), tail=_ENDS)
BEFORE_LEAD: Final = _lead(BEFORE_WORDS)
AFTER_LEAD: Final = _lead(AFTER_WORDS)
_NOT_UNTIL: Final = any_word_pattern(
    ("not until", "not till", "not before", "no earlier than", "earliest", "nicht vor", "erst",
     "erst im", "so em")
)  # fmt: skip
_NEWS: Final = r"(?:decision|answer|news|word|verdict|result|results|reply|response|feedback)"
_NOTHING_UNTIL: Final = (
    rf"(?:(?:no|nothing|any)(?: final| more| further)?(?: {_NEWS})?|(?:not|\w{{2,5}}n'?t)"
    r"(?: (?:to|be|able|expect|hear|know|decide|say|tell|have|get|give|anything|much|more|back|for"
    rf"|sure|from|them|me|us|you|a|an|any|the|their|final|{_NEWS})){{1,6}}) (?:before|until|till?)"
)
NOT_UNTIL_LEAD: Final = re.compile(rf"(?:^|[^\w'-])(?:{_NOT_UNTIL}|{_NOTHING_UNTIL}) {_FILLER}$")
"""Names the first day on which something can be: "don't expect anything before Friday"."""
DAY_END_LEAD: Final = re.compile(rf"(?:^|\W){any_word_pattern(DAY_ENDS)}(?: on| of)? $")
NOT_A_LIMIT: Final = re.compile(
    r"(?:^|\W)(?:drop|stop|swing|pass|come|go|went|came|works?|worked|asked|written) by (?:the )?$"
    r"|from [\w: ]{1,12} (?:until|till?|to) $"
)
"""These end in "by" or "until" and limit nothing."""
LATEST_TAIL: Final = re.compile(
    rf" (?:{any_word_pattern(DAY_ENDS)} ?)?(?:{any_word_pattern(LATEST_WORDS)})\b"
)
DAY_END_TAIL: Final = re.compile(rf" {any_word_pattern(DAY_ENDS)}\b")
AMOUNT_LEAD: Final = re.compile(
    r"(?:^|\W)(?:in|within|(?:gave|give|gives|giving|given|allow|allowed) (?:me|us)|open for"
    r"|valid for|good for|i have|i've got|ive got|i got|another|next|the next|coming|inside|under"
    r"|over the next|daqui a"
    r"|dentro de|em|dans|en|innerhalb von|noch) "
    r"(?:about |around |like |roughly |say |a |probably |maybe |the ){0,3}$"
)
"""These stand before a length of time that begins now."""
NO_AMOUNT_LEAD: Final = re.compile(
    r"(?:^|\W)(?:(?<!open )(?<!valid )(?<!good )(?<!stands )for|after|since|last|past|every|each"
    r"|these|those|first|took|takes|take|over|than|vor"
    r"|seit|nach|previous|final|of|with|per|half|only|spent|minimum|all|did|do|been|lasts?|my|his|her|its"
    r"|it's|is|was|hace|ha|il y a|pelos|durante|pendant|depuis|the|another|on|two|three|\d) "
    r"(?:about |around |like |roughly |almost |nearly |a |the |whole |full ){0,6}$"
)
NO_AMOUNT_TAIL: Final = re.compile(
    r"'? ?(?:ago|late|old|notice|of|long|experience|later|vacation|holiday|leave|before|away|per"
    r"|a week|a year|a month|remote|in the|on site|onsite|in office|off|earlier|straight|trial"
    r"|contract|course"
    r"|project|sprint|probation|annual|pto|back|into|left|hybrid|review|rotation|internship|bus|now"
    r"|am stuck|her|atras)\b|-?(?:long|week|day)\b"
)
JOIN_DAYS: Final = re.compile(
    r" ?(?:or|to|-|/|till|until|through|and|oder|bis|ou|o|e|und|or maybe) ?(?:on |the )?(?:the )?"
)
BETWEEN_LEAD: Final = re.compile(r"(?:^|\W)(?:between|zwischen|entre) (?:the )?$")
SPAN_LEAD: Final = re.compile(
    r"(?:^|\W)(?:in|by|until|till?|before|after|early|mid|late|end of|beginning of|start of"
    r"|middle of|this|next|sometime|around|over|during|im|bis|anfang|ende|mitte|em|en|for|since"
    r"|from|ate|of|nach|vor|until the|after the|before the|in the|around the|over the|nach den"
    r"|vor den|ahead of|de|am) $"
)
"""A month, a quarter or a feast is a span of days only after one of these."""
