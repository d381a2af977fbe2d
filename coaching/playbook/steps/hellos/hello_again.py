"""Says hello once more, six months after a job ended, and for the last time."""

from collections.abc import Iterator

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook import staying_in_touch as touch
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_letter import StepLetter, contact_addressee
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.hellos.hello import HELLO
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("helloagain")
MONTHS, MONTHS_AFTER_FIRST = 6, 3


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return touch.hello_keys(context, KIND)


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns the window, which counts from the first hello where that was said."""
    first = context.step_record(StepKey(HELLO.kind, 0, key.subject))
    since = touch.find_last_contact(context, key)
    months = MONTHS_AFTER_FIRST if first.done else MONTHS
    return touch.hello_window(since, months, context.calendar, context.waking)


HELLO_AGAIN = StepDefinition(
    number=34,
    kind=KIND,
    topic=ReminderTopic.TOUCH,
    title=_("stay in touch, once more"),
    source="S0 S1 S3",
    trigger="as the first hello",
    lasts="20 business days",
    pings_when="in the quiet card on a business day, 6 months after the last contact, or 3 after "
    "the first hello; then never again",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Say hello to {name} once more, if you like"),
        reason=_("Two lines, half a year on. I will not bring it up again after this."),
        action_label=_("Two lines"),
        done_text=_("Said hello to {name} once more"),
        done_label=_("I wrote"),
        skip_label=touch.OFF_LABEL,
        skipped_note=touch.OFF_NOTE,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Another hello"),
        write=touch.write_hello,
        questions=touch.find_questions,
        addressee=contact_addressee,
        keys=lambda _: (),
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
