"""Finds the firms of a round-up that only their place names: "Elbe Logistik, application sent"."""

import re
from typing import Final

from coaching.reading.message import Message
from coaching.reading.people.lexicon import (
    GREETINGS,
    NEVER_NAMES,
    PRODUCTS,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.titles import find_title, is_department
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text

_WORD: Final = r"[A-ZÀ-ÖØ-Þ][\w&’'.-]{0,24}"
_NAME: Final = rf"{_WORD}(?: (?:(?:of|and|&|de|del|da|do) )?(?:{_WORD}|&)){{0,4}}"
_LABEL: Final = re.compile(rf"(?P<name>{_NAME})(?:\s?[:=]|\s[-–—])\s")
_DEED: Final = (
    r"(?:(?:has|have|had|just|also|now|finally|hr|hab|habe|hat|haben) )?(?:applied|mich|beworben"
    r"|still no|no (?:answer|news|reply)|nothing|silen\w+|ghost\w*|rejected|tbc|said|says|moved"
    r"|want\w*|wrote|mailed|emailed|called|rang|phoned|texted|messaged|cancel\w*|postponed|invited"
    r"|offered|turned|went (?:with|silent|quiet)|gone|passed|confirmed|shortlisted|asked|sent|put"
    r"|replied|regret|interview|phone|screen|final|round|second|2nd|trial|offer|is a no)\b"
)
_PLAIN_HEAD: Final = re.compile(rf"(?P<name>{_NAME}),? (?=(?:[\w ]{{2,30}}, )?{_DEED})")
_LONG_HEAD: Final = re.compile(
    rf"(?P<name>{_WORD}(?: (?:(?:of|and|&|de|del|da|do) )?{_WORD}){{1,4}})"
    rf"(?:, (?=[\w(])| (?=(?:{_DEED}|(?:i|I|we|ich)\b)))"
)
"""Two words in capitals are a name where something is told of them."""
_NO_FIRM: Final = word_set(
    """
    head office hiring manager video phone zoom google microsoft teams happy good great bad nice
    fingers long short last first other second update kind best thank thanks
    """
)


def find_head(message: Message, start: int, end: int, *, opens: bool) -> Stretch | None:
    """Returns where a firm is named that an entry begins with; None where nothing tells of one.

    `opens` says whether a sentence or line begins there.
    """
    found = _LABEL.match(message.text, start, end)
    if found is None and opens:
        found = _LONG_HEAD.match(message.text, start) or _PLAIN_HEAD.match(message.text, start)
    if found is None or not _can_be_firm(found["name"], is_long=found.re is _LONG_HEAD):
        return None
    span = Stretch(found.start("name"), found.end("name"))
    taken = (one.span.start for one in message.people)
    return None if span.start in taken else span


def _can_be_firm(name: str, *, is_long: bool) -> bool:
    words = fold_text(name).split()
    if not words or find_title(name) or is_department(words[0]) or is_first_name(words[0]):
        return False
    if words[0] in GREETINGS or words[0] in PRODUCTS:
        return False
    if is_long:
        return words[0] not in _NO_FIRM and words[-1] not in NEVER_NAMES
    return words[0] not in NEVER_NAMES and not all(is_ordinary(word) for word in words)
