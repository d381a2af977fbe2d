"""Reads what they want next: a task to hand in, references, or that one only applied."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.reading.context import OpenQuestion
from coaching.reading.events.day_rows import TASK
from coaching.reading.events.find_events import find_plainly, find_said
from coaching.reading.events.lead_rows import APPLIED, REFERENCES
from coaching.reading.events.rows import compile_rows
from coaching.reading.matter import employers, matter_at
from coaching.reading.mentions import CompanyMention
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue, find_first, says
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.proposals import AssignmentSaid, LeadSaid, Proposal, ReferencesAsked, Stretch
from coaching.reading.words.cues import cue

_TASK: Final = cue(
    """
    homework, take-home, takehome,
    (coding|code|technical|written|home|test) (task|test|challenge| exercise|assignment),
    assignment, (case|work) (sample|assignment), case study, exercise, task to do, test task,
    (written|knowledge|online|skills|aptitude|psychometric|typing|practical|copy|writing|editing
     |translation|proofreading|maths|english|trial|excel|sql|design) (assessment|test|task
     |exercise), assessment, slides to be with, slides (by|due),
    (pequeño|breve)? ejercicio,
    test window,
    case exercise, short exercise, (data|excel|design|coding|sales|lesson|teaching|research)
     (exercise|task|plan), (prepare|complete|record|write|build) (a|an|the|this|our) ...
     (presentation|lesson|plan|exercise|video|sample|case|proposal|pitch|deck|portfolio|essay|memo
     |questionnaire|assessment|test|task),
    (test|task|work|it|files) (must|has to|needs to) reach (me|us),
    (submit|upload|complete|return) it,
    (hand|turn|send) it (in|back), design (task|challenge|exercise), presentation due,
    arbeitsprobe, hausaufgabe, testaufgabe,
    teste técnico, desafio, lição, tarefa, prueba técnica
    """
)
_HAND_IN: Final = cue(
    """
    submit, submitting, upload, hand in, turn in, send back, send in, fill in, fill out, bring back,
    hand over, sign and return, complete, must reach (me|us)
    """
)
"""Says that something is to be handed in; it is a task where a day stands beside it."""
_REFERENCES: Final = cue(
    """
    (asked me|asks me|asked us|want|wants|wanted|need|needs|needed|asked for|asking for|ask for|
     asks for|request|requested| requesting|require|like|send|provide|give|have|take|
     collect) ... (refs|references|referees| referee), move to references, reference check,
    reference checks, check my references, contact details of ... referees,
    (names|contacts|details) ... (referees|references), referenzen, referências, referencias,
    (after|chasing|for|wants|need|needs|want) ... (refs|references|referees), reference request,
    (speak|talk) (to|with) ... (former|previous|current|last|past|present) (manager|managers
     |employer|employers|boss|supervisor|supervisors),
    (speak|talk) (to|with) ... of your (managers|employers),
    (people|person|persons|someone|somebody|colleagues) who (can|could|would|will)? (vouch|speak
     |comment), vouch for (you|your), details ... (people|persons|referees|managers),
    (names|name) and (numbers|number|emails|email|contact|contacts),
    dos personas con las que, zwei personen die, who (has|have) (managed|worked with) you,
    contatos profissionais, (two|three|2|3|professional) contacts, contactos profesionales,
    people who (can speak|could vouch|know your work)
    """
)
_OWN_REFERENCES: Final = cue("agreed to, said yes to, will vouch, vouch")
_APPLIED: Final = cue(
    """
    applied, i applied, i've applied, just applied, also applied, have applied,
    applied (to|at|for|with), put in an application, put my application in,
    sent (in)? (an|my)? application, sent my cv, sent my resume,
    sent off my (cv|application|resume), threw my hat in, submitted my application,
    submitted an application, thank you for applying, thanks for applying,
    (you|you've|you have) been shortlisted, you are shortlisted,
    received your application, thanks for your application, got your application,
    thank you for your application, your application has been received,
    application received, reçu votre candidature, recibido (tu|su) candidatura,
    recebemos (a)? (sua|tua) candidatura, bewerbung erhalten, bewerbung ist (bei uns)? eingegangen,
    tack för din ansökan, bedankt voor je sollicitatie, merci pour votre candidature,
    mich beworben, beworben, bewerbung abgeschickt, me candidatei,
    mandei currículo, me inscrevi, apliqué, j'ai postulé, postulé, put in for,
    put myself forward for, threw my name in, sent in for, handed in my (cv|resume),
    chucked in an application
    """
)


def read_tasks(message: Message, days: Sequence[UsedDay]) -> Iterator[Proposal]:
    """Reads a task with the day on which it is due."""
    said = next(find_said(message, TASK), None) if message.is_line else None
    due = [day for day in days if day.use is DayUse.TASK and not _is_given_up(message, day)]
    found = said or find_first(message, _TASK) or _find_hand_in(message) or _find_due(message, due)
    is_answer = message.context.asked.question is OpenQuestion.ASSIGNMENT_DUE
    if is_answer:
        due = list(days)
    if due and (found or is_answer):
        place = found.sentence if found else due[0].sentence
        matter = matter_at(message, found.place if found else due[0].span)
        yield AssignmentSaid(place, matter, due=due[-1].moment(), text=place.text_in(message.text))


def _is_given_up(message: Message, day: UsedDay) -> bool:
    """Tells whether another day holds now: "till Wednesday instead of Monday"."""
    start = day.span.start
    return _INSTEAD_OF.search(message.lower_text, max(0, start - 20), start) is not None


_INSTEAD_OF: Final = re.compile(r"\b(?:instead of|rather than|not|no longer) (?:on |by )?$")


def _find_due(message: Message, days: Sequence[UsedDay]) -> FoundCue | None:
    """Finds what is named right before a day by which it is due: "the test is due Thursday"."""
    plain = message.lower_text
    if not any(plain.startswith("due", day.span.start) for day in days):
        return None
    return find_plainly(message, _NAMED_TASK)


_NAMED_TASK: Final = compile_rows("<task> [is|are|was|to be|now]* SPAN")


def _find_hand_in(message: Message) -> FoundCue | None:
    """Finds what is to be handed in; "I hand in in September" is the person's own affair."""
    found = find_first(message, _HAND_IN)
    if found is None:
        return None
    before = message.lower_text[max(0, found.place.start - 8) : found.place.start]
    return None if re.search(r"\bi(?:'ll| will)? $", before) else found


def says_task(message: Message) -> bool:
    """Tells whether the message speaks of a task or a test to do."""
    return says(message, _TASK)


_REQUEST: Final = re.compile(r"\b(?:could|can|would|may) (?:i|we|you)\b(?! think)")
"""Asks the reader for something: nothing is only supposed then."""


def asks_for_references(message: Message) -> bool:
    """Tells whether the message asks who could speak for the person."""
    return says(message, _REFERENCES)


def read_references(message: Message) -> Iterator[ReferencesAsked]:
    """Reads that the employer wants references."""
    said = next(find_said(message, REFERENCES), None) if message.is_line else None
    found = said or find_first(message, _REFERENCES)
    if found is None or is_denied(message, found.place):
        return
    if _REQUEST.search(message.lower_text, found.sentence.start, found.place.start + 1) or (
        not is_supposed(message, found)
    ):
        yield ReferencesAsked(found.sentence, matter_at(message, found.place))


def read_leads(message: Message) -> Iterator[LeadSaid]:
    """Reads that the person applied somewhere; each employer once."""
    said = next(find_said(message, APPLIED), None) if message.is_line else None
    found = said or find_first(message, _APPLIED)
    if not found or is_asked(message, found) or is_denied(message, found.place):
        return
    named = [company for company in employers(message) if company.opportunity is None]
    for company in named:
        role = _role_for(message, company, is_only=len(named) == 1)
        yield LeadSaid(
            found.sentence, matter_at(message, company.span), company=company.name, role=role
        )


_BESIDE: Final = 30


def _role_for(message: Message, company: CompanyMention, *, is_only: bool) -> str | None:
    """Returns the job at a firm: the only one that is named, or the one that stands beside it."""
    if is_only:
        return next((one.name for one in message.roles), None)
    gaps = [(_gap(one.span, company.span), one.name) for one in message.roles]
    near = min((gap for gap in gaps if gap[0] <= _BESIDE), default=None)
    return near[1] if near else None


def _gap(one: Stretch, other: Stretch) -> int:
    """Counts what stands between; what stands behind the firm counts as farther."""
    return other.start - one.end if one.end <= other.start else one.start - other.end + _BESIDE // 2
