"""The newest program opens the databases of every earlier version."""

from pathlib import Path

import pytest

from storage.backup.backups import back_up, restore
from storage.errors import UnavailableError
from storage.migrations import list_migrations
from storage.unit_of_work import open_store
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, at
from tests.storage.keeping import SCHEMAS, filled
from tests.storage.victims import load_dump

pytestmark = pytest.mark.engines("sqlite")

KEYS = (KEY, OLD_KEY)
KEPT = sorted(SCHEMAS.glob("*.sql"))


def _file(database: DatabaseFolder) -> Path:
    return database.folder / "debrief.db"


def test_every_schema_is_kept() -> None:
    """Each schema has its stored database, made by python -m tests.storage.keeping."""
    assert [int(path.stem) for path in KEPT] == [one.number for one in list_migrations()]


@pytest.mark.parametrize("dump", KEPT, ids=lambda path: path.stem)
async def test_all_that_was_kept_opens(database: DatabaseFolder, dump: Path) -> None:
    """After the upgrade each person, opportunity, message and parked update is as it was."""
    load_dump(_file(database), dump)
    async with (await database.open(KEYS)).unit_of_work() as unit:
        found = await unit.people.load([7, 8])
        assert [found[chat].dossier.person.first_name for chat in (7, 8)] == ["Ann", "Bob"]
        assert found[7].dossier.opportunities == (filled("Ann's company"),)
        assert found[8].dossier.opportunities == (filled("Bob's company"),)
        assert await unit.updates.find_handled([40, 41, 42]) == {41, 42}
        assert [parked.raw for parked in await unit.updates.list_parked()] == [b'{"update_id": 43}']
        assert await unit.outbox.claim(at(4), 9) == []
        letters = await unit.outbox.claim(at(5), 9)
        assert [one.payload["text"] for one in letters] == [
            "held",
            "waiting",
            "late",
            "to a stranger",
        ]
        await unit.forget_people([found[7]])


@pytest.mark.parametrize("dump", KEPT, ids=lambda path: path.stem)
async def test_an_older_one_can_be_backed_up_first(
    database: DatabaseFolder, dump: Path, tmp_path: Path
) -> None:
    """An older database can be backed up before its upgrade, and the restored one is upgraded."""
    load_dump(_file(database), dump)
    made = await back_up(database.url, KEYS, tmp_path / "backups", NOW)
    assert (made.people, made.opportunities, made.unreadable) == (2, 2, 0)
    found = await restore(database.url, KEYS, made.path)
    assert (found.people, found.opportunities, found.dropped_count) == (2, 2, 0)
    async with (await database.open(KEYS)).unit_of_work() as unit:
        assert (await unit.people.load([7]))[7].dossier.opportunities == (filled("Ann's company"),)


async def test_an_older_one_is_not_read_beside_the_bot(database: DatabaseFolder) -> None:
    """An older database is not read beside the bot, because reading cannot upgrade it."""
    load_dump(_file(database), KEPT[0])
    with pytest.raises(UnavailableError, match="python -m bot migrate"):
        await open_store(database.url, KEYS, read_only=True)
