"""A single promise or task is deleted from its own row, after one question."""

from tests.handlers.beginnings import doing, met_three, only, talk
from tests.handlers.chat import Chat


async def promised() -> Chat:
    """Somebody whom Dana promised to call, at the page of the job."""
    chat = await doing(await met_three(), "Dana Lee will call me by Friday", "[Right]")
    assert len(only(chat).promises) == 1
    return await doing(chat, "/status", "[Acme Robotics ›]", "[More ›]")


async def test_a_promise_that_waits_has_a_row_and_can_be_deleted() -> None:
    """It is asked once, and the page shows that it is gone; all else stays."""
    chat = await promised()
    people = only(chat).contacts
    await talk(
        chat,
        ("[Dana Lee gets back to you by Fri 20 Nov ›]", ("gets back to you", "[Delete]")),
        ("[Delete]", ("Delete this for good?", "[Delete it]", "[‹ Back]")),
        ("[‹ Back]", "[Let it go]"),
        ("[Delete]", "Delete this for good?"),
        ("[Delete it]", ("Deleted.", "Acme Robotics")),
    )
    assert only(chat).promises == ()
    assert not [text for text in only(chat).records if text.startswith("promise")]
    assert only(chat).contacts == people
    assert "gets back" not in chat.screen.came[-2].text


async def test_what_is_deleted_is_not_asked_after() -> None:
    """Its day comes and goes in silence, and an old button says so."""
    chat = await promised()
    await doing(chat, "[Dana Lee gets back to you by Fri 20 Nov ›]", "[Delete]", "[Delete it]")
    await doing(chat, "/status")
    chat.read()
    await chat.press(f"s:sure:{only(chat).id}:promise.{only(chat).interviews[0].id}.99", chat.last)
    assert "no longer there" in chat.last.text
