"""The same bot on PostgreSQL talks, goes on after a restart, and its commands do what they say."""

import asyncio
import re

import pytest

from storage.unit_of_work import open_store
from tests.bot.operating import KEY, PRIVATE, Operator, arrive, chats, park
from tests.postgres_server import empty_database
from tests.torture.processes.running import running


@pytest.fixture
async def url(postgres_url: str) -> str:
    await empty_database(postgres_url)
    return postgres_url


@pytest.fixture
def operate(operator: Operator, url: str) -> Operator:
    operator.url = url
    operator.monkeypatch.setenv("DATABASE_URL", url)
    return operator


async def test_a_conversation_goes_on_after_a_restart(url: str) -> None:
    """Somebody settles in, the bot is stopped and started, and it still knows them."""
    async with running(database_url=url) as bot:
        robin = bot.somebody(1001)
        await robin.settle_in()
        await bot.stop()
        robin.write("/settings")
        await bot.start()
        await robin.next("Robin Hale")
        assert await bot.parked() == 0
        await bot.all_said()


async def test_each_command_serves_a_server_too(operate: Operator, url: str) -> None:
    """Check, parked, rotate, backup, delete-person and restore do on a server what they do on a
    file; who was deleted comes back from no backup."""
    operate.use(KEY)
    await operate.people(7, 8)
    async with operate.opened() as store:
        await park(store, 40, 7)
    assert (await operate("check")).code == 0
    assert "40" in (await operate("parked")).out
    operate.use(b"n" * 32, KEY)
    assert "Wrapped anew: 3 keys" in (await operate("rotate")).out
    operate.use(b"n" * 32)
    made = await operate("backup")
    assert re.search(r"2 people, 2 jobs", made.out), made
    assert (await operate("delete-person", "8")).code == 0
    assert "something in the target" in (await operate("restore")).err
    await empty_database(url)
    restored = await operate("restore")
    assert "1 person, 1 job" in restored.out, restored
    async with operate.opened(b"n" * 32) as store:
        assert await chats(store) == [7]
    assert not any(part in restored.out + made.out for part in PRIVATE)
    left = sorted(path.name for path in (operate.folder / "backups").iterdir())
    assert not [name for name in left if name.startswith(".copy-")]


async def test_copy_moves_a_bot_to_a_server_and_back(operate: Operator, url: str) -> None:
    """`copy` moves everything to a server and back; a second time the target is not empty."""
    operate.use(KEY)
    file = f"sqlite:///{operate.folder}/data/debrief.db"
    store = await open_store(file, [KEY])
    await arrive(store, 7, 8)
    await store.close()
    async with running(database_url=url) as bot:
        while not await bot.runtime.store.count_present():  # noqa: ASYNC110 - the server sees it
            await asyncio.sleep(0.02)
        assert "stop them first" in (await operate("copy", file, url)).err
    await empty_database(url)
    assert "people: 2 rows" in (await operate("copy", file, url)).out
    assert "people" in (await operate("copy", file, url)).err
    back = file.replace("debrief.db", "back.db")
    assert (await operate("copy", url, back)).code == 0
    store = await open_store(back, [KEY])
    assert await chats(store) == [7, 8]
    await store.close()


async def test_a_shared_database_needs_a_shared_key(operate: Operator, url: str) -> None:
    """Without a key no process on a server makes one: the others would not have it."""
    operate.monkeypatch.delenv("ENCRYPTION_KEYS", raising=False)
    said = await operate("migrate")
    assert said.code == 1
    assert "ENCRYPTION_KEYS" in said.err
