"""Says hello three months after a job ended, to somebody worth staying in touch with."""

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook import staying_in_touch as touch
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import About
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("hello")
MONTHS = 3


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
    lasts=f"{touch.OPEN_FOR} business days",
    pings_when="in the quiet card on a business day, 3 months after the last contact",
    step_keys=lambda context: touch.hello_keys(context, KIND),
    window=_window,
    texts=touch.hello_texts(
        task=_("Say hello to {name}, if you like"),
        reason=_("Three months on, two lines keep a door open."),
        done_text=_("Said hello to {name}"),
    ),
    opens=Opens.LETTER,
    letter=touch.hello_step_letter(
        _("A hello"), keys=lambda occasion: touch.keys_of_hellos(occasion, KIND)
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
