"""The methods that put a new message into a chat."""

import mimetypes
import struct

from playground.messages import content
from playground.messages.arguments import Given
from playground.world.refusals import ApiError, Json, Upload, bad_request
from playground.world.world import Room, StoredFile, World

UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024


def deliver(world: World, chat: Room, given: Given, body: Json) -> Json:
    """Send `body`; what the arguments share is checked before anything happens."""
    shown = content.keyboard(given)
    extras = content.extras(chat, given)
    message = world.add_message(chat, world.bot, body | extras | content.attached(shown))
    below(chat, shown, int(message["message_id"]))
    world.touch(chat)
    return message


def below(chat: Room, shown: Json | None, message_id: int) -> None:
    """A keyboard below the input field comes, changes or goes."""
    if shown is None or "inline_keyboard" in shown:
        return
    chat.keyboard = None if "remove_keyboard" in shown else {"message_id": message_id, **shown}


def send_message(world: World, given: Given) -> Json:
    chat = world.known_chat(given.text("chat_id"))
    body = content.text_of(world, given)
    return deliver(world, world.open_chat(str(chat.id)), given, body)


def send_location(world: World, given: Given) -> Json:
    for name in ("latitude", "longitude"):
        if not given.text(name).strip():
            raise bad_request(f"{name} is empty")
    place: Json = {"latitude": given.number("latitude"), "longitude": given.number("longitude")}
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad_request("wrong location specified")
    if "horizontal_accuracy" in given:
        place["horizontal_accuracy"] = given.number("horizontal_accuracy")
    return deliver(world, world.open_chat(given.text("chat_id")), given, {"location": place})


def send_contact(world: World, given: Given) -> Json:
    card = {
        "phone_number": given.required("phone_number"),
        "first_name": given.required("first_name"),
    }
    card |= {name: given.text(name) for name in ("last_name", "vcard") if given.text(name)}
    return deliver(world, world.open_chat(given.text("chat_id")), given, {"contact": card})


def send_document(world: World, given: Given) -> Json:
    chat = world.open_chat(given.text("chat_id"))
    caption = content.caption_of(world, given)
    stored = file_of(world, given, "document", "documents", UPLOAD_BYTES)
    return deliver(world, chat, given, {"document": document(stored)} | caption)


def send_photo(world: World, given: Given) -> Json:
    chat = world.open_chat(given.text("chat_id"))
    caption = content.caption_of(world, given)
    stored = file_of(world, given, "photo", "photos", PHOTO_BYTES)
    spoiler = {"has_media_spoiler": True} if given.flag("has_spoiler") else {}
    return deliver(world, chat, given, {"photo": photo(stored)} | caption | spoiler)


def file_of(world: World, given: Given, name: str, folder: str, limit: int) -> StoredFile:
    """An upload, or a file that is here already, by its id."""
    upload = uploaded(given, name)
    if upload is not None:
        return kept(world, upload, folder, limit)
    wanted = given.text(name)
    if not wanted:
        raise bad_request(f"there is no {name} in the request")
    if wanted in world.files:
        return world.files[wanted]
    if "://" in wanted:
        world.remember_unknown("file by address", "", name)
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def uploaded(given: Given, name: str) -> Upload | None:
    """The file under that name, or the one it points to with attach://."""
    pointed = given.text(name)
    if pointed.startswith("attach://"):
        return given.uploads.get(pointed.removeprefix("attach://"))
    return given.uploads.get(name)


def kept(world: World, upload: Upload, folder: str, limit: int) -> StoredFile:
    """An upload within the limits becomes a file."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if len(upload.content) > limit:
        raise bad_request("file is too big")
    if folder == "photos" and size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    guess = mimetypes.guess_type(upload.name)[0] or upload.mime or "application/octet-stream"
    return world.store_file(upload.name, guess, upload.content, folder)


def reference(stored: StoredFile) -> Json:
    """What every file is known by."""
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
    }


def document(stored: StoredFile) -> Json:
    """A file as a message shows it."""
    return reference(stored) | {"file_name": stored.name, "mime_type": stored.mime}


def photo(stored: StoredFile) -> list[Json]:
    """A picture; Telegram would offer it in several sizes, here it is one."""
    width, height = size(stored.content) or (1, 1)
    return [reference(stored) | {"width": width, "height": height}]


def size(picture: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for anything else."""
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


def forward_message(world: World, given: Given) -> Json:
    message = original(world, given, "forward")
    chat = world.open_chat(given.text("chat_id"))
    if message.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    origin = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    body = essence(message) | {"forward_origin": origin}
    return deliver(world, chat, Given({}), body)


def copy_message(world: World, given: Given) -> Json:
    message = original(world, given, "copy")
    chat = world.open_chat(given.text("chat_id"))
    if message.get("has_protected_content"):
        raise bad_request("message can't be copied")
    body = essence(message)
    if "caption" in given and "text" not in body:
        body = {name: value for name, value in body.items() if not name.startswith("caption")}
        body |= content.caption_of(world, given)
    return {"message_id": deliver(world, chat, given, body)["message_id"]}


def original(world: World, given: Given, verb: str) -> Json:
    """The message that is passed on."""
    chat = world.known_chat(given.text("from_chat_id"))
    message = chat.live(given.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def essence(message: Json) -> Json:
    """What a message says, without who, when and where."""
    names = (
        "text", "entities", "caption", "caption_entities", "document", "photo", "sticker", "voice",
        "contact", "location", "link_preview_options",
    )  # fmt: skip
    return {name: message[name] for name in names if name in message}
