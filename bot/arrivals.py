"""What came in from Telegram, read one by one: a bad one never hides those behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update

Raw = Mapping[str, Any]
_BLOCKED = ("kicked", "left")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update. `chat` is the private chat it is about, None when it is about none.

    Without `update` it could not be read; `failure` is the class of the error then.
    """

    id: int
    kind: str
    raw: Raw
    chat: int | None = None
    update: Update | None = None
    failure: str = ""

    @property
    def press(self) -> str:
        """The id under which a pressed button waits for its answer."""
        return str(_part(self.raw, "callback_query").get("id", ""))

    @property
    def message(self) -> int:
        """The message the person wrote, or whose button they pressed; 0 when there is none."""
        return int(_message(self.raw).get("message_id") or 0)

    @property
    def reachable(self) -> bool | None:
        """Whether the person just let us write to them or stopped it; None: about neither."""
        if self.kind != "my_chat_member":
            return None
        status = _part(_part(self.raw, self.kind), "new_chat_member").get("status")
        return status not in _BLOCKED


def read(raw: Raw, bot: Bot) -> Arrival:
    """One update of getUpdates. KeyError or ValueError when it has not even a number."""
    number = int(raw["update_id"])
    kind = next((name for name in raw if name != "update_id"), "nothing")
    chat = _private_chat(raw)
    try:
        return Arrival(number, kind, raw, chat, Update.de_json(dict(raw), bot))
    except Exception as error:  # noqa: BLE001 - whatever it is, those behind it must pass
        return Arrival(number, kind, raw, chat, failure=type(error).__name__)


def _private_chat(raw: Raw) -> int | None:
    chat = _part(_message(raw), "chat") or _part(_part(raw, "my_chat_member"), "chat")
    return chat["id"] if chat.get("type") == "private" and isinstance(chat.get("id"), int) else None


def _message(raw: Raw) -> Raw:
    return (
        _part(raw, "message")
        or _part(raw, "edited_message")
        or _part(_part(raw, "callback_query"), "message")
    )


def _part(raw: Raw, name: str) -> Raw:
    part = raw.get(name)
    return part if isinstance(part, Mapping) else {}
