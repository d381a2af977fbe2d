"""Takes the answer to a letter's question as it is meant: an order for the letter is none."""

import re
from typing import Final

from coaching.letters.changes.read_wish import ORDER_AT_MOST
from coaching.letters.changes.simple_orders import drop_politeness, read_simple
from coaching.letters.changes.wishes import WantTone
from coaching.model.vocabulary import Tone

_LEADS: Final = re.compile(
    r"(?:(?:please|just|also|maybe|you (?:can|could)) ){0,3}"
    r"(?:say|mention|add|write|tell (?:her|him|them|[A-Z][\w'’-]*)) that "
    r"(?=(?:i|my|we|our|you|your)(?!\w))",
    re.IGNORECASE,
)
"""Stands before what shall be said: "say that I liked the kitchen"."""
_LEAVES_OUT: Final = re.compile(
    r"(?:please )?(?:(?:leave|take) out|leave|skip|omit|delete)"
    r" (?:the|this|that|her|his|their|it|what)(?: [\w'’]+){0,5}",
    re.IGNORECASE,
)


def is_order(answer: str) -> bool:
    """Tells whether an answer wants the letter changed that is still to come: "shorter"."""
    plain = " ".join(answer.split())
    return len(plain) <= ORDER_AT_MOST and read_simple(drop_politeness(plain), plain) is not None


def leaves_out(answer: str) -> bool:
    """Tells whether an answer wants nothing said there: "leave out the doubt"."""
    plain = " ".join(answer[:ORDER_AT_MOST].split())
    return _LEAVES_OUT.fullmatch(plain.rstrip(" .!")) is not None


def drop_lead(answer: str) -> str:
    """Returns what shall be said to the reader, without "say that" before it."""
    lead = _LEADS.match(answer)
    rest = answer[lead.end() :] if lead else answer
    return f"{rest[:1].upper()}{rest[1:]}" if lead else rest


def read_tone_wanted(greeting: str) -> Tone | None:
    """Returns the tone that "less formal" and "more formal" want in the place of a greeting."""
    plain = " ".join(greeting[:ORDER_AT_MOST].split())
    wish = read_simple(drop_politeness(plain), plain)
    if not isinstance(wish, WantTone):
        return None
    return Tone.WARM if wish.step < 0 else Tone.FORMAL
