"""Lets a message be read from which something is missing that the library demands.

Telegram always sends it. A server of the Bot API that somebody else wrote may not. What has to be
there is read from the library's own types, so that it holds for all of them; what our code works
with is left missing, so that such an update is parked and its sender told.
"""

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import telegram
from telegram import TelegramObject, Update

RawObject = Mapping[str, Any]
LibraryType = type[TelegramObject]
"""A class of the library, such as Message or Voice."""
_USED: Final = {
    "Update": {"update_id"},
    "Message": {"message_id", "chat"},
    "CallbackQuery": {"id", "from"},
    "ChatMemberUpdated": {"chat", "new_chat_member"},
    "Chat": {"id", "type"},
    "User": {"id"},
    "Voice": {"file_id", "duration"},
    "Document": {"file_id"},
    "Contact": {"phone_number", "first_name"},
    "Location": {"latitude", "longitude"},
}
"""The fields that our code works with, by the library's type."""
_USED_PARTS: Final = {
    "message", "edited_message", "callback_query", "my_chat_member", "chat", "from", "voice",
    "document", "contact", "location", "new_chat_member",
}  # fmt: skip
"""Only in these parts of an update is anything used; a message that is answered is not one."""
_FAR_AHEAD: Final = 2**31 - 1
"""A date that nobody sent: a turn takes its own moment for what is written later than that. 0 would
say that a message cannot be read any more."""
_NEUTRAL: Final[dict[str, object]] = {"bool": False, "int": 0, "float": 0.0, "str": ""}
_SUBTYPES: Final = {"creator": "Owner", "kicked": "Banned"}
"""Words of Telegram for which the library's type has another name."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Says what a type of the library demands, and which of its fields hold other types."""

    required: Mapping[str, object]
    parts: Mapping[str, LibraryType]


def fill_missing_fields(update: RawObject) -> dict[str, Any]:
    """Returns the update with these fields; what is there stays as it is, also if it is wrong.

    A message that tells no time is taken for one that was written just now.
    """
    return _fill(Update, update, is_used=True)


def _fill(kind: LibraryType, raw: RawObject, *, is_used: bool) -> dict[str, Any]:
    form = _form_of(_narrow(kind, raw))
    used = _USED.get(kind.__name__, set()) if is_used else set()
    filled: dict[str, Any] = {
        **{name: value for name, value in form.required.items() if name not in used},
        **raw,
    }
    for name, part in form.parts.items():
        value, is_part_used = filled.get(name), is_used and name in _USED_PARTS
        if isinstance(value, Mapping):
            filled[name] = _fill(part, value, is_used=is_part_used)
        elif isinstance(value, list):
            filled[name] = [
                _fill(part, one, is_used=is_part_used) if isinstance(one, Mapping) else one
                for one in value
            ]
    return filled


def _narrow(kind: LibraryType, raw: RawObject) -> LibraryType:
    """Returns the subtype that the object says it is: a member who was banned, an origin that is a
    channel, a card that was pressed and is still there."""
    if kind is telegram.MaybeInaccessibleMessage:
        return telegram.Message
    word = str(raw.get("status") or raw.get("type") or raw.get("source") or "")
    ending = _SUBTYPES.get(word) or word.title().replace("_", "")
    found = getattr(telegram, kind.__name__ + ending, kind)
    return found if isinstance(found, type) and issubclass(found, kind) else kind


_forms: Final[dict[LibraryType, _Form]] = {}


def _form_of(kind: LibraryType) -> _Form:
    if kind not in _forms:
        _forms[kind] = _read_form(kind)
    return _forms[kind]


def _read_form(kind: LibraryType) -> _Form:
    required: dict[str, object] = {}
    parts: dict[str, LibraryType] = {}
    for name, parameter in inspect.signature(kind).parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD or name == "api_kwargs":
            continue
        key, annotation = "from" if name == "from_user" else name, str(parameter.annotation)
        part = _part_named(annotation)
        if part is not None:
            parts[key] = part
        if parameter.default is parameter.empty:
            required[key] = _neutral(annotation, part)
    return _Form(required, parts)


def _part_named(annotation: str) -> LibraryType | None:
    for name in re.findall(r"\b[A-Z]\w*", annotation):
        found = getattr(telegram, name, None)
        if isinstance(found, type) and issubclass(found, TelegramObject):
            return found
    return None


def _neutral(annotation: str, part: LibraryType | None) -> object:
    """Returns a value of that type that says nothing."""
    if "Sequence" in annotation:
        return []
    if part is not None:
        return {}
    if "datetime.datetime" in annotation:
        return _FAR_AHEAD
    return next((value for name, value in _NEUTRAL.items() if name in annotation), "")
