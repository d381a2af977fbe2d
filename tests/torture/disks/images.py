"""After a power failure a disk holds all that was synced, and any part of the other writes.

Each write that was on its way is there, is not, or is torn at sectors of 512 bytes; so are new
sizes, and names made or deleted without a sync of the folder. A sector is old or new, never
between.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.torture.disks.vfs import Kind, Op

SECTOR = 512
Files = dict[str, bytes]
_Lands = Callable[[int, int], bool]
"""Says whether the piece of a write (its number) in a sector (its number) arrived.

Sector -1 is the size of the file.
"""


class Medium:
    """Holds what is written, and what is on its way."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        given = files or {}
        self.numbers = {name: number for number, name in enumerate(given, 1)}
        self._down = {self.numbers[name]: bytearray(data) for name, data in given.items()}
        self._coming: dict[int, list[Op]] = {number: [] for number in self._down}
        self._names: dict[str, list[int | None]] = {name: [at] for name, at in self.numbers.items()}

    @property
    def at_stake(self) -> bool:
        """Whether anything is on its way."""
        names = any(len(bound) > 1 for bound in self._names.values())
        return names or any(self._coming.values())

    def take(self, op: Op) -> None:
        """Takes one more operation of the disk."""
        match op.kind:
            case Kind.MAKE:
                self._down[op.file], self._coming[op.file] = bytearray(), []
                self._names.setdefault(op.name, [None]).append(op.file)
            case Kind.DROP:
                self._names.setdefault(op.name, [None]).append(None)
            case Kind.SYNC_NAMES:
                self._names = {name: bound[-1:] for name, bound in self._names.items()}
            case Kind.SYNC:
                _apply(self._down[op.file], self._coming[op.file], lambda at, sector: True, bytes)
                self._coming[op.file] = []
            case Kind.WRITE | Kind.TRUNCATE:
                self._coming[op.file].append(op)

    def image(self, rng: random.Random) -> Files:
        """Returns one of all the states that the disk may have now."""
        found: Files = {}
        for name in sorted(self._names):
            number = rng.choice(self._names[name])
            if number is not None:
                found[name] = self._content(number, rng)
        return found

    def _content(self, number: int, rng: random.Random) -> bytes:
        content = bytearray(self._down[number])
        coming = self._coming[number]
        if coming:
            manner = rng.choice(_MANNERS)
            holes = rng.choice((bytes, rng.randbytes))
            _apply(content, coming, manner(coming, rng), holes)
        return bytes(content)


def _apply(
    content: bytearray, ops: Sequence[Op], lands: _Lands, holes: Callable[[int], bytes]
) -> None:
    for number, op in enumerate(ops):
        if op.kind is Kind.TRUNCATE:
            if lands(number, -1):
                _size(content, op.at, holes)
            continue
        if lands(number, -1):
            _size(content, max(len(content), op.at + len(op.data)), holes)
        for piece in _pieces(op):
            if lands(number, piece.at // SECTOR):
                _size(content, max(len(content), piece.at + len(piece.data)), holes)
                content[piece.at : piece.at + len(piece.data)] = piece.data


def _size(content: bytearray, size: int, holes: Callable[[int], bytes]) -> None:
    if size < len(content):
        del content[size:]
    else:
        content.extend(holes(size - len(content)))


@dataclass(frozen=True, slots=True)
class _Piece:
    at: int
    data: bytes


def _pieces(op: Op) -> list[_Piece]:
    """Returns a write, cut where sectors begin."""
    end = op.at + len(op.data)
    cuts = [op.at, *range(op.at - op.at % SECTOR + SECTOR, end, SECTOR), end]
    return [_Piece(low, op.data[low - op.at : high - op.at]) for low, high in pairwise(cuts)]


def _nothing(ops: Sequence[Op], rng: random.Random) -> _Lands:
    return lambda number, sector: False


def _everything(ops: Sequence[Op], rng: random.Random) -> _Lands:
    return lambda number, sector: True


def _any(ops: Sequence[Op], rng: random.Random) -> _Lands:
    """Chooses for each write by itself: there, not there, or torn."""
    share, torn = rng.random(), rng.choice((0.0, 0.1, 0.5))
    ends = [None if rng.random() < torn else rng.random() < share for _ in ops]

    def lands(number: int, sector: int) -> bool:
        end = ends[number]
        return rng.random() < 0.5 if end is None else end

    return lands


def _first(ops: Sequence[Op], rng: random.Random) -> _Lands:
    """Chooses the writes in order, up to one that is torn."""
    last = rng.randrange(len(ops) + 1)
    return lambda number, sector: number < last or (number == last and rng.random() < 0.5)


def _last(ops: Sequence[Op], rng: random.Random) -> _Lands:
    """Chooses the latest writes only, the first of them torn."""
    first = rng.randrange(len(ops))
    return lambda number, sector: number > first or (number == first and rng.random() < 0.5)


def _by_sector(ops: Sequence[Op], rng: random.Random) -> _Lands:
    """Chooses each sector as it was at some moment, another one for each."""
    until: dict[int, int] = {}

    def lands(number: int, sector: int) -> bool:
        return number < until.setdefault(sector, rng.randrange(len(ops) + 1))

    return lands


_MANNERS = (_nothing, _everything, _any, _any, _first, _last, _by_sector, _by_sector)
