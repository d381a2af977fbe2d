"""Lets tests give the operator's commands in a folder of their own, with people in the database."""

import asyncio
import json
import logging
import zoneinfo
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from coaching.model.documents import Dossier, Interview, Opportunity
from coaching.model.vocabulary import InterviewId, OpportunityId, ZoneName
from storage.unit_of_work import Store, open_store

NOW = datetime(2026, 11, 12, 10, tzinfo=UTC)
KEY = b"k" * 32
PRIVATE = ("Ada", "Zebra", "a2tra2tr")
"""No output may hold these parts of a name, of a company and of the key."""
TROLL = ZoneName("Antarctica/Troll")
"""No other test has windows in this zone, so their caches do not mix."""


@dataclass(frozen=True, slots=True)
class CommandOutput:
    """Holds how a command ended, and what it wrote."""

    code: int
    out: str
    err: str


@dataclass
class Operator:
    """Gives commands as `python -m bot` takes them, in this process."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    url: str = "sqlite:///data/debrief.db"

    async def __call__(self, *arguments: str, **environment: str) -> CommandOutput:
        """Runs one command from start to end."""
        return await asyncio.to_thread(self._done, arguments, environment)

    def _done(self, arguments: tuple[str, ...], environment: dict[str, str]) -> CommandOutput:
        self.capsys.readouterr()
        with self.monkeypatch.context() as patch, _as_it_was():
            for name, value in environment.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main(arguments)
        read = self.capsys.readouterr()
        return CommandOutput(int(ended.value.code or 0), read.out, read.err)

    def use(self, *keys: bytes) -> None:
        """Sets ENCRYPTION_KEYS, the newest first."""
        self.monkeypatch.setenv(
            "ENCRYPTION_KEYS", ",".join(b64encode(key).decode() for key in keys)
        )

    @asynccontextmanager
    async def opened(self, *keys: bytes) -> AsyncIterator[Store]:
        """Opens the database as the running bot has it open."""
        store = await open_store(self.url, keys or [KEY])
        try:
            yield store
        finally:
            await store.close()

    async def people(self, *chats: int) -> None:
        """Stores somebody with an interview in each of these chats."""
        async with self.opened() as store:
            await arrive(store, *chats)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "debrief.db"


async def arrive(store: Store, *chats: int, due: datetime | None = None) -> None:
    """Stores newcomers, each with one interview tomorrow."""
    async with store.unit_of_work() as unit:
        arrived = [unit.people.new(chat, NOW) for chat in chats]
        for kept in arrived:
            person = replace(kept.dossier.person, first_name=f"Ada{kept.chat}", zone=TROLL)
            kept.dossier = Dossier(person, (opportunity(),))
            kept.next_ping = due
        await unit.people.save(arrived)


def opportunity() -> Opportunity:
    """Returns a job at Zebra Works with an interview at noon of the next day, in Troll."""
    start = NOW.replace(hour=12) + timedelta(days=1)
    wall = start.replace(tzinfo=None)
    interview = Interview(InterviewId(2), start, 60, wall, TROLL, logged=NOW)
    return Opportunity(
        OpportunityId(1), "Zebra Works", "Engineer", TROLL, opened=NOW, interviews=(interview,)
    )


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Undoes what a process sets up for itself."""
    root, path = logging.getLogger(), zoneinfo.TZPATH
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        zoneinfo.reset_tzpath(path)


@contextmanager
def other_rules(folder: Path, version: str, shows: str) -> Iterator[None]:
    """Gives Troll the clocks of another zone, as an update of the machine's zones could."""
    before = zoneinfo.TZPATH
    home = folder / version
    (home / "Antarctica").mkdir(parents=True)
    (home / "tzdata.zi").write_text(f"# version {version}\n")
    (home / TROLL).write_bytes(_rules(shows))
    zoneinfo.reset_tzpath([str(home)])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)
        zoneinfo.ZoneInfo.clear_cache()


def _rules(zone: str) -> bytes:
    from importlib.resources import files

    return files("tzdata").joinpath(f"zoneinfo/{zone}").read_bytes()


async def chats(store: Store) -> list[int]:
    """Returns the chats with stored data."""
    async with store.unit_of_work() as unit:
        return await unit.people.list_chats(0, 100)


async def park(store: Store, number: int, chat: int | None) -> None:
    """Parks a /start of that chat."""
    raw = json.dumps(_start(number, chat or 0)).encode()
    async with store.unit_of_work() as unit:
        await unit.updates.park(number, chat, raw, "ZeroDivisionError", NOW)
        await unit.updates.mark_handled([number], NOW)


def _start(number: int, chat: int) -> dict[str, object]:
    who = {"id": chat, "first_name": "Ada"}
    message = {
        "message_id": number,
        "date": int(NOW.timestamp()),
        "text": "/start",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "chat": {**who, "type": "private"},
        "from": {**who, "is_bot": False},
    }
    return {"update_id": number, "message": message}
