"""Shows an interview as it would be saved, before it is."""

from datetime import datetime, timedelta
from html import escape
from typing import Any

from coaching.calendar.cities import country_name
from coaching.model.vocabulary import CountryCode, InterviewKind, ZoneName
from coaching.translation import Text, _
from handlers.answers.interview_time import answer_minutes, answer_start, length_text
from handlers.answers.limits_messages import opportunity_limit_text
from handlers.answers.match_opportunity import find_matching_opportunity
from handlers.answers.places import answer_country, answer_zone, zone_text
from handlers.flows.question import QuestionContext
from handlers.ui import formatting

CONFIRM_PROMPT = _("Is that right?")
TIME_SPAN = _("{start}–{end}, your time")
# Translators: the next three are such as "Video, 60 min · upcoming, in 3 days".
AHEAD = _("{kind}, {length} · upcoming, {distance}")
GOING_ON = _("{kind}, {length} · going on now, {distance}")
OVER = _("{kind}, {length} · held, {distance}")
REQUIREMENTS = _("Asks for: {requirements}")
# Translators: the place is such as "Berlin time (UTC+1)".
EMPLOYER = _("Employer: {place}")
EMPLOYER_HOLIDAYS = _("Employer: {place}, holidays of {country}")
# Translators: for countries that take an article, such as the United Kingdom.
EMPLOYER_HOLIDAYS_OF_THE = _("Employer: {place}, holidays of the {country}")
# Translators: the clock of the employer's city, such as "15:00 there".
THERE = _("{clock} there")
COUNTRIES_WITH_ARTICLE = frozenset({"AE", "AN", "DO", "GB", "PH", "UM", "US"})


def employer_place(context: QuestionContext) -> tuple[ZoneName, CountryCode]:
    """Returns where the employer is: as said now, as known of the job, or where the person is."""
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
    """Returns the card: every field as it would be saved, in the person's and the employer's
    time."""
    answers = context.answers
    start, minutes = answer_start(answers), answer_minutes(answers)
    end = start + timedelta(minutes=minutes)
    zone = _zone_of_person(context)
    begins = formatting.moment_html(start, zone, context.now)
    lines = [
        _heading(context),
        TIME_SPAN.format(start=begins, end=formatting.clock_text(end, zone)),
        _state_text(start, end, context.now).format(
            kind=_how_text(answers),
            length=length_text(minutes),
            distance=formatting.relative_time(start, context.now),
        ),
        _employer_line(start, context),
    ]
    if answers.get("requirements"):
        lines.append(REQUIREMENTS.format(requirements=escape(answers["requirements"])))
    return "\n".join([*lines, "", str(opportunity_limit_text(context) or CONFIRM_PROMPT)])


def _state_text(start: datetime, end: datetime, now: datetime) -> Text:
    if start > now:
        return AHEAD
    return GOING_ON if end > now else OVER


def _heading(context: QuestionContext) -> str:
    """Returns the job as it was logged first when this is a further round of it."""
    known = find_matching_opportunity(context)
    if known is not None:
        return formatting.opportunity_heading(known)
    return f"<b>{escape(context.answers['company'])}</b> · {escape(context.answers['role'])}"


def _employer_line(start: datetime, context: QuestionContext) -> str:
    zone, country = employer_place(context)
    line = _place_text(zone_text(zone, start), country)
    there = formatting.clock_text(start, zone)
    if there == formatting.clock_text(start, _zone_of_person(context)):
        return line
    return f"{line} · {THERE.format(clock=there)}"


def _place_text(place: str, country: CountryCode) -> str:
    if not country:
        return EMPLOYER.format(place=place)
    takes_article = country in COUNTRIES_WITH_ARTICLE
    text = EMPLOYER_HOLIDAYS_OF_THE if takes_article else EMPLOYER_HOLIDAYS
    return text.format(place=place, country=country_name(country))


def _how_text(answers: Any) -> str:
    return str(formatting.KIND_HEADINGS[InterviewKind(answers.get("how") or InterviewKind.OTHER)])
