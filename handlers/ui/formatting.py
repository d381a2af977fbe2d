"""How times, days and people read in a message: short, in the person's own time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.vocabulary import Kind, Outcome, Part, ZoneName

KINDS = {
    Kind.PHONE: "phone",
    Kind.VIDEO: "video",
    Kind.ON_SITE: "on site",
    Kind.PANEL: "panel",
    Kind.OTHER: "interview",
}
PARTS = {
    Part.INTERVIEWER: "interviewer",
    Part.HIRING_MANAGER: "hiring manager",
    Part.COORDINATOR: "coordinator",
    Part.STAFF: "staff",
    Part.HELPER: "got you in",
}
OUTCOMES = {
    Outcome.REJECTED: "turned down",
    Outcome.OFFER: "an offer is on the table",
    Outcome.ACCEPTED: "accepted",
    Outcome.WITHDRAWN: "you withdrew",
    Outcome.NO_ANSWER: "closed without an answer",
}
OWN_HEADING = "<b>Your search</b>"


def zone_of(person: Person) -> ZoneName:
    """The person's own zone; UTC until they have told theirs."""
    return person.zone or ZoneName("UTC")


def clock(moment: datetime, zone: ZoneName) -> str:
    """15:00."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def day(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Today, tomorrow, yesterday, Thu 26 Nov; the year only where it is another one."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((local.date() - today).days)
    if near:
        return near
    return f"{local:%a} {local.day} {local:%b}" + (f" {local.year}" * (local.year != today.year))


def date_words(moment: datetime, zone: ZoneName) -> str:
    """24 Nov 2026, whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b} {local.year}"


def moment_words(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Tomorrow 16:00."""
    return f"{day(moment, zone, now)} {clock(moment, zone)}"


def span_words(delta: timedelta) -> str:
    """The two largest units at most: 40 min, 23 h, 3 days."""
    minutes = max(1, round(abs(delta) / timedelta(minutes=1)))
    if minutes < 100:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{round(minutes / 60)} h"
    return f"{round(minutes / 60 / 24)} days"


def until(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Until tomorrow 16:00 (23 h left)."""
    return f"until {moment_words(moment, zone, now)} ({span_words(moment - now)} left)"


def distance(moment: datetime, now: datetime) -> str:
    """In 3 days, 2 h ago, now."""
    delta = moment - now
    if abs(delta) < timedelta(minutes=1):
        return "now"
    return f"in {span_words(delta)}" if delta > timedelta() else f"{span_words(delta)} ago"


def heading(opportunity: Opportunity) -> str:
    """<b>Acme Robotics</b> · Data Engineer; or what stands over the person's own steps."""
    if not opportunity.company:
        return OWN_HEADING
    return f"<b>{escape(opportunity.company)}</b> · {escape(opportunity.role)}"


def same_company(opportunity: Opportunity, others: Iterable[Opportunity]) -> bool:
    """Whether another one is at the same company, so that only the role tells them apart."""
    company = opportunity.company.casefold()
    return any(
        one.id != opportunity.id and company and one.company.casefold() == company for one in others
    )


def interview_time(interview: Interview, person: Person, theirs: ZoneName, now: datetime) -> str:
    """Thu 26 Nov 15:00–16:00, and what the clock shows there when it shows something else."""
    mine = zone_of(person)
    words = f"{moment_words(interview.start, mine, now)}–{clock(interview.end, mine)}"
    there = clock(interview.start, theirs)
    if there != clock(interview.start, mine):
        words += f" your time ({there} {city_of(theirs)} time)"
    return words


def city_of(zone: ZoneName) -> str:
    """America/New_York as people say it: New York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def list_words(words: list[str]) -> str:
    """Dana, Sam and Priya."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
