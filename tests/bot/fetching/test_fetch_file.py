"""The sound of a note comes from Telegram, within limits, and no error shows the token."""

import pytest

from bot.fetching.fetch_file import fetch_file
from bot.fetching.transcriber import TryLaterError, UnreadableFileError
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import ForeignAnswerError, MaybeSentError
from playground import Playground
from playground.world.faults import Fault, FaultKind
from tests.bot.arriving import SAM
from tests.torture.processes.proxy import ODD_ANSWERS, proxying


def sent(telegram: Playground, sound: bytes = b"OggS a sound") -> str:
    """Returns the number of the file of a note that Sam has sent."""
    return str(telegram.people.send_voice(SAM, 3, sound)["voice"]["file_id"])


async def test_the_sound_comes_as_it_was_sent(telegram: Playground, wire: BotApiClient) -> None:
    """It is asked for by its number and fetched by the path that Telegram names."""
    assert await fetch_file(wire, sent(telegram)) == b"OggS a sound"
    assert telegram.world.unknown == []


async def test_a_file_that_is_gone_is_given_up(telegram: Playground, wire: BotApiClient) -> None:
    """Telegram refuses a number that it does not know, and will go on doing so."""
    with pytest.raises(UnreadableFileError):
        await fetch_file(wire, "no such file")


async def test_a_file_that_is_too_large_is_given_up(
    telegram: Playground, wire: BotApiClient
) -> None:
    """The download ends as soon as it is more than it may be."""
    with pytest.raises(UnreadableFileError):
        await fetch_file(wire, sent(telegram, b"x" * 101), most=100)
    assert len(await fetch_file(wire, sent(telegram, b"x" * 100), most=100)) == 100


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.RETRY_AFTER, "getFile", seconds=3),
        Fault(FaultKind.ERROR, "getFile", status=502, body="<html>a proxy</html>"),
        Fault(FaultKind.DROP_BEFORE, "getFile"),
        Fault(FaultKind.ERROR, "getFile", status=500),
    ],
)
async def test_what_passes_is_tried_later(
    telegram: Playground, wire: BotApiClient, fault: Fault
) -> None:
    """A flood, an outage or a proxy says nothing about the file."""
    number = sent(telegram)
    telegram.app_state.faults.order(fault)
    with pytest.raises(TryLaterError) as caught:
        await fetch_file(wire, number)
    assert telegram.token not in str(caught.value)
    assert await fetch_file(wire, number) == b"OggS a sound"


async def test_a_path_that_leads_nowhere_is_for_later(
    telegram: Playground, wire: BotApiClient
) -> None:
    """A path is good for an hour; a new one is asked for with the next try."""
    with pytest.raises(MaybeSentError, match="404"):
        await wire.download("voice/gone.oga", most=100, seconds=5)


@pytest.mark.parametrize("path", ["../bot/getMe", "/etc/passwd", "a?b", "a#b", "", "a b", "a\n"])
async def test_no_path_leads_elsewhere(wire: BotApiClient, path: str) -> None:
    """What is no path of a file is not asked for."""
    with pytest.raises(ForeignAnswerError):
        await wire.download(path, most=100, seconds=5)


@pytest.mark.parametrize(
    "name", ["a page with 200", "a page with 502", "ok without a result", "broken off"]
)
async def test_a_page_is_not_taken_for_the_file(telegram: Playground, name: str) -> None:
    """What a network answers in the place of the file is no file: it is fetched later."""
    (odd,) = (one for one in ODD_ANSWERS if one.name == name)
    async with proxying() as proxy:
        proxy.target.set_result(telegram.url)
        wire, sound = BotApiClient(proxy.url, telegram.token), b"OggS what somebody said"
        proxy.order(odd, path="/file/")
        with pytest.raises(TryLaterError):
            await fetch_file(wire, sent(telegram, sound))
        proxy.order(None)
        assert await fetch_file(wire, sent(telegram, sound)) == sound
        await wire.close()
