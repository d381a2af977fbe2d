"""How each fact reads on the page that a person takes with them: its label, and its words."""

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
from coaching.translation import Words
from handlers.answers.months import months_text
from handlers.interviews.process import CHANNELS
from handlers.people.referee_flow import CONSENT_LABELS
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.ui import formatting

LabelledText = tuple[str, str]
"""A label of ours and what stands beside it, as it was written."""
LABELS: Mapping[type, Mapping[str, str]] = {
    Person: {
        "first_name": "Called",
        "sign_off": "Signs as",
        "zone": "Time zone",
        "country": "Holidays of",
        "wakes": "May be written to from",
        "sleeps": "until",
        "looking_day": "Looks around on",
        "clear_after": "Closed jobs are",
        "language": "Language",
        "joined": "Here since",
        "quiet_told": "Told to keep it offline",
        "exports": "Took this file along",
    },
    Referee: {
        "relation": "How you know each other",
        "reach": "How to reach them",
        "consent": "Agreed to vouch",
        "agreed": "Since",
        "strong": "Speaks for you strongly",
        "knows": "Whom they know",
    },
    Opportunity: {
        "outcome": "How it stands",
        "outcome_at": "Since",
        "opened": "Logged",
        "requirements": "What it asks for",
        "zone": "Their time zone",
        "country": "Their holidays",
        "channel": "How to follow up",
        "references_asked": "Asked for references",
        "feedback": "Their feedback",
        "lesson": "Your lesson",
        "by_card": "A handwritten card too",
    },
    Interview: {
        "kind": "How it is held",
        "held": "What became of it",
        "fell_through": "You told so",
        "logged": "Logged",
    },
    Capture: {
        "stood_out": "What stood out",
        "open_questions": "Still open",
        "unsaid": "Left unsaid",
    },
    HiringProcess: {
        "decision": "They decide",
        "tells_rejected": "They tell who is turned down",
        "next_rounds": "Further rounds",
    },
    Reflection: {
        "rating": "You rated it",
        "went_well": "What went well",
        "better": "What could be better",
        "reactions": "How they reacted",
        "unsaid": "Left unsaid",
        "prepared": "How well prepared",
        "wish_known": "You wish you had known",
        "differently": "Next time differently",
        "feeling": "How the company feels",
        "enjoy": "Would you enjoy it",
        "people": "The people and the mood",
        "growth": "Room to grow",
        "fit": "Fit",
        "red_flags": "Red flags",
        "clarify": "To be clarified",
    },
    InterviewQuestion: {
        "answer": "Your answer",
        "went": "How it went",
        "uncomfortable": "Felt wrong",
    },
    PracticeAttempt: {"at": "Practised", "answer": "Your answer", "went": "How it went"},
    Contact: {
        "part": "Their part",
        "title": "Title",
        "email": "Mail",
        "phone": "Phone",
        "linkedin": "LinkedIn",
        "known_since": "Noted",
    },
    Meeting: {
        "topic": "You talked about",
        "concern": "Their doubt",
        "useful": "To send them",
    },
    StepRecord: {
        "done": "done",
        "skipped": "left out",
        "put_off": "put off to",
        "pinged": "reminded",
    },
}
"""Every fact of a kind that is told as one line, in the order in which they stand."""
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
"""What has a heading or a section of its own, or is a number of ours."""
_TEXT_TABLES: tuple[Mapping[Any, Words], ...] = (
    formatting.KINDS,
    formatting.PARTS,
    formatting.OUTCOMES,
    WENT_WORDS,
    CHANNELS,
    CONSENT_LABELS,
)
_ENUM_TEXTS: Mapping[str, Words] = {
    **{str(value): told for table in _TEXT_TABLES for value, told in table.items()},
    ContactPart.HELPER: "got you the interview",
    InterviewStatus.PLANNED: "takes or took place",
    InterviewStatus.CANCELLED: "cancelled",
    InterviewStatus.NO_SHOW: "nobody came",
}
_OMITTED_VALUES = {("held", InterviewStatus.PLANNED)} | {
    (name, False) for name in ("uncomfortable", "by_card", "strong", "quiet_told")
}
"""What goes without saying."""
_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_NO_OUTCOME = "open"


def label_rows(fact: Any, zone: ZoneName) -> Iterator[LabelledText]:
    """Each plain fact with its label, in the person's own time; what was never said is left out."""
    for name, label in LABELS[type(fact)].items():
        text = _format_field(name, getattr(fact, name), zone)
        yield label, text


def _format_field(name: str, value: Any, zone: ZoneName) -> str:
    if name == "clear_after":
        return months_text(value or 0)
    if value is None:
        return _NO_OUTCOME if name == "outcome" else ""
    if (name, value) in _OMITTED_VALUES:
        return ""
    if name == "country":
        return country_text(value)
    if name == "looking_day":
        return _WEEKDAYS[value] if 0 <= value < len(_WEEKDAYS) else str(value)
    if name in ("rating", "fit"):
        return f"{value} of 5"
    return format_value(value, zone)


def format_value(value: Any, zone: ZoneName) -> str:
    """One fact as people say it; several with semicolons between."""
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return str(_ENUM_TEXTS[value])
        case datetime():
            return format_moment(value, zone)
        case date():
            return f"{value:%a} {value.day} {value:%b %Y}"
        case time():
            return f"{value:%H:%M}"
        case DecisionDate():
            return _format_decision(value, zone)
        case _:
            return _format_several(value, zone)


def _format_several(value: Any, zone: ZoneName) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(format_value(one, zone) for one in value)
    if isinstance(value, Mapping):
        told = ((str(name), format_value(one, zone)) for name, one in value.items())
        return "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in told if text)
    return "" if value is None else str(value)


def format_moment(at: datetime, zone: ZoneName) -> str:
    """Sat 21 Nov 2026, 15:00, where the person is."""
    local = at.astimezone(ZoneInfo(zone)) if at.tzinfo else at
    return f"{local:%a} {local.day} {local:%b %Y}, {local:%H:%M}"


def country_text(country: CountryCode) -> str:
    """Germany (DE); weekends only where nobody said."""
    if not country:
        return "nowhere, weekends only"
    name = country_name(country)
    return country if name == country else f"{name} ({country})"


def _format_decision(decision: DecisionDate, zone: ZoneName) -> str:
    first, last = format_value(decision.earliest, zone), format_value(decision.latest, zone)
    span = last if first == last else f"{first} to {last}"
    return f"{span} (“{decision.words}”)" if decision.words else span


def list_missing_fields(kind: type) -> set[str]:
    """The facts of a kind that no page would show: none, which a test holds."""
    told = set(LABELS.get(kind, {})) | SHOWN_ELSEWHERE.get(kind, frozenset())
    return {one.name for one in fields(kind)} - told
