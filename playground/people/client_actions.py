"""Everything that somebody with a Telegram client can do to the bot is played here."""

import secrets

from playground.messages import message_sending, text_units
from playground.messages.sent_bodies import caption_body, grey_png, strip_reply, text_body
from playground.people.button_lookup import find_button_data, inaccessible_message
from playground.world.refusals import Json, Misuse, Upload
from playground.world.world import ButtonPress, PrivateChat, World

_USER_FIELDS = ("first_name", "last_name", "username", "language_code")


class ClientActions:
    """Acts for all people of the stand-in; raises Misuse for what no client would let them do."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add(
        self,
        *,
        id: int | None = None,  # noqa: A002 - Telegram's own name for it
        first_name: str = "Sam",
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
        zone: str = "",
    ) -> PrivateChat:
        """Adds somebody who has not written yet, or gives other names to somebody known."""
        number = id or max([1000, *self.world.chats]) + 1
        if number <= 0 or number == self.world.bot["id"]:
            raise Misuse("a person's id is a positive number of their own")
        if not first_name.strip():
            raise Misuse("a person needs a first name")
        names = (first_name, last_name, username.removeprefix("@"), language_code)
        named = {name: text for name, text in zip(_USER_FIELDS, names, strict=True) if text}
        user = {"id": number, "is_bot": False, **named}
        chat = self.world.chats.setdefault(number, PrivateChat(user))
        chat.user, chat.zone = user, zone or chat.zone
        self.world.touch(chat)
        return chat

    def set_zone(self, user_id: int, zone: str) -> None:
        """Sets the time zone of the person's device; only the page shows it."""
        chat = self.world.chat(user_id)
        chat.zone = zone
        self.world.touch(chat)

    def start_chat(self, user_id: int) -> PrivateChat:
        """Returns the chat of a person who may write; their first message opens it."""
        chat = self.world.chat(user_id)
        if chat.blocked:
            raise Misuse(f"{chat.user['first_name']} has blocked the bot; unblock it first")
        chat.started = True
        return chat

    def send_content(
        self, user_id: int, body: Json, *, reply_to: int | None = None, date: int | None = None
    ) -> Json:
        """Sends any content as that person, now unless `date` (seconds since 1970) says when."""
        chat = self.start_chat(user_id)
        if reply_to is not None:
            original = chat.find_message(reply_to)
            if original is None:
                raise Misuse(f"there is no message {reply_to} to reply to")
            body = body | {"reply_to_message": strip_reply(original)}
        message = self.world.add_message(chat, chat.user, body, date=date)
        self.world.updates.add("message", message, chat.id)
        return message

    def send_text(
        self, user_id: int, text: str, *, reply_to: int | None = None, date: int | None = None
    ) -> list[Json]:
        """Sends a text; one that is too long leaves as several messages, as clients do it."""
        text = text_units.strip_controls(text).strip()
        if not text:
            raise Misuse("an empty text cannot be sent")
        return [
            self.send_content(user_id, text_body(piece), reply_to=reply_to, date=date)
            for piece in text_units.split_text(text)
        ]

    def check_text(self, user_id: int, text: str) -> None:
        """Raises what sending the text would raise, and sends nothing."""
        chat = self.world.chat(user_id)
        if chat.blocked or not text_units.strip_controls(text).strip():
            raise Misuse(f"{user_id} has blocked the bot, or sends an empty text")

    def edit_text(self, user_id: int, message_id: int, text: str) -> Json:
        """Changes a text that was sent."""
        chat = self.start_chat(user_id)
        message = chat.find_message(message_id)
        if message is None or message["from"]["id"] != user_id or "text" not in message:
            raise Misuse(f"message {message_id} is none of their texts")
        body = text_body(text_units.strip_controls(text).strip()[: text_units.TEXT_LIMIT])
        if not body["text"]:
            raise Misuse("an empty text cannot be sent")
        unchanged = {
            name: value for name, value in message.items() if name not in ("text", "entities")
        }
        changed = unchanged | body | {"edit_date": self.world.timestamp()}
        self.world.store_message(chat, changed)
        self.world.updates.add("edited_message", changed, chat.id)
        return changed

    def send_location(self, user_id: int, latitude: float, longitude: float) -> Json:
        return self.send_content(
            user_id, {"location": {"latitude": latitude, "longitude": longitude}}
        )

    def send_contact(
        self,
        user_id: int,
        phone_number: str,
        first_name: str,
        *,
        last_name: str = "",
        vcard: str = "",
        contact_id: int | None = None,
    ) -> Json:
        """Sends a card from the address book; a person on Telegram has a `contact_id`."""
        card: Json = {"phone_number": phone_number, "first_name": first_name}
        card |= {"last_name": last_name} if last_name else {}
        card |= {"vcard": vcard} if vcard else {}
        return self.send_content(
            user_id, {"contact": card | ({"user_id": contact_id} if contact_id else {})}
        )

    def send_sticker(self, user_id: int, emoji: str = "👍") -> Json:
        stored = self.world.store_file("sticker.webp", "image/webp", b"RIFF-sticker", "stickers")
        looks = {
            "type": "regular", "width": 512, "height": 512, "is_animated": False,
            "is_video": False, "emoji": emoji, "set_name": "stand_in",
        }  # fmt: skip
        return self.send_content(
            user_id, {"sticker": message_sending.file_reference(stored) | looks}
        )

    def send_voice(
        self, user_id: int, seconds: int = 3, sound: bytes = b"", mime: str = "audio/ogg"
    ) -> Json:
        """Sends a voice message of that length; without a sound there is nothing to hear in it."""
        if len(sound) > message_sending.MAX_UPLOAD_BYTES:
            raise Misuse("the sound is too big")
        stored = self.world.store_file("voice.oga", mime, sound or b"OggS-voice", "voice")
        return self.send_content(
            user_id,
            {
                "voice": message_sending.file_reference(stored)
                | {"duration": seconds, "mime_type": stored.mime}
            },
        )

    def send_photo(self, user_id: int, picture: bytes = b"", caption: str = "") -> Json:
        """Sends a picture, by default a small grey one."""
        bytes_ = picture or grey_png(64, 48)
        if message_sending.picture_size(bytes_) is None:
            raise Misuse("a photo is a PNG or a JPEG here")
        stored = self.world.store_file("photo.png", "image/png", bytes_, "photos")
        return self.send_content(
            user_id, {"photo": message_sending.photo_sizes(stored)} | caption_body(caption)
        )

    def send_document(
        self, user_id: int, name: str, data: bytes, mime: str = "", caption: str = ""
    ) -> Json:
        upload = Upload(name, mime, data)
        stored = message_sending.store_upload(
            self.world, upload, "documents", message_sending.MAX_UPLOAD_BYTES
        )
        return self.send_content(
            user_id, {"document": message_sending.document_object(stored)} | caption_body(caption)
        )

    def press(
        self,
        user_id: int,
        message_id: int,
        *,
        row: int | None = None,
        col: int = 0,
        text: str | None = None,
        data: str | None = None,
    ) -> ButtonPress:
        """Presses a button under a message: by place, by text, or by any data (even old data)."""
        chat = self.start_chat(user_id)
        message = chat.messages.get(message_id)
        if message is None:
            raise Misuse(f"there is no message {message_id}")
        if data is None:
            data = find_button_data(message, row, col, text)
        number = str(secrets.randbits(62))
        named_message = message if chat.find_message(message_id) else inaccessible_message(message)
        body = {
            "id": number, "from": chat.user, "message": named_message, "data": data,
            "chat_instance": str(chat.id * 7919),
        }  # fmt: skip
        update_id = self.world.updates.add("callback_query", body, chat.id)
        press = ButtonPress(number, chat.id, message_id, data, update_id)
        self.world.presses[number] = press
        self.world.feed.publish("press", chat.id, message_id=message_id, query_id=number, data=data)
        self.world.on_change()
        return press

    def press_reply(self, user_id: int, text: str, answer: Json | None = None) -> list[Json]:
        """Presses a button below the input field; `answer` holds the place for a location
        button.
        """
        chat = self.start_chat(user_id)
        keyboard = chat.keyboard or {"keyboard": []}
        button = next(
            (
                candidate
                for row in keyboard["keyboard"]
                for candidate in row
                if candidate["text"] == text
            ),
            None,
        )
        if button is None:
            raise Misuse(f"no button says {text!r}")
        if keyboard.get("one_time_keyboard"):
            chat.keyboard = None
            self.world.touch(chat)
        reply = {"reply_to": keyboard["message_id"]} if "message_id" in keyboard else {}
        if button.get("request_location"):
            place = answer or {"latitude": 52.52, "longitude": 13.405}
            location = {name: float(place[name]) for name in ("latitude", "longitude")}
            return [self.send_content(user_id, {"location": location}, **reply)]
        if button.get("request_contact"):
            phone = str((answer or {}).get("phone_number", "+10000000000"))
            return [self.send_contact(user_id, phone, chat.user["first_name"], contact_id=user_id)]
        return self.send_text(user_id, text)

    def react(self, user_id: int, message_id: int, emoji: str) -> None:
        """Puts an emoji on a message; an empty one takes it away."""
        chat = self.start_chat(user_id)
        if chat.find_message(message_id) is None:
            raise Misuse(f"there is no message {message_id}")
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        old, chat.own_reactions[message_id] = chat.own_reactions.get(message_id, []), new
        body = {
            "chat": chat.chat_object(), "message_id": message_id, "user": chat.user,
            "date": self.world.timestamp(), "old_reaction": old, "new_reaction": new,
        }  # fmt: skip
        self.world.updates.add("message_reaction", body, chat.id)
        self.world.store_message(chat, chat.messages[message_id])

    def block(self, user_id: int) -> None:
        """Blocks the bot: everything it sends is refused from now on."""
        self._set_blocked(self.world.chat(user_id), blocked=True)

    def unblock(self, user_id: int) -> None:
        """Lets the bot write again."""
        self._set_blocked(self.world.chat(user_id), blocked=False)

    def restart(self, user_id: int) -> Json:
        """Does what Telegram's RESTART button does: unblock, then /start."""
        self.unblock(user_id)
        return self.send_text(user_id, "/start")[0]

    def deactivate(self, user_id: int) -> None:
        """Deletes the person's Telegram account."""
        chat = self.world.chat(user_id)
        chat.deactivated = True
        self.world.touch(chat)

    def _set_blocked(self, chat: PrivateChat, *, blocked: bool) -> None:
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        member = {"user": self.world.bot, "status": "member"}
        kicked = {"user": self.world.bot, "status": "kicked", "until_date": 0}
        old, new = (member, kicked) if blocked else (kicked, member)
        body = {
            "chat": chat.chat_object(), "from": chat.user, "date": self.world.timestamp(),
            "old_chat_member": old, "new_chat_member": new,
        }  # fmt: skip
        self.world.updates.add("my_chat_member", body, chat.id)
        self.world.touch(chat)
