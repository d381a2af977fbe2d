"""Asks, on the day by which somebody said that they would call or write, whether they did."""

import re
from collections.abc import Iterator
from datetime import datetime, time

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.commitments import DueBy, Promise
from coaching.model.documents import Opportunity
from coaching.model.keep_commitments import (
    delete_promise,
    drop_promise,
    keep_promise_of,
    reopen_promise,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.model.wording import SOME_EMPLOYER, weekday_text
from coaching.playbook.due_moments import DAY, IN_THE_AFTERNOON
from coaching.playbook.plan_context import PlanContext, waking_hours
from coaching.playbook.step_definition import AfterDone, Opens, StepDefinition
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import (
    HOUR,
    Ping,
    Window,
    business_end_after,
    next_business_hours,
    remember_windows,
    waking_moment,
    window_from_day,
)
from coaching.translation import Text, Words, _

KIND = StepKind("promise")
NEXT_MORNING = time(10)
OPEN_FOR_DAYS = 5
"""After so many business days nobody is asked any more; the check-in has taken over."""
NOT_YET_DAYS = 2
DID_CALL = _("Did {name} call?")
DID_WRITE = _("Did {name} write?")
DID_SEND = _("Did {name} send it?")
DID_ANSWER = _("Did {name} get back to you?")
_CALL = r"\b(?:call|calls|calling|ring|rings|phone|phones|anrufen|liga)\b"
_SEND = r"\b(?:send|sends|sending|share|shares|schickt|manda)\b"
_WRITE = r"\b(?:write|writes|email|emails|mail|mails|message|schreibt)\b"
_ACTS = tuple(
    (re.compile(pattern, re.IGNORECASE), text)
    for pattern, text in ((_CALL, DID_CALL), (_SEND, DID_SEND), (_WRITE, DID_WRITE))
)
"""What they said they would do, by the words it was told in; anything else is to get back."""
TOLD_YOU = _("You were told: “{words}”.")
UNTIL_THEN = _("{name} gets back to you by {day}; I will ask you then")
GOT_BACK = _("{name} got back to you")
HEARD = _("Noted.")
LET_GO = _("Let go. Undo takes it up again.")
CHECK_IN_NEXT = _("Not yet, then. I will remind you to ask, two business days after that day.")


def promise_question(words: str) -> Text:
    """Returns the question whether they did what the words say that they would."""
    return next((text for pattern, text in _ACTS if pattern.search(words)), DID_ANSWER)


# -- the rule --------------------------------------------------------------------------------------


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for promise in context.opportunity.promises:
        if not promise.is_mine and promise.due is not None:
            yield StepKey(KIND, 0, promise.id)


def _promise_of(context: PlanContext, key: StepKey) -> Promise:
    return next(one for one in context.opportunity.promises if one.id == key.subject)


def _window(context: PlanContext, key: StepKey) -> Window:
    promise = _promise_of(context, key)
    due = promise.due or DueBy(context.calendar.day_of(promise.made))
    return their_promise_window(promise.made, due, context.calendar, context.waking)


@remember_windows
def their_promise_window(
    made: datetime, due: DueBy, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of step 32: that day at 16:00 of the person, or an hour after the hour
    they named (S1, S2).

    If it was told too late for that, it is the next morning.
    """
    made = to_utc(made)
    at = waking_moment(due.day, IN_THE_AFTERNOON, waking)
    if due.moment is not None:
        at = waking.next_waking_moment(due.moment + HOUR)
    if at < made + HOUR:
        at = waking.next_waking_moment(waking_moment(due.day + DAY, NEXT_MORNING, waking))
    at = max(at, made)
    return Window(at, business_end_after(at, calendar, OPEN_FOR_DAYS), (Ping(at),))


def _is_answered(context: PlanContext, key: StepKey) -> bool:
    """Tells whether they got back since: it was said so, or there is news that came from them."""
    promise, job = _promise_of(context, key), context.opportunity
    if promise.kept is not None:
        return True
    news = [job.outcome_at, *(interview.logged for interview in job.interviews)]
    return any(at is not None and at > promise.made for at in news)


def _is_let_go(context: PlanContext, key: StepKey) -> bool:
    return _promise_of(context, key).dropped is not None


def _end_of_waiting(subject: StepSubject, now: datetime) -> datetime | None:
    """Returns a moment two business days from now; None where a check-in comes by then."""
    job, waking = subject.opportunity, waking_hours(subject.person)
    if waking is None or (job.interviews and job.outcome is None):
        return None
    calendar = BusinessCalendar(job.country, job.zone, region=job.region)
    day = calendar.add_business_days(calendar.day_of(now), NOT_YET_DAYS)
    opens = next_business_hours(day, calendar).start
    return window_from_day(opens, day, calendar, waking, now).pings[0].at


# -- the card --------------------------------------------------------------------------------------


def _who(subject: StepSubject) -> str:
    return subject.name or subject.opportunity.company or str(SOME_EMPLOYER)


def _task(subject: StepSubject) -> Words:
    promise = subject.promise
    return subject.fill(promise_question(promise.words if promise else ""), name=_who(subject))


def _reason(subject: StepSubject) -> Words:
    words = subject.promise.words if subject.promise else ""
    return subject.fill(TOLD_YOU, words=" ".join(words.split())) if words else ""


def _waiting_text(subject: StepSubject) -> Words:
    due = subject.promise.due if subject.promise else None
    day = weekday_text(due.day) if due else ""
    return subject.fill(UNTIL_THEN, name=_who(subject), day=day)


def _done_text(subject: StepSubject) -> Words:
    return subject.fill(GOT_BACK, name=_who(subject))


def _keep(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    return keep_promise_of(opportunity, key.subject, now)


def _let_go(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    return drop_promise(opportunity, key.subject, now)


def _delete(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return delete_promise(opportunity, key.subject)


def _reopen(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return reopen_promise(opportunity, key.subject)


THEIR_PROMISE = StepDefinition(
    number=32,
    kind=KIND,
    topic=ReminderTopic.PROMISES,
    title=_("their promise"),
    source="S1 S2",
    trigger="somebody there said that they would call, write or send something by a day",
    lasts="until they did, or for 5 business days; an answer or a new interview settles it",
    pings_when="that day at 16:00 of the person; told later than that, the next morning",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_reason,
        action_label=None,
        done_text=_done_text,
        done_label=_("Yes"),
        extra_buttons=(("waiting", _("Not yet")),),
        skip_label=_("Let it go"),
        skipped_note=LET_GO,
        handed_on_note=CHECK_IN_NEXT,
        waiting_text=_waiting_text,
        done_note=HEARD,
    ),
    opens=Opens.NOTHING,
    about=About.PROMISE,
    is_known=_is_answered,
    is_cancelled=_is_let_go,
    close=_keep,
    let_go=_let_go,
    reopen=_reopen,
    delete=_delete,
    after_done=AfterDone.ASK_THEIR_NEWS,
    end_of_waiting=_end_of_waiting,
    is_announced=True,
)
