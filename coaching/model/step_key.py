"""A step of the coaching and the key by which all that happened to it is found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coaching.model.vocabulary import OpportunityId


class StepKind(StrEnum):
    """One row of the playbook each, then housekeeping; the values are kept in documents and
    buttons: they stay."""

    LEAVE = "leave"  # 1 before you leave
    CAPTURE = "capture"  # 2 and 3: breathe, then the quick notes
    PROCESS = "process"  # 4 what comes next at their side
    DETAILS = "details"  # 6 find a way to reach somebody
    THANK = "thank"  # 7 thank each interviewer
    STAFF = "staff"  # 8 thank coordinator and staff
    HELPER = "helper"  # 9 thank whoever got you the interview
    REFLECT = "reflect"  # 10 the longer look back
    REFEREE = "referee"  # 11 brief the referees
    LINKEDIN = "linkedin"  # 12 a private invitation
    USEFUL = "useful"  # 13 send something useful
    LOOKING = "looking"  # 14 keep looking: the person's own, of no opportunity
    CHECK_IN = "checkin"  # 15 at most twice
    CLOSURE = "closure"  # 16 still waiting, close it, or they answered
    REFEREE_THANKS = "checked"  # 17 thank a referee who was asked
    ENDORSE = "endorse"  # 18 ask a strong supporter who knows somebody there
    ENDORSER_THANKS = "endorsed"  # 18 and thank them afterwards
    BRIEF = "brief"  # 19 the evening before the next round
    PRACTISE = "practise"  # 20 the person's own, of no opportunity
    FEEDBACK = "feedback"  # 21 turned down: ask once
    OFFER = "offer"  # 22 red flags and open questions before answering
    OFFER_THANKS = "offerthanks"  # 22 thank referees and helper
    REBOOK = "rebook"  # 24 an interview that fell through
    CLEAR = "clear"  # housekeeping: clear or keep a job that ended long ago


class StepState(StrEnum):
    """Where a step stands at a moment."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, order=True)
class StepKey:
    """Names a step for good: the kind, the interview it follows and whom it is about.

    `subject` is a contact's or referee's id, the number of a check-in, or 0. What follows no
    interview may have a week or a day in its place.
    """

    kind: StepKind
    interview: int = 0
    subject: int = 0

    @property
    def text(self) -> str:
        """As kept in documents and buttons, at most 40 ASCII characters."""
        return f"{self.kind.value}.{self.interview}.{self.subject}"

    @classmethod
    def parse(cls, text: str) -> "StepKey":
        """The key that `text` was made from; ValueError for anything else."""
        kind, interview, subject = text.split(".")
        return cls(StepKind(kind), int(interview), int(subject))


class Hint(StrEnum):
    """What a ping adds about the hour."""

    NONE = "none"
    SCHEDULE_SEND = "schedule_send"


@dataclass(frozen=True, slots=True)
class Step:
    """One coached action as the plan sees it now. Times are UTC.

    `speaks` is the next moment the plan wants to ping for it, None when it has nothing to say.
    `late` marks an open step whose window has ended and which still helps.
    """

    opportunity: OpportunityId
    key: StepKey
    state: StepState
    opens: datetime
    closes: datetime | None = None
    ping_at: datetime | None = None
    hint: Hint = Hint.NONE
    is_late: bool = False
