"""A short version of the trial of the network passes, and it would find what it looks for."""

import asyncio

from tests.torture.processes.running import running
from tests.torture.trials.network import NetworkResult, compare, run, talk


def test_nothing_is_lost_on_a_bad_line() -> None:
    """A few people lose nothing although every fifth call is cut off or refused."""
    report = run(3, 0.03)
    assert report.holds, str(report)


def test_a_message_that_is_missing_or_there_twice_is_found() -> None:
    """A message taken out of a chat, and one sent twice, are found."""

    async def look() -> NetworkResult:
        found = NetworkResult()
        async with running() as bot:
            robin = bot.somebody(1001)
            await talk(robin, found)
            compare(robin, found)
            assert found.counted["lost"] == found.counted["twins"] == 0
            first, *_, last = robin.messages()
            del bot.telegram.world.chat(robin.id).messages[first["message_id"]]
            again = {"chat_id": robin.id, "text": last["text"]}
            await bot.runtime.api.call("sendMessage", again)
            compare(robin, found)
        return found

    found = asyncio.run(look())
    assert found.counted["lost"] == 1
    assert found.counted["twins"] == 1
