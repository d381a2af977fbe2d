"""The whole bot works with polling and webhook, changes between them, and ends cleanly."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

import playground
from bot import app
from bot.clock import SystemClock
from bot.errors import CannotListenError, TokenInUseError
from bot.settings import Settings, read_settings
from playground import Playground, WindableClock
from storage.errors import InUseError, KeyFileError, WrongKeyError
from storage.sqlite.database_file import database_path, lock_database
from storage.unit_of_work import open_store
from tests.hang_guard import HANG_GUARD

ROOT = Path(__file__).parents[2]
SAM, KIM = 1001, 1002
SECRET = "s-e_c-r-e-t"
FIRST_WORDS = "/help"
LATE = ("aiohttp.web", "prometheus_client")


@pytest.fixture
async def telegram() -> AsyncIterator[Playground]:
    """The stand-in, which tries again soon, with Sam and Kim."""
    rules = playground.Rules(webhook_longest_pause=0.05)
    running = await playground.start(port=0, limits=False, clock=WindableClock(), rules=rules)
    for number, name in ((SAM, "Sam"), (KIM, "Kim")):
        running.people.add(id=number, first_name=name)
        running.people.start_chat(number)
    yield running
    await running.stop()


@pytest.fixture
def port() -> int:
    """A free port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def fetching(telegram: Playground, tmp_path: Path, port: int) -> Settings:
    """Returns settings of a bot that fetches."""
    return read_settings(dotenv=None, secrets=tmp_path).model_copy(
        update={
            "telegram_api_url": telegram.url,
            "database_url": f"sqlite:///{tmp_path}/debrief.db",
            "encryption_keys": SecretStr("a2s" * 14 + "a="),
            "listen": f"127.0.0.1:{port}",
            "backups_kept": 0,
            "backup_dir": tmp_path / "backups",
        }
    )


@pytest.fixture
def sent_to(fetching: Settings, port: int) -> Settings:
    """Returns settings of the same bot behind a webhook."""
    url = f"http://127.0.0.1:{port}/hook"
    return fetching.model_copy(update={"webhook_url": url, "webhook_secret": SecretStr(SECRET)})


@asynccontextmanager
async def _running(settings: Settings, telegram: Playground) -> AsyncIterator[None]:
    """Runs the bot until the end of the block; then it has stopped by itself."""
    task = asyncio.create_task(app.serve(settings, telegram.token, SystemClock()))
    try:
        yield
    finally:
        task.cancel()
        async with asyncio.timeout(HANG_GUARD):
            await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled(), task.exception()


async def test_a_second_process_on_the_token_stops_and_the_first_goes_on(
    fetching: Settings, telegram: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two processes with databases of their own the newcomer ends, and says what to do; what
    people write goes to the first, which answers once. Pauses are shortened.
    """
    monkeypatch.setattr("bot.telegram_api.backoff.SHORTEST_PAUSE", 0.02)
    other = {"database_url": f"sqlite:///{tmp_path}/other.db", "listen": "127.0.0.1:0"}
    monkeypatch.setattr("bot.receiving.newcomer.NEWCOMER_SECONDS", -1)
    async with _running(fetching, telegram):
        telegram.people.send_text(SAM, FIRST_WORDS)
        await _until(lambda: _answers(telegram) == [1, 0])
        monkeypatch.setattr("bot.receiving.newcomer.NEWCOMER_SECONDS", 600)
        async with asyncio.timeout(HANG_GUARD):
            with pytest.raises(TokenInUseError, match="stop one"):
                await app.serve(fetching.model_copy(update=other), telegram.token, SystemClock())
        telegram.people.send_text(KIM, FIRST_WORDS)
        await _until(lambda: _answers(telegram) == [1, 1])
    assert _answers(telegram) == [1, 1]


async def test_a_second_process_on_the_file_stops_before_it_fetches(
    fetching: Settings, telegram: Playground
) -> None:
    """Whoever finds the database in use says so at once, and Telegram hears nothing of it."""
    lock = lock_database(database_path(fetching.database_url))
    try:
        with pytest.raises(InUseError, match="stop it first"):
            await app.serve(fetching, telegram.token, SystemClock())
    finally:
        lock.close()
    assert list(telegram.world.calls) == []
    async with _running(fetching, telegram):
        pass


async def test_a_wrong_key_stops_before_it_fetches(
    fetching: Settings, telegram: Playground
) -> None:
    """A key that does not open what is kept is told with its setting, and nothing is fetched."""
    store = await open_store(fetching.database_url, [b"z" * 32])
    async with store.unit_of_work() as unit:
        await unit.people.save([unit.people.new(SAM, SystemClock().now())])
    await store.close()
    with pytest.raises(WrongKeyError, match="ENCRYPTION_KEYS"):
        await app.serve(fetching, telegram.token, SystemClock())
    assert list(telegram.world.calls) == []


async def test_a_key_that_cannot_be_kept_stops_before_it_fetches(
    fetching: Settings, telegram: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the first start could not keep the key that it makes, nothing is fetched."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    without_key = fetching.model_copy(update={"encryption_keys": None})
    with pytest.raises(KeyFileError, match="set ENCRYPTION_KEYS instead"):
        await app.serve(without_key, telegram.token, SystemClock())
    assert list(telegram.world.calls) == []


def _write(telegram: Playground, many: int) -> None:
    for _ in range(many):
        for person in (SAM, KIM):
            telegram.people.send_text(person, FIRST_WORDS)


def _answers(telegram: Playground) -> list[int]:
    """Returns how often the bot has answered each person."""
    chats = telegram.world.chats
    return [
        sum(message["from"]["is_bot"] for message in chats[person].messages.values())
        for person in (SAM, KIM)
    ]


async def _until_answered(telegram: Playground, many: int) -> None:
    await _until(
        lambda: min(_answers(telegram)) >= many and not telegram.world.updates.fresh_updates()
    )


async def _until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while not met():  # noqa: ASYNC110 - it is another's work
            await asyncio.sleep(0.005)


async def test_going_from_one_way_to_the_other_loses_nothing(
    telegram: Playground, fetching: Settings, sent_to: Settings
) -> None:
    """Going from polling to webhook and back answers every message exactly once."""
    written = 0
    for settings in (fetching, sent_to, fetching, sent_to):
        _write(telegram, 2)
        async with _running(settings, telegram):
            await _until_answered(telegram, written + 2)
            _write(telegram, 2)
            written += 4
    async with _running(fetching, telegram):
        await _until_answered(telegram, written)
        await asyncio.sleep(0.1)
    assert _answers(telegram) == [written, written]
    assert telegram.app_state.update_transport.webhook is None


async def test_what_was_kept_but_not_confirmed_is_known(
    telegram: Playground, fetching: Settings, sent_to: Settings
) -> None:
    """After a lost confirmation the next run recognises all of it as repeats."""
    _write(telegram, 3)
    again = list(telegram.world.updates.fresh_updates())
    async with _running(sent_to, telegram):
        await _until_answered(telegram, 3)
    telegram.world.updates.restore(again)
    async with _running(fetching, telegram):
        await _until(lambda: not telegram.world.updates.fresh_updates())
    assert _answers(telegram) == [3, 3]


async def test_a_taken_port_stops_no_bot_that_fetches(
    telegram: Playground, fetching: Settings, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    """A taken port is reported once, and the fetching bot works."""
    _write(telegram, 1)
    with socket.create_server(("127.0.0.1", port)):
        async with _running(fetching, telegram):
            await _until_answered(telegram, 1)
    said = [one.getMessage() for one in caplog.records if "listens" in one.getMessage()]
    assert len(said) == 1
    assert str(port) in said[0]


async def test_a_webhook_cannot_do_without_its_port(
    telegram: Playground, sent_to: Settings, port: int
) -> None:
    """A webhook needs its port: one line says so, before anything changes."""
    with socket.create_server(("127.0.0.1", port)), pytest.raises(CannotListenError) as caught:
        await app.serve(sent_to, telegram.token, SystemClock())
    assert f"127.0.0.1:{port}" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not telegram.world.calls


@pytest.mark.parametrize("way", ["fetching", "sent_to"])
async def test_it_tells_how_it_is(
    way: str, telegram: Playground, port: int, request: pytest.FixtureRequest
) -> None:
    """The bot reports that it is alive, ready, and its metrics, without ids or secrets."""
    settings: Settings = request.getfixturevalue(way)
    async with _running(settings, telegram), ClientSession() as session:
        _write(telegram, 2)
        await _until_answered(telegram, 2)
        alive, ready = await _got(session, port, "healthz"), await _got(session, port, "readyz")
        status, figures = await _got(session, port, "metrics")
    assert (alive, ready[0]) == ((200, "alive\n"), 200)
    assert json.loads(ready[1]) == {"ready": True, "because": [], "warnings": []}
    assert status == 200
    for line in (
        'debrief_turns_total{kind="message",outcome="kept"} 4.0',
        'debrief_sends_total{outcome="sent"} 4.0',
        "debrief_turn_seconds_count 4.0",
        "debrief_people 2.0",
        "debrief_ready 1.0",
    ):
        assert line in figures.splitlines()
    assert not any(part in figures for part in ("1001", telegram.token, SECRET))


async def _got(session: ClientSession, port: int, page: str) -> tuple[int, str]:
    async with session.get(f"http://127.0.0.1:{port}/{page}") as answer:
        return answer.status, await answer.text()


async def test_told_to_stop_it_keeps_what_has_come(
    telegram: Playground, sent_to: Settings, tmp_path: Path
) -> None:
    """A webhook bot that is stopped in a burst ends with code 0 within five seconds.

    Nothing is lost or answered twice, and its DEBUG log shows no secret and no id.
    """
    environment = {
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": sent_to.database_url,
        "ENCRYPTION_KEYS": "a2s" * 14 + "a=",
        "WEBHOOK_URL": sent_to.webhook_url,
        "WEBHOOK_SECRET": SECRET,
        "LISTEN": sent_to.listen,
        "BACKUPS_KEPT": "0",
        "LOG_LEVEL": "DEBUG",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=tmp_path,
        env=os.environ | environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _write(telegram, 1)
    await _until_answered(telegram, 1)
    _write(telegram, 14)
    await _until(lambda: min(_answers(telegram)) >= 3)
    for _ in range(2):
        process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), HANG_GUARD)
    assert process.returncode == 0, log.decode()
    async with _running(sent_to, telegram):
        await _until_answered(telegram, 15)
        await asyncio.sleep(0.1)
    assert _answers(telegram) == [15, 15]
    said = log.decode()
    assert "listening on http://127.0.0.1:" in said
    assert "Traceback" not in said
    assert not any(part in said for part in (telegram.token, SECRET, "a2sa2s", "1001"))


async def test_the_heavy_parts_come_after_the_first_fetch(tmp_path: Path) -> None:
    """The server and the metrics library are not loaded before the first fetch."""
    program = f"import sys, bot.__main__, bot.app; print(*(set({LATE}) & set(sys.modules)))"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program),
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert (process.returncode, out.decode().strip()) == (0, "")
