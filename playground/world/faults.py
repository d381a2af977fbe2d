"""Tests order faults here: the next calls of a method fail, are cut off, or take their time."""

import random
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import count

from playground.world.refusals import Json, Misuse


class FaultKind(StrEnum):
    ERROR = "error"
    """The answer is `status` and `body`; nothing is done."""
    RETRY_AFTER = "retry_after"
    """A 429 asks to wait `seconds`; nothing is done."""
    DROP_BEFORE = "drop_before"
    """The connection is cut and nothing is done."""
    DROP_AFTER = "drop_after"
    """The call is done, then the connection is cut without an answer."""
    DELAY = "delay"
    """The call is done and answered, after `seconds` of real time."""


WEBHOOK = "webhook"
"""Under this name the stand-in's own calls of a webhook can fail."""


@dataclass(slots=True)
class Fault:
    """Orders a fault: after `skip` calls let through, the next `times` calls of `method` fail.

    With a `chance` the order stays open and each call fails with that probability, drawn from
    `seed`: the same calls of a chat meet the same trouble again, whatever others do meanwhile.
    """

    kind: FaultKind
    method: str = "*"
    times: int = 1
    skip: int = 0
    chat_id: int | None = None
    status: int = 500
    body: Json | str | None = None
    seconds: float = 1
    chance: float | None = None
    seed: int = 0
    hits: int = 0
    id: int = field(default_factory=count(1).__next__)
    _met: Counter[tuple[str, str]] = field(default_factory=Counter)

    def is_match(self, method: str, chat_id: str) -> bool:
        """Returns whether the order is about this call; a webhook has to be named."""
        anything = self.method == "*" and method != WEBHOOK
        named = anything or self.method.lower() == method.lower()
        return named and (self.chat_id is None or str(self.chat_id) == chat_id)

    def should_fail(self, method: str, chat_id: str) -> bool:
        """Returns whether a call that is meant fails, and counts it in the order."""
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.chance is None:
            self.times -= 1
        else:
            call = (method.lower(), chat_id)
            self._met[call] += 1
            drawn = random.Random(f"{self.seed} {call} {self._met[call]}")  # noqa: S311 - no secret
            if drawn.random() >= self.chance:
                return False
        self.hits += 1
        return True

    def to_json(self) -> Json:
        """Returns the order as the control routes list it."""
        return {name: value for name, value in asdict(self).items() if name != "_met"}


class Faults:
    """Holds the orders that are still open; the oldest order is used first."""

    def __init__(self) -> None:
        self.open_faults: list[Fault] = []

    def order(self, fault: Fault) -> Fault:
        if fault.times < 1:
            raise Misuse("a fault happens at least once")
        if fault.chance is not None and not 0 <= fault.chance <= 1:
            raise Misuse("a chance lies between 0 and 1")
        self.open_faults.append(fault)
        return fault

    def cancel(self) -> None:
        """Removes all orders."""
        self.open_faults.clear()

    def take_fault(self, method: str, chat_id: str) -> Fault | None:
        """Returns the fault for this call, if one is ordered."""
        for fault in self.open_faults:
            if fault.is_match(method, chat_id) and fault.should_fail(method, chat_id):
                if fault.chance is None and fault.times == 0:
                    self.open_faults.remove(fault)
                return fault
        return None
