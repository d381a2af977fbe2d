"""Stories: kept where they are told, known in the next round's brief, gone when deleted: row 35."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, DANA, SAM, noted
from tests.steps_end_to_end.running import PlaygroundPerson

pytestmark = pytest.mark.asyncio(loop_scope="module")
FAILURE = "What was your biggest failure?"
NEXT_ROUND = ("/new Acme Robotics; Data Engineer; next wednesday 11:00", "[Looks right]")


async def read_brief(robin: PlaygroundPerson) -> str:
    """The brief of the next round, the evening before."""
    await robin.does(*NEXT_ROUND)
    return await robin.press("Read the brief", await robin.ping("Read up before the next round"))


async def test_step_35_stories(robin: PlaygroundPerson) -> None:
    """An answer in the look back tells a story: the brief says who knows it, and from which
    question; deleted, it is in no brief, export or list."""
    await noted(robin, f"{DANA}\n{SAM}")
    await robin.does(*ABOUT_ACME, "[Look back]", *["/skip"] * 8)
    await robin.does(FAILURE, "I gave my story about the outage at Delta", "[Well]")
    await robin.does("[That is enough]", "[Stop here]")
    brief = await read_brief(robin)
    assert (
        "Your story “the outage at Delta”: told to Dana Lee and Sam Ortiz, when they asked "
        f"“{FAILURE}”" in brief
    )
    await robin.talk(
        ("/practice stories", "the outage at Delta: told at Acme Robotics"),
        ("[Delete “the outage at Delta”]", "for good, with where you told it?"),
        ("[Delete it]", "No stories yet."),
    )


async def test_step_35_told_in_words(robin: PlaygroundPerson) -> None:
    """Told in a message, only its listener knows it; taken back, it is kept nowhere."""
    await noted(robin, f"{DANA}\n{SAM}")
    told = "At Acme Sam asked about a failure. I told him my story about the outage."
    kept = "Your story, told to Sam Ortiz: the outage"
    await robin.talk(
        (told, kept),
        ("[Undo]", "Taken back"),
        ("/practice stories", "No stories yet."),
        (told, kept),
    )
    assert "Your story “the outage”: told to Sam Ortiz, when they asked" in await read_brief(robin)
