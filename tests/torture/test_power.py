"""A power failure loses no acknowledged turn, and a disk that lies about a sync is found."""

import random
from pathlib import Path

import pytest

from tests.torture.disks.images import SECTOR, Files, Medium
from tests.torture.disks.vfs import Kind, Op
from tests.torture.trials.power import PowerPlan, run, tried


def test_no_acknowledged_turn_is_lost() -> None:
    """A short run loses no acknowledged turn, and the less careful setting must lose some."""
    report = run(seed=7, share=0.02)
    assert report.holds, str(report)


class _Lying(Medium):
    """Says that everything is on the disk, and keeps it in a cache that needs power."""

    def take(self, op: Op) -> None:
        if op.kind is not Kind.SYNC:
            super().take(op)


async def test_a_disk_that_lies_about_a_sync_is_found_out(tmp_path: Path) -> None:
    """The trial sees turns lost on a disk that lies about a sync."""
    found = await tried(PowerPlan("lying", 20, turns=50, medium=_Lying), tmp_path)
    assert found.losing + found.spoilt + found.halves > 0, str(found)
    assert found.troubles


class _Spoiling(Medium):
    """Writes a page with one bit changed, now and then."""

    def image(self, rng: random.Random) -> Files:
        files = super().image(rng)
        log = bytearray(files.get("debrief.db-wal", b""))
        if len(log) > 3 * 4096:
            log[rng.randrange(len(log) // 2)] ^= 1
        return files | {"debrief.db-wal": bytes(log)}


async def test_a_single_bit_that_turned_is_found_out(tmp_path: Path) -> None:
    """A single changed bit is found: the log's own sums end it there, and later turns are lost."""
    found = await tried(PowerPlan("spoilt", 20, turns=50, medium=_Spoiling), tmp_path)
    assert found.losing > 0, str(found)


@pytest.fixture
def medium() -> Medium:
    """Returns two synced sectors of a file that certainly exists."""
    made = Medium({"log": b"a" * 2 * SECTOR})
    made.take(Op(Kind.WRITE, "log", 1, SECTOR, b"b" * SECTOR))
    made.take(Op(Kind.SYNC, "log", 1))
    return made


def _images(medium: Medium) -> set[bytes | None]:
    rng = random.Random(1)  # noqa: S311 - no secret: it can be tried again
    return {medium.image(rng).get("log") for _ in range(400)}


def test_what_is_synced_is_there(medium: Medium) -> None:
    """Synced data is there in every image."""
    assert _images(medium) == {b"a" * SECTOR + b"b" * SECTOR}


def test_what_is_not_synced_may_be_there_in_any_part(medium: Medium) -> None:
    """Each sector of two unsynced writes appears in each of its versions, independently."""
    for letter in (b"c", b"d"):
        medium.take(Op(Kind.WRITE, "log", 1, 0, letter * 2 * SECTOR))
    found = {(data[:1], data[-1:]) for data in _images(medium) if data is not None}
    assert found == {(low, high) for low in (b"a", b"c", b"d") for high in (b"b", b"c", b"d")}


def test_a_name_that_is_not_synced_may_be_missing(medium: Medium) -> None:
    """A deleted file is there or not until the folder is synced, and then it is gone."""
    medium.take(Op(Kind.DROP, "log", 1))
    assert _images(medium) == {b"a" * SECTOR + b"b" * SECTOR, None}
    medium.take(Op(Kind.SYNC_NAMES))
    assert _images(medium) == {None}
