"""Takes a pasted chat apart: who wrote which line, and when, and which of them is the person."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import word_set

_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[ \u202f]?(?:[ap]\.?m\.?)?"
_DATE: Final = r"(?P<a>\d{1,4})[/.-](?P<b>\d{1,2})(?:[/.-](?P<c>\d{2,4}))?"
_NAME: Final = r"(?P<name>[^\W\d_][^:\n\[\]]{0,38}?|~ ?[^:\n\[\]]{1,38}?|\+\d[\d ()-]{6,18}\d)"
_DAY_LAST: Final = rf"{_CLOCK}, ?{_DATE}"
_DAY_FIRST: Final = _DATE.replace("?P<", "?P<x") + rf"[, ]+{_CLOCK}"
_LINE_ENDS: Final = rf"[\[(]?(?:today at |yesterday at )?{_CLOCK}[\])]?[ \t]*$"
_STAMPED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\[(?:{_DAY_LAST}|{_DAY_FIRST})\] {_NAME}: ?",
        rf"{_DATE},? {_CLOCK} [-–] {_NAME}: ?",
        rf"\[{_CLOCK}\] {_NAME}: ?",
        rf"{_NAME}(?:,| -| –|) [\[(]?{_CLOCK}[\])]?: ?",
        rf"{_NAME}(?:,| [-–—]| {{1,4}}|\t) ?{_LINE_ENDS}",
        rf"{_NAME} sent the following messages? at {_LINE_ENDS}",
        rf"(?:forwarded|weitergeleitet|reenviado|encaminhad[ao]) (?:from|von|de) {_NAME}:?[ \t]*$",
    )
)
"""Each is how a chat program writes who wrote when; the text is behind it, or on the next line."""
_TIME_ALONE: Final = re.compile(rf"(?:today at |yesterday at )?{_CLOCK}[ \t]*$", re.IGNORECASE)
_NAME_ALONE: Final = re.compile(r"[^\W\d_][\w'’.-]{0,20}(?: [^\W\d_(][\w'’.-]{0,20}){0,2}[ \t]*$")
_PLAIN: Final = re.compile(r"(?P<name>[^\W\d_][\w'’. ()-]{0,30}?): ")
_LINE: Final = re.compile(r"[^\n]+")
MYSELF: Final = word_set("me you ich yo eu moi ik io ja jag my myself i tu du")
_FEWEST: Final = 2
_FEWEST_PLAIN: Final = 3


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """Is what somebody wrote at once; `head` holds the name and the time before it."""

    name: str
    head: Stretch
    said: Stretch
    text: str
    day: date | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    span: Stretch
    day: date | None
    is_dated: bool = False


def cut_turns(text: str, context: ReadingContext) -> tuple[ChatTurn, ...]:
    """Returns what was written at once, in order; nothing where the message is no pasted chat."""
    lines = [Stretch(line.start(), line.end()) for line in _LINE.finditer(text)]
    heads = list(_find_heads(text, lines, context))
    if not _is_chat(text, heads, context):
        heads = _find_plain_heads(text, lines, context)
    if not heads:
        return ()
    ends = [*(one.span.start for one in heads[1:]), len(text)]
    turns = [
        ChatTurn(
            head.name, head.span, Stretch(head.span.end, end), text[head.span.end : end], head.day
        )
        for head, end in zip(heads, ends, strict=True)
    ]
    return tuple(turns)


def _is_chat(text: str, heads: Sequence[_Head], context: ReadingContext) -> bool:
    """Tells whether heads are those of a chat; "Acme 10:00" above "Bolt 14:30" is a list."""
    if any(one.is_dated for one in heads):
        return True
    if len(heads) < _FEWEST:
        return False
    ends = [*(one.span.start for one in heads[1:]), len(text)]
    says = all(text[one.span.end : end].strip() for one, end in zip(heads, ends, strict=True))
    return says and _are_of_people(heads, context)


def _are_of_people(heads: Sequence[_Head], context: ReadingContext) -> bool:
    names = Counter(one.name.casefold() for one in heads)
    is_twice = max(names.values()) > 1
    return is_twice or any(name in MYSELF or is_known_writer(name, context) for name in names)


def _find_heads(text: str, lines: Sequence[Stretch], context: ReadingContext) -> Iterator[_Head]:
    before: Stretch | None = None
    for line in lines:
        stripped = text[line.start : line.end].rstrip()
        if before is not None and _TIME_ALONE.fullmatch(stripped):
            yield _Head(before.text_in(text).strip(), Stretch(before.start, line.end), None)
            before = None
            continue
        match = next((m for one in _STAMPED if (m := one.match(text, line.start, line.end))), None)
        if match:
            day = _day_of(match, context)
            yield _Head(
                _plain(match["name"]), Stretch(line.start, match.end()), day, day is not None
            )
        before = line if match is None and _NAME_ALONE.fullmatch(stripped) else None


def _find_plain_heads(text: str, lines: Sequence[Stretch], context: ReadingContext) -> list[_Head]:
    """Returns the heads of "Ann: ..." and "Me: ..." where two people write in turn."""
    found = [(line, _PLAIN.match(text, line.start, line.end)) for line in lines]
    heads = [
        _Head(_plain(match["name"]), Stretch(line.start, match.end()), None)
        for line, match in found
        if match
    ]
    names = Counter(one.name.casefold() for one in heads)
    is_talk = len(heads) >= _FEWEST_PLAIN and len(heads) == len(lines) and len(names) == _FEWEST
    is_of_people = any(name in MYSELF or is_known_writer(name, context) for name in names)
    return heads if is_talk and max(names.values()) > 1 and is_of_people else []


def _plain(name: str) -> str:
    """Returns a name without the sign of somebody who is in no address book, if it is not all."""
    return " ".join(name.strip(" ~").split()) or name.strip()


def _day_of(match: re.Match[str], context: ReadingContext) -> date | None:
    """Returns the day that the chat program wrote, in the order in which it is no day ahead."""
    said = match.groupdict()
    parts = [said.get(key) or said.get(f"x{key}") for key in "abc"]
    if not (parts[0] and parts[1]):
        return None
    first, second = int(parts[0]), int(parts[1])
    year = int(parts[2]) if parts[2] else context.today.year
    year += 2000 if year < 100 else 0
    orders = (
        [(first, second), (second, first)]
        if context.month_first
        else [(second, first), (first, second)]
    )
    days = [day for month, number in orders if (day := _to_date(year, month, number))]
    return next((day for day in days if day <= context.today), None)


def _to_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_known_writer(name: str, context: ReadingContext) -> bool:
    """Tells whether a name in a chat is that of somebody on record, or of their firm."""
    words = _words(name)
    for job in context.dossier.opportunities:
        known = {word for one in job.contacts for word in _words(one.name)}
        if words & (known | {word for word in _words(job.company) if len(word) > 3}):
            return True
    return False


def _words(name: str) -> set[str]:
    return {word for word in re.split(r"\W+", fold_text(name)) if len(word) > 1} - _TITLES


_TITLES: Final = word_set("mr mrs ms dr miss sir the and von van de")
