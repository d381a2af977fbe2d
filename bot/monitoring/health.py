"""Says whether the bot can do its work, and if not, why: in words for whoever runs it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

OLDEST = timedelta(minutes=10)
"""Reminders leave at 25 a second: 15,000 due at once are no trouble yet."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of the bot at a moment. All times in UTC."""

    now: datetime
    heard: datetime | None
    """When Telegram last had an answer for us: to a fetch, or that the webhook is set."""
    patience: timedelta
    """How long Telegram may be silent before something must be wrong."""
    writable: bool
    """Whether the database took a write just now."""
    oldest_letter: datetime | None
    """When the oldest letter that should be gone was said."""
    stopping: bool = False
    opened: bool = True
    """Whether the database is open: not yet while starting, not any more while stopping."""


def troubles(health: Health) -> tuple[str, ...]:
    """What stands in the way; nothing does when it is empty. No personal data is in it."""
    found = []
    if health.stopping:
        found.append("it is stopping")
    if health.heard is None:
        found.append("Telegram has not answered yet")
    elif health.now - health.heard > health.patience:
        found.append(f"Telegram was last heard {_seconds(health.now - health.heard)} s ago")
    if not health.opened and not health.stopping:
        found.append("the database is not open yet")
    if health.opened and not health.writable:
        found.append("the database cannot be written to")
    if health.oldest_letter is not None and health.now - health.oldest_letter > OLDEST:
        waited = _seconds(health.now - health.oldest_letter)
        found.append(f"the oldest letter has waited for {waited} s")
    return tuple(found)


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())
