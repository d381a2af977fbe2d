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
from coaching.playbook.rows_referees import CHECKED, ENDORSE, ENDORSED, OFFER_THANKS, REFEREE
from coaching.playbook.rows_thanks import DETAILS, HELPER, LINKEDIN, STAFF, THANK, USEFUL
from coaching.playbook.step_definition import Facts, Row, facts_of, standing, waking_of

__all__ = [
    "HOUSEKEEPING",
    "LINES",
    "ROWS",
    "SILENT",
    "Facts",
    "Line",
    "Row",
    "facts_of",
    "standing",
    "waking_of",
]

ROWS: tuple[Row, ...] = (
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
    CHECKED,
    ENDORSE,
    ENDORSED,
    BRIEF,
    PRACTISE,
    FEEDBACK,
    OFFER,
    OFFER_THANKS,
    REBOOK,
)
HOUSEKEEPING: tuple[Row, ...] = (CLEAR,)
SILENT = frozenset({Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
"""Row 23: with these outcomes nothing speaks of the opportunity any more (S1, S4)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is no step of its own: a few words said, or a rule kept, along the way."""

    number: int
    title: str
    source: str
    when: str


LINES = (
    Line(2, "breathe", "S1 S4", "opens the card of the quick notes"),
    Line(5, "quiet online", "S4", "one line, once, with the quick notes"),
    Line(23, "accepted, withdrawn, no answer", "S1 S4", "ends every ping of the opportunity"),
    Line(25, "uncomfortable question", "S0", "flagged with a question; kept as a private note"),
    Line(26, "talk it over", "S0", "one line at the end of the look back"),
)
