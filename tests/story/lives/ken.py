"""Ken in Berlin: eight applications in eight weeks, three rounds at one, two that never answer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

NAME = "Ken"
ZONE = ZoneInfo("Europe/Berlin")
BEGINNING = datetime(2026, 10, 19, 17, 5, tzinfo=UTC)


async def eight_jobs(me: Diary) -> None:
    """Monday: all of them in a few lines, three with a day."""
    await doing(me, "/start", "berlin", "Ken Mori")
    await doing(
        me,
        "so heres where i am. applied at Zellwerk, Nordlicht Energie and Papierflieger "
        "last week, nothing yet",
        "[Right]",
        "phone screen with Kolibri wednesday 11:00, backend dev",
        "[Right]",
        "interview at Fahrwerk thursday 14:00 on site, platform engineer, and one at Mondstein "
        "friday 10:00 on zoom, same kind of job",
        "[Right]",
    )


async def two_who_vouch(me: Diary) -> None:
    """Two people who said they would speak for him."""
    await doing(
        me,
        "/referees",
        "[Add somebody]",
        "prof. renate vogt",
        "my thesis supervisor at tu berlin",
        "vogt@tu.example",
        "[Agreed]",
        "[Yes]",
        "[Skip]",
        "[Add another]",
        "luis ferreira",
        "my old team lead at gleisdrei",
        "luis@gleisdrei.example",
        "[Not asked yet]",
        "[Skip]",
        "[Skip]",
    )


async def first_week(me: Diary) -> None:
    """A call, an office, a video."""
    await me.clock("2026-10-21", "11:50")
    await doing(
        me,
        "kolibri done, it was lena brandt from hr. short one, 20 min. asked about my notice "
        "period and what id want to earn. next would be a call with their cto, she writes me "
        "this week",
        "[Right]",
    )
    await me.clock("2026-10-22", "15:40")
    await doing(
        me,
        "ok fahrwerk: anna winter (head of platform) and anna kowalski, she'd be a peer. winter "
        "and i talked about how they moved to kubernetes, kowalski showed me the on call rota. "
        "they decide in two weeks",
        "[Right]",
    )
    await me.clock("2026-10-23", "11:30")
    await doing(
        me,
        "mondstein was fine, hiring manager is tariq aziz, tariq@mondstein.example. talked about "
        "their billing. a week they said",
        "[Right]",
    )
    await me.clock("2026-10-26", "09:00")


SCENES = (eight_jobs, two_who_vouch, first_week)
