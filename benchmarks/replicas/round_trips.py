"""Counts how often a bot waits for its PostgreSQL: a relay between them sees each round trip."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SOCKET_NAME = ".s.PGSQL.5432"
_CHUNK = 65_536


@dataclass(slots=True)
class RoundTrips:
    """Counts them; what a bot sends in one go, before it has an answer, is one of them."""

    count: int = 0


@asynccontextmanager
async def count_round_trips(server: Path, folder: Path) -> AsyncIterator[RoundTrips]:
    """Yields the count of a relay whose socket is in `folder`, and behind it that of a server in
    the folder `server`."""
    trips = RoundTrips()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        their_reader, their_writer = await asyncio.open_unix_connection(server / SOCKET_NAME)
        connection = _Connection(trips)
        try:
            await asyncio.gather(
                connection.pass_on(reader, their_writer, is_from_bot=True),
                connection.pass_on(their_reader, writer, is_from_bot=False),
            )
        finally:
            await _close(writer, their_writer)

    def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        relays.add(asyncio.ensure_future(relay(reader, writer)))

    relays: set[asyncio.Future[None]] = set()
    relaying = await asyncio.start_unix_server(start, folder / SOCKET_NAME)
    try:
        yield trips
    finally:
        relaying.close()
        for one in relays:
            one.cancel()
        await asyncio.gather(*relays, return_exceptions=True)


async def _close(*writers: asyncio.StreamWriter) -> None:
    for writer in writers:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@dataclass(slots=True)
class _Connection:
    trips: RoundTrips
    is_waiting: bool = False

    async def pass_on(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, is_from_bot: bool
    ) -> None:
        """Passes everything on until one of them hangs up."""
        try:
            while data := await source.read(_CHUNK):
                if is_from_bot and not self.is_waiting:
                    self.trips.count += 1
                self.is_waiting = is_from_bot
                target.write(data)
                await target.drain()
        except ConnectionError:
            pass
        finally:
            target.close()
