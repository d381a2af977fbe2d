"""Each step has a key, by which everything that happened to it is found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coaching.model.vocabulary import OpportunityId


class StepKind(StrEnum):
    """Each kind is one row of the playbook, then housekeeping.

    The values are stored in documents and buttons, so they stay.
    """

    LEAVE = "leave"  # 1 before you leave
    CAPTURE = "capture"  # 2 and 3: breathe, then the quick notes
    PROCESS = "process"  # 4 what comes next at their side
    DETAILS = "details"  # 6 find a way to reach a contact
    THANK = "thank"  # 7 thank each interviewer
    STAFF = "staff"  # 8 thank coordinator and staff
    HELPER = "helper"  # 9 thank whoever helped to get the interview
    REFLECT = "reflect"  # 10 the longer look back
    REFEREE = "referee"  # 11 brief the referees
    LINKEDIN = "linkedin"  # 12 a private invitation
    USEFUL = "useful"  # 13 send something useful
    LOOKING = "looking"  # 14 keep looking: a personal step, of no opportunity
    CHECK_IN = "checkin"  # 15 at most twice
    CLOSURE = "closure"  # 16 still waiting, close it, or they answered
    REFEREE_THANKS = "checked"  # 17 thank a referee who was asked
    ENDORSE = "endorse"  # 18 ask a strong supporter who knows somebody there
    ENDORSER_THANKS = "endorsed"  # 18 and thank them afterwards
    BRIEF = "brief"  # 19 the evening before the next round
    PRACTISE = "practise"  # 20 a personal step, of no opportunity
    FEEDBACK = "feedback"  # 21 turned down: ask once
    OFFER = "offer"  # 22 red flags and open questions before answering
    OFFER_THANKS = "offerthanks"  # 22 thank referees and helper
    REBOOK = "rebook"  # 24 an interview that fell through
    CLEAR = "clear"  # housekeeping: clear or keep a job that ended long ago


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
        """The key as stored in documents and buttons, at most 40 ASCII characters."""
        return f"{self.kind.value}.{self.interview}.{self.subject}"

    @classmethod
    def parse(cls, text: str) -> "StepKey":
        """Returns the key that `text` was made from; raises ValueError for anything else."""
        kind, interview, subject = text.split(".")
        return cls(StepKind(kind), int(interview), int(subject))


class Hint(StrEnum):
    """Says what a ping adds about the hour."""

    NONE = "none"
    SCHEDULE_SEND = "schedule_send"


@dataclass(frozen=True, slots=True)
class Step:
    """Holds one coached action as the plan sees it now; times are UTC.

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
