"""What came in from Telegram, read one by one: a bad one never hides those behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot, Update

Raw = Mapping[str, Any]
_BLOCKED: Final = ("kicked", "left")
_SHARED: Final = ("group", "supergroup", "channel")
_IDS: Final = range(-(2**63), 2**63)
"""What a database can hold."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update. `chat` is the private chat it is about, None when it is about none; `group` is
    the group or channel it came from, if the bot is in there.

    Without `update` it could not be read; `failure` is the class of the error then.
    """

    id: int
    kind: str
    raw: Raw
    chat: int | None = None
    group: int | None = None
    update: Update | None = None
    failure: str = ""

    @property
    def whose(self) -> int | None:
        """The chat it is forgotten with. Where it names none that can be read, that of its sender,
        which has the number of its person; None for what came from a group or from nobody."""
        if self.chat is not None or _chat(self.raw).get("type") in _SHARED:
            return self.chat
        return _whole(_part(_part(self.raw, self.kind), "from").get("id"))

    @property
    def press(self) -> str:
        """The id under which a pressed button waits for its answer."""
        return str(_part(self.raw, "callback_query").get("id", ""))

    @property
    def message(self) -> int:
        """The message the person wrote, or whose button they pressed; 0 when there is none."""
        return _whole(_message(self.raw).get("message_id")) or 0

    @property
    def written(self) -> int | None:
        """When they wrote or edited it, in seconds since 1970; None for what tells no time, such
        as a press."""
        message = _part(self.raw, "message")
        date = message.get("date") or _part(self.raw, "edited_message").get("edit_date")
        return _whole(date)

    @property
    def command(self) -> str:
        """The command it is, such as "/start"; empty for anything else."""
        text = _part(self.raw, "message").get("text")
        if not (isinstance(text, str) and text.startswith("/")):
            return ""
        return text.split(maxsplit=1)[0].partition("@")[0].lower()

    @property
    def reachable(self) -> bool | None:
        """Whether the person just let us write to them or stopped it; None: about neither."""
        if self.kind != "my_chat_member":
            return None
        return _membership(self.raw) not in _BLOCKED


def read_all(raws: Iterable[Any], bot: Bot) -> list[Arrival]:
    """In their order, without what has not even a number: nothing could ever confirm that."""
    return [
        read(raw, bot)
        for raw in raws
        if isinstance(raw, Mapping) and _whole(raw.get("update_id")) is not None
    ]


def read(raw: Raw, bot: Bot) -> Arrival:
    """One update of getUpdates, which must have a number."""
    number = int(raw["update_id"])
    kind = next((name for name in raw if name != "update_id"), "nothing")
    chat, group = _where(raw)
    try:
        return Arrival(number, kind, raw, chat, group, Update.de_json(dict(raw), bot))
    except Exception as error:  # noqa: BLE001 - whatever it is, those behind it must pass
        return Arrival(number, kind, raw, chat, group, failure=type(error).__name__)


def _where(raw: Raw) -> tuple[int | None, int | None]:
    """The private chat it is about, or the group or channel it tells us that we are in."""
    chat = _chat(raw)
    number, kind = _whole(chat.get("id")), chat.get("type")
    if kind == "private":
        return number, None
    shared = kind in _SHARED and _membership(raw) not in _BLOCKED
    return None, number if shared else None


def _chat(raw: Raw) -> Raw:
    return _part(_message(raw), "chat") or _part(_part(raw, "my_chat_member"), "chat")


def _message(raw: Raw) -> Raw:
    return (
        _part(raw, "message")
        or _part(raw, "edited_message")
        or _part(_part(raw, "callback_query"), "message")
    )


def _membership(raw: Raw) -> object:
    """How the bot stands in the chat from now on, None for what tells nothing of it."""
    return _part(_part(raw, "my_chat_member"), "new_chat_member").get("status")


def _part(raw: Raw, name: str) -> Raw:
    part = raw.get(name)
    return part if isinstance(part, Mapping) else {}


def _whole(value: object) -> int | None:
    """A number that can be kept; Telegram sends no other, whoever pretends to be it may."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _IDS:
        return value
    return None
