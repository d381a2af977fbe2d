"""The stand-in's whole world is in memory: the bot, the people, their chats, files and presses."""

import re
import secrets
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from playground.world.feed import Feed
from playground.world.refusals import ApiError, Json, Misuse, Rules, bad_request, not_allowed
from playground.world.update_queue import DualTimestamp, UpdateQueue
from playground.world.wound_clock import WindableClock

_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass(slots=True, kw_only=True)
class BaseChat:
    """Holds messages: a chat with a person, a group or a channel."""

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
        raise NotImplementedError

    def chat_object(self) -> Json:
        """Returns the chat as messages carry it."""
        raise NotImplementedError

    def sender_fields(self, sender: Json) -> Json:
        """Returns the fields by which a message says who sent it."""
        return {"from": sender}

    def refusal(self) -> ApiError | None:
        """Returns why the bot may not write here, or None when it may."""
        raise NotImplementedError

    def find_message(self, message_id: int) -> Json | None:
        """Returns a message that exists and was not deleted."""
        return None if message_id in self.deleted else self.messages.get(message_id)


@dataclass(slots=True)
class PrivateChat(BaseChat):
    """Holds a person and their chat; `commands` and `menu` are set for this chat alone."""

    user: Json
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    zone: str = ""

    @property
    def id(self) -> int:
        """The person's id is the id of the private chat too."""
        return int(self.user["id"])

    def chat_object(self) -> Json:
        names = ("id", "first_name", "last_name", "username")
        return {name: self.user[name] for name in names if name in self.user} | {"type": "private"}

    def refusal(self) -> ApiError | None:
        if self.deactivated:
            return not_allowed("user is deactivated")
        if self.blocked:
            return not_allowed("bot was blocked by the user")
        if not self.started:
            return not_allowed("bot can't initiate conversation with a user")
        return None


@dataclass(slots=True)
class Group(BaseChat):
    """Holds a group, supergroup or channel.

    `status` is the bot's: member, administrator, left or kicked.
    """

    number: int
    title: str
    kind: str
    status: str = "left"

    @property
    def id(self) -> int:
        """The id is below zero, as for every group."""
        return self.number

    def chat_object(self) -> Json:
        return {"id": self.number, "title": self.title, "type": self.kind}

    def sender_fields(self, sender: Json) -> Json:
        """Names the channel as the sender in a channel."""
        return {"sender_chat": self.chat_object()} if self.kind == "channel" else {"from": sender}

    def refusal(self) -> ApiError | None:
        if self.status == "kicked":
            return not_allowed(f"bot was kicked from the {self.kind} chat")
        if self.status == "left":
            return not_allowed(f"bot is not a member of the {self.kind} chat")
        return None


@dataclass(slots=True)
class ButtonPress:
    """Holds a button press, before and after the bot answers it."""

    id: str
    chat_id: int
    message_id: int
    data: str
    update_id: int | None
    handed_out: DualTimestamp | None = None
    answer: Json | None = None


@dataclass(slots=True)
class StoredFile:
    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Profile:
    """Holds the bot's profile by language code; commands have scope and language as key."""

    commands: dict[str, list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    menu: Json = field(default_factory=lambda: {"type": "commands"})


class World:
    """Holds the state only; the methods and the people change it."""

    def __init__(self, clock: WindableClock, bot: Json, rules: Rules) -> None:
        self.clock = clock
        self.bot = bot
        self.rules = rules
        self.on_change: Callable[[], None] = lambda: None
        self.feed = Feed(rules.events_kept)
        self.updates = UpdateQueue(clock, rules)
        self.calls: deque[Json] = deque(maxlen=rules.calls_kept)
        self.call_number = 0
        self.unknown: list[Json] = []
        self.chats: dict[int, PrivateChat] = {}
        self.groups: dict[int, Group] = {}
        self.call_counts: dict[str, Counter[str]] = {}
        """How each method was answered: by status, or by the trouble that was ordered."""
        self._message_order: list[tuple[int, int]] = []
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, ButtonPress] = {}
        self.profile = Profile()
        self.next_message_id = 1

    def clear(self) -> None:
        """Removes all people and chats; the numbers go on, and the bot's profile stays."""
        self.chats.clear()
        self.groups.clear()
        self._message_order.clear()
        self.call_counts.clear()
        self.files.clear()
        self.presses.clear()
        self.updates.clear()
        self.unknown.clear()
        self.calls.clear()
        self.feed.publish("reset")
        self.on_change()

    def timestamp(self) -> int:
        """Returns the moved time as messages carry it."""
        return int(self.clock.now().timestamp())

    def chat(self, chat_id: int) -> PrivateChat:
        """Returns a chat for the control routes; raises Misuse where nobody has that id."""
        if chat_id not in self.chats:
            raise Misuse(f"nobody here has the id {chat_id}")
        return self.chats[chat_id]

    def group(self, group_id: int) -> Group:
        """Returns a group for the control routes; raises Misuse where no group has that id."""
        if group_id not in self.groups:
            raise Misuse(f"no group here has the id {group_id}")
        return self.groups[group_id]

    def find_chat(self, chat_id: str) -> BaseChat:
        """Returns a chat for the bot, by its id as text; raises "chat not found"."""
        text = chat_id.strip()
        if not text:
            raise bad_request("chat_id is empty")
        number = int(text) if _NUMBER.fullmatch(text) else 0
        chat = self.chats.get(number) or self.groups.get(number)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def find_writable_chat(self, chat_id: str) -> BaseChat:
        """Returns a chat the bot may write to; raises the 403 that says why not."""
        chat = self.find_chat(chat_id)
        refusal = chat.refusal()
        if refusal is not None:
            raise refusal
        return chat

    def add_message(
        self, chat: BaseChat, sender: Json, content: Json, *, date: int | None = None
    ) -> Json:
        """Adds a new message to the end of the chat, written now unless `date` says when."""
        message = {
            "message_id": self.next_message_id,
            **chat.sender_fields(sender),
            "chat": chat.chat_object(),
            "date": self.timestamp() if date is None else date,
            **content,
        }
        self._message_order.append((self.next_message_id, chat.id))
        self.next_message_id += 1
        self.store_message(chat, message)
        return message

    def messages_after(self, message_id: int, limit: int) -> list[tuple[BaseChat, Json]]:
        """Returns messages of all chats in the order in which they came, as they read now."""
        begin = bisect_right(self._message_order, message_id, key=lambda one: one[0])
        rooms = {**self.chats, **self.groups}
        places = self._message_order[begin : begin + limit]
        return [(rooms[chat], rooms[chat].messages[number]) for number, chat in places]

    def restore_chats(self, chats: Iterable[BaseChat]) -> None:
        """Puts back chats and groups as they were before the stand-in was stopped."""
        for room in chats:
            if isinstance(room, Group):
                self.groups[room.id] = room
            elif isinstance(room, PrivateChat):
                self.chats[room.id] = room
            self._message_order.extend((number, room.id) for number in room.messages)
        self._message_order.sort()

    def store_message(self, chat: BaseChat, message: Json) -> None:
        """Stores a message, new or changed, and tells everybody who watches."""
        number = int(message["message_id"])
        chat.messages[number] = message
        chat.sequence[number] = self.feed.publish("message", chat.id, message_id=number)
        self.on_change()

    def delete_message(self, chat: BaseChat, message_id: int) -> None:
        """Deletes a message for both sides."""
        chat.deleted.add(message_id)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        chat.sequence[message_id] = self.feed.publish("message", chat.id, message_id=message_id)
        self.on_change()

    def touch(self, chat: BaseChat) -> None:
        """Tells everybody who watches that the chat itself changed."""
        self.feed.publish("chat", chat.id)
        self.on_change()

    def remember_unknown(self, what: str, method: str, name: str = "") -> None:
        """Records something the bot asked for that the stand-in does not play."""
        self.unknown.append({"what": what, "method": method, "name": name})
        self.feed.publish("unknown", None, what=what, method=method, name=name)

    def store_file(self, name: str, mime: str, content: bytes, folder: str) -> StoredFile:
        """Stores a file's bytes under a fresh id."""
        unique = secrets.token_urlsafe(12)
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        path = f"{folder}/file_{len(self.files)}_{unique[:6]}{suffix}"
        stored = StoredFile(f"desk-{secrets.token_urlsafe(24)}", unique, path, name, mime, content)
        self.files[stored.id] = stored
        self.on_change()
        return stored
