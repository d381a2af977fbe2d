"""Keeps what was said in an interview, with whom, and how it went."""

from dataclasses import replace
from typing import Any

from coaching.facts.contacts_named import find_contact_named
from coaching.facts.draft import DossierDraft, join_notes
from coaching.facts.keep_promises import keep_own_promise
from coaching.facts.keep_stories import keep_story
from coaching.model.documents import (
    Contact,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
)
from coaching.reading.proposals import NoteKind, NoteSaid, RatedSide, RatingSaid
from coaching.reading.similarity import is_same_name

_OF_A_MEETING = {
    NoteKind.TOPIC: "topic",
    NoteKind.CONCERN: "concern",
    NoteKind.ANSWER_TO_CONCERN: "answer",
}
"""Belongs to what was said with one person."""
_OF_THE_LOOK_BACK = {
    NoteKind.WENT_WELL: "went_well",
    NoteKind.TO_IMPROVE: "better",
    NoteKind.RED_FLAG: "red_flags",
}


def keep_note(draft: DossierDraft, said: NoteSaid) -> None:
    """Keeps a note where it belongs; one about nobody in particular stays with the interview."""
    job = draft.find(said.about)
    if job is None:
        return
    if said.kind is NoteKind.PROMISED_BY_ME:
        keep_own_promise(draft, job, said)
    elif said.kind is NoteKind.STORY:
        keep_story(draft, job, said)
    elif said.kind in _OF_A_MEETING:
        _keep_meeting_note(draft, job, said)
    else:
        draft.change_interview(job, lambda interview: _with_note(interview, said))
        _note_who_was_there(draft, job, said)


def _note_who_was_there(draft: DossierDraft, job: Opportunity, said: NoteSaid) -> None:
    """Keeps that whoever asked something was in the interview."""
    job = draft.find(said.about) or job
    interview = draft.interview_of(job)
    contact = find_contact_named(job, said.whom)
    if said.kind is not NoteKind.QUESTION_ASKED or interview is None or contact is None:
        return
    if not contact.meeting_in(interview.id):
        draft.put_contact(job, replace(contact, met=(*contact.met, Meeting(interview.id))))


def _keep_meeting_note(draft: DossierDraft, job: Opportunity, said: NoteSaid) -> None:
    interview = draft.interview_of(job)
    if interview is None:
        return
    contact = find_contact_named(job, said.whom) or _only_one_met(job, interview)
    if contact is None:
        draft.change_interview(job, lambda one: _with_loose_note(one, said))
        return
    before = contact.meeting_in(interview.id) or Meeting(interview.id)
    name = _OF_A_MEETING[said.kind]
    told: dict[str, Any] = {name: join_notes(getattr(before, name), said.text)}
    meeting = replace(before, **told)
    others = tuple(one for one in contact.met if one.interview != interview.id)
    draft.put_contact(job, replace(contact, met=(*others, meeting)))


def _only_one_met(job: Opportunity, interview: Interview) -> Contact | None:
    met = [one for one in job.contacts if one.meeting_in(interview.id)]
    return met[0] if len(met) == 1 else None


def _with_loose_note(interview: Interview, said: NoteSaid) -> Interview:
    """Returns the interview with a note whose person is not known: it is in no letter."""
    capture = interview.capture
    return replace(interview, capture=replace(capture, notes=(*capture.notes, said.text)))


def _with_note(interview: Interview, said: NoteSaid) -> Interview:
    match said.kind:
        case NoteKind.UNSAID:
            unsaid = join_notes(interview.capture.unsaid, said.text)
            return replace(interview, capture=replace(interview.capture, unsaid=unsaid))
        case NoteKind.NEXT_ROUND:
            rounds = join_notes(interview.process.next_rounds, said.text)
            return replace(interview, process=replace(interview.process, next_rounds=rounds))
        case NoteKind.QUESTION_ASKED:
            return _with_question(interview, said.text)
        case _:
            name = _OF_THE_LOOK_BACK[said.kind]
            before = interview.reflection
            told: dict[str, Any] = {name: join_notes(getattr(before, name), said.text)}
            return replace(interview, reflection=replace(before, **told))


def _with_question(interview: Interview, text: str) -> Interview:
    if any(is_same_name(one.question, text) for one in interview.asked):
        return interview
    return replace(interview, asked=(*interview.asked, InterviewQuestion(question=text)))


def keep_rating(draft: DossierDraft, said: RatingSaid) -> None:
    """Keeps a rating: of the person's own part, or of the company's fit."""
    job = draft.find(said.about)
    if job is not None:
        draft.change_interview(job, lambda one: _with_rating(one, said))


def _with_rating(interview: Interview, said: RatingSaid) -> Interview:
    if said.of is RatedSide.ME:
        return replace(interview, reflection=replace(interview.reflection, rating=said.value))
    return replace(interview, reflection=replace(interview.reflection, fit=said.value))


def keep_rest(draft: DossierDraft, job: Opportunity, words: tuple[str, ...]) -> None:
    """Keeps what nothing else claimed as notes of the interview told about."""
    new = tuple(word for word in words if word)
    draft.change_interview(
        job,
        lambda one: replace(one, capture=replace(one.capture, notes=(*one.capture.notes, *new))),
    )
