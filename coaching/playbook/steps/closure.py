"""Ends the waiting after two check-ins or weeks of silence: wait on, close the job, or it is told
that they answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext, waking_hours
from coaching.playbook.step_definition import UNANSWERED_OUTCOMES, Opens, StepDefinition
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.check_in import (
    CHECK_IN,
    MAX_CHECK_INS,
    first_welcome_day,
    has_later_round,
    latest_day_named,
    wait_start,
)
from coaching.playbook.windows import (
    DAY,
    Window,
    five_days_later_window,
    remember_windows,
    window_after_new_year,
)
from coaching.translation import Words, _

KIND = StepKind("closure")
SILENCE = _(
    "Many hear nothing after an interview: 61 % in one survey (Greenhouse, 2024). It says little "
    "about you."
)
ASKED_TWICE = _("Asked twice, no answer. How shall we leave it?")
QUIET_FOR_WEEKS = _("Nothing from them for weeks. How shall we leave it?")
AFTER_THEIR_DAY, WITHOUT_A_DAY = timedelta(weeks=3), timedelta(weeks=5)
CLOSED = _("Closed. That says nothing about you; Undo stays here for a day.")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    last = context.valid_interviews[-1].id if context.valid_interviews else None
    for interview in context.interviews:
        key = StepKey(KIND, interview)
        is_asked_twice = _find_sent(context, interview, MAX_CHECK_INS) is not None
        if is_asked_twice or interview == last or context.has_record(key):
            yield key


def _find_sent(context: PlanContext, interview: int, number: int) -> datetime | None:
    return context.step_record(StepKey(CHECK_IN.kind, interview, number)).done


def _window(context: PlanContext, key: StepKey) -> Window:
    calendar, waking = context.calendar, context.waking
    last_sent = _find_sent(context, key.interview, MAX_CHECK_INS)
    if last_sent is not None:
        earliest = first_welcome_day(context, key)
        return closure_window(last_sent, calendar, waking, earliest)
    first_sent, named = _find_sent(context, key.interview, 1), latest_day_named(context, key)
    return silence_window(wait_start(context, key), first_sent, calendar, waking, named)


@remember_windows
def silence_window(
    since: datetime,
    first_sent: datetime | None,
    calendar: BusinessCalendar,
    waking: WakingHours,
    named: date | None,
) -> Window:
    """Returns the window of step 16 where two check-ins were never marked as sent.

    It opens three weeks after the latest day that they named, or five weeks after the end; and
    three weeks after the first check-in, where that was sent.
    """
    days = [calendar.day_of(since) + WITHOUT_A_DAY if named is None else named + AFTER_THEIR_DAY]
    if first_sent is not None:
        days.append(calendar.day_of(first_sent) + AFTER_THEIR_DAY)
    day = calendar.add_business_days(max(days) - DAY, 1)
    return window_after_new_year(day, calendar, waking, to_utc(since))


@remember_windows
def closure_window(
    last_sent: datetime,
    calendar: BusinessCalendar,
    waking: WakingHours,
    earliest: date | None = None,
) -> Window:
    """Returns the window of step 16 after two check-ins (this follows from S1).

    It opens five business days after the second was sent, and never before the day on which one
    would be welcome by what the employer named.
    """
    return five_days_later_window(to_utc(last_sent), calendar, waking, earliest)


def _task(subject: StepSubject) -> Words:
    last = StepKey(CHECK_IN.kind, subject.key.interview, MAX_CHECK_INS)
    record = subject.opportunity.records.get(last.text)
    return ASKED_TWICE if record and record.done else QUIET_FOR_WEEKS


def _close_unanswered(opportunity: Opportunity, _key: StepKey, now: datetime) -> Opportunity:
    """Closes the job as unanswered. Everything else about it stops (S1)."""
    return replace(opportunity, outcome=Outcome.NO_ANSWER, outcome_at=now)


def _reopen(opportunity: Opportunity, _key: StepKey) -> Opportunity:
    """Takes back a close by mistake. An outcome that was told since stays."""
    if opportunity.outcome is not Outcome.NO_ANSWER:
        return opportunity
    return replace(opportunity, outcome=None, outcome_at=None)


def _end_of_waiting(subject: StepSubject, now: datetime) -> datetime | None:
    """Returns a moment five business days from now, in the employer's business hours.

    It is None without a time zone.
    """
    waking = waking_hours(subject.person)
    job = subject.opportunity
    calendar = BusinessCalendar(job.country, job.zone, region=job.region)
    pings = closure_window(now, calendar, waking).pings if waking else ()
    return pings[0].at if pings else None


CLOSURE = StepDefinition(
    number=16,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("closure"),
    source="S1",
    trigger="no answer to the second check-in, or none for weeks where none was marked as sent",
    lasts="until something is decided",
    pings_when="5 business days after the second check-in was sent; else 3 weeks after the latest "
    "day they named or after the first, 5 weeks where they named none; in business hours",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=SILENCE,
        action_label=_("They answered"),
        done_text=_("Closed: no answer"),
        done_label=_("Close it"),
        extra_buttons=(("waiting", _("Still waiting")),),
        done_note=CLOSED,
    ),
    opens=Opens.OUTCOME,
    is_cancelled=has_later_round,
    live_outcomes=UNANSWERED_OUTCOMES,
    close=_close_unanswered,
    reopen=_reopen,
    end_of_waiting=_end_of_waiting,
    pings_once=True,
)
