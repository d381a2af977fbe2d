"""Keeps people: somebody new, or what is learnt of somebody who is known."""

from dataclasses import replace

from coaching.facts.contacts_named import find_contact_named
from coaching.facts.draft import DossierDraft
from coaching.facts.people_ahead import is_within
from coaching.model.documents import Consent, Contact, Meeting, Opportunity, Referee, ReferenceCheck
from coaching.model.expected_people import NEXT_ROUND, expect_in
from coaching.model.vocabulary import ContactId, ContactPart, InterviewId, RefereeId
from coaching.reading.matter import next_round
from coaching.reading.proposals import PersonSaid, ReferenceChecked
from coaching.reading.similarity import is_same_name

_JUDGES = frozenset({ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER, ContactPart.RECRUITER})
"""Who has these parts is expected in a round that they are named for."""
_MET = frozenset(ContactPart) - {ContactPart.HELPER, ContactPart.AGENCY_RECRUITER}
"""Who has these parts was there, in the interview or around it."""


def keep_person(draft: DossierDraft, said: PersonSaid) -> None:
    """Keeps a contact of the job, or a referee."""
    if said.is_referee:
        _keep_referee(draft, said)
        return
    job = draft.find(said.about)
    if job is not None:
        contact = _with_said(find_contact(job, said) or _make_contact(draft, said), said)
        draft.put_contact(job, _with_meeting(draft, job, contact, said))


def keep_reference_check(draft: DossierDraft, said: ReferenceChecked) -> None:
    """Keeps that a referee was asked about the person; somebody who was asked and is not on the
    list comes onto it, as one who agreed."""
    job, referee = draft.find(said.about), said.referee
    if job is None or (referee is None and said.whom is None):
        return
    if referee is None:
        vouches = PersonSaid(said.span, said.about, name=said.whom or "", is_referee=True)
        referee = _keep_referee(draft, vouches, Consent.GIVEN)
        job = draft.find(said.about) or job
    if all(check.referee != referee for check in job.checks):
        draft.put(replace(job, checks=(*job.checks, ReferenceCheck(referee, draft.now))))


def find_contact(job: Opportunity, said: PersonSaid) -> Contact | None:
    """Returns the contact who is meant: the one of that id, else the one of that name."""
    by_id = (one for one in job.contacts if one.id == said.contact)
    return next(by_id, None) or find_contact_named(job, said.name)


def _make_contact(draft: DossierDraft, said: PersonSaid) -> Contact:
    number = ContactId(draft.allocate_id())
    part = said.part or ContactPart.INTERVIEWER
    return Contact(id=number, name=said.name_with_greeting, part=part, known_since=draft.now)


def _with_said(contact: Contact, said: PersonSaid) -> Contact:
    return replace(
        contact,
        name=_name_of(contact, said),
        part=said.part or contact.part,
        title=said.title or contact.title,
        email=said.email or contact.email,
        phone=said.phone or contact.phone,
        linkedin=said.linkedin or contact.linkedin,
        courtesy=said.greeting or contact.courtesy,
    )


def _name_of(contact: Contact, said: PersonSaid) -> str:
    """Returns the name as it was said last; one that only lacks its Ms or Dr. keeps it."""
    is_bare = not said.greeting and contact.name.endswith(f" {said.name}")
    return contact.name if not said.name or is_bare else said.name_with_greeting


def _with_meeting(
    draft: DossierDraft, job: Opportunity, contact: Contact, said: PersonSaid
) -> Contact:
    """Returns the contact as somebody who was in the interview told about, if they were, or who is
    expected in the round that they are named for."""
    coming = _find_coming_round(draft, job, said)
    if coming is not None:
        return expect_in(contact, coming) if contact.part in _JUDGES else contact
    interview = draft.interview_of(job)
    if interview is None or contact.part not in _MET or contact.meeting_in(interview.id):
        return contact
    if interview.start > draft.now:
        is_new = said.contact is None and contact.part in _JUDGES
        return expect_in(contact, interview.id) if is_new else contact
    is_expected = interview.id in contact.expected
    was_there = said.contact is None or said.part is not None or is_expected
    return replace(contact, met=(*contact.met, Meeting(interview.id))) if was_there else contact


def _find_coming_round(
    draft: DossierDraft, job: Opportunity, said: PersonSaid
) -> InterviewId | None:
    """Returns the round ahead that somebody is named for, 0 for the next one while it has no day;
    None for whoever is named for none."""
    named = [span for span in draft.rounds if is_within(said.span, span)]
    rounds = {one.id: one for one in job.interviews}
    if named:
        closest = draft.rounds[min(named, key=lambda span: span.end - span.start)]
        interview = rounds.get(closest)
        if interview is not None:
            return closest if interview.start > draft.now else None
    if said.span not in draft.ahead:
        return None
    ahead = next_round(job, draft.now)
    return ahead.id if ahead else NEXT_ROUND


def _keep_referee(
    draft: DossierDraft, said: PersonSaid, consent: Consent = Consent.NOT_ASKED
) -> RefereeId:
    """Returns the id of the referee; `consent` is that of somebody new."""
    person = draft.dossier.person
    known = next(
        (
            one
            for one in person.referees
            if one.id == said.referee or is_same_name(one.name, said.name)
        ),
        None,
    )
    referee = known or Referee(RefereeId(draft.allocate_id()), said.name, consent=consent)
    reach = said.email or said.phone or referee.reach
    changed = replace(
        referee, name=said.name, relation=referee.relation or said.title or "", reach=reach
    )
    person = draft.dossier.person
    others = tuple(one for one in person.referees if one.id != referee.id)
    draft.dossier = replace(draft.dossier, person=replace(person, referees=(*others, changed)))
    return changed.id
