"""Makes the heaviest documents that one person can have: jobs with people and long notes."""

from dataclasses import fields, replace
from datetime import datetime, timedelta

from coaching.model.documents import (
    Capture,
    Contact,
    Dossier,
    HiringProcess,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    Referee,
    Reflection,
)
from coaching.model.limits import MAX_OPEN_OPPORTUNITIES, MAX_OPPORTUNITIES
from coaching.model.vocabulary import (
    ContactId,
    InterviewId,
    InterviewKind,
    InterviewStatus,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    ZoneName,
)

ZONE = ZoneName("Europe/London")
UNITS = (". ", " ", "/", "A. A. A. ", "xxx", "-", "+1 ", "a@", "(")
"""What hostile notes repeat."""
WORDS = "We spoke about the launch in May, and she asked how I plan. "
"""What an ordinary long note says over and over."""


def make_dossier(
    now: datetime,
    *,
    open_jobs: int = MAX_OPEN_OPPORTUNITIES,
    jobs: int = MAX_OPPORTUNITIES,
    contacts: int = 1,
    note: int = 1_000,
    unit: str = WORDS,
) -> Dossier:
    """Returns somebody with that many jobs; each of their notes has `note` characters.

    The talks of the open jobs ended an hour ago, so that as many steps as possible are open.
    """
    text = (unit * (note // len(unit) + 1))[:note]
    kept = (_job(number, now, text, contacts, is_open=number < open_jobs) for number in range(jobs))
    referees = tuple(Referee(RefereeId(9_000 + one), f"Ref {one}", text, text) for one in range(3))
    person = Person(
        PersonId(1),
        first_name="Robin",
        sign_off="Robin",
        zone=ZONE,
        joined=now - timedelta(days=90),
        serial=1_000_000,
        referees=referees,
    )
    return Dossier(person, tuple(kept))


def _job(number: int, now: datetime, text: str, contacts: int, *, is_open: bool) -> Opportunity:
    first = 1_000 * (number + 1)
    start = now - (timedelta(hours=2) if is_open else timedelta(days=40))
    talk = Interview(
        InterviewId(first + 1),
        start,
        60,
        start.replace(tzinfo=None),
        ZONE,
        InterviewKind.OTHER,
        InterviewStatus.PLANNED,
        logged=start,
        capture=Capture(text, text, text, (text,)),
        process=HiringProcess(next_rounds=text),
        reflection=_reflection(text),
        asked=(InterviewQuestion(text, text),),
    )
    people = tuple(_contact(first + 10 + one, talk.id, text) for one in range(contacts))
    job = Opportunity(
        OpportunityId(first),
        f"Company {number}",
        "Engineer",
        ZONE,
        opened=start,
        requirements=text,
        interviews=(talk,),
        contacts=people,
        why_want=text,
        why_fit=(text,) * 3,
    )
    if is_open:
        return job
    return replace(job, outcome=Outcome.REJECTED, outcome_at=start + timedelta(days=9), lesson=text)


def _contact(number: int, talk: InterviewId, text: str) -> Contact:
    met = Meeting(talk, text, text, text, text, text)
    return Contact(
        ContactId(number), f"Dana Lee {number}", email=f"d{number}@example.com", met=(met,)
    )


def _reflection(text: str) -> Reflection:
    words = {part.name: text for part in fields(Reflection) if part.default == ""}
    return Reflection(**words)  # type: ignore[arg-type] # only the texts are given
