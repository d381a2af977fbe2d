"""No command begins an empty database where backups know people, unless the operator says so."""

import pytest

from bot.persistence.open_store import open_database_at_start
from bot.settings import read_settings
from storage.errors import NothingThereError
from tests.bot.operating import Operator


@pytest.fixture
async def lost(operator: Operator) -> Operator:
    """Two people were backed up, and then the database was deleted."""
    await operator.people(1, 2)
    assert (await operator("backup")).code == 0
    operator.database.unlink()
    return operator


@pytest.mark.parametrize("command", ["migrate", "rotate", "delete-person 1", "parked --drop 7"])
async def test_nothing_begins_by_itself(lost: Operator, command: str) -> None:
    """Each command that would make a database is refused in one line, and makes none."""
    said = await lost(*command.split())
    assert (said.code, said.out) == (1, "")
    assert "know people (2): python -m bot restore" in said.err
    assert "migrate --begin-anew" in said.err
    assert not lost.database.exists()


async def test_a_start_is_refused_too(lost: Operator) -> None:
    """The bot itself does not start, so that Telegram keeps what people write."""
    with pytest.raises(NothingThereError):
        await open_database_at_start(read_settings(dotenv=None))
    assert not lost.database.exists()


async def test_told_so_it_begins_and_goes_on(lost: Operator) -> None:
    """Once it was told so, an empty database is begun, and later starts need not be told."""
    assert (await lost("migrate", "--begin-anew")).code == 0
    assert (await lost("migrate")).code == 0
    assert (await lost("rotate")).code == 0


async def test_told_so_one_that_lost_everybody_goes_on(operator: Operator) -> None:
    """So does one that is still the same but has lost everybody, and its later starts."""
    assert (await operator("migrate")).code == 0
    empty = operator.database.read_bytes()
    await operator.people(1, 2)
    assert (await operator("backup")).code == 0
    operator.database.write_bytes(empty)
    assert (await operator("migrate")).code == 1
    assert (await operator("migrate", "--begin-anew")).code == 0
    assert (await operator("migrate")).code == 0
    assert (await operator("backup")).code == 0
    assert (await operator("migrate")).code == 0


async def test_a_restored_one_goes_on(lost: Operator) -> None:
    """After a restore everything is as usual."""
    assert (await lost("restore")).code == 0
    assert (await lost("migrate")).code == 0
