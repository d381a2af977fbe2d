"""A power failure loses no acknowledged turn, whatever of the last writes reached the disk.

The real store runs on a disk that records each write, truncation and sync. From the record come
images of what the disk may hold at any moment; the ordinary program opens each of them. For
contrast the same is done with SQLite's less careful setting, which must be seen to lose.
"""

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.engine import Transaction
from storage.sqlite.sqlite_engine import open_engine
from storage.unit_of_work import Store, prepare_store
from tests.torture.disks.images import Files, Medium
from tests.torture.disks.lives import (
    BEGIN,
    DATABASE,
    KEY,
    Acknowledged,
    Asked,
    Event,
    ScenarioSize,
    record,
    state,
)
from tests.torture.disks.vfs import Kind, Op, quick_folder
from tests.torture.trial import Claim, Report, Trial, count_of

IMAGES, CONTRAST = 2_000, 400
AN_IMAGE_LIFE = 60
"""So many images are made of one recorded life."""
GENERATIONS = 3
"""So many lives follow each other, each going on from an image of the one before."""
TURNS = 150
_NOTHING = blake2b(digest_size=16).digest()
"""The state of a database without tables."""


@dataclass(slots=True)
class PowerResult:
    """Counts the results."""

    images: int = 0
    lives: int = 0
    turns: int = 0
    writes: int = 0
    syncs: int = 0
    at_stake: int = 0
    """Images of moments at which something was on its way to the disk."""
    lost_turns: int = 0
    losing: int = 0
    """Images in which an acknowledged turn was missing."""
    halves: int = 0
    spoilt: int = 0
    troubles: list[str] = field(default_factory=list)

    def trouble(self, words: str) -> None:
        """Records a trouble, unless there are enough of them."""
        if len(self.troubles) < 5:
            self.troubles.append(words)


@dataclass(slots=True)
class Shot:
    """Is one image, with what may be in it: the last acknowledged state, or one asked for since."""

    at: int
    files: Files
    before: Sequence[bytes]
    """All acknowledged states up to then, the oldest first."""
    asked: bytes | None
    at_stake: bool
    """Whether anything was on its way."""

    def verdict(self, found: bytes) -> str | int:
        """Returns how many acknowledged turns are missing; "half" for a state that never
        existed.
        """
        if found in (self.before[-1], self.asked):
            return 0
        behind = [at for at, known in enumerate(reversed(self.before)) if known == found]
        return behind[0] if behind else "half"


def shots(
    events: Sequence[Event], medium: Medium, began: bytes, count: int, rng: random.Random
) -> Iterator[Shot]:
    """Yields images of that many moments of a life that began on that medium in that state."""
    moments = sorted(rng.choices(range(len(events) + 1), weights=_weights(events), k=count))
    before, asked, waiting = [began], None, iter([*moments, len(events) + 1])
    moment = next(waiting)
    for at in range(len(events) + 1):
        while at == moment:
            image = medium.image(rng) | _index(rng)
            yield Shot(at, image, tuple(before), asked, medium.at_stake)
            moment = next(waiting)
        if at == len(events):
            return
        match events[at]:
            case Asked(left):
                asked = left
            case Acknowledged(left):
                asked = None
                before.append(left)
            case Op() as op:
                medium.take(op)


def _weights(events: Sequence[Event]) -> list[int]:
    """Prefers moments around a sync, a truncation, a name or a checkpoint."""
    weights = [1] * (len(events) + 1)
    for at, event in enumerate(events):
        if isinstance(event, Op) and (event.kind is not Kind.WRITE or event.name == DATABASE):
            weights[at] = weights[at + 1] = 8
        elif not isinstance(event, Op):
            weights[at] = weights[at + 1] = 4
    return weights


def _index(rng: random.Random) -> Files:
    """Removes the shared-memory file or fills it with anything, because it is never synced."""
    return {f"{DATABASE}-shm": rng.randbytes(32768)} if rng.random() < 0.3 else {}


async def looked_into(folder: Path) -> bytes:
    """Returns the state that the ordinary program finds there, after one more turn.

    Any exception means that it cannot be used.
    """
    engine = await open_engine(folder / DATABASE)
    try:
        async with engine.transaction() as work:
            found = await state(work)
            await _whole(work)
        store = await prepare_store(engine, [KEY])
        await _opened(store)
        async with engine.transaction() as work:
            await _whole(work)
    finally:
        await engine.close()
    return found


async def _whole(work: Transaction) -> None:
    found = list(await work.fetch_rows("PRAGMA integrity_check"))
    if [*map(tuple, found)] != [("ok",)]:
        raise AssertionError(f"integrity_check: {found[:3]}")


async def _opened(store: Store) -> None:
    """Opens every seal and runs a turn."""
    async with store.unit_of_work() as unit:
        for parked in await unit.updates.list_parked():
            assert parked.raw
        people = await unit.people.load(await unit.people.list_chats(0, 1000))
        assert len(people) == await unit.people.count()
        letters = await unit.outbox.claim(BEGIN, 1000)
        assert all("text" in letter.payload for letter in letters)
        await unit.updates.mark_handled([1], BEGIN)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


async def _try(shot: Shot, folder: Path, found: PowerResult, name: str) -> bytes | None:
    """Opens one image; returns its state, or None when it cannot be used."""
    _clear(folder)
    for file, data in shot.files.items():
        (folder / file).write_bytes(data)
    found.images += 1
    found.at_stake += shot.at_stake
    try:
        held = await looked_into(folder)
    except Exception as error:  # noqa: BLE001 - whatever it is, people's data does not open
        found.spoilt += 1
        found.trouble(f"{name}, moment {shot.at}: does not open: {error!r}")
        return None
    match shot.verdict(held):
        case 0:
            return held
        case "half":
            found.halves += 1
            found.trouble(f"{name}, moment {shot.at}: a turn is there in part")
        case int(turns):
            found.lost_turns += turns
            found.losing += 1
            found.trouble(f"{name}, moment {shot.at}: {turns} acknowledged turns are gone")
    return None


@dataclass(frozen=True, slots=True)
class PowerPlan:
    """Says what to try; `normal` is the contrast."""

    seed: str
    images: int
    normal: bool = False
    turns: int = TURNS
    medium: Callable[[Files], Medium] = Medium


async def tried(plan: PowerPlan, home: Path) -> PowerResult:
    """Tries families of lives until there are enough images."""
    found, family = PowerResult(), 0
    lived, looked = home / "life", home / "image"
    lived.mkdir()
    looked.mkdir()
    while found.images < plan.images:
        family += 1
        await _family(f"{plan.seed} family {family}", plan, (lived, looked), found)
    return found


async def _family(name: str, plan: PowerPlan, homes: tuple[Path, Path], found: PowerResult) -> None:
    """Runs lives in a row, each going on from what the power loss before it left."""
    rng = random.Random(name)  # noqa: S311 - no secret: it can be tried again
    lived, looked = homes
    heir: tuple[Files, bytes] | None = ({}, _NOTHING)
    for generation in range(GENERATIONS):
        count = min(AN_IMAGE_LIFE, plan.images - found.images)
        if heir is None or count == 0:
            return
        files, began = heir
        life = ScenarioSize(plan.turns, ids=generation * 100 * TURNS, normal=plan.normal)
        _clear(lived)
        events = (await record(lived, files, life, rng)).events
        _count(events, found)
        heirs = []
        for shot in shots(events, plan.medium(files), began, count, rng):
            held = await _try(shot, looked, found, f"{name}, life {generation + 1}")
            if held is not None:
                heirs.append((_durable(shot.files), held))
        heir = rng.choice(heirs) if heirs else None


def _durable(files: Files) -> Files:
    return {name: data for name, data in files.items() if not name.endswith("-shm")}


def _count(events: Sequence[Event], found: PowerResult) -> None:
    kinds = [event.kind for event in events if isinstance(event, Op)]
    found.lives += 1
    found.writes += kinds.count(Kind.WRITE)
    found.syncs += kinds.count(Kind.SYNC)
    found.turns += sum(isinstance(event, Acknowledged) for event in events)


def _found(plan: PowerPlan) -> PowerResult:
    with TemporaryDirectory(prefix="debrief-power-", dir=quick_folder()) as home:
        return asyncio.run(tried(plan, Path(home)))


def run(seed: int, share: float) -> Report:
    """Tries 2,000 images in the whole, and 400 for contrast."""
    images, contrasts = count_of(IMAGES, share), max(20, count_of(CONTRAST, share))
    full = _found(PowerPlan(f"{seed}", images))
    normal = _found(PowerPlan(f"{seed} contrast", contrasts, normal=True))
    return Report(
        f"{full.images:,} images ({full.at_stake:,} with writes on their way) of "
        f"{full.lives} lives with {full.turns:,} turns, "
        f"{full.writes:,} writes, {full.syncs:,} syncs; {normal.images} for contrast",
        (
            Claim("images", full.images, least=images),
            Claim("acknowledged turns lost", full.lost_turns, most=0),
            Claim("turns there in part", full.halves, most=0),
            Claim("images that do not open", full.spoilt, most=0),
            Claim("% that lose with synchronous=NORMAL", 100 * normal.losing / contrasts, least=20),
        ),
        tuple(full.troubles),
    )


TRIALS = (Trial("power", "power loss", run),)
