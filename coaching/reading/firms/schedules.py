"""Finds the firms of a schedule: "thurs 9 Keystone, fri 11 Bluebell, mon noon Tandem"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coaching.reading.firms.company_words import (
    BOUNDARY_WORDS,
    CALLS,
    NO_COMPANY,
)
from coaching.reading.people.lexicon import (
    GREETINGS,
    NEVER_NAMES,
    is_first_name,
    is_ordinary,
)
from coaching.reading.people.titles import find_title, is_department, is_title_word
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = (
    r"(?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|today|tomorrow|tmrw?"
    r"|tomo|tonight|yesterday|same day|(?:this|next) (?:week|wk)"
    r"|(?-i:Mo|Di|Mi|Do|Fr|Sa|So)\.?(?=[ ,])|(?:mon|diens|mitt|donners|frei|sams|sonn)(?:tag|woch)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: 20\d\d)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d)(?: 20\d\d)?|\d{{1,2}}(?:st|nd|rd|th)"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)"
)
_HOUR: Final = (
    r"(?:(?:half (?:past )?|quarter (?:to|past) )?\d{1,2}(?:[:.h]\d\d)?"
    r"(?: ?(?:[ap]\.?m?\.?|h|hrs?|uhr|o'?clock|ish))?(?![\w/])|noon|midday"
    r"|half (?:past )?[a-z]{3,6}"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_GLUE: Final = (
    r"(?:at|on|@|from|then|and|next|this|the|around|about|in the|is|are|was|for|with|w/?)"
)
_TIME: Final = re.compile(
    rf"(?<![\w'])(?:(?P<day>{_DAY})|(?P<hour>{_HOUR})"
    rf"|(?:in the )?(?:morning|afternoon|arvo|evening)s?|{_GLUE})(?![\w'])|[\s,:@()–—-]",
    re.IGNORECASE,
)
"""Is a word of a time, or what stands between such words and a name."""
_PARTS: Final = re.compile(r"[\n;]+")
_PIECES: Final = re.compile(
    r"[\n;]|,(?!\d)|(?<!\d\.\d)(?<!\d\.\d\d)[.!?](?=\s|$)|\b(?:and|then|plus|n)\b|[&+](?= )",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    r"(?:\s|[-*•·]|\d{1,2}[.)](?=\s)|(?:i|we|had|have|got|did|been|went|to|also|so|ok|saw|seeing|meeting|booked|first"
    r"|interviews?|calls?|update|a|an|the)\b(?! ?[&:]))*",
    re.IGNORECASE,
)
"""Stands before an entry: "I've got 9am Halden"."""
_TAIL: Final = re.compile(
    r"[,;:|()/]|\s[-–—]|\s(?:for|on|via|with|w|by|over|interview|call|zoom)\b"
)
_LISTS: Final = re.compile(r"^[^:\n]{0,60}:(?=\s*\D)", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_][\w&'’.-]*(?: [\w&'’.-]+){0,3}")
_FIGURES: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)|\b(?:noon|midday)\b", re.IGNORECASE)
_OTHER_NEWS: Final = re.compile(
    r"\b(?:offer\w*|reject\w*|decid\w*|decisions?|deadlines?|until|till?|answer\w*|due|appl(?:y|ied)"
    r"|thank\w*|trains?|flights?|bus|moved|cancel\w*|\d{1,3}k)\b",
    re.IGNORECASE,
)
"""Tells of days for something else than interviews, so that no list is read."""
_MOST_LETTERS: Final = 500
_LEAST: Final = 2
_SHORTEST: Final = 3
_AGENDA: Final = word_set(
    """
    panel presentation lunch tour interview interviews call calls chat test exercise intro
    technical break welcome coffee group zoom dinner gym dentist doctor school work mum mom holiday
    decision decide result results answer deadline breakfast written task case study assessment
    onsite phone video screen screening round final first second third hr meeting free busy off
    start finish end shift trial training drinks flight train party wedding exam
    """
)
"""Stands in a plan of one day, or of somebody's week, and names no firm."""


_CITIES: Final = word_set(
    """
    london berlin paris munich dublin leeds manchester bristol glasgow edinburgh cardiff birmingham
    liverpool sheffield york boston chicago seattle austin denver toronto vancouver montreal sydney
    melbourne perth brisbane auckland mumbai delhi bangalore bengaluru pune chennai hyderabad lagos
    nairobi madrid barcelona lisbon porto amsterdam rotterdam hamburg vienna zurich cologne
    singapore dubai
    """
)
_NEVER_FIRST: Final = BOUNDARY_WORDS | GREETINGS | CALLS


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Is one entry of a schedule: its whole stretch, the firm's name in it, and its time in words,
    of which the day may stand before it or behind."""

    whole: Stretch
    name: Stretch
    when: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """Is a piece of a message with the words for a day and an hour in it; `name` may be missing."""

    whole: Stretch
    name: Stretch | None
    day: str
    hour: str


@lru_cache(maxsize=4)
def find_schedule(text: str) -> tuple[Scheduled, ...]:
    """Returns the entries of a message that is a schedule of at least two interviews."""
    if len(text) > _MOST_LETTERS or len(_FIGURES.findall(text)) < _LEAST:
        return ()
    if _OTHER_NEWS.search(text):
        return ()
    for sign, has_tail in ((_PARTS, True), (_PIECES, False)):
        entries = [_read_entry(text, piece, has_tail=has_tail) for piece in _cut(text, sign)]
        found = tuple(_with_days(entries))
        if _is_schedule(text, found) and len(entries) - len(found) <= len(found) + 1:
            return found
    return ()


def in_schedules(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the firms of a list of interviews."""
    return (one.name for one in find_schedule(tokens.text))


def _is_schedule(text: str, found: Sequence[Scheduled]) -> bool:
    """Tells whether several firms stand there, and not the people of a panel or the cities of a
    tour."""
    names = {fold_text(one.name.text_in(text)) for one in found}
    are_people = all(is_first_name(name.split()[0]) for name in names)
    return len(names) >= _LEAST and not are_people and not names <= _CITIES


def _with_days(entries: Sequence[_Entry]) -> Iterator[Scheduled]:
    """Yields what is scheduled; an entry without a day has that of the one before, or the only
    one that is named."""
    days = {one.day for one in entries if one.day}
    last = next(iter(days)) if len(days) == 1 else ""
    for one in entries:
        last = one.day or last
        if one.name and one.hour and last:
            yield Scheduled(one.whole, one.name, f"{last} {one.hour}")


def _cut(text: str, sign: re.Pattern[str]) -> Iterator[Stretch]:
    """Yields the pieces, without what leads up to the list."""
    lead = _LISTS.match(text)
    start = lead.end() if lead and not _TIME_FIRST.match(text) else 0
    for found in sign.finditer(text, start):
        yield from _keep_filled(text, Stretch(start, found.start()))
        start = found.end()
    yield from _keep_filled(text, Stretch(start, len(text)))


def _keep_filled(text: str, piece: Stretch) -> Iterator[Stretch]:
    if piece.text_in(text).strip():
        yield piece


_TIME_FIRST: Final = re.compile(rf"\s*(?:{_DAY})", re.IGNORECASE)


def _read_entry(text: str, piece: Stretch, *, has_tail: bool) -> _Entry:
    """Reads a piece: a time and a name, in either order, and nothing else but for its tail."""
    begin = _BEGINS.match(text, piece.start, piece.end)
    start, lead = _skip_time(text, begin.end() if begin else piece.start, piece.end)
    match = _NAME.match(text, start, piece.end)
    end = _end_of_name(text, match) if match else start
    behind, follow = _skip_time(text, end, piece.end)
    said = {kind: " ".join((lead.get(kind, ""), follow.get(kind, ""))).strip() for kind in _KINDS}
    rest = text[behind : piece.end].strip()
    is_whole = not rest or has_tail or _TAIL.match(text, max(behind - 1, end)) is not None
    is_named = bool(match and is_whole and _can_be_name(text[start:end]))
    name = Stretch(start, end) if is_named else None
    return _Entry(piece, name, _SAME_DAY.sub("", said["day"]), said["hour"])


_KINDS: Final = ("day", "hour")
_SAME_DAY: Final = re.compile(r"same day|(?:this|next) (?:week|wk)", re.IGNORECASE)


def _skip_time(text: str, start: int, end: int) -> tuple[int, dict[str, str]]:
    """Returns where the words of a time end that begin here, and those for a day and an hour."""
    said: dict[str, str] = {}
    while start < end and (found := _TIME.match(text, start, end)):
        for kind, words in found.groupdict().items():
            if words:
                said[kind] = f"{said.get(kind, '')} {words}".strip()
        start = found.end()
    return start, said


def _end_of_name(text: str, match: re.Match[str]) -> int:
    """Returns where a name ends: before a time, a bracket, or how it is held."""
    tail = _TAIL.search(text, match.start(), match.end())
    end = tail.start() if tail else match.end()
    for word in re.finditer(r"\S+", text[match.start() : end]):
        at = match.start() + word.start()
        time = _TIME.match(text, at)
        if word.start() and time and time[0].strip(" -–—"):
            return at - 1
    return end


def _can_be_name(name: str) -> bool:
    words = fold_text(name).split()
    if not words or any(word in _AGENDA or word in NEVER_NAMES for word in words if word != "st"):
        return False
    if (
        words[0] in BOUNDARY_WORDS | GREETINGS | CALLS
        or find_title(name)
        or is_department(words[0])
    ):
        return False
    if len(words) == 1 and (words[0] in NO_COMPANY or is_title_word(words[0])):
        return False
    return name[0].isupper() or not all(is_ordinary(word) for word in words) or len(words) == 1
