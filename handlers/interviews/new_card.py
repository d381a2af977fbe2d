"""The card that reads an interview back as it would be saved, before it is."""

from datetime import datetime, timedelta
from html import escape
from typing import Any

from coaching.calendar.cities import country_name
from coaching.model.vocabulary import CountryCode, InterviewKind, ZoneName
from handlers.answers.interview_time import answer_minutes, answer_start
from handlers.answers.limits_messages import opportunity_limit_text
from handlers.answers.match_opportunity import find_matching_opportunity
from handlers.answers.places import answer_country, answer_zone, zone_text
from handlers.flows.question import QuestionContext
from handlers.ui import formatting

CONFIRM_PROMPT = "Is that right?"
STATE_OVER = "held"
STATE_AHEAD = "upcoming"
STATE_NOW = "going on now"


def employer_place(context: QuestionContext) -> tuple[ZoneName, CountryCode]:
    """Where the employer is: as said now, as known of the job, or where the person is."""
    city = context.answers.get("city")
    if city:
        return answer_zone(city), answer_country(city)
    known = find_matching_opportunity(context)
    return (
        (known.zone, known.country) if known else (_zone_of_person(context), context.person.country)
    )


def _zone_of_person(context: QuestionContext) -> ZoneName:
    return formatting.person_zone(context.person)


def summary_text(context: QuestionContext) -> str:
    """The card: every field as it would be saved, in the person's and the employer's time."""
    answers = context.answers
    start, minutes = answer_start(answers), answer_minutes(answers)
    end = start + timedelta(minutes=minutes)
    zone, country = employer_place(context)
    mine = _zone_of_person(context)
    begins = formatting.moment_text(start, mine, context.now)
    distance = formatting.relative_time(start, context.now)
    state = STATE_AHEAD if start > context.now else STATE_NOW if end > context.now else STATE_OVER
    lines = [
        _heading(context),
        f"{begins}–{formatting.clock_text(end, mine)}, your time",
        f"{_how_text(answers)}, {minutes} min · {state}, {distance}",
        _employer_line(start, zone, country, context),
    ]
    if answers.get("requirements"):
        lines.append(f"Asks for: {escape(answers['requirements'])}")
    return "\n".join([*lines, "", opportunity_limit_text(context) or CONFIRM_PROMPT])


def _heading(context: QuestionContext) -> str:
    """The job as it was logged first when this is a further round of it."""
    known = find_matching_opportunity(context)
    if known is not None:
        return formatting.opportunity_heading(known)
    return f"<b>{escape(context.answers['company'])}</b> · {escape(context.answers['role'])}"


def _employer_line(
    start: datetime, zone: ZoneName, country: CountryCode, context: QuestionContext
) -> str:
    there = _employer_clock(start, zone, _zone_of_person(context))
    return f"Employer: {zone_text(zone, context.now)}{_holidays_text(country)}{there}"


def _how_text(answers: Any) -> str:
    words = formatting.KIND_HEADINGS[InterviewKind(answers.get("how") or InterviewKind.OTHER)]
    return str(words)


def _holidays_text(country: CountryCode) -> str:
    name = country_name(country) if country else ""
    article = "the " if name.startswith(_ARTICLE_PREFIXES) else ""
    return f", holidays of {article}{name}" if name else ""


_ARTICLE_PREFIXES = ("United ", "Netherlands", "Philippines", "Czech Rep", "Dominican Rep")


def _employer_clock(start: datetime, zone: ZoneName, mine: ZoneName) -> str:
    there = formatting.clock_text(start, zone)
    return f" · {there} there" if there != formatting.clock_text(start, mine) else ""
