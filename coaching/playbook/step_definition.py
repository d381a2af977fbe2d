"""All that makes one kind of step: rule, hours, texts, letter and flags, in one value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_letter import StepLetter
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Window
from coaching.translation import Text

DAY = timedelta(days=1)
STILL_HELPS_FOR = 5 * DAY
"""A late note still helps (CareerBuilder's 22 % mind none at all; in 2005 36 % expected it in
three to five days)."""
LIVE_OUTCOMES: frozenset[Outcome | None] = frozenset({None, Outcome.OFFER})
"""Nothing is decided, or an offer waits for an answer."""
UNANSWERED_OUTCOMES: frozenset[Outcome | None] = frozenset({None})


class Opens(Enum):
    """What the main button of a step begins."""

    LETTER = auto()
    READING = auto()
    """A text to read in the chat, as often as one likes."""
    CAPTURE = auto()
    PROCESS = auto()
    REFLECTION = auto()
    CONTACT_DETAILS = auto()
    NEW_INTERVIEW = auto()
    PRACTICE = auto()
    OUTCOME = auto()
    CLEARING = auto()
    """The job is deleted, with all there is to it."""
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class StepReading:
    """A text of its own that a step ends in, to be read by the person."""

    title: Text
    """How it is called under /draft."""
    text: Callable[[StepSubject, datetime], str]
    """Plain paragraphs; "" when there is nothing to read any more."""


Predicate = Callable[[PlanContext, StepKey], bool]


def has_fallen_through(context: PlanContext, key: StepKey) -> bool:
    """Step 24: steps stop with an interview that was cancelled or to which nobody came."""
    interview = context.interviews.get(key.interview)
    return interview is not None and interview.held is not InterviewStatus.PLANNED


def never(_context: PlanContext, _key: StepKey) -> bool:
    """Nothing makes it so."""
    return False


def _close_nothing(opportunity: Opportunity, _now: datetime) -> Opportunity:
    return opportunity


def _reopen_nothing(opportunity: Opportunity) -> Opportunity:
    return opportunity


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDefinition:
    """One kind of step. `source` is S0 to S4; `trigger`, `lasts` and `pings_when` say in plain
    words what `step_keys` and `window` do."""

    number: int
    """Its place in the playbook, and on a card."""
    kind: StepKind
    title: Text
    source: str
    trigger: str
    lasts: str
    pings_when: str
    step_keys: Callable[[PlanContext], Iterable[StepKey]]
    window: Callable[[PlanContext, StepKey], Window]
    texts: StepTexts
    opens: Opens
    letter: StepLetter | None = None
    """What Opens.LETTER writes."""
    reading: StepReading | None = None
    """What Opens.READING shows."""
    about: About = About.NOBODY

    late_for: timedelta = timedelta(0)
    """How long past the end it still helps; zero: afterwards there is nothing left to do."""
    is_cancelled: Predicate = has_fallen_through
    is_known: Predicate = never
    """Whether the facts already hold what it asks for."""
    live_outcomes: frozenset[Outcome | None] = LIVE_OUTCOMES
    """With which outcomes of the opportunity there is something to do."""
    close: Callable[[Opportunity, datetime], Opportunity] = _close_nothing
    """What else becomes of the opportunity when the step is marked as done, and when."""
    reopen: Callable[[Opportunity], Opportunity] = _reopen_nothing
    """The way back from `close`."""
    end_of_waiting: Callable[[StepSubject, datetime], datetime | None] | None = None
    """Until when it rests for who would rather go on waiting; None without a time zone."""

    goes_to_employer: bool = False
    """Whether it ends in a mail to the employer, which had better come in business hours."""
    pings_once: bool = False
    """Whether one ping is all, wherever the window moves; what the person puts off comes still."""
    waits_for_card: bool = False
    """Whether it never comes early on another's card, and once it is late waits for what speaks
    within half an hour, so that the two make one card at the other's minute."""
    joins_card: bool = False
    """Whether it comes with the first card that its opportunity has on the same day of the person,
    and on its own only when there is none; there is time for it, so it stands last in /status."""
    is_read_alone: bool = False
    """Whether nothing that joins a card joins its card: nobody reads it just before or after an
    interview."""
    is_preparation: bool = False
    """Whether it is of use before an interview and not after it: it ends with its window, whatever
    was put off, and never comes early."""
    is_for_the_day: bool = False
    """Whether it is done for the day of the interview only, and has to be done again for another
    day."""
    is_personal: bool = False
    """Whether it belongs to the person and not to an opportunity."""
    is_daily: bool = False
    """Whether being done or left out holds for that day of the person only."""
    is_housekeeping: bool = False
    """Whether it is housekeeping, which is about jobs that ended: it speaks of those too of which
    no coaching is said any more."""
    is_numbered: bool = False
    """Whether the `subject` of its key counts how often it was done."""
    shows_deadline: bool = False
    """Whether its end matters to the person, and is shown."""
    is_announced: bool = False
    """Whether /status names it while it waits."""
    waits_for_decision: bool = False
    """Whether /status then says by when they decide."""
