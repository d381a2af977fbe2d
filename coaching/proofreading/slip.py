"""A slip is a place in a text that looks wrong, with what was probably meant."""

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """Is what stands at `start` to `end` of a text, and the words that should stand there; `right`
    is empty when nobody knows."""

    start: int
    end: int
    wrong: str
    right: str = ""

    def overlaps(self, other: "Slip") -> bool:
        """Returns whether both are about the same place."""
        return self.start < other.end and other.start < self.end


def apply_slips(text: str, slips: tuple[Slip, ...]) -> str:
    """Returns the text with what was meant; `slips` do not overlap and each knows what is right."""
    pieces, at = list[str](), 0
    for slip in sorted(slips, key=lambda one: one.start):
        pieces += (text[at : slip.start], slip.right)
        at = slip.end
    return "".join((*pieces, text[at:]))


def drop_overlaps(slips: list[Slip]) -> tuple[Slip, ...]:
    """Returns the slips by their place; where two meet, the one that came first in the list."""
    chosen: list[Slip] = []
    for slip in slips:
        place = bisect_left(chosen, (slip.start, slip.end), key=lambda one: (one.start, one.end))
        # whatever is chosen lies apart, so that only its neighbours can meet a slip
        if not any(slip.overlaps(other) for other in chosen[max(0, place - 1) : place + 1]):
            chosen.insert(place, slip)
    return tuple(chosen)
