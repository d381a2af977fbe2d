"""These methods change, delete, pin or react to a message that exists."""

from playground.messages import content
from playground.messages.arguments import Arguments
from playground.world.refusals import Json, bad_request
from playground.world.world import BaseChat, World

_ACTIONS = {
    "cancel", "typing", "record_video", "upload_video", "record_voice", "upload_voice",
    "record_audio", "upload_audio", "upload_photo", "upload_document", "choose_sticker",
    "pick_up_location", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_KEPT_FIELDS = ("message_id", "from", "sender_chat", "chat", "date", "reply_to_message", "quote",
         "effect_id", "has_protected_content", "forward_origin")  # fmt: skip


def find_own_message(world: World, arguments: Arguments) -> tuple[BaseChat, Json]:
    """Returns the bot's own message that is to be edited."""
    if not arguments.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.find_writable_chat(arguments.text("chat_id"))
    if not arguments.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.find_message(arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.get("from", world.bot)["id"] != world.bot["id"]:
        raise bad_request("message can't be edited")
    return chat, message


def edit_message_text(world: World, arguments: Arguments) -> Json:
    body = content.read_text(world, arguments)
    chat, message = find_own_message(world, arguments)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return replace_content(
        world, chat, message, body, content.read_keyboard(arguments, inline_only=True)
    )


def edit_message_caption(world: World, arguments: Arguments) -> Json:
    body = content.read_caption(world, arguments)
    chat, message = find_own_message(world, arguments)
    media = {name: message[name] for name in ("document", "photo") if name in message}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return replace_content(
        world, chat, message, media | body, content.read_keyboard(arguments, inline_only=True)
    )


def edit_message_reply_markup(world: World, arguments: Arguments) -> Json:
    keyboard = content.read_keyboard(arguments, inline_only=True)
    chat, message = find_own_message(world, arguments)
    body = {
        name: value
        for name, value in message.items()
        if name not in (*_KEPT_FIELDS, "reply_markup")
    }
    return replace_content(world, chat, message, body, keyboard, marks_edited=False)


def replace_content(
    world: World,
    chat: BaseChat,
    message: Json,
    body: Json,
    keyboard: Json | None,
    *,
    marks_edited: bool = True,
) -> Json:
    """Replaces the content; a keyboard that is not sent again goes away, as at Telegram."""
    changed = {name: message[name] for name in _KEPT_FIELDS if name in message}
    changed |= body | content.inline_markup(keyboard)
    before = {name: value for name, value in message.items() if name != "edit_date"}
    if before == {name: value for name, value in changed.items() if name != "edit_date"}:
        raise bad_request(_NOT_MODIFIED)
    if marks_edited or "edit_date" in message:
        changed["edit_date"] = world.timestamp() if marks_edited else message["edit_date"]
    world.store_message(chat, changed)
    return changed


def delete_message(world: World, arguments: Arguments) -> bool:
    chat = world.find_chat(arguments.text("chat_id"))
    if not arguments.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.find_message(arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if is_too_old(world, message):
        raise bad_request("message can't be deleted for everyone")
    world.delete_message(chat, int(message["message_id"]))
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """Deletes several messages and skips those that are gone or too old."""
    chat = world.find_chat(arguments.text("chat_id"))
    message_ids = arguments.parse_json("message_ids", "message identifiers")
    if message_ids is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(message_ids, list):
        raise bad_request("expected an Array of message identifiers")
    if len(message_ids) > 100:
        raise bad_request("too many message identifiers specified")
    for number in message_ids:
        message = chat.find_message(int(number))
        if message is not None and not is_too_old(world, message):
            world.delete_message(chat, int(number))
    return True


def is_too_old(world: World, message: Json) -> bool:
    """Returns whether the message is older than 48 hours, Telegram's limit for deleting."""
    return world.timestamp() - int(message["date"]) > world.rules.delete_within


def pin_chat_message(world: World, arguments: Arguments) -> bool:
    chat = world.find_writable_chat(arguments.text("chat_id"))
    number = arguments.integer("message_id")
    if chat.find_message(number) is None:
        raise bad_request("message to pin not found")
    if number not in chat.pinned:
        chat.pinned.append(number)
    world.touch(chat)
    return True


def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    chat = world.find_chat(arguments.text("chat_id"))
    number = arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.touch(chat)
    return True


def unpin_all_chat_messages(world: World, arguments: Arguments) -> bool:
    chat = world.find_chat(arguments.text("chat_id"))
    chat.pinned.clear()
    world.touch(chat)
    return True


def set_message_reaction(world: World, arguments: Arguments) -> bool:
    chat = world.find_writable_chat(arguments.text("chat_id"))
    number = arguments.integer("message_id")
    if chat.find_message(number) is None:
        raise bad_request("message to react not found")
    reactions = arguments.parse_json("reaction", "reaction types") or []
    if not isinstance(reactions, list):
        raise bad_request("expected an Array of ReactionType")
    if len(reactions) > 1 or any(
        not isinstance(reaction, dict) or not reaction.get("emoji") for reaction in reactions
    ):
        raise bad_request("REACTION_INVALID")
    chat.reactions[number] = reactions
    world.feed.publish("message", chat.id, message_id=number)
    world.on_change()
    return True


def send_chat_action(world: World, arguments: Arguments) -> bool:
    action = arguments.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.find_writable_chat(arguments.text("chat_id"))
    world.feed.publish("action", chat.id, action=action)
    return True
