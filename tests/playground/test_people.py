"""Actions of people reach the bot as they would from a real client."""

import asyncio
from datetime import timedelta

from playground.messages import text_units
from tests.playground.visitor import Json, Visitor

KEYS = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]
    ]
}
OLD_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def last(visitor: Visitor) -> Json:
    """Returns the newest update."""
    return (await visitor.updates(offset=-1))[0]


async def test_a_command_is_marked(visitor: Visitor) -> None:
    """A command carries its entity, which libraries look for."""
    await visitor.act("text", text="/new Acme; x")
    message = (await last(visitor))["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert message["chat"] == {"id": 1001, "first_name": "Sam", "type": "private"}


async def test_an_over_long_text_leaves_in_pieces(visitor: Visitor) -> None:
    """5,000 characters become two messages, cut between words, with nothing lost."""
    text = " ".join(["😀word"] * 700)
    await visitor.act("text", text=text)
    pieces = [update["message"]["text"] for update in await visitor.updates()]
    assert len(pieces) == 2
    assert all(text_units.count_units(piece) <= 4096 for piece in pieces)
    assert " ".join(pieces) == text


async def test_a_press_is_answered_with_a_toast(visitor: Visitor) -> None:
    """The person sees the bot's answer to their press once."""
    shown = await visitor.say(reply_markup=KEYS)
    tap = asyncio.create_task(visitor.act("press", message_id=shown["message_id"], text="No"))
    update = (await visitor.updates(timeout=5))[0]["callback_query"]
    assert (update["data"], update["message"]["message_id"]) == ("n", shown["message_id"])
    await visitor.result(
        "answerCallbackQuery", callback_query_id=update["id"], text="As you like", show_alert=True
    )
    answer = await tap
    assert (answer["answered"], answer["text"], answer["show_alert"]) == (True, "As you like", True)
    again = await visitor.bot("answerCallbackQuery", callback_query_id=update["id"])
    assert again["description"] == OLD_QUERY


async def test_a_late_answer_is_refused(visitor: Visitor) -> None:
    """An answer after 15 seconds is refused, because the query is too old."""
    shown = await visitor.say(reply_markup=KEYS)
    pressed = await visitor.act("press", message_id=shown["message_id"], row=0, wait=0)
    await visitor.updates()
    visitor.running.clock.wind(timedelta(seconds=16))
    late = await visitor.bot("answerCallbackQuery", callback_query_id=pressed["query_id"])
    assert late["description"] == OLD_QUERY


async def test_stale_buttons_can_be_pressed(visitor: Visitor) -> None:
    """Data of an old keyboard still arrives, and of a deleted message without its content."""
    number = (await visitor.say(reply_markup=KEYS))["message_id"]
    await visitor.result("editMessageText", chat_id=1001, message_id=number, text="closed")
    await visitor.act("press", message_id=number, data="y", wait=0)
    assert (await last(visitor))["callback_query"]["message"]["text"] == "closed"
    await visitor.result("deleteMessage", chat_id=1001, message_id=number)
    await visitor.act("press", message_id=number, data="y", wait=0)
    assert (await last(visitor))["callback_query"]["message"]["date"] == 0
    refused = await visitor.act("press", message_id=number, row=5)
    assert (refused["status"], refused["error"]) == (
        400,
        "there is no such button under that message",
    )


async def test_keyboards_below_come_and_go(visitor: Visitor) -> None:
    """A location button shares a place, and a one-time keyboard is gone after use."""
    rows = [[{"text": "Here", "request_location": True}], ["Skip"]]
    await visitor.say(reply_markup={"keyboard": rows, "one_time_keyboard": True})
    person = await visitor.see("users/1001")
    assert person["keyboard"]["keyboard"][1] == [{"text": "Skip"}]
    await visitor.act("press_reply", text="Here", latitude=27.7, longitude=85.3)
    assert (await last(visitor))["message"]["location"] == {"latitude": 27.7, "longitude": 85.3}
    assert (await visitor.see("users/1001"))["keyboard"] is None


async def test_blocking_the_bot(visitor: Visitor) -> None:
    """A person who blocks is not reached; the bot hears of both changes, and restart works."""
    await visitor.act("block")
    change = (await last(visitor))["my_chat_member"]
    assert change["new_chat_member"]["status"] == "kicked"
    refused = await visitor.bot("sendMessage", chat_id=1001, text="x")
    assert (refused["status"], refused["description"]) == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    assert (await visitor.act("text", text="hello?"))["status"] == 400
    await visitor.act("restart")
    assert [*(await visitor.updates())[-1]] == ["update_id", "message"]
    assert (await visitor.say("welcome back"))["text"] == "welcome back"


async def test_whom_the_bot_cannot_reach(visitor: Visitor) -> None:
    """The bot cannot reach somebody who never wrote, or somebody who is gone."""
    await visitor.do("users", id=5, first_name="Quiet")
    refused = await visitor.bot("sendMessage", chat_id=5, text="x")
    assert refused["description"] == "Forbidden: bot can't initiate conversation with a user"
    await visitor.act("deactivate")
    refused = await visitor.bot("sendMessage", chat_id=1001, text="x")
    assert refused["description"] == "Forbidden: user is deactivated"


async def test_an_edited_message(visitor: Visitor) -> None:
    """A correction arrives as edited_message, with the time of the edit."""
    sent = await visitor.act("text", text="tomorow")
    number = sent["messages"][0]["message_id"]
    await visitor.act("edit", message_id=number, text="tomorrow")
    edited = (await last(visitor))["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "tomorrow")
    assert edited["edit_date"] >= edited["date"]


async def test_the_list_of_messages(visitor: Visitor) -> None:
    """`since` returns what is new or changed, and `wait` waits for it."""
    first = await visitor.say("one", reply_markup=KEYS)
    seen = await visitor.see("users/1001/messages")
    assert seen["messages"][0]["buttons"] == [["Yes", "No"]]
    waiting = asyncio.create_task(
        visitor.see(f"users/1001/messages?since={seen['seq']}&from=bot&wait=5")
    )
    await asyncio.sleep(0.02)
    await visitor.result(
        "editMessageText", chat_id=1001, message_id=first["message_id"], text="two"
    )
    [changed] = (await waiting)["messages"]
    assert (changed["text"], changed["edited"], changed["buttons"]) == ("two", True, [])


async def test_deleting_ends_after_two_days(visitor: Visitor) -> None:
    """A message older than 48 hours cannot be deleted."""
    number = (await visitor.say())["message_id"]
    visitor.running.clock.wind(timedelta(hours=49))
    refused = await visitor.bot("deleteMessage", chat_id=1001, message_id=number)
    assert refused["description"] == "Bad Request: message can't be deleted for everyone"


async def test_nonsense_is_refused_in_words(visitor: Visitor) -> None:
    """The control routes say what is missing or unknown."""
    assert (await visitor.act("text"))["error"] == "text is missing"
    assert (await visitor.act("sticker", size=9))["status"] == 400
    assert (await visitor.do("users/9/text", text="x"))["error"] == "nobody here has the id 9"
    assert (await visitor.act("text", text="  "))["error"] == "an empty text cannot be sent"
