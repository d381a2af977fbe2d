"""Trouble to order: the next calls of a method fail, are cut off, or take their time."""

import random
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import count

from playground.world.refusals import Json, Misuse


class FaultKind(StrEnum):
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


WEBHOOK = "webhook"
"""The name by which the stand-in's own calls of a webhook can go wrong."""


@dataclass(slots=True)
class Fault:
    """One order: after `skip` calls let through, the next `times` of `method` go wrong.

    With a `chance` it stays open and each call goes wrong with that probability, drawn from
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
        """Whether a call is one of those meant; a webhook only when it is named."""
        anything = self.method == "*" and method != WEBHOOK
        named = anything or self.method.lower() == method.lower()
        return named and (self.chat_id is None or str(self.chat_id) == chat_id)

    def should_fail(self, method: str, chat_id: str) -> bool:
        """Whether a call that is meant goes wrong, counted off the order."""
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.chance is None:
            self.times -= 1
        else:
            met = (method.lower(), chat_id)
            self._met[met] += 1
            drawn = random.Random(f"{self.seed} {met} {self._met[met]}")  # noqa: S311 - no secret
            if drawn.random() >= self.chance:
                return False
        self.hits += 1
        return True

    def to_json(self) -> Json:
        """As the controls list it."""
        return {name: value for name, value in asdict(self).items() if name != "_met"}


class Faults:
    """The orders that are still open, first come first served."""

    def __init__(self) -> None:
        self.open_faults: list[Fault] = []

    def order(self, fault: Fault) -> Fault:
        """Take an order."""
        if fault.times < 1:
            raise Misuse("a fault happens at least once")
        if fault.chance is not None and not 0 <= fault.chance <= 1:
            raise Misuse("a chance lies between 0 and 1")
        self.open_faults.append(fault)
        return fault

    def cancel(self) -> None:
        """Forget all orders."""
        self.open_faults.clear()

    def take_fault(self, method: str, chat_id: str) -> Fault | None:
        """What goes wrong with this call."""
        for fault in self.open_faults:
            if fault.is_match(method, chat_id) and fault.should_fail(method, chat_id):
                if fault.chance is None and fault.times == 0:
                    self.open_faults.remove(fault)
                return fault
        return None
