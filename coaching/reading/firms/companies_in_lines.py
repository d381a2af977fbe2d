"""Finds the firm of a line: "Company, role, time", "Company - role - time"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.firms.company_words import COMPANY_FORMS, COMPANY_NOUNS, NO_COMPANY
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.titles import find_title
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

MOST_WORDS: Final = 5
_LINE: Final = re.compile(r"^[ \t]*(?:(?:[-*•·]|\d{1,2}[.)])[ \t]*)?(?P<line>\S.*)$", re.MULTILINE)
_SPLIT: Final = re.compile(r"(?<!\s)(?:\s*(?:[,;|]|(?<!\bw)(?<!\d)/(?!\d))|\s+[-–—]\s)\s*")
_TIME_WORD: Final = re.compile(
    r"\d{1,2}[:.h]\d\d|\d{1,2}/\d{1,2}|\d(?:st|nd|rd|th)\b|\bhalf (?:past |\w)"
    r"|\bquarter (?:to|past)\b|\b(?:next|this) week|\bnoon\b|\d\s?(?:am|pm|uhr)"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)|tomorrow|today|yesterday|tonight|"
    r"\d{1,2}\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|morgen|heute|gestern|amanh|hoje|ontem",
    re.IGNORECASE,
)


def in_lines(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the first piece of "Company, role, time" and "Company - role - time"."""
    for match in _LINE.finditer(tokens.text):
        line, base = match["line"], match.start("line")
        pieces = _SPLIT.split(line)
        if len(pieces) < 3 or len(line) > 160:
            continue
        has_role = any(find_title(piece) for piece in pieces[1:3])
        has_time = any(_TIME_WORD.search(piece) for piece in pieces[1:])
        name = _HOW_IT_IS_HELD.sub("", _WHAT_IT_IS.sub("", pieces[0])).strip()
        if has_role and has_time and _can_be_firm(name):
            start = base + line.index(name)
            yield Stretch(start, start + len(name))


_WHAT_IT_IS: Final = re.compile(
    r"^[^:]{3,40}:\s{1,3}|^(?:interview|call|next|tomorrow)\s", re.IGNORECASE
)
"""Stands before the name in "Interview scheduled: Acme, buyer, Thursday 10:00"."""


_HOW_IT_IS_HELD: Final = re.compile(
    r"\s(?:(?:phone|video|hr|intro|first|second|final|online) )?(?:zoom|teams|call|interview|chat"
    r"|screen"
    r"|screening|phone|video|meet|round|visit|trial|onsite)$"
)
"""Stands behind the name in "Acme zoom, 6pm on the 2nd, buyer"."""


def _can_be_firm(name: str) -> bool:
    words = fold_text(name).split()
    is_short = 0 < len(words) <= MOST_WORDS
    if name[:1].islower() and not name.islower() and words[:1] != ["the"]:
        return False  # "met Joan Perry, works manager, at Acme today"
    return (
        is_short
        and not _TIME_WORD.search(name)
        and not is_first_name(words[0])
        and not find_title(name)
    )


_SIGNED: Final = re.compile(
    r"^(?P<title>[^,|@•·\n]{2,40}?)[ \t]{0,3}(?:[,|@•·]|\s[-–—]\s"
    r"|\bat\b)[ \t]{0,3}(?P<name>[A-Z][^,|\n•·]{1,40})$",
    re.MULTILINE,
)


def in_signatures(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the firm behind a title on a line of its own: "People Partner | Veldhuis Studio"."""
    for match in _SIGNED.finditer(tokens.text):
        name = match["name"].strip()
        words = fold_text(name).split()
        if find_title(match["title"]) and words and not find_title(name):
            is_person = is_first_name(words[0]) and words[-1] not in COMPANY_NOUNS | COMPANY_FORMS
            if not is_person and len(words) <= MOST_WORDS and words[0] not in NO_COMPANY:
                yield Stretch(match.start("name"), match.start("name") + len(name))
