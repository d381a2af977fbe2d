"""A card holds steps as they stand now, each with what is needed to write it and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

from coaching.model.documents import Dossier, Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step, StepKey, StepState
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import NO_OPPORTUNITY, OpportunityId
from coaching.planner import plan_job, plan_personal_steps
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_definition import StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import fill_opening, fill_text
from handlers.cards.step_verbs import AnyVerb
from handlers.ui import formatting
from handlers.ui.callback_data import MAX_NUMBER, CallbackData, CallbackDataError

EARLIEST_MOMENT = datetime.min.replace(tzinfo=UTC)


class StepRef(NamedTuple):
    """Names a step by its opportunity and key."""

    opportunity: OpportunityId
    key: StepKey

    def callback_data(self, verb: AnyVerb) -> "StepButton":
        """Returns what a button of this step sends back."""
        return StepButton(verb, self.opportunity, self.key)


class OfStep(CallbackData):
    """Is what the buttons of a step have in common; each kind has these fields where it wants."""

    __slots__ = ()
    opportunity: OpportunityId
    key: StepKey

    def __post_init__(self) -> None:
        check_step_key(self.key)

    @property
    def ref(self) -> StepRef:
        """Returns the step that the button is about."""
        return StepRef(self.opportunity, self.key)


@dataclass(frozen=True, slots=True)
class StepButton(OfStep):
    """Does something with a step."""

    prefix: ClassVar[str] = "s"
    verb: AnyVerb
    opportunity: OpportunityId
    key: StepKey


def check_step_key(key: StepKey) -> None:
    """Raises CallbackDataError for a key that no step has."""
    if key.kind not in DEFINITION_BY_KIND:
        raise CallbackDataError(f"no step of this kind: {key.text}")
    if not 0 <= min(key.interview, key.subject) <= max(key.interview, key.subject) < MAX_NUMBER:
        raise CallbackDataError(f"no step has this key: {key.text}")


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

    @property
    def is_past(self) -> bool:
        """Tells whether it was for a moment that is over, such as the checklist of an interview."""
        is_over = self.step is not None and self.step.state is StepState.LAPSED
        return is_over and self.definition.is_preparation


def card_lines(dossier: Dossier, refs: Sequence[StepRef], now: datetime) -> list[CardLine]:
    """Returns the steps as they stand now.

    Steps of an opportunity that is gone are left out, and so are steps of an unknown kind.
    """
    known = {opportunity.id: opportunity for opportunity in dossier.opportunities} | {
        NO_OPPORTUNITY: personal_opportunity(dossier.person)
    }
    plans = {
        opportunity: _plan_by_key(dossier, known[opportunity], now)
        for opportunity in {ref.opportunity for ref in refs} & known.keys()
    }
    return [
        CardLine(
            ref,
            _subject_of(ref.key, dossier, known[ref.opportunity], now),
            plans[ref.opportunity].get(ref.key),
        )
        for ref in refs
        if ref.opportunity in known and ref.key.kind in DEFINITION_BY_KIND
    ]


def _subject_of(
    key: StepKey, dossier: Dossier, opportunity: Opportunity, now: datetime
) -> StepSubject:
    about, jobs = DEFINITION_BY_KIND[key.kind].about, dossier.opportunities
    live = _live_companies(dossier)
    return StepSubject(dossier.person, opportunity, key, about, live, jobs, now)


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


def group_lines(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns the lines job by job and kind by kind, each in the order in which they came first.

    So what is said of one kind can stand right under its own steps.
    """
    jobs = list(dict.fromkeys(line.ref.opportunity for line in lines))
    kinds = list(dict.fromkeys((line.ref.opportunity, line.ref.key.kind) for line in lines))

    def place(line: CardLine) -> tuple[int, int]:
        kind = (line.ref.opportunity, line.ref.key.kind)
        return jobs.index(line.ref.opportunity), kinds.index(kind)

    return sorted(lines, key=place)
