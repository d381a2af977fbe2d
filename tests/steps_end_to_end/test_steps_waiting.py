"""While they decide: steps 14, 15 and 16."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, DANA, OPEN_ACME, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASK = "Ask where things stand"
PHONE = "+44 20 7946 0958"


async def tell_process(robin: PlaygroundPerson, when: str, channel: str = "[Mail only]") -> None:
    """What they said: their date, and how they may be reached."""
    await noted(robin, f"{DANA}, {PHONE}")
    await robin.does(*ABOUT_ACME, "[What they said]", when, "[Skip]", "[Skip]", channel, "[Skip]")


async def ask_twice(robin: PlaygroundPerson) -> None:
    """Two check-ins went out."""
    await tell_process(robin, "within a week")
    for words in (ASK, "Ask once more where things stand, for the last time"):
        await robin.press("Done", await robin.ping(words, days=30))


async def test_step_14_keep_looking(robin: PlaygroundPerson) -> None:
    """The morning after, then weekly on the chosen day, until an offer is accepted."""
    await noted(robin, DANA)
    card = await robin.ping("Keep looking")
    assert clock(card) == "Thu 09:30"
    assert "besides Acme Robotics, nothing else is open" in card.text
    assert {"Log a lead", "I had a look", "Another weekday", "Later", "Skip"} == set(card.labels)
    await robin.press("Another weekday", card)
    await robin.talk(("[Tue]", "Tuesdays it is, at half past nine."))
    assert "✓ Looked around" in await robin.press("I had a look", card)
    card = await robin.ping("Keep looking")
    assert clock(card) == "Tue 09:30"
    assert "company" in (await robin.press("Log a lead", card)).casefold()
    await robin.does("/cancel", "/outcome")
    await robin.talk(("[I accepted]", "I will not remind you to keep looking any more"))
    assert not [one for one in await robin.hears(14) if "Keep looking" in one.text]


async def test_step_15_check_in(robin: PlaygroundPerson) -> None:
    """The business day after their later date, by mail; once more, and never a third time."""
    await tell_process(robin, "a week or two")
    held = robin.bot.now
    card = await robin.ping(ASK, days=30)
    assert clock(card) == "Thu 09:00"
    assert (card.at.date() - held.date()).days == 15
    draft = await robin.draft("Draft it", card)
    assert "Dana" in draft
    assert PHONE not in "\n".join([card.text, draft])
    assert "Call notes" not in draft
    await robin.talk(("[I sent it]", "Done."))
    again = await robin.ping("Ask once more where things stand, for the last time")
    assert clock(again) == "Thu 09:00"
    assert (again.at.date() - card.at.date()).days == 7
    await robin.press("Done", again)
    await robin.does(*OPEN_ACME)
    assert "✓ Checked in" in robin.last.text
    assert "Ask once more" not in robin.last.text
    assert not [one for one in await robin.hears(14) if "where things stand" in one.text]


async def test_step_15_by_phone(robin: PlaygroundPerson) -> None:
    """A call is offered to those who were told that they may."""
    await tell_process(robin, "within a week", "[I may call]")
    await robin.draft("Draft it", await robin.ping(ASK))
    await robin.does("[Call notes]")
    assert PHONE in robin.last.text
    await robin.talk(("[I called]", "Done."))
    await robin.does(*OPEN_ACME)
    assert "✓ Checked in" in robin.last.text


async def test_step_16_closure(robin: PlaygroundPerson) -> None:
    """Five business days of silence later the person says how to leave it; nothing else does."""
    await ask_twice(robin)
    card = await robin.ping("Asked twice, no answer. How shall we leave it?")
    assert clock(card) == "Thu 09:00"
    assert "What happened?" in await robin.press("They answered", card)
    assert "Then we wait. I will ask again" in await robin.press("Still waiting", card)
    card = await robin.ping("Asked twice, no answer.")
    assert clock(card) == "Thu 09:00"
    assert "Closed. That says nothing about you" in await robin.press("Close it", card)
    assert not [one for one in await robin.hears(14) if "Acme" in one.text]
    await robin.talk(("/outcome", "closed without an answer"))
