"""Which texts can be written at this moment, in which forms, and whom each goes to."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from coaching.letters.check_in_letters import CHECK_INS, addressee
from coaching.letters.letter import Variant, last_held
from coaching.letters.rejection_letters import decider
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel, Held, Part

BY_HAND = (
    StepKind.THANK,
    StepKind.STAFF,
    StepKind.HELPER,
    StepKind.CHECKED,
    StepKind.ENDORSED,
    StepKind.OFFER_THANKS,
)
"""What reads well on a card: thanks, and nothing that asks."""
BY_PHONE = (StepKind.CHECK_IN, StepKind.FEEDBACK, StepKind.REBOOK)
BY_LINKEDIN = (StepKind.THANK, StepKind.LINKEDIN)
WRITTEN = (
    *BY_HAND,
    *BY_PHONE,
    StepKind.LINKEDIN,
    StepKind.USEFUL,
    StepKind.REFEREE,
    StepKind.ENDORSE,
)
"""The kinds of steps that end in words to send."""
_REFEREES = (StepKind.REFEREE, StepKind.CHECKED, StepKind.ENDORSE, StepKind.ENDORSED)
_CREATIVE = re.compile(
    r"\b(?:(?:\w+)?designer|(?:copy)?writer|author|editor|artist|illustrator|photographer"
    r"|musician|stylist|florist|curator|librarian|bookseller|teacher|tutor|educator|lecturer"
    r"|nurse|midwife|carer|caregiver)s?\b",
    re.IGNORECASE,
)


def variants_for(key: StepKey, opportunity: Opportunity) -> tuple[Variant, ...]:
    """The forms worth offering for a step, the usual one first: a card for creative roles or by
    the person's choice (S0, S2, S3), a call only where they allow it."""
    kind = key.kind
    if kind not in WRITTEN:
        return ()
    if kind is StepKind.LINKEDIN:
        return (Variant.LINKEDIN,)
    contact = contact_of(opportunity, key)
    found = [Variant.MAIL]
    if kind in BY_HAND and (opportunity.by_card or suits_card(opportunity)):
        found.append(Variant.CARD)
    if kind in BY_LINKEDIN and contact and contact.linkedin:
        found.append(Variant.LINKEDIN)
    if kind in BY_PHONE and opportunity.channel is Channel.CALL_ALLOWED:
        found.append(Variant.CALL)
    return tuple(found)


def suits_card(opportunity: Opportunity) -> bool:
    """Whether a handwritten card fits the kind of work, by the role's words (S0, S3)."""
    return bool(_CREATIVE.search(opportunity.role))


def reader(
    key: StepKey, person: Person, opportunity: Opportunity, now: datetime
) -> Contact | Referee | None:
    """Whom the text of a step goes to; None when nobody is known."""
    if key.kind in _REFEREES:
        return referee_of(person, key)
    if key.kind is StepKind.OFFER_THANKS:
        return referee_of(person, key) or contact_of(opportunity, key)
    interview = interview_of(opportunity, key)
    if key.kind is StepKind.CHECK_IN:
        return addressee(opportunity, interview) if interview else None
    if key.kind in BY_PHONE:
        return decider(opportunity, interview or last_held(opportunity, now))
    return contact_of(opportunity, key)


def keys_for(
    kind: StepKind, person: Person, opportunity: Opportunity, now: datetime
) -> tuple[StepKey, ...]:
    """Every step of a kind that a text can be written for at this moment, planned or not."""
    held = last_held(opportunity, now)
    round_ = held.id if held else 0
    subjects = _SUBJECTS.get(kind)
    if kind is StepKind.REBOOK:
        fell = [one for one in opportunity.interviews if one.held is not Held.PLANNED]
        return tuple(StepKey(kind, one.id) for one in reversed(fell))
    if subjects is None or (held is None and kind in _AFTER_INTERVIEW):
        return ()
    number = round_ if kind in _AFTER_INTERVIEW else 0
    return tuple(StepKey(kind, number, each) for each in subjects(person, opportunity, held))


_AFTER_INTERVIEW = (
    StepKind.THANK,
    StepKind.STAFF,
    StepKind.LINKEDIN,
    StepKind.USEFUL,
    StepKind.CHECK_IN,
)
_Subjects = Callable[[Person, Opportunity, Interview | None], Iterable[int]]


def _met(*parts: Part) -> _Subjects:
    def found(_: Person, opportunity: Opportunity, held: Interview | None) -> Iterable[int]:
        return [
            each.id
            for each in opportunity.contacts
            if each.part in parts and held and (each.at(held.id) or each.part in _THERE_ANYWAY)
        ]

    return found


_THERE_ANYWAY = (Part.COORDINATOR, Part.STAFF)


def _useful(_: Person, opportunity: Opportunity, held: Interview | None) -> Iterable[int]:
    met = [(each.id, each.at(held.id)) for each in opportunity.contacts if held]
    return [number for number, meeting in met if meeting and meeting.useful]


def _helpers(_: Person, opportunity: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in opportunity.contacts if each.part is Part.HELPER]


def _all_referees(person: Person, _: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in person.referees]


def _checked(person: Person, opportunity: Opportunity, __: Interview | None) -> Iterable[int]:
    asked = {check.referee for check in opportunity.checks}
    return [each.id for each in person.referees if each.id in asked]


def _supporters(person: Person, _: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in person.referees if each.strong and each.knows]


_INTERVIEWERS = _met(Part.INTERVIEWER, Part.HIRING_MANAGER)
_SUBJECTS: dict[StepKind, _Subjects] = {
    StepKind.THANK: _INTERVIEWERS,
    StepKind.STAFF: _met(Part.COORDINATOR, Part.STAFF),
    StepKind.HELPER: _helpers,
    StepKind.LINKEDIN: _INTERVIEWERS,
    StepKind.USEFUL: _useful,
    StepKind.CHECK_IN: lambda *_: CHECK_INS,
    StepKind.REFEREE: _all_referees,
    StepKind.CHECKED: _checked,
    StepKind.ENDORSE: _supporters,
    StepKind.ENDORSED: _supporters,
    StepKind.FEEDBACK: lambda *_: (0,),
    StepKind.OFFER_THANKS: lambda person, opportunity, held: (
        *_all_referees(person, opportunity, held),
        *_helpers(person, opportunity, held),
    ),
}


def interview_of(opportunity: Opportunity, key: StepKey) -> Interview | None:
    """The interview of a step, if it is still kept."""
    return next((one for one in opportunity.interviews if one.id == key.interview), None)


def contact_of(opportunity: Opportunity, key: StepKey) -> Contact | None:
    """The contact a step is about, if still kept."""
    return next((one for one in opportunity.contacts if one.id == key.subject), None)


def referee_of(person: Person, key: StepKey) -> Referee | None:
    """The referee a step is about, if still kept."""
    return next((one for one in person.referees if one.id == key.subject), None)
