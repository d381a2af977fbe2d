"""While proposals are kept one after the other, the dossier grows here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.model.documents import Contact, Dossier, Interview, Opportunity
from coaching.model.retiming import replace_interview
from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.reading.context import ReadingContext
from coaching.reading.matter import default_matter, find_job, last_round, next_round
from coaching.reading.proposals import Matter, Stretch
from coaching.reading.similarity import is_same_name

MAX_NOTE = 1500
"""So many characters are kept of one note; more of the same goes into a note of its own."""


@dataclass(slots=True)
class DossierDraft:
    """Holds the dossier as it is so far, and the interview that is told about, by job."""

    context: ReadingContext
    dossier: Dossier
    now: datetime
    told: dict[OpportunityId, InterviewId] = field(default_factory=dict)
    rounds: dict[Stretch, InterviewId] = field(default_factory=dict)
    """Each interview that the message names, by where it does."""
    ahead: frozenset[Stretch] = frozenset()
    """Where people are named in what is said of the next round."""

    def allocate_id(self) -> int:
        """Returns a number that nothing of this person has had."""
        serial = self.dossier.person.serial + 1
        self.dossier = replace(self.dossier, person=replace(self.dossier.person, serial=serial))
        return serial

    def find(self, matter: Matter) -> Opportunity | None:
        """Returns the job of a matter as it is so far; None where it has to be made first."""
        if matter.opportunity is not None:
            return self.job(matter.opportunity)
        if matter.company is not None:
            return self._job_named(matter.company)
        fallback = default_matter(self.context)
        if fallback.opportunity is not None:
            return self.job(fallback.opportunity)
        return self.dossier.opportunities[-1] if self.dossier.opportunities else None

    def _job_named(self, company: str) -> Opportunity | None:
        """Returns the job at that company: the one told about, else one that goes on."""
        jobs = [one for one in self.dossier.opportunities if is_same_name(one.company, company)]
        jobs.sort(key=lambda one: (one.id not in self.told, not one.is_live))
        return next(iter(jobs), None)

    def job(self, wanted: OpportunityId) -> Opportunity | None:
        """Returns the job with that id as it is so far."""
        return find_job(wanted, replace(self.context, dossier=self.dossier))

    def put(self, job: Opportunity) -> None:
        """Puts a job in the place of its earlier state, or behind the others."""
        jobs = self.dossier.opportunities
        if any(one.id == job.id for one in jobs):
            jobs = tuple(job if one.id == job.id else one for one in jobs)
        else:
            jobs = (*jobs, job)
        self.dossier = replace(self.dossier, opportunities=jobs)

    def interview_of(self, job: Opportunity) -> Interview | None:
        """Returns the interview that notes of a job belong to.

        It is the one told about in the message, else the one asked about, else the last one that is
        past, else the next.
        """
        wanted = self.told.get(job.id) or self._interview_asked_about(job)
        named = next((one for one in job.interviews if one.id == wanted), None)
        return named or last_round(job, self.now) or next_round(job, self.now)

    def _interview_asked_about(self, job: Opportunity) -> InterviewId | None:
        asked = self.context.asked
        return asked.interview if asked.opportunity == job.id else None

    def change_interview(self, job: Opportunity, change: Callable[[Interview], Interview]) -> bool:
        """Changes the interview that notes belong to; False where the job has none."""
        interview = self.interview_of(job)
        if interview is None:
            return False
        self.put(replace_interview(job, change(interview)))
        return True

    def put_contact(self, job: Opportunity, contact: Contact) -> None:
        """Puts a contact in the place of their earlier state, or behind the others."""
        contacts = job.contacts
        if any(one.id == contact.id for one in contacts):
            contacts = tuple(contact if one.id == contact.id else one for one in contacts)
        else:
            contacts = (*contacts, contact)
        self.put(replace(job, contacts=contacts))


def join_notes(before: str, more: str) -> str:
    """Returns both notes, each once; a note that would be too long stays as it was."""
    if not before or not more or more.casefold() in before.casefold():
        return before or more
    both = f"{before}; {more}"
    return both if len(both) <= MAX_NOTE else before
