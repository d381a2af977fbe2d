"""Says hello three months after a job ended, to somebody worth staying in touch with."""

from collections.abc import Iterator

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook import staying_in_touch as touch
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_letter import StepLetter, contact_addressee
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("hello")
MONTHS = 3


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return touch.hello_keys(context, KIND)


def _window(context: PlanContext, key: StepKey) -> Window:
    since = touch.find_last_contact(context, key)
    return touch.hello_window(since, MONTHS, context.calendar, context.waking)


HELLO = StepDefinition(
    number=34,
    kind=KIND,
    topic=ReminderTopic.TOUCH,
    title=_("stay in touch"),
    source="S0 S1 S3",
    trigger="a job ended without a yes; people whom the person marked, or who gave advice after a "
    "no",
    lasts="20 business days",
    pings_when="in the quiet card on a business day, 3 months after the last contact",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Say hello to {name}, if you like"),
        reason=_("Three months on, two lines keep a door open."),
        action_label=_("Two lines"),
        done_text=_("Said hello to {name}"),
        done_label=_("I wrote"),
        skip_label=touch.OFF_LABEL,
        skipped_note=touch.OFF_NOTE,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("A hello"),
        write=touch.write_hello,
        questions=touch.find_questions,
        addressee=contact_addressee,
        keys=lambda occasion: touch.keys_of_hellos(occasion, KIND),
    ),
    about=About.CONTACT,
    is_cancelled=touch.is_not_wanted,
    live_outcomes=touch.ENDED_OUTCOMES,
    let_go=touch.let_go,
    reopen=touch.take_up_again,
    outlives_job=True,
    may_wait=True,
    pings_once=True,
)
