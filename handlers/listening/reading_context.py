"""Gathers what a message is read against: the person's jobs, the open question, place and time."""

from datetime import date

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Opportunity
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import CountryCode
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion, ReadingContext
from handlers.ui.formatting import person_zone
from handlers.ui.turn import Turn

MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "PR", "AS", "VI", "MP"})
"""In these countries 12/3 is the third of December."""


def message_context(
    turn: Turn, asked: AskedByCoach = NOTHING_ASKED, *, is_forwarded: bool = False
) -> ReadingContext:
    """Returns what a message of this turn is read against."""
    country = turn.person.country

    def is_business_day(day: date, job: Opportunity | None) -> bool:
        return _calendar(job, country, turn).is_business_day(day)

    return ReadingContext(
        dossier=turn.dossier,
        now=turn.written_at,
        zone=person_zone(turn.person),
        month_first=country in MONTH_FIRST,
        asked=asked,
        is_forwarded=is_forwarded,
        is_business_day=is_business_day,
    )


def _calendar(job: Opportunity | None, country: CountryCode, turn: Turn) -> BusinessCalendar:
    if job is None:
        return BusinessCalendar(country, person_zone(turn.person))
    return BusinessCalendar(job.country, job.zone)


def pending_context(turn: Turn, pending: PendingReading) -> ReadingContext:
    """Returns what a message that waits was read against, with the jobs as they are now."""
    asked = AskedByCoach(
        OpenQuestion(pending.question), pending.opportunity, pending.interview, pending.contact
    )
    context = message_context(turn, asked, is_forwarded=pending.is_forwarded)
    return ReadingContext(
        dossier=context.dossier,
        now=pending.said,
        zone=context.zone,
        month_first=context.month_first,
        asked=asked,
        is_forwarded=pending.is_forwarded,
        is_business_day=context.is_business_day,
    )
