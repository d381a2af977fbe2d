"""The commands about keys, parked updates and one person do what they say."""

import json
import sqlite3

import pytest

from bot.clock import SystemClock
from handlers.privacy.export import export_json
from handlers.ui.turn import build_message
from playground import Playground
from tests.bot.operating import KEY, NOW, PRIVATE, Operator, arrive, chats, park

OTHER = b"o" * 32


# -- rotate --------------------------------------------------------------------------------------


async def test_rotate_to_the_newest_key_given(operator: Operator) -> None:
    """After rotate the older key opens nothing, and no backup needs it."""
    await operator.people(1, 2)
    assert (await operator("backup")).code == 0
    operator.use(OTHER, KEY)
    said = await operator("rotate")
    assert said.code == 0, said.err
    assert "Wrapped anew: 2 keys." in said.out
    assert "Every key after the first in ENCRYPTION_KEYS may go" in said.out
    assert not any(word in said.out for word in PRIVATE)
    operator.use(OTHER)
    assert "2 people" in (await operator("check")).out
    assert (await operator("restore")).code == 0
    assert "2 people" in (await operator("check")).out


async def test_rotate_keeps_keys_that_are_needed(operator: Operator) -> None:
    """After tampering rotate drops no key, because nobody can say which one is needed."""
    await operator.people(1, 2)
    with sqlite3.connect(operator.database) as database:
        database.execute(
            "UPDATE people SET key = substr(key, 1, 40) WHERE id = (SELECT min(id) FROM people)"
        )
    database.close()
    operator.use(OTHER, KEY)
    said = await operator("rotate")
    assert said.code == 1
    assert "the older ones must stay" in said.out
    assert "may go" not in said.out


async def test_rotate_with_one_key_says_how(operator: Operator) -> None:
    """With one key rotate says how to add one, and changes nothing."""
    await operator.people(1)
    said = await operator("rotate")
    assert said.code == 0
    assert "Wrapped anew: 0 keys." in said.out
    assert "put a new one before it" in said.out


async def test_rotate_with_a_key_file_adds_one(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a key file rotate adds a fresh key, and everything opens with it alone."""
    monkeypatch.delenv("ENCRYPTION_KEYS")
    assert (await operator("migrate")).code == 0
    file = operator.folder / "config" / "debrief" / "encryption.key"
    (first,) = file.read_text().split()
    from bot.persistence.open_store import load_keys
    from bot.settings import read_settings

    async with operator.opened(*load_keys(read_settings())) as store:
        await arrive(store, 1)
        beside = await operator("rotate")
    assert "stop it first" in beside.err
    assert file.read_text().split() == [first]
    said = await operator("rotate")
    assert said.code == 0, said.err
    assert f"a fresh key is the first in {file}" in said.err
    fresh, old = file.read_text().split()
    assert old == first
    assert "Wrapped anew: 1 key." in said.out
    assert not any(key in said.out + said.err for key in (fresh, old))
    file.write_text(fresh + "\n")
    assert "1 person" in (await operator("check")).out


# -- parked --------------------------------------------------------------------------------------


async def test_parked_lists_without_contents(operator: Operator) -> None:
    """Parked updates are listed with number, time, reason and chat, beside a running bot."""
    async with operator.opened() as running:
        none = await operator("parked")
        await park(running, 5, 1001)
        await park(running, 6, None)
        said = await operator("parked")
    assert (none.code, none.out) == (0, "No update is parked.\n")
    assert said.code == 0
    assert said.out.splitlines() == [
        "5  2026-11-12 10:00:00 UTC  ZeroDivisionError  chat 1001",
        "6  2026-11-12 10:00:00 UTC  ZeroDivisionError  no chat",
    ]


async def test_parked_ones_can_be_dropped(operator: Operator) -> None:
    """A parked update is dropped by its number, and an unknown number is an error."""
    async with operator.opened() as store:
        await park(store, 5, 1001)
        await park(store, 6, None)
    said = await operator("parked", "--drop", "5")
    assert (said.code, said.out) == (0, "Update 5 is deleted.\n")
    again = await operator("parked", "--drop", "5")
    assert (again.code, again.out) == (1, "No update 5 is parked.\n")
    assert (await operator("parked")).out.startswith("6 ")


async def test_parked_ones_are_tried_again(operator: Operator, telegram: Playground) -> None:
    """After a retry the person is told that it works now, and nothing is done a second time."""
    async with operator.opened() as store:
        await park(store, 5, 1001)
    place = {"BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    said = await operator("parked", "--retry", **place)
    assert said.code == 0, said.err
    assert said.out.startswith("1 handled, or the sender told")
    assert said.out.endswith(" 0 parked still.\n")
    async with operator.opened() as store, store.unit_of_work() as unit:
        (letter,) = await unit.outbox.claim(SystemClock().now(), 9)
        assert (letter.chat, "/start" in letter.payload["text"]) == (1001, True)
        assert await unit.updates.list_parked() == []
    assert not [call for call in telegram.world.calls if call["method"] == "sendMessage"]


async def test_what_fails_again_stays_parked(operator: Operator, telegram: Playground) -> None:
    """An update that fails again stays parked, nobody is told again, and the exit code says so."""
    async with operator.opened() as store:
        broken = {"update_id": 6, "message": {"chat": {"id": 1001, "type": "private"}}}
        async with store.unit_of_work() as unit:
            await unit.updates.park(6, 1001, json.dumps(broken).encode(), "KeyError", NOW)
    place = {"BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    said = await operator("parked", "--retry", **place)
    assert said.code == 1
    assert said.out.startswith("0 handled")
    assert said.out.endswith(" 1 parked still.\n")
    async with operator.opened() as store, store.unit_of_work() as unit:
        assert [one.update_id for one in await unit.updates.list_parked()] == [6]
        assert await unit.outbox.count() == 0


async def test_a_retry_needs_telegram(operator: Operator, telegram: Playground) -> None:
    """With a wrong token or no answer a retry gives one line, without the token, and
    tries nothing.
    """
    async with operator.opened() as store:
        await park(store, 5, 1001)
    token = "123456:" + "x" * 35
    wrong = await operator("parked", "--retry", BOT_TOKEN=token, TELEGRAM_API_URL=telegram.url)
    away = await operator("parked", "--retry", BOT_TOKEN=token, TELEGRAM_API_URL="http://[::1]:9")
    for said in (wrong, away):
        assert (said.code, said.out) == (1, "")
        assert token not in said.err
    assert wrong.err.startswith("Telegram does not accept BOT_TOKEN")
    assert away.err.startswith("Telegram does not answer")
    assert (await operator("parked")).out.startswith("5 ")


async def test_a_retry_asks_for_the_token(operator: Operator) -> None:
    """Without BOT_TOKEN a retry ends with exit code 2 and a line that names it."""
    said = await operator("parked", "--retry")
    assert (said.code, said.err.partition(":")[0]) == (2, "BOT_TOKEN is not set")


# -- one person ----------------------------------------------------------------------------------


async def test_export_person_is_what_they_would_get(
    operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Export-person prints the same JSON as /export, and nothing else on stdout."""
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW)
    async with operator.opened() as running:
        await arrive(running, 1, 2)
        said = await operator("export-person", "2")
        async with running.unit_of_work() as unit:
            kept = (await unit.people.load([2]))[2]
    assert (said.code, said.out) == (0, export_json(kept.dossier, NOW, 2) + "\n")
    assert json.loads(said.out)["you"]["first_name"] == "Ada2"


async def test_nobody_there_is_said(operator: Operator) -> None:
    """For a chat without stored data the command says so."""
    await operator.people(1)
    for command in ("export-person", "delete-person"):
        said = await operator(command, "9")
        assert said.code == 1
        assert "Nothing is kept of chat 9." in said.out + said.err


async def test_delete_person_deletes_all_of_theirs(operator: Operator) -> None:
    """Delete-person deletes parked updates, waiting messages and the key in backups, of
    them only.
    """
    await operator.people(1, 2)
    async with operator.opened() as store:
        await park(store, 5, 2)
        await park(store, 6, 1)
    assert (await operator("backup")).code == 0
    said = await operator("delete-person", "2")
    assert said.code == 0, said.err
    assert said.out.startswith("All that was kept of chat 2 is deleted")
    async with operator.opened() as store:
        assert await chats(store) == [1]
        async with store.unit_of_work() as unit:
            assert [one.update_id for one in await unit.updates.list_parked()] == [6]
    assert "deleted after it was made: 1 person." in (await operator("restore")).out


async def test_delete_person_says_so_where_only_something_waited(operator: Operator) -> None:
    """Delete-person also deletes a parked update or a message of somebody without stored data."""
    async with operator.opened() as store:
        await park(store, 5, 2)
        async with store.unit_of_work() as unit:
            await unit.outbox.queue([(unit.people.new(3, NOW), build_message("words"))], NOW)
    for chat in ("2", "3"):
        said = await operator("delete-person", chat)
        assert (said.code, said.out.startswith(f"All that was kept of chat {chat}")) == (0, True)
        assert (await operator("delete-person", chat)).code == 1


async def test_delete_person_deletes_what_cannot_be_read(operator: Operator) -> None:
    """Delete-person deletes unreadable data, and the others stay."""
    await operator.people(1, 2)
    with sqlite3.connect(operator.database) as database:
        spoilt = "CAST(substr(key, 1, 20) || zeroblob(41) AS BLOB)"
        database.execute(f"UPDATE people SET key = {spoilt} WHERE chat = 2")
    database.close()
    assert "cannot be read" in (await operator("export-person", "2")).err
    assert (await operator("delete-person", "2")).code == 0
    async with operator.opened() as store:
        assert await chats(store) == [1]


async def test_delete_person_waits_for_the_bot_to_stop(operator: Operator) -> None:
    """Delete-person refuses while the bot runs, because the bot is the only writer."""
    async with operator.opened() as running:
        await arrive(running, 1)
        said = await operator("delete-person", "1")
        assert await chats(running) == [1]
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "stop it first" in said.err
