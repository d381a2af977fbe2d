"""A card shows steps: what to do, for whom, until when and why, and a row of buttons for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NamedTuple

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Consent, Dossier, Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step, StepKey, StepState
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import NO_OPPORTUNITY, OpportunityId
from coaching.planner import (
    PING_GRACE,
    SnoozeChoice,
    plan_job,
    plan_personal_steps,
    snooze_choices,
)
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import SKIP, fill_opening, fill_text
from coaching.translation import _
from handlers.cards.step_verbs import AnyVerb, SnoozeTo, StepVerb
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import MAX_NUMBER, CallbackData, CallbackDataError

SEND_HOUR_HINT = _(
    "It is outside their business hours. Write it now while it is fresh; send it now, or let "
    "your mail program send it {when}."
)
GONE = _("No longer needed.")
EARLIEST_MOMENT = datetime.min.replace(tzinfo=UTC)
LEFT_OUT = _("{task}: left out")
BEGINS = _("{task}, from {when}")
SNOOZED_UNTIL = _("{task}, later: {when}")
# Translators: {remark} is such as "still worth doing".
LATE = _("{task}: {remark}")
# Translators: {deadline} is such as "until tomorrow 16:00 (23 h left)".
ENDS = _("{task}, {deadline}")
# Translators: a button, such as "Draft it: Dana" or "Dana: tomorrow 9:00".
LABELLED = _("{label}: {value}")
# Translators: a button that offers a time to do something later.
PAST_CLOSE_LABEL = _("{when} (after the end)")
UNDO_LABEL = _("Undo: {what}")
LATER_LABEL = _("Later")
SKIP_LABEL = SKIP
PICK_LABEL = _("Pick a time")
BACK_LABEL = _("‹ Back")


class StepRef(NamedTuple):
    """Names a step by its opportunity and key."""

    opportunity: OpportunityId
    key: StepKey

    def callback_data(self, verb: AnyVerb) -> "StepButton":
        """Returns what a button of this step sends back."""
        return StepButton(verb, self.opportunity, self.key)


@dataclass(frozen=True, slots=True)
class StepButton(CallbackData):
    """Does something with a step."""

    prefix: ClassVar[str] = "s"
    verb: AnyVerb
    opportunity: OpportunityId
    key: StepKey

    def __post_init__(self) -> None:
        check_step_key(self.key)

    @property
    def ref(self) -> StepRef:
        """Returns the step that the button is about."""
        return StepRef(self.opportunity, self.key)


def check_step_key(key: StepKey) -> None:
    """Raises CallbackDataError for a key that no step has."""
    if key.kind not in DEFINITION_BY_KIND:
        raise CallbackDataError(f"no step of this kind: {key.text}")
    if not 0 <= min(key.interview, key.subject) <= max(key.interview, key.subject) < MAX_NUMBER:
        raise CallbackDataError(f"no step has this key: {key.text}")


def list_step_refs(callback_data: Iterable[str]) -> list[StepRef]:
    """Reads the steps of a card off its own buttons, each of them once and in order."""
    buttons = (StepButton.unpack(data) for data in callback_data)
    return list(dict.fromkeys(button.ref for button in buttons if button))


@dataclass(frozen=True, slots=True)
class CardLine:
    """Holds one step of a card with all that is needed to write it.

    `step` is None when the plan no longer has the step.
    """

    ref: StepRef
    subject: StepSubject
    step: Step | None

    @property
    def definition(self) -> StepDefinition:
        """Returns the definition of its kind of step."""
        return DEFINITION_BY_KIND[self.ref.key.kind]

    @property
    def task(self) -> str:
        """Says what the person has to do, as HTML."""
        return fill_text(self.definition.texts.task, self.subject)

    @property
    def reason(self) -> str:
        """Says why the step is worth doing."""
        return fill_text(self.definition.texts.reason, self.subject)

    def opening(self, now: datetime) -> str:
        """Returns the text above a card that has only this step; "" when its line is enough."""
        return fill_opening(self.definition.texts.opening, self.subject, now)

    @property
    def action_label(self) -> str:
        """Returns the label of the main button; "" when there is none."""
        return fill_text(self.definition.texts.action_label, self.subject)

    @property
    def done_text(self) -> str:
        """Says how the step reads once it is done."""
        return fill_text(self.definition.texts.done_text, self.subject)

    @property
    def done_label(self) -> str:
        """Returns the label of the button that settles the step."""
        return fill_text(self.definition.texts.done_label, self.subject)

    @property
    def is_actionable(self) -> bool:
        """Tells whether there is still something to do about the step."""
        return self.step is not None and self.step.state in (StepState.OPEN, StepState.UPCOMING)


def card_lines(dossier: Dossier, refs: Sequence[StepRef], now: datetime) -> list[CardLine]:
    """Returns the steps as they stand now.

    Steps of an opportunity that is gone are left out, and so are steps of an unknown kind.
    """
    known = {opportunity.id: opportunity for opportunity in dossier.opportunities} | {
        NO_OPPORTUNITY: personal_opportunity(dossier.person)
    }
    live = _live_companies(dossier)
    plans = {
        opportunity: _plan_by_key(dossier, known[opportunity], now)
        for opportunity in {ref.opportunity for ref in refs} & known.keys()
    }
    return [
        CardLine(
            ref,
            _subject_of(ref.key, dossier, known[ref.opportunity], live),
            plans[ref.opportunity].get(ref.key),
        )
        for ref in refs
        if ref.opportunity in known and ref.key.kind in DEFINITION_BY_KIND
    ]


def _subject_of(
    key: StepKey, dossier: Dossier, opportunity: Opportunity, live: tuple[str, ...]
) -> StepSubject:
    about, jobs = DEFINITION_BY_KIND[key.kind].about, dossier.opportunities
    return StepSubject(dossier.person, opportunity, key, about, live, jobs)


def all_card_lines(dossier: Dossier, opportunity: OpportunityId, now: datetime) -> list[CardLine]:
    """Returns every step of an opportunity as it stands now.

    With NO_OPPORTUNITY, it returns the person's own steps.
    """
    known = (personal_opportunity(dossier.person), *dossier.opportunities)
    planned = next((job for job in known if job.id == opportunity), None)
    steps = _plan_by_key(dossier, planned, now) if planned else {}
    return card_lines(dossier, [StepRef(opportunity, key) for key in steps], now)


def _plan_by_key(dossier: Dossier, opportunity: Opportunity, now: datetime) -> dict[StepKey, Step]:
    if opportunity.id == NO_OPPORTUNITY:
        steps = plan_personal_steps(dossier, now)
    else:
        steps = plan_job(dossier, opportunity, now)
    return {step.key: step for step in steps}


@compute_once_a_turn
def _live_companies(dossier: Dossier) -> tuple[str, ...]:
    """Returns the companies of live jobs; the company with the latest interview is first."""
    live = sorted((job for job in dossier.opportunities if job.is_live), key=_last_interview_start)
    return tuple(_company_label(job, live) for job in reversed(live))


def _last_interview_start(opportunity: Opportunity) -> datetime:
    starts = (interview.start for interview in opportunity.interviews)
    return max(starts, default=EARLIEST_MOMENT)


def _company_label(opportunity: Opportunity, others: Sequence[Opportunity]) -> str:
    """Names the company, and the role too where another opportunity is at the same company."""
    if opportunity.role and formatting.has_same_company(opportunity, others):
        return f"{opportunity.company} ({opportunity.role})"
    return opportunity.company


# -- text ----------------------------------------------------------------------------------------


def card_text(lines: Sequence[CardLine], now: datetime) -> str:
    """Returns the whole card; GONE when there are no lines."""
    if not lines:
        return str(GONE)
    blocks: list[str] = []
    for opportunity in dict.fromkeys(line.ref.opportunity for line in lines):
        own_lines = [line for line in lines if line.ref.opportunity == opportunity]
        blocks.append(_opportunity_block(own_lines, now))
    return "\n\n".join(blocks)


def _opportunity_block(lines: Sequence[CardLine], now: datetime) -> str:
    first = lines[0]
    opening = first.opening(now) if first.is_actionable else ""
    rows = [f"• {step_text(line, now)}" for line in (lines[1:] if opening else lines)]
    heading = formatting.opportunity_heading(first.subject.opportunity)
    gap = "\n\n" if opening and rows else "\n"
    text = gap.join(filter(None, [opening, "\n".join(rows)]))
    return "\n".join(
        filter(None, [heading, *_interview_times(lines, now), text, _reasons_text(lines, now)])
    )


def _interview_times(lines: Sequence[CardLine], now: datetime) -> list[str]:
    """Says when the interviews take place that the card prepares for."""
    subjects = [line.subject for line in lines if line.definition.is_preparation]
    return [
        formatting.interview_time(subject.interview, subject.person, subject.opportunity.zone, now)
        for subject in subjects
        if subject.interview is not None
    ]


def step_text(line: CardLine, now: datetime) -> str:
    """Says what to do and until when, or what became of the step."""
    step = line.step
    if step is None or step.state is StepState.CANCELLED:
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
        return BEGINS.format(task=line.task, when=formatting.moment_text(step.opens, zone, now))
    if record and record.put_off and record.put_off > now:
        when = formatting.moment_text(record.put_off, zone, now)
        return SNOOZED_UNTIL.format(task=line.task, when=when)
    if step.is_late or step.state is StepState.LAPSED:
        return LATE.format(task=line.task, remark=line.definition.texts.late_text)
    if step.closes is None or not line.definition.shows_deadline:
        return line.task
    if line.definition.goes_to_employer and _is_sent_later(line.subject, now):
        return line.task
    deadline = formatting.deadline_text(step.closes, zone, now)
    return ENDS.format(task=line.task, deadline=deadline)


def _reasons_text(lines: Sequence[CardLine], now: datetime) -> str:
    """Gives each reason once, and the hint about the hour, for the steps that are still to do."""
    actionable = [line for line in lines if line.is_actionable and not line.opening(now)]
    timely = [line for line in actionable if line.step and not line.step.is_late]
    reasons = dict.fromkeys(line.reason for line in timely[:2])
    letters = [line for line in actionable if line.definition.goes_to_employer]
    hints = [_send_hour_hint(line.subject, now) for line in letters[:1]]
    text = " ".join(filter(None, [*reasons, *hints]))
    return f"<i>{text}</i>" if text else ""


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
    return SEND_HOUR_HINT.format(when=formatting.moment_text(back, zone, now))


def next_business_moment(subject: StepSubject, now: datetime) -> datetime | None:
    """Returns when they work again; None while they do, and where they are off for weeks."""
    job = subject.opportunity
    calendar = BusinessCalendar(job.country, job.zone, region=job.region)
    if calendar.is_business_time(now) or calendar.is_business_time(now - PING_GRACE):
        return None
    spans = calendar.business_spans(now, now + timedelta(days=21))
    return spans[0].start if spans else None


# -- buttons -------------------------------------------------------------------------------------


def card_buttons(
    lines: Sequence[CardLine], now: datetime, snooze_ref: StepRef | None = None
) -> list[list[Button]]:
    """Gives each step a row of buttons, and two rows when it is the only step.

    The step `snooze_ref` shows the choices of Later instead of its buttons.
    """
    alone = len(lines) == 1
    rows: list[list[Button]] = []
    for line in lines:
        subject_label = _subject_label(line, lines)
        if line.ref == snooze_ref:
            rows += snooze_buttons(line, now, "" if alone else subject_label)
        else:
            rows += _line_buttons(line, subject_label, alone=alone)
    return rows


def _subject_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    """Names the person a step is about, or the job when a card shows several.

    The job is named by its company, or by its role when the company is the same.
    """
    name, job = line.subject.short_name, line.subject.opportunity
    others = [other.subject for other in lines if other.ref.opportunity != job.id]
    if not others:
        return name
    same_company = formatting.has_same_company(job, [other.opportunity for other in others])
    place = job.role[:24] if same_company else job.company[:16]
    if not name:
        return place
    same_name = any(other.short_name == name for other in others)
    return f"{name}, {place}" if same_name else name


def _line_buttons(line: CardLine, subject_label: str, *, alone: bool) -> list[list[Button]]:
    """Returns the rows of buttons of one step.

    `subject_label` tells the step from the others on the card.
    """
    ref, state = line.ref, line.step.state if line.step else StepState.CANCELLED
    if state in (StepState.DONE, StepState.SKIPPED):
        label = UNDO_LABEL.format(what=subject_label or line.done_text)
        return [[Button(label, ref.callback_data(StepVerb.UNDO))]]
    if state is StepState.CANCELLED:
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
