"""Tells from a clause about calls and mails which of both the employer wants."""

import re
from typing import Final

from coaching.model.vocabulary import Channel


def channel_in(words: str) -> Channel | None:
    """Returns what is said of calls; an address or a number alone says nothing of it."""
    if _NO_CALLS.search(words):
        return Channel.EMAIL_ONLY
    if not _WELCOME.search(words):
        return None
    if _CALLS.search(words):
        return Channel.CALL_ALLOWED
    return Channel.EMAIL_ONLY if _WRITTEN.search(words) else None


_CALL: Final = r"(?:call|ring|rung|phon|bell|telephon|dial)"
_CALLS: Final = re.compile(rf"\b(?:{_CALL}|number|mobile|cell)")
_NO_CALLS: Final = re.compile(
    rf"(?:\b(?:no|not|never|nobody|hates?|rather than|instead of|without)\b|n'?t\b)"
    rf"(?:\W+\w+){{0,4}}?\W+{_CALL}"
)
_WRITTEN: Final = re.compile(r"\b(?:e-?mails?|mails?|writ|portal|text|message|whatsapp)")
_WELCOME: Final = re.compile(
    r"\b(?:only|best|better|easiest|prefer\w*|rather|any ?time|whenever|happy|fine|welcome|free|ok"
    r"|okay|please|can|could|may|just|everything)\b"
)


_CALLED: Final = re.compile(r"\bcalled\b")
_IS_OFF: Final = re.compile(r"\boff\b|\bcancel|\bscrap|\bpull|\bfroze|\bno longer|\bgone\b")


def is_only_called(words: str) -> bool:
    """Tells "it's called Acme" and "the agency called" from "they called it off"."""
    return _CALLED.search(words) is not None and _IS_OFF.search(words) is None


_OF_COMING: Final = re.compile(
    r"\b(?:wait\w*|show\w*|turn\w*|came?|come|join\w*|appear\w*|there|call\w*|ring|rang|dial\w*"
    r"|pick\w*|line|link|lobby|room|zoom|teams|empty|alone|ghost\w*|nobody|no ?one|sign|stood|sat"
    r"|gone|forgot\w*|minutes|mins|half an hour|hour|absent|silence|door|locked|closed)\b"
)
"""Speaks of who was to come, without which nobody failed to."""


def speaks_of_coming(words: str) -> bool:
    """Tells whether a clause speaks of who was to come or to call."""
    return _OF_COMING.search(words) is not None
