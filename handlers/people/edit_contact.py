"""Corrects one field of a contact: asks for it, checks and keeps it; the plan follows by itself."""

from collections.abc import Callable
from dataclasses import asdict, replace
from html import escape
from typing import Any

from coaching.model.documents import Contact, Conversation, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Channel, ContactId, InterviewId
from coaching.playbook.step_subject import distinct_contact_name
from coaching.playbook.steps.useful import USEFUL as USEFUL_STEP
from coaching.playbook.thanks import meeting_key
from coaching.reading.people.names import read_contact_details, read_name, read_note
from coaching.translation import Text, _
from handlers.cards.card import StepRef, card_lines
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Question, QuestionContext
from handlers.letters.draft_options import DraftOptions, WriteLetter
from handlers.people.contact_fields import (
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
    "name": _("Name"),
    "part": _("Part"),
    "title": _("Title"),
    "reach": _("How to reach"),
    "topic": _("You talked about"),
    "concern": _("Their doubt"),
    "useful": _("Something useful"),
}
"""The fields as their buttons name them; each field is the key of a question as well."""
FIELD_MENTIONS = {
    "part": _("part"),
    "title": _("title"),
    "reach": _("how to reach"),
    "topic": _("you talked about"),
    "concern": _("their doubt"),
    "useful": _("something useful"),
}
"""The same in the middle of a sentence."""
MEETING_FIELDS = ("topic", "concern", "useful")
NAME = _("How do you spell {name}?")
PART = _("What part did {name} have?")
TITLE = _("What is {name}'s title?")
REACH = _("How could you write to {name}? Mail, LinkedIn, or both in one line.")
TOPIC = _("What did you and {name} talk about?")
CONCERN = _("Which doubt did {name} raise?")
# Translators: stands for {name} in those questions when the name is not known any more.
UNKNOWN_NAME = _("them")
USEFUL = _(
    "What would be of use to {name}? A link, an article, a book or a sample of your work; I put it "
    "into a short note."
)
NOTHING_TO_SEND = _("nothing to send")
KEPT_NAME = _("Kept: {name}.")
# Translators: such as "Kept: Dana Lee, title: Head of Data."
KEPT_FIELD = _("Kept: {name}, {field}: {value}.")
KEPT_WITH_PHONE_HIDDEN = _("Kept: {name}. The number stays out of sight while they want mail only.")
# Translators: {reach} is a mail address, a link, or both.
KEPT_REACH_WITH_PHONE_HIDDEN = _(
    "Kept: {name}, {reach}. The number stays out of sight while they want mail only."
)
# Translators: the value of a field that did not change, behind "Kept: Dana Lee, title".
AS_IT_WAS = _("as it was")
WRITE_LABEL = _("Draft the note")
NO_DOUBTS_LABEL = _("No doubts")
NOTHING_LABEL = _("Nothing after all")
# Translators: stands in "We were at: {title}".
FLOW_TITLE = _("a contact's details")
GONE = _("That contact is no longer there. /contacts shows who is.")


def flow_contact(context: QuestionContext) -> Contact | None:
    """Returns the contact that a flow is about, if they are still there."""
    return _find_contact(context.opportunity, context.subject)


def _find_contact(opportunity: Opportunity | None, wanted: int | None) -> Contact | None:
    contacts = opportunity.contacts if opportunity else ()
    return next((contact for contact in contacts if contact.id == wanted), None)


def _is_field(field: str) -> Callable[[QuestionContext], bool]:
    return lambda context: context.answers.get("field") == field


def _contact_prompt(text: Text) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        contact, job = flow_contact(context), context.opportunity
        if contact is None or job is None:
            return text.format(name=UNKNOWN_NAME)
        return text.format(name=escape(distinct_contact_name(contact, job.contacts)))

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
    known = _find_contact(opportunity, contact)
    if known and known.met:
        return known.met[-1].interview
    return opportunity.interviews[-1].id if opportunity.interviews else None


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    contact = _find_contact(opportunity, conversation.subject)
    if opportunity is None or contact is None:
        turn.say(GONE)
        return
    changed = _change_contact(contact, conversation)
    contacts = tuple(changed if other.id == changed.id else other for other in opportunity.contacts)
    turn.put_opportunity(replace(opportunity, contacts=contacts))
    turn.say(
        _confirmation_text(opportunity, changed, conversation),
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
    """Offers the note that the answer goes into, while that note is still to be sent."""
    if conversation.interview is None or conversation.opportunity is None:
        return []
    if conversation.answers["field"] == "useful":
        key: StepKey | None = StepKey(USEFUL_STEP.kind, conversation.interview, contact.id)
    else:
        key = meeting_key(contact, conversation.interview)
    refs = [StepRef(conversation.opportunity, key)] if key else []
    waiting = [line.ref for line in card_lines(turn.dossier, refs, turn.now) if line.is_actionable]
    return [[Button(WRITE_LABEL, WriteLetter(*ref, DraftOptions()))] for ref in waiting]


def _confirmation_text(
    opportunity: Opportunity, contact: Contact, conversation: Conversation
) -> str:
    name = escape(contact.name)
    field = conversation.answers["field"]
    value: Any = conversation.answers.get(field)
    hidden = opportunity.channel is Channel.EMAIL_ONLY
    if field == "reach" and value and value.get("phone") and hidden:
        reach = reach_text({**value, "phone": ""})
        text = KEPT_REACH_WITH_PHONE_HIDDEN if reach else KEPT_WITH_PHONE_HIDDEN
        return text.format(name=name, reach=escape(reach))
    if field == "name":
        return KEPT_NAME.format(name=name)
    format_value = _VALUE_FORMATTERS.get(field, str)
    words = escape(format_value(value)) if value is not None else AS_IT_WAS
    return KEPT_FIELD.format(name=name, field=FIELD_MENTIONS[field], value=words)


def _useful_text(value: Any) -> str:
    return str(value or NOTHING_TO_SEND)


_VALUE_FORMATTERS: dict[str, Callable[[Any], str]] = {
    "part": part_text,
    "reach": reach_text,
    "concern": concern_text,
    "useful": _useful_text,
}
EDIT_CONTACT = register_flow(
    Flow(
        name="contact_edit",
        version=1,
        title=lambda _context: FLOW_TITLE,
        questions=(
            Question(
                "name",
                _contact_prompt(NAME),
                lambda text, _: read_name(text),
                when=_is_field("name"),
                takes_name=True,
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
                lambda _: ((Choice(NO_DOUBTS_LABEL, ""),),),
                when=_is_field("concern"),
                format_answer=concern_text,
            ),
            Question(
                "useful",
                _contact_prompt(USEFUL),
                _read_note,
                lambda _: ((Choice(NOTHING_LABEL, ""),),),
                when=_is_field("useful"),
                format_answer=_useful_text,
            ),
        ),
        finish=_finish,
        is_resumable=False,
    )
)
