"""Reads by when they decide in what a dossier says they announced, as the chat would read it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from coaching.model.documents import DecisionDate, HiringProcess, Opportunity, Person
from coaching.model.retiming import replace_interview
from coaching.model.vocabulary import InvalidInputError
from handlers.flows.question import QuestionContext
from handlers.interviews.decision_answer import read_decision

_TELLS = re.compile(r"\b(?:by|decid\w*|tells?|hear|back|know)\b", re.IGNORECASE)


def keep_decision(person: Person, opportunity: Opportunity, said: str) -> Opportunity:
    """Returns the job with what was announced in its last interview; as it was without a day."""
    if not said.strip() or not opportunity.interviews:
        return opportunity
    interview = opportunity.interviews[-1]
    context = QuestionContext(
        interview.end, person, {}, opportunity=opportunity, interview=interview
    )
    parts = sorted(said.split(","), key=lambda part: _TELLS.search(part) is None)
    readings: Iterator[Any] = (_read(part, context) for part in (said, *parts))
    found = next(filter(None, readings), None)
    if not found:
        return opportunity
    earliest, latest = (date.fromisoformat(found[end]) for end in ("earliest", "latest"))
    process = HiringProcess(DecisionDate(earliest, latest, said))
    return replace_interview(opportunity, replace(interview, process=process))


def _read(said: str, context: QuestionContext) -> Any:
    try:
        return read_decision(said, context)
    except InvalidInputError:
        return ""
