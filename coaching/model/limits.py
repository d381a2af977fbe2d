"""How much one person may have open, note and take along, so that it stays quick for everybody."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coaching.model.documents import Opportunity, Person
from coaching.model.vocabulary import to_utc

MAX_OPEN_OPPORTUNITIES = 30
"""Opportunities that still go on: more than anybody follows up on with care."""
MAX_OPPORTUNITIES = 300
"""Opportunities in all, those that ended too: more than a search of many years."""
MAX_CONTACTS = 40
"""Contacts of one opportunity."""
MAX_REFEREES = 30
"""People who vouch for somebody: more than any employer calls."""
EXPORTS_A_DAY = 5
DAY = timedelta(days=1)


def can_open_opportunity(opportunities: Iterable[Opportunity]) -> bool:
    """Whether one more may be open; those that ended count for nothing."""
    return sum(one.is_live for one in opportunities) < MAX_OPEN_OPPORTUNITIES


def can_add_opportunity(opportunities: Iterable[Opportunity]) -> bool:
    """Whether one more may be kept, beside those that go on and those that ended."""
    return sum(1 for _ in opportunities) < MAX_OPPORTUNITIES


def can_add_referee(person: Person) -> bool:
    """Whether one more may be on their list."""
    return len(person.referees) < MAX_REFEREES


def count_contacts_left(opportunity: Opportunity) -> int:
    """How many more may be noted of it; never negative."""
    return max(0, MAX_CONTACTS - len(opportunity.contacts))


def next_export(person: Person, now: datetime) -> datetime:
    """From when on (UTC) they may have a further export: `now`, or a day after the oldest that
    counts. One that seems to come from later, because a clock was set back, counts for nothing."""
    recent = _recent_exports(person, now)
    return to_utc(now) if len(recent) < EXPORTS_A_DAY else recent[-EXPORTS_A_DAY] + DAY


def add_export(person: Person, now: datetime) -> Person:
    """The person with one more export; those that count no more are forgotten."""
    return replace(person, exports=(*_recent_exports(person, now), to_utc(now)))


def _recent_exports(person: Person, now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in person.exports if timedelta(0) <= now - at < DAY)
