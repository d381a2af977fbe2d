"""Gives the coaching tests one person, one job and one interview."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.model.documents import (
    Capture,
    Contact,
    Dossier,
    Interview,
    Meeting,
    Opportunity,
    Person,
    Reflection,
)
from coaching.model.step_key import Step
from coaching.model.vocabulary import (
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.planner import record_card

BERLIN = ZoneName("Europe/Berlin")
FIRST = InterviewId(1)
PERSON = Person(PersonId(1), "Sam", sign_off="Sam Reed", zone=BERLIN, country=CountryCode("DE"))


def berlin(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    """Returns a moment of November 2026 (the 24th is a Tuesday) in Berlin, as UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)


def interview(start: datetime, number: int = 1, minutes: int = 60) -> Interview:
    """Returns a round that was logged when it was over."""
    zone = ZoneInfo(BERLIN)
    return Interview(
        InterviewId(number),
        start,
        minutes,
        start.astimezone(zone).replace(tzinfo=None),
        BERLIN,
        logged=start + timedelta(minutes=minutes),
    )


def contact(
    number: int,
    name: str,
    topic: str = "",
    concern: str = "",
    *,
    part: ContactPart = ContactPart.INTERVIEWER,
    email: str = "somebody@acme.example",
    met: int = 1,
) -> Contact:
    """Returns somebody met in the interview `met`."""
    meeting = Meeting(InterviewId(met), topic, concern)
    return Contact(ContactId(number), name, part, email=email, met=(meeting,))


def opportunity(
    *contacts: Contact,
    start: datetime | None = None,
    capture: Capture | None = None,
    reflection: Reflection | None = None,
) -> Opportunity:
    """Returns Data Engineer at Acme Robotics, with an interview on Tuesday 15:00-16:00 in
    Berlin.
    """
    first = interview(start or berlin(24, 15))
    first = replace(first, capture=capture or Capture(), reflection=reflection or Reflection())
    return Opportunity(
        OpportunityId(1),
        "Acme Robotics",
        "Data Engineer",
        BERLIN,
        CountryCode("DE"),
        interviews=(first,),
        contacts=contacts,
    )


def recorded(dossier: Dossier, steps: tuple[Step, ...], now: datetime) -> Dossier:
    """Returns the dossier after a card with these steps was sent."""
    return record_card(dossier, steps, now)
