"""How it ends: steps 21 to 24, and staying in touch (34)."""

import pytest

from tests.steps_end_to_end.beginnings import ABOUT_ACME, DANA, OPEN_ACME, SAM, noted, vouched
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
BETA = "/new Beta Works; Analyst; today 12:00"
CLOSED = "[Acme Robotics · Data Engineer: turned down]"
FOR_LONG = 150
NO_LOOKING = ("/pause", "[Which ones ›]", "[More ›]", "[✓ Looking further]")


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
    await robin.does(*["[Skip]"] * 2, "[I sent it]")
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


# -- months later: the clock is wound last, so that the other tests begin in autumn ---------------


async def turned_down(robin: PlaygroundPerson) -> None:
    """A no after an interview with two people; keeping on looking is off."""
    await noted(robin, f"{DANA}\n{SAM}")
    await robin.does("/outcome", "[They turned me down]", "/skip")
    await robin.does(*NO_LOOKING)


async def test_step_34_who_was_kind_at_a_no(robin: PlaygroundPerson) -> None:
    """Dana gave a piece of advice: a hello after three months, one more after six, then none."""
    await turned_down(robin)
    await robin.does("/status", "[Closed ones]", CLOSED, "[Their feedback]")
    await robin.talk(("more on streaming", "In three months I will bring up Dana Lee"))
    ended = robin.bot.now
    first = await robin.ping("Say hello to Dana Lee", days=100)
    assert 89 <= (first.at.date() - ended.date()).days <= 95
    assert clock(first).endswith("09:30")
    letter = await robin.draft("Two lines", first)
    assert "when I was interviewing for the data engineer role" in letter
    assert "advice" in letter
    await robin.does("[I sent it]")
    second = await robin.ping("Say hello to Dana Lee once more", days=100)
    assert 89 <= (second.at.date() - first.at.date()).days <= 95
    await robin.press("I wrote", second)
    assert await robin.hears(FOR_LONG) == []


async def test_step_34_who_was_marked_and_off_for_good(robin: PlaygroundPerson) -> None:
    """Sam was marked while all was open; nobody else is brought up, and one tap ends it."""
    await noted(robin, f"{DANA}\n{SAM}")
    await robin.does("/contacts", "[Sam Ortiz]", "[More ›]")
    await robin.talk(("[A hello in 3 months]", "Once the job is over I bring up Sam Ortiz twice"))
    await robin.does("/outcome", "[I withdrew]", *NO_LOOKING)
    card = await robin.ping("Say hello to Sam Ortiz", days=100)
    assert "Dana" not in card.text
    assert "I will not bring them up again" in await robin.press("Never again", card)
    assert await robin.hears(FOR_LONG) == []


async def test_step_34_nobody_unasked(robin: PlaygroundPerson) -> None:
    """Nobody was marked and nobody answered: not a word for half a year."""
    await turned_down(robin)
    await robin.hears(14)
    heard = await robin.hears(FOR_LONG)
    assert heard == []
