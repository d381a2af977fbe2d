"""While they decide: steps 14, 15 and 16."""

import pytest

from tests.steps_end_to_end.beginnings import DANA, OPEN_ACME, PHONE, noted, tell_process
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
ASK = "Ask where things stand"


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
    """Two business days after their later date, by mail; once more, and never a third time."""
    await tell_process(robin, "a week or two")
    held = robin.bot.now
    card = await robin.ping(ASK, days=30)
    assert clock(card) == "Fri 09:00"
    assert (card.at.date() - held.date()).days == 16
    draft = await robin.draft("Draft it", card)
    assert "Dana" in draft
    assert PHONE not in "\n".join([card.text, draft])
    assert "Call notes" not in draft
    await robin.talk(("[I sent it]", "Done."))
    again = await robin.ping("Ask once more where things stand, for the last time")
    assert clock(again) == "Fri 09:00"
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


async def test_step_15_untouched(robin: PlaygroundPerson) -> None:
    """One that nobody touched comes back once, three business days later, and then no more."""
    await tell_process(robin, "within a week")
    card = await robin.ping(ASK)
    assert clock(card) == "Fri 09:00"
    again = await robin.ping(ASK)
    assert (clock(again), (again.at.date() - card.at.date()).days) == ("Wed 09:00", 5)
    assert not [one for one in await robin.hears(14) if ASK in one.text]


async def test_step_15_days_of_their_own(robin: PlaygroundPerson) -> None:
    """How long after the day they named is the person's to say."""
    await tell_process(robin, "within a week")
    await robin.talk(
        ("/pause", "Check-in: 2 business days after their date"),
        ("[Check-in]", "How long after the day they named"),
        ("a month", "I can wait 1, 2 or 5 business days."),
        ("[5 business days]", "Check-in: 5 business days after their date"),
    )
    assert clock(await robin.ping(ASK)) == "Wed 09:00"
