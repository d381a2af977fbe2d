"""Writes times, days and people as they read in a message: short, and in the person's own time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.vocabulary import ContactPart, InterviewKind, Outcome, ZoneName
from coaching.model.wording import (
    CLOCK,
    WEEKDAYS,
    date_text,
    full_day_text,
    join_words,
    month_name,
    person_zone,
    time_text,
)
from coaching.translation import _, plural

__all__ = [
    "CLOCK",
    "KINDS",
    "KIND_HEADINGS",
    "OUTCOMES",
    "OUTCOME_HEADINGS",
    "PARTS",
    "PERSONAL_HEADING",
    "WEEKDAYS",
    "clock_text",
    "date_text",
    "day_text",
    "deadline_text",
    "duration_text",
    "has_same_company",
    "interview_time",
    "interview_time_html",
    "join_words",
    "mark_moment",
    "moment_heading",
    "moment_html",
    "moment_text",
    "near_day_text",
    "opportunity_heading",
    "person_zone",
    "relative_time",
    "time_text",
    "weekday_date_text",
    "zone_city",
]

KINDS = {
    InterviewKind.PHONE: _("phone"),
    InterviewKind.VIDEO: _("video"),
    InterviewKind.ON_SITE: _("on site"),
    InterviewKind.PANEL: _("panel"),
    InterviewKind.OTHER: _("interview"),
}
PARTS = {
    ContactPart.INTERVIEWER: _("interviewer"),
    ContactPart.HIRING_MANAGER: _("hiring manager"),
    ContactPart.RECRUITER: _("recruiter"),
    ContactPart.AGENCY_RECRUITER: _("agency recruiter"),
    ContactPart.COORDINATOR: _("coordinator"),
    ContactPart.STAFF: _("staff"),
    ContactPart.HELPER: _("got you in"),
}
OUTCOMES = {
    Outcome.REJECTED: _("turned down"),
    Outcome.OFFER: _("an offer is on the table"),
    Outcome.ACCEPTED: _("accepted"),
    Outcome.WITHDRAWN: _("you withdrew"),
    Outcome.NO_ANSWER: _("closed without an answer"),
}
KIND_HEADINGS = {
    InterviewKind.PHONE: _("Phone"),
    InterviewKind.VIDEO: _("Video"),
    InterviewKind.ON_SITE: _("On site"),
    InterviewKind.PANEL: _("Panel"),
    InterviewKind.OTHER: _("Interview"),
}
OUTCOME_HEADINGS = {
    Outcome.REJECTED: _("Turned down"),
    Outcome.OFFER: _("An offer is on the table"),
    Outcome.ACCEPTED: _("Accepted"),
    Outcome.WITHDRAWN: _("You withdrew"),
    Outcome.NO_ANSWER: _("Closed without an answer"),
}
PERSONAL_HEADING = _("<b>Your search</b>")
NEAR_DAYS = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
NEAR_DAY_HEADINGS = {0: _("Today"), 1: _("Tomorrow"), -1: _("Yesterday")}
# Translators: such as Thu 26 Nov.
DAY = _("{weekday} {day} {month}")
# Translators: such as "tomorrow 16:00" or "Thu 26 Nov 16:00".
MOMENT = _("{day} {time}")
MINUTES = plural("{count} min", "{count} min")
HOURS = plural("{count} h", "{count} h")
DAYS = plural("{count} day", "{count} days")
# Translators: such as "until tomorrow 16:00 (23 h left)".
DEADLINE = _("until {moment} ({duration} left)")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NOW = _("now")
AHEAD = _("in {duration}")
AGO = _("{duration} ago")
TIME_SPAN = _("{start}–{end}")
MARKED_MOMENT = '<tg-time unix="{unix}">{words}</tg-time>'
TIME_SPAN_THERE = _("{start}–{end} your time ({there} {city} time)")


def clock_text(moment: datetime, zone: ZoneName) -> str:
    """Returns such as "15:00"."""
    return time_text(moment.astimezone(ZoneInfo(zone)).time())


def day_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns today, tomorrow, yesterday, or such as "Thu 26 Nov"; it has the year only where that
    is another one."""
    near = near_day_text(moment, zone, now)
    if near:
        return near
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    if local.year != today.year:
        return full_day_text(local)
    return weekday_date_text(local)


def near_day_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns today, tomorrow or yesterday; it is empty for any other day."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = NEAR_DAYS.get((local.date() - today.date()).days)
    return str(near) if near else ""


def weekday_date_text(day: date) -> str:
    """Returns such as "Thu 26 Nov", for a day that is the same in every zone."""
    return DAY.format(weekday=WEEKDAYS[day.weekday()], day=day.day, month=month_name(day))


def moment_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns such as "tomorrow 16:00"."""
    return MOMENT.format(day=day_text(moment, zone, now), time=clock_text(moment, zone))


def mark_moment(moment: datetime, words: str) -> str:
    """Returns the words as HTML that tells a client which moment they mean.

    Without a format they are shown as they stand; a client that knows the tag shows the moment in
    the reader's own zone when they are touched (Bot API, date-time entity formatting).
    """
    return MARKED_MOMENT.format(unix=int(moment.timestamp()), words=words)


def moment_html(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns `moment_text` for a message; a button's label takes no HTML."""
    return mark_moment(moment, moment_text(moment, zone, now))


def moment_heading(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns such as "Tomorrow 16:00", with a capital, for the beginning of a sentence."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = NEAR_DAY_HEADINGS.get((local.date() - today.date()).days)
    if near is None:
        return moment_text(moment, zone, now)
    return MOMENT.format(day=near, time=clock_text(moment, zone))


def duration_text(delta: timedelta) -> str:
    """Returns the largest unit, or the two largest: 40 min, 23 h, 3 days."""
    minutes = max(1, round(abs(delta) / timedelta(minutes=1)))
    if minutes < 100:
        return MINUTES.format(minutes)
    if minutes < 48 * 60:
        return HOURS.format(round(minutes / 60))
    return DAYS.format(round(minutes / 60 / 24))


def deadline_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Returns such as "until tomorrow 16:00 (23 h left)", as HTML; no line ends behind the 23."""
    left = duration_text(moment - now).replace(" ", NO_BREAK_SPACE)
    return DEADLINE.format(moment=moment_html(moment, zone, now), duration=left)


def relative_time(moment: datetime, now: datetime) -> str:
    """Returns such as "in 3 days", "2 h ago" or "now"."""
    delta = moment - now
    if abs(delta) < timedelta(minutes=1):
        return str(NOW)
    return (AHEAD if delta > timedelta() else AGO).format(duration=duration_text(delta))


def opportunity_heading(opportunity: Opportunity) -> str:
    """Returns such as <b>Acme Robotics</b> · Data Engineer, or the heading of the person's own
    steps."""
    if not opportunity.company:
        return str(PERSONAL_HEADING)
    if not opportunity.role:
        return f"<b>{escape(opportunity.company)}</b>"
    return f"<b>{escape(opportunity.company)}</b> · {escape(opportunity.role)}"


def job_label(opportunity: Opportunity, company_length: int = 30, role_length: int = 24) -> str:
    """Returns a job as plain text, such as "Acme Robotics · Data Engineer", for a button."""
    company = cut_label(opportunity.company, company_length)
    role = cut_label(opportunity.role, role_length)
    return f"{company} · {role}" if role else company


def cut_label(name: str, length: int = 24) -> str:
    """Returns a name as far as it fits on a button, with "…" where something is left out."""
    return name if len(name) <= length else f"{name[: length - 1].rstrip(' ,.-')}…"


def has_same_company(opportunity: Opportunity, others: Iterable[Opportunity]) -> bool:
    """Returns whether another job is at the same company, so that only the role tells them
    apart."""
    company = opportunity.company.casefold()
    return any(
        one.id != opportunity.id and company and one.company.casefold() == company for one in others
    )


def interview_time(interview: Interview, person: Person, theirs: ZoneName, now: datetime) -> str:
    """Returns such as "Thu 26 Nov 15:00–16:00", with the time at the employer where that is another
    one."""
    begins = moment_text(interview.start, person_zone(person), now)
    return _interview_span(interview, begins, person, theirs)


def interview_time_html(
    interview: Interview, person: Person, theirs: ZoneName, now: datetime
) -> str:
    """Returns `interview_time` for a message; a button's label takes no HTML."""
    begins = moment_html(interview.start, person_zone(person), now)
    return _interview_span(interview, begins, person, theirs)


def _interview_span(interview: Interview, begins: str, person: Person, theirs: ZoneName) -> str:
    mine = person_zone(person)
    there = clock_text(interview.start, theirs)
    same = there == clock_text(interview.start, mine)
    return (TIME_SPAN if same else TIME_SPAN_THERE).format(
        start=begins,
        end=clock_text(interview.end, mine),
        there=there,
        city=zone_city(theirs),
    )


def zone_city(zone: ZoneName) -> str:
    """Returns the city of a zone as people say it: "New York" for America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
