"""Trouble to order: the next calls of a method fail, are cut off, or take their time."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from playground.terms import Json, Misuse


class Trouble(StrEnum):
    """What goes wrong."""

    ERROR = "error"
    """An answer with `status` and `body`; nothing is done."""
    RETRY_AFTER = "retry_after"
    """A 429 that asks to wait `seconds`; nothing is done."""
    DROP_BEFORE = "drop_before"
    """The connection is cut and nothing is done."""
    DROP_AFTER = "drop_after"
    """It is done, then the connection is cut without an answer."""
    DELAY = "delay"
    """It is done and answered, after `seconds` of real time."""


@dataclass(slots=True)
class Fault:
    """One order: after `skip` calls let through, the next `times` of `method` go wrong."""

    kind: Trouble
    method: str = "*"
    times: int = 1
    skip: int = 0
    chat_id: int | None = None
    status: int = 500
    body: Json | str | None = None
    seconds: float = 1
    id: int = field(default_factory=count(1).__next__)

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether a call is one of those meant."""
        named = self.method == "*" or self.method.lower() == method.lower()
        return named and (self.chat_id is None or str(self.chat_id) == chat_id)


class Faults:
    """The orders that are still open, first come first served."""

    def __init__(self) -> None:
        self.open: list[Fault] = []

    def order(self, fault: Fault) -> Fault:
        """Take an order."""
        if fault.times < 1:
            raise Misuse("a fault happens at least once")
        self.open.append(fault)
        return fault

    def cancel(self) -> None:
        """Forget all orders."""
        self.open.clear()

    def due(self, method: str, chat_id: str) -> Fault | None:
        """What goes wrong with this call, counted off its order."""
        for fault in self.open:
            if not fault.meets(method, chat_id):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times == 0:
                self.open.remove(fault)
            return fault
        return None
