"""Remembers within one turn what follows from the same facts, so that it is worked out once.

Facts never change in place, so the same document has the same plan and the same redacted form all
through a turn. Nothing is remembered outside a turn, and nothing after it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_Memory = dict[tuple[object, ...], tuple[tuple[object, ...], Any]]
_memory: ContextVar[_Memory | None] = ContextVar("turn_memory", default=None)


@contextmanager
def remember_within_turn() -> Iterator[None]:
    """Remembers results inside and forgets all of them at the end."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def compute_once_a_turn(function: Callable[P, R]) -> Callable[P, R]:
    """Lets a function that only depends on its arguments work once a turn for the same ones.

    Documents count as the same when they are the same object, moments and numbers when they are
    equal.
    """

    @wraps(function)
    def recall_or_compute(*args: P.args, **kwargs: P.kwargs) -> R:
        memory = _memory.get()
        if memory is None or kwargs:
            return function(*args, **kwargs)
        key = (function, *(arg if isinstance(arg, datetime | int) else id(arg) for arg in args))
        if key not in memory:
            # the arguments are kept as well: the id of one that is gone could be given anew
            memory[key] = args, function(*args, **kwargs)
        result: R = memory[key][1]
        return result

    return recall_or_compute
