"""Everything that is kept of a person as JSON that they can read, without the machine's numbers."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coaching.model.documents import Conversation, Dossier, Opportunity, Person
from coaching.model.step_key import StepKey
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_subject import About
from handlers.flows.question import CHOICES_KEY

_NOT_EXPORTED: Any = {
    "person": {
        **dict.fromkeys(("id", "serial", "conversation", "paused"), True),
        "referees": {"__all__": {"id"}},
    },
    "opportunities": {
        "__all__": {
            "id": True,
            "interviews": {"__all__": {"id": True, "fold": True, "asked": {"__all__": {"origin"}}}},
            "contacts": {"__all__": {"id", "origin"}},
        }
    },
}
"""Numbers of ours, and conversations: of those only what a person said is told."""


def export_json(dossier: Dossier, now: datetime, chat: int) -> str:
    """The whole dossier; what was never said is left out. Times carry their offset from UTC."""
    from pydantic import TypeAdapter  # building it takes milliseconds, and few take their data

    facts = _drop_empty(TypeAdapter(Dossier).dump_python(dossier, exclude=_NOT_EXPORTED))
    jobs = zip(dossier.opportunities, facts.get("opportunities", ()), strict=True)
    everything = {
        "exported": now.isoformat(timespec="seconds"),
        "you": {"chat": chat, **facts["person"], **_conversations_json(dossier)},
        "opportunities": [_opportunity_json(dossier.person, job, plain) for job, plain in jobs],
    }
    return json.dumps(everything, ensure_ascii=False, indent=2, default=lambda at: at.isoformat())


def _drop_empty(value: Any) -> Any:
    """The same facts without those that were never said."""
    if isinstance(value, Mapping):
        kept = {name: _drop_empty(fact) for name, fact in value.items()}
        return {name: fact for name, fact in kept.items() if fact not in (None, "", [], {})}
    return [_drop_empty(fact) for fact in value] if isinstance(value, list | tuple) else value


def _conversations_json(dossier: Dossier) -> dict[str, Any]:
    open_one, paused = dossier.person.conversation, dossier.person.paused
    told: dict[str, Any] = {}
    if open_one is not None:
        told["conversation"] = _conversation_json(dossier, open_one)
    if paused:
        told["paused"] = [_conversation_json(dossier, conversation) for conversation in paused]
    return told


def _conversation_json(dossier: Dossier, conversation: Conversation) -> dict[str, Any]:
    found = (one for one in dossier.opportunities if one.id == conversation.opportunity)
    about = next((f"{one.company}, {one.role}" for one in found), None)
    said = {key: value for key, value in conversation.answers.items() if key != CHOICES_KEY}
    return {
        "about": about or conversation.flow,
        "last": conversation.touched,
        "answers": _drop_empty(said),
    }


def _opportunity_json(
    person: Person, opportunity: Opportunity, plain: dict[str, Any]
) -> dict[str, Any]:
    """Its facts, with rounds and names where the document has ids."""
    rounds = {one.id: number for number, one in enumerate(opportunity.interviews, 1)}
    contacts = {one.id: one.name for one in opportunity.contacts}
    referees = {one.id: one.name for one in person.referees}
    if opportunity.interviews:
        plain["interviews"] = [{"round": i, **one} for i, one in enumerate(plain["interviews"], 1)]
    for meeting in (met for contact in plain.get("contacts", ()) for met in contact.get("met", ())):
        meeting["interview"] = rounds.get(meeting["interview"])
    for check in plain.get("checks", ()):
        check["referee"] = referees.get(check["referee"])
    records = plain.pop("records", {})
    steps = [
        {**_step_json(key, rounds, contacts, referees), **records.get(key, {})}
        for key in opportunity.records
    ]
    told: dict[str, Any] = _drop_empty({**plain, "steps": steps})
    return told


def _step_json(
    text: str, rounds: Mapping[Any, int], contacts: Mapping[Any, str], referees: Mapping[Any, str]
) -> dict[str, Any]:
    try:
        key = StepKey.parse(text)
    except ValueError:
        return {"step": text}
    told: dict[str, Any] = {"step": key.kind, "interview": rounds.get(key.interview)}
    definition = DEFINITION_BY_KIND.get(key.kind)
    if definition is not None and definition.is_numbered:
        return {**told, "number": key.subject}
    is_about_referee = definition is not None and About.REFEREE in definition.about
    named = referees.get(key.subject) if is_about_referee else None
    return {**told, "about": named or contacts.get(key.subject)}
