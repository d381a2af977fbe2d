"""Corrects one field of a contact: asked, checked, kept, and the plan follows by itself."""

from collections.abc import Callable
from dataclasses import asdict, replace
from html import escape
from typing import Any

from coaching.model.documents import Contact, Conversation, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Channel, ContactId, InterviewId
from coaching.playbook.steps.useful import USEFUL as USEFUL_STEP
from coaching.playbook.thanks import STAFF_KIND, THANK_KIND
from coaching.reading.names import read_contact_details, read_name, read_note, short_name
from handlers.cards.card import StepRef, card_lines
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Question, QuestionContext
from handlers.letters.draft_options import DraftOptions, WriteLetter
from handlers.people.people_met import (
    PART,
    apply_answers,
    concern_text,
    part_choices,
    part_text,
    reach_text,
    read_part,
)
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

FIELDS = {
    "name": "Name",
    "part": "Part",
    "title": "Title",
    "reach": "How to reach",
    "topic": "You talked about",
    "concern": "Their doubt",
    "useful": "Something useful",
}
MEETING_FIELDS = ("topic", "concern", "useful")
NAME = "How is {name} spelled right?"
TITLE = "What is {name}'s title?"
REACH = "How could you write to {name}? Mail, LinkedIn, or both in one line."
TOPIC = "What did you and {name} talk about?"
CONCERN = "Which doubt did {name} raise?"
USEFUL = (
    "What would be of use to {name}? A link, an article, a book or a sample of your work; I put it "
    "into a short note."
)
NOTHING_TO_SEND = "nothing to send"
KEPT = "Kept: {what}."
WRITE = "Draft the note"
THANK_KINDS = (THANK_KIND, STAFF_KIND)
PHONE_HIDDEN = "The number stays out of sight while they want mail only"
GONE = "That contact is no longer there. /contacts shows who is."


def flow_contact(context: QuestionContext) -> Contact | None:
    """The contact a flow is about."""
    contacts = context.opportunity.contacts if context.opportunity else ()
    return next((one for one in contacts if one.id == context.subject), None)


def _is_field(field: str) -> Callable[[QuestionContext], bool]:
    return lambda scene: scene.answers.get("field") == field


def _contact_prompt(text: str) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        contact = flow_contact(context)
        return text.format(name=escape(short_name(contact.name) if contact else "them"))

    return prompt


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def edit_contact(turn: Turn, opportunity: Opportunity, contact: ContactId, field: str) -> None:
    """Asks for one field (a key of FIELDS) of a contact anew."""
    engine.begin(
        turn,
        EDIT_CONTACT,
        opportunity=opportunity.id,
        interview=_last_interview_id(opportunity, contact),
        subject=contact,
        answers={"field": field},
    )


def _last_interview_id(opportunity: Opportunity, contact: ContactId) -> InterviewId | None:
    met = next((one.met for one in opportunity.contacts if one.id == contact), ())
    if met:
        return met[-1].interview
    return opportunity.interviews[-1].id if opportunity.interviews else None


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    contacts = opportunity.contacts if opportunity else ()
    contact = next((one for one in contacts if one.id == conversation.subject), None)
    if opportunity is None or contact is None:
        turn.say(GONE)
        return
    changed = _change_contact(contact, conversation)
    placed = tuple(changed if one.id == changed.id else one for one in contacts)
    turn.put_opportunity(replace(opportunity, contacts=placed))
    turn.say(
        KEPT.format(what=_confirmation_text(opportunity, changed, conversation)),
        _letter_buttons(turn, changed, conversation),
    )


def _change_contact(contact: Contact, conversation: Conversation) -> Contact:
    field = conversation.answers["field"]
    value = conversation.answers.get(field)
    if field == "name":
        return replace(contact, name=value or contact.name)
    about = conversation.interview if field in MEETING_FIELDS else None
    return apply_answers(contact, {field: value}, about)


def _letter_buttons(turn: Turn, contact: Contact, conversation: Conversation) -> list[list[Button]]:
    """The note that the answer goes into, one tap away, while it is still to be sent."""
    if conversation.interview is None or conversation.opportunity is None:
        return []
    kinds = (USEFUL_STEP.kind,) if conversation.answers["field"] == "useful" else THANK_KINDS
    refs = [
        StepRef(conversation.opportunity, StepKey(kind, conversation.interview, contact.id))
        for kind in kinds
    ]
    waiting = [line.ref for line in card_lines(turn.dossier, refs, turn.now) if line.is_actionable]
    return [[Button(WRITE, WriteLetter(*ref, DraftOptions()))] for ref in waiting[:1]]


def _confirmation_text(
    opportunity: Opportunity, contact: Contact, conversation: Conversation
) -> str:
    field = conversation.answers["field"]
    value: Any = conversation.answers.get(field)
    hidden = opportunity.channel is Channel.EMAIL_ONLY
    if field == "reach" and value and value.get("phone") and hidden:
        rest = reach_text({**value, "phone": ""})
        return f"{escape(contact.name)}{escape(f', {rest}' if rest else '')}. {PHONE_HIDDEN}"
    if field == "name":
        return escape(contact.name)
    tell = _VALUE_FORMATTERS.get(field, str)
    what = escape(tell(value)) if value is not None else "as it was"
    return f"{escape(contact.name)}, {FIELDS[field].lower()}: {what}"


_VALUE_FORMATTERS: dict[str, Callable[[Any], str]] = {
    "part": part_text,
    "reach": reach_text,
    "concern": concern_text,
    "useful": lambda value: str(value) or NOTHING_TO_SEND,
}
EDIT_CONTACT = register_flow(
    Flow(
        name="contact_edit",
        version=1,
        title=lambda _: "a contact's details",
        questions=(
            Question(
                "name",
                _contact_prompt(NAME),
                lambda text, _: read_name(text),
                when=_is_field("name"),
                optional=False,
            ),
            Question(
                "part",
                _contact_prompt(PART),
                read_part,
                part_choices,
                when=_is_field("part"),
                format_answer=part_text,
            ),
            Question("title", _contact_prompt(TITLE), _read_note, when=_is_field("title")),
            Question(
                "reach",
                _contact_prompt(REACH),
                lambda text, _: asdict(read_contact_details(text)),
                when=_is_field("reach"),
                format_answer=reach_text,
            ),
            Question("topic", _contact_prompt(TOPIC), _read_note, when=_is_field("topic")),
            Question(
                "concern",
                _contact_prompt(CONCERN),
                _read_note,
                lambda _: ((Choice("No doubts", ""),),),
                when=_is_field("concern"),
                format_answer=concern_text,
            ),
            Question(
                "useful",
                _contact_prompt(USEFUL),
                _read_note,
                lambda _: ((Choice("Nothing after all", ""),),),
                when=_is_field("useful"),
                format_answer=lambda value: str(value) or NOTHING_TO_SEND,
            ),
        ),
        finish=_finish,
        is_resumable=False,
    )
)
