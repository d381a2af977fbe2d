"""Reads what came from Telegram one by one, so that a bad update never hides those behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot, Update

from bot.intake.missing_fields import RawObject, fill_missing_fields
from bot.intake.plain_updates import read_plain

_GONE_STATUSES: Final = ("kicked", "left")
_SHARED_CHAT_KINDS: Final = ("group", "supergroup", "channel")
_ID_RANGE: Final = range(-(2**63), 2**63)
"""The numbers that a database can hold."""


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """Is one update. `chat` is the private chat it is about, None when it is about none; `group` is
    the group or channel it came from, if the bot is in there.

    `parsed` is None when it could not be read; `parse_error` is the class of the error then.
    """

    id: int
    kind: str
    raw: RawObject
    chat: int | None = None
    group: int | None = None
    parsed: Update | None = None
    parse_error: str = ""
    is_fetched: bool = False
    """Whether it was kept earlier, until what it needs was fetched."""

    @property
    def owner_chat(self) -> int | None:
        """The chat with which it is forgotten. Where it names no chat that can be read, this is the
        chat of its sender, which has the same number as the sender. None for what came from a group
        or from nobody."""
        if self.chat is not None or _chat_part(self.raw).get("type") in _SHARED_CHAT_KINDS:
            return self.chat
        return _storable_number(_part(_part(self.raw, self.kind), "from").get("id"))

    @property
    def lane(self) -> int:
        """The number under which it is kept apart from what another process is at work on: its
        chat, or one of its own that no private chat has."""
        return self.chat if self.chat is not None else -1 - abs(self.id) % 2**60

    @property
    def callback_query_id(self) -> str:
        """The id under which a pressed button waits for its answer."""
        return str(_part(self.raw, "callback_query").get("id", ""))

    @property
    def message_id(self) -> int:
        """The id of the message that the person wrote, or whose button they pressed; 0 when there
        is none."""
        return _storable_number(_message_part(self.raw).get("message_id")) or 0

    @property
    def message_date(self) -> int | None:
        """When the message was written or edited, in seconds since 1970; None where no time is
        told, as for a press."""
        message = _part(self.raw, "message")
        date = message.get("date") or _part(self.raw, "edited_message").get("edit_date")
        return _storable_number(date)

    @property
    def text(self) -> str:
        """What the person wrote, or what stands below their picture or file; empty for a press."""
        message = _part(self.raw, "message")
        text = message.get("text") or message.get("caption")
        return text if isinstance(text, str) else ""

    @property
    def has_file(self) -> bool:
        """Whether it brings a file that may be fetched and read: a voice note or a document."""
        message = _part(self.raw, "message")
        return bool(_part(message, "voice") or _part(message, "document"))

    @property
    def command(self) -> str:
        """The command it is, such as "/start"; empty for anything else."""
        text = _part(self.raw, "message").get("text")
        if not (isinstance(text, str) and text.startswith("/")):
            return ""
        return text.split(maxsplit=1)[0].partition("@")[0].lower()

    @property
    def is_reachable(self) -> bool | None:
        """Whether the person just allowed us to write to them, or stopped it; None when it is about
        neither."""
        if self.kind != "my_chat_member":
            return None
        return _membership_status(self.raw) not in _GONE_STATUSES


def parse_updates(raws: Iterable[Any], bot: Bot) -> list[IncomingUpdate]:
    """Returns the updates in their order. What has no number is left out: nothing could ever
    confirm it."""
    return [
        parse_update(raw, bot)
        for raw in raws
        if isinstance(raw, Mapping) and _storable_number(raw.get("update_id")) is not None
    ]


def parse_update(raw: RawObject, bot: Bot) -> IncomingUpdate:
    """Returns one update of getUpdates, which must have a number."""
    number = int(raw["update_id"])
    kind = next((name for name in raw if name != "update_id"), "nothing")
    chat, group = _find_chat_or_group(raw)
    try:
        parsed = read_plain(raw, bot) or Update.de_json(fill_missing_fields(raw), bot)
        return IncomingUpdate(number, kind, raw, chat, group, parsed)
    except Exception as error:  # noqa: BLE001 - whatever it is, those behind it must pass
        return IncomingUpdate(number, kind, raw, chat, group, parse_error=type(error).__name__)


def _find_chat_or_group(raw: RawObject) -> tuple[int | None, int | None]:
    """Returns the private chat it is about, or the group or channel in which it says that the bot
    is."""
    chat = _chat_part(raw)
    number, kind = _storable_number(chat.get("id")), chat.get("type")
    if kind == "private":
        return number, None
    shared = kind in _SHARED_CHAT_KINDS and _membership_status(raw) not in _GONE_STATUSES
    return None, number if shared else None


def _chat_part(raw: RawObject) -> RawObject:
    return _part(_message_part(raw), "chat") or _part(_part(raw, "my_chat_member"), "chat")


def _message_part(raw: RawObject) -> RawObject:
    return (
        _part(raw, "message")
        or _part(raw, "edited_message")
        or _part(_part(raw, "callback_query"), "message")
    )


def _membership_status(raw: RawObject) -> object:
    """Returns the status of the bot in the chat from now on; None when the update does not tell
    it."""
    return _part(_part(raw, "my_chat_member"), "new_chat_member").get("status")


def _part(raw: RawObject, name: str) -> RawObject:
    part = raw.get(name)
    return part if type(part) is dict or isinstance(part, Mapping) else {}


def _storable_number(value: object) -> int | None:
    """Returns the value if it is a number that can be stored. Telegram sends no other, but somebody
    who pretends to be Telegram may."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _ID_RANGE:
        return value
    return None
