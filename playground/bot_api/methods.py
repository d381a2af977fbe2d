"""Every Bot API method that a bot can call is found here by name, with what it answers."""

from collections.abc import Callable
from typing import Any

from playground.bot_api import bot_profile
from playground.messages import message_edits, message_sending
from playground.messages.arguments import Arguments
from playground.messages.message_sending import file_reference
from playground.people import groups
from playground.world.refusals import ApiError, Json, bad_request
from playground.world.world import Group, World

ANSWER_LIMIT = 200
DOWNLOAD_BYTES = 20 * 1024 * 1024
_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def get_me(world: World, _arguments: Arguments) -> Json:
    return world.bot | _ABILITIES


def get_chat(world: World, arguments: Arguments) -> Json:
    chat = world.find_chat(arguments.text("chat_id"))
    gifts = (
        "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
        "gifts_from_channels",
    )  # fmt: skip
    full = chat.chat_object() | {"accent_color_id": chat.id % 7, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(gifts, False)
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    return full


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = world.find_chat(arguments.text("chat_id"))
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    refusal = chat.refusal()
    if refusal is not None:
        raise refusal
    groups.leave_group(world, chat)
    return True


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    press = world.presses.get(arguments.text("callback_query_id"))
    if press is None or press.answer is not None:
        raise bad_request(_QUERY_TOO_OLD)
    rules = world.rules
    if press.handed_out and press.handed_out.is_older_than(
        rules.answer_within, world.clock, rules.grace
    ):
        raise bad_request(_QUERY_TOO_OLD)
    text = arguments.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {
        "text": text,
        "show_alert": arguments.is_true("show_alert"),
        "url": arguments.text("url"),
    }
    facts = {"query_id": press.id, "message_id": press.message_id, **press.answer}
    world.feed.publish("toast", press.chat_id, **facts)
    return True


def get_file(world: World, arguments: Arguments) -> Json:
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return file_reference(stored) | {"file_path": stored.path}


def accept_logout(_world: World, _arguments: Arguments) -> bool:
    """Answers close and logOut: the stand-in has nothing to release for them."""
    return True


MethodHandler = Callable[[World, Arguments], Any]

HANDLERS: dict[str, MethodHandler] = {
    "getme": get_me,
    "logout": accept_logout,
    "close": accept_logout,
    "sendmessage": message_sending.send_message,
    "senddocument": message_sending.send_document,
    "sendphoto": message_sending.send_photo,
    "sendcontact": message_sending.send_contact,
    "sendlocation": message_sending.send_location,
    "forwardmessage": message_sending.forward_message,
    "copymessage": message_sending.copy_message,
    "editmessagetext": message_edits.edit_message_text,
    "editmessagecaption": message_edits.edit_message_caption,
    "editmessagereplymarkup": message_edits.edit_message_reply_markup,
    "deletemessage": message_edits.delete_message,
    "deletemessages": message_edits.delete_messages,
    "pinchatmessage": message_edits.pin_chat_message,
    "unpinchatmessage": message_edits.unpin_chat_message,
    "unpinallchatmessages": message_edits.unpin_all_chat_messages,
    "setmessagereaction": message_edits.set_message_reaction,
    "sendchataction": message_edits.send_chat_action,
    "answercallbackquery": answer_callback_query,
    "getfile": get_file,
    "getchat": get_chat,
    "leavechat": leave_chat,
    "setmycommands": bot_profile.set_my_commands,
    "getmycommands": bot_profile.get_my_commands,
    "deletemycommands": bot_profile.delete_my_commands,
    "setmydescription": bot_profile.make_setter("description", "BOT_ABOUT_TOO_LONG"),
    "getmydescription": bot_profile.make_getter("description"),
    "setmyshortdescription": bot_profile.make_setter(
        "short_description", "BOT_SHORT_ABOUT_TOO_LONG"
    ),
    "getmyshortdescription": bot_profile.make_getter("short_description"),
    "setmyname": bot_profile.make_setter("name", "BOT_TITLE_TOO_LONG"),
    "getmyname": bot_profile.make_getter("name"),
    "setchatmenubutton": bot_profile.set_chat_menu_button,
    "getchatmenubutton": bot_profile.get_chat_menu_button,
}
"""Keys are in lower case; methods that wait (getUpdates, the webhook) are in update_delivery.py."""


def unknown_method_error() -> ApiError:
    """Returns Telegram's answer to a method it does not know."""
    return ApiError(404, "Not Found: method not found")
