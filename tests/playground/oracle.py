"""Checks each call with the Bot API models of aiogram and python-telegram-bot.

aiogram takes seconds to load, so only a test that asks loads it.
"""

import json
import types
import warnings
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import telegram
from pydantic import BaseModel, TypeAdapter, ValidationError
from telegram.warnings import PTBDeprecationWarning

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod

_MARKUPS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}
_MESSAGES = {"sendmessage", "senddocument", "sendphoto", "sendcontact", "sendlocation",
             "editmessagetext", "editmessagecaption", "editmessagereplymarkup",
             "forwardmessage"}  # fmt: skip

NEWER = frozenset({"can_send_welcome_messages"})
"""Fields of Bot API 10.3, which aiogram requires and PTB does not know yet."""


@cache
def load_methods() -> "dict[str, type[TelegramMethod[Any]]]":
    """Returns aiogram's model of each method, by its name in small letters."""
    import aiogram.methods

    return {name.lower(): getattr(aiogram.methods, name) for name in aiogram.methods.__all__}


def read_markup(key: str, value: dict[str, Any]) -> BaseModel:
    """Returns a keyboard as the aiogram class that has that key."""
    import aiogram.types

    model: type[BaseModel] = getattr(aiogram.types, _MARKUPS[key])
    return model.model_validate(value)


def check_call(method: str, params: dict[str, Any], answer: Any) -> list[str]:
    """Returns what is wrong with a request and its answer, or nothing when both are sound."""
    return [*check_request(method, params), *check_answer(method, answer)]


def check_request(method: str, params: dict[str, Any]) -> list[str]:
    """Returns missing, mistyped and unknown parameters."""
    model = load_methods().get(method.lower())
    if model is None:
        return [f"{method}: no such method"]
    try:
        read = model.model_validate(shaped(model, params))
    except (ValidationError, ValueError) as wrong:
        return [f"{method}: {wrong}"]
    return [f"{method}: unknown parameter {name}" for name in extras(read)]


def check_answer(method: str, answer: Any) -> list[str]:
    """Returns what either library cannot read or does not know in an answer."""
    if not isinstance(answer, dict):
        return [f"{method}: the answer is no object"]
    if answer.get("ok") is not True:
        sound = isinstance(answer.get("error_code"), int) and answer.get("description")
        return [] if sound and answer.get("ok") is False else [f"{method}: {answer} is no refusal"]
    model = load_methods().get(method.lower())
    if model is None:
        return [f"{method}: no such method"]
    try:
        read = TypeAdapter(model.__returning__).validate_python(answer["result"])
    except ValidationError as wrong:
        return [f"{method}: {wrong}"]
    found = [f"{method}: unknown field {name} in the answer" for name in extras(read)]
    return [*found, *read_by_ptb(method, answer["result"])]


def shaped(model: type[BaseModel], params: dict[str, Any]) -> dict[str, Any]:
    """Turns form fields into what the model wants: JSON decoded, the keyboard in its class."""
    found = {}
    for name, value in params.items():
        known = model.model_fields.get(name)
        if isinstance(value, str) and known is not None and not takes_text(known.annotation):
            value = json.loads(value)  # noqa: PLW2901 - one value, two spellings
        if name == "reply_markup" and isinstance(value, dict):
            key = next((key for key in _MARKUPS if key in value), None)
            value = read_markup(key, value) if key else value  # noqa: PLW2901
        found[name] = value
    return found


def takes_text(annotation: Any) -> bool:
    """Returns whether the parameter may be a string."""
    if get_origin(annotation) in (Union, types.UnionType):
        return any(takes_text(one) for one in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, str)


def extras(value: Any, path: str = "") -> Iterator[str]:
    """Returns every field that aiogram's models do not know."""
    if isinstance(value, BaseModel):
        yield from (f"{path}{name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from extras(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from extras(one, f"{path}{index}.")


def read_by_ptb(method: str, result: Any) -> list[str]:
    """Checks messages and updates with python-telegram-bot."""
    key = method.lower()
    read: list[telegram.TelegramObject] = []
    if key == "getupdates":
        read = [telegram.Update.de_json(one) for one in result]
    elif key in _MESSAGES and isinstance(result, dict):
        read = [telegram.Message.de_json(result)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        return [f"{method}: unknown to PTB: {name}" for one in read for name in leftovers(one)]


def leftovers(value: Any) -> Iterator[str]:
    """Returns what PTB stored as unknown, at any depth."""
    if isinstance(value, telegram.TelegramObject):
        yield from value.api_kwargs.keys() - NEWER
        for name in value.to_dict(recursive=False):
            yield from leftovers(getattr(value, name, None))
    elif isinstance(value, tuple):
        for one in value:
            yield from leftovers(one)
