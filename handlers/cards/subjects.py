"""Whom and what a step is about: the contact, referee, interview and opportunity behind its key."""

from dataclasses import dataclass

from coaching.model.documents import Consent, Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import NO_OPPORTUNITY
from coaching.reading.names import short_name

_ABOUT_CONTACTS = frozenset(
    {
        StepKind.THANK,
        StepKind.DETAILS,
        StepKind.STAFF,
        StepKind.HELPER,
        StepKind.LINKEDIN,
        StepKind.USEFUL,
        StepKind.OFFER_THANKS,
    }
)
_ABOUT_REFEREES = frozenset(
    {
        StepKind.REFEREE,
        StepKind.REFEREE_THANKS,
        StepKind.ENDORSE,
        StepKind.ENDORSER_THANKS,
        StepKind.OFFER_THANKS,
    }
)


@dataclass(frozen=True, slots=True)
class StepSubject:
    """Whom and what a step is about, as far as it still exists. `live` names the companies of
    all live opportunities (with the role where two share one), the latest interview first."""

    person: Person
    opportunity: Opportunity
    key: StepKey
    live_companies: tuple[str, ...] = ()

    @property
    def contact(self) -> Contact | None:
        """Whom to thank, to find or to write to; the number of a check-in is no contact's."""
        contacts = self.opportunity.contacts if self.key.kind in _ABOUT_CONTACTS else ()
        return next((one for one in contacts if one.id == self.key.subject), None)

    @property
    def referee(self) -> Referee | None:
        """The referee of a briefing or a thank-you."""
        referees = self.person.referees if self.key.kind in _ABOUT_REFEREES else ()
        return next((one for one in referees if one.id == self.key.subject), None)

    @property
    def interview(self) -> Interview | None:
        """The interview that the step follows, or leads to."""
        interviews = self.opportunity.interviews
        return next((one for one in interviews if one.id == self.key.interview), None)

    @property
    def consent(self) -> Consent:
        """Of who is to be briefed; GIVEN for every other step, where it plays no part."""
        briefed = self.referee if self.key.kind is StepKind.REFEREE else None
        return briefed.consent if briefed else Consent.GIVEN

    @property
    def is_personal(self) -> bool:
        """Whether it is the person's own step, of no opportunity."""
        return self.opportunity.id == NO_OPPORTUNITY

    @property
    def name(self) -> str:
        """Whom it is about, whole; empty for a step about nobody."""
        who = self.contact or self.referee
        return who.name if who else ""

    @property
    def short_name(self) -> str:
        """The name as it fits on a button."""
        return short_name(self.name)[:16]
