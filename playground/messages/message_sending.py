"""These methods put a new message into a chat."""

import mimetypes
import struct

from playground.messages import content
from playground.messages.arguments import Arguments
from playground.world.refusals import ApiError, Json, Upload, bad_request
from playground.world.world import BaseChat, StoredFile, World

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024


def send_body(world: World, chat: BaseChat, arguments: Arguments, body: Json) -> Json:
    """Sends `body`; arguments that all messages share are checked before anything happens."""
    keyboard = content.read_keyboard(arguments)
    extras = content.read_extras(chat, arguments)
    message = world.add_message(chat, world.bot, body | extras | content.inline_markup(keyboard))
    set_reply_keyboard(chat, keyboard, int(message["message_id"]))
    world.touch(chat)
    return message


def set_reply_keyboard(chat: BaseChat, keyboard: Json | None, message_id: int) -> None:
    """Shows, changes or removes the keyboard below the input field."""
    if keyboard is None or "inline_keyboard" in keyboard:
        return
    chat.keyboard = (
        None if "remove_keyboard" in keyboard else {"message_id": message_id, **keyboard}
    )


def send_message(world: World, arguments: Arguments) -> Json:
    chat = world.find_chat(arguments.text("chat_id"))
    body = content.read_text(world, arguments)
    return send_body(world, world.find_writable_chat(str(chat.id)), arguments, body)


def send_location(world: World, arguments: Arguments) -> Json:
    for name in ("latitude", "longitude"):
        if not arguments.text(name).strip():
            raise bad_request(f"{name} is empty")
    place: Json = {
        "latitude": arguments.number("latitude"),
        "longitude": arguments.number("longitude"),
    }
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad_request("wrong location specified")
    if "horizontal_accuracy" in arguments:
        place["horizontal_accuracy"] = arguments.number("horizontal_accuracy")
    return send_body(
        world, world.find_writable_chat(arguments.text("chat_id")), arguments, {"location": place}
    )


def send_contact(world: World, arguments: Arguments) -> Json:
    card = {
        "phone_number": arguments.require_text("phone_number"),
        "first_name": arguments.require_text("first_name"),
    }
    card |= {name: arguments.text(name) for name in ("last_name", "vcard") if arguments.text(name)}
    return send_body(
        world, world.find_writable_chat(arguments.text("chat_id")), arguments, {"contact": card}
    )


def send_document(world: World, arguments: Arguments) -> Json:
    chat = world.find_writable_chat(arguments.text("chat_id"))
    caption = content.read_caption(world, arguments)
    stored = find_file(world, arguments, "document", "documents", MAX_UPLOAD_BYTES)
    return send_body(world, chat, arguments, {"document": document_object(stored)} | caption)


def send_photo(world: World, arguments: Arguments) -> Json:
    chat = world.find_writable_chat(arguments.text("chat_id"))
    caption = content.read_caption(world, arguments)
    stored = find_file(world, arguments, "photo", "photos", MAX_PHOTO_BYTES)
    spoiler = {"has_media_spoiler": True} if arguments.is_true("has_spoiler") else {}
    return send_body(world, chat, arguments, {"photo": photo_sizes(stored)} | caption | spoiler)


def find_file(world: World, arguments: Arguments, name: str, folder: str, limit: int) -> StoredFile:
    """Returns an upload as a file, or a known file by its id."""
    upload = find_upload(arguments, name)
    if upload is not None:
        return store_upload(world, upload, folder, limit)
    file_id = arguments.text(name)
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if file_id in world.files:
        return world.files[file_id]
    if "://" in file_id:
        world.remember_unknown("file by address", "", name)
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def find_upload(arguments: Arguments, name: str) -> Upload | None:
    """Returns the upload under that name, or the one it refers to with attach://."""
    pointed = arguments.text(name)
    if pointed.startswith("attach://"):
        return arguments.uploads.get(pointed.removeprefix("attach://"))
    return arguments.uploads.get(name)


def store_upload(world: World, upload: Upload, folder: str, limit: int) -> StoredFile:
    """Stores an upload that is within the limits."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if len(upload.content) > limit:
        raise bad_request("file is too big")
    if folder == "photos" and picture_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    guess = mimetypes.guess_type(upload.name)[0] or upload.mime or "application/octet-stream"
    return world.store_file(upload.name, guess, upload.content, folder)


def file_reference(stored: StoredFile) -> Json:
    """Returns the fields that every file has."""
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
    }


def document_object(stored: StoredFile) -> Json:
    """Returns a file as a message shows it."""
    return file_reference(stored) | {"file_name": stored.name, "mime_type": stored.mime}


def photo_sizes(stored: StoredFile) -> list[Json]:
    """Returns a picture in one size; Telegram would offer several."""
    width, height = picture_size(stored.content) or (1, 1)
    return [file_reference(stored) | {"width": width, "height": height}]


def picture_size(picture: bytes) -> tuple[int, int] | None:
    """Returns width and height of a PNG or JPEG, or None for anything else."""
    if picture.startswith(b"\x89PNG\r\n\x1a\n") and len(picture) >= 24:
        width, height = struct.unpack(">II", picture[16:24])
        return width, height
    if not picture.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 < len(picture) and picture[at] == 0xFF:
        if picture[at + 1] in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
    return None


def forward_message(world: World, arguments: Arguments) -> Json:
    message = find_original(world, arguments, "forward")
    chat = world.find_writable_chat(arguments.text("chat_id"))
    if message.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    origin = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    body = message_content(message) | {"forward_origin": origin}
    return send_body(world, chat, Arguments({}), body)


def copy_message(world: World, arguments: Arguments) -> Json:
    message = find_original(world, arguments, "copy")
    chat = world.find_writable_chat(arguments.text("chat_id"))
    if message.get("has_protected_content"):
        raise bad_request("message can't be copied")
    body = message_content(message)
    if "caption" in arguments and "text" not in body:
        body = {name: value for name, value in body.items() if not name.startswith("caption")}
        body |= content.read_caption(world, arguments)
    return {"message_id": send_body(world, chat, arguments, body)["message_id"]}


def find_original(world: World, arguments: Arguments, verb: str) -> Json:
    """Returns the message that is forwarded or copied."""
    chat = world.find_chat(arguments.text("from_chat_id"))
    message = chat.find_message(arguments.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def message_content(message: Json) -> Json:
    """Returns what a message says, without sender, time and place."""
    names = (
        "text", "entities", "caption", "caption_entities", "document", "photo", "sticker", "voice",
        "contact", "location", "link_preview_options",
    )  # fmt: skip
    return {name: message[name] for name in names if name in message}
