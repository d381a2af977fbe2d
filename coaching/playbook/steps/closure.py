"""Ends the waiting after two check-ins: wait on, close the job, or say that they answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

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
    has_later_round,
    latest_decision_day,
)
from coaching.playbook.windows import Window, five_days_later_window, remember_windows
from coaching.translation import _

KIND = StepKind("closure")
SILENCE = _(
    "Many hear nothing after an interview: 61 % in one survey (Greenhouse, 2024). It says little "
    "about you."
)
CLOSED = _("Closed. That says nothing about you; Undo stays here for a day.")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews:
        if _last_check_in_sent(context, interview) is not None:
            yield StepKey(KIND, interview)


def _last_check_in_sent(context: PlanContext, interview: int) -> datetime | None:
    return context.step_record(StepKey(CHECK_IN.kind, interview, MAX_CHECK_INS)).done


def _window(context: PlanContext, key: StepKey) -> Window:
    sent = _last_check_in_sent(context, key.interview)
    latest = latest_decision_day(context, key)
    return closure_window(sent or context.now, context.calendar, context.waking, latest)


@remember_windows
def closure_window(
    last_sent: datetime, calendar: BusinessCalendar, waking: WakingHours, latest: date | None = None
) -> Window:
    """Returns the window of step 16 (this follows from S1).

    It opens five business days after the second check-in was sent, and never before the day after
    the latest day that the employer named.
    """
    return five_days_later_window(to_utc(last_sent), calendar, waking, latest)


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
    trigger="no answer to the second check-in",
    lasts="until something is decided",
    pings_when="5 business days after the second check-in was sent, and after the latest day they "
    "named, in business hours",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Asked twice, no answer. How shall we leave it?"),
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
