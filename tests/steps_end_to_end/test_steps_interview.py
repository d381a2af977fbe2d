"""The hour before an interview and the hours after it: steps 1 to 6, 10 and 26."""

from datetime import timedelta

import pytest

from tests.steps_end_to_end.beginnings import DANA, OPEN_ACME, held, noted
from tests.steps_end_to_end.running import PlaygroundPerson, clock

pytestmark = pytest.mark.asyncio(loop_scope="module")
AHEAD = "/new Acme Robotics; Data Engineer; today 14:00"
QUIET = "nothing about it on social media"


def _day(robin: PlaygroundPerson, days: int) -> str:
    """So many days from today, as it reads."""
    day = robin.bot.now + timedelta(days=days)
    return f"{day:%a} {day.day} {day:%b}"


async def test_step_01_before_you_leave(robin: PlaygroundPerson) -> None:
    """An hour before the start: what to bring home from it, on one short list."""
    await robin.does(AHEAD, "[Looks right]")
    card = await robin.ping("Before you leave the room")
    assert clock(card) == "Wed 13:00"
    assert "today 14:00–15:00" in card.text
    for words in ("the details of everyone", "how to follow up", "further rounds", "turned down"):
        assert words in card.text
    assert card.labels == ("Got it", "Later", "Skip")
    await robin.press("Got it", card)
    assert "Taken up again." in await robin.press("Undo: Before you leave", card)
    assert "✓ Before you leave" in await robin.press("Got it", card)
    await robin.does(*OPEN_ACME)
    assert "✓ Before you leave" in robin.last.text


async def test_step_02_breathe(robin: PlaygroundPerson) -> None:
    """A calm word, and the notes begin from the same message."""
    await robin.does(AHEAD, "[Looks right]")
    card = await robin.ping("That is behind you. Sit down, eat something, get some air.")
    assert clock(card) == "Wed 15:10"
    assert "What you left unsaid has a place here" in card.text
    assert "Tell me all of it as it comes" in await robin.press("Start the notes", card)


async def test_step_03_capture(robin: PlaygroundPerson) -> None:
    """Who was there and what was said; left in the middle, gone on with, and kept."""
    await robin.does(AHEAD, "[Looks right]")
    card = await robin.ping("two minutes of notes")
    assert clock(card) == "Wed 15:10"
    await robin.press("Start the notes", card)
    await robin.talk(
        ("Dana Lee, hiring manager, dana@acme.com", "Is that right?"),
        ("[Right]", "What did you and Dana talk about?"),
        ("their move to dbt", "By when do they decide?"),
        ("[Finish later]", "What you told me so far is kept"),
        ("[Take it up again]", "By when do they decide?"),
        ("[They did not say]", "Did Dana raise a doubt about you?"),
        ("whether I know streaming", "How may you follow up with them?"),
        ("[Mail only]", "Anything you wanted to say and did not?"),
        ("my talk on queues", "That is on paper now: Dana Lee."),
        ("/contacts", "Dana Lee: hiring manager"),
        ("[Dana Lee]", ("dana@acme.com", "their move to dbt", "whether I know streaming")),
    )
    assert "Already marked as done" in await robin.press("Start the notes", card)


async def test_step_04_the_process(robin: PlaygroundPerson) -> None:
    """Both ends of what they said are kept, and nothing is suggested before the later one."""
    await noted(robin)
    first, last, after = (_day(robin, days) for days in (7, 14, 16))
    await robin.talk(
        *((step, "Acme") for step in OPEN_ACME[:1]),
        (OPEN_ACME[1], "Acme"),
        ("[About this job ›]", "Acme"),
        ("[What they said]", "By when do they decide?"),
        ("a week or two", "tell the people they turn down?"),
        ("[Yes]", "rounds are still"),
        ("one more, with the team", "How may you follow up"),
        ("[Mail only]", "asked for references?"),
        ("[No]", (f"They decide between {first} and {last}", "a week or two")),
    )
    await robin.does(*OPEN_ACME)
    assert f"Ask where things stand, from {after} 09:00" in robin.last.text


async def test_step_05_quiet_online(robin: PlaygroundPerson) -> None:
    """One line with the first notes, and never again."""
    await noted(robin)
    assert sum(QUIET in card.text for card in robin.cards()) == 1
    await robin.does("/new Beta; Analyst; today 12:00", "[Looks right]", "[Start the notes]")
    await robin.does("a good mood")
    assert "I keep that as a note" in "\n".join(card.text for card in robin.cards()[-3:])
    assert sum(QUIET in card.text for card in robin.cards()) == 1


async def test_step_06_find_details(robin: PlaygroundPerson) -> None:
    """On the card of the thanks: three ways on, and an address ends it."""
    await held(robin)
    await robin.does("[Start the notes]", f"{DANA}; Sam Ortiz, interviewer", "[Right]", "/cancel")
    card = await robin.ping("Find a way to write to Sam Ortiz")
    assert clock(card) == "Wed 16:00"
    assert "Thank Sam Ortiz" in card.text
    await robin.press("I have it", card)
    await robin.talk(("sam@acme.com", "Sam Ortiz"))
    card = await robin.ping("Thank Sam Ortiz")
    assert clock(card) == "Thu 12:00"
    assert "Find a way to write to Sam" not in card.text


async def test_step_10_reflect(robin: PlaygroundPerson) -> None:
    """Two hours after the end, in two halves; paused, gone on with, each question skippable."""
    await noted(robin, DANA)
    card = await robin.ping("Look back: how it went")
    assert clock(card) == "Wed 17:00"
    await robin.press("Look back", card)
    await robin.talk(
        ("[4]", "What went well?"),
        ("the system design", "gone better?"),
        ("/cancel", "Left for now"),
        ("/reflect", "gone better?"),
        ("[Skip]", "How did they react?"),
        ("[Skip]", "You noted as left unsaid: my talk on queues"),
        ("[I said it all]", "prepared"),
        ("[Partly]", "wish you had known"),
        ("[Skip]", "differently"),
        ("[Skip]", "Which questions did they ask?"),
        ("[Skip]", "The other half is about Acme Robotics"),
        ("[Go on]", "How do you feel about Acme Robotics"),
        ("[Skip]", "months, for years?"),
        ("[For years]", "the people"),
        ("[Skip]", "grow"),
        ("[Skip]", "fit you"),
        ("[4]", "red flag"),
        ("two people left", "clear up"),
        ("who decides", "Kept."),
        ("/reflect", ("How you did: 4 of 5", "Went well: the system design", "Fit: 4 of 5")),
    )
    assert "Red flags: two people left" in robin.last.text


async def test_step_26_talk_it_over(robin: PlaygroundPerson) -> None:
    """The look back ends with one line, and is done."""
    await held(robin)
    card = await robin.ping("Look back: how it went")
    await robin.press("Look back", card)
    await robin.does("[3]", *["/skip"] * 8)
    await robin.talk(("[Stop here]", "Talk it over with somebody you trust"))
    await robin.does(*OPEN_ACME)
    assert "✓ Looked back" in robin.last.text
