"""Six weeks of one person: three jobs in two time zones, and all that comes between."""

from datetime import UTC, datetime

from tests.handlers.beginnings import doing
from tests.story.diary import Diary

BEGINNING = datetime(2026, 11, 2, 8, 10, tzinfo=UTC)
KESTREL = "Kestrel Rail"
HARBOR = "Harbor Analytics"
LUMEN = "Lumen Studio"


async def press(me: Diary, label: str, words: str) -> None:
    """Presses a button of the newest message that says so."""
    newest_first = sorted(me.screen.messages.values(), key=lambda one: -one.id)
    await me.click(label, next(x for x in newest_first if words in x.text and label in x.labels))


async def first_words(me: Diary) -> None:
    """Monday: hello, two interviews logged, two people who vouch."""
    await doing(me, "/start", "Berlin", "Nora Lind")
    await doing(
        me, "/new Kestrel Rail; Data Analyst; tomorrow 14:00", "[Change …]", "[How]", "[On site]"
    )
    await doing(
        me, "[Change …]", "[What the job asks for]", "SQL, clear reports, patience with timetables"
    )
    await doing(me, "[Looks right]")
    await me.clock("2026-11-02", "09:40")
    await doing(
        me, "/new Harbor Analytics; Research Analyst; wednesday 17:00", "[Change …]", "[City]"
    )
    await doing(me, "New York", "[Change …]", "[How]", "[Video]", "[Looks right]")
    await me.clock("2026-11-02", "12:30")
    await doing(
        me, "/referees", "[Add somebody]", "Kim Fox", "my manager at Delta", "kim@delta.example"
    )
    await doing(me, "[Agreed]", "[Yes]", "the head of data at Kestrel Rail")
    await doing(me, "[Add another]", "Lou Hart", "we shared a desk at Delta", "lou@hart.example")
    await doing(me, "[Not asked yet]", "[Skip]", "[Skip]")


async def kestrel_one(me: Diary) -> None:
    """Tuesday: the checklist, the notes in two goes, what comes next, thanks, a look back."""
    await me.clock("2026-11-02", "18:40")
    await doing(
        me,
        "[Practise]",
        "We counted delays differently, so we traced one train together",
        "[Shaky]",
        "[Enough for now]",
    )
    await me.clock("2026-11-03", "13:02")
    await doing(me, "[Got it]")
    await me.clock("2026-11-03", "15:20")
    await doing(me, "[Start the notes]")
    await doing(
        me,
        "ok done!! met Dana Leigh - head of data and hiring manager, "
        "dana.lee@kestrel.example, Sam Ortiz, analyst, sam@kestrel.example and Priya Nair who "
        "set it up, priya@kestrel.example. Dana and I talked about why the night trains run late. "
        "she was not sure about my experience with live data. they had printed my delay map",
    )
    await doing(me, "[Right]", "sam: maps made of delays", "/cancel")
    await me.clock("2026-11-03", "15:50")
    await doing(me, "[Take it up again]", "within a week", "[Mail only]")
    await doing(me, "that I taught myself SQL on railway data")
    await doing(me, "/contacts", "[Add somebody]", "[Kestrel Rail · Data Analyst]")
    await doing(me, "Jonas Weber got me the interview, jonas@weber.example", "[Right]")
    await doing(me, "/status", "[Kestrel Rail ›]", "[About this job ›]", "[What they said]")
    await doing(me, "/skip", "[Yes]", "one more, with the team", "/skip", "[No]")
    await me.clock("2026-11-03", "16:10")
    await doing(me, "/contacts", "[Dana Leigh]", "[Name]", "Dana Lee")
    await doing(me, "[Thank Sam Ortiz ›]", "[Draft it]", "[Hi Sam]")
    await doing(me, "You told me how a day at your desk goes, from the first delay to the last")
    await doing(me, "[Why I want it]")
    await doing(me, "I have drawn maps since I was six, and trains are the best map there is")
    await doing(
        me,
        "[Why I fit]",
        "I made a map of ten thousand delays in my evenings\n"
        "I taught myself SQL on railway data\nI can explain a chart to anybody in a minute",
    )
    await doing(me, "[I sent it]", "[Tell Jonas Weber ›]", "[Draft it]")
    await doing(me, "You told them about my maps", "[I sent it]")
    await doing(me, "[Thank Dana Lee ›]", "[Draft it]")
    await doing(me, "You told me why the night trains run late, and which junction to blame")
    await doing(me, "my map read the arrivals of a whole night, minute by minute")
    await doing(me, "[More]", "[I promised something]")
    await doing(me, "https://nora.example/delays, my map of delays")
    await doing(me, "/status")
    await me.clock("2026-11-03", "17:30")
    await doing(me, "[Look back]", "4", "explained my map of delays", "/cancel")
    await me.clock("2026-11-03", "18:45")
    await doing(
        me,
        "/draft",
        "[Kestrel Rail · Data Analyst]",
        "[Thank-you: Dana Lee]",
        "[Another point]",
        "[I sent it]",
    )
    await doing(me, "[Thank Priya Nair ›]", "[Draft it]", "[Later]", "[tomorrow 09:00]")
    await me.clock("2026-11-03", "20:10")
    await doing(
        me, "/reflect", "my answer on live data was thin", "they laughed at the right moments"
    )
    await doing(me, "that I taught myself SQL on railway data", "[Partly]", "[Skip]", "[Skip]")
    await doing(me, "Have you worked with live data?", "Not yet, but I learn fast", "[It threw me]")
    await doing(me, "[That is enough]", "[Go on]", "curious", "[For years]", "quiet, friendly")
    await doing(me, "[Skip]", "4", "[None that I saw]", "who maintains the timetable data")


async def who_vouches(me: Diary) -> None:
    """One card with all of it: a briefing, a question, something useful, a good word."""
    await doing(me, "[Brief Kim Fox, Kestrel Rail ›]", "[Draft it]")
    await doing(me, "my map of delays\nI finished my thesis a month early", "[I sent it]")
    await doing(me, "[Ask Lou Hart to vouch for you, Kestrel Rail ›]", "[Draft it]", "[I sent it]")
    await doing(me, "[Send Dana Lee what you noted for them, Kestrel Rail ›]")
    await doing(me, "[The note]", "[I sent it]")
    await doing(me, "[Ask Kim Fox to put in a word for you at Kestrel Rail ›]")
    await doing(me, "[A good word]", "[I sent it]")


async def harbor_one(me: Diary) -> None:
    """Wednesday and Thursday: people who vouch, and a call with New York."""
    await me.clock("2026-11-04", "10:15")
    await who_vouches(me)
    await me.clock("2026-11-04", "18:15")
    await doing(
        me,
        "had the harbor call. Maya Chen, hiring manager, maya@harbor.example and Tom Reilly, "
        "tom@harbor.example. With Maya I talked about how hospitals count beds, she worried about "
        "the time difference. They decide in a week or two, I may call",
    )
    await doing(me, "[Right]", "surveys that nobody answers", "/skip")
    await me.clock("2026-11-04", "19:10")
    await doing(me, "[Draft it: Maya]", "[Skip]")
    await doing(me, "I worked with a team in Boston for two years, always in their mornings")
    await doing(me, "[On our talk]")
    await doing(me, "You told me how hospitals count beds and why no two do it alike")
    await doing(me, "[Why I fit]", "I led the bed count of a clinic for a year")
    await doing(me, "[I sent it]", "[Draft it: Tom]")
    await doing(me, "I liked your story of the survey that nobody answered", "[I sent it]")
    await me.clock("2026-11-04", "20:15")
    await doing(me, "[Look back]", "3", "[Skip]", "I talked too fast", "[Skip]", "[I said it all]")
    await doing(me, "[Partly]", "[Skip]", "slow down", "Are you planning to have children?")
    await doing(me, "[That one felt wrong]", "[Skip]", "[That is enough]", "[Stop here]")


async def lumen(me: Diary) -> None:
    """Thursday and Friday: somebody agrees to vouch; a studio on a Friday evening."""
    await me.clock("2026-11-05", "09:20")
    await doing(me, "[They agreed]")
    await me.clock("2026-11-05", "10:05")
    await doing(
        me,
        "[Invitation: Dana]",
        "[I sent it]",
        "[Keep looking ›]",
        "[Log a lead]",
        "Lumen Studio",
        "UX researcher",
        "tomorrow 17:30",
    )
    await doing(me, "[On site]", "[Skip]", "[Looks right]")
    await me.clock("2026-11-06", "18:50")
    await doing(me, "[Start the notes]")
    await doing(me, "[Ask me instead]")
    await doing(
        me,
        "Alex Brandt, interviewer, alex@lumen.example; Mira Sommer, front desk, mira@lumen.example",
    )
    await doing(me, "[Right]", "interviews with night nurses", "by the end of next week")
    await doing(me, "[No doubts]", "[They did not say]", "/skip")
    await me.clock("2026-11-06", "20:00")
    await doing(me, "[Draft it: Alex]", "I like to listen, and you do it for a living")
    await doing(me, "You told me about the interviews with night nurses at four in the morning")
    await doing(me, "[I sent it]", "[Draft it: Mira]")
    await doing(me, "You found me a quiet corner to breathe in before it began", "[I sent it]")
    await me.clock("2026-11-07", "11:00")
    await press(me, "Skip", "Look back")


async def second_week(me: Diary) -> None:
    """A second round in each of two places."""
    await me.clock("2026-11-09", "11:00")
    await doing(
        me,
        "/new Kestrel Rail; Data Analyst; 19 Nov 10:00",
        "[Change …]",
        "[How]",
        "[Panel]",
        "[Looks right]",
    )
    await doing(
        me, "/new harbor analytics; research analyst; thursday 16:00", "[Change …]", "[How]"
    )
    await doing(me, "[Video]", "[Looks right]")
    await me.clock("2026-11-11", "18:20")
    await doing(me, "[Read the brief]", "[Got it]")
    await me.clock("2026-11-12", "15:05")
    await me.clock("2026-11-12", "17:20")
    await doing(me, "[Start the notes]", "Maya again, we talked about how they plan a year")
    await doing(me, "[Right]", "[Within a week]", "[No doubts]", "/skip")
    await me.clock("2026-11-12", "18:15")
    await doing(me, "[Draft it]", "You showed me how a year is planned on one sheet", "[I sent it]")


async def the_no(me: Diary) -> None:
    """Tuesday: turned down, a lesson, the question why, and their answer."""
    await me.clock("2026-11-17", "10:00")
    await doing(me, "[Draft it]", "[I sent it]")
    await me.clock("2026-11-17", "15:30")
    await doing(me, "/outcome", "[Harbor Analytics · Research Analyst]", "[They turned me down]")
    await doing(me, "Speak slower, and say the number first")
    await doing(me, "[Draft it]", "[I sent it]")
    await me.clock("2026-11-18", "18:40")
    await doing(me, "[Read the brief]", "[Got it]")
    await me.clock("2026-11-19", "11:30")
    await doing(me, "[Start the notes]", "Dana, Sam and a new one, Ines Kolb, ines@kestrel.example")
    await doing(me, "[Right]")
    await doing(
        me, "Dana: who owns the timetable\nSam: drawing on a whiteboard\nInes: a bad week in March"
    )
    await doing(me, "a week or two", "[No doubts]", "/skip")
    await doing(me, "they asked for references", "[Right]")
    await me.clock("2026-11-19", "12:30")
    await doing(me, "[Thank Dana Lee ›]", "[Draft it]")
    await doing(me, "You told me who owns the timetable, and who only thinks so", "[I sent it]")
    await doing(me, "[Thank Sam Ortiz ›]", "[Draft it]")
    await doing(me, "You drew my map from memory", "[I sent it]")
    await doing(me, "[Thank Ines Kolb ›]", "[Draft it]")
    await doing(me, "You told me what a bad week in March looks like from inside")
    await doing(me, "[I sent it]", "/draft", "[Kestrel Rail · Data Analyst]")
    await doing(me, "[Reference: Lou Hart]", "I kept the desk calm on strike days", "[I sent it]")
    await me.clock("2026-11-20", "09:30")
    await doing(
        me, "/status", "[Closed ones]", "[Harbor Analytics · Research Analyst: turned down]"
    )
    await doing(me, "[Their feedback]", "Strong on method, hard to follow when you speed up")


async def silence_and_news(me: Diary) -> None:
    """The last question to the studio; somebody was called about a reference."""
    await me.clock("2026-11-24", "09:30")
    await doing(me, "[Draft it]", "[I sent it]")
    await me.clock("2026-11-26", "16:30")
    await doing(me, "/status", "[Kestrel Rail ›]", "[Any news]")
    await doing(me, "[A reference was called or written to]", "[Kim Fox]", "[That is all]")
    await doing(me, "[Thanks]", "[I sent it]")
    await me.clock("2026-12-01", "10:30")
    await press(me, "Close it", "Asked twice")


async def the_offer(me: Diary) -> None:
    """An offer, what is to be asked first, a yes, and quiet."""
    await me.clock("2026-12-01", "12:10")
    await doing(me, "/outcome", "[I have an offer]", "Friday 17:00, they offer 52k a year")
    await doing(me, "[Nothing]", "1 February", "three days in the office", "the notice period")
    await doing(me, "[Go through them]", "[Got it]")
    await me.clock("2026-12-02", "10:30")
    for name in ("Kim Fox", "Lou Hart", "Jonas Weber"):
        await doing(me, f"[Tell {name}, Kestrel Rail ›]", "[The news]", "[I sent it]")
    await me.clock("2026-12-04", "09:40")
    await doing(me, "/outcome", "[I accepted]")
    await me.clock("2026-12-13", "20:00")
    await doing(me, "/status")


SCENES = (
    first_words,
    kestrel_one,
    harbor_one,
    lumen,
    second_week,
    the_no,
    silence_and_news,
    the_offer,
)


async def live(me: Diary | None = None) -> Diary:
    """All of it, from the first Monday of November on; in a diary of one's own to read it in
    another language."""
    me = me or Diary(BEGINNING, "Nora")
    for scene in SCENES:
        await scene(me)
    return me
