"""What was understood waits for a yes: bounded, offered again, never let go without a word."""

from handlers.listening.pending_readings import WAITING_AT_MOST
from tests.handlers.beginnings import doing, logged, somebody, talk
from tests.handlers.chat import Chat


async def many_waiting() -> Chat:
    """As many messages wait as there is room for."""
    chat = somebody()
    for number in range(WAITING_AT_MOST):
        await chat.send(f"interview at Globex{number} on Friday at 1{number % 8}:00")
    assert len(chat.person.pending) == WAITING_AT_MOST
    return chat


async def test_one_too_many_is_refused_kindly_and_the_oldest_offered() -> None:
    """What waits stays, and the person is told that the new message is not kept."""
    chat = await many_waiting()
    waiting = chat.person.pending
    await talk(
        chat,
        (
            "interview at Hooli on Friday at 9:00",
            ("as many as I can hold", "not kept", "Globex0", "send this again"),
        ),
    )
    assert chat.person.pending == waiting


async def test_after_one_is_settled_there_is_room() -> None:
    """The message sent again is taken."""
    chat = await doing(await many_waiting(), "interview at Hooli on Friday at 9:00", "[Right]")
    await talk(chat, ("interview at Hooli on Friday at 9:00", ("Hooli", "Is that right?")))
    assert len(chat.person.pending) == WAITING_AT_MOST


async def test_a_note_is_kept_however_many_wait() -> None:
    """It needs no yes, so it needs no room."""
    chat = await logged()
    for number in range(WAITING_AT_MOST):
        await chat.send(f"interview at Globex{number} on Friday at 1{number % 8}:00")
    await talk(chat, ("the plants in the lobby were plastic all over", "[Undo]"))


async def test_the_oldest_is_offered_again_once_the_newest_is_settled() -> None:
    """Once: whoever lets it lie again is not asked a second time."""
    chat = await doing(somebody(), "interview at Globex on Friday at 10")
    await doing(chat, "interview at Initech on Friday at 11")
    newest = chat.last
    chat.read()
    await chat.click("Not this", on=newest)
    (_, offered) = chat.read()
    assert "Globex" in offered.text
    assert "Right" in offered.labels
    await talk(chat, ("interview at Hooli on Friday at 12", "Hooli"))
    chat.read()
    await chat.click("Not this")
    assert all("Globex" not in one.text for one in chat.read())
    assert len(chat.person.pending) == 1


async def test_only_the_last_changes_are_remembered() -> None:
    """The document does not grow with every message; an older one is refused with the reason."""
    chat = await doing(somebody(), "interview at Globex on Friday at 10", "[Right]")
    first = next(one for one in reversed(chat.screen.came) if "Undo" in one.labels)
    for company in ("Initech", "Hooli", "Acme"):
        await doing(chat, f"interview at {company} on Friday at 11", "[Right]")
    assert len(chat.person.changes) == 3
    chat.read()
    await chat.click("Undo", on=first)
    assert "can no longer be taken back" in chat.last.text
