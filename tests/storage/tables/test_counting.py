"""Figures and marks: how much there is, and small facts about the whole."""

from datetime import timedelta

from storage.tables.counting import Counts
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import Fate, Settled, Store
from tests.storage.conftest import House
from tests.storage.dossiers import NOW, arrive, at, holding, message, opportunity

NOTHING = Counts(
    people=0, reachable=0, opportunities=0, letters=0, oldest_letter=None, parked=0, due=0
)


async def test_nothing_is_counted_as_nothing(store: Store) -> None:
    """With no letter there is no oldest."""
    async with store.turn() as desk:
        assert await desk.counts(NOW) == NOTHING


async def test_each_thing_is_counted(store: Store) -> None:
    """People by whether they can be reached and are due; letters in flight and waiting."""
    ann, bob = (await arrive(store, 7, 8)).values()
    holding(ann, opportunity(1), opportunity(2))
    ann.next_ping, bob.next_ping, bob.reachable = at(-1), at(-1), False
    async with store.turn() as desk:
        await desk.keep([ann, bob])
        await desk.say([(ann, message("one")), (bob, message("two"))], NOW)
        await desk.park(1, 7, b"{}", "ValueError", NOW)
        await desk.claim(NOW, 1)
        assert await desk.counts(NOW) == Counts(
            people=2,
            reachable=1,
            opportunities=2,
            letters=2,
            oldest_letter=NOW,
            parked=1,
            due=1,
        )
        assert (await desk.counts(NOW - timedelta(minutes=2))).due == 0


async def test_the_oldest_letter_is_one_that_should_be_gone(store: Store) -> None:
    """On its way, or stopped by a pause for all, or to be tried again soon; not one that is too
    late, nor one of a chat that Telegram wants left alone."""
    ann, bob = (await arrive(store, 7, 8)).values()
    async with store.turn() as desk:
        await desk.say([(ann, message("one")), (ann, message("two"))], NOW)
        (letter,) = await desk.claim(NOW, 1)
        await desk.say([(bob, message("late", Rank.PING, minutes=4))], at(1))
        await desk.say([(bob, message("three"))], at(2))
        assert (await desk.counts(at(3))).oldest_letter == NOW
        await desk.settle([Settled(letter, Fate.LATER, at(9))])
        assert (await desk.counts(at(3))).oldest_letter == at(1)
        assert (await desk.counts(at(4))).oldest_letter == at(2)
        assert (await desk.counts(at(8.9))).oldest_letter == at(2)
        (letter,) = await desk.claim(at(9), 1)
        await desk.settle([Settled(letter, Fate.UNCERTAIN, at(9.5))])
        assert (await desk.counts(at(9))).oldest_letter == NOW
        (letter,) = await desk.claim(at(9.5), 1)
        await desk.settle([Settled(letter, Fate.LATER, at(20), general=True)])
        assert (await desk.counts(at(10))).oldest_letter == NOW


async def test_counting_reads_no_whole_table(store: Store) -> None:
    """What is sealed is never gone through to be counted."""
    from storage.tables.counting import _COUNTS

    async with store.turn() as desk:
        plan = await desk._transaction.rows(f"EXPLAIN QUERY PLAN {_COUNTS}", (0,))
    steps = [row[3] for row in plan if "CONSTANT ROW" not in row[3] and "SUBQUERY" not in row[3]]
    assert len(steps) == 5
    assert all("USING" in step and "INDEX" in step for step in steps), steps


async def test_a_mark_is_what_was_set_last(store: Store, house: House) -> None:
    """It outlives the process; one that was never set is none."""
    async with store.turn() as desk:
        assert await desk.mark("tzdata") is None
        await desk.set_mark("tzdata", "2026a")
        await desk.set_mark("tzdata", "2026b")
    await store.close()
    async with (await house.open()).turn() as desk:
        assert await desk.mark("tzdata") == "2026b"


async def test_a_database_has_one_lineage_for_good(store: Store, house: House) -> None:
    """Opened again it is the same; another database has another."""
    async with store.turn() as desk:
        lineage = await desk.mark("lineage")
    assert lineage
    await store.close()
    again = await house.open()
    async with again.turn() as desk:
        assert await desk.mark("lineage") == lineage
    await again.close()
    (house.folder / "debrief.db").unlink()
    async with (await house.open()).turn() as desk:
        assert await desk.mark("lineage") not in (None, lineage)
