"""The playbook as a table: one row a kind of step, with whom it is about, when, and whose advice.

A new kind of step is one entry in ROWS (and its texts where they are written); nothing else
decides what the coach asks of a person. The rows themselves are written by theme in `rows_*`.
HOUSEKEEPING is planned as they are and is none of them: it coaches nobody.
"""

from dataclasses import dataclass

from coaching.model.vocabulary import Outcome
from coaching.playbook.retention import CLEAR
from coaching.playbook.rows_answers import CHECK_IN, CLOSURE, FEEDBACK, OFFER
from coaching.playbook.rows_interview import BRIEF, CAPTURE, LEAVE, PROCESS, REBOOK, REFLECT
from coaching.playbook.rows_own import LOOKING, PRACTISE
from coaching.playbook.rows_referees import (
    ENDORSE,
    ENDORSER_THANKS,
    OFFER_THANKS,
    REFEREE,
    REFEREE_THANKS,
)
from coaching.playbook.rows_thanks import DETAILS, HELPER, LINKEDIN, STAFF, THANK, USEFUL
from coaching.playbook.step_definition import (
    PlanContext,
    StepDefinition,
    build_plan_context,
    valid_interviews,
    waking_hours,
)

__all__ = [
    "HOUSEKEEPING",
    "PLAYBOOK_NOTES",
    "SILENT_OUTCOMES",
    "STEP_DEFINITIONS",
    "PlanContext",
    "PlaybookNote",
    "StepDefinition",
    "build_plan_context",
    "valid_interviews",
    "waking_hours",
]

STEP_DEFINITIONS: tuple[StepDefinition, ...] = (
    LEAVE,
    CAPTURE,
    PROCESS,
    DETAILS,
    THANK,
    STAFF,
    HELPER,
    REFLECT,
    REFEREE,
    LINKEDIN,
    USEFUL,
    LOOKING,
    CHECK_IN,
    CLOSURE,
    REFEREE_THANKS,
    ENDORSE,
    ENDORSER_THANKS,
    BRIEF,
    PRACTISE,
    FEEDBACK,
    OFFER,
    OFFER_THANKS,
    REBOOK,
)
HOUSEKEEPING: tuple[StepDefinition, ...] = (CLEAR,)
SILENT_OUTCOMES = frozenset({Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
"""Row 23: with these outcomes nothing speaks of the opportunity any more (S1, S4)."""


@dataclass(frozen=True, slots=True)
class PlaybookNote:
    """A row that is no step of its own: a few words said, or a rule kept, along the way."""

    number: int
    title: str
    source: str
    when: str


PLAYBOOK_NOTES = (
    PlaybookNote(2, "breathe", "S1 S4", "opens the card of the quick notes"),
    PlaybookNote(5, "quiet online", "S4", "one line, once, with the quick notes"),
    PlaybookNote(23, "accepted, withdrawn, no answer", "S1 S4", "ends every ping of the job"),
    PlaybookNote(
        25, "uncomfortable question", "S0", "flagged with a question; kept as a private note"
    ),
    PlaybookNote(26, "talk it over", "S0", "one line at the end of the look back"),
)
