"""The people who vouch: steps 11, 17 and 18."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, OPEN_ACME, held, vouched
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_step_11_brief_the_referees(robin: PlaygroundPerson) -> None:
    """Asked first, then briefed with this job, once; /referees knows for what."""
    await vouched(robin, "[Not asked yet]")
    await held(robin)
    card = await robin.ping("Ask Nora Berg to vouch for you")
    assert clock(card) == "Thu 10:00"
    assert "For Nora Berg" in await robin.draft("Draft it", card)
    await robin.press("Asked", card)
    card = await robin.ping("Has Nora Berg agreed to vouch for you?")
    assert clock(card) == "Fri 09:00"
    assert "Next: a short briefing" in await robin.press("They agreed", card)
    brief = await robin.draft("Draft it", card)
    assert "For Nora Berg · nora@delta.org" in brief
    assert "Acme Robotics" in brief
    await robin.talk(("[I sent it]", "Done."), ("/referees", "Briefed for Acme Robotics"))
    assert not [one for one in await robin.hears(7) if "Nora" in one.text]


async def test_step_11_at_once_when_references_are_asked_for(robin: PlaygroundPerson) -> None:
    """Then nothing waits for the next morning."""
    await vouched(robin)
    await held(robin)
    await robin.does(*ABOUT_ACME, "[Any news]")
    await robin.talk(("[They asked for references]", "Brief Nora Berg, who vouches for you"))
    assert robin.last.at.date() == robin.bot.now.date()
    assert "For Nora Berg" in await robin.draft("Draft it", robin.last)
    await robin.talk(("[I sent it]", "Done."), ("/referees", "Briefed for Acme Robotics"))


async def test_step_17_a_reference_check_happened(robin: PlaygroundPerson) -> None:
    """Told from the job's card; each who was asked is thanked."""
    await vouched(robin)
    await held(robin)
    await robin.does(*ABOUT_ACME, "[Any news]", "[A reference was called or written to]")
    await robin.does("[Nora Berg]")
    await robin.talk(
        ("[That is all]", "Thank Nora Berg, who was asked about you"),
    )
    card = robin.last
    assert "until tomorrow 17:00" in card.text
    assert "For Nora Berg · nora@delta.org" in await robin.press("Thanks", card)
    await robin.talk(("[I sent it]", "Done."))
    assert "✓ Nora Berg thanked for the reference" in await robin.press("Skip", card)


async def test_step_18_endorsement(robin: PlaygroundPerson) -> None:
    """A strong supporter who knows somebody there is asked, and thanked three days later."""
    await vouched(robin, knows="the head of data at Acme Robotics")
    await held(robin)
    card = await robin.ping("put in a word for you at Acme Robotics")
    assert clock(card) == "Thu 10:00"
    await robin.press("Ask Nora Berg to put in a word for you at Acme Robotics ›", card)
    assert "For Nora Berg" in await robin.press("A good word", card)
    await robin.talk(("[I sent it]", "Done."))
    card = await robin.ping("Thank Nora Berg for putting in a word")
    assert clock(card) == "Tue 10:00"
    label = "Thanks"
    await robin.press(label, card)
    await robin.talk(("[I sent it]", "Done."))
    await robin.does(*OPEN_ACME)
    assert "✓ Nora Berg thanked for the word" in robin.last.text
