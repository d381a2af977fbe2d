"""Somebody in Berlin with interviews behind them, as the tests of conversations begin with them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.model.documents import Dossier, Interview, Opportunity, Person
from coaching.model.vocabulary import CountryCode, InterviewId, OpportunityId, PersonId, ZoneName

BERLIN = ZoneName("Europe/Berlin")
YESTERDAY = datetime(2026, 11, 21, 14, tzinfo=UTC)


def robin(*opportunities: Opportunity) -> Dossier:
    """Robin, who lives in Berlin and signs as such."""
    person = Person(
        PersonId(1),
        first_name="Robin",
        sign_off="Robin",
        zone=BERLIN,
        country=CountryCode("DE"),
        serial=100,
        joined=YESTERDAY - timedelta(days=3),
        quiet_told=True,
    )
    return Dossier(person, opportunities)


def job(
    number: int = 1, company: str = "Acme Robotics", *starts: datetime, role: str = "Data Engineer"
) -> Opportunity:
    """An opportunity with an interview of an hour at each start, yesterday unless told."""
    interviews = tuple(
        Interview(
            id=InterviewId(number * 10 + place),
            start=start,
            minutes=60,
            wall=start.astimezone(ZoneInfo(BERLIN)).replace(tzinfo=None),
            zone=BERLIN,
            logged=start - timedelta(days=1),
        )
        for place, start in enumerate(starts or (YESTERDAY,))
    )
    return Opportunity(
        id=OpportunityId(number),
        company=company,
        role=role,
        zone=BERLIN,
        country=CountryCode("DE"),
        opened=YESTERDAY - timedelta(days=2),
        interviews=interviews,
    )
