"""Reads messages for tests, against a search that is under way, and says briefly what was read."""

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coaching.model.documents import Contact, Dossier, Interview, Opportunity, Person
from coaching.model.vocabulary import (
    ContactId,
    CountryCode,
    InterviewId,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.proposals import Matter, Proposal, Reading, SaidTime
from coaching.reading.read import read

BOSTON = ZoneName("America/New_York")
NOW = datetime(2026, 11, 18, 10, 20, tzinfo=ZoneInfo(BOSTON))
"""Is a Wednesday."""


def job(number: int, company: str, day: int, *people: str) -> Opportunity:
    """Returns a job with an interview on that day of November at ten."""
    start = datetime(2026, 11, day, 10, tzinfo=ZoneInfo(BOSTON))
    return Opportunity(
        OpportunityId(number),
        company,
        "Planner",
        BOSTON,
        CountryCode("US"),
        interviews=(
            Interview(InterviewId(number * 10), start, 60, start.replace(tzinfo=None), BOSTON),
        ),
        contacts=tuple(
            Contact(ContactId(number * 10 + index), name) for index, name in enumerate(people, 1)
        ),
    )


SOMEBODY = Person(PersonId(1), "Dana", zone=BOSTON, country=CountryCode("US"))
NEWCOMER = Dossier(SOMEBODY, ())
SEARCH = Dossier(
    SOMEBODY, (job(1, "Northwind Bakery", 16, "Ana Diaz", "Ole Berg"), job(2, "Quillfeather", 24))
)
"""Northwind Bakery was met on Monday, Quillfeather is ahead on Tuesday."""
A_REMINDER = AskedByCoach(
    OpenQuestion.STEP, OpportunityId(1), InterviewId(10), ContactId(11), step="thank"
)
"""The coach has just reminded of the note to Ana Diaz."""


def read_message(
    text: str, dossier: Dossier = SEARCH, asked: AskedByCoach = NOTHING_ASKED, **more: Any
) -> Reading:
    """Reads a message that was sent now, with the month before the day in 12/4."""
    context = ReadingContext(dossier, NOW, BOSTON, month_first=True, asked=asked)
    return read(text, replace(context, **more))


def summary(proposal: Proposal) -> str:
    """Writes a proposal in short: its kind, and what it holds in the order of its fields."""
    names = [field.name for field in fields(proposal) if field.name not in ("span", "known")]
    values = [getattr(proposal, name) for name in names]
    parts = [part for part in map(_part, values) if part]
    return " ".join([type(proposal).__name__, *dict.fromkeys(parts)])


def _part(value: object) -> str:
    match value:
        case Matter():
            known = next((one for one in SEARCH.opportunities if one.id == value.opportunity), None)
            named = known.company if known else value.company or ""
            return f"{named}?" if value.is_guess else named
        case SaidTime(start=datetime() as start):
            return f"{start.astimezone(ZoneInfo(BOSTON)):%d %b %H:%M}"
        case SaidTime():
            return f"{value.day:%d %b}"
        case date():
            return f"{value:%d %b}"
        case None | "" | False:
            return ""
        case _:
            return str(value)


def read_kinds(text: str, *kinds: type[Proposal], **more: Any) -> list[str]:
    """Returns the proposals of these kinds in short; all of them where no kind is given."""
    proposals = read_message(text, **more).proposals
    return [summary(one) for one in proposals if not kinds or isinstance(one, kinds)]
