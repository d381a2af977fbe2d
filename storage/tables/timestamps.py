"""Times as the tables keep them: whole milliseconds since 1970, in UTC."""

from datetime import UTC, datetime, timedelta

from coaching.model.vocabulary import aware

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(milliseconds=1)


def kept(moment: datetime) -> int:
    """Rounded up, so that nothing kept is due before its time. ValueError for a naive time."""
    return -((_EPOCH - aware(moment)) // _TICK)


def kept_if(moment: datetime | None) -> int | None:
    """Like `kept`, where there may be none."""
    return None if moment is None else kept(moment)


def asked(now: datetime) -> int:
    """Rounded down, to be compared with what is kept. ValueError for a naive time."""
    return (aware(now) - _EPOCH) // _TICK


def span(length: timedelta) -> int:
    """A length of time in the same unit."""
    return length // _TICK


def moment(ticks: int) -> datetime:
    """Aware, in UTC."""
    return _EPOCH + ticks * _TICK


def moment_if(ticks: int | None) -> datetime | None:
    """Like `moment`, where there may be none."""
    return None if ticks is None else moment(ticks)
