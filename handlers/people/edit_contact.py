"""Corrects one field of a contact: asked, checked, kept, and the plan follows by itself."""

from collections.abc import Callable
from dataclasses import asdict, replace
from html import escape
from typing import Any

from coaching.model.documents import Contact, Conversation, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel, ContactId, InterviewId
from coaching.reading.names import greeting_name, read_name, read_note, read_reach
from handlers.cards.card import Ref, lines_of
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Question, Scene
from handlers.letters.draft_options import Look, anew
from handlers.people.people_met import (
    PART,
    part_choices,
    read_part,
    told_concern,
    told_of,
    told_part,
    told_reach,
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
ABOUT_A_TALK = ("topic", "concern", "useful")
NAME = "How is {name} spelled right?"
TITLE = "What is {name}'s title?"
REACH = "How could you write to {name}? Mail, LinkedIn, or both in one line."
TOPIC = "What did you and {name} talk about?"
CONCERN = "Which doubt did {name} raise?"
USEFUL = (
    "What would be of use to {name}? A link, an article, a book or a sample of your work; I put it "
    "into a short note."
)
NOTHING = "nothing to send"
KEPT = "Kept: {what}."
WRITE = "Draft the note"
LETTERS = (StepKind.THANK, StepKind.STAFF)
PHONE_HIDDEN = "The number stays out of sight while they want mail only"
GONE = "That contact is no longer there. /contacts shows who is."


def contact_of(scene: Scene) -> Contact | None:
    """The contact a flow is about."""
    contacts = scene.opportunity.contacts if scene.opportunity else ()
    return next((one for one in contacts if one.id == scene.subject), None)


def _asked(field: str) -> Callable[[Scene], bool]:
    return lambda scene: scene.answers.get("field") == field


def _about(text: str) -> Callable[[Scene], str]:
    def words(scene: Scene) -> str:
        contact = contact_of(scene)
        return text.format(name=escape(greeting_name(contact.name) if contact else "them"))

    return words


def _note(text: str, _: Scene) -> str:
    return read_note(text)


def edit_contact(turn: Turn, opportunity: Opportunity, contact: ContactId, field: str) -> None:
    """Asks for one field (a key of FIELDS) of a contact anew."""
    engine.begin(
        turn,
        EDIT_CONTACT,
        opportunity=opportunity.id,
        interview=_last_met(opportunity, contact),
        subject=contact,
        answers={"field": field},
    )


def _last_met(opportunity: Opportunity, contact: ContactId) -> InterviewId | None:
    met = next((one.met for one in opportunity.contacts if one.id == contact), ())
    if met:
        return met[-1].interview
    return opportunity.interviews[-1].id if opportunity.interviews else None


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    contacts = opportunity.contacts if opportunity else ()
    contact = next((one for one in contacts if one.id == talk.subject), None)
    if opportunity is None or contact is None:
        turn.say(GONE)
        return
    changed = _changed(contact, talk)
    placed = tuple(changed if one.id == changed.id else one for one in contacts)
    turn.keep(replace(opportunity, contacts=placed))
    turn.say(KEPT.format(what=_told(opportunity, changed, talk)), _letters(turn, changed, talk))


def _changed(contact: Contact, talk: Conversation) -> Contact:
    field = talk.answers["field"]
    value = talk.answers.get(field)
    if field == "name":
        return replace(contact, name=value or contact.name)
    about = talk.interview if field in ABOUT_A_TALK else None
    return told_of(contact, {field: value}, about)


def _letters(turn: Turn, contact: Contact, talk: Conversation) -> list[list[Button]]:
    """The note that the answer goes into, one tap away, while it is still to be sent."""
    if talk.interview is None or talk.opportunity is None:
        return []
    kinds = (StepKind.USEFUL,) if talk.answers["field"] == "useful" else LETTERS
    refs = [Ref(talk.opportunity, StepKey(kind, talk.interview, contact.id)) for kind in kinds]
    waiting = [line.ref for line in lines_of(turn.dossier, refs, turn.now) if line.acting]
    return [[Button(WRITE, anew(ref, Look()))] for ref in waiting[:1]]


def _told(opportunity: Opportunity, contact: Contact, talk: Conversation) -> str:
    field = talk.answers["field"]
    value: Any = talk.answers.get(field)
    hidden = opportunity.channel is Channel.EMAIL_ONLY
    if field == "reach" and value and value.get("phone") and hidden:
        rest = told_reach({**value, "phone": ""})
        return f"{escape(contact.name)}{escape(f', {rest}' if rest else '')}. {PHONE_HIDDEN}"
    if field == "name":
        return escape(contact.name)
    tell = _TELLS.get(field, str)
    what = escape(tell(value)) if value is not None else "as it was"
    return f"{escape(contact.name)}, {FIELDS[field].lower()}: {what}"


_TELLS: dict[str, Callable[[Any], str]] = {
    "part": told_part,
    "reach": told_reach,
    "concern": told_concern,
    "useful": lambda value: str(value) or NOTHING,
}
EDIT_CONTACT = flow(
    Flow(
        name="contact_edit",
        version=1,
        title=lambda _: "a contact's details",
        questions=(
            Question(
                "name",
                _about(NAME),
                lambda text, _: read_name(text),
                when=_asked("name"),
                optional=False,
            ),
            Question(
                "part",
                _about(PART),
                read_part,
                part_choices,
                when=_asked("part"),
                told=told_part,
            ),
            Question("title", _about(TITLE), _note, when=_asked("title")),
            Question(
                "reach",
                _about(REACH),
                lambda text, _: asdict(read_reach(text)),
                when=_asked("reach"),
                told=told_reach,
            ),
            Question("topic", _about(TOPIC), _note, when=_asked("topic")),
            Question(
                "concern",
                _about(CONCERN),
                _note,
                lambda _: ((Choice("No doubts", ""),),),
                when=_asked("concern"),
                told=told_concern,
            ),
            Question(
                "useful",
                _about(USEFUL),
                _note,
                lambda _: ((Choice("Nothing after all", ""),),),
                when=_asked("useful"),
                told=lambda value: str(value) or NOTHING,
            ),
        ),
        finish=_finish,
        taken_up=False,
    )
)
