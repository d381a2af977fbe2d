"""Each operator's command of `python -m bot` does, says and refuses the right things."""

import sqlite3
from pathlib import Path

import pytest

from bot.clock import SystemClock
from storage.migrations import list_migrations
from tests.bot.operating import NOW, PRIVATE, Operator, arrive, chats, other_rules, park

THIRD = b"t" * 32


def _backups(operator: Operator) -> list[Path]:
    return sorted((operator.folder / "backups").glob("debrief-*Z.db"))


# -- check ---------------------------------------------------------------------------------------


async def test_check_says_that_all_is_well(operator: Operator) -> None:
    """Beside a running bot, check reports the tables, how much opens, and the time zones."""
    async with operator.opened() as running:
        await arrive(running, 1, 2)
        await park(running, 5, 1)
        said = await operator("check")
    assert (said.code, said.err) == (0, "")
    assert f"its tables are of version {len(list_migrations())}." in said.out
    assert "What is kept opens: 2 people, 1 parked update." in said.out
    assert not any(word in said.out for word in PRIVATE)


async def test_check_makes_nothing(operator: Operator) -> None:
    """Without a database, check says so and makes none."""
    said = await operator("check")
    assert said.code == 1
    assert "there is no database at data/debrief.db" in said.err
    assert not operator.database.exists()


async def test_check_names_what_does_not_open(operator: Operator) -> None:
    """Check names unreadable people by their chats and parked updates by their numbers."""
    await operator.people(1, 2, 3)
    async with operator.opened() as store:
        await park(store, 77, None)
        await park(store, 78, None)
    with sqlite3.connect(operator.database) as database:
        database.execute("UPDATE people SET body = zeroblob(60) WHERE chat = 2")
        database.execute("UPDATE parked_updates SET body = zeroblob(60) WHERE update_id = 77")
    database.close()
    said = await operator("check")
    assert said.code == 1
    assert "What is kept opens: 2 people, 1 parked update." in said.out
    assert "What is kept for chat 2 cannot be read." in said.out
    assert "Parked update 77 does not open." in said.out
    assert "77" in (await operator("parked")).out


async def test_check_counts_what_new_time_zones_would_move(
    operator: Operator, tmp_path: Path
) -> None:
    """Check counts the interviews that new time zones would move, and moves none."""
    await operator.people(1, 2)
    with other_rules(tmp_path, "2029c", shows="Asia/Tokyo"):
        said = await operator("check")
    assert said.code == 0
    assert "The time zones are those of 2029c." in said.out
    assert "moves 2 interviews." in said.out
    assert "moves 0 interviews." in (await operator("check")).out


async def test_check_of_a_damaged_file_gives_the_command(operator: Operator) -> None:
    """For a damaged file check gives the command with the newest backup, or says there is none."""
    await operator.people(1)
    whole = operator.database.read_bytes()
    operator.database.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    assert "There is no backup in backups." in (await operator("check")).out
    operator.database.write_bytes(whole)
    assert (await operator("backup")).code == 0
    operator.database.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    said = await operator("check")
    assert said.code == 1
    command = f"python -m bot restore backups/{_backups(operator)[0].name}"
    assert command in said.out
    assert (await operator(*command.split()[3:])).code == 0
    assert (await operator("check")).code == 0


# -- backup and restore --------------------------------------------------------------------------


async def test_a_backup_beside_the_running_bot(operator: Operator) -> None:
    """A backup beside the running bot says where it is and how much is in it."""
    async with operator.opened() as running:
        await arrive(running, 1, 2, 3)
        said = await operator("backup")
    (file,) = _backups(operator)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"The backup is backups/{file.name}: 3 people, 3 jobs.\n"


async def test_only_so_many_are_kept(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    """With BACKUPS_KEPT the oldest go, and the command says how many."""
    await operator.people(1)
    said = [await _at(second, operator, monkeypatch, kept="2") for second in range(3)]
    assert [file.stem[-3:] for file in _backups(operator)] == ["01Z", "02Z"]
    assert [line.count("\n") for line in said] == [1, 1, 2]
    assert said[2].endswith("\nDeleted, since BACKUPS_KEPT is 2: 1 backup.\n")


async def test_none_goes_by_itself_when_none_is_made_by_itself(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With BACKUPS_KEPT=0 backups made by hand stay."""
    await operator.people(1)
    said = [await _at(second, operator, monkeypatch, kept="0") for second in range(3)]
    assert len(_backups(operator)) == 3
    assert "Deleted" not in "".join(said)


async def _at(
    second: int, operator: Operator, monkeypatch: pytest.MonkeyPatch, *, kept: str
) -> str:
    """Returns the output for a backup made then."""
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW.replace(second=second))
    said = await operator("backup", BACKUPS_KEPT=kept)
    assert said.code == 0, said.err
    return said.out


async def test_restore_takes_the_newest(operator: Operator) -> None:
    """Restore takes the newest backup, sets the old database aside, and deleted people stay
    deleted.
    """
    await operator.people(1, 2, 3)
    assert (await operator("backup")).code == 0
    assert (await operator("delete-person", "2")).code == 0
    await operator.people(4)
    said = await operator("restore")
    assert said.code == 0, said.err
    restored, dropped, aside = said.out.splitlines()
    assert restored.endswith(": 2 people, 2 jobs.")
    assert dropped.endswith("deleted after it was made: 1 person.")
    kept_aside = operator.folder / aside.partition(" is ")[2].partition(": ")[0]
    assert kept_aside.is_file()
    async with operator.opened() as store:
        assert await chats(store) == [1, 3]


async def test_restore_of_one_by_its_name(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restore takes a backup by its name in the backup folder."""
    for chat in (1, 2):
        await operator.people(chat)
        monkeypatch.setattr(SystemClock, "now", lambda _, s=chat: NOW.replace(second=s))
        assert (await operator("backup")).code == 0
    older, _ = _backups(operator)
    assert (await operator("restore", older.name)).code == 0
    async with operator.opened() as store:
        assert await chats(store) == [1]


async def test_restore_refuses_what_it_cannot_do(operator: Operator) -> None:
    """Restore refuses with one line each, and changes nothing.

    The cases are: no backup, no such file, and a running bot.
    """
    async with operator.opened() as running:
        await arrive(running, 1)
        nothing = await operator("restore")
        assert (await operator("backup")).code == 0
        missing = await operator("restore", "never.db")
        beside = await operator("restore")
        assert await chats(running) == [1]
    assert nothing.err == "There is no backup in backups.\n"
    assert missing.err == "There is no file never.db.\n"
    assert "stop it first" in beside.err
    assert [nothing.code, missing.code, beside.code] == [1, 1, 1]
    assert beside.err.count("\n") == 1


# -- the key -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        "migrate",
        "check",
        "backup",
        "restore",
        "restore any.db",
        "rotate",
        "parked",
        "parked --drop 5",
        "export-person 1",
        "delete-person 1",
    ],
)
async def test_only_a_first_start_makes_a_key(
    command: str, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a first start makes a key; elsewhere each command says that there is none and where it
    looked.

    A new key would take the place of the right one.
    """
    await operator.people(1)
    assert (await operator("backup")).code == 0
    _backups(operator)[0].rename(operator.folder / "any.db")
    monkeypatch.delenv("ENCRYPTION_KEYS")
    before = operator.database.read_bytes()
    said = await operator(*command.split())
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "there is no encryption key" in said.err
    assert f"there is no file {operator.folder}/config/debrief/encryption.key;" in said.err
    assert not (operator.folder / "config").exists()
    assert operator.database.read_bytes() == before


async def test_no_key_is_made_beside_old_backups(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key is made beside old backups, which may be on a new machine before the key is."""
    await operator.people(1)
    assert (await operator("backup")).code == 0
    operator.database.unlink()
    monkeypatch.delenv("ENCRYPTION_KEYS")
    said = await operator("migrate")
    assert (said.code, "there is no encryption key" in said.err) == (1, True)
    assert not (operator.folder / "config").exists()


async def test_a_fresh_key_is_told_as_a_warning(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first start warns where a fresh key is, and later starts log it at a lower level."""
    monkeypatch.delenv("ENCRYPTION_KEYS")
    file = operator.folder / "config" / "debrief" / "encryption.key"
    first = await operator("migrate", LOG_LEVEL="WARNING")
    again = await operator("migrate", LOG_LEVEL="WARNING")
    told = await operator("migrate")
    assert [first.code, again.code, told.code] == [0, 0, 0]
    assert f"a fresh encryption key is in {file}: keep a copy" in first.err
    assert file.read_text().strip() not in first.err
    assert again.err == ""
    assert f"the encryption key is in {file}" in told.err


# -- the door ------------------------------------------------------------------------------------


async def test_help_names_every_command(operator: Operator) -> None:
    """Help names every command, and an unknown one ends with code 2."""
    from bot import VERSION
    from bot.operations.cli import COMMANDS

    said = await operator("--help")
    assert said.code == 0
    for name in ("run", "playground", *COMMANDS):
        assert f"\n    {name}" in said.out
    assert (await operator("--version")).out == f"Debrief {VERSION}\n"
    assert (await operator("fly")).code == 2
    assert (await operator("export-person", "Ada")).code == 2
    assert (await operator("parked", "--retry", "--drop", "5")).code == 2


async def test_wrong_keys_are_one_plain_line(operator: Operator) -> None:
    """Wrong keys give one plain line for every command, without a key in it."""
    await operator.people(1)
    operator.use(THIRD)
    for command in ("check", "rotate", "migrate"):
        said = await operator(command)
        assert said.code == 1
        assert "put it back" in said.err
        assert "dHR0" not in said.err
