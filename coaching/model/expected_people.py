"""Whoever was named for a coming round is expected there, until it is known whether they came."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus

NEXT_ROUND = InterviewId(0)
"""Stands for the next round while no day of it is known."""


def expect_in(contact: Contact, interview: InterviewId) -> Contact:
    """Returns the contact as somebody who will be in that round."""
    known = interview in contact.expected
    return contact if known else replace(contact, expected=(*contact.expected, interview))


def expect_nowhere(contact: Contact, interview: InterviewId) -> Contact:
    """Returns the contact as somebody who is not expected in that round any more."""
    return replace(contact, expected=tuple(one for one in contact.expected if one != interview))


def name_next_round(contacts: Iterable[Contact], interview: InterviewId) -> tuple[Contact, ...]:
    """Returns the contacts of a job whose next round has a day now: it is that interview."""
    return tuple(
        expect_in(expect_nowhere(one, NEXT_ROUND), interview) if NEXT_ROUND in one.expected else one
        for one in contacts
    )


def add_round(job: Opportunity, interview: Interview, now: datetime) -> Opportunity:
    """Returns the job with one more interview; one that lies ahead is the next round, for which
    people may be named already."""
    ahead = interview.start > now
    contacts = name_next_round(job.contacts, interview.id) if ahead else job.contacts
    return replace(job, interviews=(*job.interviews, interview), contacts=contacts)


def list_rounds_ahead(job: Opportunity, contact: Contact, now: datetime) -> list[Interview]:
    """Returns the interviews that a contact was named for, of those that still lie ahead."""
    named = (one for one in job.interviews if one.id in contact.expected)
    return [one for one in named if one.held is InterviewStatus.PLANNED and one.end > now]


def list_expected(job: Opportunity, interview: InterviewId) -> tuple[Contact, ...]:
    """Returns who is expected in a round, without those who are known to have been there."""
    return tuple(
        one for one in job.contacts if interview in one.expected and not one.meeting_in(interview)
    )
