"""Looks back at length: how it went, and how they seemed."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import WakingHours
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import DAY, Opens, StepDefinition
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, NOTES_OPEN_FOR, Ping, Window, remember_windows
from coaching.translation import _

KIND = StepKind("reflect")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return (StepKey(KIND, interview) for interview in context.interviews)


def _window(context: PlanContext, key: StepKey) -> Window:
    interview = context.interviews[key.interview]
    window = reflect_window(interview.end, context.waking)
    if interview.logged is None or interview.logged <= window.pings[0].at:
        return window
    # an interview that is logged late has the quick notes first, and the look back two hours later
    return reflect_window(interview.logged, context.waking)


@remember_windows
def reflect_window(end: datetime, waking: WakingHours) -> Window:
    """Returns the window of step 10, which opens an hour after the end (S0, S1, S2, S3).

    It pings two hours after the end, or when the person wakes.
    """
    end = to_utc(end)
    return Window(
        end + HOUR, end + NOTES_OPEN_FOR, (Ping(waking.next_waking_moment(end + 2 * HOUR)),)
    )


REFLECT = StepDefinition(
    number=10,
    kind=KIND,
    topic=ReminderTopic.NOTES,
    title=_("reflect"),
    source="S0 S1 S2 S3",
    trigger="an interview has ended",
    lasts="from 1 hour after the end for 14 days",
    pings_when="2 hours after the end, else the next morning",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Look back: how it went, and how they seemed"),
        reason=_("What you note today is what helps you next time."),
        action_label=_("Look back"),
        done_text=_("Looked back"),
    ),
    opens=Opens.REFLECTION,
    late_for=DAY,
    is_announced=True,
)
