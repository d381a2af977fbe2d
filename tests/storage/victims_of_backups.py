"""Says what must hold after a kill in a backup, restore, rotation or deletion."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import files
from storage.backup.backups import back_up, list_backups, refresh_keys, restore
from storage.crypto.keys import add_key, make_key, read_keys
from storage.errors import UnavailableError
from storage.unit_of_work import Store, open_store
from tests.storage.conftest import KEY
from tests.storage.dossiers import NOW, arrive, at, load, named
from tests.storage.keeping import fill
from tests.storage.victims import VictimWork, must, names, names_at, url_in

BOTH, THEN = {7: "Now", 8: "Bob"}, {7: "Then"}


def _backups(folder: Path) -> Path:
    return folder / "backups"


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Store]:
    store = await open_store(url_in(folder), [KEY])
    try:
        yield store
    finally:
        await store.close()


async def _grown(folder: Path) -> None:
    """Makes a backup with one person, who then changed, and adds another person.

    The log file is beside the database, as after a kill.
    """
    async with _opened(folder) as store:
        await fill(store, 7, "Then")
        await back_up(url_in(folder), [KEY], _backups(folder), NOW)
        kept = await load(store, 7)
        async with store.unit_of_work() as unit:
            named(kept, "Now")
            await unit.people.save([kept])
        await fill(store, 8, "Bob")
        shutil.copytree(folder / "data", folder / "killed")
    shutil.rmtree(folder / "data")
    (folder / "killed").rename(folder / "data")


async def _back_up(folder: Path) -> None:
    await back_up(url_in(folder), [KEY], _backups(folder), at(5))


def _no_word_lies_about(folder: Path) -> None:
    lying = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    must(len(lying) > 4096, "nothing was looked through")
    must(b"'s company" not in lying, "words of theirs can be read")


async def _backups_usable(folder: Path) -> None:
    """Checks that each backup restores what it should, and that the next one can be made.

    Nobody else can read a half written file.
    """
    _no_word_lies_about(folder)
    found = list_backups(_backups(folder))
    must(len(found) in (1, 2), f"{found}")
    for file, expected in zip(found[::-1], (THEN, BOTH), strict=False):
        await _brings_back(file, expected)
    await back_up(url_in(folder), [KEY], _backups(folder), at(9))
    left = [path.name for path in _backups(folder).iterdir() if path.name.startswith(".")]
    must(not left, f"left over: {left}")
    await _brings_back(list_backups(_backups(folder))[0], BOTH)


async def _brings_back(file: Path, expected: dict[int, str]) -> None:
    with TemporaryDirectory() as elsewhere:
        copied = Path(elsewhere) / "backups"
        shutil.copytree(file.parent, copied)
        url = url_in(Path(elsewhere))
        made = await restore(url, [KEY], copied / file.name)
        must((made.dropped_count, made.unreadable) == (0, 0), f"{made}")
        must(await names_at(url) == expected, f"{file.name} does not bring back {expected}")


async def _restore(folder: Path) -> None:
    await restore(url_in(folder), [KEY], list_backups(_backups(folder))[0])


async def _old_or_new(folder: Path) -> None:
    """Checks for the old state, the new one or a clear refusal.

    The next restore brings the new one, with the old one beside it.
    """
    _no_word_lies_about(folder)
    try:
        found = await names_at(url_in(folder))
    except UnavailableError as error:
        must("run python -m bot restore again" in str(error), f"refused by: {error}")
    else:
        must(found in (BOTH, THEN), f"neither old nor new: {found}")
    made = await restore(url_in(folder), [KEY], list_backups(_backups(folder))[-1])
    must(made.old_database is not None, "the old one is nowhere")
    must(await names_at(url_in(folder)) == THEN, "the next restore did not bring the new one")
    asides = [await names_at(f"sqlite:///{path}") for path in _asides(folder)]
    must(BOTH in asides, f"put aside: {asides}")
    left = [path.name for path in (folder / "data").iterdir() if "restoring" in path.name]
    must(not left, f"left over: {left}")


def _asides(folder: Path) -> list[Path]:
    found = (folder / "data").glob("*.before-restore-*Z*")
    return [path for path in found if not path.name.endswith(("-wal", "-shm", ".lock"))]


async def _many(folder: Path) -> None:
    """Stores many people under a key of a key file, and backs them up."""
    make_key(folder / "home")
    keys, _ = read_keys([], folder / "home")
    store = await open_store(url_in(folder), keys)
    await arrive(store, *range(1, 5))
    async with store.unit_of_work() as unit:
        await unit.updates.park(43, None, b"{}", "ValueError", NOW)
    await store.close()
    await back_up(url_in(folder), keys, _backups(folder), NOW)


async def _rotate(folder: Path) -> None:
    add_key(folder / "home")
    await _rewrap(folder)


async def _rewrap(folder: Path) -> None:
    keys, _ = read_keys([], folder / "home")
    store = await open_store(url_in(folder), keys)
    await store.rewrap(batch_size=2)
    await store.close()
    await refresh_keys(url_in(folder), _backups(folder), keys)


async def _newest_key_does(folder: Path) -> None:
    """Checks that everything opens with the present keys, and after going on with the
    newest alone.
    """
    keys, _ = read_keys([], folder / "home")
    must(len(keys) in (1, 2), f"{len(keys)} keys")
    must(len(await names_at(url_in(folder), keys)) == 4, "people are lost")
    await _rewrap(folder)
    newest = keys[:1]
    must(len(await names_at(url_in(folder), newest)) == 4, "an old key is still needed")
    made = await restore(url_in(folder), newest, list_backups(_backups(folder))[0])
    must((made.people, made.unreadable) == (4, 0), f"{made}")


async def _two(folder: Path) -> None:
    async with _opened(folder) as store:
        await fill(store, 7, "Ann")
        await fill(store, 8, "Bob")
        async with store.unit_of_work() as unit:
            sql = "SELECT key FROM people WHERE chat = 7"
            ((key,),) = await unit._transaction.fetch_rows(sql)
    (folder / "key").write_bytes(key)


async def _forget(folder: Path) -> None:
    async with _opened(folder) as store:
        kept = await load(store, 7)
        async with store.unit_of_work() as unit:
            await unit.forget_people([kept])


async def _wholly_forgotten(folder: Path) -> None:
    """Checks that a person is completely there or gone, with no byte of the key after a start."""
    async with _opened(folder) as store:
        found = await names(store)
        lying = b"".join(path.read_bytes() for path in (folder / "data").iterdir())
    must(found in ({7: "Ann", 8: "Bob"}, {8: "Bob"}), f"{found}")
    must(7 in found or (folder / "key").read_bytes() not in lying, "their key is still there")


async def _two_backed_up(folder: Path) -> None:
    await _two(folder)
    await back_up(url_in(folder), [KEY], _backups(folder), NOW)


async def _leave(folder: Path) -> None:
    await _forget(folder)
    await refresh_keys(url_in(folder), _backups(folder), [KEY])


async def _never_back(folder: Path) -> None:
    """Checks that a restore before the bot's start brings nobody back."""
    store = await open_store(url_in(folder), [KEY], read_only=True)
    before = await names(store)
    await store.close()
    must(before in ({7: "Ann", 8: "Bob"}, {8: "Bob"}), f"{before}")
    for _ in range(2):
        made = await restore(url_in(folder), [KEY], list_backups(_backups(folder))[0])
        must((made.people, made.unreadable) == (len(before), 0), f"{made}")
        must(await names_at(url_in(folder)) == before, "somebody came back, or is lost")


def _put_in_two_steps() -> None:
    def put(new: Path, path: Path) -> None:
        path.unlink(missing_ok=True)
        new.replace(path)

    files.move_into_place = put


def _swap_without_a_mark() -> None:
    from storage.backup import restoring

    def swap(new: Path, path: Path) -> None:
        restoring._move_old_database(path.with_name("debrief.db"), broken_off=False)
        new.replace(path)

    files.move_into_place = swap


def _without_scrubbing() -> None:
    from storage.sqlite.sqlite_engine import SqliteEngine

    async def scrub(self: SqliteEngine) -> bool:
        return True

    SqliteEngine.scrub = scrub  # type: ignore[method-assign]


def _with_the_book_as_it_is() -> None:
    from storage.backup import restoring

    async def nothing(*_: object) -> None:
        pass

    restoring._remove_forgotten_keys = nothing  # type: ignore[assignment]


BACKING_UP = (
    VictimWork("backing-up", _grown, _back_up, _backups_usable, _put_in_two_steps),
    VictimWork("restoring", _grown, _restore, _old_or_new, _swap_without_a_mark),
    VictimWork("rotating", _many, _rotate, _newest_key_does, _put_in_two_steps),
    VictimWork("forgetting", _two, _forget, _wholly_forgotten, _without_scrubbing),
    VictimWork("leaving", _two_backed_up, _leave, _never_back, _with_the_book_as_it_is),
)
