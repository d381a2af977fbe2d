"""Says hello once more, six months after a job ended, and for the last time."""

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook import staying_in_touch as touch
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import About
from coaching.playbook.steps.hellos.hello import HELLO
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("helloagain")
MONTHS, MONTHS_AFTER_FIRST = 6, 3


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
    lasts=f"{touch.OPEN_FOR} business days",
    pings_when="in the quiet card on a business day, 6 months after the last contact, or 3 after "
    "the first hello; then never again",
    step_keys=lambda context: touch.hello_keys(context, KIND),
    window=_window,
    texts=touch.hello_texts(
        task=_("Say hello to {name} once more, if you like"),
        reason=_("Two lines, half a year on. I will not bring it up again after this."),
        done_text=_("Said hello to {name} once more"),
    ),
    opens=Opens.LETTER,
    letter=touch.hello_step_letter(_("Another hello"), keys=lambda _: ()),
    about=About.CONTACT,
    is_cancelled=touch.is_not_wanted,
    live_outcomes=touch.ENDED_OUTCOMES,
    let_go=touch.let_go,
    reopen=touch.take_up_again,
    outlives_job=True,
    may_wait=True,
    pings_once=True,
)
