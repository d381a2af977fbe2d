"""Reads the cases: a message, what was known before it, and what should be understood."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Contact, Dossier, Interview, Opportunity, Person
from coaching.model.vocabulary import (
    ContactId,
    CountryCode,
    InterviewId,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion, ReadingContext

Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TalkCase:
    """Holds one message with its surroundings; `expect` and `never` are for scoring alone."""

    id: str
    kind: str
    text: str
    context: ReadingContext
    expect: tuple[Fact, ...]
    never: tuple[Fact, ...]
    known: tuple[Fact, ...]


def read_cases(path: Path) -> Iterator[TalkCase]:
    """Reads a file with one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _to_case(json.loads(line))


def _to_case(raw: Fact) -> TalkCase:
    dossier = _to_dossier(raw)
    zone = ZoneInfo(raw["zone"])
    context = ReadingContext(
        dossier=dossier,
        now=datetime.fromisoformat(raw["now"]).replace(tzinfo=zone),
        zone=ZoneName(raw["zone"]),
        month_first=raw["order"] == "mdy",
        asked=_to_asked(raw.get("asked"), dossier),
    )
    return TalkCase(
        raw["id"],
        raw["kind"],
        raw["text"],
        context,
        tuple(raw.get("expect") or ()),
        tuple(raw.get("never") or ()),
        tuple(raw.get("known") or ()),
    )


def _to_dossier(raw: Fact) -> Dossier:
    country = CountryCode(raw.get("country") or "")
    person = Person(
        id=PersonId(1), first_name="Sam", zone=ZoneName(raw["zone"]), country=country, serial=1000
    )
    jobs = tuple(
        _to_opportunity(number, known, raw, country)
        for number, known in enumerate(raw.get("known") or (), start=1)
    )
    return Dossier(person, jobs)


def _to_opportunity(number: int, known: Fact, raw: Fact, country: CountryCode) -> Opportunity:
    interviews = tuple(
        _to_interview(number * 100 + index, start, ZoneName(raw["zone"]))
        for index, start in enumerate(known["rounds"], start=1)
    )
    contacts = tuple(
        Contact(id=ContactId(number * 100 + index), name=name)
        for index, name in enumerate(known["people"], start=51)
    )
    return Opportunity(
        id=OpportunityId(number),
        company=known["company"],
        role=known.get("role") or "",
        zone=ZoneName(raw["zone"]),
        country=country,
        interviews=interviews,
        contacts=contacts,
    )


def _to_interview(number: int, start: str, zone: ZoneName) -> Interview:
    wall = datetime.fromisoformat(start)
    return Interview(
        id=InterviewId(number),
        start=wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC),
        minutes=60,
        wall=wall,
        zone=zone,
    )


_QUESTIONS: Final = (
    (r"offer|answer it|accept", OpenQuestion.OFFER_DEADLINE),
    (r"your answer|you say to (?:that|it|the doubt)|to (?:her|his|their) doubt",
     OpenQuestion.ANSWER_TO_CONCERN),
    (r"doubt|concern|worr|hesita", OpenQuestion.CONCERN),
    (r"talk about|topic|talked about|what did you and", OpenQuestion.TOPIC),
    (r"anyone else|anybody else|who else", OpenQuestion.MORE_PEOPLE),
    (r"who did you|who was|whom|who is", OpenQuestion.PEOPLE),
    (r"decide|decision|hear back", OpenQuestion.DECISION),
    (r"1 to 5|one to five|rate", OpenQuestion.RATING),
    (r"how did it go|tell me", OpenQuestion.TELLING),
    (r"mail|write to|reach|phone|number|contact", OpenQuestion.REACH),
    (r"next round|what comes next|happens next", OpenQuestion.NEXT_ROUND),
    (r"unsaid|not (?:get to )?say|left out|wish you had said", OpenQuestion.UNSAID),
    (r"went well", OpenQuestion.WENT_WELL),
    (r"better|differently|improve", OpenQuestion.TO_IMPROVE),
    (r"red flag|bother|odd", OpenQuestion.RED_FLAG),
    (r"what did they ask|question", OpenQuestion.QUESTION_ASKED),
    (r"title|what does .* do", OpenQuestion.TITLE),
    (r"task|assignment|due", OpenQuestion.ASSIGNMENT_DUE),
    (r"when (?:is|was)|what time|which day", OpenQuestion.WHEN),
    (r"which company|what company|employer|where", OpenQuestion.COMPANY),
    (r"which role|what role|position", OpenQuestion.ROLE),
    (r"referee|vouch|speak for you", OpenQuestion.REFEREE),
)  # fmt: skip
"""The cases name the open question in plain words; the chat names it by its flow."""
_STEPS: Final = (
    (r"linkedin|connect with", "linkedin"),
    (r"thank|note", "thank"),
    (r"check in|checked in|ask where|follow up|chase", "check_in"),
    (r"brief|referee", "referee"),
    (r"reflect|look back", "reflect"),
)


_REMINDS: Final = re.compile(
    r"\bping|\breminder|\bit is time|\btime to\b|\blook back\b|^(?:thank|check in|brief|connect"
    r"|follow up|chase|send|write to|write your|ask where|add|tell your|reflect)\b"
    r"|^(?:did|have) you (?:sen[dt]|thank|writ|brief|check|connect|chase|follow|told|reflect|ask)"
)
"""Says that a question is a reminder of a step, or asks whether it is done."""


def _to_asked(words: str | None, dossier: Dossier) -> AskedByCoach:
    """Returns the open question that plain words stand for, and whom it is about."""
    if not words:
        return NOTHING_ASKED
    plain = words.casefold()
    question = next((q for cue, q in _QUESTIONS if re.search(cue, plain)), OpenQuestion.OTHER)
    step = next((kind for cue, kind in _STEPS if re.search(cue, plain)), None)
    if step and _REMINDS.search(plain):
        question = OpenQuestion.STEP
    job, contact = _find_named(plain, dossier)
    return AskedByCoach(
        question=question,
        opportunity=job.id if job else None,
        contact=contact.id if contact else None,
        step=step if question is OpenQuestion.STEP else None,
    )


def _find_named(plain: str, dossier: Dossier) -> tuple[Opportunity | None, Contact | None]:
    """Returns the job and the person whom the question names."""
    for job in dossier.opportunities:
        for contact in job.contacts:
            if contact.name.casefold() in plain:
                return job, contact
    for job in dossier.opportunities:
        for contact in job.contacts:
            words = [word for word in contact.name.casefold().split() if len(word) > 2]
            if any(re.search(rf"\b{re.escape(word)}\b", plain) for word in words):
                return job, contact
    return None, None


def local_minute(moment: datetime, case: TalkCase) -> str:
    """Writes a moment as the cases do: the local minute."""
    return moment.astimezone(ZoneInfo(case.context.zone)).strftime("%Y-%m-%dT%H:%M")
