"""Defines one kind of step in one value: its rule, hours, texts, letter and flags.

The sources S0 to S4 are named in docs/playbook.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from coaching.model.documents import Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus, Outcome, ReminderTopic
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_letter import StepLetter
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Window
from coaching.translation import Text

DAY = timedelta(days=1)
STILL_HELPS_FOR = 5 * DAY
"""A late note still helps this long.

According to CareerBuilder, 22 % are less likely to hire a person who sends no note at all, and in
2005 36 % expected it within three to five days.
"""
LIVE_OUTCOMES: frozenset[Outcome | None] = frozenset({None, Outcome.OFFER})
"""With these outcomes nothing is decided, or an offer waits for an answer."""
UNANSWERED_OUTCOMES: frozenset[Outcome | None] = frozenset({None})


class Opens(Enum):
    """Says what the main button of a step begins."""

    LETTER = auto()
    READING = auto()
    """A text to read in the chat, as often as the person likes."""
    CAPTURE = auto()
    PROCESS = auto()
    REFLECTION = auto()
    CONTACT_DETAILS = auto()
    NEW_INTERVIEW = auto()
    PRACTICE = auto()
    OUTCOME = auto()
    OFFER_TERMS = auto()
    """By when an offer is to be answered, and what is offered."""
    CLEARING = auto()
    """The deletion of the job, with everything that belongs to it."""
    NOTHING = auto()


class AfterDone(Enum):
    """Says what is asked once a step is marked as done."""

    SAY_NOTHING = auto()
    ASK_THEIR_NEWS = auto()
    """What they said when they got back."""
    ASK_OUTCOME = auto()
    """What the person answered, or what else came of the job."""


@dataclass(frozen=True, slots=True)
class StepReading:
    """Holds the text that a step shows to the person."""

    title: Text
    """The name of the text under /draft."""
    text: Callable[[StepSubject, datetime], str]
    """Returns plain paragraphs; "" when there is nothing left to read."""


Predicate = Callable[[PlanContext, StepKey], bool]


def has_fallen_through(context: PlanContext, key: StepKey) -> bool:
    """Tells whether the interview was cancelled or nobody came, which ends its steps (step 24)."""
    interview = context.interviews.get(key.interview)
    return interview is not None and interview.held is not InterviewStatus.PLANNED


def never(_context: PlanContext, _key: StepKey) -> bool:
    """Returns False for every step."""
    return False


def _close_nothing(opportunity: Opportunity, _key: StepKey, _now: datetime) -> Opportunity:
    return opportunity


def _reopen_nothing(opportunity: Opportunity, _key: StepKey) -> Opportunity:
    return opportunity


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDefinition:
    """Defines one kind of step.

    `source` is one or more of S0 to S4. `trigger`, `lasts` and `pings_when` say in plain words what
    `step_keys` and `window` do.
    """

    number: int
    """Its place in the playbook, and on a card."""
    kind: StepKind
    topic: ReminderTopic | None
    """What a person can switch off to hear no more of it; None for what has a setting of its own.
    """
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
    """The letter that Opens.LETTER writes."""
    reading: StepReading | None = None
    """The text that Opens.READING shows."""
    about: About = About.NOBODY

    late_for: timedelta = timedelta(0)
    """How long the step still helps after its end. With zero it does not help any more."""
    is_cancelled: Predicate = has_fallen_through
    is_known: Predicate = never
    """Tells whether the facts already hold what the step asks for."""
    live_outcomes: frozenset[Outcome | None] = LIVE_OUTCOMES
    """The outcomes of the opportunity with which the step is worth doing."""
    close: Callable[[Opportunity, StepKey, datetime], Opportunity] = _close_nothing
    """Changes the opportunity when the step is marked as done, which happens at the moment given.
    """
    let_go: Callable[[Opportunity, StepKey, datetime], Opportunity] = _close_nothing
    """Changes the opportunity when the step is left out at the moment given."""
    reopen: Callable[[Opportunity, StepKey], Opportunity] = _reopen_nothing
    """Takes back what `close` or `let_go` did."""
    delete: Callable[[Opportunity, StepKey], Opportunity] | None = None
    """Deletes what the step is about, for good. None where it cannot be deleted alone."""
    after_done: AfterDone = AfterDone.SAY_NOTHING
    """What is asked once the step is marked as done."""
    end_of_waiting: Callable[[StepSubject, datetime], datetime | None] | None = None
    """Returns when a step comes back after "Still waiting". None means that it does not, because
    another step takes its place or the time zone is unknown; the step is left out then."""

    goes_to_employer: bool = False
    """Whether the step ends in a mail to the employer, which should come in business hours."""
    keeps_their_hours: bool = False
    """Whether it comes in the employer's business hours only, and in no days around New Year."""
    pings_once: bool = False
    """Whether the step has one ping only, even when its window moves.

    A step that the person put off still comes back.
    """
    may_wait: bool = False
    """Whether the step comes in the quiet card of the morning, or on another card near that hour.

    There is time for it, so it stands last in /status.
    """
    is_silent: bool = False
    """Whether the step comes without a sound though it has its hour: it is read in the evening."""
    is_read_alone: bool = False
    """Whether no other step may join its card: nobody reads more just before or after an interview.
    """
    is_preparation: bool = False
    """Whether the step helps before an interview and not after it.

    It ends with its window even when it was put off, and it never comes early.
    """
    is_for_the_day: bool = False
    """Whether the step is done for one day of the interview, and again when that day changes."""
    is_personal: bool = False
    """Whether the step belongs to the person and not to an opportunity."""
    is_daily: bool = False
    """Whether it counts as done or left out for that day of the person only."""
    is_housekeeping: bool = False
    """Whether the step asks what is to become of a job that ended."""
    outlives_job: bool = False
    """Whether the step comes for jobs that are not coached any more.

    Doing it is no looking for work.
    """
    is_numbered: bool = False
    """Whether the `subject` of its key counts how often the step was done."""
    is_deadline: bool = False
    """Whether somebody else set its end and nothing brings it back, so that it is always told."""
    shows_deadline: bool = False
    """Whether the card shows the end of the step, because it matters to the person."""
    is_once_for_all_jobs: bool = False
    """Whether it speaks of its subject once for all jobs of the same weeks."""
    is_announced: bool = False
    """Whether /status names the step while it waits."""
    waits_for_decision: bool = False
    """Whether /status also says by when the employer decides while the step waits."""


def last_useful_moment(
    definition: StepDefinition, closes: datetime | None, record: StepRecord
) -> datetime | None:
    """Returns until when the step still helps; None for ever.

    One that was put off past its end stays for a day after that.
    """
    if closes is None:
        return None
    ends = closes + definition.late_for
    if record.put_off and not definition.is_preparation:
        return max(ends, record.put_off + DAY)
    return ends
