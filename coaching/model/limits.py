"""Limits how much one person may have open, note and export, so that the bot is quick for all.

Telegram's own limits, such as the length of a message, are in handlers/ui/fit.py.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coaching.model.documents import Opportunity, Person
from coaching.model.vocabulary import to_utc

MAX_OPEN_OPPORTUNITIES = 30
"""More opportunities in progress than this nobody can follow up on with care."""
MAX_OPPORTUNITIES = 300
"""More opportunities in all than this are more than a search of many years brings."""
MAX_CONTACTS = 40
"""The limit for contacts of one opportunity."""
MAX_REFEREES = 30
"""More referees than this no employer calls."""
MAX_KEPT_BYTES = 2_000_000
"""All that one person keeps: a thousand talks with two pages on each. It is loaded and stored as a
whole, so that more of it would make their turns slow, and others wait."""
MAX_CHANGE_BYTES = 500_000
"""What is kept to take the last messages back; the last one can always be taken back."""
EXPORTS_A_DAY = 5
LONGEST_MESSAGE = 8_192
"""So many characters of one message are read: twice what Telegram lets anybody send. Something else
that says it is Telegram may send a million, and reading them would take seconds."""
LONGEST_VOICE_NOTE = 300
"""A voice note may last so many seconds; to tell of an interview takes two or three minutes."""
LARGEST_DOCUMENT = 256 * 1024
"""In bytes. An invitation with all its guests and remarks has less than a tenth of that."""
MAX_WAITING_FILES = 5
"""So many voice notes and files of one person may wait to be read."""
DAY = timedelta(days=1)


def can_open_opportunity(opportunities: Iterable[Opportunity]) -> bool:
    """Returns whether one more may be open; those that ended do not count."""
    return sum(opportunity.is_live for opportunity in opportunities) < MAX_OPEN_OPPORTUNITIES


def can_add_opportunity(opportunities: Iterable[Opportunity]) -> bool:
    """Returns whether one more may be stored, counting those that ended too."""
    return sum(1 for _ in opportunities) < MAX_OPPORTUNITIES


def can_add_referee(person: Person) -> bool:
    """Returns whether the person may have one more referee."""
    return len(person.referees) < MAX_REFEREES


def count_contacts_left(opportunity: Opportunity) -> int:
    """Returns how many more contacts may be added; never negative."""
    return max(0, MAX_CONTACTS - len(opportunity.contacts))


def next_export(person: Person, now: datetime) -> datetime:
    """Returns from when on (UTC) they may export again: `now`, or a day after the oldest one.

    An export that seems to be in the future, because a clock was set back, does not count.
    """
    recent = _recent_exports(person, now)
    return to_utc(now) if len(recent) < EXPORTS_A_DAY else recent[-EXPORTS_A_DAY] + DAY


def add_export(person: Person, now: datetime) -> Person:
    """Returns the person with one more export; those that no longer count are dropped."""
    return replace(person, exports=(*_recent_exports(person, now), to_utc(now)))


def _recent_exports(person: Person, now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in person.exports if timedelta(0) <= now - at < DAY)
