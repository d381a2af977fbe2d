"""Builds the buttons under a message, and the keys in place of the keyboard, as Telegram wants
them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coaching.translation import Words
from handlers.ui.callback_data import CallbackData

ButtonStyle = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """Is a button under a message. When it is pressed, `data` comes back to the bot, or `copy_text`
    (1-256 characters) goes to the clipboard, or `url` opens."""

    text: Words
    data: CallbackData | None = None
    copy_text: str = ""
    url: str = ""
    style: ButtonStyle | None = None


Buttons = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """Shows keys in place of the keyboard; `location` is the label of a key that shares the place.

    A keyboard without rows takes the keys away.
    """

    rows: Sequence[Sequence[Words]] = ()
    location: Words = ""
    placeholder: Words = ""


def inline_markup(buttons: Buttons) -> dict[str, Any]:
    """Returns an InlineKeyboardMarkup; one without buttons removes those of a message."""
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in buttons if row]}


def _button_json(button: Button) -> dict[str, Any]:
    made: dict[str, Any] = {"text": str(button.text)}
    if button.copy_text:
        made["copy_text"] = {"text": button.copy_text}
    elif button.url:
        made["url"] = button.url
    elif button.data is not None:
        made["callback_data"] = button.data.pack()
    if button.style:
        made["style"] = button.style
    return made


def reply_keyboard_markup(keyboard: ReplyKeyboard) -> dict[str, Any]:
    """Returns a ReplyKeyboardMarkup that disappears after one use, or a ReplyKeyboardRemove."""
    rows: list[list[dict[str, Any]]] = [
        [{"text": str(text)} for text in row] for row in keyboard.rows
    ]
    if keyboard.location:
        rows.insert(0, [{"text": str(keyboard.location), "request_location": True}])
    if not rows:
        return {"remove_keyboard": True}
    made: dict[str, Any] = {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
    if keyboard.placeholder:
        made["input_field_placeholder"] = str(keyboard.placeholder)
    return made
