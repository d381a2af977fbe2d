"""Each scene says what the bot is doing when it is killed, and what must be true afterwards."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from coaching.model.documents import Dossier
from storage.backup.backups import list_backups
from storage.crypto.keys import make_key, read_keys
from storage.crypto.sealing import MasterKeys
from storage.migrations import list_migrations, migrate
from storage.sqlite.sqlite_engine import open_engine
from storage.tables.people import People
from storage.unit_of_work import open_store
from tests.process.rig import IN_FLIGHT, WAITING, count_in, rows_in
from tests.torture.people.talks import Talk, talking
from tests.torture.people.walks import WEDNESDAY, Act, outcome_of, plain, twins
from tests.torture.processes.forkserver import ForkServer
from tests.torture.trials.kills import free_port

CHAT, GOER, EVER = 1001, 1002, 10_000
LOOK, LOOKS = 0.1, 300
"""Seconds between two looks into the outbox, and how many to take before giving up."""
DUE = WEDNESDAY + timedelta(minutes=21)
"""A minute after the notes of the interview in the template are asked for."""
HISTORY = ("/start", "London", "Robin", "/new Acme; Engineer; today 14:40", "yes")
LATER = ("/new Delta; Analyst; 3 Dec 10:00", "yes")
MESSAGES = (Act("/new Firm; Role; 4 Dec 11:20"), Act("yes"), Act("/new House; Post; 5 Dec 9:40"))
PRESSES = (Act(data="f:add"), Act("Dana Lee"), Act("boss"))
Raws = list[dict[str, Any]]
KillpointOrder = Mapping[str, Any]


@dataclass(slots=True)
class KillResult:
    """Says whether the bot died where it should, and what was wrong afterwards."""

    died: bool
    wrong: list[str] = field(default_factory=list)

    def expect(self, what: str, found: object, expected: object) -> None:
        """Records a difference."""
        if found != expected:
            self.wrong.append(f"{what}: {found!r:.200} instead of {expected!r:.200}")


@dataclass(slots=True)
class Yard:
    """Is a place for kills: a forkserver, and a bot's folder to begin from."""

    fork_server: ForkServer
    folder: Path
    raws: Raws = field(default_factory=list)
    """What was written in the template before and after its backup."""
    backed_up: int = 0
    """How many of those are in the backup."""
    tried: int = 0

    @property
    def template(self) -> Path:
        """The folder with two people, an interview that has just ended, a backup, and
        news since.
        """
        return self.folder / "template"

    async def prepare(self) -> None:
        """Makes the template by chatting with the bot."""
        self.template.mkdir()
        await self._chat(GOER, HISTORY[:3])
        self.raws = await self._chat(CHAT, HISTORY)
        self.backed_up = len(self.raws)
        self.run(self.template, "backup")
        self.raws += await self._chat(CHAT, LATER)

    async def _chat(self, chat: int, texts: Sequence[str]) -> Raws:
        self.fork_server.set_clock(WEDNESDAY)
        async with talking(self.fork_server, self.template, chat) as talk:
            child = talk.start()
            await talk.settled(child)
            raws = [talk.act(Act(text)) for text in texts]
            await talk.settled(child, len(texts))
            await talk.stopped(child)
        return raws

    def place(self, *, empty: bool = False) -> Path:
        """Returns a folder of its own for the next try."""
        self.tried += 1
        folder = self.folder / f"try-{self.tried}"
        if empty:
            folder.mkdir()
        else:
            shutil.copytree(self.template, folder)
        return folder

    def run(self, folder: Path, *command: str, killpoint: KillpointOrder | None = None) -> int:
        """Returns the exit code of one command."""
        return self.fork_server.start(folder, {}, command, killpoint).wait()


# -- what is stored --------------------------------------------------------------------------------


async def kept(folder: Path, chat: int = CHAT) -> str:
    """Returns the person's document, or an empty one when nothing is stored."""
    store = await open_store(f"sqlite:///{folder}/data/debrief.db", _keys(folder))
    try:
        async with store.unit_of_work() as unit:
            found = await unit.people.load([chat])
    finally:
        await store.close()
    return plain(found[chat].dossier) if chat in found else ""


async def _left_over(folder: Path, raws: Raws) -> tuple[int, int, int]:
    """Returns updates never taken, messages never sent, and parked updates."""
    store = await open_store(f"sqlite:///{folder}/data/debrief.db", _keys(folder))
    try:
        async with store.unit_of_work() as unit:
            taken = await unit.updates.find_handled([raw["update_id"] for raw in raws])
            return (
                len(raws) - len(taken),
                await unit.outbox.count(),
                len(await unit.updates.list_parked()),
            )
    finally:
        await store.close()


def _keys(folder: Path) -> list[bytes]:
    return read_keys([], folder / "config")[0]


# -- while people write ----------------------------------------------------------------------------


async def _writing(
    yard: Yard, killpoint: KillpointOrder, acts: Sequence[Act], hook: str = ""
) -> KillResult:
    folder = yard.place()
    yard.fork_server.set_clock(WEDNESDAY)
    async with talking(yard.fork_server, folder, CHAT, hook) as talk:
        armed = folder / "armed"
        child = talk.start({**killpoint, "armed": str(armed)})
        await talk.settled(child)
        armed.touch()
        raws = [talk.act(act) for act in acts]
        before, after = await outcome_of(yard.raws), await outcome_of([*yard.raws, *raws])
        said = after.said[len(before.said) :]
        found = KillResult(await talk.settled(child, EVER) is not None)
        child.kill()
        unknown = len(rows_in(folder / "data", IN_FLIGHT))
        await _again(talk, found, len(said))
        found.expect("kept", await kept(folder), after.kept)
        found.expect("left over", await _left_over(folder, raws), (0, 0, 0))
        again = twins(said, talk.bot_texts())
        found.expect("replies", again is not None and again <= unknown, expected=True)
    return found


async def _again(talk: Talk, found: KillResult, replies: int) -> None:
    """Runs the bot again, without a kill point, until nothing is left to send."""
    child = talk.start()
    await talk.settled(child, replies)
    for _ in range(LOOKS):
        if child.ended() is not None or not count_in(talk.folder / "data", WAITING):
            break
        await asyncio.sleep(LOOK)
    await talk.settled(child, replies)
    found.expect("exit code", await talk.stopped(child), 0)


async def message(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A person writes; the bot fetches."""
    return await _writing(yard, killpoint, MESSAGES)


async def message_sent(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A person writes; Telegram sends it to the bot."""
    return await _writing(yard, killpoint, MESSAGES, f"127.0.0.1:{free_port()}")


async def press(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A person presses a button, then writes."""
    return await _writing(yard, killpoint, PRESSES)


async def reminder(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """Somebody is due while the bot is down; it starts, and reminds them."""
    folder = yard.place()
    yard.fork_server.set_clock(DUE)
    async with talking(yard.fork_server, folder, CHAT) as talk:
        child = talk.start(killpoint)
        found = KillResult(await talk.settled(child, EVER) is not None)
        child.kill()
        unknown = len(rows_in(folder / "data", IN_FLIGHT))
        await _again(talk, found, 1)
        heard = talk.bot_texts()
        found.expect("reminders", 1 <= len(heard) <= 1 + min(unknown, 1), expected=True)
        found.expect("all the same", len(set(heard)), 1)
        found.expect("noted as said", (await kept(folder)).count('"pinged": [\n'), 1)
        found.expect("left over", await _left_over(folder, []), (0, 0, 0))
    return found


# -- while an operator works -----------------------------------------------------------------------


async def first_start(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """The first start makes the key and the tables."""
    folder = yard.place(empty=True)
    found = KillResult(yard.run(folder, "migrate", killpoint=killpoint) == -9)
    for command in ("migrate", "check"):
        found.expect(command, yard.run(folder, command), 0)
    return found


async def upgrade(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """Tables of the first version are upgraded."""
    folder = yard.place(empty=True)
    before = await _of_the_first_version(folder)
    found = KillResult(yard.run(folder, "migrate", killpoint=killpoint) == -9)
    for command in ("migrate", "check"):
        found.expect(command, yard.run(folder, command), 0)
    found.expect("kept", await kept(folder), before)
    return found


async def _of_the_first_version(folder: Path) -> str:
    make_key(folder / "config")
    keys = MasterKeys(read_keys([], folder / "config")[0])
    engine = await open_engine(folder / "data" / "debrief.db")
    try:
        await migrate(engine, list_migrations()[:1])
        async with engine.transaction() as transaction:
            people = People(transaction, keys)
            somebody = people.new(CHAT, WEDNESDAY)
            await people.save([somebody])
    finally:
        await engine.close()
    return plain(Dossier(somebody.dossier.person))


async def backup(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A backup is made beside an older one."""
    folder = yard.place()
    before = await kept(folder)
    yard.fork_server.set_clock(WEDNESDAY + timedelta(hours=1))
    found = KillResult(yard.run(folder, "backup", killpoint=killpoint) == -9)
    found.expect("check", yard.run(folder, "check"), 0)
    found.expect("kept", await kept(folder), before)
    past = await outcome_of(yard.raws[: yard.backed_up])
    for file in list_backups(folder / "backups"):
        found.expect(f"restore {file.name}", await _restored(yard, folder, file), 0)
        found.expect("restored", await kept(folder) in (before, past.kept), expected=True)
    yard.fork_server.set_clock(WEDNESDAY + timedelta(hours=2))
    found.expect("backup", yard.run(folder, "backup"), 0)
    hidden = [path.name for path in (folder / "backups").iterdir() if path.name.startswith(".")]
    found.expect("left of the killed one", hidden, [])
    return found


async def _restored(yard: Yard, folder: Path, file: Path) -> int:
    return yard.run(folder, "restore", str(file))


async def restore(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A restore replaces the database: until then the old one stands, or a clear refusal."""
    folder = yard.place()
    now, past = await kept(folder), await outcome_of(yard.raws[: yard.backed_up])
    found = KillResult(yard.run(folder, "restore", killpoint=killpoint) == -9)
    if yard.run(folder, "check") == 0:
        found.expect("kept", await kept(folder) in (now, past.kept), expected=True)
    found.expect("restore", yard.run(folder, "restore"), 0)
    found.expect("restored", await kept(folder), past.kept)
    found.expect("check", yard.run(folder, "check"), 0)
    return found


async def rotate(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A rotation makes a fresh key and wraps everybody's key with it."""
    folder = yard.place()
    before, past = await kept(folder), await outcome_of(yard.raws[: yard.backed_up])
    found = KillResult(yard.run(folder, "rotate", killpoint=killpoint) == -9)
    for command in ("check", "rotate", "check"):
        found.expect(command, yard.run(folder, command), 0)
    found.expect("kept", await kept(folder), before)
    found.expect("restore", yard.run(folder, "restore"), 0)
    found.expect("restored", await kept(folder), past.kept)
    return found


async def delete(yard: Yard, killpoint: KillpointOrder) -> KillResult:
    """A person is deleted: after that not even a backup brings them back."""
    folder = yard.place()
    before = await kept(folder)
    found = KillResult(yard.run(folder, "delete-person", str(GOER), killpoint=killpoint) == -9)
    found.expect("check", yard.run(folder, "check"), 0)
    found.expect("others", await kept(folder), before)
    if await kept(folder, GOER):
        found.expect("delete-person", yard.run(folder, "delete-person", str(GOER)), 0)
    found.expect("gone", await kept(folder, GOER), "")
    found.expect("a start", yard.run(folder, "backup"), 0)
    found.expect("restore", yard.run(folder, "restore"), 0)
    found.expect("still gone", await kept(folder, GOER), "")
    return found


SCENES: dict[str, Callable[[Yard, KillpointOrder], Awaitable[KillResult]]] = {
    "message": message,
    "message sent to the webhook": message_sent,
    "press": press,
    "reminder": reminder,
    "first start": first_start,
    "upgrade": upgrade,
    "backup": backup,
    "restore": restore,
    "rotation": rotate,
    "deletion": delete,
}
