"""Getting ready for what comes: steps 19, 20 and 25."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, DANA, SAM, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
WHY = "Why did you leave Delta?"
FAMILY = "Do you plan to have children?"


async def looked_back(robin: PlaygroundPerson, *questions: str) -> None:
    """The look back up to the questions they asked, those, and nothing else."""
    await robin.does(*ABOUT_ACME, "[Look back]", *["/skip"] * 8, *questions, "[Stop here]")


async def test_step_19_next_round(robin: PlaygroundPerson) -> None:
    """The evening before: own answers, doubts, what is unsaid and unclear, everybody's name."""
    await noted(robin, f"{DANA}\n{SAM}")
    await looked_back(robin, WHY, "To build things", "[It threw me]", "[That is enough]")
    await robin.does("/new Acme Robotics; Data Engineer; next wednesday 11:00")
    await robin.talk(("[Looks right]", "Saved as round 2 at Acme Robotics."))
    card = await robin.ping("Read up before the next round")
    assert clock(card) == "Tue 18:00"
    assert "tomorrow 11:00" in card.text
    brief = await robin.press("Read the brief", card)
    for words in ("Dana Lee", "Sam Ortiz", "whether I know streaming", "my talk on queues"):
        assert words in brief
    for words in ("my talk on queues", WHY):
        assert words in brief
    assert "To build things" not in brief, "an answer that tripped is nothing to stay with"
    await robin.talk(("[Got it]", "Done."))
    assert "✓ Read up for the next round" in await robin.press("Skip", card)


async def test_step_20_practise(robin: PlaygroundPerson) -> None:
    """What tripped is asked again in the morning, with the answer of then to build on."""
    await noted(robin, DANA)
    await looked_back(robin, WHY, "I said that I like robots", "[It threw me]", "[That is enough]")
    card = await robin.ping("Practise what Acme Robotics asked")
    assert clock(card) == "Thu 09:30"
    label = "Practise"
    asked = await robin.press(label, card)
    assert "Acme Robotics asked you this, and it threw you:" in asked
    assert WHY in asked
    assert "I said that I like robots" not in asked
    await robin.talk(
        (
            "To build things",
            ("What you said at Acme Robotics:\nI said that I like robots", "How did it go"),
        ),
        ("[Well]", ("Kept. It can rest until", "[Enough for now]")),
        ("[Enough for now]", "Good work."),
    )
    assert "✓ Practised" in await robin.press("Skip", card)


async def test_step_25_uncomfortable_question(robin: PlaygroundPerson) -> None:
    """One neutral line; it is kept for the person alone, out of brief, drafts and practice."""
    await noted(robin, DANA)
    await robin.does(*ABOUT_ACME, "[Look back]", *["/skip"] * 8)
    await robin.talk(
        (FAMILY, "And what did you answer?"),
        ("[That one felt wrong]", ("Noted, for you alone", "no draft, no brief and no practice")),
        ("I hope so", "Another question they asked?"),
        ("[That is enough]", "The other half"),
        ("[Stop here]", "Kept."),
        ("/reflect", f"{FAMILY} · felt wrong, for you alone"),
    )
    await robin.does("/new Acme Robotics; Data Engineer; next wednesday 11:00", "[Looks right]")
    before = robin.last.id
    brief = await robin.press("Read the brief", await robin.ping("Read up before the next round"))
    assert "Dana Lee" in brief
    await robin.does("/practice")
    said = "\n".join(card.text for card in robin.cards() if card.id > before)
    assert "children" not in said
    assert "I hope so" not in said
