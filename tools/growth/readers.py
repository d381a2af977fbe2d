"""Finds every function that reads what people write, and gives it all else that it asks for."""

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from itertools import count
from types import ModuleType
from typing import Any

from tools.house import Module

NAMES = ("read_", "parse_", "check_", "split_")
PURE = ("coaching", "handlers")
"""In these rooms a function does nothing but return, so that any of them can be called."""
_EXAMPLES: dict[object, Any] = {
    str: "Dana Lee",
    bytes: b"Dana Lee",
    int: 1,
    float: 1.0,
    bool: False,
    datetime: datetime(2026, 11, 20, 9, tzinfo=UTC),
    date: date(2026, 11, 20),
    time: time(9),
    timedelta: timedelta(hours=1),
    object: "Dana Lee",
    Any: "Dana Lee",
}
_EXAMPLES_BY_NAME: dict[str, Any] = {
    "ZoneName": "Europe/Berlin",
    "CountryCode": "DE",
    "zone": "Europe/Berlin",
    "limit": 4096,
}
_NOTHING = (list, tuple, set, frozenset, dict, Mapping, Sequence, Set, Iterable, Iterator)


class NoExampleError(Exception):
    """There is no example of a value of this type."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Is a function with one of its texts left open."""

    name: str
    function: Callable[..., object]
    given: Mapping[str, Any]
    text: str
    """The name of the parameter that takes the text."""

    def run(self, text: str) -> None:
        """Lets it read a text, which ends otherwise each time: nothing can be remembered of it."""
        end = f" {next(_RUNS)}"
        found = self.function(**{**self.given, self.text: text[: -len(end)] + end})
        if isinstance(found, Iterator):
            for _ in found:
                pass


_RUNS = count()


@dataclass(frozen=True, slots=True)
class ReadersFound:
    """Holds what was found; `uncallable` names readers that need a value nobody gives an example
    of."""

    readers: tuple[Reader, ...]
    uncallable: tuple[str, ...]


def find_readers(modules: Iterable[tuple[Module, ModuleType]]) -> ReadersFound:
    """Returns the functions of these modules that take a text: in rooms that only compute, all
    public ones; elsewhere those whose name says that they read. Private ones count where a flow
    names them as its checks."""
    readers: list[Reader] = []
    uncallable: list[str] = []
    for module, loaded in modules:
        for name, function in _functions_of(loaded):
            is_reader = name.lstrip("_").startswith(NAMES)
            is_public = not name.startswith("_")
            # private functions of handlers are tables' own, those of other rooms serve public ones
            if not (is_public or module.room == "handlers") or not (
                is_reader or (is_public and module.room in PURE)
            ):
                continue
            try:
                readers += _readers_of(f"{module.name}.{name}", function)
            except NoExampleError as error:
                if is_reader:
                    uncallable.append(f"{module.name}.{name}: {error}")
    return ReadersFound(tuple(readers), tuple(uncallable))


def _functions_of(loaded: ModuleType) -> Iterator[tuple[str, Callable[..., object]]]:
    """Yields the functions that are written in a module, also those behind a cache, and the methods
    of its classes that need no example of their own."""
    for name, value in vars(loaded).items():
        function = inspect.unwrap(value) if callable(value) else value
        if inspect.isfunction(function) and function.__module__ == loaded.__name__:
            if not inspect.iscoroutinefunction(function):
                yield name, function
        elif inspect.isclass(value) and value.__module__ == loaded.__name__:
            yield from _methods_of(name, value)


def _methods_of(name: str, kind: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for method, function in vars(kind).items():
        if method.startswith(NAMES) and inspect.isfunction(function):
            try:
                owner = example_of(kind)
            except NoExampleError:
                continue
            yield f"{name}.{method}", partial(function, owner)


def _readers_of(name: str, function: Callable[..., object]) -> Iterator[Reader]:
    """Yields the function once for each text that it takes. Raises NoExampleError."""
    plain = function.func if isinstance(function, partial) else function
    try:
        hints = typing.get_type_hints(plain)
    except NameError as error:
        raise NoExampleError(str(error)) from None
    wanted = inspect.signature(function).parameters.values()
    texts = [one.name for one in wanted if hints.get(one.name) is str]
    if not texts:
        return
    given = {
        one.name: _EXAMPLES_BY_NAME.get(one.name) or example_of(hints.get(one.name, Any))
        for one in wanted
        if _must(one)
    }
    for text in texts:
        shown = f"{name}({text})" if len(texts) > 1 else name
        yield Reader(shown, function, given, text)


def example_of(kind: Any) -> Any:
    """Returns a value of a type: the simplest there is. Raises NoExampleError."""
    if kind in _EXAMPLES or getattr(kind, "__name__", "") in _EXAMPLES_BY_NAME:
        return _EXAMPLES.get(kind) or _EXAMPLES_BY_NAME.get(kind.__name__, _EXAMPLES.get(kind))
    origin = typing.get_origin(kind)
    if kind is None or kind is types.NoneType:
        return None
    if origin in (typing.Union, types.UnionType):
        return _example_of_union(typing.get_args(kind))
    if origin is typing.Annotated:
        return example_of(typing.get_args(kind)[0])
    if (origin or kind) in _NOTHING:
        return _empty_of(origin or kind)
    if origin is Callable or kind is Callable:
        answer = example_of(typing.get_args(kind)[-1])
        return lambda *_, **__: answer
    if hasattr(kind, "__supertype__"):
        return example_of(kind.__supertype__)
    return _example_of_class(kind)


def _example_of_union(kinds: Sequence[Any]) -> Any:
    if types.NoneType in kinds:
        return None
    return example_of(kinds[0])


def _empty_of(kind: Any) -> Any:
    if kind in (list, set, dict, frozenset):
        return kind()
    return {} if kind is Mapping else frozenset() if kind is Set else ()


def _example_of_class(kind: Any) -> Any:
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    if inspect.isclass(kind) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(
            **{
                part.name: _EXAMPLES_BY_NAME.get(part.name) or example_of(hints[part.name])
                for part in fields(kind)
                if part.init and part.default is MISSING and part.default_factory is MISSING
            }
        )
    try:
        hints = typing.get_type_hints(kind.__init__)
        wanted = [name for name, one in inspect.signature(kind).parameters.items() if _must(one)]
        return kind(**{name: example_of(hints[name]) for name in wanted})
    except (TypeError, ValueError, KeyError, AttributeError):
        raise NoExampleError(f"there is no example of {kind}") from None


def _must(parameter: inspect.Parameter) -> bool:
    """Returns whether a parameter has to be given."""
    is_many = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    return parameter.default is inspect.Parameter.empty and not is_many
