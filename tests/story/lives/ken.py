"""Ken in Berlin: eight applications in eight weeks, three rounds at one, two that fall silent."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

NAME = "Ken"
ZONE = ZoneInfo("Europe/Berlin")
BEGINNING = datetime(2026, 10, 19, 17, 5, tzinfo=UTC)

PREFACE = """\
Ken lives in Berlin and applies in eight places within eight weeks: three rounds at one, two at
another that then goes silent, one that never answers, one that says no, and four that never
write.
"""


async def six_at_once(me: Diary) -> None:
    """Monday: where he stands, in three messages."""
    await doing(me, "/start", "berlin", "Ken Mori")
    await doing(
        me,
        "applied at Zellwerk, Nordlicht Energie and Papierflieger last week, nothing yet",
        "[Right]",
        "phone screen with Kolibri wednesday 11:00, backend dev",
        "[Right]",
        "interview at Fahrwerk thursday 14:00 on site, platform engineer, and one at Mondstein "
        "friday 10:00 on zoom",
        "[Right]",
        "no practice reminders pls",
        "no linkedin reminders",
    )


async def two_who_vouch(me: Diary) -> None:
    """Two people who could speak for him; one was asked already."""
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
        "030 901820, by phone only",
        "[Not asked yet]",
        "[Skip]",
        "[Skip]",
    )


async def first_week(me: Diary) -> None:
    """A call that is over early."""
    await me.clock("2026-10-21", "11:50")
    await doing(
        me,
        "kolibri done, it was lena brandt from hr. short one, 20 min. asked about my notice "
        "period and what id want to earn. next would be a call with their cto, she writes me "
        "this week",
        "[Right]",
        "letter to lena",
        "[Hi Lena]",
        "You told me how the team is split between Berlin and Porto",
        "[Why I want it]",
        "i use your app every morning",
        "[I sent it]",
    )


async def two_more(me: Diary) -> None:
    """An office and a video; what he does not want to hear of is off."""
    await me.clock("2026-10-22", "10:20")
    await doing(me, "[Draft it: Prof. Vogt]", "that i finish what i start", "[I sent it]")
    await doing(me, "[Draft it: Luis]", "[I called]")
    await doing(
        me,
        "/pause",
        "[Which ones ›]",
        "[✓ Notes and looking back]",
        "[More ›]",
        "[✓ Looking further]",
    )
    await me.clock("2026-10-22", "15:02")
    await doing(
        me,
        "ok fahrwerk: anna winter (head of platform), winter@fahrwerk.example and anna kowalski, "
        "she'd be a peer, kowalski@fahrwerk.example. winter and i talked about how they moved to "
        "kubernetes, kowalski showed me the pager rota. they decide in two weeks",
        "[Right]",
        "[No doubts]",
        "[Mail only]",
        "/skip",
        "letter to anna winter",
        "you run what others only draw on whiteboards",
        "You told me why the move to kubernetes took two winters",
        "[I sent it]",
        "letter to anna kowalski",
        "[Skip]",
        "You showed me the pager rota and who swaps with whom",
        "[I sent it]",
    )


async def friday(me: Diary) -> None:
    """A video call."""
    await me.clock("2026-10-23", "11:03")
    await doing(
        me,
        "mondstein was fine, hiring manager is tariq haddad, tariq@mondstein.example. talked "
        "about their billing. a week they said",
        "[Right]",
        "/cancel",
        "letter to tariq",
        "[Skip]",
        "You told me why a bill has eleven states",
        "[I sent it]",
    )


async def second_week(me: Diary) -> None:
    """Lena wrote; a call with a CTO, and an interview that is moved."""
    await me.clock("2026-10-26", "18:30")
    await doing(
        me,
        "[They agreed: Luis]",
        "kolibri phone call with their cto thursday 16:00",
        "[Right]",
        "interview with Nordlicht Energie on tuesday 3 nov at 15:00 on site, data engineer",
        "[Right]",
    )
    await me.clock("2026-10-29", "17:05")
    await doing(me, "done, met marta petersen, the cto. talked about why they left ruby", "[Right]")
    await doing(me, "/cancel", "letter to marta", "[Skip]")
    await doing(me, "You told me why you left Ruby", "[I sent it]")
    await me.clock("2026-11-02", "12:00")
    await doing(me, "nordlicht moved to thursday 5 nov 10:00", "[Right]")
    await me.clock("2026-11-03", "12:00")
    await doing(me, "[Draft it]", "[I sent it]")


async def third_week(me: Diary) -> None:
    """A second round, and nothing from Mondstein."""
    await me.clock("2026-11-05", "11:10")
    await doing(
        me,
        "nordlicht: met britta olsen, head of data. talked about wind forecasts. they decide in "
        "two weeks",
        "[Right]",
        "/cancel",
        "letter to britta",
        "[Skip]",
        "You told me what a forecast is worth when the wind drops",
        "[I sent it]",
        "applied at Uferlos and at Steinbock too",
        "[Right]",
        "fahrwerk want me back for a second round, wednesday 11 nov 9:30",
        "[Right]",
    )


async def fourth_to_eighth(me: Diary) -> None:
    """Rounds two and three, a no, an offer, two that never answer."""
    await me.clock("2026-11-11", "10:40")
    await doing(me, "fahrwerk round 2 was good. anna winter again, about on call", "[Right]")
    await doing(me, "/cancel", "letter to anna winter", "You let me debug a real page with you")
    await doing(me, "[I sent it]")
    await me.clock("2026-11-13", "18:00")
    await doing(me, "panel at fahrwerk on tuesday 17 nov 15:00", "[Right]")
    await me.clock("2026-11-17", "16:10")
    await doing(me, "done. panel was anna winter, anna kowalski and otto lehmann (cto)", "[Right]")
    await doing(me, "/cancel", "letter to anna kowalski", "You asked what I would do first")
    await doing(me, "[I sent it]", "letter to otto")
    await doing(me, "You told me why you still read every postmortem", "[I sent it]")
    await me.clock("2026-11-17", "17:20")
    await doing(me, "[Draft it]", "You said what the first month is for", "[I sent it]")
    await me.clock("2026-11-20", "09:30")
    await doing(me, "nordlicht said no", "[Right]", "/skip")
    await me.clock("2026-11-24", "12:30")
    await doing(me, "fahrwerk made me an offer, 78k, i have to answer by friday noon", "[Right]")
    await me.clock("2026-11-27", "10:30")
    await doing(me, "i said yes to fahrwerk", "[Right]")


async def quiet(me: Diary) -> None:
    """Two weeks later."""
    await me.clock("2026-12-13", "20:00")
    await doing(me, "/status")


SCENES = (
    six_at_once,
    two_who_vouch,
    first_week,
    two_more,
    friday,
    second_week,
    third_week,
    fourth_to_eighth,
    quiet,
)
