"""Lets each piece of work run in a process that is ended when it takes too long."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, Generic, TypeVar

_AT_ONCE = 100
"""So many pieces a child does one after the other: forking costs as much as one of them."""
_AnyConnection = Connection | Any
_FORK = multiprocessing.get_context("fork")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Child(Generic[Result]):
    process: ForkProcess
    results: Connection
    left: deque[int]
    """The numbers that it has not answered yet; it works on the first of them."""

    def receive(self) -> tuple[int, Result | None]:
        """Returns the next result; None when the child was ended over it."""
        try:
            result: Result | None = self.results.recv()
        except EOFError:
            result = None
            self.process.join()
        return self.left.popleft(), result


def work_in_children(
    work: Callable[[int], Result], count: int, children: int, seconds: float
) -> Iterator[tuple[int, Result | None]]:
    """Yields each number below `count` with what `work` returns for it, in no order.

    None stands for work that took more than so many seconds of processor time: the kernel ends its
    process then, whatever it is doing, and another one goes on with the rest.
    """
    left = deque(range(count))
    running: dict[_AnyConnection, _Child[Result]] = {}
    while left or running:
        while left and len(running) < children:
            some = deque(left.popleft() for _ in range(min(_AT_ONCE, len(left))))
            child = _start(work, some, seconds)
            running[child.results] = child
        for results in wait([*running]):
            child = running[results]
            number, result = child.receive()
            yield number, result
            if result is None:
                left.extendleft(reversed(child.left))
            if result is None or not child.left:
                del running[results]
                child.results.close()


def _start(work: Callable[[int], Result], numbers: deque[int], seconds: float) -> _Child[Result]:
    results, sink = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(work, tuple(numbers), seconds, sink), daemon=True)
    process.start()
    sink.close()
    return _Child(process, results, numbers)


def _work(
    work: Callable[[int], Result], numbers: tuple[int, ...], seconds: float, sink: Connection
) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # the kernel's own way: it ends the process
    for number in numbers:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        sink.send(work(number))
    signal.setitimer(signal.ITIMER_PROF, 0)
