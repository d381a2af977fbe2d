"""Each step has a key, by which everything that happened to it is found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.model.vocabulary import OpportunityId

StepKind = NewType("StepKind", str)
"""Names a kind of step; each definition owns its own. Kinds are kept in documents and buttons: they
stay."""


class StepState(StrEnum):
    """Says where a step stands at a moment."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, order=True)
class StepKey:
    """Names a step permanently: the kind, the interview it follows and whom it is about.

    `subject` is a contact's or referee's id, the number of a check-in, or 0. A step that follows no
    interview may have a week or a day in its place.
    """

    kind: StepKind
    interview: int = 0
    subject: int = 0

    @property
    def text(self) -> str:
        """As kept in documents and buttons, at most 40 ASCII characters."""
        return f"{self.kind}.{self.interview}.{self.subject}"

    @classmethod
    def parse(cls, text: str) -> "StepKey":
        """The key that `text` was made from; ValueError for what has another shape. The kind may be
        one that is known no more."""
        kind, interview, subject = text.split(".")
        if not (kind.isascii() and kind.isalpha()):
            raise ValueError(f"no kind of step: {kind!r}")
        return cls(StepKind(kind), int(interview), int(subject))


def kind_of_record(text: str) -> StepKind:
    """The kind in the text of a key, which is not read any further."""
    return StepKind(text.partition(".")[0])


class Hint(StrEnum):
    """Says what a ping adds about the hour."""

    NONE = "none"
    SCHEDULE_SEND = "schedule_send"


@dataclass(frozen=True, slots=True)
class Step:
    """Holds one coached action as the plan sees it now; times are UTC.

    `ping_at` is the next moment at which the plan wants to ping for it, None when it has nothing to
    say. `is_late` marks an open step whose window has ended and which still helps.
    """

    opportunity: OpportunityId
    key: StepKey
    state: StepState
    opens: datetime
    closes: datetime | None = None
    ping_at: datetime | None = None
    hint: Hint = Hint.NONE
    is_late: bool = False
    last_ping_at: datetime | None = None
    """When it speaks for the last time, where that is later than `ping_at`."""
    is_overdue: bool = False
    """Whether the moment of the ping passed unsaid, and `ping_at` is when it can be made up for."""
