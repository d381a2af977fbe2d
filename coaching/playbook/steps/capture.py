"""Takes quick notes right after an interview, while names and remarks are fresh."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import WakingHours
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.model.wording import person_zone
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import DAY, Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import NOTES_OPEN_FOR, Ping, Window, remember_windows
from coaching.translation import Words, _, plural

KIND = StepKind("capture")
SAME_DAY = _(
    "That is behind you. Sit down, eat something, get some air. What you left unsaid has a place "
    "here, so there is no need to carry it around.\n\n"
    "When you are ready: two minutes of notes while they are fresh. Tell it as it comes."
)
DAY_AFTER = _(
    "That was yesterday. Two minutes of notes hold what you still remember: names and remarks go "
    "first. Tell it as it comes."
)
DAYS_AFTER = plural(
    "That was {count} day ago. What you still remember is worth a note. Tell it as it comes.",
    "That was {count} days ago. What you still remember is worth a note. Tell it as it comes.",
)


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return (StepKey(KIND, interview) for interview in context.interviews)


def _opening(subject: StepSubject, now: datetime) -> Words:
    """Returns words that fit the distance: on the same day, first a rest (S1, S4)."""
    zone = ZoneInfo(person_zone(subject.person))
    interview = subject.interview
    held = interview.end.astimezone(zone).date() if interview else now.astimezone(zone).date()
    days = (now.astimezone(zone).date() - held).days
    if days <= 0:
        return SAME_DAY
    return DAY_AFTER if days == 1 else DAYS_AFTER.format(days)


def _window(context: PlanContext, key: StepKey) -> Window:
    return capture_window(context.interviews[key.interview].end, context.waking)


@remember_windows
def capture_window(end: datetime, waking: WakingHours) -> Window:
    """Returns the window of steps 2 and 3, which opens with the end (S0, S1, S3, S4).

    The ping comes ten minutes later, or when the person wakes.
    """
    end = to_utc(end)
    return Window(
        end, end + NOTES_OPEN_FOR, (Ping(waking.next_waking_moment(end + timedelta(minutes=10))),)
    )


CAPTURE = StepDefinition(
    number=3,
    kind=KIND,
    topic=ReminderTopic.NOTES,
    title=_("the quick notes"),
    source="S0 S1 S3 S4",
    trigger="an interview has ended",
    lasts="14 days",
    pings_when="10 minutes after the end",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Quick notes: who was there, what was said"),
        reason=_("Names and remarks are the first to fade."),
        action_label=_("Start the notes"),
        done_text=_("Quick notes"),
        opening=_opening,
    ),
    opens=Opens.CAPTURE,
    late_for=DAY,
    is_read_alone=True,
    is_announced=True,
)
