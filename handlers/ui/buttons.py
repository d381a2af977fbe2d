"""Buttons under a message and keys in place of the keyboard, as Telegram wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` (1-64 bytes) comes back when it is pressed;
    or `copy` (1-256 characters) goes to the clipboard; or `url` opens."""

    text: str
    data: str = ""
    copy: str = ""
    url: str = ""
    style: Style | None = None


Buttons = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in place of the keyboard; `location` is the label of a key that shares the place.

    No rows at all takes the keys away.
    """

    rows: Sequence[Sequence[str]] = ()
    location: str = ""
    placeholder: str = ""


def inline(buttons: Buttons) -> dict[str, Any]:
    """InlineKeyboardMarkup; without buttons, the one that takes them off."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in buttons if row]}


def _button(button: Button) -> dict[str, Any]:
    made: dict[str, Any] = {"text": button.text}
    if button.copy:
        made["copy_text"] = {"text": button.copy}
    elif button.url:
        made["url"] = button.url
    else:
        made["callback_data"] = button.data
    if button.style:
        made["style"] = button.style
    return made


def reply_keys(keys: Keys) -> dict[str, Any]:
    """ReplyKeyboardMarkup that goes after one use, or ReplyKeyboardRemove."""
    rows: list[list[dict[str, Any]]] = [[{"text": text} for text in row] for row in keys.rows]
    if keys.location:
        rows.insert(0, [{"text": keys.location, "request_location": True}])
    if not rows:
        return {"remove_keyboard": True}
    made: dict[str, Any] = {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
    if keys.placeholder:
        made["input_field_placeholder"] = keys.placeholder
    return made
