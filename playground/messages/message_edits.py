"""The methods that change, remove, pin or react to a message that is there."""

from playground.messages import content
from playground.messages.arguments import Given
from playground.world.refusals import Json, bad_request
from playground.world.world import Room, World

_ACTIONS = {
    "cancel", "typing", "record_video", "upload_video", "record_voice", "upload_voice",
    "record_audio", "upload_audio", "upload_photo", "upload_document", "choose_sticker",
    "pick_up_location", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_KEPT = ("message_id", "from", "sender_chat", "chat", "date", "reply_to_message", "quote",
         "effect_id", "has_protected_content", "forward_origin")  # fmt: skip


def own_message(world: World, given: Given) -> tuple[Room, Json]:
    """The bot's message that is to be edited."""
    if not given.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.open_chat(given.text("chat_id"))
    if not given.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.live(given.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.get("from", world.bot)["id"] != world.bot["id"]:
        raise bad_request("message can't be edited")
    return chat, message


def edit_message_text(world: World, given: Given) -> Json:
    body = content.text_of(world, given)
    chat, message = own_message(world, given)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return replace(world, chat, message, body, content.keyboard(given, inline_only=True))


def edit_message_caption(world: World, given: Given) -> Json:
    body = content.caption_of(world, given)
    chat, message = own_message(world, given)
    media = {name: message[name] for name in ("document", "photo") if name in message}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return replace(world, chat, message, media | body, content.keyboard(given, inline_only=True))


def edit_message_reply_markup(world: World, given: Given) -> Json:
    shown = content.keyboard(given, inline_only=True)
    chat, message = own_message(world, given)
    body = {name: value for name, value in message.items() if name not in (*_KEPT, "reply_markup")}
    return replace(world, chat, message, body, shown, seen=False)


def replace(
    world: World, chat: Room, message: Json, body: Json, shown: Json | None, *, seen: bool = True
) -> Json:
    """The message with new content; a keyboard that is not given again goes, as at Telegram."""
    changed = {name: message[name] for name in _KEPT if name in message}
    changed |= body | content.attached(shown)
    before = {name: value for name, value in message.items() if name != "edit_date"}
    if before == {name: value for name, value in changed.items() if name != "edit_date"}:
        raise bad_request(_NOT_MODIFIED)
    if seen or "edit_date" in message:
        changed["edit_date"] = world.timestamp() if seen else message["edit_date"]
    world.put(chat, changed)
    return changed


def delete_message(world: World, given: Given) -> bool:
    chat = world.known_chat(given.text("chat_id"))
    if not given.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.live(given.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if too_old(world, message):
        raise bad_request("message can't be deleted for everyone")
    world.delete_message(chat, int(message["message_id"]))
    return True


def delete_messages(world: World, given: Given) -> bool:
    """Those that are gone or too old are passed over."""
    chat = world.known_chat(given.text("chat_id"))
    wanted = given.parsed("message_ids", "message identifiers")
    if wanted is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of message identifiers")
    if len(wanted) > 100:
        raise bad_request("too many message identifiers specified")
    for number in wanted:
        message = chat.live(int(number))
        if message is not None and not too_old(world, message):
            world.delete_message(chat, int(number))
    return True


def too_old(world: World, message: Json) -> bool:
    """Deleting is possible for 48 hours."""
    return world.timestamp() - int(message["date"]) > world.rules.delete_within


def pin_chat_message(world: World, given: Given) -> bool:
    chat = world.open_chat(given.text("chat_id"))
    number = given.integer("message_id")
    if chat.live(number) is None:
        raise bad_request("message to pin not found")
    if number not in chat.pinned:
        chat.pinned.append(number)
    world.touch(chat)
    return True


def unpin_chat_message(world: World, given: Given) -> bool:
    chat = world.known_chat(given.text("chat_id"))
    number = given.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.touch(chat)
    return True


def unpin_all_chat_messages(world: World, given: Given) -> bool:
    chat = world.known_chat(given.text("chat_id"))
    chat.pinned.clear()
    world.touch(chat)
    return True


def set_message_reaction(world: World, given: Given) -> bool:
    chat = world.open_chat(given.text("chat_id"))
    number = given.integer("message_id")
    if chat.live(number) is None:
        raise bad_request("message to react not found")
    wanted = given.parsed("reaction", "reaction types") or []
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of ReactionType")
    if len(wanted) > 1 or any(not isinstance(one, dict) or not one.get("emoji") for one in wanted):
        raise bad_request("REACTION_INVALID")
    chat.reactions[number] = wanted
    world.feed.tell("message", chat.id, message_id=number)
    world.changed()
    return True


def send_chat_action(world: World, given: Given) -> bool:
    action = given.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.open_chat(given.text("chat_id"))
    world.feed.tell("action", chat.id, action=action)
    return True
