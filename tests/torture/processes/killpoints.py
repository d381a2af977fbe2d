"""The real bot has a kill point at one of its steps: when it gets there, it dies as by kill -9.

Steps are what leaves a trace outside: statements that write, files made, renamed, deleted and
flushed, calls to Telegram and their answers, turns and plans. The product has no hooks for this:
Python reports files by itself, SQLite reports statements, and a few functions are wrapped.
"""

import os
import re
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, wraps
from pathlib import Path
from typing import Any

WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "VACUUM", "ATTACH")
_MOVES = {"os.rename": "rename", "os.remove": "remove", "os.mkdir": "make folder"}
Function = Callable[..., Any]


@dataclass(slots=True)
class Killpoint:
    """Counts steps and dies before the `nth` called `name`; without a name it records them all."""

    folder: Path
    name: str = ""
    nth: int = 0
    armed: Path | None = None
    """Steps count while this file exists; always when None."""
    notes: Path | None = None
    ledgers: "dict[int, Ledger]" = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def step(self, name: str) -> None:
        """Counts another step; at one of them the process ends."""
        if self.armed is not None and not os.access(self.armed, os.F_OK):
            return
        self._counts[name] += 1
        if name == self.name and self._counts[name] == self.nth:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.notes is not None:
            with self.notes.open("a") as notes:
                notes.write(f"{name}\n")

    def install(self) -> None:
        """Installs the kill point for the rest of the process."""
        sys.addaudithook(self._on_audit_event)
        _around_databases(self)
        _around_flushes(self)
        _around_work(self)

    def _on_audit_event(self, event: str, values: tuple[Any, ...]) -> None:
        if event in _MOVES:
            self._count_file_operation(_MOVES[event], values[0])
        elif event == "open" and isinstance(values[2], int) and values[2] & _FOR_WRITING:
            self._count_file_operation("write", values[0])

    def count_statement(self, ledger: "Ledger", sql: str) -> None:
        """Counts a statement before it runs."""
        words = sql.split() or [""]
        if words[0] == "BEGIN":
            ledger.what = ""
        elif words[0] == "COMMIT" and ledger.what:
            self.step(f"sql COMMIT {ledger.what}")
        elif words[0].upper() in WRITES:
            ledger.add(" ".join(words[:3]))
            self.step(f"sql {_plain(' '.join(words[:3]))}")

    def _count_file_operation(self, what: str, path: object) -> None:
        """Counts operations on files of this bot only, by names without dates."""
        if isinstance(path, str | bytes | os.PathLike):
            place = Path(os.fsdecode(path))
            if place != self.notes and place.name != "bot.log" and self._counts_here(place):
                self.step(f"{what} {_plain(place.name)}")

    def count_flush(self, place: Path) -> None:
        """Counts a flush of a file or folder before it happens."""
        if self._counts_here(place) and not (self.armed and place.name == "backups"):
            self.step(f"flush {_plain(place.name)}")

    def _counts_here(self, place: Path) -> bool:
        """Returns whether a file counts: it is in the bot's folder, and not a chore of a start."""
        chore = self.armed is not None and place.name.startswith((".debrief-", "debrief-"))
        return (self.folder / place).is_relative_to(self.folder) and not chore


@dataclass(slots=True)
class Ledger:
    """Says what the transaction of a connection is about, by its statements."""

    what: str = ""

    def add(self, statement: str) -> None:
        """Takes one more statement into account; the one that says most about it counts."""
        found = (what for words, what in _KINDS.items() if statement.startswith(words))
        this = next(found, REST)
        ranks = ("", *_KINDS.values(), REST)
        self.what = this if not self.what else min(self.what, this, key=ranks.index)


REST = "the rest"
_KINDS = {
    "INSERT INTO handled_updates": "a turn",
    "INSERT INTO migrations": "a migration",
    "INSERT INTO outbox": "a reminder",
    "DELETE FROM outbox": "what was sent",
}


def _plain(text: str) -> str:
    """Returns the text without dates, paths and columns."""
    return re.sub("[0-9]+", "N", re.split("['(]", text)[0].strip())


_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _around_databases(killpoint: Killpoint) -> None:
    connect = sqlite3.connect

    def connect_watched(*values: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*values, **named)
        if killpoint.armed is not None and "keys" in str(values[0]):
            return connection
        ledger = killpoint.ledgers[id(connection)] = Ledger()
        connection.set_trace_callback(partial(killpoint.count_statement, ledger))
        return connection

    for module in list(sys.modules.values()):  # wherever it was imported by name
        for name, value in list(vars(module).items()):
            if value is connect:
                setattr(module, name, connect_watched)


def _around_flushes(killpoint: Killpoint) -> None:
    flush = os.fsync

    def fsync(file: int) -> None:
        killpoint.count_flush(Path(f"/proc/self/fd/{file}").resolve())
        flush(file)

    os.fsync = fsync  # type: ignore[assignment] # what it does is the same


def _around_work(killpoint: Killpoint) -> None:
    import aiosqlite

    import bot.receiving.webhook
    import bot.scheduling.due_reminders
    import bot.telegram_api.bot_api
    import handlers.router

    _around_commits(killpoint, aiosqlite.Connection)
    _wrap(killpoint, handlers.router, "route_update", "turn", "turned")
    _wrap(killpoint, bot.scheduling.due_reminders, "remind", "plan", "planned")
    _wrap(killpoint, bot.receiving.webhook.Webhook, "receive", "received", "confirm")
    _around_calls(killpoint, bot.telegram_api.bot_api.BotApiClient)


def _around_commits(killpoint: Killpoint, connections: Any) -> None:
    commit = connections.commit

    async def commit_and_count(self: Any) -> None:
        await commit(self)
        ledger = killpoint.ledgers.get(id(self._conn))
        if ledger is not None and ledger.what:
            killpoint.step(f"committed {ledger.what}")

    connections.commit = commit_and_count


def _wrap(killpoint: Killpoint, owner: Any, name: str, before: str, after: str) -> None:
    function = getattr(owner, name)

    @wraps(function)
    async def run_async(*values: Any, **named: Any) -> Any:
        killpoint.step(before)
        result = await function(*values, **named)
        killpoint.step(after)
        return result

    @wraps(function)
    def run_plain(*values: Any, **named: Any) -> Any:
        killpoint.step(before)
        result = function(*values, **named)
        killpoint.step(after)
        return result

    setattr(owner, name, run_async if _is_async(function) else run_plain)


def _is_async(function: Function) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(function)


def _around_calls(killpoint: Killpoint, api: Any) -> None:
    call = api.call

    async def call_and_count(self: Any, method: str, params: Any, **named: Any) -> Any:
        if method[3:5] == "My":  # the menu: shown again at each start
            return await call(self, method, params, **named)
        confirms = " with an offset" if method == "getUpdates" and "offset" in params else ""
        killpoint.step(f"call {method}{confirms}")
        answer = await call(self, method, params, **named)
        killpoint.step(f"answer to {method}{confirms}")
        return answer

    api.call = call_and_count
