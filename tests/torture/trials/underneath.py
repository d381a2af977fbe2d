"""A database that is deleted or replaced while the bot runs keeps nothing, and says so.

The whole bot runs on the stand-in. While people write, something is done to its files: deleted,
replaced, cut short, moved away. From then on no update may be confirmed, and /readyz has to say
why. What was moved away comes back; everything else is mended as an operator would do it: the bot
is stopped and started, and where that start is refused, a backup is restored. No start may begin
with nobody, and whatever people wrote meanwhile is answered in the end.
"""

import asyncio
import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from aiohttp import ClientSession

from bot.monitoring.health import NOT_IN_PLACE
from bot.persistence.open_store import backups_of, load_keys
from storage.backup.backups import restore
from storage.errors import StorageError
from storage.unit_of_work import database_path
from tests.torture.processes.running import ChatPerson, LostError, Running, eventually, running
from tests.torture.trial import Claim, Report, Trial, count_of
from tests.torture.trials.kills import free_port

ROUNDS = 60
CHATS = (1001, 1002, 1003)
WRITES = 4
"""Each writes so many times after the harm."""
NOTICED_WITHIN = 3.0


@dataclass(frozen=True, slots=True)
class Harm:
    """Is something that happens to the files; `undo` puts back what was only moved."""

    name: str
    do: Callable[[Path], None]
    undo: Callable[[Path], None] | None = None
    is_killed: bool = False
    """Whether the bot is killed with -9 afterwards: then it cannot write once more what is gone."""


def _sibling(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _delete_all(path: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def _replace_by(path: Path, content: Path | None) -> None:
    new = _sibling(path, ".new")
    if content is None:
        new.touch()
    else:
        shutil.copy(content, new)
    new.replace(path)


def _older_copy(path: Path) -> Path:
    return _sibling(path, ".older")


def _empty_copy(path: Path) -> Path:
    return _sibling(path, ".empty")


def _delete_log(path: Path) -> None:
    for ending in ("-wal", "-shm"):
        _sibling(path, ending).unlink(missing_ok=True)


def _replace_by_empty_copy(path: Path) -> None:
    _replace_by(path, _empty_copy(path))
    _delete_log(path)


def _move_aside(path: Path) -> None:
    path.rename(_sibling(path, ".aside"))


def _move_back(path: Path) -> None:
    _sibling(path, ".aside").rename(path)


def _cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


HARMS = (
    Harm("the file deleted", lambda path: path.unlink()),
    Harm("moved away and put back", _move_aside, _move_back),
    Harm("the log deleted", lambda path: _sibling(path, "-wal").unlink()),
    Harm("all files deleted", _delete_all),
    Harm("replaced by an empty file", lambda path: _replace_by(path, None)),
    Harm("replaced by an older copy", lambda path: _replace_by(path, _older_copy(path))),
    Harm("the index of the log deleted", lambda path: _sibling(path, "-shm").unlink()),
    Harm("the log moved away and put back", lambda path: _move_aside(_sibling(path, "-wal")),
         lambda path: _move_back(_sibling(path, "-wal"))),
    Harm("the log replaced", lambda path: _replace_by(_sibling(path, "-wal"), None)),
    Harm("the file cut short", _cut_short),
    Harm("the lock deleted", lambda path: _sibling(path, ".lock").unlink()),
    Harm("the lock replaced", lambda path: _replace_by(_sibling(path, ".lock"), None)),
    Harm("the log deleted, then killed", _delete_log, is_killed=True),
    Harm("replaced by a copy from before anybody came, then killed", _replace_by_empty_copy,
         is_killed=True),
)  # fmt: skip


@dataclass(slots=True)
class UnderneathResult:
    """Counts what was done and found."""

    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def wrong(self, what: str, harm: Harm, count: int = 1) -> None:
        """Counts a fault after a harm."""
        self.counts[what] += count
        if count:
            self.troubles.append(f"{what}: {harm.name}")


# -- one round -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Round:
    bot: Running
    people: list[ChatPerson]
    harm: Harm
    result: UnderneathResult
    written: set[int] = field(default_factory=set)
    """The numbers of the updates that were written after the harm."""

    @property
    def path(self) -> Path:
        return database_path(self.bot.settings.database_url)

    async def run(self, random: Random) -> None:
        shutil.copy(self.path, _older_copy(self.path))
        await backups_of(self.bot.settings).make(self.bot.telegram.clock.now())
        await asyncio.gather(*(one.ask("/help", "/new") for one in self.people))
        await asyncio.sleep(random.uniform(0, 0.3))
        self.harm.do(self.path)
        self.result.counts["harms"] += 1
        await self._write(random)
        await self._must_not_be_ready()
        confirmed = self.written - self._waiting()
        self.result.wrong("confirmed though gone", self.harm, len(confirmed))
        await self._mend()
        await self._must_all_be_answered()

    async def _write(self, random: Random) -> None:
        for _ in range(WRITES):
            for one in self.people:
                one.write("/help")
                self.written.add(self.bot.telegram.world.updates.all_updates[-1].number)
                await asyncio.sleep(random.uniform(0, 0.05))

    def _waiting(self) -> set[int]:
        return {one.number for one in self.bot.telegram.world.updates.all_updates}

    async def _must_not_be_ready(self) -> None:
        end = asyncio.get_running_loop().time() + NOTICED_WITHIN
        while NOT_IN_PLACE not in await self._because():
            if asyncio.get_running_loop().time() > end:
                self.result.wrong("ready though gone", self.harm)
                return
            await asyncio.sleep(0.1)

    async def _because(self) -> list[str]:
        url = f"http://{self.bot.settings.listen}/readyz"
        async with ClientSession() as session, session.get(url) as answer:
            because: list[str] = json.loads(await answer.text())["because"]
            return because

    async def _mend(self) -> None:
        if self.harm.undo is not None:
            self.harm.undo(self.path)
            return
        await self._stop()
        if await self._starts():
            return
        self.result.counts["starts refused"] += 1
        newest = backups_of(self.bot.settings).newest_file()
        assert newest is not None
        keys = load_keys(self.bot.settings)
        await restore(self.bot.settings.database_url, keys, newest)
        if not await self._starts():
            self.result.wrong("not mended", self.harm)

    async def _stop(self) -> None:
        """Stops the bot; after a kill the files are as they were before the bot closed them."""
        as_killed = self.path.read_bytes() if self.harm.is_killed else None
        await self.bot.stop()
        if as_killed is not None:
            self.path.write_bytes(as_killed)
            _delete_log(self.path)

    async def _starts(self) -> bool:
        """Returns whether the bot starts; it must not start with nobody."""
        starting = asyncio.create_task(self.bot.start())
        await asyncio.sleep(0.02)  # from now on `ended` is about the new one
        await eventually(lambda: starting.done() or self.bot.ended is not None, "a start")
        if self.bot.ended is not None:
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting
            if not isinstance(self.bot.ended, StorageError):
                self.result.wrong("refused without a reason", self.harm)
            return False
        await starting
        async with self.bot.runtime.store.unit_of_work() as unit:
            if not await unit.people.count():
                self.result.wrong("begun with nobody", self.harm)
        return True

    async def _must_all_be_answered(self) -> None:
        try:
            await eventually(lambda: not self._waiting(), "all taken", 40)
            for one in self.people:
                await one.ask("/status", "Nothing is pending")
        except LostError as error:
            self.result.wrong(f"never answered ({error})", self.harm)
        async with self.bot.runtime.store.unit_of_work() as unit:
            found, _ = await unit.people.load_readable(CHATS)
        known = [one for one in found.values() if one.dossier.person.sign_off]
        self.result.wrong("people lost", self.harm, len(CHATS) - len(known))


async def try_harms(
    random: Random, harms: Sequence[Harm], result: UnderneathResult
) -> UnderneathResult:
    """Does each of these harms to a bot of its own."""
    for harm in harms:
        async with running(listen=f"127.0.0.1:{free_port()}") as bot:
            path = database_path(bot.settings.database_url)
            shutil.copy(path, _empty_copy(path))
            people = [bot.somebody(chat) for chat in CHATS]
            await asyncio.gather(*(one.settle_in() for one in people))
            try:
                await _Round(bot, people, harm, result).run(random)
            except LostError as error:
                result.wrong(f"broke off ({error})", harm)
    return result


_NONE = (
    "confirmed though gone",
    "ready though gone",
    "begun with nobody",
    "refused without a reason",
    "not mended",
    "people lost",
)


def run(seed: int, share: float) -> Report:
    """Does 60 harms, each kind in turn, or the first of them."""
    rounds = count_of(ROUNDS, share)
    harms = [HARMS[number % len(HARMS)] for number in range(rounds)]
    random = Random(f"{seed} underneath")  # noqa: S311 - to be played again, not a secret
    return report_on(asyncio.run(try_harms(random, harms, UnderneathResult())), rounds)


def report_on(result: UnderneathResult, rounds: int) -> Report:
    """Reports the result."""
    counts, known = result.counts, {*_NONE, "harms", "starts refused"}
    others = sum(count for what, count in counts.items() if what not in known)
    return Report(
        f"{counts['harms']} harms of {len(HARMS)} kinds to the files of a running bot, "
        f"{counts['starts refused']} starts refused",
        (
            Claim("harms", counts["harms"], least=rounds),
            *(Claim(what, counts[what], most=0) for what in _NONE),
            Claim("never answered", others, most=0),
        ),
        tuple(result.troubles[:8]),
    )


TRIALS = (Trial("underneath", "the database deleted or replaced under the running bot", run),)
