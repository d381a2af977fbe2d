"""The benchmark of replicas counts each wait for the server once, and none twice."""

import asyncio
from pathlib import Path

from benchmarks.replicas.round_trips import SOCKET_NAME, count_round_trips


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Is a server that says each line again, and is silent to `more`."""
    while line := await reader.readline():
        if line != b"more\n":
            writer.write(line)
    writer.close()
    await writer.wait_closed()


async def _count(server_folder: Path, relay_folder: Path) -> int:
    server = await asyncio.start_unix_server(_answer, server_folder / SOCKET_NAME)
    async with count_round_trips(server_folder, relay_folder) as trips:
        reader, writer = await asyncio.open_unix_connection(relay_folder / SOCKET_NAME)
        for line in (b"one\n", b"two\n"):
            writer.write(line)
            assert await reader.readline() == line
        writer.write(b"more\n")
        await asyncio.sleep(0.02)
        writer.write(b"three\n")
        assert await reader.readline() == b"three\n"
        writer.close()
        await writer.wait_closed()
    server.close()
    await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})
    return trips.count


def test_what_is_sent_before_an_answer_is_one_round_trip(tmp_path: Path) -> None:
    """Three answers are three round trips, also where one of them was asked for in two pieces."""
    (server := tmp_path / "s").mkdir()
    (relay := tmp_path / "r").mkdir()
    assert asyncio.run(_count(server, relay)) == 3
