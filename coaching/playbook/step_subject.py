"""Finds the contact, referee, interview and opportunity behind the key of a step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Flag, auto
from html import escape

from coaching.model.commitments import Assignment, Promise
from coaching.model.documents import Consent, Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import NO_OPPORTUNITY
from coaching.model.wording import SOME_EMPLOYER, SOMEBODY
from coaching.reading.people.names import distinct_name
from coaching.translation import Text

NAME_ON_BUTTON = 24


class About(Flag):
    """Says whose id the `subject` of a step's key is."""

    NOBODY = 0
    CONTACT = auto()
    REFEREE = auto()
    CONSENT = auto()
    """Stands beside REFEREE when the task depends on whether they agreed to vouch."""
    PROMISE = auto()
    ASSIGNMENT = auto()
    OTHER_JOB = auto()
    """The subject is another job, such as the one with an offer."""


@dataclass(frozen=True, slots=True)
class StepSubject:
    """Holds the people and things that a step is about, as far as they still exist.

    `jobs` are all of the person's. `live_companies` names the companies of all live opportunities,
    with the role where two share a company. The company with the latest interview comes first.
    """

    person: Person
    opportunity: Opportunity
    key: StepKey
    about: About = About.NOBODY
    live_companies: tuple[str, ...] = ()
    jobs: tuple[Opportunity, ...] = ()
    moment: datetime | None = None
    """When it is spoken of, in UTC."""

    @property
    def contact(self) -> Contact | None:
        """Returns the contact that the step is about.

        The number of a check-in is not the id of a contact, so a check-in has none. A step about a
        promise has the contact who gave it or got it.
        """
        wanted: int | None = self.key.subject if About.CONTACT in self.about else None
        if self.promise is not None:
            wanted = self.promise.contact
        contacts = self.opportunity.contacts
        return next((contact for contact in contacts if contact.id == wanted), None)

    @property
    def promise(self) -> Promise | None:
        """Returns the promise that the step is about."""
        promises = self.opportunity.promises if About.PROMISE in self.about else ()
        return next((promise for promise in promises if promise.id == self.key.subject), None)

    @property
    def assignment(self) -> Assignment | None:
        """Returns the task that the step is about."""
        tasks = self.opportunity.assignments if About.ASSIGNMENT in self.about else ()
        return next((task for task in tasks if task.id == self.key.subject), None)

    @property
    def referee(self) -> Referee | None:
        """Returns the referee that the step is about."""
        referees = self.person.referees if About.REFEREE in self.about else ()
        return next((referee for referee in referees if referee.id == self.key.subject), None)

    @property
    def other_job(self) -> Opportunity | None:
        """Returns the other job that the step is about."""
        jobs = self.jobs if About.OTHER_JOB in self.about else ()
        return next((job for job in jobs if job.id == self.key.subject), None)

    @property
    def interview(self) -> Interview | None:
        """Returns the interview that the step follows or leads to."""
        interviews = self.opportunity.interviews
        return next((held for held in interviews if held.id == self.key.interview), None)

    @property
    def consent(self) -> Consent:
        """Returns the consent of the referee to be briefed; GIVEN for every other step."""
        briefed = self.referee if About.CONSENT in self.about else None
        return briefed.consent if briefed else Consent.GIVEN

    @property
    def is_personal(self) -> bool:
        """Tells whether the step belongs to the person and to no opportunity."""
        return self.opportunity.id == NO_OPPORTUNITY

    @property
    def name(self) -> str:
        """Returns the whole name of the contact or referee; "" for a step about nobody."""
        somebody = self.contact or self.referee
        return somebody.name if somebody else ""

    @property
    def short_name(self) -> str:
        """Returns the name in the length that fits on a button, told apart from others'."""
        title = self.contact.title if self.contact else ""
        return distinct_name(self.name, self._other_names(), title)[:NAME_ON_BUTTON]

    def _other_names(self) -> list[str]:
        """Returns the names of everybody else at the job, and of those who vouch."""
        contact, referee = self.contact, self.referee
        contacts = [one.name for one in self.opportunity.contacts if one != contact]
        return [*contacts, *(one.name for one in self.person.referees if one != referee)]

    @property
    def full_name(self) -> str:
        """Returns the whole name, with what they are where somebody else is called the same."""
        what = self.contact.title if self.contact else ""
        what = self.referee.relation if self.referee else what
        is_same = self.name.casefold() in map(str.casefold, self._other_names())
        return f"{self.name} ({what})" if what and is_same else self.name

    def fill(self, text: Text, **more: object) -> str:
        """Returns a text as HTML, with {name}, {company} and `more` filled in."""
        company = self.opportunity.company or SOME_EMPLOYER
        values = {"name": self.full_name or SOMEBODY, "company": company, **more}
        return text.format(**{key: escape(str(value)) for key, value in values.items()})


def distinct_contact_name(contact: Contact, contacts: Iterable[Contact]) -> str:
    """Returns how to speak of a contact in passing, so that nobody else of the job is meant."""
    others = [other.name for other in contacts if other.id != contact.id]
    return distinct_name(contact.name, others, contact.title)
