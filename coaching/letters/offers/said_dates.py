"""Names the days of a person's words in full, so that "next Monday" is the same day tomorrow."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from coaching.letters.frames.day_words import is_american
from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.vocabulary import ZoneName
from coaching.model.wording import LONG_MONTHS
from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.words.tokens import Tokens
from coaching.translation import SOURCE_LANGUAGE, use_language

_MAX_CHARS: Final = 400
"""Days are looked for in so many characters."""
_DAY_START: Final = re.compile(r"(?:(?:the )?end of|the)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidDate:
    """Is a day of a text, and where it stands there."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class DateReader:
    """Knows when and where words were said, and whether 7/12 is the twelfth of July there."""

    person: Person
    now: datetime
    zone: ZoneName
    month_first: bool = False


def read_dates_for(person: Person, opportunity: Opportunity, now: datetime) -> DateReader:
    """Returns who reads the days of what is said about a job."""
    return DateReader(person, now, person.zone or opportunity.zone, is_american(opportunity))


def find_dates(text: str, reader: DateReader) -> tuple[SaidDate, ...]:
    """Returns the days ahead that a text names: "next monday", "4 jan"."""
    text = text[:_MAX_CHARS]
    context = ReadingContext(Dossier(reader.person), reader.now, reader.zone, reader.month_first)
    message = Message(Tokens(text), context)
    found: list[SaidDate] = []
    for mention in message.times:
        said = mention.resolve("future") if mention.has_day else None
        if said is not None and said.start is None:
            found.append(_cut_to_words(text, mention.span.start, mention.span.end, said.day))
    return tuple(found)


def name_dates(text: str, reader: DateReader, spell: Callable[[date], str]) -> str:
    """Returns the text with each of its days spelled by `spell`."""
    for found in reversed(find_dates(text, reader)):
        text = f"{text[: found.start]}{spell(found.day)}{text[found.end :]}"
    return text


def spell_in_full(day: date) -> str:
    """Returns "7 December 2026", which is one day whenever it is read."""
    with use_language(SOURCE_LANGUAGE):
        return f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


def _cut_to_words(text: str, start: int, end: int, day: date) -> SaidDate:
    """Returns the day with the article before it, and without a full stop behind it."""
    article = _DAY_START.search(text, 0, start)
    start = article.start() if article and text[article.start() :][:3].lower() == "the" else start
    return SaidDate(start, start + len(text[start:end].rstrip(" .,")), day)
