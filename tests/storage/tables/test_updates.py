"""A repeated update is recognised, and one that could not be handled is not lost."""

from datetime import timedelta

from storage.tables.received_updates import PARKED_LIFETIME
from storage.unit_of_work import ParkedUpdate, Store
from tests.storage.dossiers import NOW


async def test_repeats_are_known(store: Store) -> None:
    """Handled ids are recognised, unknown ones are not, and marking twice does no harm."""
    async with store.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 2]) == frozenset()
        await unit.updates.mark_handled([1, 2], NOW)
        await unit.updates.mark_handled([2, 3], NOW)
    async with store.unit_of_work() as unit:
        assert await unit.updates.find_handled([1, 3, 4]) == {1, 3}
        assert await unit.updates.find_handled([]) == frozenset()


async def test_old_ids_are_let_go_after_two_days(store: Store) -> None:
    """Ids are forgotten after two days, because Telegram repeats for one day."""
    async with store.unit_of_work() as unit:
        await unit.updates.mark_handled([1], NOW - timedelta(hours=48, seconds=1))
        await unit.updates.mark_handled([2], NOW - timedelta(hours=47))
        await unit.updates.delete_old(NOW)
        assert await unit.updates.find_handled([1, 2]) == {2}


async def test_parked_ones_are_let_go_after_ninety_days(store: Store) -> None:
    """Parked updates are deleted after ninety days, and younger ones stay."""
    async with store.unit_of_work() as unit:
        await unit.updates.park(
            1, 7, b"{}", "ValueError", NOW - PARKED_LIFETIME - timedelta(seconds=1)
        )
        await unit.updates.park(2, None, b"{}", "ValueError", NOW - PARKED_LIFETIME)
        await unit.updates.delete_old(NOW)
        assert [parked.update_id for parked in await unit.updates.list_parked()] == [2]
    assert timedelta(days=90) == PARKED_LIFETIME


async def test_a_number_is_handled_when_it_was_handled_last(store: Store) -> None:
    """A number that comes again and means something new is remembered from then on."""
    async with store.unit_of_work() as unit:
        await unit.updates.mark_handled([1, 2], NOW)
        await unit.updates.mark_handled([1], NOW + timedelta(days=7))
        times = await unit.updates.find_handled_times([1, 2, 3])
    assert times == {1: NOW + timedelta(days=7), 2: NOW}


async def test_parking_again_does_not_begin_the_ninety_days_anew(store: Store) -> None:
    """The same update that is parked again keeps the time at which it was parked first."""
    async with store.unit_of_work() as unit:
        await unit.updates.park(9, 7, b"{}", "ValueError", NOW)
        await unit.updates.park(9, 7, b"{}", "KeyError", NOW + timedelta(days=80))
        (parked,) = await unit.updates.list_parked()
    assert (parked.reason, parked.at) == ("KeyError", NOW)


async def test_two_parked_updates_with_one_number_both_stay(store: Store) -> None:
    """A number that Telegram gave to another update replaces none that is parked under it."""
    async with store.unit_of_work() as unit:
        for minute, raw in enumerate((b"one", b"two", b"three")):
            at = NOW + timedelta(minutes=minute)
            await unit.updates.park(9, 7, raw, "ValueError", at)
        parked = await unit.updates.list_parked()
        assert [(one.update_id, one.raw) for one in parked] == [
            (9, b"one"),
            (-1, b"two"),
            (-2, b"three"),
        ]
        await unit.updates.unpark(-1)
        assert [one.raw for one in await unit.updates.list_parked()] == [b"one", b"three"]


async def test_parked_updates_come_back_as_sent(store: Store) -> None:
    """Parked updates come back in Telegram's order, are replaced when parked again, and can go."""
    async with store.unit_of_work() as unit:
        await unit.updates.park(9, None, b'{"update_id": 9}', "ValueError", NOW)
        await unit.updates.park(8, 7, b"\xff not JSON", "KeyError", NOW)
        await unit.updates.park(9, 7, b'{"update_id": 9}', "TypeError", NOW)
    async with store.unit_of_work() as unit:
        assert await unit.updates.list_parked() == [
            ParkedUpdate(8, 7, b"\xff not JSON", "KeyError", NOW),
            ParkedUpdate(9, 7, b'{"update_id": 9}', "TypeError", NOW),
        ]
        await unit.updates.unpark(8)
        await unit.updates.unpark(8)
        assert [parked.update_id for parked in await unit.updates.list_parked()] == [9]
