"""Gives the tests of the steps a plan by its keys and a diary of what is said.

Everything happens around a Tuesday, the 24th of November 2026, 15:00 to 16:00 in Berlin.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from coaching.model.documents import Consent, Dossier, Interview, Opportunity, Person, Referee
from coaching.model.step_key import Step, StepKey, StepKind
from coaching.model.vocabulary import Outcome, RefereeId
from coaching.planner import (
    find_due_steps,
    next_ping,
    plan_steps,
)
from tests.coaching.dossiers import (
    PERSON,
    berlin,
    recorded,
)

END = berlin(24, 16)
KIM = Referee(
    RefereeId(9), "Kim", consent=Consent.GIVEN, strong=True, knows="Lena in sales at ACME"
)
VOUCHED = replace(PERSON, referees=(KIM,))
DEC = {"month": 12}


def steps(job: Opportunity, now: datetime = END, person: Person = PERSON) -> dict[StepKey, Step]:
    """Returns the plan by its keys."""
    return {step.key: step for step in plan_steps(person, job, now)}


def spoken(job: Opportunity, days: int = 40, person: Person = PERSON) -> list[tuple[str, datetime]]:
    """Returns all cards of a job to somebody who never answers: the steps, and when."""
    dossier, now, said = Dossier(person, (job,)), END, []
    while (at := next_ping(dossier, now)) is not None and at < END + timedelta(days=days):
        now = max(at, now)
        found = find_due_steps(dossier, now)
        mine = [step.key.text for step in found if step.opportunity == job.id]
        said += [(" ".join(mine), now)] if mine else []
        dossier = recorded(dossier, found, now)
    return said


def moments(job: Opportunity, kind: StepKind, person: Person = PERSON) -> list[datetime]:
    """When steps of a kind come up in those cards."""
    return [at for text, at in spoken(job, person=person) if f"{kind}." in text]


def turned(outcome: Outcome, job: Opportunity, at: datetime = END) -> Opportunity:
    """Returns the same job with its outcome."""
    return replace(job, outcome=outcome, outcome_at=at)


def with_rounds(job: Opportunity, *rounds: Interview) -> Opportunity:
    """Returns the same job with other interviews."""
    return replace(job, interviews=rounds)
