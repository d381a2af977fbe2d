"""Asks what the employer said comes next, which tells when a check-in is welcome."""

from collections.abc import Iterator

from coaching.model.documents import HiringProcess
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("process")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return (StepKey(KIND, interview) for interview in context.interviews)


def _window(context: PlanContext, key: StepKey) -> Window:
    return Window(context.interviews[key.interview].end, None, ())


def _is_known(context: PlanContext, key: StepKey) -> bool:
    return context.interviews[key.interview].process != HiringProcess()


PROCESS = StepDefinition(
    number=4,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("the process"),
    source="S1 S2 S3",
    trigger="an interview has ended; asked with the quick notes",
    lasts="until something of it is known",
    pings_when="never on its own",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("What they said comes next"),
        reason=_("Their own date tells when a check-in is welcome."),
        action_label=_("Tell what they said"),
        done_text=_("What comes next"),
    ),
    opens=Opens.PROCESS,
    is_known=_is_known,
)
