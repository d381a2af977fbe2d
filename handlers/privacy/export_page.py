"""Everything that is kept of a person as a page to read, to print and to keep."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from coaching.model.documents import (
    Contact,
    Conversation,
    Dossier,
    Interview,
    InterviewQuestion,
    Opportunity,
    Person,
    PracticeAttempt,
    Referee,
    ReferenceCheck,
    StepRecord,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ZoneName
from coaching.playbook.playbook import HOUSEKEEPING, STEP_DEFINITIONS
from coaching.practice import question_bank
from handlers.flows.question import CHOICES_KEY, parse_slot_name
from handlers.privacy.export_labels import format_moment, format_value, label_rows
from handlers.privacy.export_paper import (
    LabelledText,
    bullet_list,
    card_section,
    contents_list,
    element,
    html_page,
    section,
    table,
    text_element,
)
from handlers.ui.formatting import person_zone

TITLE = "What Debrief keeps of you"
AS_OF = "As of {now}. All times are those of {zone}."
NOBODY_ELSE = (
    "The people named here did not ask to be in this file: keep it where only you can read it."
)
YOU, REFEREES, PRACTICE = "You and your settings", "Who vouches for you", "What you practised"
CHAT_LABEL = "Number of this chat"
OPEN_TALKS, OWN_REMINDERS = "What we were in the middle of", "Reminders of your search"
OWN_QUESTION = "A question that is no longer in the collection"
_MOMENT_PATTERN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(\+\d\d:\d\d|Z)")


def build_page(dossier: Dossier, now: datetime, chat: int) -> str:
    """One HTML file with the whole dossier; what was never said is left out."""
    person, zone = dossier.person, person_zone(dossier.person)
    sections = [
        *(_opportunity_section(person, one) for one in _sort_opportunities(dossier)),
        (
            REFEREES,
            "referees",
            element("div", *(_referee_card(one, zone) for one in person.referees)),
        ),
        (PRACTICE, "practice", _practice_section(person, zone)),
        (OWN_REMINDERS, "own", _records_list(person.records, {}, {}, {}, zone)),
        (OPEN_TALKS, "talks", element("div", *_conversation_cards(dossier, zone))),
        (YOU, "you", table([(CHAT_LABEL, str(chat)), *label_rows(person, zone)])),
    ]
    told = [(heading, place, inside) for heading, place, inside in sections if inside]
    return html_page(
        TITLE,
        text_element("h1", TITLE),
        text_element("p", AS_OF.format(now=format_moment(now, zone), zone=zone), css_class="soft"),
        text_element("p", NOBODY_ELSE, css_class="soft"),
        contents_list([(place, heading) for heading, place, _ in told]),
        *(section(2, heading, inside, anchor=place) for heading, place, inside in told),
    )


def _sort_opportunities(dossier: Dossier) -> list[Opportunity]:
    """What goes on first, then what ended; the latest of each first."""
    return sorted(dossier.opportunities, key=lambda one: (not one.is_live, -one.id))


# -- one job -------------------------------------------------------------------------------------


def _opportunity_section(person: Person, opportunity: Opportunity) -> tuple[str, str, str]:
    zone = person_zone(person)
    rounds = {one.id: number for number, one in enumerate(opportunity.interviews, 1)}
    names = {one.id: one.name for one in opportunity.contacts}
    vouching = {one.id: one.name for one in person.referees}
    inside = (
        table(label_rows(opportunity, zone)),
        *(_interview_section(one, rounds[one.id], zone) for one in opportunity.interviews),
        section(3, "People", *(_contact_card(one, rounds, zone) for one in opportunity.contacts)),
        section(3, "Who was asked about you", _checks_list(opportunity.checks, vouching, zone)),
        section(3, "Reminders", _records_list(opportunity.records, rounds, names, vouching, zone)),
    )
    return (
        f"{opportunity.company} · {opportunity.role}",
        f"job{opportunity.id}",
        element("div", *inside),
    )


def _interview_section(interview: Interview, number: int, zone: ZoneName) -> str:
    heading = f"Round {number}: {format_moment(interview.start, zone)}, {interview.minutes} min"
    return section(
        3,
        heading,
        table([*label_rows(interview, zone), _local_time_row(interview)]),
        section(4, "Your quick notes", table(label_rows(interview.capture, zone))),
        section(4, "What comes next at their side", table(label_rows(interview.process, zone))),
        section(4, "Your look back", table(label_rows(interview.reflection, zone))),
        section(4, "Questions they asked", *(_question_card(one, zone) for one in interview.asked)),
    )


def _local_time_row(interview: Interview) -> LabelledText:
    """What the clock showed where they read it; the zone may be another than theirs of today."""
    return "As you told it", f"{format_moment(interview.wall, interview.zone)} ({interview.zone})"


def _question_card(asked: InterviewQuestion, zone: ZoneName) -> str:
    tries = (_attempt_table(one, zone) for one in asked.practised)
    return card_section(4, asked.question or "A question", table(label_rows(asked, zone)), *tries)


def _attempt_table(attempt: PracticeAttempt, zone: ZoneName) -> str:
    return table(label_rows(attempt, zone))


def _contact_card(contact: Contact, rounds: Mapping[Any, int], zone: ZoneName) -> str:
    met = (
        table([("In round", str(rounds.get(one.interview, ""))), *label_rows(one, zone)])
        for one in contact.met
    )
    return card_section(4, contact.name or "Somebody", table(label_rows(contact, zone)), *met)


def _checks_list(
    checks: tuple[ReferenceCheck, ...], names: Mapping[Any, str], zone: ZoneName
) -> str:
    return bullet_list(
        f"{names.get(one.referee, 'Somebody')}: {format_moment(one.at, zone)}" for one in checks
    )


# -- reminders -----------------------------------------------------------------------------------

_STEP_TITLES = {row.kind: row.title for row in (*STEP_DEFINITIONS, *HOUSEKEEPING)}


def _records_list(
    records: Mapping[str, StepRecord],
    rounds: Mapping[Any, int],
    names: Mapping[Any, str],
    referees: Mapping[Any, str],
    zone: ZoneName,
) -> str:
    """What was done with each, in words."""
    told = []
    for text, record in records.items():
        what = ", ".join(filter(None, _step_parts(text, rounds, names, referees)))
        happened = "; ".join(f"{label} {when}" for label, when in label_rows(record, zone) if when)
        told.append(f"{what}: {happened}" if happened else what)
    return bullet_list(told)


def _step_parts(
    text: str,
    rounds: Mapping[Any, int],
    names: Mapping[Any, str],
    referees: Mapping[Any, str],
) -> Iterator[str]:
    try:
        key = StepKey.parse(text)
    except ValueError:
        yield text
        return
    yield _STEP_TITLES[key.kind]
    if key.kind is StepKind.CHECK_IN:
        yield f"number {key.subject}"
    else:
        yield names.get(key.subject) or referees.get(key.subject) or ""
    yield f"round {rounds[key.interview]}" if key.interview in rounds else ""


# -- the person ----------------------------------------------------------------------------------


def _referee_card(referee: Referee, zone: ZoneName) -> str:
    return card_section(3, referee.name or "Somebody", table(label_rows(referee, zone)))


def _practice_section(person: Person, zone: ZoneName) -> str:
    parts = []
    for key, tries in person.practised.items():
        known = question_bank.find_question(key, person.language)
        heading = known.text if known else f"{OWN_QUESTION} ({key})"
        parts.append(card_section(3, heading, *(_attempt_table(one, zone) for one in tries)))
    return element("div", *parts)


def _conversation_cards(dossier: Dossier, zone: ZoneName) -> Iterator[str]:
    """What was told in flows that are not finished yet."""
    person = dossier.person
    for talk in (*filter(None, [person.conversation]), *person.paused):
        told = [
            (_answer_label(key), _format_answer(value, zone))
            for key, value in talk.answers.items()
            if key != CHOICES_KEY
        ]
        yield card_section(
            3,
            f"{_conversation_title(dossier, talk)}, {format_moment(talk.touched, zone)}",
            table(told),
        )


def _conversation_title(dossier: Dossier, conversation: Conversation) -> str:
    found = (one for one in dossier.opportunities if one.id == conversation.opportunity)
    return next(
        (f"{one.company}, {one.role}" for one in found), conversation.flow.replace("_", " ")
    )


def _answer_label(name: str) -> str:
    """Stood out; Name (2) in the second round."""
    key, rnd = _split_slot(name)
    label = key.replace("_", " ").capitalize() if key.isascii() else key
    return f"{label} ({rnd + 1})" if rnd else label


def _split_slot(name: str) -> tuple[str, int]:
    try:
        return parse_slot_name(name)
    except ValueError:
        return name, 0


def _format_answer(value: Any, zone: ZoneName) -> str:
    """An answer as it stands; moments in it as the person's clock shows them."""
    return format_value(_format_moments(value, lambda at: format_moment(at, zone)), zone)


def _format_moments(value: Any, formatter: Callable[[datetime], str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _format_moments(one, formatter) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_format_moments(one, formatter) for one in value]
    if isinstance(value, str) and _MOMENT_PATTERN.fullmatch(value):
        return formatter(datetime.fromisoformat(value))
    return value
