"""After kill -9 at every write, call or confirmation all of it is there, or nothing."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.torture.people.walks import WEDNESDAY
from tests.torture.processes.forkserver import ForkServer
from tests.torture.processes.scenes import SCENES, KillResult, Yard
from tests.torture.trial import Claim, Report, Trial, count_of

TRIES = 6
AT_ONCE = 2
"""So many places are used side by side, one for each core."""


@dataclass(frozen=True, slots=True)
class Point:
    """Is the moment before the `nth` step of that name in a scene."""

    scene: str
    step: str
    nth: int = 1

    def __str__(self) -> str:
        return f"{self.scene}: {self.step} {self.nth}"


def _of(scene: str, *steps: str | tuple[str, int]) -> tuple[Point, ...]:
    return tuple(Point(scene, *((one, 1) if isinstance(one, str) else one)) for one in steps)


_TURN = ("turn", "turned", "sql INSERT INTO outbox", "sql COMMIT a turn", "committed a turn")
_SENDS = tuple((f"{side} sendMessage", nth) for nth in (1, 2, 3) for side in ("call", "answer to"))
_SETTLED = ("sql COMMIT what was sent", "committed what was sent")
NAMED: tuple[Point, ...] = (
    *_of("message", *_TURN, "call getUpdates with an offset", *_SENDS, *_SETTLED),
    *_of("message sent to the webhook", "received", "sql COMMIT a turn", "committed a turn"),
    *_of("message sent to the webhook", "confirm", "call sendMessage", "answer to sendMessage"),
    *_of("press", "call answerCallbackQuery", "answer to answerCallbackQuery"),
    *_of("reminder", "plan", "planned", "sql COMMIT a reminder", "committed a reminder"),
    *_of("reminder", "call sendMessage", "answer to sendMessage"),
    *_of("first start", "write encryption.key", "flush encryption.key", "sql CREATE TABLE people"),
    *_of("first start", "sql COMMIT a migration", "committed a migration"),
    *_of("upgrade", "sql ALTER TABLE outbox", "sql CREATE TABLE marks", "sql COMMIT a migration"),
    *_of("backup", "sql VACUUM INTO", ("sql VACUUM INTO", 2), "rename .debrief-keys.db"),
    *_of("backup", "rename .debrief-NTNZ.db", ("flush backups", 2)),
    *_of("restore", "sql VACUUM INTO", "rename debrief.db.restoring-part", "rename debrief.db"),
    *_of("restore", "rename debrief.db.restoring", ("flush data", 3)),
    *_of("rotation", "rename encryption.key.new", "sql UPDATE people SET"),
    *_of("rotation", "rename .debrief-keys.db"),
    *_of("deletion", "sql DELETE FROM people", "committed what was sent"),
    *_of("deletion", "rename .debrief-keys.db"),
)
"""The promise names these points, between which something would be half done."""


@contextmanager
def yard() -> Iterator[Yard]:
    """Opens a forkserver and a bot's folder to begin from, for as many points as needed."""
    with (
        tempfile.TemporaryDirectory(prefix="debrief-points-") as place,
        ForkServer(Path(place), WEDNESDAY) as fork_server,
    ):
        made = Yard(fork_server, Path(place))
        asyncio.run(made.prepare())
        yield made


async def steps_of(here: Yard, scene: str) -> list[Point]:
    """Returns every point of a scene without a kill, in order; raises AssertionError if
    it fails.
    """
    notes = here.folder / "notes"
    notes.unlink(missing_ok=True)
    found = await SCENES[scene](here, {"notes": str(notes)})
    assert not found.died, f"{scene} ends without a kill point"
    assert not found.wrong, f"{scene}: {found.wrong}"
    counts, points = Counter[str](), list[Point]()
    for step in notes.read_text().splitlines():
        counts[step] += 1
        points.append(Point(scene, step, counts[step]))
    return points


async def died_at(here: Yard, point: Point, **worse: str) -> KillResult:
    """Runs the scene with a kill there and a restart, and checks all of it."""
    return await SCENES[point.scene](here, {"name": point.step, "nth": point.nth, **worse})


# -- the trial -------------------------------------------------------------------------------------


async def _tried(here: Yard, points: list[Point]) -> tuple[int, list[str]]:
    """Returns at how many points it died, and what was wrong afterwards.

    A step that a timer brings may be missing some times; what it leaves then is checked too.
    """
    died, troubles = 0, list[str]()
    for point in points:
        for _ in range(TRIES):
            found = await died_at(here, point)
            troubles += [f"{point}: {what}" for what in found.wrong]
            if found.died:
                died += 1
                break
        else:
            troubles.append(f"{point}: it did not get there")
    return died, troubles


def _found() -> list[Point]:
    with yard() as here:
        return [one for scene in SCENES for one in asyncio.run(steps_of(here, scene))]


def _tried_apart(points: list[Point]) -> tuple[int, list[str]]:
    with yard() as here:
        return asyncio.run(_tried(here, points))


def every_point(seed: int, share: float) -> Report:
    """Tries all points of all scenes, found by watching each once, or some for a share."""
    random = Random(seed)  # noqa: S311 - to be played again, not a secret
    points = _found()
    chosen = random.sample(points, count_of(len(points), share))
    with ThreadPoolExecutor(AT_ONCE) as yards:
        parts = [chosen[at::AT_ONCE] for at in range(AT_ONCE)]
        done = list(yards.map(_tried_apart, parts))
    died, troubles = sum(one for one, _ in done), [line for _, lines in done for line in lines]
    tried = f"{len(chosen)} of {len(points)} points in {len(SCENES)} scenes, a kill at each"
    claims = (
        Claim("points", len(points), least=200),
        Claim("kills there", died, least=len(chosen)),
        Claim("lost, twice, half done or left behind", len(troubles), most=0),
    )
    return Report(tried, claims, tuple(troubles[:10]))


TRIALS = (Trial("points", "kill -9 at every point where something is kept or sent", every_point),)
