"""Offers the next round's brief the evening before: who was met, what was said, what is open."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import WakingHours
from coaching.letters.briefs.round_brief import next_round_brief
from coaching.model.expected_people import NEXT_ROUND, list_expected
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.model.wording import join_words
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, StepReading
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, Ping, Window, remember_windows, waking_moment
from coaching.translation import Words, _

KIND = StepKind("brief")
BRIEF_AT = time(18)
NAMES_AT_MOST = 3
READ_UP = _("Read up before the next round")
READ_UP_ON = _("Read up before the next round: {names}, what you said, what is open")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 19 for each coming interview that follows an earlier one of the opportunity."""
    for interview in context.interviews.values():
        key = StepKey(KIND, interview.id)
        further = context.valid_interviews and context.valid_interviews[0].end <= interview.start
        if (further and context.now <= interview.start) or context.has_record(key):
            yield key


def _window(context: PlanContext, key: StepKey) -> Window:
    starts = context.interviews[key.interview].start
    earlier = context.valid_interviews[0].end if context.valid_interviews else starts
    return brief_window(earlier, starts, context.waking)


@remember_windows
def brief_window(earlier_end: datetime, start: datetime, waking: WakingHours) -> Window:
    """Returns step 19's window, from 18:00 of the person the evening before to the start (S2, S3).

    If the earlier round ends after that, the step opens an hour after its end. If the next round
    starts within that hour, the step opens at once.
    """
    earlier_end, start = to_utc(earlier_end), to_utc(start)
    day = start.astimezone(ZoneInfo(waking.zone)).date() - timedelta(days=1)
    at = waking_moment(day, BRIEF_AT, waking)
    if at < earlier_end:
        hour_later = waking.next_waking_moment(earlier_end + HOUR)
        at = hour_later if hour_later < start else waking.next_waking_moment(earlier_end)
    return Window(at, start, (Ping(at),) if at <= start else ())


def _task(subject: StepSubject) -> Words:
    names = _names_to_read_up_on(subject)
    return subject.fill(READ_UP_ON, names=join_words(names)) if names else READ_UP


def _names_to_read_up_on(subject: StepSubject) -> list[str]:
    """Returns who is expected, else whom the person met: of more than three those who come again,
    else nobody by name."""
    coming = subject.interview.id if subject.interview is not None else NEXT_ROUND
    expected = list_expected(subject.opportunity, coming)
    if 0 < len(expected) <= NAMES_AT_MOST:
        return [one.name for one in expected]
    met = [one for one in subject.opportunity.contacts if one.met]
    if len(met) > NAMES_AT_MOST and subject.interview is not None:
        met = [one for one in met if one.meeting_in(coming)]
    return [one.name for one in met] if len(met) <= NAMES_AT_MOST else []


def _brief_text(subject: StepSubject, now: datetime) -> str:
    interview = subject.interview
    if interview is None:
        return ""
    return next_round_brief(subject.person, subject.opportunity, interview, now)


BRIEF = StepDefinition(
    number=19,
    kind=KIND,
    topic=ReminderTopic.BEFORE,
    title=_("the next round's brief"),
    source="S2 S3",
    trigger="a further interview, once an earlier one was held",
    lasts="from the evening before until the interview starts",
    pings_when="18:00 of the person the evening before; later when the earlier round ended later",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("They compare notes between rounds; so can you."),
        action_label=_("Read the brief"),
        done_text=_("Read up for the next round"),
    ),
    opens=Opens.READING,
    reading=StepReading(_("Brief for the next round"), _brief_text),
    is_silent=True,
    is_read_alone=True,
    is_preparation=True,
)
