"""Asks whether somebody just named is one of those met before: "Dana" may be Dana Lee."""

from dataclasses import replace
from html import escape
from typing import Any

from coaching.matching.merge import joined
from coaching.matching.similarity import like_person
from coaching.model.documents import Contact, Conversation, Opportunity, Person
from coaching.model.vocabulary import OpportunityId, Rejected
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import Choice, Choices, Question, Scene, key_and_round, slot

IS_IT = "Is that the {name} you met before?"
WHO = "{name}: is it one of these?"
TAKE_ONE = "Take the button of the one it is."
SOMEBODY_NEW = ""
OFFERED = 4


def _alike(scene: Scene) -> list[Contact]:
    """Those known from before this flow who may be meant; none when one is named outright."""
    name, talk = scene.said("name"), scene.person.conversation
    if not name or scene.opportunity is None or talk is None:
        return []
    here = f"{talk.serial}."
    others = [one for one in scene.opportunity.contacts if not one.origin.startswith(here)]
    if any(one.name.casefold() == name.casefold() for one in others):
        return []
    return [one for one in others if like_person(one.name, name)][:OFFERED]


def _asks(scene: Scene) -> str:
    alike = _alike(scene)
    if len(alike) == 1:
        return IS_IT.format(name=escape(alike[0].name))
    return WHO.format(name=escape(scene.said("name") or ""))


def _choices(scene: Scene) -> Choices:
    alike = _alike(scene)
    new = Choice("Somebody new", SOMEBODY_NEW)
    if len(alike) == 1:
        return ((Choice(f"Yes, {alike[0].name}"[:40], alike[0].name), new),)
    return [*([Choice(one.name[:40], one.name)] for one in alike), [new]]


def _read(text: str, scene: Scene) -> str:
    """The known name, or SOMEBODY_NEW."""
    alike, said = _alike(scene), text.strip().casefold()
    named = [one.name for one in alike if one.name.casefold() == said]
    if named:
        return named[0]
    yes = read_yes_no(text, scene)
    if yes and len(alike) != 1:
        raise Rejected(TAKE_ONE)
    return alike[0].name if yes else SOMEBODY_NEW


def same_question(repeat: str) -> Question:
    """Asked behind a name that may stand for somebody known; the answer is their whole name."""
    return Question(
        "same",
        _asks,
        _read,
        _choices,
        when=lambda scene: bool(_alike(scene)),
        told=lambda value: str(value) or "somebody new",
        repeat=repeat,
    )


def as_known(opportunity: Opportunity, name: str, origin: str) -> Opportunity:
    """Without the contact that the answer `origin` had brought: it was the known one."""
    twin = next((one for one in opportunity.contacts if one.origin == origin), None)
    known = next(
        (one for one in opportunity.contacts if one.name == name and one.origin != origin), None
    )
    return joined(opportunity, known, twin) if known and twin else opportunity


def unnamed(
    person: Person, opportunity: OpportunityId, contact: Contact, instead: str | None = None
) -> Person:
    """The person without the answers that named a contact, or with another name in them: a flow
    they are in, or left in the middle, must not bring back who is gone."""

    def without(talk: Conversation) -> Conversation:
        if talk.opportunity != opportunity:
            return talk
        rounds = {
            key_and_round(key)[1]
            for key, value in talk.answers.items()
            if _names(key, value, talk, contact)
        }
        changed = {slot("name", rnd): instead for rnd in rounds}
        known = {slot("same", rnd): None for rnd in rounds if slot("same", rnd) in talk.answers}
        return replace(talk, answers={**talk.answers, **changed, **known})

    talk = person.conversation
    paused = tuple(without(one) for one in person.paused)
    return replace(person, conversation=without(talk) if talk else None, paused=paused)


def _names(key: str, value: Any, talk: Conversation, contact: Contact) -> bool:
    asked, rnd = key_and_round(key)
    return asked in ("name", "same") and (
        contact.origin == f"{talk.serial}.{rnd}" or str(value).casefold() == contact.name.casefold()
    )
