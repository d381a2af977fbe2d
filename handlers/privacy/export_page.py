"""Everything that is kept of a person as a page to read, to print and to keep."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coaching.model.documents import (
    Conversation,
    Dossier,
    Interview,
    Meeting,
    Opportunity,
    StepRecord,
)
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ZoneName
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.practice import question_bank
from handlers.flows.question import CHOICES_KEY, parse_slot_name
from handlers.privacy.export_labels import LabelledText, format_moment, format_value, label_rows
from handlers.ui.formatting import person_zone

if TYPE_CHECKING:
    from jinja2 import Template

CHAT_LABEL = "Number of this chat"
OWN_QUESTION = "A question that is no longer in the collection"
FORMULA_STARTS = (*"=+-@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and their wide forms
WORD_JOINER = "\u2060"
"""Joins words and shows nothing: with it in front no spreadsheet takes a text for a formula."""
_MOMENT_PATTERN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(\+\d\d:\d\d|Z)")


def build_page(dossier: Dossier, now: datetime, chat: int) -> str:
    """One HTML file with the whole dossier; what was never said is left out."""
    person = dossier.person
    jobs = _sort_opportunities(dossier)
    conversations = [*filter(None, [person.conversation]), *person.paused]
    chapters = {
        **{f"job{job.id}": (f"{job.company} · {job.role}", True) for job in jobs},
        "referees": ("Who vouches for you", person.referees),
        "practice": ("What you practised", person.practised),
        "own": ("Reminders of your search", person.records),
        "talks": ("What we were in the middle of", conversations),
        "you": ("You and your settings", True),
    }
    return _template().render(
        page=_PageTexts(dossier, person_zone(person)),
        contents={anchor: title for anchor, (title, inside) in chapters.items() if inside},
        jobs=jobs,
        person=person,
        conversations=conversations,
        now=now,
        chat=chat,
    )


def _sort_opportunities(dossier: Dossier) -> list[Opportunity]:
    """What goes on first, then what ended; the latest of each first."""
    return sorted(dossier.opportunities, key=lambda one: (not one.is_live, -one.id))


def disarm_formula(value: Any) -> Any:
    """A spreadsheet opens HTML too, so what begins like a formula begins with something else."""
    is_formula = type(value) is str and value.lstrip().startswith(FORMULA_STARTS)
    return WORD_JOINER + value if is_formula else value


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # few take their data

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=disarm_formula,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("export_page.html.jinja")


@dataclass(frozen=True, slots=True)
class _PageTexts:
    """The words of the page for one person, in their zone; the template says where they stand."""

    dossier: Dossier
    zone: ZoneName

    def moment(self, at: datetime) -> str:
        return format_moment(at, self.zone)

    def rows(self, fact: Any) -> Iterator[LabelledText]:
        return label_rows(fact, self.zone)

    def person_rows(self, chat: int) -> Iterator[LabelledText]:
        yield CHAT_LABEL, str(chat)
        yield from self.rows(self.dossier.person)

    def interview_title(self, interview: Interview, number: int) -> str:
        return f"Round {number}: {self.moment(interview.start)}, {interview.minutes} min"

    def interview_rows(self, interview: Interview) -> Iterator[LabelledText]:
        """The last says what the clock showed where they read it; their zone may have changed."""
        yield from self.rows(interview)
        wall = format_moment(interview.wall, interview.zone)
        yield "As you told it", f"{wall} ({interview.zone})"

    def meeting_rows(self, meeting: Meeting, job: Opportunity) -> Iterator[LabelledText]:
        yield "In round", str(_rounds(job).get(meeting.interview, ""))
        yield from self.rows(meeting)

    def checks(self, job: Opportunity) -> Iterator[str]:
        names = {one.id: one.name for one in self.dossier.person.referees}
        for check in job.checks:
            yield f"{names.get(check.referee, 'Somebody')}: {self.moment(check.at)}"

    def steps(
        self, records: Mapping[str, StepRecord], job: Opportunity | None = None
    ) -> Iterator[str]:
        """What was done with each, in words."""
        for text, record in records.items():
            what = ", ".join(filter(None, self._step_parts(text, job)))
            happened = "; ".join(f"{label} {when}" for label, when in self.rows(record) if when)
            yield f"{what}: {happened}" if happened else what

    def _step_parts(self, text: str, job: Opportunity | None) -> Iterator[str]:
        try:
            key = StepKey.parse(text)
        except ValueError:
            yield text
            return
        definition = DEFINITION_BY_KIND.get(key.kind)
        yield definition.title if definition else key.kind
        if definition and definition.is_numbered:
            yield f"number {key.subject}"
        elif job is not None:
            names: dict[int, str] = {one.id: one.name for one in self.dossier.person.referees}
            yield (names | {one.id: one.name for one in job.contacts}).get(key.subject, "")
        if job is not None and key.interview in _rounds(job):
            yield f"round {_rounds(job)[key.interview]}"

    def question_title(self, key: str) -> str:
        known = question_bank.find_question(key, self.dossier.person.language)
        return known.text if known else f"{OWN_QUESTION} ({key})"

    def conversation_title(self, talk: Conversation) -> str:
        found = (one for one in self.dossier.opportunities if one.id == talk.opportunity)
        about = next((f"{one.company}, {one.role}" for one in found), talk.flow.replace("_", " "))
        return f"{about}, {self.moment(talk.touched)}"

    def answers(self, talk: Conversation) -> Iterator[LabelledText]:
        """What was told in a flow that is not finished yet."""
        for key, value in talk.answers.items():
            if key != CHOICES_KEY:
                yield _answer_label(key), format_value(self._format_moments(value), self.zone)

    def _format_moments(self, value: Any) -> Any:
        """An answer as it stands; moments in it as the person's clock shows them."""
        if isinstance(value, Mapping):
            return {name: self._format_moments(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self._format_moments(one) for one in value]
        if isinstance(value, str) and _MOMENT_PATTERN.fullmatch(value):
            return self.moment(datetime.fromisoformat(value))
        return value


def _rounds(job: Opportunity) -> dict[Any, int]:
    return {one.id: number for number, one in enumerate(job.interviews, 1)}


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
