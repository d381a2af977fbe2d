"""Everything that is kept of a person as a page to read, to print and to keep."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from coaching.model.documents import (
    Asked,
    Contact,
    Conversation,
    Dossier,
    Interview,
    Opportunity,
    Person,
    Practised,
    Record,
    Referee,
    ReferenceCheck,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ZoneName
from coaching.playbook.playbook import HOUSEKEEPING, ROWS
from coaching.practice import question_bank
from handlers.flows.question import CHOICES, key_and_round
from handlers.privacy.export_labels import moment, rows, words
from handlers.privacy.export_paper import (
    Row,
    block,
    bullets,
    card,
    contents,
    headed,
    sheet,
    table,
    tag,
)
from handlers.ui.formatting import zone_of

TITLE = "What Debrief keeps of you"
WHEN = "As of {now}. All times are those of {zone}."
NOBODY_ELSE = (
    "The people named here did not ask to be in this file: keep it where only you can read it."
)
YOU, REFEREES, PRACTICE = "You and your settings", "Who vouches for you", "What you practised"
CHAT = "Number of this chat"
OPEN_TALKS, OWN = "What we were in the middle of", "Reminders of your search"
OWN_QUESTION = "A question that is no longer in the collection"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(\+\d\d:\d\d|Z)")


def page(dossier: Dossier, now: datetime, chat: int) -> str:
    """One HTML file with the whole dossier; what was never said is left out."""
    person, zone = dossier.person, zone_of(dossier.person)
    sections = [
        *(_job(person, one) for one in _in_order(dossier)),
        (REFEREES, "referees", block("div", *(_referee(one, zone) for one in person.referees))),
        (PRACTICE, "practice", _practised(person, zone)),
        (OWN, "own", _reminders(person.records, {}, {}, {}, zone)),
        (OPEN_TALKS, "talks", block("div", *_talks(dossier, zone))),
        (YOU, "you", table([(CHAT, str(chat)), *rows(person, zone)])),
    ]
    told = [(heading, place, inside) for heading, place, inside in sections if inside]
    return sheet(
        TITLE,
        tag("h1", TITLE),
        tag("p", WHEN.format(now=moment(now, zone), zone=zone), of="soft"),
        tag("p", NOBODY_ELSE, of="soft"),
        contents([(place, heading) for heading, place, _ in told]),
        *(headed(2, heading, inside, called=place) for heading, place, inside in told),
    )


def _in_order(dossier: Dossier) -> list[Opportunity]:
    """What goes on first, then what ended; the latest of each first."""
    return sorted(dossier.opportunities, key=lambda one: (not one.live, -one.id))


# -- one job -------------------------------------------------------------------------------------


def _job(person: Person, job: Opportunity) -> tuple[str, str, str]:
    zone = zone_of(person)
    rounds = {one.id: number for number, one in enumerate(job.interviews, 1)}
    names = {one.id: one.name for one in job.contacts}
    vouching = {one.id: one.name for one in person.referees}
    inside = (
        table(rows(job, zone)),
        *(_interview(one, rounds[one.id], zone) for one in job.interviews),
        headed(3, "People", *(_contact(one, rounds, zone) for one in job.contacts)),
        headed(3, "Who was asked about you", _checks(job.checks, vouching, zone)),
        headed(3, "Reminders", _reminders(job.records, rounds, names, vouching, zone)),
    )
    return f"{job.company} · {job.role}", f"job{job.id}", block("div", *inside)


def _interview(interview: Interview, number: int, zone: ZoneName) -> str:
    heading = f"Round {number}: {moment(interview.start, zone)}, {interview.minutes} min"
    return headed(
        3,
        heading,
        table([*rows(interview, zone), _as_told(interview)]),
        headed(4, "Your quick notes", table(rows(interview.capture, zone))),
        headed(4, "What comes next at their side", table(rows(interview.process, zone))),
        headed(4, "Your look back", table(rows(interview.reflection, zone))),
        headed(4, "Questions they asked", *(_asked(one, zone) for one in interview.asked)),
    )


def _as_told(interview: Interview) -> Row:
    """What the clock showed where they read it; the zone may be another than theirs of today."""
    return "As you told it", f"{moment(interview.wall, interview.zone)} ({interview.zone})"


def _asked(asked: Asked, zone: ZoneName) -> str:
    tries = (_try(one, zone) for one in asked.practised)
    return card(4, asked.question or "A question", table(rows(asked, zone)), *tries)


def _try(one: Practised, zone: ZoneName) -> str:
    return table(rows(one, zone))


def _contact(contact: Contact, rounds: Mapping[Any, int], zone: ZoneName) -> str:
    met = (
        table([("In round", str(rounds.get(one.interview, ""))), *rows(one, zone)])
        for one in contact.met
    )
    return card(4, contact.name or "Somebody", table(rows(contact, zone)), *met)


def _checks(checks: tuple[ReferenceCheck, ...], names: Mapping[Any, str], zone: ZoneName) -> str:
    return bullets(
        f"{names.get(one.referee, 'Somebody')}: {moment(one.at, zone)}" for one in checks
    )


# -- reminders -----------------------------------------------------------------------------------

_TITLES = {row.kind: row.title for row in (*ROWS, *HOUSEKEEPING)}


def _reminders(
    records: Mapping[str, Record],
    rounds: Mapping[Any, int],
    names: Mapping[Any, str],
    vouching: Mapping[Any, str],
    zone: ZoneName,
) -> str:
    """What was done with each, in words."""
    told = []
    for text, record in records.items():
        what = ", ".join(filter(None, _about(text, rounds, names, vouching)))
        happened = "; ".join(f"{label} {when}" for label, when in rows(record, zone) if when)
        told.append(f"{what}: {happened}" if happened else what)
    return bullets(told)


def _about(
    text: str,
    rounds: Mapping[Any, int],
    names: Mapping[Any, str],
    vouching: Mapping[Any, str],
) -> Iterator[str]:
    try:
        key = StepKey.parse(text)
    except ValueError:
        yield text
        return
    yield _TITLES[key.kind]
    if key.kind is StepKind.CHECK_IN:
        yield f"number {key.subject}"
    else:
        yield names.get(key.subject) or vouching.get(key.subject) or ""
    yield f"round {rounds[key.interview]}" if key.interview in rounds else ""


# -- the person ----------------------------------------------------------------------------------


def _referee(referee: Referee, zone: ZoneName) -> str:
    return card(3, referee.name or "Somebody", table(rows(referee, zone)))


def _practised(person: Person, zone: ZoneName) -> str:
    parts = []
    for key, tries in person.practised.items():
        known = question_bank.question(key, person.language)
        heading = known.text if known else f"{OWN_QUESTION} ({key})"
        parts.append(card(3, heading, *(_try(one, zone) for one in tries)))
    return block("div", *parts)


def _talks(dossier: Dossier, zone: ZoneName) -> Iterator[str]:
    """What was told in flows that are not finished yet."""
    person = dossier.person
    for talk in (*filter(None, [person.conversation]), *person.paused):
        told = [
            (_label(key), _in_own_time(value, zone))
            for key, value in talk.answers.items()
            if key != CHOICES
        ]
        yield card(3, f"{_talk_about(dossier, talk)}, {moment(talk.touched, zone)}", table(told))


def _talk_about(dossier: Dossier, talk: Conversation) -> str:
    found = (one for one in dossier.opportunities if one.id == talk.opportunity)
    return next((f"{one.company}, {one.role}" for one in found), talk.flow.replace("_", " "))


def _label(name: str) -> str:
    """Stood out; Name (2) in the second round."""
    key, rnd = _numbered(name)
    label = key.replace("_", " ").capitalize() if key.isascii() else key
    return f"{label} ({rnd + 1})" if rnd else label


def _numbered(name: str) -> tuple[str, int]:
    try:
        return key_and_round(name)
    except ValueError:
        return name, 0


def _in_own_time(value: Any, zone: ZoneName) -> str:
    """An answer as it stands; moments in it as the person's clock shows them."""
    return words(_dated(value, lambda at: moment(at, zone)), zone)


def _dated(value: Any, told: Callable[[datetime], str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _dated(one, told) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(one, told) for one in value]
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return told(datetime.fromisoformat(value))
    return value
