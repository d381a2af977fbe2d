"""Of slips that meet, the one found first is kept, in time that grows with their number."""

from collections.abc import Sequence
from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from coaching.proofreading.slip import Slip, apply_slips, drop_overlaps

_slips = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 4)).map(
        lambda pair: Slip(pair[0], pair[0] + pair[1], "x" * pair[1], "y")
    ),
    max_size=12,
)


def _choose_slowly(slips: Sequence[Slip]) -> list[Slip]:
    chosen: list[Slip] = []
    for slip in slips:
        if not any(slip.overlaps(other) for other in chosen):
            chosen.append(slip)
    return chosen


@given(_slips)
def test_what_meets_an_earlier_one_is_dropped(slips: list[Slip]) -> None:
    """The same slips are kept as by comparing each with all, and they stand in their order."""
    kept = drop_overlaps(slips)
    assert sorted(kept, key=_place) == sorted(_choose_slowly(slips), key=_place)
    assert [slip.start for slip in kept] == sorted(slip.start for slip in kept)
    assert not any(one.overlaps(other) for one, other in combinations(kept, 2))


def _place(slip: Slip) -> tuple[int, int]:
    return slip.start, slip.end


def test_each_is_compared_with_its_neighbours_alone() -> None:
    """A text full of slips takes two comparisons a slip."""
    compared: list[Slip] = []
    real = Slip.overlaps

    def count(self: Slip, other: Slip) -> bool:
        compared.append(other)
        return real(self, other)

    with patch.object(Slip, "overlaps", count):
        assert len(drop_overlaps([Slip(n, n + 1, "a") for n in range(500)])) == 500
    assert len(compared) <= 2 * 500


def test_every_slip_is_put_right_at_its_place() -> None:
    """What stands between the slips stays as it is, however long what is meant."""
    slips = (Slip(8, 9, "c", ""), Slip(0, 1, "a", "one"), Slip(4, 5, "b", "two"))
    assert apply_slips("a - b - c.", slips) == "one - two - ."
