"""Gives each fact on the page of /export a label, and says the fact in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from coaching.calendar.cities import country_name
from coaching.model.commitments import DueBy
from coaching.model.documents import (
    DecisionDate,
)
from coaching.model.vocabulary import ContactPart, CountryCode, InterviewStatus, Tone, ZoneName
from coaching.model.wording import full_day_text, time_text
from coaching.translation import Words, _, in_context
from handlers.account.reminder_lines import TOPICS
from handlers.answers.check_in_days import DAYS_LABEL
from handlers.answers.mail_programs import PROGRAM_LABELS
from handlers.answers.months import months_text
from handlers.answers.yes_no import yes_no_text
from handlers.interviews.process import CHANNELS
from handlers.people.referee_flow import CONSENT_LABELS
from handlers.privacy.answer_labels import part_label
from handlers.privacy.fact_labels import LABELS, SHOWN_ELSEWHERE
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.ui import formatting

LabelledText = tuple[str, str]
"""A label of the bot, and beside it the text as the person wrote it."""
_TEXT_TABLES: tuple[Mapping[Any, Words], ...] = (
    formatting.KINDS,
    formatting.PARTS,
    formatting.OUTCOMES,
    WENT_WORDS,
    CHANNELS,
    CONSENT_LABELS,
    PROGRAM_LABELS,
)
_ENUM_TEXTS: Mapping[str, Words] = {
    **{str(value): words for table in _TEXT_TABLES for value, words in table.items()},
    ContactPart.HELPER: _("got you the interview"),
    InterviewStatus.PLANNED: _("as planned"),
    InterviewStatus.CANCELLED: _("cancelled"),
    InterviewStatus.NO_SHOW: _("nobody came"),
    Tone.WARM: _("Hi and the first name"),
    Tone.NEUTRAL: _("Dear and the first name"),
    Tone.FORMAL: _("Dear and the surname"),
}
_OMITTED_VALUES = {("held", InterviewStatus.PLANNED)} | {
    (name, False) for name in ("uncomfortable", "by_card", "strong", "quiet_told")
}
"""The page leaves these facts out, because they go without saying."""
_WEEKDAYS = (
    *(_("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays")),
    *(_("Fridays"), _("Saturdays"), _("Sundays")),
)
_NO_OUTCOME = in_context("how a job stands", "open")
RATED = _("{rating} of 5")
# Translators: on the page of /export, such as "Sat 21 Nov 2026, 15:00".
MOMENT = _("{date}, {time}")
WEEKENDS_ONLY = _("nowhere, weekends only")
DATE_SPAN = _("{first} to {last}")
# Translators: the words are the employer's own, as in "Tue 1 Dec 2026 (“next week”)".
QUOTED_DATE = _("{date} (“{words}”)")


def label_rows(fact: Any, zone: ZoneName) -> Iterator[LabelledText]:
    """Yields each plain fact with its label, in the person's own time.

    The text is empty for a fact that was never told, and the page leaves such a row out.
    """
    for name, label in LABELS[type(fact)].items():
        text = _format_field(name, getattr(fact, name), zone)
        yield str(label), text


def _format_field(name: str, value: Any, zone: ZoneName) -> str:
    if name in _OWN_FORMATS:
        return _OWN_FORMATS[name](value)
    if value is None:
        return str(_NO_OUTCOME) if name == "outcome" else ""
    if (name, value) in _OMITTED_VALUES:
        return ""
    if name == "country":
        return country_text(value)
    if name == "looking_day":
        return str(_WEEKDAYS[value] if 0 <= value < len(_WEEKDAYS) else value)
    if name in ("rating", "fit"):
        return RATED.format(rating=value)
    return format_value(value, zone)


_OWN_FORMATS: Mapping[str, Callable[[Any], str]] = {
    "clear_after": lambda months: months_text(months or 0),
    "check_in_after": DAYS_LABEL.format,
    "letter_words": lambda said: "; ".join(dict.fromkeys(said.values())),
    "switched_off": lambda topics: "; ".join(str(TOPICS[topic]) for topic in topics),
}


def format_value(value: Any, zone: ZoneName) -> str:
    """Returns one fact in words, or several with semicolons between them."""
    # most facts are plain texts, and the page has many thousands of them
    return value if type(value) is str else _format_one(value, zone)


def _format_one(value: Any, zone: ZoneName) -> str:
    match value:
        case bool():
            return yes_no_text(value)
        case StrEnum():
            return str(_ENUM_TEXTS[value])
        case datetime():
            return format_moment(value, zone)
        case date():
            return full_day_text(value)
        case time():
            return time_text(value)
        case DueBy():
            return format_value(value.moment or value.day, zone)
        case DecisionDate():
            return _format_decision(value, zone)
        case _:
            return _format_several(value, zone)


def _format_several(value: Any, zone: ZoneName) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(format_value(part, zone) for part in value)
    if isinstance(value, Mapping):
        parts = ((part_label(str(name)), format_value(part, zone)) for name, part in value.items())
        return "; ".join(f"{label}: {text}" for label, text in parts if text)
    return "" if value is None else str(value)


def format_moment(at: datetime, zone: ZoneName) -> str:
    """Returns the moment where the person is, such as "Sat 21 Nov 2026, 15:00"."""
    local = at.astimezone(ZoneInfo(zone)) if at.tzinfo else at
    return MOMENT.format(date=full_day_text(local), time=time_text(local.time()))


def country_text(country: CountryCode) -> str:
    """Returns the country as "Germany (DE)"; without one, only weekends are free days."""
    if not country:
        return str(WEEKENDS_ONLY)
    name = country_name(country)
    return country if name == country else f"{name} ({country})"


def _format_decision(decision: DecisionDate, zone: ZoneName) -> str:
    first, last = format_value(decision.earliest, zone), format_value(decision.latest, zone)
    span = last if first == last else DATE_SPAN.format(first=first, last=last)
    return QUOTED_DATE.format(date=span, words=decision.words) if decision.words else span


def list_missing_fields(kind: type) -> set[str]:
    """Returns the facts of a kind that the page would not show.

    A test checks that there are none.
    """
    shown = set(LABELS.get(kind, {})) | SHOWN_ELSEWHERE.get(kind, frozenset())
    return {field.name for field in fields(kind)} - shown
