"""Turns what a button sends back into a typed value, so that no handler takes a text apart."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields
from enum import StrEnum
from types import NoneType
from typing import Any, ClassVar, NamedTuple, Protocol, Self, get_args, get_type_hints

from telegram import Update

MAX_BYTES = 64
"""Telegram's limit for what a button sends, in bytes of UTF-8."""
MAX_DIGITS = 15
MAX_NUMBER = 10**MAX_DIGITS
SEPARATOR = ":"


class CallbackDataError(ValueError):
    """The value cannot stand on a button: it is too long, or a part of it is forbidden."""


class CallbackData:
    """Is the base of what buttons send: `prefix`, then the fields in their order.

    A kind is a frozen slotted dataclass with fields of int, str, bool, a StrEnum, a type with
    `text` and `parse`, or one of several such. Fields with a default stand last and are left off
    when they have it. Buttons stay in chats for years: a prefix and the order of its fields are
    never changed. A kind that allows less raises ValueError in `__post_init__`.
    """

    __slots__ = ()
    prefix: ClassVar[str]

    def pack(self) -> str:
        """Returns the text that goes on the button. Raises CallbackDataError."""
        text = self._text()
        if len(text.encode()) > MAX_BYTES:
            raise CallbackDataError(f"more than {MAX_BYTES} bytes: {text!r}")
        return text

    def _text(self) -> str:
        parts = _list_parts(type(self))
        values = [getattr(self, part.name) for part in parts]
        while values and values[-1] == parts[len(values) - 1].default:
            values.pop()
        texts = [part.write(value) for part, value in zip(parts, values, strict=False)]
        for text in texts:
            if not text or SEPARATOR in text:
                raise CallbackDataError(f"not a part of a button's data: {text!r}")
        return SEPARATOR.join([self.prefix, *texts])

    @classmethod
    def unpack(cls, text: str) -> Self | None:
        """Returns the value that was packed into `text`; None when the text is of another kind."""
        head, rest = text[: len(cls.prefix)], text[len(cls.prefix) :]
        if head != cls.prefix or (rest and not rest.startswith(SEPARATOR)):
            return None
        parts, texts = _list_parts(cls), rest.split(SEPARATOR)[1:]
        if not sum(part.default is MISSING for part in parts) <= len(texts) <= len(parts):
            return None
        try:
            made = cls(*(part.read(one) for part, one in zip(parts, texts, strict=False)))
            return made if made._text() == text else None
        except ValueError:  # a part does not fit
            return None


class _TextValue(Protocol):
    """Is a value with a text of its own, such as the key of a step."""

    @property
    def text(self) -> str: ...

    @classmethod
    def parse(cls, text: str) -> Self: ...


class _Part(NamedTuple):
    """Says how one field is written and read."""

    name: str
    default: Any
    write: Callable[[Any], str]
    read: Callable[[str], Any]


_PARTS: dict[type[CallbackData], tuple[_Part, ...]] = {}
"""Says how each kind is written and read; a kind is added when it is first needed."""


def _list_parts(kind: type[CallbackData]) -> tuple[_Part, ...]:
    if kind not in _PARTS:
        hints = get_type_hints(kind)
        _PARTS[kind] = tuple(
            _Part(one.name, one.default, *_field_format(hints[one.name]))
            for one in fields(kind)  # type: ignore[arg-type]  # each kind is a dataclass
        )
    return _PARTS[kind]


def _field_format(hint: Any) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    hint = _plain_type(hint)
    if get_args(hint):
        return _write_text, _reader_of_any([_field_format(one)[1] for one in get_args(hint)])
    if hint is bool:
        return _write_bool, _read_bool
    if hint is int:
        return _write_int, read_number
    if hint is str:
        return str, str
    if issubclass(hint, StrEnum):
        return str, hint
    return _write_text, hint.parse


def _plain_type(hint: Any) -> Any:
    """Returns the type behind a NewType or an optional one."""
    if NoneType in get_args(hint):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    return getattr(hint, "__supertype__", hint)


def _write_bool(value: bool) -> str:  # noqa: FBT001 - it is the value of a field
    return "yes" if value else "no"


def _read_bool(text: str) -> bool:
    return text == "yes"  # what is neither yes nor no does not pack into the same text


def _write_int(value: int) -> str:
    text = str(int(value))
    if value < 0 or len(text) > MAX_DIGITS:
        raise CallbackDataError(f"not a number for a button: {value}")
    return text


def read_number(text: str) -> int:
    """The number that a button holds. Raises ValueError for anything else."""
    if len(text) > MAX_DIGITS:
        raise CallbackDataError(f"not a number for a button: {text!r}")
    return int(text)


def _write_text(value: _TextValue | StrEnum) -> str:
    return str(value) if isinstance(value, StrEnum) else value.text


def _reader_of_any(readers: Sequence[Callable[[str], Any]]) -> Callable[[str], Any]:
    """Reads a field of several types: the first that takes the text."""

    def read(text: str) -> Any:
        for one in readers[:-1]:
            with suppress(ValueError):
                return one(text)
        return readers[-1](text)

    return read


# -- whose button it is --------------------------------------------------------------------------

CallbackHandler = Callable[[Update, Any, Any], Coroutine[Any, Any, None]]
"""Handles an update in a Turn; the type of its third parameter says which kinds of value it
takes."""


class CallbackHandlers:
    """Finds the handler of what a button sent, which is the one that takes values of its kind."""

    def __init__(self, handlers: Iterable[CallbackHandler]) -> None:
        self.by_kind: dict[type[CallbackData], CallbackHandler] = {}
        for handler in handlers:
            self.by_kind |= dict.fromkeys(list_kinds(handler), handler)
        self._kinds_by_sign: dict[str, list[type[CallbackData]]] = {}
        for kind in sorted(self.by_kind, key=lambda one: len(one.prefix), reverse=True):
            self._kinds_by_sign.setdefault(_first_part(kind.prefix), []).append(kind)

    def unpack(self, text: str) -> CallbackData | None:
        """Returns the value that `text` stands for; None when no handler takes such a value."""
        kinds = self._kinds_by_sign.get(_first_part(text), ())
        values = (kind.unpack(text) for kind in kinds)
        return next((value for value in values if value is not None), None)


def list_kinds(handler: CallbackHandler) -> tuple[type[CallbackData], ...]:
    """Returns the kinds that a handler takes, according to the type of its third parameter."""
    _, _, hint, *_ = get_type_hints(handler).values()
    return get_args(hint) or (hint,)


def _first_part(text: str) -> str:
    return text.partition(SEPARATOR)[0]
