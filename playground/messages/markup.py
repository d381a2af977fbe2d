"""Keyboards are accepted or refused as Telegram does it, with the same words."""

from typing import Any

from playground.messages import text_units
from playground.messages.tag_entities import normalise_url
from playground.world.refusals import ApiError, Json, bad_request, decapitalise

MAX_DATA_BYTES = 64
MAX_COPY_UNITS = 256
MAX_BUTTONS_A_ROW = 8
MAX_BUTTONS = 100
_STYLES = ("", "default", "primary", "danger", "success")
_REQUEST_FIELDS = (
    "request_contact", "request_location", "request_poll", "request_users", "request_chat",
    "request_managed_bot", "web_app",
)  # fmt: skip
_KEYBOARD_FLAGS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")


def read_markup(value: Any, *, inline_only: bool = False) -> Json | None:
    """Returns the markup as it will be shown, or None; raises what the Bot API would answer."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if reply := button_rows(value, "keyboard"):
        markup: Json = {"keyboard": read_buttons(reply, reply_button, "keyboard button")}
        markup |= {name: True for name in _KEYBOARD_FLAGS if value.get(name)} | placeholder(value)
    elif inline := button_rows(value, "inline_keyboard"):
        return {"inline_keyboard": read_buttons(inline, inline_button, "inline keyboard button")}
    elif value.get("remove_keyboard"):
        markup = {"remove_keyboard": True}
    elif value.get("force_reply"):
        markup = {"force_reply": True} | placeholder(value)
    else:
        return None
    if inline_only:
        raise bad_request("inline keyboard expected")
    return markup


def placeholder(value: Json) -> Json:
    """Returns the hint in the empty input field, which has 1-64 characters."""
    hint = value.get("input_field_placeholder")
    return {"input_field_placeholder": str(hint)[:64]} if hint else {}


def button_rows(value: Json, name: str) -> list[Any]:
    """Returns the rows of buttons under `name`, empty where there are none."""
    rows = value.get(name) or []
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    for row in rows:
        if not isinstance(row, list):
            of = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
            raise bad_request(f'Field "{name}"{of} must be an Array of Arrays')
    return [row for row in rows if row]


def read_buttons(raw_rows: list[list[Any]], read_button: Any, name: str) -> list[list[Json]]:
    """Returns all buttons and checks the limits for each row and for all together."""
    try:
        buttons = [[read_button(button) for button in row] for row in raw_rows]
    except ValueError as wrong:
        raise bad_request(f"can't parse {name}: {wrong}") from wrong
    if any(len(row) > MAX_BUTTONS_A_ROW for row in buttons) or sum(map(len, buttons)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return buttons


def common_fields(button: Json, kind: str) -> Json:
    """Returns text and style of a button, which both kinds of keyboard share."""
    text = require_string(button, "text")
    if not text.strip():
        raise bad_request(f"{kind} text must be non-empty")
    style = str(button.get("style") or "").lower()
    if style not in _STYLES:
        raise ValueError("invalid button style specified")
    looks = {"style": style} if style not in ("", "default") else {}
    icon = button.get("icon_custom_emoji_id")
    return {"text": text, **looks, **({"icon_custom_emoji_id": str(icon)} if icon else {})}


def require_string(value: Json, name: str) -> str:
    """Returns a required string; raises the Bot API's error where it is missing."""
    if name not in value:
        raise ValueError(f'Can\'t find field "{name}"')
    if not isinstance(value[name], str):
        raise ValueError(f'Field "{name}" must be of type String')  # noqa: TRY004 - all are one kind
    return str(value[name])


def reply_button(button: Any) -> Json:
    """Returns a button of the keyboard below the input field."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise ValueError("KeyboardButton must be a String or an Object")  # noqa: TRY004
    asks = next((name for name in _REQUEST_FIELDS if button.get(name)), None)
    return common_fields(button, "Keyboard button") | ({asks: button[asks]} if asks else {})


def inline_button(button: Any) -> Json:
    """Returns a button under a message."""
    if not isinstance(button, dict):
        raise ValueError("InlineKeyboardButton must be an Object")  # noqa: TRY004
    looks = common_fields(button, "Inline keyboard button")
    if url := button.get("url"):
        return looks | {"url": button_url(str(url))}
    if data := button.get("callback_data"):
        return looks | {"callback_data": button_data(str(data))}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button:
            return looks | {name: str(button[name])}
    if "web_app" in button:
        return looks | {"web_app": {"url": web_app_url(button["web_app"])}}
    if "copy_text" in button:
        return looks | {"copy_text": {"text": copy_text(button["copy_text"])}}
    raise ValueError("Text buttons are unallowed in the inline keyboard")


def button_data(data: str) -> str:
    """Checks what a press sends back: the limit is 64 bytes, not characters."""
    if len(data.encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def copy_text(value: Any) -> str:
    """Returns the text that a tap copies."""
    text = require_string(value if isinstance(value, dict) else {}, "text")
    if not 1 <= text_units.count_units(text) <= MAX_COPY_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def button_url(url: str) -> str:
    """Returns the address that a button opens."""
    if url.startswith("tg://user?id="):
        return url
    return check_address(url, "Inline keyboard button")


def web_app_url(value: Any) -> str:
    """Returns the address of a web app, which has to use HTTPS."""
    url, field = (
        require_string(value if isinstance(value, dict) else {}, "url"),
        "Inline keyboard button Web App",
    )
    address = check_address(url, field)
    if not address.startswith("https://"):
        raise invalid_url_error(field, url, "Only HTTPS links are allowed")
    return address


def check_address(url: str, where: str) -> str:
    """Returns the address if it is a possible one; raises the Bot API's error otherwise."""
    try:
        return normalise_url(url)
    except ValueError as wrong:
        raise invalid_url_error(where, url, wrong) from wrong


def invalid_url_error(where: str, url: str, wrong: ValueError | str) -> ApiError:
    """Returns the Bot API's error about an address."""
    return bad_request(decapitalise(f"{where} URL '{url}' is invalid: {wrong}"))
