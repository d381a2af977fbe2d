"""Writes what was understood in the form of the cases' facts, so that anybody can score it."""

from datetime import date, datetime
from enum import StrEnum
from functools import singledispatch
from typing import Any

from benchmarks.understanding.cases import Fact, TalkCase, local_minute
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    ChannelSaid,
    DecisionSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    Reading,
    ReferencesAsked,
    SaidTime,
)
from coaching.reading.wishes import (
    AskSaid,
    DeleteSaid,
    DoneSaid,
    KeptSaid,
    ResumeSaid,
    SnoozeSaid,
    SwitchSaid,
    UndoSaid,
)


def facts_of(reading: Reading, case: TalkCase) -> tuple[Fact, ...]:
    """Returns a fact for each proposal; "nothing" where there is none."""
    facts = tuple(fact_of(proposal, case) for proposal in reading.proposals)
    return facts or ({"fact": "nothing"},)


def fact_of(proposal: Proposal, case: TalkCase) -> Fact:
    """Returns the proposal as a fact, with times in the case's zone."""
    fact = {"company": _company(proposal, case)} | _fields_of(proposal)
    if isinstance(proposal, InterviewSaid):
        fact |= _round_fields(proposal, case)
    return {name: _plain(value, case) for name, value in fact.items()}


def _company(proposal: Proposal, case: TalkCase) -> str | None:
    jobs = case.context.dossier.opportunities
    job = next((job for job in jobs if job.id == proposal.about.opportunity), None)
    if job:
        return job.company
    return proposal.about.company or getattr(proposal, "company", None)


def _round_fields(proposal: InterviewSaid, case: TalkCase) -> Fact:
    rounds = (one for job in case.context.dossier.opportunities for one in job.interviews)
    known = next((one for one in rounds if one.id == proposal.known), None)
    if known is None:
        return {"round": "new"}
    return {"round": "existing", "start": local_minute(known.start, case)}


def _plain(value: Any, case: TalkCase) -> Any:
    """Returns a value as the cases write it."""
    match value:
        case SaidTime(start=None):
            return value.day.isoformat()
        case SaidTime(start=datetime() as start):
            return local_minute(start, case)
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case _:
            return value


@singledispatch
def _fields_of(proposal: Proposal) -> Fact:
    raise TypeError(f"no fact for {type(proposal).__name__}")


@_fields_of.register
def _(proposal: InterviewSaid) -> Fact:
    return {
        "fact": "interview",
        "role": proposal.role,
        "start": proposal.time,
        "minutes": proposal.minutes,
        "how": proposal.kind,
    }


@_fields_of.register
def _(proposal: PersonSaid) -> Fact:
    return {
        "fact": "person",
        "name": proposal.name,
        "title": proposal.title,
        "part": "referee" if proposal.is_referee else proposal.part,
        "email": proposal.email,
        "phone": proposal.phone,
    }


@_fields_of.register
def _(proposal: NoteSaid) -> Fact:
    return {"fact": proposal.kind, "text": proposal.text, "with": proposal.whom}


@_fields_of.register
def _(proposal: RatingSaid) -> Fact:
    return {"fact": "rating", "of": proposal.of, "value": proposal.value}


@_fields_of.register
def _(proposal: DecisionSaid) -> Fact:
    return {"fact": "decision", "earliest": proposal.earliest, "latest": proposal.latest}


@_fields_of.register
def _(proposal: PromiseSaid) -> Fact:
    return {"fact": "promise_by_them", "by": proposal.by, "text": proposal.text}


@_fields_of.register
def _(proposal: ChannelSaid) -> Fact:
    return {"fact": "channel", "value": proposal.value}


@_fields_of.register
def _(proposal: MovedSaid) -> Fact:
    return {"fact": "moved", "start": proposal.time}


@_fields_of.register(CancelledSaid)
def _cancelled(_proposal: CancelledSaid) -> Fact:
    return {"fact": "cancelled"}


@_fields_of.register(NoShowSaid)
def _no_show(_proposal: NoShowSaid) -> Fact:
    return {"fact": "no_show"}


@_fields_of.register(ReferencesAsked)
def _references(_proposal: ReferencesAsked) -> Fact:
    return {"fact": "references_asked"}


@_fields_of.register(DeleteSaid)
def _delete(_proposal: DeleteSaid) -> Fact:
    return {"fact": "delete"}


@_fields_of.register
def _(proposal: OutcomeSaid) -> Fact:
    return {"fact": "outcome", "value": proposal.value}


@_fields_of.register
def _(proposal: OfferSaid) -> Fact:
    return {"fact": "offer", "deadline": proposal.deadline, "amount": proposal.amount}


@_fields_of.register
def _(proposal: AssignmentSaid) -> Fact:
    return {"fact": "assignment", "due": proposal.due}


@_fields_of.register
def _(proposal: LeadSaid) -> Fact:
    return {"fact": "lead", "role": proposal.role}


@_fields_of.register
def _(proposal: DoneSaid) -> Fact:
    return {"fact": "done", "what": proposal.what, "whom": proposal.whom}


@_fields_of.register(KeptSaid)
def _kept(_proposal: KeptSaid) -> Fact:
    return {"fact": "kept"}


@_fields_of.register(ResumeSaid)
def _resumed(_proposal: ResumeSaid) -> Fact:
    return {"fact": "resume"}


@_fields_of.register(UndoSaid)
def _undone(_proposal: UndoSaid) -> Fact:
    return {"fact": "undo"}


@_fields_of.register
def _(proposal: SnoozeSaid) -> Fact:
    return {"fact": "snooze", "until": proposal.until}


@_fields_of.register
def _(proposal: SwitchSaid) -> Fact:
    return {"fact": "switch", "topic": proposal.topic, "is_on": proposal.is_on}


@_fields_of.register
def _(proposal: AskSaid) -> Fact:
    return {"fact": "ask", "about": proposal.question}
