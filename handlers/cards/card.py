"""A card: steps with what to do, for whom, until when and why, and a row of buttons for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NamedTuple

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Consent, Dossier, Opportunity, Person
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step, StepKey, StepState
from coaching.model.vocabulary import NO_OPPORTUNITY, OpportunityId
from coaching.planner import (
    PING_GRACE,
    SnoozeChoice,
    plan_personal_steps,
    plan_steps,
    snooze_choices,
)
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import fill_text
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import MAX_NUMBER, CallbackData, CallbackDataError

SEND_HOUR_HINT = (
    "It is outside their business hours. Write it now while it is fresh; send it now, or let "
    "your mail program send it {when}."
)
GONE = "No longer needed."
EARLIEST_MOMENT = datetime.min.replace(tzinfo=UTC)
SNOOZED_UNTIL = "later: {when}"
PAST_CLOSE = "(after the end)"


class StepRef(NamedTuple):
    """A step by its opportunity and key."""

    opportunity: OpportunityId
    key: StepKey

    def callback_data(self, verb: str) -> "StepButton":
        """What a button of this step sends back."""
        return StepButton(verb, self.opportunity, self.key)


@dataclass(frozen=True, slots=True)
class StepButton(CallbackData):
    """Does something with a step; `verb` is in lower case."""

    prefix: ClassVar[str] = "s"
    verb: str
    opportunity: OpportunityId
    key: StepKey

    def __post_init__(self) -> None:
        check_step_key(self.key)
        if not (self.verb.isascii() and self.verb.isalnum() and self.verb == self.verb.lower()):
            raise CallbackDataError(f"no verb of a step: {self.verb!r}")

    @property
    def ref(self) -> StepRef:
        """The step that it is about."""
        return StepRef(self.opportunity, self.key)


def check_step_key(key: StepKey) -> None:
    """Raises CallbackDataError for a key that no step has."""
    if key.kind not in DEFINITION_BY_KIND:
        raise CallbackDataError(f"no step of this kind: {key.text}")
    if not 0 <= min(key.interview, key.subject) <= max(key.interview, key.subject) < MAX_NUMBER:
        raise CallbackDataError(f"no step has this key: {key.text}")


def list_step_refs(callback_data: Iterable[str]) -> list[StepRef]:
    """The steps of a card, read off its own buttons, each once and in order."""
    found = (StepButton.unpack(data) for data in callback_data)
    return list(dict.fromkeys(one.ref for one in found if one))


@dataclass(frozen=True, slots=True)
class CardLine:
    """One step of a card with all that is needed to write it; `step` None: it fell away."""

    ref: StepRef
    subject: StepSubject
    step: Step | None

    @property
    def definition(self) -> StepDefinition:
        """What its kind is."""
        return DEFINITION_BY_KIND[self.ref.key.kind]

    @property
    def task(self) -> str:
        """What there is to do, as HTML."""
        return fill_text(self.definition.texts.task, self.subject)

    @property
    def reason(self) -> str:
        """Why it is worth doing."""
        return fill_text(self.definition.texts.reason, self.subject)

    @property
    def opening(self) -> str:
        """What stands above a card of this step alone; "" when its line will do."""
        return fill_text(self.definition.texts.opening, self.subject)

    @property
    def action_label(self) -> str:
        """The main button; "" when there is none."""
        return fill_text(self.definition.texts.action_label, self.subject)

    @property
    def done_text(self) -> str:
        """How it reads once it is done."""
        return fill_text(self.definition.texts.done_text, self.subject)

    @property
    def done_label(self) -> str:
        """The button that settles it."""
        return fill_text(self.definition.texts.done_label, self.subject)

    @property
    def is_actionable(self) -> bool:
        """Whether there is still something to do about it."""
        return self.step is not None and self.step.state in (StepState.OPEN, StepState.UPCOMING)


def card_lines(dossier: Dossier, refs: Sequence[StepRef], now: datetime) -> list[CardLine]:
    """The steps as they stand now. Steps of an opportunity that is gone are left out, and those of
    a kind that is known no more."""
    known = {one.id: one for one in dossier.opportunities} | {
        NO_OPPORTUNITY: personal_opportunity(dossier.person)
    }
    live = _live_companies(dossier)
    plans = {
        one: _plan_by_key(dossier, known[one], now)
        for one in {ref.opportunity for ref in refs} & known.keys()
    }
    return [
        CardLine(
            ref,
            _subject_of(ref.key, dossier.person, known[ref.opportunity], live),
            plans[ref.opportunity].get(ref.key),
        )
        for ref in refs
        if ref.opportunity in known and ref.key.kind in DEFINITION_BY_KIND
    ]


def _subject_of(
    key: StepKey, person: Person, opportunity: Opportunity, live: tuple[str, ...]
) -> StepSubject:
    return StepSubject(person, opportunity, key, DEFINITION_BY_KIND[key.kind].about, live)


def all_card_lines(dossier: Dossier, opportunity: OpportunityId, now: datetime) -> list[CardLine]:
    """Every step of an opportunity, or with OWN of the person, as it stands now."""
    known = [personal_opportunity(dossier.person), *dossier.opportunities]
    found = next((one for one in known if one.id == opportunity), None)
    steps = _plan_by_key(dossier, found, now) if found else {}
    return card_lines(dossier, [StepRef(opportunity, key) for key in steps], now)


def _plan_by_key(dossier: Dossier, opportunity: Opportunity, now: datetime) -> dict[StepKey, Step]:
    own = opportunity.id == NO_OPPORTUNITY
    steps = (
        plan_personal_steps(dossier, now) if own else plan_steps(dossier.person, opportunity, now)
    )
    return {step.key: step for step in steps}


def _live_companies(dossier: Dossier) -> tuple[str, ...]:
    """Who may still say yes, the one with the latest interview first."""
    live = [one for one in dossier.opportunities if one.is_live]
    live.sort(key=lambda one: max((each.start for each in one.interviews), default=EARLIEST_MOMENT))
    return tuple(_company_label(one, live) for one in reversed(live))


def _company_label(opportunity: Opportunity, others: Sequence[Opportunity]) -> str:
    """The company; with the role where another one is at the same company."""
    if formatting.has_same_company(opportunity, others):
        return f"{opportunity.company} ({opportunity.role})"
    return opportunity.company


# -- text ----------------------------------------------------------------------------------------


def card_text(lines: Sequence[CardLine], now: datetime) -> str:
    """The whole card; GONE when nothing of it exists any more."""
    if not lines:
        return GONE
    blocks: list[str] = []
    for opportunity in dict.fromkeys(line.ref.opportunity for line in lines):
        mine = [line for line in lines if line.ref.opportunity == opportunity]
        blocks.append(_opportunity_block(mine, now))
    return "\n\n".join(blocks)


def _opportunity_block(lines: Sequence[CardLine], now: datetime) -> str:
    first = lines[0]
    opening = first.opening if first.is_actionable else ""
    rows = [f"• {step_text(line, now)}" for line in (lines[1:] if opening else lines)]
    parts = [formatting.opportunity_heading(first.subject.opportunity), opening, "\n".join(rows)]
    gap = "\n\n" if opening and rows else "\n"
    text = gap.join(filter(None, parts[1:]))
    return "\n".join(
        filter(None, [parts[0], *_interview_times(lines, now), text, _reasons_text(lines, now)])
    )


def _interview_times(lines: Sequence[CardLine], now: datetime) -> list[str]:
    """When the interview is that a card prepares for."""
    subjects = [line.subject for line in lines if line.definition.is_preparation]
    return [
        formatting.interview_time(one.interview, one.person, one.opportunity.zone, now)
        for one in subjects
        if one.interview is not None
    ]


def step_text(line: CardLine, now: datetime) -> str:
    """What to do and until when; or how it stands when there is nothing left to do."""
    step = line.step
    if step is None or step.state is StepState.CANCELLED:
        return f"<s>{line.task}</s>"
    match step.state:
        case StepState.DONE:
            return f"✓ {line.done_text}"
        case StepState.SKIPPED:
            return f"{line.task}: left out"
        case _:
            return f"{line.task}{_time_suffix(line, step, now)}"


def _time_suffix(line: CardLine, step: Step, now: datetime) -> str:
    zone = formatting.person_zone(line.subject.person)
    put_off = line.subject.opportunity.records.get(line.ref.key.text)
    if step.state is StepState.UPCOMING:
        return f", from {formatting.moment_text(step.opens, zone, now)}"
    if put_off and put_off.put_off and put_off.put_off > now:
        return f", {SNOOZED_UNTIL.format(when=formatting.moment_text(put_off.put_off, zone, now))}"
    if step.is_late or step.state is StepState.LAPSED:
        return f": {line.definition.texts.late_text}"
    if step.closes is None or not line.definition.shows_deadline:
        return ""
    return f", {formatting.deadline_text(step.closes, zone, now)}"


def _reasons_text(lines: Sequence[CardLine], now: datetime) -> str:
    """One reason a kind, and the hint about the hour, for what is still to do."""
    acting = [line for line in lines if line.is_actionable and not line.opening]
    timely = [line for line in acting if line.step and not line.step.is_late]
    reasons = dict.fromkeys(line.reason for line in timely[:2])
    letters = [line for line in acting if line.definition.goes_to_employer]
    hints = [_send_hour_hint(line.subject, now) for line in letters[:1]]
    text = " ".join(filter(None, [*reasons, *hints]))
    return f"<i>{text}</i>" if text else ""


def _send_hour_hint(subject: StepSubject, now: datetime) -> str:
    """What to do with a letter at an hour when they are not at work; empty when they are."""
    calendar = BusinessCalendar(subject.opportunity.country, subject.opportunity.zone)
    if calendar.is_business_time(now) or calendar.is_business_time(now - PING_GRACE):
        return ""
    hours = calendar.business_spans(now, now + timedelta(days=21))
    zone = formatting.person_zone(subject.person)
    return (
        SEND_HOUR_HINT.format(when=formatting.moment_text(hours[0].start, zone, now))
        if hours
        else ""
    )


# -- buttons -------------------------------------------------------------------------------------


def card_buttons(
    lines: Sequence[CardLine], now: datetime, snooze_ref: StepRef | None = None
) -> list[list[Button]]:
    """A row a step; two roomy rows when it stands alone; the choices of Later where it opened."""
    alone = len(lines) == 1
    rows: list[list[Button]] = []
    for line in lines:
        about = _subject_label(line, lines)
        if line.ref == snooze_ref:
            rows += snooze_buttons(line, now, "" if alone else about)
        else:
            rows += _line_buttons(line, about, alone=alone)
    return rows


def _subject_label(line: CardLine, lines: Sequence[CardLine]) -> str:
    """Whom it is about; where jobs share a card, the company, or at the same company the role."""
    short, mine = line.subject.short_name, line.subject.opportunity
    others = [one.subject for one in lines if one.ref.opportunity != mine.id]
    if not others:
        return short
    same = formatting.has_same_company(mine, [one.opportunity for one in others])
    place = mine.role[:24] if same else mine.company[:16]
    if not short:
        return place
    twice = same and any(one.short_name == short for one in others)
    return f"{short}, {place}" if twice else short


def _line_buttons(line: CardLine, subject_label: str, *, alone: bool) -> list[list[Button]]:
    """`short` tells the step from the others of its kind on the card."""
    ref, state = line.ref, line.step.state if line.step else StepState.CANCELLED
    if state in (StepState.DONE, StepState.SKIPPED):
        return [
            [
                Button(
                    f"Undo: {subject_label or line.done_text}",
                    ref.callback_data("undo"),
                )
            ]
        ]
    if state is StepState.CANCELLED:
        return []
    action, texts = line.action_label, line.definition.texts
    label = action if alone or not subject_label else f"{action}: {subject_label}"
    act, settle = button_verbs(line)
    deletes = line.definition.opens is Opens.CLEARING
    main = [Button(label, ref.callback_data(act), style="danger" if deletes else "primary")]
    done = Button(line.done_label, ref.callback_data(settle))
    rest = [Button(text, ref.callback_data(verb)) for verb, text in texts.extra_buttons]
    rest += [Button("Later", ref.callback_data("later"))]
    rest += [Button("Skip", ref.callback_data("skip"))] * texts.can_skip
    if not action:
        return [[done, *rest]]
    return [[*main, done], rest] if alone else [main, [done, *rest]]


def button_verbs(line: CardLine) -> tuple[str, str]:
    """What the main button and the one that settles do. About a referee they speak of consent
    first, each in a word of its own, so that an old card never means something else by now."""
    return _CONSENT_VERBS.get(line.subject.consent, ("do", "done"))


_CONSENT_VERBS = {Consent.NOT_ASKED: ("do", "asked"), Consent.ASKED: ("agreed", "declined")}


def is_too_late(line: CardLine, later: SnoozeChoice) -> bool:
    """Whether a put-off would never speak: what is for before the interview ends with it."""
    return later.is_past_close and line.definition.is_preparation


def snooze_buttons(line: CardLine, now: datetime, subject_label: str = "") -> list[list[Button]]:
    """The moments that Later offers for one step, and a way to pick another; `about` tells whose
    they are among other steps."""
    whose = f"{subject_label}: " if subject_label else ""
    person = line.subject.person
    closes = line.step.closes if line.step else None
    zone = formatting.person_zone(person)
    numbered = enumerate(snooze_choices(person, now, closes))
    options = [
        Button(
            f"{whose}{formatting.moment_text(one.at, zone, now)}"
            + (f" {PAST_CLOSE}" if one.is_past_close else ""),
            line.ref.callback_data(f"l{index}"),
        )
        for index, one in sorted(numbered, key=lambda pair: pair[1].at)
        if not is_too_late(line, one)
    ]
    return [
        *([option] for option in options),
        [
            Button("Pick a time", line.ref.callback_data("pick")),
            Button("‹ Back", line.ref.callback_data("card")),
        ],
    ]
