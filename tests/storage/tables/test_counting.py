"""The counts say how much there is, and metadata holds small facts about the whole."""

from datetime import timedelta

import pytest

from storage.tables.counting import Counts
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import Delivery, DeliveryStatus, Store
from tests.storage.conftest import DatabaseFolder
from tests.storage.dossiers import NOW, arrive, at, holding, message, opportunity

NOTHING = Counts(
    people=0, reachable=0, opportunities=0, messages=0, oldest_message=None, parked=0, due_people=0
)


async def test_nothing_is_counted_as_nothing(store: Store) -> None:
    """An empty database counts nothing, and has no oldest message."""
    async with store.unit_of_work() as unit:
        assert await unit.counts.read(NOW) == NOTHING


async def test_each_thing_is_counted(store: Store) -> None:
    """People count by whether they can be reached and are due, messages by flight and waiting."""
    ann, bob = (await arrive(store, 7, 8)).values()
    holding(ann, opportunity(1), opportunity(2))
    ann.next_ping, bob.next_ping, bob.is_reachable = at(-1), at(-1), False
    async with store.unit_of_work() as unit:
        await unit.people.save([ann, bob])
        await unit.outbox.queue([(ann, message("one")), (bob, message("two"))], NOW)
        await unit.updates.park(1, 7, b"{}", "ValueError", NOW)
        await unit.outbox.claim(NOW, 1)
        assert await unit.counts.read(NOW) == Counts(
            people=2,
            reachable=1,
            opportunities=2,
            messages=2,
            oldest_message=NOW,
            parked=1,
            due_people=1,
        )
        assert (await unit.counts.read(NOW - timedelta(minutes=2))).due_people == 0


async def test_the_oldest_letter_is_one_that_should_be_gone(store: Store) -> None:
    """The oldest message counts if it is in flight, held by a general pause, or to be retried.

    One that expired does not count, and neither does one of a chat that Telegram wants left alone.
    """
    ann, bob = (await arrive(store, 7, 8)).values()
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(ann, message("one")), (ann, message("two"))], NOW)
        (letter,) = await unit.outbox.claim(NOW, 1)
        await unit.outbox.queue([(bob, message("late", Rank.PING, minutes=4))], at(1))
        await unit.outbox.queue([(bob, message("three"))], at(2))
        assert (await unit.counts.read(at(3))).oldest_message == NOW
        await unit.outbox.record([Delivery(letter, DeliveryStatus.LATER, at(9))])
        assert (await unit.counts.read(at(3))).oldest_message == at(1)
        assert (await unit.counts.read(at(4))).oldest_message == at(2)
        assert (await unit.counts.read(at(8.9))).oldest_message == at(2)
        (letter,) = await unit.outbox.claim(at(9), 1)
        await unit.outbox.record([Delivery(letter, DeliveryStatus.UNCERTAIN, at(9.5))])
        assert (await unit.counts.read(at(9))).oldest_message == NOW
        (letter,) = await unit.outbox.claim(at(9.5), 1)
        await unit.outbox.record([Delivery(letter, DeliveryStatus.LATER, at(20), is_general=True)])
        assert (await unit.counts.read(at(10))).oldest_message == NOW


@pytest.mark.engines("sqlite")
async def test_counting_reads_no_whole_table(store: Store) -> None:
    """Counting reads no whole table, so it never reads sealed bodies."""
    from storage.tables.counting import _SELECT_COUNTS

    async with store.unit_of_work() as unit:
        plan = await unit._transaction.fetch_rows(f"EXPLAIN QUERY PLAN {_SELECT_COUNTS}", (0,))
    steps = [row[3] for row in plan if "CONSTANT ROW" not in row[3] and "SUBQUERY" not in row[3]]
    assert len(steps) == 8
    assert all("USING" in step and "INDEX" in step for step in steps), steps


async def test_a_mark_is_what_was_set_last(store: Store, database: DatabaseFolder) -> None:
    """Metadata keeps the last value, outlives the process, and is None when never set."""
    async with store.unit_of_work() as unit:
        assert await unit.metadata.read("tzdata") is None
        await unit.metadata.write("tzdata", "2026a")
        await unit.metadata.write("tzdata", "2026b")
    await store.close()
    async with (await database.open()).unit_of_work() as unit:
        assert await unit.metadata.read("tzdata") == "2026b"


@pytest.mark.engines("sqlite")
async def test_a_database_has_one_lineage_for_good(store: Store, database: DatabaseFolder) -> None:
    """A database keeps its lineage when it is opened again, and another one has another."""
    async with store.unit_of_work() as unit:
        lineage = await unit.metadata.read("lineage")
    assert lineage
    await store.close()
    again = await database.open()
    async with again.unit_of_work() as unit:
        assert await unit.metadata.read("lineage") == lineage
    await again.close()
    (database.folder / "debrief.db").unlink()
    async with (await database.open()).unit_of_work() as unit:
        assert await unit.metadata.read("lineage") not in (None, lineage)
