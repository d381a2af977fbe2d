"""Asks whether somebody just named is one of those met before: "Dana" may be Dana Lee."""

from dataclasses import replace
from html import escape
from typing import Any

from coaching.matching.merge import merge_two_contacts
from coaching.model.documents import Contact, Conversation, Opportunity, Person
from coaching.model.vocabulary import InvalidInputError, OpportunityId
from coaching.reading.similarity import is_similar_person
from coaching.translation import _
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import (
    Choice,
    Choices,
    Question,
    QuestionContext,
    parse_slot_name,
    slot_name,
)

SAME_PERSON_PROMPT = _("Is that the {name} you met before?")
WHICH_PERSON = _("{name}: is it one of these?")
TAKE_A_BUTTON = _("Take the button of the one it is.")
NEW_LABEL = _("Somebody new")
NEW_PERSON = _("somebody new")
YES_LABEL = _("Yes, {name}")
SOMEBODY_NEW = ""
OFFERED_AT_MOST = 4


def _similar_contacts(context: QuestionContext) -> list[Contact]:
    """Returns the contacts from before this flow who may be meant; none for an exact name."""
    name, conversation = context.answer("name"), context.person.conversation
    if not name or context.opportunity is None or conversation is None:
        return []
    here = f"{conversation.serial}."
    others = [
        contact for contact in context.opportunity.contacts if not contact.origin.startswith(here)
    ]
    if any(contact.name.casefold() == name.casefold() for contact in others):
        return []
    return [one for one in others if is_similar_person(one.name, name)][:OFFERED_AT_MOST]


def _same_prompt(context: QuestionContext) -> str:
    alike = _similar_contacts(context)
    if len(alike) == 1:
        return SAME_PERSON_PROMPT.format(name=escape(alike[0].name))
    return WHICH_PERSON.format(name=escape(context.answer("name") or ""))


def _same_choices(context: QuestionContext) -> Choices:
    alike = _similar_contacts(context)
    new = Choice(NEW_LABEL, SOMEBODY_NEW)
    if len(alike) == 1:
        return ((Choice(YES_LABEL.format(name=alike[0].name)[:40], alike[0].name), new),)
    return [*([Choice(one.name[:40], one.name)] for one in alike), [new]]


def _read_same(text: str, context: QuestionContext) -> str:
    """Returns the name of the known contact, or SOMEBODY_NEW."""
    alike, said = _similar_contacts(context), text.strip().casefold()
    named = [one.name for one in alike if one.name.casefold() == said]
    if named:
        return named[0]
    yes = read_yes_no(text, context)
    if yes and len(alike) != 1:
        raise InvalidInputError(TAKE_A_BUTTON)
    return alike[0].name if yes else SOMEBODY_NEW


def same_question(repeat: str) -> Question:
    """Asks whether a name stands for a known contact; the answer is that contact's whole name."""
    return Question(
        "same",
        _same_prompt,
        _read_same,
        _same_choices,
        when=lambda context: bool(_similar_contacts(context)),
        format_answer=lambda value: str(value or NEW_PERSON),
        repeat=repeat,
    )


def merge_into_known(opportunity: Opportunity, name: str, origin: str) -> Opportunity:
    """Merges the contact that the answer `origin` brought into the known contact with this name."""
    twin = next((one for one in opportunity.contacts if one.origin == origin), None)
    known = next(
        (one for one in opportunity.contacts if one.name == name and one.origin != origin), None
    )
    return merge_two_contacts(opportunity, known, twin) if known and twin else opportunity


def replace_name_answers(
    person: Person, opportunity: OpportunityId, contact: Contact, new_name: str | None = None
) -> Person:
    """Takes a contact's name out of the person's answers, or puts `new_name` in its place.

    Otherwise the current flow, or one that is paused, would bring back a contact who is gone.
    """

    def replace_names(conversation: Conversation) -> Conversation:
        if conversation.opportunity != opportunity:
            return conversation
        rounds = {
            parse_slot_name(key)[1]
            for key, value in conversation.answers.items()
            if _is_name_answer(key, value, conversation, contact)
        }
        changed = {slot_name("name", round_index): new_name for round_index in rounds}
        known = {
            slot_name("same", round_index): None
            for round_index in rounds
            if slot_name("same", round_index) in conversation.answers
        }
        return replace(conversation, answers={**conversation.answers, **changed, **known})

    current = replace_names(person.conversation) if person.conversation else None
    paused = tuple(replace_names(conversation) for conversation in person.paused)
    return replace(person, conversation=current, paused=paused)


def _is_name_answer(key: str, value: Any, conversation: Conversation, contact: Contact) -> bool:
    asked, round_index = parse_slot_name(key)
    return asked in ("name", "same") and (
        contact.origin == f"{conversation.serial}.{round_index}"
        or str(value).casefold() == contact.name.casefold()
    )
