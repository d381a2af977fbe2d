"""A disk can be wrong for a while: full, failing, or locked by another process."""

import random
from dataclasses import dataclass
from enum import Enum

import apsw

from tests.torture.disks.vfs import Kind, Op, TornError

_LENGTHS = (1, 2, 3, 5, 8)
_ROOMS = (0, 0, 4120, 20600, 61800)
"""A page of the log, five, fifteen: a turn may fit where the one before it did not."""


class DiskTrouble(Enum):
    """Each kind of trouble is as SQLite meets it."""

    FULL = "full"
    """No file may grow any more."""
    TORN = "full in the middle of a write"
    """Part of a write is done before the error."""
    FAILING = "an I/O error"
    """Every operation fails: to write, to sync, to cut, to create or delete a file."""
    LOCKED = "locked"
    """Another process writes, and does not end."""


@dataclass(frozen=True, slots=True)
class DiskFault:
    """Begins at the operation number `begins` and ends after so many `refusals`.

    A lock counts fetches instead of operations. A full disk has `room` bytes left.
    """

    trouble: DiskTrouble
    begins: int
    refusals: int
    room: int = 0


class Failing:
    """Listens to a disk that has one fault in its life."""

    def __init__(self, fault: DiskFault | None = None) -> None:
        self.fault = fault
        self._sizes: dict[str, int] = {}
        self._limits: dict[str, int] | None = None
        self.asked = 0
        """How many things were asked of it."""
        self.refused = 0

    def before(self, op: Op) -> None:
        """Refuses the operation while the fault lasts."""
        self.asked += 1
        fault = self.fault
        if fault is None or self.asked < fault.begins or self.refused >= fault.refusals:
            return
        if self._limits is None:
            self._limits = {name: size + fault.room for name, size in self._sizes.items()}
        self._refuse(op, fault.trouble)

    def heal(self) -> None:
        """Ends the fault."""
        self.fault = None

    def after(self, op: Op) -> None:
        """Notes how large the files are."""
        size = self._sizes.get(op.name, 0)
        match op.kind:
            case Kind.WRITE:
                self._sizes[op.name] = max(size, op.at + len(op.data))
            case Kind.TRUNCATE:
                self._sizes[op.name] = op.at
            case Kind.MAKE | Kind.DROP:
                self._sizes[op.name] = 0
            case Kind.SYNC | Kind.SYNC_NAMES:
                pass

    def _refuse(self, op: Op, trouble: DiskTrouble) -> None:
        match trouble:
            case DiskTrouble.FAILING:
                self.refused += 1
                raise apsw.exceptionfor(apsw.SQLITE_IOERR)
            case DiskTrouble.FULL | DiskTrouble.TORN if self._grows(op):
                self.refused += 1
                full = apsw.exceptionfor(apsw.SQLITE_FULL)
                if trouble is DiskTrouble.FULL:
                    raise full
                raise TornError(len(op.data) // 2) from full
            case _:
                return

    def _grows(self, op: Op) -> bool:
        limits = self._limits or {}
        return op.kind is Kind.WRITE and op.at + len(op.data) > limits.get(op.name, 0)


def faults(asked: int, fetches: int, rng: random.Random) -> list[DiskFault]:
    """Returns one fault of each kind at each operation of a life, in random order.

    Locks come at each fetch, short and long.
    """
    found = [
        DiskFault(trouble, at, rng.choice(_LENGTHS), rng.choice(_ROOMS))
        for at in range(1, asked + 1)
        for trouble in (DiskTrouble.FULL, DiskTrouble.TORN, DiskTrouble.FAILING)
    ]
    found += [
        DiskFault(DiskTrouble.LOCKED, at, length)
        for at in range(1, fetches + 1)
        for length in _LENGTHS
    ]
    rng.shuffle(found)
    return found
