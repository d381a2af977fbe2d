"""Cards, the status and drafts are read in one's own language, where the story does not go too."""

from tests.handlers.beginnings import WEDNESDAY, answer_letter, doing
from tests.handlers.chat import Chat
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo_language

LINE = "/new Acme Robotics; Data Engineer; today 13:00"
PEOPLE = (
    "Dana Lee, hiring manager, CTO, dana@acme.com\n"
    "Sam Ortiz, interviewer, Engineer, sam@acme.com\n"
    "Priya Nair, coordinator, People Partner, priya@acme.com"
)
NOTES = (
    "Dana: their move to dbt, Sam: the on-call rota, Priya: next steps",
    *("[Skip]", "Dana: whether I know streaming", "/skip", "[Skip]"),
)


async def meet_three() -> tuple[Chat, PseudoScreen]:
    """Somebody who reads the made-up language and met three people whose notes are taken."""
    screen = PseudoScreen()
    chat = Chat(now=WEDNESDAY, screen=screen, language=CODE)
    await doing(chat, "/start", "Berlin", "Robin Hale", LINE, "[Looks right]")
    await doing(chat, "[Start the notes]", PEOPLE, "[Right]", *NOTES)
    return chat, screen


def untranslated(chat: Chat, screen: PseudoScreen) -> set[str]:
    """What was shown to them in English."""
    return find_leaks(screen.shown, [line for line in chat.lines if line.startswith(">")])


async def test_putting_a_step_off_is_said_in_ones_own_language() -> None:
    """The moments of Later, a time of their own, what is past the end, and the way back."""
    with pseudo_language():
        chat, screen = await meet_three()
        await doing(chat, "/status", "[Acme Robotics ›]", "[Thank Dana Lee ›]")
        await doing(chat, "[Later]", "[Pick a time]")
        await doing(chat, "yesterday 9:00", "friday 10:00", "[Keep it]")
        await doing(chat, "/status", "[Acme Robotics ›]", "[Thank Dana Lee ›]")
        await doing(chat, "[Skip]", "[More ›]", "[Thank Dana Lee ›]", "[Undo: Dana]")
        await doing(chat, "[‹ Earlier]", "[Thank Dana Lee ›]", "[Later]", "[‹ Back]", "[‹ Back]")
        await doing(chat, "[About this job ›]", "[‹ Back]", "[‹ Everything]")
    assert "Fri 20 Nov 10:00 is after the end of this step" in "\n".join(chat.lines)
    assert untranslated(chat, screen) == set()


async def test_what_stands_around_a_draft_is_in_ones_own_language() -> None:
    """Its header, its other forms, one mail to all, and the list of /draft."""
    with pseudo_language():
        chat, screen = await meet_three()
        await doing(chat, "/draft", "[Thank-you: Dana Lee]")
        await answer_letter(chat, "dear", "I like robots", "I led a team of five.")
        await doing(chat, "[Another point]", "[Shorter]")
        await doing(chat, "[More]", "[Card by hand]", "[‹ The mail]", "[More]", "[No card]")
        await doing(chat, "[More]", "[One to all 2]", "[I sent it to all 2]", "[Undo]")
    assert untranslated(chat, screen) == set()
