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
from handlers.flows.question import CHOICES

_OURS = frozenset({"id", "serial", "origin", "fold"})


def export(dossier: Dossier, now: datetime, chat: int) -> str:
    """The whole dossier; what was never said is left out. Times carry their offset from UTC."""
    everything = {
        "exported": now.isoformat(timespec="seconds"),
        "you": {"chat": chat, **_person(dossier)},
        "opportunities": [_opportunity(dossier.person, one) for one in dossier.opportunities],
    }
    return json.dumps(everything, ensure_ascii=False, indent=2)


def _person(dossier: Dossier) -> dict[str, Any]:
    person = dossier.person
    talks = {"conversation": person.conversation, "paused": None}
    plain = {name: value for name, value in _plain(person).items() if name not in talks}
    if person.conversation is not None:
        plain["conversation"] = _talk(dossier, person.conversation)
    if person.paused:
        plain["paused"] = [_talk(dossier, talk) for talk in person.paused]
    return plain


def _talk(dossier: Dossier, talk: Conversation) -> dict[str, Any]:
    found = (one for one in dossier.opportunities if one.id == talk.opportunity)
    about = next((f"{one.company}, {one.role}" for one in found), None)
    said = {key: value for key, value in talk.answers.items() if key != CHOICES}
    return {"about": about or talk.flow, "last": talk.touched.isoformat(), "answers": _plain(said)}


def _opportunity(person: Person, opportunity: Opportunity) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(opportunity)
    rounds = {one.id: number for number, one in enumerate(opportunity.interviews, 1)}
    if opportunity.interviews:
        plain["interviews"] = [_interview(one, rounds) for one in opportunity.interviews]
    if opportunity.contacts:
        plain["contacts"] = [_contact(one, rounds) for one in opportunity.contacts]
    if opportunity.checks:
        known = {one.id: one.name for one in person.referees}
        plain["checks"] = [_check(one, known) for one in opportunity.checks]
    if opportunity.records:
        names = {one.id: one.name for one in opportunity.contacts}
        vouching = {one.id: one.name for one in person.referees}
        plain.pop("records", None)
        plain["steps"] = [
            {**_step(key, rounds, names, vouching), **_plain(record)}
            for key, record in opportunity.records.items()
        ]
    return plain


def _check(check: ReferenceCheck, known: Mapping[Any, str]) -> dict[str, Any]:
    name = known.get(check.referee)
    return {**({"referee": name} if name else {}), "at": _plain(check.at)}


def _interview(interview: Interview, rounds: Mapping[Any, int]) -> dict[str, Any]:
    return {"round": rounds[interview.id], **_plain(interview)}


def _contact(contact: Contact, rounds: Mapping[Any, int]) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(contact)
    if contact.met:
        plain["met"] = [
            {**_plain(meeting), "interview": rounds.get(meeting.interview)}
            for meeting in contact.met
        ]
    return plain


def _step(
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


def _plain(value: Any) -> Any:
    """JSON of a fact: without our own numbers, and without what is empty."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
        value = {name: fact for name, fact in value.items() if name not in _OURS}
    if isinstance(value, Mapping):
        made = {str(name): _plain(fact) for name, fact in value.items()}
        return {name: fact for name, fact in made.items() if fact not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_plain(fact) for fact in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime | date | time) else value
