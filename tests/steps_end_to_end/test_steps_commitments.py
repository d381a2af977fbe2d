"""What was promised and what is due: steps 31, 32 and 33."""

import pytest

from tests.steps_end_to_end.beginnings import DANA, OPEN_ACME, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASK = "Ask where things stand"


async def test_step_31_task_to_hand_in(robin: PlaygroundPerson) -> None:
    """The morning before and the morning it is due; a check-in counts from handing it in."""
    await noted(robin, DANA)
    await robin.does("they gave me a take-home task, due on Tuesday at 16:00", "[Right]")
    card = await robin.ping("Hand in the task for Acme Robotics, due Tue")
    assert clock(card) == "Mon 09:00"
    again = await robin.ping("Hand in the task for Acme Robotics")
    assert clock(again) == "Tue 09:00"
    assert "✓ Task handed in" in await robin.press("Handed in", again)
    asked = await robin.ping(ASK)
    assert (asked.at.date() - again.at.date()).days == 7


async def test_step_32_their_promise(robin: PlaygroundPerson) -> None:
    """On its day somebody asks whether they called; a yes asks what they said."""
    await noted(robin, DANA)
    await robin.does("Dana Lee will call me by Friday", "[Right]")
    await robin.does("/status")
    await robin.talk((OPEN_ACME[1], "Dana Lee gets back to you by Fri"))
    card = await robin.ping("Did Dana Lee call?")
    assert clock(card) == "Fri 16:00"
    assert card.labels[:2] == ("Yes", "Not yet")
    assert "Let it go" in card.labels
    told = await robin.press("Yes", card)
    assert "What did they say?" in told
    assert "[They turned me down]" in told
    assert not [one for one in await robin.hears(5) if "Did Dana Lee call?" in one.text]


async def test_step_32_not_yet(robin: PlaygroundPerson) -> None:
    """Not yet becomes the check-in, two business days after that day."""
    await noted(robin, DANA)
    await robin.does("Dana Lee will call me by Friday", "[Right]")
    card = await robin.ping("Did Dana Lee call?")
    assert "I will remind you to ask" in await robin.press("Not yet", card)
    assert clock(await robin.ping(ASK)) == "Tue 09:00"


async def test_step_32_let_go(robin: PlaygroundPerson) -> None:
    """Who lets it go is not asked again; Undo takes it up."""
    await noted(robin, DANA)
    await robin.does("Dana Lee will call me by Friday", "[Right]")
    card = await robin.ping("Did Dana Lee call?")
    assert "Let go." in await robin.press("Let it go", card)
    assert "Taken up again." in await robin.press("Undo: Dana", robin.again(card))
    assert "Yes" in robin.again(card).labels


async def test_step_33_your_promise(robin: PlaygroundPerson) -> None:
    """A reminder on the morning of its day, and once more on the next business day."""
    await noted(robin, DANA)
    await robin.does("I promised to send Dana Lee the work sample by Friday", "[Right]")
    card = await robin.ping("You promised Dana Lee: “send Dana Lee the work sample by Friday”")
    assert clock(card) == "Fri 09:00"
    again = await robin.ping("You promised Dana Lee")
    assert clock(again) == "Mon 10:00"
    assert "✓ Promise kept" in await robin.press("Done", again)
    assert not [one for one in await robin.hears(9) if "You promised" in one.text]


async def test_step_30_tell_the_agency(robin: PlaygroundPerson) -> None:
    """The same day, with the thank-yous; the recruiter of the agency is not thanked as a helper."""
    await noted(robin, DANA)
    await robin.does("Sam Hill of Hays is the agency recruiter for Acme Robotics", "[Right]")
    card = await robin.ping("Call Sam Hill")
    assert clock(card) == "Wed 16:00"
    assert "Thank Dana Lee" in card.text
    assert "Thank Sam" not in card.text
    label = next(one for one in card.labels if one.startswith("I called"))
    assert "Sam Hill knows how it went" in await robin.press(label, card)
