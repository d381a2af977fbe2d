"""Tells how far a phrase stands from a day, so that each day gets the nearest use."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.reading.proposals import Stretch

_PAUSE: Final = re.compile(r"[,;:–—]| - | and | but | then | so | und | aber | e | mas ")
_PAUSE_COST: Final = 22
_BEHIND_COST: Final = 18
_INSIDE_COST: Final = 40
"""Between two thoughts on a day stands why the first one does not hold: "Tuesday is a holiday"."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Tells how far a phrase is from a day: in characters, and more for each clause between."""

    plain: str
    clauses: tuple[int, ...]
    """Where clauses begin that no sign parts from the one before."""

    def between(self, cue_place: Stretch, span: Stretch) -> int:
        """Returns what it costs a day that the phrase stands where it does."""
        if cue_place.end <= span.start:
            return self._over(cue_place.end, span.start)
        if cue_place.start >= span.end:
            return self._over(span.end, cue_place.start) + _BEHIND_COST
        is_inside = span.start < cue_place.start and cue_place.end < span.end
        return _INSIDE_COST if is_inside else 0

    def _over(self, start: int, end: int) -> int:
        between = self.plain[start:end]
        pauses = len(_PAUSE.findall(between))
        begun = sum(start <= clause < end for clause in self.clauses)
        return len(between) + _PAUSE_COST * max(pauses, begun)
