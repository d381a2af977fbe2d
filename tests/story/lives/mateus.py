"""Mateus in São Paulo: night shifts, English second, an interview before a long weekend."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

NAME = "Mateus"
ZONE = ZoneInfo("America/Sao_Paulo")
BEGINNING = datetime(2026, 10, 28, 18, 20, tzinfo=UTC)

PREFACE = """\
Mateus is a nurse in São Paulo and works at night; English is his second language. His
interview is on a Friday at half past four, and Monday is a holiday.
"""


async def first_words(me: Diary) -> None:
    """Wednesday: he sleeps until one, and says so."""
    await doing(me, "/start", "sao paulo", "Mateus Rocha")
    await doing(me, "/settings", "[I may write]", "13:00 to 23:00")
    await doing(
        me,
        "i have interview friday 16:30 at Hospital Vila Clara, icu nurse, on site",
        "[Right]",
        "no practice reminders please",
    )


async def friday(me: Diary) -> None:
    """Friday evening: Monday is a holiday, and he works all the nights between."""
    await me.clock("2026-10-30", "17:45")
    await doing(
        me,
        "i am finish. was with Dra. Luciana Teles, head nurse, luciana@vilaclara.example and one "
        "man of the hr, i dont remember the name",
        "we talk about the night team and why two people left. they decide until friday 13 nov",
        "[Right]",
        "/cancel",
    )
    await me.clock("2026-10-30", "18:40")
    await doing(
        me,
        "letter to luciana",
        "[Dear Dra. Teles]",
        "I want to work where somebody asks how the night was",
        "[On our talk]",
        "You told me why two people left and what you changed after",
        "[Why I fit]",
        "I did four years of nights in the ICU",
    )
    await me.clock("2026-11-03", "13:30")


async def two_weeks(me: Diary) -> None:
    """Tuesday it goes out; then he waits, and they write."""
    await doing(me, "sent it to luciana")
    await me.clock("2026-11-10", "14:00")
    await doing(me, "vila clara wants me back thursday 12 nov 15:00", "[Right]")
    await me.clock("2026-11-12", "16:10")
    await doing(me, "ok done, again with luciana. she ask about double shifts", "[Right]")
    await doing(me, "/cancel")
    await me.clock("2026-11-16", "15:00")
    await doing(me, "vila clara said no", "[Right]", "ask how many nights, before")
    await me.clock("2026-11-22", "20:00")
    await doing(me, "/status")


SCENES = (first_words, friday, two_weeks)
