"""Gives each fact on the page of /export a label, and says the fact in words."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from coaching.calendar.cities import country_name
from coaching.model.documents import (
    Capture,
    Contact,
    DecisionDate,
    HiringProcess,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    PracticeAttempt,
    Referee,
    Reflection,
    StepRecord,
)
from coaching.model.vocabulary import ContactPart, CountryCode, InterviewStatus, ZoneName
from coaching.model.wording import full_day_text, time_text
from coaching.translation import Text, Words, _, in_context
from handlers.answers.months import months_text
from handlers.answers.yes_no import yes_no_text
from handlers.interviews.process import CHANNELS
from handlers.people.referee_flow import CONSENT_LABELS
from handlers.privacy.answer_labels import part_label
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.ui import formatting

LabelledText = tuple[str, str]
"""A label of the bot, and beside it the text as the person wrote it."""
LABELS: Mapping[type, Mapping[str, Text]] = {
    Person: {
        "first_name": _("Called"),
        "sign_off": _("Signs as"),
        "zone": _("Time zone"),
        "country": _("Holidays of"),
        "wakes": _("May be written to from"),
        "sleeps": _("until"),
        "looking_day": _("Looks around on"),
        "clear_after": _("Closed jobs are"),
        "language": _("Language"),
        "joined": _("Here since"),
        "quiet_told": _("Told to keep it offline"),
        "exports": _("Took this file along"),
    },
    Referee: {
        "relation": _("How you know each other"),
        "reach": _("How to reach them"),
        "consent": _("Agreed to vouch"),
        "agreed": _("Since"),
        "strong": _("Speaks for you strongly"),
        "knows": _("Whom they know"),
    },
    Opportunity: {
        "outcome": _("How it stands"),
        "outcome_at": _("Since"),
        "opened": _("Logged"),
        "requirements": _("What it asks for"),
        "zone": _("Their time zone"),
        "country": _("Their holidays"),
        "channel": _("How to follow up"),
        "references_asked": _("Asked for references"),
        "feedback": _("Their feedback"),
        "lesson": _("Your lesson"),
        "by_card": _("A handwritten card too"),
    },
    Interview: {
        "kind": _("How it is held"),
        "held": _("What became of it"),
        "fell_through": _("You told so"),
        "logged": _("Logged"),
    },
    Capture: {
        "stood_out": _("What stood out"),
        "open_questions": _("Still open"),
        "unsaid": _("Left unsaid"),
    },
    HiringProcess: {
        "decision": _("They decide"),
        "tells_rejected": _("They tell who is turned down"),
        "next_rounds": _("Further rounds"),
    },
    Reflection: {
        "rating": _("You rated it"),
        "went_well": _("What went well"),
        "better": _("What could be better"),
        "reactions": _("How they reacted"),
        "unsaid": _("Left unsaid"),
        "prepared": _("How well prepared"),
        "wish_known": _("You wish you had known"),
        "differently": _("Next time differently"),
        "feeling": _("How the company feels"),
        "enjoy": _("Would you enjoy it"),
        "people": _("The people and the mood"),
        "growth": _("Room to grow"),
        "fit": _("Fit"),
        "red_flags": _("Red flags"),
        "clarify": _("To be clarified"),
    },
    InterviewQuestion: {
        "answer": _("Your answer"),
        "went": _("How it went"),
        "uncomfortable": _("Felt wrong"),
    },
    PracticeAttempt: {"at": _("Practised"), "answer": _("Your answer"), "went": _("How it went")},
    Contact: {
        "part": _("Their part"),
        "title": _("Title"),
        "email": _("Mail"),
        "phone": _("Phone"),
        "linkedin": _("LinkedIn"),
        "known_since": _("Noted"),
    },
    Meeting: {
        "topic": _("You talked about"),
        "concern": _("Their doubt"),
        "useful": _("To send them"),
    },
    StepRecord: {
        "done": _("done"),
        "skipped": _("left out"),
        "put_off": _("put off to"),
        "pinged": _("reminded"),
    },
}
"""The facts that take one line, by kind and in the order of the page."""
SHOWN_ELSEWHERE: Mapping[type, frozenset[str]] = {
    Person: frozenset(
        {"id", "serial", "referees", "conversation", "paused", "practised", "records"}
    ),
    Referee: frozenset({"id", "name"}),
    Opportunity: frozenset(
        {"id", "company", "role", "interviews", "contacts", "records", "checks"}
    ),
    Interview: frozenset(
        {"id", "start", "minutes", "wall", "zone", "fold"}
        | {"capture", "process", "reflection", "asked"}
    ),
    InterviewQuestion: frozenset({"question", "origin", "practised"}),
    Contact: frozenset({"id", "name", "met", "origin"}),
    Meeting: frozenset({"interview"}),
}
"""Facts that have a heading or a section of their own, and internal numbers."""
_TEXT_TABLES: tuple[Mapping[Any, Words], ...] = (
    formatting.KINDS,
    formatting.PARTS,
    formatting.OUTCOMES,
    WENT_WORDS,
    CHANNELS,
    CONSENT_LABELS,
)
_ENUM_TEXTS: Mapping[str, Words] = {
    **{str(value): words for table in _TEXT_TABLES for value, words in table.items()},
    ContactPart.HELPER: _("got you the interview"),
    InterviewStatus.PLANNED: _("takes or took place"),
    InterviewStatus.CANCELLED: _("cancelled"),
    InterviewStatus.NO_SHOW: _("nobody came"),
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
    if name == "clear_after":
        return months_text(value or 0)
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


def format_value(value: Any, zone: ZoneName) -> str:
    """Returns one fact in words, or several with semicolons between them."""
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
