"""Names what a day in a message can be for."""

from enum import StrEnum


class DayUse(StrEnum):
    """Says what a day is for."""

    INTERVIEW = "interview"
    MOVED = "moved"
    CANCELLED = "cancelled"
    DECISION = "decision"
    PROMISE = "promise"
    ANSWER_OFFER = "answer_offer"
    TASK = "task"
    REFERENCES = "references"
    OWN_PROMISE = "own_promise"
    OWN_DEED = "own_deed"
    START_OF_WORK = "start_of_work"
    ASIDE = "aside"
    SNOOZE = "snooze"
    NOTHING = "nothing"
