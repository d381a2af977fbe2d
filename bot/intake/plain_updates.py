"""Reads plain messages and presses as the library does, with a fraction of its work.

Nearly all that people do is a few words or a press, while the library looks for each of the hundred
things that a message may bring. Whatever has more to it, or another form, is left to the library.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    TelegramObject,
    Update,
    User,
)
from telegram.constants import ChatType

RawObject = Mapping[str, Any]
_Form = Mapping[str, type]
"""The fields of an object and their types; the library says what becomes of any other."""
_USER: Final[_Form] = {"id": int, "is_bot": bool, "first_name": str}
_MORE_OF_USER: Final = {
    **dict.fromkeys(("last_name", "username", "language_code"), str),
    "is_premium": bool,
}
_CHAT: Final[_Form] = {"id": int, "type": str}
_MORE_OF_CHAT: Final = dict.fromkeys(("first_name", "last_name", "username"), str)
_MESSAGE: Final[_Form] = {"message_id": int, "from": dict, "chat": dict, "date": int, "text": str}
_MORE_OF_MESSAGE: Final = {"entities": list}
_MORE_OF_CARD: Final = {"entities": list, "edit_date": int, "reply_markup": dict}
_PRESS: Final[_Form] = {
    **dict.fromkeys(("id", "chat_instance", "data"), str),
    **dict.fromkeys(("from", "message"), dict),
}
_ENTITY: Final[_Form] = {"type": str, "offset": int, "length": int}
_BUTTON: Final[_Form] = {"text": str}
_MORE_OF_BUTTON: Final = {"callback_data": str, "url": str}


class _Blank:
    """Copies an object of the library on which nothing optional stands."""

    def __init__(self, sample: TelegramObject) -> None:
        kind = self._kind = type(sample)
        self._write: dict[str, Callable[[Any, object], None]] = {
            name: vars(one)[name].__set__
            for one in kind.__mro__
            for name in vars(one).get("__slots__", ())
        }
        self._values = [(write, getattr(sample, name)) for name, write in self._write.items()]

    def fill(self, bot: Bot, told_apart_by: tuple[object, ...], **fields: object) -> Any:
        """Returns a copy with these fields."""
        copy = self._kind.__new__(self._kind)
        for write, value in self._values:
            write(copy, value)
        self._write["_bot"](copy, bot)
        self._write["_id_attrs"](copy, told_apart_by)
        for name, field in fields.items():
            self._write[name](copy, field)
        return copy


_message: Final = _Blank(Message(1, datetime.fromtimestamp(1, UTC), Chat(1, Chat.PRIVATE)))
_update: Final = _Blank(Update(1))
_CHAT_KINDS: Final = {str(kind.value): kind for kind in ChatType}
_user: Final = _Blank(User(1, "", is_bot=False))
_chat: Final = _Blank(Chat(1, Chat.PRIVATE))


def read_plain(raw: RawObject, bot: Bot) -> Update | None:
    """Returns the update as the library would read it, or None where it is not as plain as that."""
    number, kinds = raw.get("update_id"), raw.keys() - {"update_id"}
    if type(number) is not int or len(kinds) != 1:
        return None
    parts: dict[str, TelegramObject | None] = {}
    if "message" in kinds:
        parts["message"] = _read_message(raw["message"], bot, _MORE_OF_MESSAGE)
    elif "callback_query" in kinds:
        parts["callback_query"] = _read_press(raw["callback_query"], bot)
    if not any(parts.values()):
        return None
    update: Update = _update.fill(bot, (number,), update_id=number, **parts)
    return update


def _read_message(raw: Any, bot: Bot, more: _Form) -> Message | None:
    if not (_has_form(raw, _MESSAGE, more) and raw["date"] > 0 and _has_plain_marks(raw)):
        return None
    if not (_has_form(raw["chat"], _CHAT, _MORE_OF_CHAT) and _is_user(raw["from"])):
        return None
    chat = _read_chat(raw["chat"], bot)
    keyboard = raw.get("reply_markup")
    message: Message = _message.fill(
        bot,
        (raw["message_id"], chat),
        message_id=raw["message_id"],
        date=_moment(raw["date"]),
        chat=chat,
        from_user=_read_user(raw["from"], bot),
        text=raw["text"],
        entities=MessageEntity.de_list(raw.get("entities", ()), bot),
        edit_date=_moment(raw["edit_date"]) if "edit_date" in raw else None,
        reply_markup=InlineKeyboardMarkup.de_json(keyboard, bot) if keyboard else None,
    )
    return message


def _read_press(raw: Any, bot: Bot) -> CallbackQuery | None:
    if not (_has_form(raw, _PRESS, {}) and _is_user(raw["from"])):
        return None
    card = _read_message(raw["message"], bot, _MORE_OF_CARD)
    if card is None:
        return None
    user = _read_user(raw["from"], bot)
    press = CallbackQuery(raw["id"], user, raw["chat_instance"], card, raw["data"])
    press.set_bot(bot)
    return press


def _read_user(raw: RawObject, bot: Bot) -> User:
    user: User = _user.fill(bot, (raw["id"],), **raw)
    return user


def _read_chat(raw: RawObject, bot: Bot) -> Chat:
    kind = _CHAT_KINDS.get(raw["type"], raw["type"])
    chat: Chat = _chat.fill(bot, (raw["id"],), **{**raw, "type": kind})
    return chat


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _is_user(raw: object) -> bool:
    return _has_form(raw, _USER, _MORE_OF_USER)


def _has_plain_marks(raw: RawObject) -> bool:
    """Tells whether what is marked in the text, and the buttons below it, have nothing special."""
    rows = raw.get("reply_markup", {}).get("inline_keyboard", ())
    return all(_has_form(one, _ENTITY, {"url": str}) for one in raw.get("entities", ())) and all(
        isinstance(row, list) and all(_has_form(one, _BUTTON, _MORE_OF_BUTTON) for one in row)
        for row in rows
    )


def _has_form(raw: Any, form: _Form, more: _Form) -> bool:
    """Tells whether an object has all fields of a form, none but those and some more, and each of
    its type."""
    if type(raw) is not dict or not form.keys() <= raw.keys():
        return False
    return all(type(value) is (form.get(name) or more.get(name)) for name, value in raw.items())
