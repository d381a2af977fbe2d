"""`python -m bot` as a process says the right things, ends well, and begins soon."""

import asyncio
import os
import re
import signal
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from playground import Playground
from tests.hang_guard import HANG_GUARD

ROOT = Path(__file__).parents[2]
HEAVY = (
    "telegram", "apscheduler", "cryptography", "holidays", "tzfpy", "handlers", "aiosqlite",
    "asyncpg",
)  # fmt: skip


@dataclass
class Door:
    """Starts `python -m bot` in a folder of its own."""

    folder: Path

    async def start(self, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        env = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"}
        own = {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(self.folder / "config")}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, *(arguments or ("-m", "bot"))),
            cwd=self.folder,
            env=env | own | environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def ended(self, *arguments: str, **environment: str) -> tuple[int | None, str, str]:
        """Returns its exit code, and what it wrote to stdout and stderr."""
        process = await self.start(*arguments, **environment)
        out, err = await asyncio.wait_for(process.communicate(), HANG_GUARD)
        return process.returncode, out.decode(), err.decode()


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


async def test_without_a_token_it_says_so(door: Door) -> None:
    """Without a token there is one line, exit code 2, and no silent playground."""
    code, out, err = await door.ended()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "BOT_TOKEN" in err
    assert not list(door.folder.iterdir())


async def test_bad_settings_are_named_together(door: Door) -> None:
    """Bad settings give one line each, and exit code 2."""
    code, _, err = await door.ended(BOT_TOKEN="1:x", LOG_LEVEL="loud", ALLOWED_USERS="ada")
    assert code == 2
    assert sorted(line.partition(":")[0] for line in err.splitlines()) == [
        "ALLOWED_USERS",
        "LOG_LEVEL",
    ]


async def test_what_is_wrong_is_found_before_the_first_fetch(
    door: Door, telegram: Playground
) -> None:
    """Folders that cannot be had are named before anything is fetched, misspelt names as well."""
    (door.folder / "file").touch()
    (door.folder / ".env").write_text("ALOWED_USERS=12\n")
    code, _, err = await door.ended(
        BOT_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        DATABASE_URL="sqlite:///file/debrief.db",
        BACKUP_DIR="file",
    )
    assert code == 2
    misspelt, data, backups = err.splitlines()
    assert misspelt.endswith("is no setting, so it does nothing; did you mean ALLOWED_USERS?")
    assert data.startswith("DATABASE_URL: file cannot be used as a folder")
    assert backups.startswith("BACKUP_DIR: file cannot be used as a folder")
    assert not telegram.world.calls


@pytest.mark.parametrize("module", ["bot", "argparse", "pydantic", "aiohttp"])
async def test_ctrl_c_while_it_loads_prints_no_traceback(door: Door, module: str) -> None:
    """Ctrl-C right after a module was loaded ends the process, and it says nothing."""
    process = await door.start(
        *("-X", "importtime", "-m", "bot"), BOT_TOKEN="1:x", TELEGRAM_API_URL="http://127.0.0.1:9"
    )
    assert process.stderr is not None
    async with asyncio.timeout(HANG_GUARD):
        while not re.search(rf"\| +{module}\n$", (await process.stderr.readline()).decode()):
            pass
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert process.returncode in (0, -signal.SIGINT)
    assert b"Traceback" not in err
    assert b"KeyboardInterrupt" not in err


async def test_a_refused_token_is_one_plain_line(door: Door, telegram: Playground) -> None:
    """A refused token gives one plain line without the token, and exit code 1."""
    token = "123456:" + "x" * 35
    code, _, err = await door.ended(BOT_TOKEN=token, TELEGRAM_API_URL=telegram.url)
    assert code == 1
    assert err.splitlines()[-1].startswith("Telegram does not accept BOT_TOKEN")
    assert "Traceback" not in err
    assert token not in err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_fetches_before_all_else_and_stops_when_told(
    door: Door, telegram: Playground, number: signal.Signals
) -> None:
    """The bot fetches before anything else, and answers the waiting person when it can.

    A signal in the middle of a long poll ends it with exit code 0.
    """
    telegram.people.send_text(1001, "/start")
    process = await door.start(BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url)
    await _until(lambda: _has_called(telegram, "sendMessage"))
    await _until(lambda: telegram.world.updates.fresh_updates() == [])  # the next fetch confirms
    process.send_signal(number)
    _, err = await asyncio.wait_for(process.communicate(), HANG_GUARD)
    assert process.returncode == 0, err.decode()
    assert b"Traceback" not in err
    assert telegram.world.calls[0]["method"] == "getUpdates"


async def test_nothing_heavy_is_loaded_before_the_first_fetch(door: Door) -> None:
    """The first fetch needs none of the large libraries."""
    program = f"import sys, bot.__main__, bot.app; print(*(set({HEAVY}) & set(sys.modules)))"
    code, out, err = await door.ended("-c", program)
    assert (code, out.strip()) == (0, ""), err


async def test_a_command_loads_no_conversation(door: Door) -> None:
    """An operator's command has not to wait until all that can be said is loaded."""
    loaded = "{*sys.modules} & {'handlers', 'telegram'}"
    program = f"import sys, bot.operations.cli; print(*({loaded}))"
    code, out, err = await door.ended("-c", program)
    assert (code, out.strip()) == (0, ""), err


async def test_the_commands_beside_the_running_bot(door: Door, telegram: Playground) -> None:
    """Beside the running bot, reading and a backup work, and changes to the database are
    refused.
    """
    telegram.people.send_text(1001, "/start")
    process = await door.start(BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url)
    await _until(lambda: _has_called(telegram, "sendMessage"))
    backup, restore = await asyncio.gather(
        door.ended("-m", "bot", "backup"), door.ended("-m", "bot", "restore", "any.db")
    )
    process.terminate()
    await process.communicate()
    assert (backup[0], ": 1 person, 0 jobs." in backup[1]) == (0, True), backup
    assert (restore[0], restore[1]) == (1, "")


async def test_a_damaged_database_is_refused_with_the_command(
    door: Door, telegram: Playground
) -> None:
    """A damaged database is refused with one line that names the restore command, and
    exit code 1.
    """
    file = door.folder / "data" / "debrief.db"
    file.parent.mkdir()
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8176)
    code, _, err = await door.ended(
        BOT_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        ENCRYPTION_KEYS=b64encode(bytes(32)).decode(),
    )
    assert code == 1
    assert "python -m bot restore" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert file.read_bytes()[16:] == b"\xff" * 8176


def _has_called(telegram: Playground, method: str) -> bool:
    return any(call["method"] == method for call in telegram.world.calls)


async def _until(is_met: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG_GUARD):
        while not is_met():  # noqa: ASYNC110 - another process's work
            await asyncio.sleep(0.02)
