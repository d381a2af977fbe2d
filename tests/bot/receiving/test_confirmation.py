"""The offset follows Telegram's numbers up and down, and no bogus number leads it astray."""

from collections.abc import Sequence
from typing import Any

from bot.receiving.confirmation import Confirmation

Raw = dict[str, Any]


class Queue:
    """Is Telegram's queue by its published rule: an offset beyond the tail confirms nothing."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = [*numbers]
        self.bogus: list[int] = []
        """Numbers that stand in each answer and were never given."""

    def fetch(self, offset: int) -> list[Raw]:
        if self.numbers and 0 < offset <= self.numbers[-1] + 1:
            self.numbers = [number for number in self.numbers if number >= offset]
        return [{"update_id": number} for number in (*self.numbers, *self.bogus)]


def fetch_until_quiet(queue: Queue, confirmation: Confirmation, most: int = 6) -> list[list[int]]:
    """Returns the numbers of each batch until nothing of the queue is left."""
    batches: list[list[int]] = []
    while len(batches) < most:
        raws = queue.fetch(confirmation.offset)
        batches.append([raw["update_id"] for raw in raws])
        if not queue.numbers:
            break
        confirmation.follow(raws)
    return batches


def _follow(confirmation: Confirmation, raws: Sequence[object]) -> int:
    confirmation.follow(raws)
    return confirmation.offset


def test_it_follows_a_lower_numbering() -> None:
    """After numbers that begin anew below the old ones nothing is delivered twice."""
    confirmation = Confirmation()
    fetch_until_quiet(Queue(900, 901), confirmation)
    assert fetch_until_quiet(Queue(10, 11), confirmation) == [[10, 11], []]
    assert not confirmation.is_ignored


def test_a_bogus_number_is_passed_over() -> None:
    """A number that confirms nothing costs one more fetch, also when it stands in every answer."""
    for bogus in (2_000_000_000, 2**31 - 1, 2**62):
        confirmation, queue = Confirmation(), Queue(10, 11)
        queue.bogus = [bogus]
        assert len(fetch_until_quiet(queue, confirmation)) <= 3
        queue.numbers = [12]
        assert len(fetch_until_quiet(queue, confirmation)) == 2


def test_a_huge_number_of_the_queue_itself_is_confirmed() -> None:
    """A huge number that really waits is confirmed too, and lower ones after it are not lost."""
    confirmation = Confirmation()
    assert fetch_until_quiet(Queue(10, 2**40), confirmation) == [[10, 2**40], [2**40], []]
    assert fetch_until_quiet(Queue(11), confirmation) == [[11], []]


def test_what_is_ignored_is_told() -> None:
    """An offset that does not move is noticed, and an answer without updates ends that."""
    confirmation = Confirmation()
    assert _follow(confirmation, [{"update_id": 5}]) == 6
    assert not confirmation.is_ignored
    confirmation.follow([{"update_id": 5}])
    assert (confirmation.is_ignored, confirmation.has_alternative) == (True, False)
    confirmation.follow_silence()
    assert not confirmation.is_ignored


def test_what_has_no_number_moves_nothing() -> None:
    """Numbers that are no whole numbers above zero are left out."""
    confirmation = Confirmation()
    nonsense = [{"update_id": each} for each in (True, -5, "7", 1.5, None)]
    assert _follow(confirmation, [*nonsense, 7, {}]) == 0
    assert confirmation.is_ignored
    assert _follow(confirmation, [{"update_id": 3}, *nonsense]) == 4
