"""They do not answer: a check-in that nobody touched, and the end of the waiting."""

import pytest

from tests.steps_end_to_end.beginnings import DANA, noted, tell_process
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASK = "Ask where things stand"


async def ask_twice(robin: PlaygroundPerson) -> None:
    """Two check-ins went out."""
    await tell_process(robin, "within a week")
    for words in (ASK, "Ask once more where things stand, for the last time"):
        await robin.press("Done", await robin.ping(words, days=30))


async def test_step_16_closure(robin: PlaygroundPerson) -> None:
    """Five business days of silence later the person says how to leave it; nothing else does."""
    await ask_twice(robin)
    card = await robin.ping("Asked twice, no answer. How shall we leave it?")
    assert clock(card) == "Fri 09:00"
    assert "What happened?" in await robin.press("They answered", card)
    assert "Then we wait. I will ask again" in await robin.press("Still waiting", card)
    card = await robin.ping("Asked twice, no answer.")
    assert clock(card) == "Fri 09:00"
    assert "Closed. That says nothing about you" in await robin.press("Close it", card)
    assert not [one for one in await robin.hears(14) if "Acme" in one.text]
    await robin.talk(("/outcome", "closed without an answer"))


async def test_step_16_silence(robin: PlaygroundPerson) -> None:
    """Nothing was ever marked as sent: five weeks after an interview without a named day the
    waiting can be ended."""
    await noted(robin, DANA)
    held = robin.bot.now
    card = await robin.ping("Nothing from them for weeks. How shall we leave it?", days=50)
    assert (card.at.date() - held.date()).days == 35
    assert "Closed." in await robin.press("Close it", card)
    assert not [one for one in await robin.hears(14) if "Acme" in one.text]
