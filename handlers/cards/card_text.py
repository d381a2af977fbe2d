"""A card says what to do, for whom, until when and why, with each reason under its own steps."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Person
from coaching.model.step_key import Step, StepKind, StepState
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.plan_step import PING_GRACE
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import fill_text
from coaching.translation import _
from handlers.cards.card import CardLine, group_lines
from handlers.ui import formatting

SEND_HOUR_HINT = _(
    "It is outside their business hours. Write it now while it is fresh, and let your mail "
    "program send it {when}."
)
GONE = _("No longer needed.")
LEFT_OUT = _("{task}: left out")
BEGINS = _("{task}, from {when}")
SNOOZED_UNTIL = _("{task}, later: {when}")
# Translators: {remark} is such as "still worth doing".
LATE = _("{task}: {remark}")
# Translators: {deadline} is such as "until tomorrow 16:00 (23 h left)".
ENDS = _("{task}, {deadline}")
REASONS_AT_MOST = 2
"""A block of a card gives at most so many reasons, because it is read on a phone."""


def card_text(lines: Sequence[CardLine], now: datetime) -> str:
    """Returns the whole card; GONE when there are no lines."""
    jobs = groupby(group_lines(lines), key=lambda line: line.ref.opportunity)
    said: set[str] = set()
    blocks = [_opportunity_block(list(own), now, said) for _job, own in jobs]
    return "\n\n".join(blocks) or str(GONE)


def _opportunity_block(lines: Sequence[CardLine], now: datetime, said: set[str]) -> str:
    first = lines[0]
    opening = first.opening(now) if first.is_actionable else ""
    rows = _rows_with_reasons(lines[1:] if opening else lines, now, said)
    heading = formatting.opportunity_heading(first.subject.opportunity)
    gap = "\n\n" if opening and rows else "\n"
    text = gap.join(filter(None, [opening, "\n".join(rows)]))
    return "\n".join(filter(None, [heading, *_interview_times(lines, now), text]))


def _rows_with_reasons(lines: Sequence[CardLine], now: datetime, said: set[str]) -> list[str]:
    """Returns a row for each step; what is said of a kind of step stands right under its own.

    What was `said` of another job above is not repeated.
    """
    rows: list[str] = []
    remarks = _list_remarks(lines, now, said)
    for kind, own in groupby(lines, key=lambda line: line.ref.key.kind):
        rows += [f"• {step_text(line, now)}" for line in own]
        rows += [f"<i>{remarks[kind]}</i>"] if remarks.get(kind) else []
    return rows


def _list_remarks(lines: Sequence[CardLine], now: datetime, said: set[str]) -> dict[StepKind, str]:
    """Returns for each kind why it is worth doing, and where letters wait for their hours.

    Of all kinds, REASONS_AT_MOST have a reason, and the first one with letters has the hint.
    """
    todo = [line for line in lines if line.is_actionable and not line.opening(now)]
    timely = [line for line in todo if line.step and not line.step.is_late]
    kind_by_reason: dict[str, StepKind] = {}
    for line in timely:
        kind_by_reason.setdefault(line.reason, line.ref.key.kind)
    remarks: dict[StepKind, list[str]] = {}
    for reason, kind in list(kind_by_reason.items())[:REASONS_AT_MOST]:
        remarks.setdefault(kind, []).append(reason)
    letters = [line for line in todo if line.definition.goes_to_employer]
    hint = _send_hour_hint(letters[0].subject, now) if letters else ""
    if hint:
        remarks.setdefault(letters[0].ref.key.kind, []).append(hint)
    new = {
        kind: [one for one in words if one and one not in said] for kind, words in remarks.items()
    }
    said.update(one for words in new.values() for one in words)
    return {kind: " ".join(words) for kind, words in new.items()}


def _interview_times(lines: Sequence[CardLine], now: datetime) -> list[str]:
    """Says when the interviews take place that the card prepares for."""
    subjects = [line.subject for line in lines if line.definition.is_preparation]
    return [
        formatting.interview_time_html(
            subject.interview, subject.person, subject.opportunity.zone, now
        )
        for subject in subjects
        if subject.interview is not None
    ]


def step_text(line: CardLine, now: datetime) -> str:
    """Says what to do and until when, or what became of the step."""
    step = line.step
    if step is None or step.state is StepState.CANCELLED or line.is_past:
        return f"<s>{line.task}</s>"
    match step.state:
        case StepState.DONE:
            return f"✓ {line.done_text}"
        case StepState.SKIPPED:
            return LEFT_OUT.format(task=line.task)
        case _:
            return _task_with_time(line, step, now)


def _task_with_time(line: CardLine, step: Step, now: datetime) -> str:
    """Says what to do, and adds the time where it matters."""
    zone = formatting.person_zone(line.subject.person)
    record = line.subject.opportunity.records.get(line.ref.key.text)
    if step.state is StepState.UPCOMING and line.definition.texts.waiting_text is not None:
        return fill_text(line.definition.texts.waiting_text, line.subject)
    if step.state is StepState.UPCOMING:
        when = formatting.moment_html(speaking_moment(step, line.subject.person), zone, now)
        return BEGINS.format(task=line.task, when=when)
    if record and record.put_off and record.put_off > now:
        when = formatting.moment_html(record.put_off, zone, now)
        return SNOOZED_UNTIL.format(task=line.task, when=when)
    if step.is_late or step.state is StepState.LAPSED:
        return LATE.format(task=line.task, remark=line.definition.texts.late_text)
    if step.closes is None or not line.definition.shows_deadline:
        return line.task
    if line.definition.goes_to_employer and _is_sent_later(line.subject, now):
        return line.task
    deadline = formatting.deadline_text(step.closes, zone, now)
    return ENDS.format(task=line.task, deadline=deadline)


def speaking_moment(step: Step, person: Person) -> datetime:
    """Returns when a step begins for the person: never in their night, whenever it may be done."""
    waking = waking_hours(person)
    if waking is None or waking.is_awake(step.opens):
        return step.opens
    return step.ping_at or waking.next_waking_moment(step.opens)


def _is_sent_later(subject: StepSubject, now: datetime) -> bool:
    """Tells whether a letter waits for more than a day until they work again.

    The hint says when it is sent then, and no other end stands beside it.
    """
    back = next_business_moment(subject, now)
    return back is not None and back - now > timedelta(days=1)


def _send_hour_hint(subject: StepSubject, now: datetime) -> str:
    """Says what to do with a letter outside their business hours; returns "" within them."""
    back = next_business_moment(subject, now)
    if back is None:
        return ""
    zone = formatting.person_zone(subject.person)
    return SEND_HOUR_HINT.format(when=formatting.moment_html(back, zone, now))


def next_business_moment(subject: StepSubject, now: datetime) -> datetime | None:
    """Returns when they work again; None while they do, and where they are off for weeks."""
    job = subject.opportunity
    calendar = BusinessCalendar(job.country, job.zone, region=job.region)
    if calendar.is_business_time(now) or calendar.is_business_time(now - PING_GRACE):
        return None
    spans = calendar.business_spans(now, now + timedelta(days=21))
    return spans[0].start if spans else None
