"""Tells whoever spoke for the person, or got them in, that it came to nothing, and thanks them."""

from collections.abc import Iterator

from coaching.letters.helper_letters import rejection_news
from coaching.letters.letter import Occasion
from coaching.letters.questions.missing import Questions, missing_tone
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic
from coaching.playbook.plan_context import PlanContext, all_helper_keys
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition, never
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.referee import REFEREE
from coaching.playbook.supporters import news_letter, news_window
from coaching.playbook.windows import Window
from coaching.translation import Words, _

KIND = StepKind("tellno")
TELL_REFEREE = _("Tell {name}, who spoke for you, that {company} said no, and say thank you")
TELL_BRIEFED = _("Tell {name}, whom you briefed, that {company} said no, and say thank you")
TELL_HELPER = _("Tell {name}, who got you in, that {company} said no, and say thank you")
BUSINESS_DAYS = 3
"""So long it waits: a no comes first, and nobody has to write about one the same day."""


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 21 for each helper, and for each referee who was asked, or waits to be."""
    opportunity = context.opportunity
    if opportunity.outcome_at is None or opportunity.outcome is not Outcome.REJECTED:
        return
    asked = {check.referee for check in opportunity.checks}
    for referee in context.willing_referees():
        briefed = context.step_record(StepKey(REFEREE.kind, 0, referee.id)).done is not None
        waits = briefed and opportunity.references_asked is not None
        if waits or referee.id in asked:
            yield StepKey(KIND, 0, referee.id)
    yield from all_helper_keys(opportunity, KIND)


def _window(context: PlanContext, _key: StepKey) -> Window:
    told = context.opportunity.outcome_at or context.now
    return news_window(told, BUSINESS_DAYS, context.calendar, context.waking)


def _task(subject: StepSubject) -> Words:
    if subject.referee is None:
        return subject.fill(TELL_HELPER)
    asked = any(check.referee == subject.referee.id for check in subject.opportunity.checks)
    return subject.fill(TELL_REFEREE if asked else TELL_BRIEFED)


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    return missing_tone(occasion)


NEWS_OF_NO = StepDefinition(
    number=21,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("turned down: tell whoever helped"),
    source="S0",
    trigger="turned down; whoever got the person in, and each referee who was asked, or was "
    "briefed where references were asked for",
    lasts="until the end of the third business day; still helps for 5 days",
    pings_when="the next business day at 10:00 of the person",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("They gave you their time or their name, and will again."),
        action_label=_("The news"),
        done_text=_("{name} told"),
    ),
    opens=Opens.LETTER,
    letter=news_letter(KIND, _("News of the no"), rejection_news, _questions),
    about=About.CONTACT | About.REFEREE,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    live_outcomes=frozenset({Outcome.REJECTED}),
    pings_once=True,
)
