"""Shows the red flags and open questions to go through before an offer is answered."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import WakingHours
from coaching.letters.briefs.briefing import offer_review
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, StepReading, never
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window, remember_windows
from coaching.translation import _

KIND = StepKind("offer")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(KIND)
    offered = context.opportunity.outcome is Outcome.OFFER
    if context.opportunity.outcome_at and (offered or context.has_record(key)):
        yield key


def _window(context: PlanContext, _key: StepKey) -> Window:
    return offer_window(context.opportunity.outcome_at or context.now, context.waking)


@remember_windows
def offer_window(at: datetime, waking: WakingHours) -> Window:
    """Returns the window of step 22, which is open until the person has answered (S1, S4).

    It pings at once or when the person wakes.
    """
    at = to_utc(at)
    return Window(at, None, (Ping(waking.next_waking_moment(at)),))


def _review_text(subject: StepSubject, _now: datetime) -> str:
    return offer_review(subject.opportunity)


OFFER = StepDefinition(
    number=22,
    kind=KIND,
    topic=ReminderTopic.OFFERS,
    title=_("an offer: before you answer"),
    source="S1 S4",
    trigger="an offer came; check-ins end, other jobs go on",
    lasts="until it is answered",
    pings_when="at once, or the next morning",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Before you answer: your red flags and open questions"),
        reason=_("Before you sign, a question costs nothing."),
        action_label=_("Go through them"),
        done_text=_("Went through the offer"),
    ),
    opens=Opens.READING,
    reading=StepReading(_("Before you answer the offer"), _review_text),
    is_cancelled=never,
    live_outcomes=frozenset({Outcome.OFFER}),
    pings_once=True,
)
