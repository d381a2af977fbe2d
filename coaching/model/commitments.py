"""Somebody has committed to something by a day: a promise, an offer, a task to hand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coaching.model.vocabulary import AssignmentId, ContactId, InterviewId, PromiseId


@dataclass(frozen=True, slots=True)
class DueBy:
    """Holds a day by which something is due, and the moment (UTC) where an hour was said.

    `day` is the local day where the person is.
    """

    day: date
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Holds what somebody said they would do: the employer's people, or the person themselves.

    `contact` is who promised it, or whom the person promised it; `kept` is when it was done, and
    `dropped` when the person said to let it go.
    """

    id: PromiseId
    words: str
    is_mine: bool
    made: datetime
    due: DueBy | None = None
    contact: ContactId | None = None
    interview: InterviewId | None = None
    kept: datetime | None = None
    dropped: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept is None and self.dropped is None


@dataclass(frozen=True, slots=True)
class Offer:
    """Holds what was offered, each figure as the person typed it.

    `amount`, `share`, `start`, `place` and `open_points` are the person's own words.
    """

    told: datetime
    deadline: DueBy | None = None
    amount: str = ""
    share: str = ""
    start: str = ""
    place: str = ""
    open_points: str = ""
    letter_words: Mapping[str, str] = field(default_factory=dict)
    """What the person says in each letter about it, by the number of the letter: what they ask
    for, or why they decline."""

    @property
    def terms(self) -> tuple[str, ...]:
        """What is offered, each part on one line and as the person typed it."""
        parts = (self.amount, self.share, self.start, self.place)
        return tuple(" ".join(part.split()) for part in parts if part.strip())


@dataclass(frozen=True, slots=True)
class Assignment:
    """Holds a task that the employer gave, and when it was handed in."""

    id: AssignmentId
    words: str
    given: datetime
    due: DueBy | None = None
    handed_in: datetime | None = None
