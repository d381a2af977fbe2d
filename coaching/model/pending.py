"""What was understood of a message waits in the document until the person says it is right."""

from dataclasses import dataclass
from datetime import datetime

from coaching.model.vocabulary import ContactId, InterviewId, OpportunityId


@dataclass(frozen=True, slots=True)
class PendingReading:
    """Holds a message, and the facts that were understood of it, each as JSON.

    `said` is when the message was written. `question` is the open question or NOTHING, as text;
    `opportunity`, `interview` and `contact` are what that question was about. `rest` are the
    stretches that are kept as a note. `decided` names what was asked about it and answered.
    """

    serial: int
    said: datetime
    text: str
    proposals: tuple[str, ...] = ()
    rest: tuple[tuple[int, int], ...] = ()
    question: str = "nothing"
    opportunity: OpportunityId | None = None
    interview: InterviewId | None = None
    contact: ContactId | None = None
    is_forwarded: bool = False
    decided: tuple[str, ...] = ()
    offered: datetime | None = None
    """When the card was shown again, because nobody had answered it."""
    is_bare: bool = False
    """Whether the card gave its buttons away for a question, and was not shown again since."""
