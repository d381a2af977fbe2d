"""Which texts can be written at this moment, in which forms, and whom each goes to."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from coaching.letters.check_in_letters import CHECK_IN_NUMBERS, check_in_addressee
from coaching.letters.letter import Variant, last_interview_held
from coaching.letters.rejection_letters import employer_addressee
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel, ContactPart, InterviewStatus

CARD_KINDS = (
    StepKind.THANK,
    StepKind.STAFF,
    StepKind.HELPER,
    StepKind.REFEREE_THANKS,
    StepKind.ENDORSER_THANKS,
    StepKind.OFFER_THANKS,
)
"""What reads well on a card: thanks, and nothing that asks."""
CALL_KINDS = (StepKind.CHECK_IN, StepKind.FEEDBACK, StepKind.REBOOK)
LINKEDIN_KINDS = (StepKind.THANK, StepKind.LINKEDIN)
LETTER_KINDS = (
    *CARD_KINDS,
    *CALL_KINDS,
    StepKind.LINKEDIN,
    StepKind.USEFUL,
    StepKind.REFEREE,
    StepKind.ENDORSE,
)
"""The kinds of steps that end in words to send."""
_REFEREE_KINDS = (
    StepKind.REFEREE,
    StepKind.REFEREE_THANKS,
    StepKind.ENDORSE,
    StepKind.ENDORSER_THANKS,
)
_CREATIVE_ROLE = re.compile(
    r"\b(?:(?:\w+)?designer|(?:copy)?writer|author|editor|artist|illustrator|photographer"
    r"|musician|stylist|florist|curator|librarian|bookseller|teacher|tutor|educator|lecturer"
    r"|nurse|midwife|carer|caregiver)s?\b",
    re.IGNORECASE,
)


def variants_for(key: StepKey, opportunity: Opportunity) -> tuple[Variant, ...]:
    """The forms worth offering for a step, the usual one first: a card for creative roles or by
    the person's choice (S0, S2, S3), a call only where they allow it."""
    kind = key.kind
    if kind not in LETTER_KINDS:
        return ()
    if kind is StepKind.LINKEDIN:
        return (Variant.LINKEDIN,)
    contact = contact_of(opportunity, key)
    found = [Variant.MAIL]
    if kind in CARD_KINDS and (opportunity.by_card or is_card_suitable(opportunity)):
        found.append(Variant.CARD)
    if kind in LINKEDIN_KINDS and contact and contact.linkedin:
        found.append(Variant.LINKEDIN)
    if kind in CALL_KINDS and opportunity.channel is Channel.CALL_ALLOWED:
        found.append(Variant.CALL)
    return tuple(found)


def is_card_suitable(opportunity: Opportunity) -> bool:
    """Whether a handwritten card fits the kind of work, by the role's words (S0, S3)."""
    return bool(_CREATIVE_ROLE.search(opportunity.role))


def letter_addressee(
    key: StepKey, person: Person, opportunity: Opportunity, now: datetime
) -> Contact | Referee | None:
    """Whom the text of a step goes to; None when nobody is known."""
    if key.kind in _REFEREE_KINDS:
        return referee_of(person, key)
    if key.kind is StepKind.OFFER_THANKS:
        return referee_of(person, key) or contact_of(opportunity, key)
    interview = interview_of(opportunity, key)
    if key.kind is StepKind.CHECK_IN:
        return check_in_addressee(opportunity, interview) if interview else None
    if key.kind in CALL_KINDS:
        return employer_addressee(opportunity, interview or last_interview_held(opportunity, now))
    return contact_of(opportunity, key)


def letter_step_keys(
    kind: StepKind, person: Person, opportunity: Opportunity, now: datetime
) -> tuple[StepKey, ...]:
    """Every step of a kind that a text can be written for at this moment, planned or not."""
    held = last_interview_held(opportunity, now)
    round_ = held.id if held else 0
    subjects = _SUBJECTS.get(kind)
    if kind is StepKind.REBOOK:
        fell = [one for one in opportunity.interviews if one.held is not InterviewStatus.PLANNED]
        return tuple(StepKey(kind, one.id) for one in reversed(fell))
    if subjects is None or (held is None and kind in _KINDS_AFTER_INTERVIEW):
        return ()
    number = round_ if kind in _KINDS_AFTER_INTERVIEW else 0
    return tuple(StepKey(kind, number, each) for each in subjects(person, opportunity, held))


_KINDS_AFTER_INTERVIEW = (
    StepKind.THANK,
    StepKind.STAFF,
    StepKind.LINKEDIN,
    StepKind.USEFUL,
    StepKind.CHECK_IN,
)
_SubjectFinder = Callable[[Person, Opportunity, Interview | None], Iterable[int]]


def _finder_of_contacts_met(*parts: ContactPart) -> _SubjectFinder:
    def find_subjects(_: Person, opportunity: Opportunity, held: Interview | None) -> Iterable[int]:
        return [
            each.id
            for each in opportunity.contacts
            if each.part in parts
            and held
            and (each.meeting_in(held.id) or each.part in _PARTS_WITHOUT_MEETING)
        ]

    return find_subjects


_PARTS_WITHOUT_MEETING = (ContactPart.COORDINATOR, ContactPart.STAFF)


def _contacts_with_useful_ids(
    _: Person, opportunity: Opportunity, held: Interview | None
) -> Iterable[int]:
    met = [(each.id, each.meeting_in(held.id)) for each in opportunity.contacts if held]
    return [number for number, meeting in met if meeting and meeting.useful]


def _helper_ids(_: Person, opportunity: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in opportunity.contacts if each.part is ContactPart.HELPER]


def _referee_ids(person: Person, _: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in person.referees]


def _ids_of_referees_checked(
    person: Person, opportunity: Opportunity, __: Interview | None
) -> Iterable[int]:
    asked = {check.referee for check in opportunity.checks}
    return [each.id for each in person.referees if each.id in asked]


def _supporter_ids(person: Person, _: Opportunity, __: Interview | None) -> Iterable[int]:
    return [each.id for each in person.referees if each.strong and each.knows]


_INTERVIEWERS = _finder_of_contacts_met(ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER)
_SUBJECTS: dict[StepKind, _SubjectFinder] = {
    StepKind.THANK: _INTERVIEWERS,
    StepKind.STAFF: _finder_of_contacts_met(ContactPart.COORDINATOR, ContactPart.STAFF),
    StepKind.HELPER: _helper_ids,
    StepKind.LINKEDIN: _INTERVIEWERS,
    StepKind.USEFUL: _contacts_with_useful_ids,
    StepKind.CHECK_IN: lambda *_: CHECK_IN_NUMBERS,
    StepKind.REFEREE: _referee_ids,
    StepKind.REFEREE_THANKS: _ids_of_referees_checked,
    StepKind.ENDORSE: _supporter_ids,
    StepKind.ENDORSER_THANKS: _supporter_ids,
    StepKind.FEEDBACK: lambda *_: (0,),
    StepKind.OFFER_THANKS: lambda person, opportunity, held: (
        *_referee_ids(person, opportunity, held),
        *_helper_ids(person, opportunity, held),
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
