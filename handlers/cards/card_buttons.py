"""A card has at most eight buttons: those of its steps, or one for each step that opens it."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import unescape

from coaching.model.documents import Consent
from coaching.model.step_key import StepState
from coaching.planner import SnoozeChoice, snooze_choices
from coaching.playbook.step_definition import Opens
from coaching.playbook.step_texts import SKIP, fill_text
from coaching.translation import _
from handlers.cards.card import CardLine, StepRef, group_lines
from handlers.cards.card_place import NOWHERE, CardPlace, OpenStep
from handlers.cards.step_verbs import SnoozeTo, StepVerb
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.pages import BUTTONS_AT_MOST

# Translators: a button, such as "Draft it: Dana" or "Dana: tomorrow 9:00".
LABELLED = _("{label}: {value}")
# Translators: a button that offers a time to do something later.
PAST_CLOSE_LABEL = _("{when} (after the end)")
UNDO_LABEL = _("Undo: {what}")
LATER_LABEL = _("Later")
SKIP_LABEL = SKIP
DELETE_LABEL = _("Delete")
PICK_LABEL = _("Pick a time")
BACK_LABEL = _("‹ Back")
# Translators: a button that opens a step, such as "Thank Dana Lee ›".
OPEN_LABEL = _("{task} ›")
# Translators: a task of one job among several, such as "Thank Dana Lee, Acme".
TASK_AT = _("{task}, {job}")
# Translators: a button that opens a step that is done, such as "✓ Dana Lee thanked ›".
OPEN_DONE_LABEL = _("✓ {task} ›")
TASK_LENGTH = 64
_CLAUSE_END = re.compile(r"[:,;?]\s|(?<=[a-z]{4})\.\s|\s[“(]")

ButtonRows = list[list[Button]]


# -- the buttons of a card -------------------------------------------------------------------------


def card_buttons(
    lines: Sequence[CardLine],
    now: datetime,
    snooze_ref: StepRef | None = None,
    *,
    place: CardPlace = NOWHERE,
    room: int = BUTTONS_AT_MOST,
) -> ButtonRows:
    """Returns the buttons of each step, or one that opens it where these are more than `room`.

    The step `snooze_ref` shows the choices of Later instead of its buttons.
    """
    lines = group_lines(lines)
    alone = len(lines) == 1
    rows: ButtonRows = []
    for line in lines:
        label = _subject_label(line, lines)
        if line.ref == snooze_ref:
            rows += snooze_buttons(line, now, "" if alone else label)
        else:
            rows += _line_buttons(line, label, alone=alone)
    if count_in_rows(rows) <= room:
        return rows
    return _fold_rows(lines, now, snooze_ref, place, room)


def _fold_rows(
    lines: Sequence[CardLine],
    now: datetime,
    snooze_ref: StepRef | None,
    place: CardPlace,
    room: int,
) -> ButtonRows:
    """Returns a button for each step that opens it, and the choices of Later for one of them."""
    waiting = [line for line in lines if line.ref == snooze_ref]
    chosen = snooze_buttons(waiting[0], now, _subject_label(waiting[0], lines)) if waiting else []
    rest = [line for line in lines if line.ref != snooze_ref]
    return [*chosen, *step_rows(rest[: room - count_in_rows(chosen)], lines, place)]


def step_rows(shown: Sequence[CardLine], lines: Sequence[CardLine], place: CardPlace) -> ButtonRows:
    """Returns for each step a button that opens it, named so that it is told from all `lines`."""
    return [
        [Button(_open_label(line, lines), OpenStep(*line.ref, place))]
        for line in shown
        if line.step is not None and line.step.state is not StepState.CANCELLED
    ]


def rows_to_settle(lines: Sequence[CardLine]) -> ButtonRows:
    """Returns for each step a button that settles it, for an answer to "which of these was it?"."""
    return [
        [Button(_task_label(line, lines), line.ref.callback_data(button_verbs(line)[1]))]
        for line in lines
        if line.is_actionable
    ]


def count_in_rows(rows: Iterable[Sequence[Button]]) -> int:
    """Counts the buttons."""
    return sum(len(row) for row in rows)


def _open_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    if line.step is not None and line.step.state is StepState.DONE:
        return OPEN_DONE_LABEL.format(task=_short_task(line.done_text))
    return OPEN_LABEL.format(task=_task_label(line, lines))


def _task_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    """Returns the task in short, with the job where a card shows several."""
    is_waiting = line.step is not None and line.step.state is StepState.UPCOMING
    waits = fill_text(line.definition.texts.waiting_text, line.subject) if is_waiting else ""
    task, job = _short_task(waits or line.task), _place_label(line, lines)
    if not job or job.casefold() in task.casefold():
        return task
    return TASK_AT.format(task=task, job=job)


def _short_task(task: str) -> str:
    """Returns the first clause of a task as plain text, cut between words where it is long."""
    words = unescape(task)
    end = _CLAUSE_END.search(words)
    clause = words[: end.start()] if end else words
    if len(clause) <= TASK_LENGTH:
        return clause
    return f"{clause[:TASK_LENGTH].rsplit(' ', 1)[0]} …"


def _subject_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    """Names the person a step is about, or the job when a card shows several."""
    name, place = line.subject.short_name, _place_label(line, lines)
    if not place or not name:
        return name or place
    job = line.ref.opportunity
    same_name = any(
        other.ref.opportunity != job and other.subject.short_name == name for other in lines
    )
    return f"{name}, {place}" if same_name else name


def _place_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    """Names the job where a card shows several: the company, or the role when that is the same."""
    job = line.subject.opportunity
    others = [other.subject.opportunity for other in lines if other.ref.opportunity != job.id]
    if not others:
        return ""
    return (
        formatting.cut_label(job.role)
        if formatting.has_same_company(job, others)
        else formatting.cut_label(job.company, 16)
    )


def _line_buttons(line: CardLine, subject_label: str, *, alone: bool) -> list[list[Button]]:
    """Returns the rows of buttons of one step.

    `subject_label` tells the step from the others on the card.
    """
    ref, state = line.ref, line.step.state if line.step else StepState.CANCELLED
    if state in (StepState.DONE, StepState.SKIPPED):
        label = UNDO_LABEL.format(what=subject_label or line.done_text)
        return [[Button(label, ref.callback_data(StepVerb.UNDO))]]
    if state is StepState.CANCELLED or line.is_past:
        return []
    action, texts = line.action_label, line.definition.texts
    label = action if alone else format_label(action, subject_label)
    act, settle = button_verbs(line)
    deletes = line.definition.opens is Opens.CLEARING
    main = [Button(label, ref.callback_data(act), style="danger" if deletes else "primary")]
    done = Button(line.done_label, ref.callback_data(settle))
    rest = [Button(text, ref.callback_data(StepVerb(verb))) for verb, text in texts.extra_buttons]
    rest += [Button(LATER_LABEL, ref.callback_data(StepVerb.LATER))]
    rest += [Button(texts.skip_label, ref.callback_data(StepVerb.SKIP))] * texts.can_skip
    if alone and line.definition.delete is not None:
        rest += [Button(DELETE_LABEL, ref.callback_data(StepVerb.DELETE))]
    if not action:
        return [[done, *rest]]
    return [[*main, done], rest] if alone else [main, [done, *rest]]


def format_label(label: str, value: str) -> str:
    """Returns such as "Draft it: Dana"; the label alone when `value` is empty."""
    return LABELLED.format(label=label, value=value) if value else label


def button_verbs(line: CardLine) -> tuple[StepVerb, StepVerb]:
    """Returns the verb of the main button and the verb of the button that settles the step.

    A referee is asked for consent first. Each state of the consent has verbs of its own, so that a
    button on an old card never means something else.
    """
    return _CONSENT_VERBS.get(line.subject.consent, (StepVerb.DO, StepVerb.DONE))


_CONSENT_VERBS = {
    Consent.NOT_ASKED: (StepVerb.DO, StepVerb.ASKED),
    Consent.ASKED: (StepVerb.AGREED, StepVerb.DECLINED),
}


def is_too_late(line: CardLine, later: SnoozeChoice) -> bool:
    """Tells whether the coach would never bring the step up at that time.

    A preparation ends with the interview.
    """
    return later.is_past_close and line.definition.is_preparation


def snooze_buttons(line: CardLine, now: datetime, subject_label: str = "") -> list[list[Button]]:
    """Returns the moments that Later offers for one step, and a button to pick another.

    `subject_label` tells which step the moments belong to when the card shows several.
    """
    person = line.subject.person
    closes = line.step.closes if line.step else None
    numbered = enumerate(snooze_choices(person, now, closes))
    options = [
        [_snooze_button(line, index, choice, now, subject_label)]
        for index, choice in sorted(numbered, key=lambda pair: pair[1].at)
        if not is_too_late(line, choice)
    ]
    return [
        *options,
        [
            Button(PICK_LABEL, line.ref.callback_data(StepVerb.PICK)),
            Button(BACK_LABEL, line.ref.callback_data(StepVerb.CARD)),
        ],
    ]


def _snooze_button(
    line: CardLine, index: int, choice: SnoozeChoice, now: datetime, subject_label: str
) -> Button:
    when = formatting.moment_text(choice.at, formatting.person_zone(line.subject.person), now)
    label = PAST_CLOSE_LABEL.format(when=when) if choice.is_past_close else when
    if subject_label:
        label = format_label(subject_label, label)
    return Button(label, line.ref.callback_data(SnoozeTo(index)))
