"""How large somebody is, and whether they have changed, is told without opening them."""

from collections.abc import Callable

import pytest

from storage.unit_of_work import Store, StoredPerson
from tests.storage.dossiers import NOW, arrive, at, holding, load, named, opportunity


async def test_who_keeps_much_is_found_by_all_they_keep(store: Store) -> None:
    """Jobs count as well as the person; who is not stored is not large."""
    small, large = (await arrive(store, 1, 2)).values()
    holding(large, *(opportunity(n, "x" * 500) for n in range(1, 9)))
    async with store.unit_of_work() as unit:
        await unit.people.save([large])
        assert await unit.people_rows.find_large([small.chat, large.chat, 3], 3_000) == {2}
        assert await unit.people_rows.find_large([small.chat], 3_000) == set()
        assert await unit.people_rows.find_large([], 0) == set()


def _rename(person: StoredPerson) -> None:
    named(person, "Robin")


def _end_a_job(person: StoredPerson) -> None:
    holding(person)


def _change_a_job(person: StoredPerson) -> None:
    holding(person, opportunity(1, "Other"))


def _block(person: StoredPerson) -> None:
    person.is_reachable = False


def _plan(person: StoredPerson) -> None:
    person.next_ping = at(7)


@pytest.mark.parametrize("change", [_rename, _end_a_job, _change_a_job, _block, _plan])
async def test_whoever_was_saved_since_is_not_current(
    store: Store, change: Callable[[StoredPerson], None]
) -> None:
    """Whatever of them is stored anew is noticed, and only then."""
    (person,) = (await arrive(store, 1)).values()
    holding(person, opportunity(1))
    async with store.unit_of_work() as unit:
        await unit.people.save([person])
    loaded, again = await load(store, 1), await load(store, 1)
    async with store.unit_of_work() as unit:
        assert await unit.people_rows.is_current(loaded)
        change(again)
        await unit.people.save([again])
        assert not await unit.people_rows.is_current(loaded)
        assert await unit.people_rows.is_current(again)


async def test_a_newcomer_is_current_until_they_are_stored(store: Store) -> None:
    """Nobody has stored them yet; once somebody has, or they are gone again, it shows."""
    async with store.unit_of_work() as unit:
        newcomer, twin = unit.people.new(1, NOW), unit.people.new(1, NOW)
        assert await unit.people_rows.is_current(newcomer)
        await unit.people.save([twin])
        assert not await unit.people_rows.is_current(newcomer)
        stored = (await unit.people.load([1]))[1]
        await unit.forget_people([twin])
        assert not await unit.people_rows.is_current(stored)


async def test_what_is_sealed_opens_after_the_transaction(store: Store) -> None:
    """A person can be fetched in one transaction, opened outside it and saved in another."""
    await arrive(store, 1)
    async with store.unit_of_work() as unit:
        open_person = await unit.people.fetch_sealed(1)
        assert await unit.people.fetch_sealed(2) is None
    assert open_person is not None
    person = open_person()
    named(person, "Robin")
    async with store.unit_of_work() as unit:
        assert await unit.people_rows.is_current(person)
        await unit.people.save([person])
    assert (await load(store, 1)).dossier.person.first_name == "Robin"
