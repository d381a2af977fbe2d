"""Holds Telegram's limits and makes every message keep them before it leaves.

Nothing is refused or lost for being too long. What is too long for one message becomes several, in
order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape, unescape
from typing import Any

from coaching.translation import _
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.html_split import split_html
from storage.tables.outgoing_message import OutgoingMessage

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
TOAST_UNITS = 200
LABEL_UNITS = 128
"""Telegram names no limit for the text of a button; no phone shows as much as this."""
PLACEHOLDER_UNITS = 64
COPY_UNITS = 256
DATA_BYTES = 64
ROW_BUTTONS = 8
KEYBOARD_BUTTONS = 100
MORE_BUTTONS = _("There is more to choose from:")

_Row = Sequence[Mapping[str, Any]]
_Markup = Mapping[str, Any]


def fit(message: OutgoingMessage) -> tuple[OutgoingMessage, ...]:
    """Returns the message itself where Telegram takes it as it is, else several that it takes. The
    text goes on in the next message, the buttons stand under the last one, and buttons beyond 100
    stand under a further one.

    An edit changes its message to the first part. A button that Telegram would refuse is left out.
    """
    texts, markups = _fit_text(message), _fit_markup(message.payload.get("reply_markup"))
    if len(texts) == len(markups) == 1 and markups[0] is message.payload.get("reply_markup"):
        return (message,)
    bodies = [_replace_text(message, texts[0]), *(_follow_up(message, text) for text in texts[1:])]
    without_buttons = [_replace_markup(one, None) for one in bodies[:-1]]
    with_buttons = [
        _replace_markup(one, markup)
        for one, markup in zip(
            [bodies[-1], *(_follow_up(message, str(MORE_BUTTONS)) for _ in markups[1:])],
            markups,
            strict=True,
        )
    ]
    return (*without_buttons, *with_buttons)


def fit_toast(text: str) -> str:
    """Returns the text of a toast, cut where it is too long."""
    return _clip(text, TOAST_UNITS)


def count_buttons(message: OutgoingMessage) -> int:
    """Counts the buttons under a message."""
    rows = (message.payload.get("reply_markup") or {}).get("inline_keyboard", ())
    return sum(len(row) for row in rows)


# -- texts -----------------------------------------------------------------------------------------


def _text_field(message: OutgoingMessage) -> str | None:
    return next((name for name in ("text", "caption") if name in message.payload), None)


def _fit_text(message: OutgoingMessage) -> list[str]:
    field = _text_field(message)
    if field is None:
        return [""]
    first = CAPTION_UNITS if field == "caption" else TEXT_UNITS
    return split_html(message.payload[field], TEXT_UNITS, first)


def _replace_text(message: OutgoingMessage, text: str) -> OutgoingMessage:
    field = _text_field(message)
    if field is None or message.payload[field] == text:
        return message
    return replace(message, payload={**message.payload, field: text})


def _follow_up(message: OutgoingMessage, text: str) -> OutgoingMessage:
    """Returns a message that goes on with another one; it is as urgent and expires at the same
    time."""
    shared = {
        name: value
        for name, value in message.payload.items()
        if name in ("parse_mode", "link_preview_options")
    }
    return replace(message, method="sendMessage", payload={"text": text, **shared})


def _replace_markup(message: OutgoingMessage, markup: _Markup | None) -> OutgoingMessage:
    """Returns the message with that markup. An edit without any removes the buttons."""
    kept = {name: value for name, value in message.payload.items() if name != "reply_markup"}
    return replace(message, payload=kept if markup is None else {**kept, "reply_markup": markup})


# -- keyboards -------------------------------------------------------------------------------------


def _fit_markup(markup: _Markup | None) -> list[_Markup | None]:
    """Returns the same object where nothing has to change, else one markup for each message."""
    if markup is None or "remove_keyboard" in markup:
        return [markup]
    if "keyboard" in markup:
        return [_fit_reply_keyboard(markup)]
    rows = markup["inline_keyboard"]
    wrapped = _wrap_rows([_fit_row(row) for row in rows])
    if wrapped == rows and sum(map(len, rows)) <= KEYBOARD_BUTTONS:
        return [markup]
    return [{**markup, "inline_keyboard": some} for some in _share_rows(wrapped)]


def _fit_reply_keyboard(markup: _Markup) -> _Markup:
    """Returns the keyboard with every key whole, because what stands on a key is what it sends.
    Keys for which there is no room are left out; the person can still write."""
    changed: dict[str, Any] = {"keyboard": _share_rows(_wrap_rows(markup["keyboard"]))[0]}
    if "input_field_placeholder" in markup:
        hint = _clip(markup["input_field_placeholder"], PLACEHOLDER_UNITS)
        changed["input_field_placeholder"] = hint
    return markup if changed.items() <= markup.items() else {**markup, **changed}


def _fit_row(row: _Row) -> list[Mapping[str, Any]]:
    return [_fit_label(button) for button in row if _is_taken(button)]


def _is_taken(button: Mapping[str, Any]) -> bool:
    """Returns whether Telegram takes what the button does. It cannot be shortened, because it would
    then do something else."""
    if "copy_text" in button:
        return 1 <= utf16_length(button["copy_text"]["text"]) <= COPY_UNITS
    if "callback_data" in button:
        return 1 <= len(button["callback_data"].encode()) <= DATA_BYTES
    return bool(button.keys() - {"text", "style"})


def _fit_label(button: Mapping[str, Any]) -> Mapping[str, Any]:
    label = _clip(button["text"], LABEL_UNITS) if button["text"].strip() else "…"
    return button if label == button["text"] else {**button, "text": label}


def _wrap_rows(rows: Sequence[_Row]) -> list[_Row]:
    return [
        row if len(row) <= ROW_BUTTONS else row[at : at + ROW_BUTTONS]
        for row in rows
        for at in range(0, len(row), ROW_BUTTONS)
    ]


def _share_rows(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Returns the rows in keyboards of at most 100 buttons; there is at least one keyboard."""
    keyboards: list[list[_Row]] = [[]]
    for row in rows:
        if sum(map(len, keyboards[-1])) + len(row) > KEYBOARD_BUTTONS:
            keyboards.append([])
        keyboards[-1].append(row)
    return keyboards


def _clip(text: str, limit: int) -> str:
    """Returns plain words up to the limit, with … where something is left out."""
    if utf16_length(text) <= limit:
        return text
    return unescape(split_html(escape(text), limit - 1)[0]) + "…"
