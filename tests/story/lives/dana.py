"""Dana in New York: a panel of five in London, a recruiter who calls, an offer with a day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

NAME = "Dana"
ZONE = ZoneInfo("America/New_York")
BEGINNING = datetime(2026, 11, 10, 0, 40, tzinfo=UTC)

PREFACE = """\
Dana works in New York. In November she talks to five people in London at once, and to a
company in Brooklyn that a recruiter found for her; the recruiter calls with an offer, and with
a day by which to answer it.
"""
OFFER_MAIL = """\
Hi Dana,

Great news: Oakline Foods would like to offer you the role of Head of Brand. Base salary of $132,000
with a 12% bonus. They need your answer by Wednesday 25 November, 12 noon.

Call me when you have read it!

Gemma Oakes
Pinehurst Talent
"""


async def first_words(me: Diary) -> None:
    """Monday night: two jobs in three messages."""
    await doing(me, "/start", "nyc", "[Dana]")
    await doing(
        me,
        "hi so i have 2 things going. panel w tidewater in london thursday 10am my time, "
        "brand director, on zoom",
        "[Right]",
        "and gemma oakes from pinehurst talent put me up for head of brand at oakline foods, "
        "thats wednesday 2pm at their office in brooklyn",
        "[Right]",
    )


async def oakline(me: Diary) -> None:
    """Wednesday: the job that Gemma brought; she wants to hear how it went before they do."""
    await me.clock("2026-11-10", "12:00")
    await doing(me, "no practice reminders")
    await me.clock("2026-11-11", "15:20")
    await me.speak("okay so that's done, I met Julia Ferrante, she's the CMO")
    await doing(
        me,
        "julia and i talked about bringing back the oat line. she wasnt sure ive led a team "
        "that big. they decide end of next week, gemma calls me either way by the 20th",
        "[Right]",
        "/cancel",
    )
    await me.clock("2026-11-11", "16:40")


async def tidewater(me: Diary) -> None:
    """Thursday: five people in an hour, told in three messages."""
    await me.clock("2026-11-12", "11:20")
    await doing(
        me,
        "ok that was a lot of people. helen marsh (cmo, shed be my boss), tobias lindqvist - brand "
        "strategy, aoife brennan head of people, raj patel from finance and kit from design",
        "helen: the rebrand after the merger, tobias: their tone of voice, aoife - how they hire, "
        "raj: what a rebrand costs, kit: the new ferry livery",
        "they said within 2 weeks. helen had doubts because ive never run a budget in pounds",
        "[Right]",
        "[Mail only]",
        "/skip",
    )
    await me.clock("2026-11-12", "12:20")
    await doing(
        me,
        "letter to helen",
        "[Hi Helen]",
        "my last budget was in four currencies and closed under plan in all of them",
        "[On our talk]",
        "You told me why the merger needs a new name and an old heart",
        "[Why I want it]",
        "i want to take a brand apart and put it back together once more",
    )
    await me.reply(me.newest("For Helen Marsh"), "PS the new heart is a good title for the deck")
    await doing(
        me,
        "[I sent it]",
        "letter to kit",
        "I moved forty shops to one name in a year",
        "You showed me the livery on the back of a menu",
        "[I sent it]",
    )


async def the_offer(me: Diary) -> None:
    """Friday a week later: Gemma forwards it, and Wednesday noon is the day."""
    await me.clock("2026-11-20", "15:10")
    await me.forward(OFFER_MAIL, "Gemma Oakes")
    await doing(me, "[Right]", "the 4th of january", "[They did not say]", "who the brand team is")


async def side_by_side(me: Diary) -> None:
    """Monday: what she knows of the two, one letter to each of them, and a yes."""
    await me.clock("2026-11-23", "08:20")
    await doing(me, "[Draft it]", "[I sent it]")
    await me.clock("2026-11-23", "09:20")
    await doing(me, "the budget at tidewater isnt approved yet, bit of a red flag")
    await doing(me, "people at oakline seem tired, bit of a red flag")
    await doing(me, "[Side by side]")
    await me.click("Draft it", me.newest("Answer the offer from Oakline Foods"))
    await doing(me, "[Negotiate]", "i want to bring the oat line back")
    await doing(me, "138k, ive run two rebrands of that size", "[I sent it]")
    await me.clock("2026-11-24", "17:40")
    await doing(me, "oakline went up to 136k", "[Right]")
    await me.clock("2026-11-25", "09:30")
    await doing(me, "i accepted oakline", "[Right]", "[Draft it]", "[I sent it]")
    await me.clock("2026-12-06", "18:00")
    await doing(me, "/status")


SCENES = (first_words, oakline, tidewater, the_offer, side_by_side)
