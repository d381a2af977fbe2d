"""A person gets everything that is kept of them as a page to read, to print and to keep."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coaching.model.documents import (
    Contact,
    Conversation,
    Dossier,
    Interview,
    Meeting,
    Opportunity,
    StepRecord,
)
from coaching.model.expected_people import NEXT_ROUND
from coaching.model.pending import PendingReading
from coaching.model.step_key import StepKey
from coaching.model.stories import Story
from coaching.model.vocabulary import ZoneName
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.practice import question_bank
from coaching.translation import Text, current_language
from handlers.flows.question import CHOICES_KEY
from handlers.privacy import export_texts as texts
from handlers.privacy.answer_labels import answer_label, flow_name
from handlers.privacy.export_labels import LabelledText, format_moment, format_value, label_rows
from handlers.ui.formatting import job_label, join_words, person_zone

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

FORMULA_STARTS = (*"=+-@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and their wide forms
WORD_JOINER = "\u2060"
"""It is invisible. With it in front, no spreadsheet takes a text for a formula."""
_MOMENT_PATTERN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(\+\d\d:\d\d|Z)")


def build_page(dossier: Dossier, now: datetime, chat: int) -> str:
    """Returns one HTML file with the whole dossier, without empty facts.

    It is in the language of the turn.
    """
    person = dossier.person
    jobs = _sort_opportunities(dossier)
    conversations = [*filter(None, [person.conversation]), *person.paused]
    chapters = {
        **{f"job{job.id}": (job_label(job, 200, 200), True) for job in jobs},
        "referees": (str(texts.REFEREES), person.referees),
        "practice": (str(texts.PRACTISED), person.practised),
        "stories": (str(texts.STORIES), person.stories),
        "own": (str(texts.OWN_REMINDERS), person.records),
        "talks": (str(texts.CONVERSATIONS), conversations or person.pending),
        "you": (str(texts.SETTINGS), True),
    }
    return _template().render(
        language=current_language(),
        texts=texts,
        page=_PageTexts(dossier, person_zone(person)),
        contents={anchor: title for anchor, (title, inside) in chapters.items() if inside},
        jobs=jobs,
        person=person,
        conversations=conversations,
        now=now,
        chat=chat,
    )


def _sort_opportunities(dossier: Dossier) -> list[Opportunity]:
    """Returns the jobs that go on before those that ended, with the latest of each first."""
    return sorted(dossier.opportunities, key=lambda job: (not job.is_live, -job.id))


def disarm_formula(value: Any) -> Any:
    """Returns a text that no spreadsheet reads as a formula; spreadsheets open HTML too.

    A translatable text becomes a plain one here. A value that is not a text stays as it is.
    """
    shown = str(value) if isinstance(value, Text) else value
    is_formula = type(shown) is str and shown.lstrip().startswith(FORMULA_STARTS)
    return WORD_JOINER + shown if is_formula else shown


# These two stand on the page thousands of times, and the template would take ten times as long.


def build_table(rows: Iterable[LabelledText]) -> "Markup":
    """Returns labels and texts side by side, without those that have no text."""
    lines = [
        f'<dt>{_label_to_html(label)}</dt><dd dir="auto">{_to_html(text)}</dd>\n'
        for label, text in rows
        if text
    ]
    return _enclose("dl", lines)


def build_list(texts_to_list: Iterable[str]) -> "Markup":
    """Returns a list of texts; nothing where there are none."""
    return _enclose("ul", [f'<li dir="auto">{_to_html(text)}</li>\n' for text in texts_to_list])


@lru_cache(maxsize=1024)
def _label_to_html(label: str) -> str:
    return _to_html(label)


def _to_html(text: str) -> str:
    return escape(str(disarm_formula(text)))


def _enclose(tag: str, lines: Sequence[str]) -> "Markup":
    from markupsafe import Markup  # comes with Jinja, which is loaded late

    return Markup(f"<{tag}>\n{''.join(lines)}</{tag}>\n" if lines else "")  # noqa: S704 - each text is escaped


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # loaded late: few export

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=disarm_formula,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"table": build_table, "bullets": build_list}
    return environment.get_template("export_page.html.jinja")


@dataclass(frozen=True, slots=True)
class _PageTexts:
    """Puts the facts of one person in words and in their zone. The template places them."""

    dossier: Dossier
    zone: ZoneName

    def moment(self, at: datetime) -> str:
        return format_moment(at, self.zone)

    def rows(self, fact: Any) -> Iterator[LabelledText]:
        return label_rows(fact, self.zone)

    def person_rows(self, chat: int) -> Iterator[LabelledText]:
        yield str(texts.CHAT_LABEL), str(chat)
        yield from self.rows(self.dossier.person)

    def interview_title(self, interview: Interview, number: int) -> str:
        return texts.ROUND.format(
            interview.minutes, number=number, moment=self.moment(interview.start)
        )

    def interview_rows(self, interview: Interview) -> Iterator[LabelledText]:
        """Yields the facts of an interview.

        The last row is the time as the person told it, because their zone may have changed since.
        """
        yield from self.rows(interview)
        wall = format_moment(interview.wall, interview.zone)
        yield str(texts.AS_TOLD_LABEL), f"{wall} ({interview.zone})"

    def contact_rows(self, contact: Contact, job: Opportunity) -> Iterator[LabelledText]:
        """Yields what is known of a contact, with the rounds that they were named for."""
        yield from self.rows(contact)
        rounds = {**_rounds(job), NEXT_ROUND: texts.NEXT_ROUND}
        expected = (str(rounds[one]) for one in contact.expected if one in rounds)
        yield str(texts.EXPECTED_LABEL), "; ".join(expected)

    def meeting_rows(self, meeting: Meeting, job: Opportunity) -> Iterator[LabelledText]:
        yield str(texts.ROUND_LABEL), str(_rounds(job).get(meeting.interview, ""))
        yield from self.rows(meeting)

    def checks(self, job: Opportunity) -> Iterator[str]:
        names = {referee.id: referee.name for referee in self.dossier.person.referees}
        for check in job.checks:
            name = names.get(check.referee, str(texts.SOMEBODY))
            yield texts.CHECK.format(name=name, moment=self.moment(check.at))

    def points(self, job: Opportunity) -> Iterator[str]:
        """Yields each referee with what they should speak about for this job."""
        names = {str(referee.id): referee.name for referee in self.dossier.person.referees}
        for number, words in job.points.items():
            yield texts.POINT.format(name=names.get(number, str(texts.SOMEBODY)), words=words)

    def letter_edits(self, job: Opportunity) -> Iterator[str]:
        """Yields the words that the person put into a letter by a reply to it, or that a language
        model joined for it."""
        for edit in job.edits:
            name = ", ".join(filter(None, self._step_parts(edit.key, job)))
            said = (
                *(edit.subject, *edit.changed.values()),
                *(edit.said_first, edit.said_last, edit.postscript),
                *(one.text for one in (*edit.smoothed, *edit.offered)),
            )
            for words in filter(None, said):
                yield texts.POINT.format(name=name, words=words)

    def tellings(self, story: Story) -> Iterator[str]:
        """Yields where a story was told already, to whom and to which question."""
        jobs = {one.id: job for job in self.dossier.opportunities for one in job.interviews}
        for telling in story.told:
            job, moment = jobs.get(telling.interview), self.moment(telling.at)
            told = str(texts.TELLING_UNKNOWN.format(moment=moment))
            if job is not None:
                told = texts.TELLING.format(company=job.company, moment=moment)
                to = [one.name for one in job.contacts if one.id in telling.to]
                told = texts.TELLING_TO.format(told=told, names=join_words(to)) if to else told
            question = telling.question
            yield (
                texts.TELLING_ANSWERED.format(told=told, question=question) if question else told
            )

    def steps(
        self, records: Mapping[str, StepRecord], job: Opportunity | None = None
    ) -> Iterator[str]:
        """Yields each reminder with what happened to it."""
        for text, record in records.items():
            step = ", ".join(filter(None, self._step_parts(text, job)))
            events = "; ".join(self._events(record))
            yield texts.STEP.format(step=step, events=events) if events else step

    def _events(self, record: StepRecord) -> Iterator[str]:
        for event, moment in self.rows(record):
            if moment:
                yield texts.EVENT.format(event=event, moment=moment)

    def _step_parts(self, text: str, job: Opportunity | None) -> Iterator[str]:
        try:
            key = StepKey.parse(text)
        except ValueError:
            yield text
            return
        definition = DEFINITION_BY_KIND.get(key.kind)
        yield str(definition.title if definition else key.kind)
        if definition and definition.is_numbered:
            yield texts.STEP_NUMBER.format(number=key.subject)
        elif job is not None:
            yield self._names(job).get(key.subject, "")
        if job is not None and key.interview in _rounds(job):
            yield texts.STEP_ROUND.format(number=_rounds(job)[key.interview])

    def _names(self, job: Opportunity) -> dict[int, str]:
        referees = self.dossier.person.referees
        names: dict[int, str] = {referee.id: referee.name for referee in referees}
        names |= {promise.id: promise.words for promise in job.promises}
        names |= {task.id: task.words for task in job.assignments}
        return {**names, **{contact.id: contact.name for contact in job.contacts}}

    def question_title(self, key: str) -> str:
        known = question_bank.find_question(key, self.dossier.person.language)
        return known.text if known else texts.FORMER_QUESTION.format(key=key)

    def conversation_title(self, conversation: Conversation) -> str:
        """Returns the job that a conversation is about, or else its own name, and its time."""
        about = flow_name(conversation.flow)
        for job in self.dossier.opportunities:
            if job.id == conversation.opportunity:
                about = job_label(job, 200, 200)
        return texts.CONVERSATION.format(about=about, moment=self.moment(conversation.touched))

    def pending_title(self, pending: PendingReading) -> str:
        """Returns that a message was not confirmed yet, and when it was written."""
        return texts.UNCONFIRMED.format(moment=self.moment(pending.said))

    def answers(self, conversation: Conversation) -> Iterator[LabelledText]:
        """Yields what the person told in a flow that is not finished yet."""
        for key, value in conversation.answers.items():
            if key != CHOICES_KEY:
                yield answer_label(key), format_value(self._format_moments(value), self.zone)

    def _format_moments(self, value: Any) -> Any:
        """Returns an answer with its moments shown in the person's time."""
        if isinstance(value, Mapping):
            return {name: self._format_moments(part) for name, part in value.items()}
        if isinstance(value, list | tuple):
            return [self._format_moments(part) for part in value]
        if isinstance(value, str) and _MOMENT_PATTERN.fullmatch(value):
            return self.moment(datetime.fromisoformat(value))
        return value


def _rounds(job: Opportunity) -> dict[Any, int]:
    return {interview.id: number for number, interview in enumerate(job.interviews, 1)}
