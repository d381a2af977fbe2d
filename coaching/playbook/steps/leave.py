"""Shows a checklist an hour before the interview: what to find out before leaving."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

from coaching.calendar.business_hours import WakingHours
from coaching.letters.briefs.round_line import one_line_brief
from coaching.letters.briefs.whom_you_meet import say_whom_you_meet
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewKind, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, Ping, Window, remember_windows
from coaching.translation import Text, Words, _

KIND = StepKind("leave")
LEAVE_CHECKLIST = _(
    "Before you leave the room, try to have:\n"
    "• a card or the details of everyone (reception can help)\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
REMOTE_LEAVE_CHECKLIST = _(
    "Before you hang up, try to have:\n"
    "• everyone's name, and a way to write to each\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
ANY_LEAVE_CHECKLIST = _(
    "Before it ends, try to have:\n"
    "• everyone's name, and a way to write to each\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
"""Is for a panel, which sits in a room or in a call."""
BEFORE_IT_ENDS = _("Before it ends: details, next steps, a date")
ENDED = _("Before it ends")
BEFORE_LEAVING = _("Before you leave: details, next steps, a date")
BEFORE_HANGING_UP = _("Before you hang up: details, next steps, a date")
LEFT = _("Before you leave")
HUNG_UP = _("Before you hang up")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews.values():
        key = StepKey(KIND, interview.id)
        if context.now <= interview.start or context.has_record(key):
            yield key


def _window(context: PlanContext, key: StepKey) -> Window:
    return leave_window(context.interviews[key.interview].start, context.waking)


@remember_windows
def leave_window(start: datetime, waking: WakingHours) -> Window:
    """Returns the window of step 1, from 60 minutes before the start until the start (S1, S2, S3).

    If the person sleeps then, the ping comes when they wake, provided that it is 15 minutes before
    the start or earlier. Otherwise it comes at the last waking moment before.
    """
    start = to_utc(start)
    at = waking.next_waking_moment(start - HOUR)
    if at > start - timedelta(minutes=15):
        at = waking.last_waking_moment(start - HOUR)
    return Window(min(at, start - HOUR), start, (Ping(at),))


def _task(subject: StepSubject) -> Words:
    return _words_of(subject).task


def _done_text(subject: StepSubject) -> Words:
    return _words_of(subject).done


class _Words(NamedTuple):
    """Is what is said before an interview of a kind."""

    checklist: Text
    task: Text
    done: Text


_IN_A_ROOM = _Words(LEAVE_CHECKLIST, BEFORE_LEAVING, LEFT)
_IN_A_CALL = _Words(REMOTE_LEAVE_CHECKLIST, BEFORE_HANGING_UP, HUNG_UP)
"""A call has no room and no reception."""
_WORDS_BY_KIND = {
    InterviewKind.PHONE: _IN_A_CALL,
    InterviewKind.VIDEO: _IN_A_CALL,
    InterviewKind.PANEL: _Words(ANY_LEAVE_CHECKLIST, BEFORE_IT_ENDS, ENDED),
}


def _words_of(subject: StepSubject) -> _Words:
    interview = subject.interview
    return _WORDS_BY_KIND.get(interview.kind, _IN_A_ROOM) if interview else _IN_A_ROOM


def _opening(subject: StepSubject, now: datetime) -> Words:
    """Returns the checklist, without the room and the reception for a call.

    Whom the person meets stands above it, and before a further round one line of what is to be had
    in mind.
    """
    interview = subject.interview
    checklist = _words_of(subject).checklist
    if interview is None:
        return checklist
    line = one_line_brief(subject.opportunity, interview, now)
    above = "\n".join(filter(None, (say_whom_you_meet(subject.opportunity, interview), line)))
    return f"<b>{escape(above)}</b>\n\n{checklist}" if above else checklist


LEAVE = StepDefinition(
    number=1,
    kind=KIND,
    topic=ReminderTopic.BEFORE,
    title=_("before you leave"),
    source="S1 S2 S3",
    trigger="an upcoming interview",
    lasts="until the interview starts",
    pings_when="60 minutes before the start; in the night before it the last waking moment",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        action_label=None,
        done_text=_done_text,
        done_label=_("Got it"),
        opening=_opening,
    ),
    opens=Opens.NOTHING,
    is_read_alone=True,
    is_preparation=True,
    is_for_the_day=True,
)
