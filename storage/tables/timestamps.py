"""Stores times as whole milliseconds since 1970, in UTC."""

from datetime import UTC, datetime, timedelta

from coaching.model.vocabulary import to_utc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(milliseconds=1)


def ceil_ticks(moment: datetime) -> int:
    """Rounds up, so that nothing is due before its time. Raises ValueError for a naive time."""
    return -((_EPOCH - to_utc(moment)) // _TICK)


def ceil_ticks_or_none(moment: datetime | None) -> int | None:
    """Does the same as `ceil_ticks` for a moment, and returns None for None."""
    return None if moment is None else ceil_ticks(moment)


def floor_ticks(now: datetime) -> int:
    """Rounds down, to be compared with what is kept. Raises ValueError for a naive time."""
    return (to_utc(now) - _EPOCH) // _TICK


def duration_ticks(length: timedelta) -> int:
    """Returns a length of time in milliseconds."""
    return length // _TICK


def to_datetime(ticks: int) -> datetime:
    """Returns the moment as an aware datetime in UTC."""
    return _EPOCH + ticks * _TICK


def to_datetime_or_none(ticks: int | None) -> datetime | None:
    """Does the same as `to_datetime` for ticks, and returns None for None."""
    return None if ticks is None else to_datetime(ticks)
