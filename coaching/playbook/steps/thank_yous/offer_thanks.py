"""Tells each referee and helper about an offer, and thanks them."""

from collections.abc import Iterator

from coaching.letters.helper_letters import offer_thanks
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic
from coaching.playbook.plan_context import PlanContext, all_helper_keys
from coaching.playbook.step_definition import (
    LIVE_OUTCOMES,
    STILL_HELPS_FOR,
    Opens,
    StepDefinition,
    never,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.referee import REFEREE
from coaching.playbook.supporters import news_letter, news_window
from coaching.playbook.windows import Window
from coaching.translation import Words, _

KIND = StepKind("offerthanks")
TELL_REFEREE = _("Tell {name}, who vouched for you, and say thank you")
TELL_HELPER = _("Tell {name}, who got you in, and say thank you")
BUSINESS_DAYS = 1


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 22 for each helper, and for each referee who was briefed or asked.

    A referee who was asked after the offer came is left out: step 17 thanks them for that.
    """
    opportunity = context.opportunity
    came = opportunity.outcome_at
    if came is None or opportunity.outcome not in (Outcome.OFFER, Outcome.ACCEPTED):
        return
    asked = {check.referee for check in opportunity.checks if check.at <= came}
    for referee in context.willing_referees():
        briefed = context.step_record(StepKey(REFEREE.kind, 0, referee.id)).done is not None
        if briefed or referee.id in asked:
            yield StepKey(KIND, 0, referee.id)
    yield from all_helper_keys(opportunity, KIND)


def _window(context: PlanContext, _key: StepKey) -> Window:
    came = context.opportunity.outcome_at or context.now
    return news_window(came, BUSINESS_DAYS, context.calendar, context.waking)


def _task(subject: StepSubject) -> Words:
    return subject.fill(TELL_REFEREE if subject.referee else TELL_HELPER)


OFFER_THANKS = StepDefinition(
    number=22,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank for the offer"),
    source="S1 S4",
    trigger="an offer came; each referee briefed or asked, and whoever helped",
    lasts="until the end of the next business day; still helps for 5 days",
    pings_when="the next business day at 10:00 of the person; no longer once the offer is accepted",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("They had a part in it."),
        action_label=_("The news"),
        done_text=_("{name} thanked"),
    ),
    opens=Opens.LETTER,
    letter=news_letter(KIND, _("News of the offer"), offer_thanks),
    about=About.CONTACT | About.REFEREE,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    live_outcomes=LIVE_OUTCOMES | {Outcome.ACCEPTED},
    pings_once=True,
    shows_deadline=True,
)
