"""How times, days and people read in a message: short, in the person's own time."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from html import escape
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.vocabulary import ContactPart, InterviewKind, Outcome, ZoneName
from coaching.translation import Text, _, in_context, plural

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
WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
MONTHS = (
    *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), in_context("short month", "May"), _("Jun")),
    *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
)
NEAR_DAYS = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
CLOCK = _("{hour}:{minute}")
# Translators: such as Thu 26 Nov.
DAY = _("{weekday} {day} {month}")
DAY_OF_YEAR = _("{weekday} {day} {month} {year}")
DATE = _("{day} {month} {year}")
# Translators: such as "tomorrow 16:00" or "Thu 26 Nov 16:00".
MOMENT = _("{day} {time}")
MINUTES = plural("{count} min", "{count} min")
HOURS = plural("{count} h", "{count} h")
DAYS = plural("{count} day", "{count} days")
# Translators: such as "until tomorrow 16:00 (23 h left)".
DEADLINE = _("until {moment} ({duration} left)")
NOW = _("now")
AHEAD = _("in {duration}")
AGO = _("{duration} ago")
TIME_SPAN = _("{start}–{end}")
TIME_SPAN_THERE = _("{start}–{end} your time ({there} {city} time)")
# Translators: goes between the parts of a list but the last two, as in "Dana, Sam and Priya".
LIST_COMMA = _(", ")
LIST_END = _("{words} and {last}")


def person_zone(person: Person) -> ZoneName:
    """The person's own zone; UTC until they have told theirs."""
    return person.zone or ZoneName("UTC")


def clock_text(moment: datetime, zone: ZoneName) -> str:
    """15:00."""
    return time_text(moment.astimezone(ZoneInfo(zone)).time())


def time_text(clock: time) -> str:
    """08:00."""
    return CLOCK.format(hour=f"{clock:%H}", minute=f"{clock:%M}")


def day_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Today, tomorrow, yesterday, Thu 26 Nov; the year only where it is another one."""
    near = near_day_text(moment, zone, now)
    if near:
        return near
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    pattern = DAY if local.year == today.year else DAY_OF_YEAR
    weekday = WEEKDAYS[local.weekday()]
    return pattern.format(weekday=weekday, day=local.day, month=_month(local), year=local.year)


def near_day_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Today, tomorrow or yesterday; empty for any other day."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = NEAR_DAYS.get((local.date() - today.date()).days)
    return str(near) if near else ""


def _month(local: datetime) -> Text:
    return MONTHS[local.month - 1]


def date_text(moment: datetime, zone: ZoneName) -> str:
    """24 Nov 2026, whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return DATE.format(day=local.day, month=_month(local), year=local.year)


def moment_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Tomorrow 16:00."""
    return MOMENT.format(day=day_text(moment, zone, now), time=clock_text(moment, zone))


def duration_text(delta: timedelta) -> str:
    """The two largest units at most: 40 min, 23 h, 3 days."""
    minutes = max(1, round(abs(delta) / timedelta(minutes=1)))
    if minutes < 100:
        return MINUTES.format(minutes)
    if minutes < 48 * 60:
        return HOURS.format(round(minutes / 60))
    return DAYS.format(round(minutes / 60 / 24))


def deadline_text(moment: datetime, zone: ZoneName, now: datetime) -> str:
    """Until tomorrow 16:00 (23 h left)."""
    return DEADLINE.format(
        moment=moment_text(moment, zone, now), duration=duration_text(moment - now)
    )


def relative_time(moment: datetime, now: datetime) -> str:
    """In 3 days, 2 h ago, now."""
    delta = moment - now
    if abs(delta) < timedelta(minutes=1):
        return str(NOW)
    return (AHEAD if delta > timedelta() else AGO).format(duration=duration_text(delta))


def opportunity_heading(opportunity: Opportunity) -> str:
    """<b>Acme Robotics</b> · Data Engineer; or what stands over the person's own steps."""
    if not opportunity.company:
        return str(PERSONAL_HEADING)
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
    there = clock_text(interview.start, theirs)
    same = there == clock_text(interview.start, mine)
    return (TIME_SPAN if same else TIME_SPAN_THERE).format(
        start=moment_text(interview.start, mine, now),
        end=clock_text(interview.end, mine),
        there=there,
        city=zone_city(theirs),
    )


def zone_city(zone: ZoneName) -> str:
    """America/New_York as people say it: New York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def join_words(words: list[str]) -> str:
    """Dana, Sam and Priya."""
    if len(words) < 2:
        return "".join(words)
    return LIST_END.format(words=str(LIST_COMMA).join(words[:-1]), last=words[-1])
