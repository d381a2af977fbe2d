"""Reminders come again in words, and what was done last is taken back in words."""

from datetime import timedelta

from coaching.model.step_key import StepKind
from tests.handlers.beginnings import doing, met_three, only, record, somebody, talk
from tests.handlers.chat import Chat

MINUTE = timedelta(minutes=1)


async def a_minute_after(*does: str) -> Chat:
    """Somebody who met three and did all that, a minute ago."""
    chat = await met_three()
    chat.now += 2 * UNDO_HOUR
    await doing(chat, *does)
    chat.now += MINUTE
    return chat


UNDO_HOUR = timedelta(hours=1)


async def test_quiet_ends_in_words() -> None:
    """And what is switched off for good stays off until it is named."""
    chat = await a_minute_after("no more practice", "quiet for a week")
    await talk(chat, ("you can write to me again", ("come again", "Off until you say", "Practice")))
    assert chat.person.paused_until is None
    await talk(chat, ("what is still off?", "Practice"), ("turn it all on", "On again: Practice"))
    assert not chat.person.switched_off


async def test_what_is_off_comes_on_where_it_is_not_quiet() -> None:
    """Nothing else can be meant."""
    chat = await a_minute_after("no more practice", "stop the linkedin stuff")
    await talk(chat, ("start pinging me again", "On again: LinkedIn and Practice"))


async def test_with_nothing_off_the_reminders_are_shown() -> None:
    """A wish that changes nothing says how things are."""
    await talk(somebody(), ("unpause", "They come as planned"))


async def test_a_conversation_is_taken_up_where_nothing_is_held_back() -> None:
    """What was left last goes on."""
    chat = await doing(somebody(), "/new", "Acme Robotics", "/cancel")
    await talk(chat, ("carry on where we left off", "role"))


async def test_quiet_is_taken_back() -> None:
    """It was asked for last."""
    chat = await a_minute_after("quiet for a week")
    await talk(chat, ("oops, undo that", "come again as planned"))
    assert chat.person.paused_until is None


async def test_a_switch_a_tick_and_a_snooze_are_taken_back() -> None:
    """Each as the person can read."""
    chat = await a_minute_after("no more practice")
    await talk(chat, ("undo", "I remind you again"))
    chat = await a_minute_after("sent Dana her thank-you note")
    await talk(chat, ("sorry, wrong button", ("Taken back", "Thank Dana Lee")))
    dana = next(one for one in only(chat).contacts if one.name == "Dana Lee")
    assert record(chat, StepKind("thank"), dana.id).done is None
    chat = await a_minute_after("remind me tomorrow")
    await talk(chat, ("undo that", ("Taken back", "Thank Sam Ortiz, until")))


async def test_a_card_is_let_go_and_what_was_kept_is_taken_back() -> None:
    """With the question that had followed from it."""
    chat = await a_minute_after("Acme turned me down")
    await talk(chat, ("take that back", "nothing of it is kept"))
    assert not chat.person.pending
    chat = await a_minute_after("Acme turned me down", "[Right]")
    await talk(chat, ("undo that please", "Acme turned me down"))
    assert only(chat).outcome is None
    assert chat.person.conversation is None


async def test_what_is_long_ago_is_not_what_is_meant() -> None:
    """Then it is said where to change things."""
    chat = await a_minute_after("no more practice")
    chat.now += 2 * UNDO_HOUR
    await talk(chat, ("undo that", "nothing of the last hour"))
    assert chat.person.switched_off
