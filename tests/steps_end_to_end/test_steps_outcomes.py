"""How it ends: steps 21 to 24."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, DANA, OPEN_ACME, SAM, noted, vouched
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
BETA = "/new Beta Works; Analyst; today 12:00"


async def two_jobs(robin: PlaygroundPerson) -> None:
    """Notes on Acme Robotics, and an interview at Beta Works on the same day."""
    await noted(robin, f"{DANA}\n{SAM}")
    await robin.does(BETA, "[Looks right]")


async def outcome(robin: PlaygroundPerson, label: str) -> None:
    """Tells what came of Acme Robotics."""
    await robin.does("/outcome", "[Acme Robotics · Data Engineer]", label)


async def test_step_21_turned_down(robin: PlaygroundPerson) -> None:
    """All else about it stops, one letter asks why, what they answer and the lesson are kept."""
    await two_jobs(robin)
    await outcome(robin, "[They turned me down]")
    await robin.talk(
        ("ask about streaming", ("Kept, for the next one.", "[Stay in touch]", "ask once"))
    )
    card = robin.last
    assert "until tomorrow 17:00" in card.text
    assert "Hi Dana," in await robin.draft("Draft it", card)
    await robin.talk(("[I sent it]", "Done."))
    pings = await robin.hears(14)
    assert not [one for one in pings if "Acme" in one.text and "Keep looking" not in one.text]
    assert [one for one in pings if "Beta Works" in one.text]
    await robin.does("/status", "[Closed ones]", "[Acme Robotics · Data Engineer: turned down]")
    await robin.does("[Their feedback]", "others had more years")
    await robin.does("/status", "[Closed ones]")
    await robin.talk(
        (
            "[Acme Robotics · Data Engineer: turned down]",
            ("Your lesson: ask about streaming", "Their feedback: others had more years"),
        )
    )


async def test_step_22_offer(robin: PlaygroundPerson) -> None:
    """Red flags come back first; who vouched is thanked the next morning; other leads go on."""
    await vouched(robin)
    await two_jobs(robin)
    await robin.does(*ABOUT_ACME, "[Look back]", *["/skip"] * 9, "[Go on]", *["/skip"] * 5)
    await robin.does("two people left", "who decides")
    await robin.ping("Brief Nora Berg, who vouches for you")
    await robin.does("/draft", "[Acme Robotics · Data Engineer]", "[Reference: Nora Berg]")
    await robin.does(*["[Skip]"] * 3, "[I sent it]")
    await outcome(robin, "[I have an offer]")
    assert "By when do they want your answer?" in robin.last.text
    review = await robin.press("Go through them", robin.cards()[-2])
    assert "two people left" in review
    assert "who decides" in review
    await robin.talk(("[Got it]", "Done."), ("/cancel", "Left."))
    told = robin.bot.now
    card = await robin.ping("Tell Nora Berg, who vouched for you, and say thank you")
    assert clock(card) == "Fri 10:00"
    assert (card.at.date() - told.date()).days == 1
    await robin.press(next(one for one in card.labels if "Nora Berg" in one), card)
    assert "For Nora Berg" in await robin.press("The news", card)
    await robin.talk(("[I sent it]", "Done."))
    later = await robin.hears(14)
    assert not [one for one in later if "Ask where things stand" in one.text and "Acme" in one.text]
    assert [one for one in later if "Beta Works" in one.text]
    assert [one for one in later if "Keep looking" in one.text]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("[I accepted]", "Congratulations, Acme Robotics it is."),
        ("[I withdrew]", "Nothing more comes about Acme Robotics."),
        ("[No answer: close it]", "Nothing more comes about Acme Robotics"),
    ],
)
async def test_step_23_accepted_withdrawn_no_answer(
    robin: PlaygroundPerson, label: str, words: str
) -> None:
    """No ping of it comes any more; keeping on looking is silenced by the acceptance alone."""
    await two_jobs(robin)
    await robin.does("/outcome", "[Acme Robotics · Data Engineer]")
    await robin.talk((label, words))
    pings = await robin.hears(14)
    assert not [one for one in pings if "Thank Dana" in one.text or "Acme Robotics ·" in one.text]
    assert [one for one in pings if "Beta Works ·" in one.text]
    looked = any("Keep looking" in one.text for one in pings)
    assert looked == (label != "[I accepted]")


async def test_step_24_moved(robin: PlaygroundPerson) -> None:
    """The checklist and the notes go with the interview."""
    await robin.does("/new Acme Robotics; Data Engineer; today 14:00", "[Looks right]")
    await robin.does(*OPEN_ACME, "[Any news]", "[The interview today 14:00: moved, off …]")
    await robin.does("[It has a new time]")
    await robin.talk(("tomorrow 11:00", "Moved: Acme Robotics, tomorrow 11:00–12:00"))
    assert clock(await robin.ping("Before you leave the room")) == "Thu 10:00"
    assert clock(await robin.ping("two minutes of notes")) == "Thu 12:10"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("[Cancelled]", "It was called off: ask for a new time"),
        ("[Nobody came]", "Nobody came: ask for a new time"),
    ],
)
async def test_step_24_cancelled_and_no_show(
    robin: PlaygroundPerson, label: str, words: str
) -> None:
    """Its other steps stop; a short letter asks for a new time."""
    await robin.reach(14, 30)
    await robin.does("/new Acme Robotics; Data Engineer; today 14:00", "[Looks right]")
    await robin.does(*OPEN_ACME, "[Any news]", "[The interview today 14:00: moved, off …]")
    await robin.talk((label, words))
    card = robin.last
    draft = await robin.draft("Draft it", card)
    assert "A new time for our interview" in draft
    assert "[Who to write to is missing" in draft
    await robin.talk(("[I sent it]", "Done."))
    assert "✓ Asked for a new time" in await robin.press("Skip", card)
    assert not [one for one in await robin.hears(14) if "Acme Robotics ·" in one.text]
