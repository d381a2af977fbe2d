"""A whole conversation is valid for two libraries that know the Bot API."""

from aiohttp import FormData

from playground.bot_api import catalogue
from tests.playground.oracle import check_answer, check_call, check_request, load_methods
from tests.playground.visitor import Json, Visitor

KEYS = {
    "inline_keyboard": [
        [{"text": "Draft it", "callback_data": "draft", "style": "primary"}],
        [{"text": "Copy", "copy_text": {"text": "x"}}, {"text": "Open", "url": "http://a.example"}],
    ]
}
BELOW = {
    "keyboard": [
        [{"text": "Here", "request_location": True}],
        [{"text": "Me", "request_contact": True}],
    ],
    "resize_keyboard": True,
}


async def everything(visitor: Visitor) -> None:
    """Does one of each thing that people and bots can do."""
    chat, result = visitor.person, visitor.result
    for action, body in (
        ("text", {"text": "/start https://example.com #tag @somebody a@example.com"}),
        ("sticker", {}), ("voice", {"seconds": 2}), ("photo", {"caption": "a picture"}),
        ("location", {"latitude": 1.5, "longitude": 2}),
        ("document", {"name": "a.txt", "text": "hello"}),
        ("contact", {"phone_number": "+1", "first_name": "Ann", "vcard": "BEGIN:VCARD"}),
    ):  # fmt: skip
        assert (await visitor.act(action, **body))["status"] == 200
    shown = await visitor.say(
        '<b>Hi</b> <tg-time unix="1800000000">soon</tg-time> <a href="tg://user?id=1001">Sam</a>',
        parse_mode="HTML", reply_markup=KEYS, protect_content=True,
        message_effect_id="5104841245755180586",
        link_preview_options={"is_disabled": True}, disable_notification=True,
    )  # fmt: skip
    number = shown["message_id"]
    pressed = await visitor.act("press", message_id=number, row=0, wait=0)
    await result("answerCallbackQuery", callback_query_id=pressed["query_id"], text="yes")
    await visitor.say("where?", reply_markup=BELOW, reply_parameters={"message_id": number})
    await visitor.act("press_reply", text="Here", latitude=48.1, longitude=11.6)
    await visitor.act("press_reply", text="Me")
    await visitor.act("edit", message_id=1, text="/start again")
    await visitor.act("react", message_id=number, emoji="👍")
    await visitor.act("block")
    await visitor.act("restart")
    await result("editMessageText", chat_id=chat, message_id=number, text="done", reply_markup=KEYS)
    await result("editMessageReplyMarkup", chat_id=chat, message_id=number)
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await result("setMessageReaction", chat_id=chat, message_id=1, reaction=reaction)
    await result("pinChatMessage", chat_id=chat, message_id=number)
    await result("sendLocation", chat_id=chat, latitude=1, longitude=2)
    await result("sendContact", chat_id=chat, phone_number="+1", first_name="Ann", vcard="x")
    copied = await visitor.say("copied")
    for method in ("forwardMessage", "copyMessage"):
        await result(method, chat_id=chat, from_chat_id=chat, message_id=copied["message_id"])
    await result("sendChatAction", chat_id=chat, action="typing")
    await result("deleteMessages", chat_id=chat, message_ids=[copied["message_id"]])
    await about(visitor)
    await files(visitor)
    await result("getUpdates", allowed_updates=["message"])


async def about(visitor: Visitor) -> None:
    """Sets the bot's profile and reads it back."""
    result = visitor.result
    for method in ("getMe", "getWebhookInfo", "getChatMenuButton", "close", "logOut"):
        await result(method)
    commands = [{"command": "start", "description": "Begin"}]
    scope = {"type": "chat", "chat_id": visitor.person}
    await result("setMyCommands", commands=commands, scope=scope)
    assert await result("getMyCommands", scope=scope) == commands
    await result("deleteMyCommands", scope=scope)
    for name in ("Name", "Description", "ShortDescription"):
        key = {"ShortDescription": "short_description"}.get(name, name.lower())
        await result(f"setMy{name}", **{key: "a text"})
        assert await result(f"getMy{name}") == {key: "a text"}
    await result("setChatMenuButton", menu_button={"type": "commands"})
    await result("getChat", chat_id=visitor.person)


async def files(visitor: Visitor) -> None:
    """Uploads a file in a form and downloads it again."""
    form = FormData()
    form.add_field("chat_id", str(visitor.person))
    form.add_field("document", "attach://file0")
    form.add_field("reply_markup", '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}')
    form.add_field("file0", b"BEGIN:VCALENDAR", filename="a.ics", content_type="text/calendar")
    sent = await visitor.post("sendDocument", form)
    found = await visitor.result("getFile", file_id=sent["result"]["document"]["file_id"])
    address = f"{visitor.running.url}/file/bot{visitor.running.token}/{found['file_path']}"
    async with visitor.session.get(address) as answer:
        assert await answer.read() == b"BEGIN:VCALENDAR"


async def test_every_call_is_sound(visitor: Visitor) -> None:
    """Each request and answer of a full conversation passes both judges."""
    kinds = ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"]
    await visitor.result("getUpdates", allowed_updates=kinds)
    await everything(visitor)
    calls = (await visitor.see("calls"))["calls"]
    assert len(calls) > 30
    problems = [
        problem
        for call in calls
        for problem in check_call(
            call["method"], without_attachments(call["params"]), call["answer"]
        )
    ]
    assert problems == []
    assert await visitor.see("unknown") == []
    updates = next(call for call in reversed(calls) if call["method"] == "getUpdates")
    assert {kind for update in updates["answer"]["result"] for kind in update} >= {*kinds}


def without_attachments(params: Json) -> Json:
    """Drops files that another parameter points to, which are no parameters themselves."""
    pointed = {str(value).removeprefix("attach://") for value in params.values()}
    return {name: value for name, value in params.items() if name not in pointed}


def test_the_judge_finds_what_is_wrong() -> None:
    """A parameter that is missing, mistyped or unknown, at any depth, is found."""
    button = {"text": "a", "callback_data": "b", "colour": "red"}
    markup = {"inline_keyboard": [[button]]}
    assert check_request("sendMessage", {"chat_id": 1, "text": "x"}) == []
    assert check_request("sendMessage", {"chat_id": 1}) != []
    assert check_request("sendMessage", {"chat_id": 1, "text": ["x"]}) != []
    assert check_request("sendMessage", {"chat_id": 1, "text": "x", "txet": "y"}) != []
    assert check_request("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": markup}) != []
    assert check_request("sendMassage", {}) != []
    user = {"id": 1, "is_bot": True, "first_name": "a"}
    assert check_answer("getMe", {"ok": True, "result": user}) == []
    assert check_answer("getMe", {"ok": True, "result": user | {"shoe_size": 43}}) != []
    assert check_answer("getMe", {"ok": True, "result": {"id": 1}}) != []
    assert check_answer("getMe", {"ok": False}) != []
    message = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private", "mood": "good"}}
    assert any("PTB" in one for one in check_answer("sendMessage", {"ok": True, "result": message}))


def test_the_catalogue_is_telegrams() -> None:
    """Every method and parameter that is played exists in aiogram's models."""
    for name, parameters in catalogue.PARAMETERS_BY_METHOD.items():
        known = set(load_methods()[name.lower()].model_fields)
        assert set(parameters.split()) - known == set(), name


async def test_what_is_not_played_is_remembered(visitor: Visitor) -> None:
    """An unknown method and an unknown parameter are recorded, so that a test run can fail."""
    await visitor.bot("sendPoll", chat_id=1)
    await visitor.say("hello", business_connection_id="x")
    async with visitor.session.get(f"{visitor.running.url}/playground/unknown") as answer:
        assert await answer.json() == [
            {"what": "method", "method": "sendPoll", "name": ""},
            {"what": "parameter", "method": "sendMessage", "name": "business_connection_id"},
        ]
