"""Asks the employer where things stand when that is welcome, and at most twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.check_in_letters import (
    CHECK_IN_NUMBERS,
    check_in_addressee,
    check_in_call_notes,
    check_in_letter,
)
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.questions.missing import (
    Questions,
    missing_tone,
    missing_unsaid,
    missing_want,
)
from coaching.model.commitments import Assignment
from coaching.model.documents import Contact
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.due_moments import due_moment
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import UNANSWERED_OUTCOMES, Opens, StepDefinition
from coaching.playbook.step_letter import (
    MAIL_OR_CALL,
    StepLetter,
    interview_of,
    keys_of_last_round,
)
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import (
    WINDOWS_REMEMBERED,
    Ping,
    Window,
    five_days_later_window,
    remember_windows,
    window_after_new_year,
)
from coaching.translation import Text, Words, _

KIND = StepKind("checkin")
MAX_CHECK_INS = max(CHECK_IN_NUMBERS)
"""A person checks in twice at most (S1, S2)."""
DAYS_TO_CHOOSE = (1, 2, 5)
"""So many business days past their date a check-in is welcome: one or two by Indeed, a week by the
career offices of Notre Dame and Elon."""
COMES_BACK_AFTER = 3
"""A reminder that nobody touched comes back once, so many business days later."""
FIRST_TASK = _("Ask where things stand")
LAST_TASK = _("Ask once more where things stand, for the last time")
AFTER_THEIR_DATE = _("A short question after their own date is welcome; twice is the limit.")
AFTER_QUIET = _("A week of quiet is a fair time to ask; twice is the limit.")
PATIENCE = _("Deciding takes time: nearly 26 days from interview to offer (NACE, 2022).")
CHECKED_IN = _("Checked in")
CHECKED_IN_AGAIN = _("Checked in again")
CHECK_IN_TITLE = _("Check-in")
SECOND_CHECK_IN_TITLE = _("Second check-in")
EARLY_REMARK = _("Early: a check-in is welcome from {when}, and two are all there are.")


# -- the rule --------------------------------------------------------------------------------------


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews:
        for number in range(1, MAX_CHECK_INS + 1):
            key = StepKey(KIND, interview, number)
            yield key
            if context.step_record(key).done is None:
                break


def has_later_round(context: PlanContext, key: StepKey) -> bool:
    """Tells whether this is not the last planned interview.

    Only the last one awaits an answer (S1).
    """
    return not context.valid_interviews or key.interview != context.valid_interviews[-1].id


def latest_day_named(context: PlanContext, key: StepKey) -> date | None:
    """Returns the latest day that the employer named for the decision, or by which they would get
    back; None without one.

    An interview after the day of a promise has kept it.
    """
    interview = context.interviews[key.interview]
    decision, held = interview.process.decision, context.calendar.day_of(interview.end)
    promised = [
        promise.due.day
        for promise in context.opportunity.promises
        if promise.due is not None and promise.is_open and not promise.is_mine
        if promise.due.day >= held
    ]
    named = [decision.latest] if decision else []
    return max(named + promised, default=None)


def first_welcome_day(context: PlanContext, key: StepKey) -> date | None:
    """Returns the day from which a check-in is welcome by what they named; None without a day.

    It is as many business days after the latest of them as the person chose.
    """
    latest = latest_day_named(context, key)
    days = context.person.check_in_after
    return None if latest is None else context.calendar.add_business_days(latest, days)


def wait_start(context: PlanContext, key: StepKey) -> datetime:
    """Returns the moment from which the wait for an answer counts.

    It is the interview's end, or the last time since when they got back or a task went to them. A
    task that is due and was not handed in yet counts from its day.
    """
    job = context.opportunity
    got_back = [promise.kept for promise in job.promises if not promise.is_mine]
    handed_in = [task.handed_in or _due_of(task, context) for task in job.assignments]
    since = [at for at in (*got_back, *handed_in) if at is not None]
    return max([context.interviews[key.interview].end, *since])


def _due_of(task: Assignment, context: PlanContext) -> datetime | None:
    return due_moment(task.due, context.waking) if task.due else None


def _window(context: PlanContext, key: StepKey) -> Window:
    first_sent = context.step_record(StepKey(key.kind, key.interview, 1)).done
    calendar, waking = context.calendar, context.waking
    if key.subject > 1 and first_sent is not None:
        earliest = first_welcome_day(context, key)
        window = second_check_in_window(first_sent, calendar, waking, earliest)
    else:
        latest, days = latest_day_named(context, key), context.person.check_in_after
        window = check_in_window(wait_start(context, key), calendar, waking, latest, days)
    return _come_back_once(window, context, key)


def _come_back_once(window: Window, context: PlanContext, key: StepKey) -> Window:
    """Adds a ping three business days after the first one, for when nobody touches that."""
    spoken = context.step_record(key).pinged
    first = max(window.pings[0].at, spoken[0]) if spoken else window.pings[0].at
    again = ping_again(first, context.calendar, context.waking)
    return replace(window, pings=(*window.pings, again))


@lru_cache(WINDOWS_REMEMBERED)
def ping_again(first: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Ping:
    """Returns the ping of a check-in that nobody touched, in business hours three days later."""
    day = calendar.add_business_days(calendar.day_of(first), COMES_BACK_AFTER)
    return window_after_new_year(day, calendar, waking, first).pings[0]


@remember_windows
def check_in_window(
    end: datetime,
    calendar: BusinessCalendar,
    waking: WakingHours,
    latest: date | None = None,
    days: int = 2,
) -> Window:
    """Returns the window of the first check-in, which is step 15 (S1, S2, S3).

    It opens so many business `days` after the latest day that the employer named. If they named
    none, it opens two business days after the end and pings after five. It never closes: an answer,
    a next round or an outcome ends the step.
    """
    end = to_utc(end)
    held = calendar.day_of(end)
    if latest is None:
        allowed = window_after_new_year(calendar.add_business_days(held, 2), calendar, waking, end)
        asked = window_after_new_year(calendar.add_business_days(held, 5), calendar, waking, end)
        return replace(asked, opens=min(allowed.opens, asked.opens))
    day = calendar.add_business_days(max(held, latest), days)
    return window_after_new_year(day, calendar, waking, end)


@remember_windows
def second_check_in_window(
    first_sent: datetime,
    calendar: BusinessCalendar,
    waking: WakingHours,
    earliest: date | None = None,
) -> Window:
    """Returns the window of the second and last check-in, which is step 15 too (S1).

    It opens five business days after the first check-in was sent. It never opens before the
    earliest day on which it is welcome, which may have changed since.
    """
    return five_days_later_window(to_utc(first_sent), calendar, waking, earliest)


# -- the card --------------------------------------------------------------------------------------


def _task(subject: StepSubject) -> Words:
    return FIRST_TASK if subject.key.subject == 1 else LAST_TASK


def _reason(subject: StepSubject) -> Words:
    if subject.key.subject == 1:
        decision = subject.interview.process.decision if subject.interview else None
        return AFTER_THEIR_DATE if decision else AFTER_QUIET
    return PATIENCE


def _done_text(subject: StepSubject) -> Words:
    return CHECKED_IN if subject.key.subject == 1 else CHECKED_IN_AGAIN


# -- the letter ------------------------------------------------------------------------------------


def _title(key: StepKey) -> Text:
    return CHECK_IN_TITLE if key.subject == 1 else SECOND_CHECK_IN_TITLE


def _is_last(key: StepKey) -> bool:
    """Tells whether the check-in is the last one, which is not written early."""
    return key.subject > 1


def _addressee(occasion: Occasion, key: StepKey) -> Contact | None:
    interview = interview_of(occasion.opportunity, key)
    return check_in_addressee(occasion.opportunity, interview) if interview else None


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    interview = interview_of(occasion.opportunity, key)
    if interview is None or key.subject not in CHECK_IN_NUMBERS:
        return None
    return check_in_letter(occasion, interview, key.subject)


def _call_notes(occasion: Occasion, key: StepKey) -> str:
    interview = interview_of(occasion.opportunity, key)
    if interview is None or key.subject not in CHECK_IN_NUMBERS:
        return ""
    return check_in_call_notes(occasion, interview)


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    return (*missing_tone(occasion), *missing_want(occasion), *missing_unsaid(occasion))


CHECK_IN = StepDefinition(
    number=15,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("check in"),
    source="S1 S2 S3",
    trigger="no answer yet after the last interview; at most twice; counted from what was handed "
    "in or answered since, and after a day by which they promised to get back",
    lasts="from 2 business days after the latest day they named (/pause: 1, 2 or 5), or after the "
    "end; not from 24 December to 1 January",
    pings_when="that day in business hours; after 5 business days when they named none; "
    "again 5 business days after the first was sent; one that nobody touched once more after 3 "
    "business days",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(task=_task, reason=_reason, done_text=_done_text),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_title,
        write=_write,
        questions=_questions,
        call_notes=_call_notes,
        addressee=_addressee,
        keys=keys_of_last_round(KIND, lambda *_: CHECK_IN_NUMBERS),
        forms=MAIL_OR_CALL,
        is_after_interview=True,
        is_too_early=_is_last,
        early_remark=EARLY_REMARK,
    ),
    is_cancelled=has_later_round,
    live_outcomes=UNANSWERED_OUTCOMES,
    goes_to_employer=True,
    keeps_their_hours=True,
    is_numbered=True,
    is_announced=True,
    waits_for_decision=True,
)
