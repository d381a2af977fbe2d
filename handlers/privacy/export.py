"""Everything that is kept of a person as JSON that they can read, without the machine's numbers."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from coaching.model.documents import (
    Contact,
    Conversation,
    Dossier,
    Interview,
    Opportunity,
    Person,
    ReferenceCheck,
)
from coaching.model.step_key import StepKey, StepKind
from handlers.flows.question import CHOICES_KEY

_INTERNAL_FIELDS = frozenset({"id", "serial", "origin", "fold"})


def export_json(dossier: Dossier, now: datetime, chat: int) -> str:
    """The whole dossier; what was never said is left out. Times carry their offset from UTC."""
    everything = {
        "exported": now.isoformat(timespec="seconds"),
        "you": {"chat": chat, **_person_json(dossier)},
        "opportunities": [_opportunity_json(dossier.person, one) for one in dossier.opportunities],
    }
    return json.dumps(everything, ensure_ascii=False, indent=2)


def _person_json(dossier: Dossier) -> dict[str, Any]:
    person = dossier.person
    talks = {"conversation": person.conversation, "paused": None}
    plain = {name: value for name, value in _to_json(person).items() if name not in talks}
    if person.conversation is not None:
        plain["conversation"] = _conversation_json(dossier, person.conversation)
    if person.paused:
        plain["paused"] = [_conversation_json(dossier, talk) for talk in person.paused]
    return plain


def _conversation_json(dossier: Dossier, conversation: Conversation) -> dict[str, Any]:
    found = (one for one in dossier.opportunities if one.id == conversation.opportunity)
    about = next((f"{one.company}, {one.role}" for one in found), None)
    said = {key: value for key, value in conversation.answers.items() if key != CHOICES_KEY}
    return {
        "about": about or conversation.flow,
        "last": conversation.touched.isoformat(),
        "answers": _to_json(said),
    }


def _opportunity_json(person: Person, opportunity: Opportunity) -> dict[str, Any]:
    plain: dict[str, Any] = _to_json(opportunity)
    rounds = {one.id: number for number, one in enumerate(opportunity.interviews, 1)}
    if opportunity.interviews:
        plain["interviews"] = [_interview_json(one, rounds) for one in opportunity.interviews]
    if opportunity.contacts:
        plain["contacts"] = [_contact_json(one, rounds) for one in opportunity.contacts]
    if opportunity.checks:
        known = {one.id: one.name for one in person.referees}
        plain["checks"] = [_check_json(one, known) for one in opportunity.checks]
    if opportunity.records:
        names = {one.id: one.name for one in opportunity.contacts}
        vouching = {one.id: one.name for one in person.referees}
        plain.pop("records", None)
        plain["steps"] = [
            {**_step_json(key, rounds, names, vouching), **_to_json(record)}
            for key, record in opportunity.records.items()
        ]
    return plain


def _check_json(check: ReferenceCheck, known: Mapping[Any, str]) -> dict[str, Any]:
    name = known.get(check.referee)
    return {**({"referee": name} if name else {}), "at": _to_json(check.at)}


def _interview_json(interview: Interview, rounds: Mapping[Any, int]) -> dict[str, Any]:
    return {"round": rounds[interview.id], **_to_json(interview)}


def _contact_json(contact: Contact, rounds: Mapping[Any, int]) -> dict[str, Any]:
    plain: dict[str, Any] = _to_json(contact)
    if contact.met:
        plain["met"] = [
            {**_to_json(meeting), "interview": rounds.get(meeting.interview)}
            for meeting in contact.met
        ]
    return plain


def _step_json(
    text: str, rounds: Mapping[Any, int], contacts: Mapping[Any, str], referees: Mapping[Any, str]
) -> dict[str, Any]:
    try:
        key = StepKey.parse(text)
    except ValueError:
        return {"step": text}
    told: dict[str, Any] = {"step": key.kind.value, "interview": rounds.get(key.interview)}
    if key.kind is StepKind.CHECK_IN:
        told["number"] = key.subject
    else:
        told["about"] = (referees if key.kind is StepKind.REFEREE else contacts).get(key.subject)
    return {name: value for name, value in told.items() if value is not None}


def _to_json(value: Any) -> Any:
    """JSON of a fact: without our own numbers, and without what is empty."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
        value = {name: fact for name, fact in value.items() if name not in _INTERNAL_FIELDS}
    if isinstance(value, Mapping):
        made = {str(name): _to_json(fact) for name, fact in value.items()}
        return {name: fact for name, fact in made.items() if fact not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_to_json(fact) for fact in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime | date | time) else value
