"""Which reminders come is the person's to say: quiet for a while, or off for good."""

from datetime import timedelta

import pytest

from tests.steps_end_to_end.beginnings import DANA, SAM, noted, vouched
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_week_of_quiet_ends_with_one_card(robin: PlaygroundPerson) -> None:
    """Nothing comes before; then what still helps, in one message."""
    await noted(robin, f"{DANA}\n{SAM}")
    await robin.talk(("/pause", "They come as planned, between 08:00 and 21:00."))
    await robin.talk(("[For a week]", "Quiet until Wed"))
    assert await robin.hears(6) == []
    back = await robin.hears(2)
    assert clock(back[0]) == "Wed 15:05"
    assert all(one.at - back[0].at >= timedelta(minutes=30) for one in back[1:])


async def test_quiet_is_taken_back(robin: PlaygroundPerson) -> None:
    """The thank-you comes at its hour after all."""
    await noted(robin, DANA)
    await robin.does("/pause", "[Quiet for a day]")
    await robin.talk(("[Remind me after all]", "reminders come again as planned"))
    assert clock(await robin.ping("Thank Dana Lee")) == "Wed 16:00"


async def test_off_for_good_is_off(robin: PlaygroundPerson) -> None:
    """Said in words: no thank-you is spoken of for weeks, all else is, /status shows it."""
    await vouched(robin)
    await noted(robin, DANA)
    await robin.talk(
        ("stop reminding me of thank-you notes", "Thank-you notes: off until you say otherwise"),
        ("/status", "Thank Dana Lee"),
    )
    heard = await robin.hears(14)
    assert heard
    assert not [one for one in heard if "Thank Dana Lee" in one.text]
    await robin.talk(("/settings", "Reminders: off for Thank-you notes"))


async def test_a_kind_comes_again(robin: PlaygroundPerson) -> None:
    """Switched off with a tap, and on again with another."""
    await noted(robin, DANA)
    await robin.does("/pause", "[Which ones ›]", "[✓ Thank-you notes]")
    await robin.talk(("[Thank-you notes: off]", "Thank-you notes: I remind you again."))
    assert clock(await robin.ping("Thank Dana Lee")) == "Wed 16:00"
