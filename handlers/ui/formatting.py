"""How times, days and people read in a message: short, in the person's own time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.vocabulary import ContactPart, InterviewKind, Outcome, ZoneName

KINDS = {
    InterviewKind.PHONE: "phone",
    InterviewKind.VIDEO: "video",
    InterviewKind.ON_SITE: "on site",
    InterviewKind.PANEL: "panel",
    InterviewKind.OTHER: "interview",
}
PARTS = {
    ContactPart.INTERVIEWER: "interviewer",
    ContactPart.HIRING_MANAGER: "hiring manager",
    ContactPart.COORDINATOR: "coordinator",
    ContactPart.STAFF: "staff",
    ContactPart.HELPER: "got you in",
}
OUTCOMES = {
    Outcome.REJECTED: "turned down",
    Outcome.OFFER: "an offer is on the table",
    Outcome.ACCEPTED: "accepted",
    Outcome.WITHDRAWN: "you withdrew",
    Outcome.NO_ANSWER: "closed without an answer",
}
PERSONAL_HEADING = "<b>Your search</b>"


def person_zone(person: Person) -> ZoneName:
    """The person's own zone; UTC until they have told theirs."""
    return person.zone or ZoneName("UTC")


def clock_text(moment: datetime, zone: ZoneName) -> str:
    """15:00."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def day_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Today, tomorrow, yesterday, Thu 26 Nov; the year only where it is another one."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((local.date() - today).days)
    if near:
        return near
    return f"{local:%a} {local.day} {local:%b}" + (f" {local.year}" * (local.year != today.year))


def date_text(moment: datetime, zone: ZoneName) -> str:
    """24 Nov 2026, whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b} {local.year}"


def moment_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Tomorrow 16:00."""
    return f"{day_text(moment, zone, now)} {clock_text(moment, zone)}"


def duration_text(delta: timedelta) -> str:
    """The two largest units at most: 40 min, 23 h, 3 days."""
    minutes = max(1, round(abs(delta) / timedelta(minutes=1)))
    if minutes < 100:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{round(minutes / 60)} h"
    return f"{round(minutes / 60 / 24)} days"


def deadline_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Until tomorrow 16:00 (23 h left)."""
    return f"until {moment_text(moment, zone, now)} ({duration_text(moment - now)} left)"


def relative_time(moment: datetime, now: datetime) -> str:
    """In 3 days, 2 h ago, now."""
    delta = moment - now
    if abs(delta) < timedelta(minutes=1):
        return "now"
    return f"in {duration_text(delta)}" if delta > timedelta() else f"{duration_text(delta)} ago"


def opportunity_heading(opportunity: Opportunity) -> str:
    """<b>Acme Robotics</b> · Data Engineer; or what stands over the person's own steps."""
    if not opportunity.company:
        return PERSONAL_HEADING
    return f"<b>{escape(opportunity.company)}</b> · {escape(opportunity.role)}"


def has_same_company(opportunity: Opportunity, others: Iterable[Opportunity]) -> bool:
    """Whether another one is at the same company, so that only the role tells them apart."""
    company = opportunity.company.casefold()
    return any(
        one.id != opportunity.id and company and one.company.casefold() == company for one in others
    )


def interview_time(interview: Interview, person: Person, theirs: ZoneName, now: datetime) -> str:
    """Thu 26 Nov 15:00–16:00, and what the clock shows there when it shows something else."""
    mine = person_zone(person)
    words = f"{moment_text(interview.start, mine, now)}–{clock_text(interview.end, mine)}"
    there = clock_text(interview.start, theirs)
    if there != clock_text(interview.start, mine):
        words += f" your time ({there} {zone_city(theirs)} time)"
    return words


def zone_city(zone: ZoneName) -> str:
    """America/New_York as people say it: New York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def join_words(words: list[str]) -> str:
    """Dana, Sam and Priya."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
