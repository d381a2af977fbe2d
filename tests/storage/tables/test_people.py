"""Everything people told comes back, and only changes are written."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from coaching.model.documents import Dossier, Opportunity, Person
from storage.errors import LostRaceError, UnreadableError
from storage.unit_of_work import Store
from tests.storage.conftest import DatabaseFolder
from tests.storage.dossiers import (
    NOW,
    arrive,
    at,
    holding,
    load,
    many_opportunities,
    named,
    opportunity,
    people,
)


@pytest.mark.engines("sqlite")  # what is sealed is the same bytes for each engine
@given(person=people, opportunities=many_opportunities)
@settings(
    deadline=None,
    max_examples=40,
    # drawing people is slow while other tests run beside it, and they are the same people
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_any_dossier_comes_back(
    store: Store, person: Person, opportunities: tuple[Opportunity, ...]
) -> None:
    """A dossier saved over another one is loaded as it is, with nothing left over."""
    async with store.unit_of_work() as unit:
        kept = (await unit.people.load([7])).get(7) or unit.people.new(7, NOW)
        kept.dossier = Dossier(replace(person, id=kept.person_id), opportunities)
        await unit.people.save([kept])
    assert (await load(store, 7)).dossier == kept.dossier


async def test_a_newcomer_is_kept_only_by_keep(store: Store) -> None:
    """A newcomer is stored only when saved: loading them leaves nothing behind."""
    async with store.unit_of_work() as unit:
        newcomer = unit.people.new(7, NOW)
        assert newcomer.dossier.person.joined == NOW
        assert await unit.people.load([7]) == {}
        assert await unit.people.count() == 0
        await unit.people.save([newcomer])
        assert await unit.people.count() == 1
        assert (await unit.people.load([7, 8]))[7].dossier == newcomer.dossier


async def test_people_come_by_chat_with_their_own(store: Store) -> None:
    """Many people load in one turn, each with their own opportunities."""
    arrived = await arrive(store, 1, 2, 3)
    async with store.unit_of_work() as unit:
        for chat, kept in arrived.items():
            holding(kept, *(opportunity(n, f"{chat}/{n}") for n in range(1, chat + 1)))
        await unit.people.save([*arrived.values()])
        found = await unit.people.load([3, 1, 99])
    assert {
        chat: [o.company for o in kept.dossier.opportunities] for chat, kept in found.items()
    } == {
        1: ["1/1"],
        3: ["3/1", "3/2", "3/3"],
    }


async def test_unchanged_is_not_written(store: Store) -> None:
    """Saving unchanged people touches no row, so another turn's change is not undone."""
    kept = (await arrive(store, 7))[7]
    holding(kept, opportunity(1))
    async with store.unit_of_work() as unit:
        await unit.people.save([kept])
    reader, writer = await load(store, 7), await load(store, 7)
    named(writer, "Ann")
    holding(writer, opportunity(1, "Acme Robotics"))
    async with store.unit_of_work() as unit:
        await unit.people.save([writer])
    async with store.unit_of_work() as unit:
        await unit.people.save([reader])
    assert (await load(store, 7)).dossier == writer.dossier


@pytest.mark.parametrize("what", ["person", "next ping", "opportunity", "dropped"])
async def test_a_lost_race_raises_and_changes_nothing(store: Store, what: str) -> None:
    """Writing onto an old version raises an error, and the earlier change stands."""
    kept = (await arrive(store, 7))[7]
    holding(kept, opportunity(1))
    async with store.unit_of_work() as unit:
        await unit.people.save([kept])
    first, second = await load(store, 7), await load(store, 7)
    named(first, "Ann")
    holding(first, opportunity(1, "Acme Robotics"))
    match what:
        case "person":
            named(second, "Bob")
        case "next ping":
            second.next_ping = at(5)
        case "opportunity":
            holding(second, opportunity(1, "Other"))
        case _:
            holding(second)
    async with store.unit_of_work() as unit:
        await unit.people.save([first])
    with pytest.raises(LostRaceError):
        async with store.unit_of_work() as unit:
            await unit.people.save([second])
    assert (await load(store, 7)).dossier == first.dossier


async def test_keep_twice_in_one_turn(store: Store) -> None:
    """A second save in one turn starts from the first."""
    kept = (await arrive(store, 7))[7]
    async with store.unit_of_work() as unit:
        for name in ("Ann", "Bea"):
            named(kept, name)
            await unit.people.save([kept, kept])
    assert (await load(store, 7)).dossier.person.first_name == "Bea"


async def test_due_people_come_earliest_first(store: Store) -> None:
    """Reachable people whose time has come are loaded, earliest first, not a millisecond before."""
    arrived = await arrive(store, 1, 2, 3, 4, 5)
    for chat, minutes in ((1, 3.0), (2, 1.0), (3, 2.0), (4, 9.0)):
        arrived[chat].next_ping = at(minutes)
    arrived[3].is_reachable = False
    async with store.unit_of_work() as unit:
        await unit.people.save([*arrived.values()])
        assert await unit.people.next_ping_time() == at(1)
        assert [kept.chat for kept in await unit.people.load_due(at(0.9999), 9)] == []
        assert [kept.chat for kept in await unit.people.load_due(at(5), 9)] == [2, 1]
        assert [kept.chat for kept in await unit.people.load_due(at(5), 1)] == [2]
        found = (await unit.people.load_due(at(5), 1))[0]
        found.next_ping = None
        await unit.people.save([found])
        assert await unit.people.next_ping_time() == at(3)
    assert (await load(store, 3)).is_reachable is False
    assert (await load(store, 2)).next_ping is None


async def test_next_ping_is_never_kept_too_early(store: Store) -> None:
    """A next ping is rounded up to milliseconds and comes back in UTC."""
    kept = (await arrive(store, 7))[7]
    kept.next_ping = NOW.replace(microsecond=1)
    async with store.unit_of_work() as unit:
        await unit.people.save([kept])
        assert await unit.people.load_due(NOW, 9) == []
    next_ping = (await load(store, 7)).next_ping
    assert next_ping == NOW.replace(microsecond=1000)
    assert str(next_ping).endswith("+00:00")


async def test_chats_are_gone_through_in_pieces(store: Store) -> None:
    """Chats are listed in ascending batches after the last one seen."""
    await arrive(store, 5, 3, 9)
    async with store.unit_of_work() as unit:
        assert await unit.people.list_chats(0, 2) == [3, 5]
        assert await unit.people.list_chats(5, 2) == [9]


async def test_one_broken_seal_names_its_chat(store: Store, database: DatabaseFolder) -> None:
    """A broken seal names its chat when it is loaded, and pings of the others go on."""
    arrived = await arrive(store, 1, 2)
    for kept in arrived.values():
        kept.next_ping = NOW
    async with store.unit_of_work() as unit:
        await unit.people.save([*arrived.values()])
        sql = "UPDATE people SET body = (SELECT body FROM people WHERE chat = 2) WHERE chat = ?"
        await unit._transaction.write(sql, [(1,)])
        with pytest.raises(UnreadableError) as caught:
            await unit.people.load([1, 2])
        assert caught.value.chat == 1
        assert [kept.chat for kept in await unit.people.load_due(NOW, 9)] == [2]


async def test_the_unreadable_never_starve_the_others(store: Store) -> None:
    """More unreadable people than fit into one batch do not block those behind them.

    The unreadable are left alone for an hour.
    """
    arrived = await arrive(store, *range(1, 8))
    for chat, kept in arrived.items():
        kept.next_ping = at(chat)
    async with store.unit_of_work() as unit:
        await unit.people.save([*arrived.values()])
        sql = "UPDATE people SET body = ? WHERE chat = ?"
        await unit._transaction.write(sql, [(b"1", chat) for chat in range(1, 6)])
    found: list[int] = []
    for _ in range(3):
        async with store.unit_of_work() as unit:
            due = await unit.people.load_due(at(9), 3)
            found += [kept.chat for kept in due]
            for kept in due:
                kept.next_ping = None
            await unit.people.save(due)
    assert found == [6, 7]
    async with store.unit_of_work() as unit:
        assert await unit.people.next_ping_time() is None
        assert (await unit.counts.read(at(9))).unreadable == 5
