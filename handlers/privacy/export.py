"""A person gets everything that is kept of them as JSON, without internal numbers."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from coaching.model.documents import Conversation, Dossier, Opportunity, Person
from coaching.model.expected_people import NEXT_ROUND
from coaching.model.step_key import StepKey
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_subject import About
from handlers.flows.question import CHOICES_KEY
from handlers.ui.formatting import job_label

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_NOT_EXPORTED: Any = {
    "person": {
        **dict.fromkeys(("id", "serial", "conversation", "paused", "changes", "pending"), True),
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
"""Internal numbers are not exported, nor the earlier states that Undo goes back to. Of
conversations, only what the person said is."""


def export_json(dossier: Dossier, now: datetime, chat: int) -> str:
    """Returns the whole dossier without empty facts. Times carry their offset from UTC."""
    from pydantic_core import to_json

    plain = _adapter().dump_python(dossier, exclude=_NOT_EXPORTED, exclude_none=True)
    facts = _drop_empty(plain)
    jobs = zip(dossier.opportunities, facts.get("opportunities", ()), strict=True)
    everything = {
        "exported": now.isoformat(timespec="seconds"),
        "you": {"chat": chat, **facts["person"], **_conversations_json(dossier)},
        "opportunities": [_opportunity_json(dossier.person, job, plain) for job, plain in jobs],
    }
    return to_json(everything, indent=2).decode()


@cache
def _adapter() -> "TypeAdapter[Dossier]":
    from pydantic import TypeAdapter  # loaded late: it takes milliseconds, and few export

    return TypeAdapter(Dossier)


def _drop_empty(value: Any) -> Any:
    """Returns the same facts without the empty ones, with moments, days and times as texts."""
    if isinstance(value, dict):
        facts = ((name, _drop_empty(fact)) for name, fact in value.items())
        return {name: fact for name, fact in facts if fact or fact == 0}
    if isinstance(value, list | tuple):
        return [_drop_empty(fact) for fact in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _conversations_json(dossier: Dossier) -> dict[str, Any]:
    current, paused = dossier.person.conversation, dossier.person.paused
    exported: dict[str, Any] = {}
    if current is not None:
        exported["conversation"] = _conversation_json(dossier, current)
    if paused:
        exported["paused"] = [_conversation_json(dossier, conversation) for conversation in paused]
    if dossier.person.pending:
        waiting = dossier.person.pending
        exported["unconfirmed"] = [
            {"said": one.said.isoformat(), "text": one.text} for one in waiting
        ]
    return exported


def _conversation_json(dossier: Dossier, conversation: Conversation) -> dict[str, Any]:
    jobs = (job for job in dossier.opportunities if job.id == conversation.opportunity)
    about = next((job_label(job, 200, 200) for job in jobs), None)
    answers = {key: value for key, value in conversation.answers.items() if key != CHOICES_KEY}
    return {
        "about": about or conversation.flow,
        "last": conversation.touched.isoformat(),
        "answers": _drop_empty(answers),
    }


def _opportunity_json(
    person: Person, opportunity: Opportunity, plain: dict[str, Any]
) -> dict[str, Any]:
    """Returns the facts of a job, with rounds and names where the document has ids."""
    rounds = {interview.id: number for number, interview in enumerate(opportunity.interviews, 1)}
    contacts = {contact.id: contact.name for contact in opportunity.contacts}
    referees = {referee.id: referee.name for referee in person.referees}
    if opportunity.interviews:
        numbered = enumerate(plain["interviews"], 1)
        plain["interviews"] = [{"round": number, **interview} for number, interview in numbered]
    for meeting in (met for contact in plain.get("contacts", ()) for met in contact.get("met", ())):
        _put_name(meeting, "interview", rounds)
    rounds_ahead = {**rounds, NEXT_ROUND: "next"}
    for contact in plain.get("contacts", ()):
        named = [rounds_ahead[one] for one in contact.pop("expected", ()) if one in rounds_ahead]
        contact.update({"expected": named} if named else {})
    for check in plain.get("checks", ()):
        _put_name(check, "referee", referees)
    records = plain.pop("records", {})
    steps = [
        {**_step_json(key, rounds, contacts, referees), **records.get(key, {})}
        for key in opportunity.records
    ]
    return {**plain, **_drop_empty({"steps": steps})}


def _put_name(facts: dict[str, Any], key: str, names: Mapping[Any, Any]) -> None:
    """Puts a name in the place of an id; what is not there any more is left out."""
    name = names.get(facts[key]) if key in facts else None
    if name:
        facts[key] = name
    else:
        facts.pop(key, None)


def _step_json(
    text: str, rounds: Mapping[Any, int], contacts: Mapping[Any, str], referees: Mapping[Any, str]
) -> dict[str, Any]:
    try:
        key = StepKey.parse(text)
    except ValueError:
        return {"step": text}
    exported: dict[str, Any] = {"step": key.kind, "interview": rounds.get(key.interview)}
    definition = DEFINITION_BY_KIND.get(key.kind)
    if definition is not None and definition.is_numbered:
        return {**exported, "number": key.subject}
    is_about_referee = definition is not None and About.REFEREE in definition.about
    name = referees.get(key.subject) if is_about_referee else None
    return {**exported, "about": name or contacts.get(key.subject)}
