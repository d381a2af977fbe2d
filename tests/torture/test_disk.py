"""On a disk that refuses nothing is lost or half done, and a careless intake is found."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.intake.intake import Intake
from storage.errors import UnavailableError
from storage.sqlite.sqlite_engine import open_engine
from tests.torture.disks.driver import driven
from tests.torture.disks.faults import DiskFault, DiskTrouble, Failing
from tests.torture.disks.surviving import DiskLife, world
from tests.torture.disks.vfs import register_vfs
from tests.torture.trials.disk import run

_INSERT = "INSERT INTO things VALUES (?)"
FULL = DiskFault(DiskTrouble.FULL, begins=150, refusals=3)


def test_nothing_is_lost_while_the_disk_refuses() -> None:
    """A short run with a full, torn, failing and locked disk loses nothing."""
    report = run(seed=7, share=0.01)
    assert report.holds, str(report)


class _Careless(Intake):
    """Confirms updates whatever became of them."""

    async def take(self, raws: Sequence[Mapping[str, Any]], failed_before: int = 0) -> None:
        try:
            await super().take(raws, failed_before)
        except UnavailableError:
            return


class _CarelessLife(DiskLife):
    way, patience = _Careless, 1.5


async def test_an_intake_that_confirms_what_it_could_not_keep_is_found_out(tmp_path: Path) -> None:
    """The trial sees an update that a careless intake loses."""
    made = await world(random.Random(7))  # noqa: S311 - no secret: it can be tried again
    outcome = await _CarelessLife(tmp_path / "life", made, FULL).run()
    assert "an update is lost" in outcome.wrong


@pytest.mark.parametrize("trouble", [DiskTrouble.FULL, DiskTrouble.TORN, DiskTrouble.FAILING])
@pytest.mark.parametrize("later", [True, False])
async def test_the_engine_says_that_it_is_the_disk(
    tmp_path: Path, trouble: DiskTrouble, *, later: bool
) -> None:
    """The engine raises UnavailableError for the disk, and the next turn works again; it writes
    later what it may, as on a real one."""
    tap = Failing()
    with register_vfs(tap) as disk:
        engine = await open_engine(tmp_path / "debrief.db", driven(disk.name))
        assert engine._deferring is not None
        async with engine.transaction() as work:
            await work.fetch_rows("CREATE TABLE things (number INTEGER)")
        tap.fault = DiskFault(trouble, tap.asked + 1, refusals=1)
        with pytest.raises(UnavailableError):
            async with engine.transaction() as work:
                await (work.write_later if later else work.write)(_INSERT, [(1,)])
        async with engine.transaction() as work:
            await work.write(_INSERT, [(2,)])
        async with engine.transaction() as work:
            assert list(await work.fetch_rows("SELECT number FROM things")) == [(2,)]
        await engine.close()
