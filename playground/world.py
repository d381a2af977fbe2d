"""The stand-in's whole world, in memory: the bot, the people, their chats, files and presses."""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.clock import WindableClock
from playground.feed import Feed
from playground.terms import Json, Misuse, Rules, bad_request, forbidden
from playground.updates import Age, UpdateQueue


@dataclass(slots=True)
class Chat:
    """A person and their chat with the bot. `commands` and `menu` are set for this chat alone."""

    user: Json
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    zone: str = ""
    messages: dict[int, Json] = field(default_factory=dict)
    sequence: dict[int, int] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    keyboard: Json | None = None
    menu: Json | None = None
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    own_reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The person's id, which is the private chat's id too."""
        return int(self.user["id"])

    def card(self) -> Json:
        """The chat as messages carry it."""
        names = ("id", "first_name", "last_name", "username")
        return {name: self.user[name] for name in names if name in self.user} | {"type": "private"}

    def live(self, message_id: int) -> Json | None:
        """A message that is there and was not deleted."""
        return None if message_id in self.deleted else self.messages.get(message_id)


@dataclass(slots=True)
class Press:
    """A button that somebody pressed, until and after the bot answers."""

    id: str
    chat_id: int
    message_id: int
    data: str
    update_id: int | None
    handed_out: Age | None = None
    answer: Json | None = None


@dataclass(slots=True)
class StoredFile:
    """A file on the stand-in's disk."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Profile:
    """What the bot said about itself. Keys are language codes, for commands scope and language."""

    commands: dict[str, list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    menu: Json = field(default_factory=lambda: {"type": "commands"})


class World:
    """Holds what is; methods.py and people.py change it."""

    def __init__(self, clock: WindableClock, bot: Json, rules: Rules) -> None:
        self.clock = clock
        self.bot = bot
        self.rules = rules
        self.changed: Callable[[], None] = lambda: None
        self.feed = Feed(rules.events_kept)
        self.updates = UpdateQueue(clock, rules)
        self.calls: deque[Json] = deque(maxlen=rules.calls_kept)
        self.call_number = 0
        self.unknown: list[Json] = []
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.profile = Profile()
        self.next_message_id = 1

    def clear(self) -> None:
        """No people and no chats. Numbers go on, and what the bot said about itself stays."""
        self.chats.clear()
        self.files.clear()
        self.presses.clear()
        self.updates.clear()
        self.unknown.clear()
        self.calls.clear()
        self.feed.tell("reset")
        self.changed()

    def timestamp(self) -> int:
        """The wound time as messages carry it."""
        return int(self.clock.now().timestamp())

    def chat(self, chat_id: int) -> Chat:
        """For the controls; raises Misuse where nobody has that id."""
        if chat_id not in self.chats:
            raise Misuse(f"nobody here has the id {chat_id}")
        return self.chats[chat_id]

    def known_chat(self, given: str) -> Chat:
        """For the bot, by id as text; raises "chat not found"."""
        text = given.strip()
        if not text:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(text)) if text.isdecimal() else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, given: str) -> Chat:
        """A chat the bot may write to; raises the 403 that says why not."""
        chat = self.known_chat(given)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def add_message(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Put a new message at the end of the chat."""
        message = {
            "message_id": self.next_message_id,
            "from": sender,
            "chat": chat.card(),
            "date": self.timestamp(),
            **content,
        }
        self.next_message_id += 1
        self.put(chat, message)
        return message

    def put(self, chat: Chat, message: Json) -> None:
        """Keep a message, new or changed, and tell those who watch."""
        number = int(message["message_id"])
        chat.messages[number] = message
        chat.sequence[number] = self.feed.tell("message", chat.id, message_id=number)
        self.changed()

    def delete_message(self, chat: Chat, message_id: int) -> None:
        """It goes for both sides."""
        chat.deleted.add(message_id)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        chat.sequence[message_id] = self.feed.tell("message", chat.id, message_id=message_id)
        self.changed()

    def touch(self, chat: Chat) -> None:
        """Something about the chat itself changed."""
        self.feed.tell("chat", chat.id)
        self.changed()

    def remember_unknown(self, what: str, method: str, name: str = "") -> None:
        """The bot asked for what is not played here."""
        self.unknown.append({"what": what, "method": method, "name": name})
        self.feed.tell("unknown", None, what=what, method=method, name=name)

    def store_file(self, name: str, mime: str, content: bytes, folder: str) -> StoredFile:
        """Keep a file's bytes under a fresh id."""
        unique = secrets.token_urlsafe(12)
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        path = f"{folder}/file_{len(self.files)}_{unique[:6]}{suffix}"
        stored = StoredFile(f"desk-{secrets.token_urlsafe(24)}", unique, path, name, mime, content)
        self.files[stored.id] = stored
        self.changed()
        return stored
