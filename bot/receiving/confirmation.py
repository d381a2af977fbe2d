"""Chooses the number that tells Telegram what is stored, and notices when Telegram ignores it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

_NUMBERS: Final = range(2**63 - 1)
_TELEGRAMS_NUMBERS: Final = range(2**31 - 1)
"""Telegram gives no number beyond these; who confirms by one has confirmed nothing."""
_MOST_DOUBTED = 100
"""So many numbers that confirmed nothing are remembered."""


def find_numbers(raws: Iterable[object]) -> list[int]:
    """Returns the numbers of the updates that have one by which they could be confirmed."""
    numbers = [raw.get("update_id") for raw in raws if isinstance(raw, dict)]
    return [number for number in numbers if type(number) is int and number in _NUMBERS]


@dataclass(slots=True)
class Confirmation:
    """Holds the offset for the next fetch, which confirms every update with a lower number.

    The offset follows the last batch, up or down: after a week without updates Telegram begins
    anew at another number, and hands out everything that waits as long as the offset lies beyond
    it. A number that confirmed nothing was not one of Telegram's, and is passed over.
    """

    offset: int = 0
    is_ignored: bool = False
    """Whether Telegram delivered again what the offset had confirmed, or what has no number."""
    has_alternative: bool = False
    """Whether another offset may do where the last one was ignored."""
    _confirmed: frozenset[int] = frozenset()
    _doubted: dict[int, None] = field(default_factory=dict)

    def follow(self, raws: Sequence[object]) -> None:
        """Moves the offset behind a batch that is stored."""
        numbers = find_numbers(raws)
        self.is_ignored = bool(raws) and (not numbers or not self._confirmed.isdisjoint(numbers))
        if self.is_ignored and numbers:
            self._doubt(self.offset - 1)
        trusted = [number for number in numbers if number not in self._doubted]
        self.has_alternative = bool(trusted)
        if numbers:
            likely = [number for number in trusted if number in _TELEGRAMS_NUMBERS]
            self.offset = (likely or trusted or numbers)[-1] + 1
            self._confirmed = frozenset(number for number in numbers if number < self.offset)

    def follow_silence(self) -> None:
        """Notes that nothing waits at Telegram, so that nothing was ignored."""
        self.is_ignored = False

    def _doubt(self, number: int) -> None:
        self._doubted[number] = None
        if len(self._doubted) > _MOST_DOUBTED:
            del self._doubted[next(iter(self._doubted))]
