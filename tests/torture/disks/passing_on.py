"""Passes everything on to an engine of SQLite but its transactions."""

from collections.abc import Awaitable, Callable, Mapping

from storage.engine import Lock
from storage.sqlite.sqlite_engine import SqliteEngine


class PassingOn:
    """Has all of an engine but its transactions."""

    def __init__(self, engine: SqliteEngine) -> None:
        self._engine = engine

    @property
    def type_names(self) -> Mapping[str, str]:
        """Returns the engine's own."""
        return self._engine.type_names

    @property
    def owner(self) -> int:
        """Returns the engine's own."""
        return self._engine.owner

    async def check_in_place(self) -> None:
        """Calls the engine's own."""
        await self._engine.check_in_place()

    async def has_table(self, table: str) -> bool:
        """Calls the engine's own."""
        return await self._engine.has_table(table)

    async def scrub(self) -> bool:
        """Calls the engine's own."""
        return await self._engine.scrub()

    async def count_present(self) -> int:
        """Calls the engine's own."""
        return await self._engine.count_present()

    async def keep_present(self, on_notified: Callable[[], None]) -> None:
        """Calls the engine's own."""
        await self._engine.keep_present(on_notified)

    async def notify(self) -> None:
        """Calls the engine's own."""
        await self._engine.notify()

    async def run_alone(
        self, lock: Lock, work: Callable[[], Awaitable[None]], on_standby: Callable[[], None]
    ) -> None:
        """Calls the engine's own."""
        await self._engine.run_alone(lock, work, on_standby)

    async def close(self) -> None:
        """Calls the engine's own."""
        await self._engine.close()
