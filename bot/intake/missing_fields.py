"""Fills fields of an update that the library demands and nothing here needs.

Telegram always sends them. A server of the Bot API that somebody else wrote may not.
"""

from collections.abc import Mapping
from typing import Any, Final

RawObject = Mapping[str, Any]
_USER_DEFAULTS: Final = {"is_bot": False, "first_name": ""}
_PRESS_DEFAULTS: Final = {"chat_instance": ""}
_MESSAGE_KINDS: Final = ("message", "edited_message")


def fill_missing_fields(update: RawObject) -> dict[str, Any]:
    """Returns the update with these fields; what is there stays as it is, also if it is wrong."""
    filled = dict(update)
    for kind in _MESSAGE_KINDS:
        if isinstance(filled.get(kind), Mapping):
            filled[kind] = _fill_sender(filled[kind])
    for kind, defaults in (("callback_query", _PRESS_DEFAULTS), ("my_chat_member", {})):
        if isinstance(filled.get(kind), Mapping):
            filled[kind] = _fill_sender({**defaults, **filled[kind]})
    press = filled.get("callback_query")
    if isinstance(press, dict) and isinstance(press.get("message"), Mapping):
        press["message"] = _fill_sender(press["message"])
    return filled


def _fill_sender(part: RawObject) -> dict[str, Any]:
    sender = part.get("from")
    if not isinstance(sender, Mapping):
        return dict(part)
    return {**part, "from": {**_USER_DEFAULTS, **sender}}
