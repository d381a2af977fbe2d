"""New time zone rules, or another access list, make everybody planned anew, once."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from bot.intake.access import AccessList
from bot.scheduling import tzdata
from bot.scheduling.replan import (
    CHATS_PER_TRANSACTION,
    TZDATA_METADATA,
    ReplanResult,
    replan_if_changed,
)
from coaching.model.documents import Dossier, Interview
from handlers.cards import reminders
from storage.unit_of_work import Store
from tests.bot.operating import NOW, arrive, other_rules

SHIPPED = files("tzdata").joinpath("zoneinfo/tzdata.zi").read_text("utf-8").split()[2]


@contextmanager
def _searching(*folders: Path) -> Iterator[None]:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(folder) for folder in folders])
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)


@pytest.mark.parametrize(
    ("name", "line", "newer"),
    [
        ("tzdata.zi", "# version 1999z\n", False),
        ("tzdata.zi", "# version 2031a\n", True),
        ("+VERSION", "2031a\n", True),
        ("+VERSION", "1999z\n", False),
        ("other", "2031a\n", False),
    ],
)
def test_the_newest_rules_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str, *, newer: bool
) -> None:
    """The machine's rules are used, unless the installed package's are newer or theirs have no
    version.
    """
    monkeypatch.delenv("PYTHONTZPATH", raising=False)
    (tmp_path / name).write_text(line)
    with _searching(tmp_path):
        tzdata.use_newest_rules()
        assert tzdata.version_in_use() == ("2031a" if newer else SHIPPED)
        assert bool(zoneinfo.TZPATH) == newer


def test_whoever_chose_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set PYTHONTZPATH is respected."""
    monkeypatch.setenv("PYTHONTZPATH", str(tmp_path))
    (tmp_path / "+VERSION").write_text("1999z")
    with _searching(tmp_path):
        tzdata.use_newest_rules()
        assert tzdata.version_in_use() == "1999z"


async def test_everybody_is_planned_anew_once(store: Store, tmp_path: Path) -> None:
    """Interviews stay at their hour, and the next ping is what the plan says now."""
    chats = range(1, CHATS_PER_TRANSACTION + 3)
    await arrive(store, *chats, due=NOW - timedelta(days=1))
    before = await _dossiers(store)
    first = await replan_if_changed(store, reminders.next_ping, NOW)
    assert first == ReplanResult(people=len(chats), interviews=0)
    assert await replan_if_changed(store, reminders.next_ping, NOW) is None
    with other_rules(tmp_path, "2029c", shows="Asia/Tokyo"):
        again = await replan_if_changed(store, reminders.next_ping, NOW)
        assert again == ReplanResult(people=len(chats), interviews=len(chats))
        assert await replan_if_changed(store, reminders.next_ping, NOW) is None
        after = await _dossiers(store)
        for chat in chats:
            (dossier, ping), (old, _) = after[chat], before[chat]
            now, then = _interview(dossier), _interview(old)
            assert now.wall == then.wall
            assert now.start == then.start - timedelta(hours=9)
            assert ping == reminders.next_ping(dossier, NOW)
            assert ping is not None


async def test_what_was_interrupted_is_done_again(store: Store, tmp_path: Path) -> None:
    """An interrupted run starts again, since the metadata is set at the end, and nobody moves
    twice.
    """
    await arrive(store, *range(1, CHATS_PER_TRANSACTION * 2))
    calls = 0

    def dies(dossier: Dossier, now: datetime) -> datetime | None:
        nonlocal calls
        calls += 1
        if calls > CHATS_PER_TRANSACTION + 1:
            raise KeyboardInterrupt
        return reminders.next_ping(dossier, now)

    with other_rules(tmp_path, "2029c", shows="Asia/Tokyo"):
        with pytest.raises(KeyboardInterrupt):
            await replan_if_changed(store, dies, NOW)
        async with store.unit_of_work() as unit:
            assert await unit.metadata.read(TZDATA_METADATA) is None
        rest = await replan_if_changed(store, reminders.next_ping, NOW)
        assert rest == ReplanResult(
            people=CHATS_PER_TRANSACTION * 2 - 1, interviews=CHATS_PER_TRANSACTION - 1
        )
        starts = {_interview(dossier).start for dossier, _ in (await _dossiers(store)).values()}
    assert starts == {NOW.replace(day=13, hour=3)}


async def test_another_list_of_those_let_in_plans_everybody_anew_once(store: Store) -> None:
    """A new, another or a removed access list plans everybody anew once, and no change does
    nothing.
    """
    await arrive(store, 1)
    lists = [
        AccessList(),
        AccessList({1}),
        AccessList({1, 2}),
        AccessList({1}, {2}),
        AccessList({2}),
    ]
    names = [one.fingerprint for one in lists]
    assert names[0] == ""
    assert names[2] == names[3]
    assert len({*names}) == 4
    for listed in (names[0], names[1], names[2], names[4], names[0]):
        assert await replan_if_changed(store, reminders.next_ping, NOW, listed) == ReplanResult(
            people=1
        )
        assert await replan_if_changed(store, reminders.next_ping, NOW, listed) is None


async def test_one_that_cannot_be_planned_stops_nobody(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """A person who cannot be planned stays as they were, stops nobody, and is not named
    in the log.
    """
    await arrive(store, 1, 2, due=NOW)

    def fussy(dossier: Dossier, now: datetime) -> datetime | None:
        if dossier.person.first_name == "Ada1":
            raise ZeroDivisionError
        return NOW + timedelta(days=1)

    assert await replan_if_changed(store, fussy, NOW) == ReplanResult(people=1)
    after = await _dossiers(store)
    assert [ping for _, ping in after.values()] == [NOW, NOW + timedelta(days=1)]
    assert "ZeroDivisionError" in caplog.text
    assert "Ada" not in caplog.text


async def _dossiers(store: Store) -> dict[int, tuple[Dossier, datetime | None]]:
    async with store.unit_of_work() as unit:
        found = await unit.people.load(await unit.people.list_chats(0, 1000))
    return {chat: (kept.dossier, kept.next_ping) for chat, kept in sorted(found.items())}


def _interview(dossier: Dossier) -> Interview:
    return dossier.opportunities[0].interviews[0]
