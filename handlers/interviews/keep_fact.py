"""Keeps a corrected fact of a job or of an interview, and says what is kept."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.retiming import replace_interview
from coaching.model.vocabulary import Channel, InterviewKind
from coaching.translation import _
from handlers.answers.interview_time import how_text, length_text
from handlers.answers.places import (
    answer_country,
    answer_region,
    answer_zone,
    place_name,
    zone_text,
)
from handlers.flows.question import question_context
from handlers.interviews.decision_answer import answer_decision, decision_text
from handlers.interviews.process import channel_text
from handlers.interviews.reschedule import reschedule_interview
from handlers.ui.turn import Turn

# Translators: such as "Kept: how to follow up: mail only."
KEPT = _("Kept: {field}: {value}.")
KEPT_CITY = _("Kept: {field}: {value} ({zone}).")
# Translators: such as "Kept: how to follow up as it was."
UNCHANGED = _("Kept: {field} as it was.")

FIELD_NAMES = {
    "company": _("company"),
    "role": _("role"),
    "city": _("their city"),
    "requirements": _("what it asks for"),
    "channel": _("how to follow up"),
    "decision": _("when they decide"),
    "when": _("time"),
    "length": _("length"),
    "how": _("how it is held"),
}
"""What a fact is called inside of a sentence."""

_VALUE_FORMATTERS: dict[str, Callable[[Any], str]] = {
    "city": place_name,
    "channel": channel_text,
    "decision": decision_text,
    "length": length_text,
    "how": how_text,
}


def keep_answer(
    turn: Turn, opportunity: Opportunity, interview: Interview | None, conversation: Conversation
) -> str:
    """Keeps the answer and returns what to say of it."""
    field = conversation.answers["field"]
    value = conversation.answers.get(field)
    if value is None:
        return UNCHANGED.format(field=FIELD_NAMES[field])
    if field == "when" and interview is not None:
        return reschedule_interview(turn, opportunity, interview, conversation)
    if interview is not None:
        changed = replace_interview(opportunity, _change_interview(turn, interview, conversation))
    else:
        changed = _change_opportunity(opportunity, field, value)
    turn.put_opportunity(changed)
    return _confirmation_text(field, value, changed, turn)


def _confirmation_text(field: str, value: Any, changed: Opportunity, turn: Turn) -> str:
    name, words = FIELD_NAMES[field], escape(_VALUE_FORMATTERS.get(field, str)(value))
    if field == "city":
        zone = zone_text(changed.zone, turn.now)
        return KEPT_CITY.format(field=name, value=words, zone=zone)
    return KEPT.format(field=name, value=words)


def _change_opportunity(opportunity: Opportunity, field: str, value: Any) -> Opportunity:
    match field:
        case "company":
            return replace(opportunity, company=value)
        case "role":
            return replace(opportunity, role=value)
        case "city":
            return replace(
                opportunity,
                zone=answer_zone(value),
                country=answer_country(value),
                region=answer_region(value),
            )
        case "requirements":
            return replace(opportunity, requirements=value)
        case _:
            return replace(opportunity, channel=Channel(value or Channel.UNKNOWN))


def _change_interview(turn: Turn, interview: Interview, conversation: Conversation) -> Interview:
    field = conversation.answers["field"]
    value = conversation.answers[field]
    if field == "length":
        return replace(interview, minutes=value)
    if field == "how":
        return replace(interview, kind=InterviewKind(value))
    decision = answer_decision(question_context(turn.dossier, conversation, turn.now))
    return replace(interview, process=replace(interview.process, decision=decision))
