"""Says whether the bot can do its work and, if not, why, in words for the operator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

OLDEST_ALLOWED = timedelta(minutes=10)
"""Reminders leave at 25 a second: 15,000 due at once are no trouble yet."""
NOT_IN_PLACE = "the database was deleted or replaced while the bot runs"

UNCONFIRMED_ALLOWED = timedelta(seconds=10)
"""A single number that confirms nothing is passed over within two fetches."""


@dataclass(frozen=True, slots=True)
class Health:
    """Holds what is known of the bot at a moment; all times are in UTC."""

    now: datetime
    last_heard: datetime | None
    """When Telegram last answered: to a fetch, or that the webhook is set."""
    silence_limit: timedelta
    """How long Telegram may be silent before something must be wrong."""
    is_writable: bool
    """Whether the database accepted a write just now."""
    oldest_message: datetime | None
    """When the oldest message that should be gone was queued."""
    is_stopping: bool = False
    is_open: bool = True
    """Whether the database is open: it is not yet at the start and no more at the end."""
    is_in_place: bool = True
    """Whether the files of the database are still those that were opened."""
    unreadable_people: int = 0
    """How many people cannot be read, as far as somebody has looked."""
    unconfirmed_for: timedelta = timedelta()
    """How long Telegram has delivered again what was confirmed to it."""


def find_troubles(health: Health) -> tuple[str, ...]:
    """Returns what stands in the way, in words without personal data; empty when nothing does."""
    found = []
    if health.is_stopping:
        found.append("it is stopping")
    if health.last_heard is None:
        found.append("Telegram has not answered yet")
    elif health.now - health.last_heard > health.silence_limit:
        found.append(f"Telegram was last heard {_seconds(health.now - health.last_heard)} s ago")
    if health.unconfirmed_for > UNCONFIRMED_ALLOWED:
        since = _seconds(health.unconfirmed_for)
        found.append(f"Telegram has taken no confirmation of updates for {since} s")
    found += _find_database_troubles(health)
    if health.oldest_message is not None and health.now - health.oldest_message > OLDEST_ALLOWED:
        waited = _seconds(health.now - health.oldest_message)
        found.append(f"the oldest outgoing message has waited for {waited} s")
    return tuple(found)


def _find_database_troubles(health: Health) -> list[str]:
    found = []
    if not health.is_open and not health.is_stopping:
        found.append("the database is not open yet")
    if not health.is_in_place:
        found.append(NOT_IN_PLACE)
    elif health.is_open and not health.is_writable:
        found.append("the database cannot be written to")
    return found


def find_warnings(health: Health) -> tuple[str, ...]:
    """Returns what an operator has to mend although the bot can work: it says so, and stays ready,
    because others must not lose the bot over one person's row."""
    if not health.unreadable_people:
        return ()
    return (f"people who cannot be read: {health.unreadable_people}; python -m bot check",)


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())
