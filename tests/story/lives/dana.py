"""Dana in New York: a panel of five in London, a recruiter who calls, an offer with a day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

NAME = "Dana"
ZONE = ZoneInfo("America/New_York")
BEGINNING = datetime(2026, 11, 10, 0, 40, tzinfo=UTC)


async def first_words(me: Diary) -> None:
    """Monday night: two jobs in three messages."""
    await doing(me, "/start", "nyc", "[Dana]")
    await doing(
        me,
        "hi so i have 2 things going. panel w tidewater in london thursday 10am my time, "
        "brand director, on zoom",
        "[Right]",
        "and rob castellano from pinehurst talent put me up for head of brand at oakline foods, "
        "thats wednesday 2pm at their office in brooklyn",
        "[Right]",
    )



async def oakline(me: Diary) -> None:
    """Wednesday: the job that Rob brought; he wants to hear how it went before he calls them."""
    await me.clock("2026-11-11", "15:20")
    await doing(
        me,
        "done. met julia ferrante, the cmo, and a guy from finance, didnt catch his name",
        "julia and i talked about bringing back the oat line. she wasnt sure ive led a team "
        "that big. they decide end of next week, rob calls me either way by the 20th",
    )
    await doing(me, "[Right]")


async def tidewater(me: Diary) -> None:
    """Thursday: five people in an hour, told in three messages."""
    await me.clock("2026-11-12", "11:20")
    await doing(
        me,
        "ok that was a lot of people. helen marsh (cmo, shed be my boss), tobias lindqvist - brand "
        "strategy, aoife brennan head of people, dev patel finance and kit from design",
        "helen: the rebrand after the merger, tobias: their tone of voice, aoife - how they hire, "
        "dev: what a rebrand costs, kit: the new ferry livery",
        "they said within 2 weeks. helen had doubts bc ive never run a budget in pounds lol",
    )
    await doing(me, "[Right]")


SCENES = (first_words, oakline, tidewater)
