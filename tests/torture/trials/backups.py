"""Nobody waits for a backup, nothing is missing from it, and no kill spoils it."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.backup.backups import Backup, RestoreResult, back_up, restore
from storage.unit_of_work import Store, StoredPerson, UnitOfWork, open_store
from tests.storage.conftest import KEY
from tests.storage.dossiers import NOW, at, message, named
from tests.storage.keeping import filled
from tests.storage.killing import WORKS, Killed, killed
from tests.torture.trial import Claim, Report, Trial, count_of

STALL = 50
"""A turn may take so many milliseconds while a backup is made."""
_SETTLING = 0.5


@dataclass(slots=True)
class Drill:
    """Says what was found in one backup made under load and restored; times are milliseconds."""

    turns: int = 0
    """How many turns were committed while the backup was made."""
    stall: float = 0
    """The longest time between two commits of a writer that never pauses, meanwhile."""
    stall_without: float = 0
    """The same without a backup, for as long and longer: the machine's own stalls."""
    took: float = 0
    size: int = 0
    """The size of the backup in bytes."""
    lost: int = 0
    """How many documents do not come back as they were at the moment of the backup."""
    whole: bool = False
    """Whether SQLite finds nothing wrong with the restored database."""
    equal: bool = False
    """Whether database, backup and restored database hold as many of everything."""
    trouble: str = ""


@dataclass(slots=True)
class _Writer:
    """Changes somebody, and queues a message, in one turn after another without a pause."""

    store: Store
    rng: random.Random
    chats: list[int]
    commits: list[float] = field(default_factory=list)
    names: dict[int, list[str]] = field(default_factory=dict)
    """Every first name that each ever had, in order."""
    stopped: bool = False

    async def run(self) -> None:
        number = 0
        while not self.stopped:
            number += 1
            await self._turn(self.rng.choice(self.chats), f"Name {number}", number)
            self.commits.append(time.perf_counter())

    async def settled(self) -> None:
        """Writes for a while without a backup, for comparison."""
        await asyncio.sleep(_SETTLING)
        for _ in range(100):
            if len(self.commits) < 10:
                await asyncio.sleep(_SETTLING / 10)

    async def _turn(self, chat: int, name: str, number: int) -> None:
        async with self.store.unit_of_work() as unit:
            kept = (await unit.people.load([chat]))[chat]
            named(kept, name)
            await unit.people.save([kept])
            await unit.outbox.queue([(kept, message(name, minutes=60))], NOW)
            await unit.updates.mark_handled([number], NOW)
        self.names[chat].append(name)

    def stall(self, since: float, until: float) -> float:
        """Returns the longest time between two commits that overlaps the given time, in
        milliseconds.
        """
        pairs = zip(self.commits, self.commits[1:], strict=False)
        gaps = (later - earlier for earlier, later in pairs if later > since and earlier < until)
        return 1000 * max(gaps, default=until - since)

    def turns(self, since: float, until: float) -> int:
        return sum(since <= commit <= until for commit in self.commits)


async def drill(home: Path, people: int, rng: random.Random, spoil: bool = False) -> Drill:
    """Backs up so many people under load and restores it; `spoil` damages it in between."""
    url, found = f"sqlite:///{home}/data/debrief.db", Drill()
    store = await open_store(url, [KEY])
    writer = _Writer(store, rng, [*range(1, people + 1)])
    await _settle(store, writer)
    try:
        before, made = await _backed_up(url, home, writer, found)
    finally:
        await store.close()
    if spoil:
        _spoil(made.path)
    await _restored(url, made, writer, before, found)
    return found


async def _settle(store: Store, writer: _Writer) -> None:
    for start in range(0, len(writer.chats), 100):
        async with store.unit_of_work() as unit:
            await unit.people.save(
                [_somebody(unit, chat) for chat in writer.chats[start : start + 100]]
            )
    writer.names = {chat: ["Somebody"] for chat in writer.chats}


def _somebody(unit: UnitOfWork, chat: int) -> StoredPerson:
    kept = unit.people.new(chat, NOW)
    kept.dossier = replace(kept.dossier, opportunities=(filled(f"Company {chat}"),))
    named(kept, "Somebody")
    return kept


async def _backed_up(
    url: str, home: Path, writer: _Writer, found: Drill
) -> tuple[dict[int, int], Backup]:
    """Returns how many names each had had when the backup began, and the backup."""
    writing = asyncio.create_task(writer.run())
    await writer.settled()
    before = {chat: len(names) for chat, names in writer.names.items()}
    began, before_it = time.perf_counter(), writer.commits[-2]
    try:
        made = await back_up(url, [KEY], home / "backups", at(5))
        ended = time.perf_counter()
        await asyncio.sleep(2 * _SETTLING + ended - began)
    finally:
        writer.stopped = True
        await writing
    found.took, found.turns = 1000 * (ended - began), writer.turns(began, ended)
    found.stall = writer.stall(began, ended + _SETTLING / 2)
    found.stall_without = max(
        writer.stall(writer.commits[0], before_it),
        writer.stall(ended + _SETTLING, writer.commits[-2]),
    )
    found.size = made.path.stat().st_size
    return before, made


async def _restored(
    url: str, made: Backup, writer: _Writer, before: dict[int, int], found: Drill
) -> None:
    people = len(writer.chats)
    try:
        back = await restore(url, [KEY], made.path)
        store = await open_store(url, [KEY])
    except Exception as error:  # noqa: BLE001 - a backup that does not come back is the finding
        found.lost, found.trouble = 2 * people, f"not restored: {error!r}"
        return
    try:
        found.lost = sum([await _lost(store, chat, writer, before[chat]) for chat in writer.chats])
    finally:
        await store.close()
    found.whole = _is_whole(url)
    found.equal = _figures(made) == _figures(back) == (people, people) and back.dropped_count == 0


def _figures(one: Backup | RestoreResult) -> tuple[int, int]:
    return one.people, one.opportunities


async def _lost(store: Store, chat: int, writer: _Writer, names_before: int) -> int:
    """Counts lost documents: a person's name may be none that was replaced before the backup."""
    async with store.unit_of_work() as unit:
        kept = (await unit.people.load([chat])).get(chat)
    if kept is None:
        return 2
    possible = writer.names[chat][names_before - 1 :]
    person = kept.dossier.person.first_name in possible
    return 2 - person - (kept.dossier.opportunities == (filled(f"Company {chat}"),))


def _is_whole(url: str) -> bool:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def _spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM opportunities WHERE person = (SELECT min(id) FROM people)")


def under_load(seed: int, share: float, spoil: bool = False) -> Report:
    """Makes and restores backups of many sizes, each under a writer that never pauses."""
    rng, drills = random.Random(seed), list[Drill]()  # noqa: S311 - to be tried again by its seed
    for _ in range(count_of(12, share)):
        with TemporaryDirectory() as home:
            people = rng.randrange(200, max(201, round(4000 * share)))
            drills.append(asyncio.run(drill(Path(home), people, rng, spoil)))
    return judge(drills, share)


def judge(drills: Sequence[Drill], share: float) -> Report:
    """Returns the numbers of all drills together."""
    turns, size = sum(one.turns for one in drills), max(one.size for one in drills)
    return Report(
        f"{len(drills)} backups of up to {size / 2**20:.1f} MiB during {turns:,} turns",
        (
            Claim("longest stall, ms", max(one.stall for one in drills), most=STALL),
            Claim("without a backup, ms", max(one.stall_without for one in drills)),
            Claim("documents lost", sum(one.lost for one in drills), most=0),
            Claim("not whole", sum(not one.whole for one in drills), most=0),
            Claim("counts unequal", sum(not one.equal for one in drills), most=0),
            Claim("backups", len(drills), least=count_of(12, share)),
        ),
        tuple(one.trouble for one in drills if one.trouble)[:5],
    )


def at_every_step(seed: int, share: float) -> Report:
    """Kills each work before and after each of its steps, or a share of them."""
    found = killed(dict.fromkeys(WORKS, ""), every=max(1, round(1 / share)), first=seed)
    return steps_report(found)


def steps_report(found: dict[str, Killed]) -> Report:
    """Reports one number for each work, and all that was wrong together."""
    times = sum(one.times for one in found.values())
    troubles = [trouble for one in found.values() for trouble in one.troubles]
    counted = (f"{name} {one.times}" for name, one in found.items())
    return Report(
        f"{times} processes killed: {', '.join(counted)}",
        (
            Claim("left mixed, lost or stuck", len(troubles), most=0),
            Claim("works", len(found), least=len(WORKS)),
            Claim("fewest steps of one", min(one.times for one in found.values()), least=1),
        ),
        tuple(troubles[:5]),
    )


TRIALS = (
    Trial("backup", "backup under write load, restore", under_load),
    Trial("steps", "killed at each step of migration, backup, restore, rotation", at_every_step),
)
