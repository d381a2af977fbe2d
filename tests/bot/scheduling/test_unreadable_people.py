"""The operator is told of broken seals once a day, in one ERROR with a count."""

import logging
from datetime import timedelta

import pytest

from bot.scheduling.unreadable_people import UnreadablePeople
from storage.unit_of_work import Store
from tests.bot.conftest import NOW
from tests.bot.operating import arrive

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def _write(store: Store, sql: str) -> None:
    async with store.unit_of_work() as unit:
        await unit._transaction.fetch_rows(sql)


def _errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [one for one in caplog.records if one.levelno >= logging.ERROR]


async def _unreadable(store: Store) -> int:
    async with store.unit_of_work() as unit:
        return (await unit.counts.read(NOW)).unreadable


async def test_all_well_says_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """While everything opens there is no line."""
    await arrive(store, *range(1, 25))
    await UnreadablePeople(store, pause=0).look(NOW)
    assert _errors(caplog) == []


async def test_those_who_do_not_write_are_found_as_well(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Opening everything finds people and parked updates whose seals are broken, and names none."""
    await arrive(store, *range(1, 25))
    async with store.unit_of_work() as unit:
        await unit.updates.park(5, 1, b"{}", "ValueError", NOW)
    await _write(store, "UPDATE parked_updates SET chat = 2")
    await _write(store, "UPDATE people SET body = x'02ff' WHERE chat IN (3, 21, 24)")
    await UnreadablePeople(store, pause=0).look(NOW)
    (error,) = _errors(caplog)
    wanted = "people who cannot be read: 3, parked updates that do not open: 1, messages and "
    wanted += "files that wait until then: 0; "
    assert error.getMessage() == wanted + "python -m bot check says whose"
    assert await _unreadable(store) == 3


async def test_it_is_told_once_a_day(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """It is told once a day, also over a restart, and each day anew."""
    await arrive(store, 1, 2)
    await _write(store, "UPDATE people SET body = x'02ff' WHERE chat = 1")
    for hours in range(0, 49, 6):
        people = UnreadablePeople(store, pause=0)
        await people.look(NOW + hours * HOUR)
        await people.look(NOW + hours * HOUR)
    assert len(_errors(caplog)) == 3
    await UnreadablePeople(store, pause=0).look(NOW - 3 * DAY)  # a clock that was ahead
    assert len(_errors(caplog)) == 4


async def test_who_is_mended_or_gone_is_not_counted(store: Store) -> None:
    """Whoever opens again loses the mark at the next look, and whoever is deleted is gone."""
    await arrive(store, 1, 2)
    async with store.unit_of_work() as unit:
        await unit.people.mark_unreadable([1], NOW)
    await _write(store, "UPDATE people SET body = x'02ff' WHERE chat = 2")
    await UnreadablePeople(store, pause=0).look(NOW)
    assert await _unreadable(store) == 1
    async with store.unit_of_work() as unit:
        await unit.forget_people([unit.people.new(2, NOW)])
    assert await _unreadable(store) == 0
