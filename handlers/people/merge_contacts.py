"""Makes one contact of two that are the same person: choose the other, choose the name, done."""

from dataclasses import replace
from html import escape

from coaching.matching.merge import joined
from coaching.matching.similarity import like_person
from coaching.model.documents import Contact, Conversation, Opportunity, Person
from coaching.model.vocabulary import OpportunityId
from handlers.answers.same_person import unnamed
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

WHO = "Who is the same person as {name}?"
WHICH_NAME = (
    "{one} and {other} become one person. Notes, addresses and what is done of both are kept. "
    "Which name is right?"
)
JOINED = "{other} and {kept} are one now: {kept}. What was done for either is done."
GONE = "That contact is no longer there."
AT_MOST = 12


def ask_who(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    """Shows the others of this job, those with a name like this one first."""
    others = [one for one in opportunity.contacts if one.id != contact.id]
    others.sort(key=lambda one: not like_person(one.name, contact.name))
    buttons = [
        Button(one.name[:24], f"c:both:{opportunity.id}:{contact.id}:{one.id}")
        for one in others[:AT_MOST]
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    turn.edit(WHO.format(name=escape(contact.name)), [*rows, _back(opportunity, contact)])


def ask_name(turn: Turn, opportunity: Opportunity, contact: Contact, wanted: int) -> None:
    """Asks which of the two names stays; that press joins them."""
    other = _other(opportunity, contact, wanted)
    if other is None:
        turn.whisper(GONE)
        return
    pairs = ((contact, other), (other, contact))
    rows = [
        [Button(f"Keep {one.name[:40]}", f"c:join:{opportunity.id}:{one.id}:{two.id}")]
        for one, two in pairs
    ]
    text = WHICH_NAME.format(one=escape(contact.name), other=escape(other.name))
    turn.edit(text, [*rows, _back(opportunity, contact)])


def join(turn: Turn, opportunity: Opportunity, kept: Contact, wanted: int) -> None:
    """Joins the other into `kept`."""
    other = _other(opportunity, kept, wanted)
    if other is None:
        turn.whisper(GONE)
        return
    turn.keep(joined(opportunity, kept, other))
    turn.person = _spoken_of(
        unnamed(turn.person, opportunity.id, other, instead=kept.name), opportunity.id, other, kept
    )
    text = JOINED.format(kept=escape(kept.name), other=escape(other.name))
    shown = Button(kept.name[:24], f"c:open:{opportunity.id}:{kept.id}")
    turn.edit(text, [[shown, Button("‹ Everyone", "c:page:0")]])


def _other(opportunity: Opportunity, contact: Contact, wanted: int) -> Contact | None:
    others = (one for one in opportunity.contacts if one.id != contact.id)
    return next((one for one in others if one.id == wanted), None)


def _back(opportunity: Opportunity, contact: Contact) -> list[Button]:
    return [Button(f"‹ {contact.name[:24]}", f"c:keep:{opportunity.id}:{contact.id}")]


def _spoken_of(
    person: Person, opportunity: OpportunityId, before: Contact, after: Contact
) -> Person:
    """A flow about the one is about the other."""

    def about(talk: Conversation) -> Conversation:
        same = (talk.opportunity, talk.subject) == (opportunity, before.id)
        return replace(talk, subject=after.id) if same else talk

    talk = person.conversation
    paused = tuple(about(one) for one in person.paused)
    return replace(person, conversation=about(talk) if talk else None, paused=paused)
