"""A movable clock shows real time plus what somebody moved it by, also after a restart."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Listener = Callable[[datetime], None]


def real_time() -> datetime:
    """Returns the machine's own time, in UTC."""
    return datetime.now(UTC)


class WindableClock:
    """Shows real time plus an offset; code that sleeps until a moment listens, to wake early."""

    def __init__(
        self, data: Path | None = None, *, source: Callable[[], datetime] = real_time
    ) -> None:
        self._file = data / "clock.json" if data else None
        self._source = source
        self._listeners: list[Listener] = []
        self._offset = self._load_offset()

    @property
    def offset(self) -> timedelta:
        return self._offset

    def now(self) -> datetime:
        """Returns the moved time, aware, in UTC."""
        return self._source() + self._offset

    def wind(self, by: timedelta) -> datetime:
        """Moves the clock forward or back and returns the new time."""
        self._offset += by
        self._save_offset()
        now = self.now()
        for listener in tuple(self._listeners):
            listener(now)
        return now

    def wind_to(self, moment: datetime) -> datetime:
        """Moves the clock to `moment`, which must be aware (ValueError otherwise)."""
        if moment.tzinfo is None:
            raise ValueError("a time without a zone")
        return self.wind(moment.astimezone(UTC) - self.now())

    def unwind(self) -> datetime:
        """Moves the clock back to real time."""
        return self.wind(-self._offset)

    def on_wind(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with the new time at each move; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _load_offset(self) -> timedelta:
        if self._file is None or not self._file.exists():
            return timedelta()
        return timedelta(seconds=float(json.loads(self._file.read_text())["offset_seconds"]))

    def _save_offset(self) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".tmp")
        draft.write_text(json.dumps({"offset_seconds": self._offset.total_seconds()}))
        draft.replace(self._file)
