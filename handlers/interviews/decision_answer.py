"""Reads by when the employer decides, also in a sentence, and says the days back."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import DecisionDate, Dossier
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import ReadingContext
from coaching.reading.times.in_talk.find_ranges import find_ranges
from coaching.reading.times.in_talk.find_times import find_times
from coaching.reading.times.ranges import DecisionRange, read_decision_range
from coaching.translation import Text, _
from handlers.answers.interview_time import date_order
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui.formatting import person_zone, weekday_date_text

DECISION = _(
    "By when do they decide? In their words: <i>a week or two</i>, <i>by Friday</i>, "
    "<i>7 to 10 business days</i>."
)
NOT_SAID = _("they did not say")
# Translators: the next two stand in "They decide {range}", or by themselves.
RANGE_BETWEEN = _("between {first} and {last} (“{words}”)")
RANGE_BY = _("by {last} (“{words}”)")
WITHIN_A_WEEK, A_WEEK_OR_TWO = _("Within a week"), _("A week or two")
TWO_TO_THREE_WEEKS = _("Two to three weeks")
NOT_SAID_LABEL = _("They did not say")


def read_decision(text: str, context: QuestionContext) -> Any:
    """Returns {"earliest", "latest", "words"}, counted from the day of the interview; "" when they
    did not say."""
    calendar, today = _employer_calendar(context), _statement_day(context)
    try:
        decision = read_decision_range(
            text,
            today=today,
            is_business_day=calendar.is_business_day,
            order=date_order(context.person),
        )
    except InvalidInputError:
        decision = _find_decision(text, context)
        if decision is None:
            raise
    if decision is None:
        return ""
    return {
        "earliest": decision.earliest.isoformat(),
        "latest": decision.latest.isoformat(),
        "words": decision.words,
        "limit": decision.earliest <= today,
    }


def _find_decision(text: str, context: QuestionContext) -> DecisionRange | None:
    """Returns the only span or day in a sentence, as in "they'll get back to me by Friday"."""
    calendar = _employer_calendar(context)
    reading_context = ReadingContext(
        Dossier(context.person, context.opportunities),
        _statement_moment(context),
        calendar.zone,
        month_first=date_order(context.person) == "mdy",
        is_business_day=lambda day, _opportunity: calendar.is_business_day(day),
    )
    words, today = " ".join(text.split()), reading_context.today
    match find_ranges(text, reading_context):
        case (span,):
            return DecisionRange(today if span.is_bound else span.earliest, span.latest, words)
        case ():
            times = [time for time in find_times(text, reading_context) if time.has_day]
            said = times[0].resolve("future") if len(times) == 1 else None
            return DecisionRange(said.day, said.day, words) if said and said.day >= today else None
    return None


def _employer_calendar(context: QuestionContext) -> BusinessCalendar:
    opportunity = context.opportunity
    if opportunity is None:
        person = context.person
        return BusinessCalendar(person.country, person_zone(person), region=person.region)
    return BusinessCalendar(opportunity.country, opportunity.zone, region=opportunity.region)


def _statement_day(context: QuestionContext) -> date:
    """Returns the day on which they said it: the interview's day at the employer's."""
    zone = ZoneInfo(_employer_calendar(context).zone)
    return _statement_moment(context).astimezone(zone).date()


def _statement_moment(context: QuestionContext) -> datetime:
    end = context.interview.end if context.interview else context.as_of
    return min(end, context.as_of)


def _decision_choices(context: QuestionContext) -> Choices:
    return (
        (_range_choice(WITHIN_A_WEEK, context), _range_choice(A_WEEK_OR_TWO, context)),
        (_range_choice(TWO_TO_THREE_WEEKS, context), Choice(NOT_SAID_LABEL, "")),
    )


def _range_choice(label: Text, context: QuestionContext) -> Choice:
    """Offers a range that is read in English and kept in the person's own words."""
    return Choice(label, {**read_decision(label.source, context), "words": str(label)})


def decision_text(value: Any) -> str:
    """Returns the days that were understood, and the employer's own words."""
    if not isinstance(value, dict):
        return str(value or NOT_SAID)
    is_limit = value.get("limit") or value["earliest"] == value["latest"]
    return (RANGE_BY if is_limit else RANGE_BETWEEN).format(
        first=weekday_date_text(date.fromisoformat(value["earliest"])),
        last=weekday_date_text(date.fromisoformat(value["latest"])),
        words=value["words"],
    )


def answer_decision(context: QuestionContext) -> DecisionDate | None:
    """Returns the range that was answered; None when they did not say."""
    value = context.answers["decision"]
    if value and isinstance(value, str):
        value = read_decision(value, context)
    if not value:
        return None
    earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
    return DecisionDate(earliest, latest, value["words"])


DECISION_QUESTION = Question(
    "decision", DECISION, read_decision, _decision_choices, format_answer=decision_text
)
