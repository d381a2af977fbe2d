"""Somebody met in ten rounds with much to note: their card is longer than one message holds."""

from handlers.ui.fit import TEXT_UNITS
from handlers.ui.html_glyphs import utf16_length
from tests.handlers.beginnings import HOUR, WEDNESDAY, doing, somebody
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

ROUNDS = range(1, 11)
DANA = "Dana Lee, hiring manager, CTO, dana@acme.com"
BUTTONS = ["Something useful", "More ›"]


def note(what: str, number: int) -> str:
    """A note that begins with what it is about, 200 characters long."""
    return f"{what} {number}: {'R&D <and> more of it, ' * 9}"[:199].strip()


async def met_ten_times() -> Chat:
    """Dana, met in ten rounds on one day, with a topic and a doubt of each."""
    chat = somebody(WEDNESDAY + 6 * HOUR)
    for number in ROUNDS:
        await doing(chat, f"/new Acme Robotics; Data Engineer; today {number + 7:02}:00")
        await doing(chat, "[Looks right]", "[Start the notes]")
        await doing(
            chat, "Dana Lee, hiring manager, CTO, dana@acme.com" if number == 1 else "Dana Lee"
        )
        await doing(chat, "[Right]", note("topic", number), "/skip", note("doubt", number))
        await doing(chat, "/cancel")
    chat.read()
    return chat


def joined_text(parts: list[Seen]) -> str:
    """What the parts of a card say, one below the other."""
    assert len(parts) > 1
    assert all(utf16_length(one.text) <= TEXT_UNITS for one in parts)
    return "\n".join(one.text for one in parts)


def all_notes_stand_in(text: str) -> bool:
    """Whether every note is there, in the order of the rounds."""
    places = [text.find(note(what, at)) for at in ROUNDS for what in ("topic", "doubt")]
    return -1 not in places and places == sorted(places)


async def test_the_card_of_ten_rounds_comes_in_parts() -> None:
    """Every note is read, and the buttons stand under the last of them."""
    chat = await doing(await met_ten_times(), "/contacts")
    chat.read()
    await chat.click("Dana Lee")
    parts = chat.read()
    assert all_notes_stand_in(joined_text(parts))
    assert [bool(one.labels) for one in parts] == [*(False for _ in parts[1:]), True]
    assert parts[-1].labels[-2:] == BUTTONS


async def test_the_card_comes_back_in_parts() -> None:
    """Where it stood before, the first part stands again; the rest is below with the buttons."""
    chat = await doing(await met_ten_times(), "/contacts", "[Dana Lee]", "[More ›]", "[Remove]")
    asked = chat.last
    chat.read()
    await chat.click("Keep")
    parts = chat.read()
    assert all_notes_stand_in(joined_text(parts))
    assert (parts[0].what, parts[0].id, parts[0].labels) == ("edit", asked.id, [])
    assert parts[-1].labels[-2:] == BUTTONS
