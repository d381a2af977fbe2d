"""Plans one step by its window and its record: where it stands, and when it speaks next."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from coaching.calendar.business_hours import BusinessCalendar, WakingHours, local_day
from coaching.model.documents import StepRecord
from coaching.model.step_key import Hint, Step, StepKey, StepState
from coaching.model.vocabulary import Outcome
from coaching.playbook import windows
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.playbook import ENDED_BY_A_YES, SILENT_OUTCOMES
from coaching.playbook.step_definition import StepDefinition, last_useful_moment
from coaching.playbook.step_records import SAME_CARD_WITHIN, is_chosen
from coaching.playbook.windows import Ping, Window

PING_GRACE = timedelta(minutes=2)
"""So soon after its moment a ping still counts as the one of that moment, even when the night
begins."""
_PENDING_STATES = frozenset({StepState.UPCOMING, StepState.OPEN})


def plan_step(definition: StepDefinition, context: PlanContext, key: StepKey) -> Step:
    """Returns the step as it stands now, and the moment of its next ping, if it has one."""
    window, record = definition.window(context, key), context.step_record(key)
    if definition.is_daily:
        record = _record_for_today(context, record)
    state = _step_state(definition, context, key, window, record)
    ping = (
        _next_allowed_ping(definition, context, window, record)
        if state in _PENDING_STATES or definition.is_daily
        else None
    )
    return Step(
        context.opportunity.id,
        key,
        state,
        window.opens,
        window.closes,
        ping.at if ping else None,
        ping.hint if ping else Hint.NONE,
        is_late=state is StepState.OPEN
        and window.closes is not None
        and context.now > window.closes,
        last_ping_at=_last_ping(definition, window, ping),
        is_overdue=ping is not None and ping.is_overdue,
    )


def _last_ping(definition: StepDefinition, window: Window, ping: Ping | None) -> datetime | None:
    """Returns the last moment at which it speaks after that ping."""
    if ping is None or definition.pings_once:
        return None
    return max((one.at for one in window.pings if one.at > ping.at), default=None)


def _record_for_today(context: PlanContext, record: StepRecord) -> StepRecord:
    """Returns the record as it counts today: what was done or left out counts for that day only,
    and ends a snooze to that day."""
    settled = record.done or record.skipped
    if settled is None:
        return record
    zone = context.waking.zone
    day = local_day(settled, zone)
    if record.put_off is not None and local_day(record.put_off, zone) <= day:
        record = replace(record, put_off=None)
    return (
        record if day == local_day(context.now, zone) else replace(record, done=None, skipped=None)
    )


def _step_state(
    definition: StepDefinition,
    context: PlanContext,
    key: StepKey,
    window: Window,
    record: StepRecord,
) -> StepState:
    if record.done or (definition.is_known(context, key) and not record.skipped):
        return StepState.DONE
    if record.skipped:
        return StepState.SKIPPED
    if _is_over(definition, context, record) or definition.is_cancelled(context, key):
        return StepState.CANCELLED
    if context.now < window.opens:
        return StepState.UPCOMING
    ends = last_useful_moment(definition, window.closes, record)
    return StepState.OPEN if ends is None or context.now <= ends else StepState.LAPSED


def _is_over(definition: StepDefinition, context: PlanContext, record: StepRecord) -> bool:
    """Tells whether the job ended, or a yes to another one ends the asking here (23); what the
    person put off themselves comes all the same."""
    if context.opportunity.outcome not in definition.live_outcomes:
        return True
    has_accepted = any(job.outcome is Outcome.ACCEPTED for job in context.others.offers)
    return has_accepted and definition.topic in ENDED_BY_A_YES and not is_chosen(record)


def _next_allowed_ping(
    definition: StepDefinition, context: PlanContext, window: Window, record: StepRecord
) -> Ping | None:
    """Returns the next ping, which is never before `now` and never at night."""
    ping = _next_unsent_ping(definition, window, record, context.now)
    if ping is None or (
        context.opportunity.outcome in SILENT_OUTCOMES and not definition.outlives_job
    ):
        return None
    if ping.at < context.now - PING_GRACE or ping.at == record.put_off:
        ping = _move_ping(definition, context, ping, is_put_off=ping.at == record.put_off)
    ends = last_useful_moment(definition, window.closes, record)
    return ping if ends is None or ping.at <= ends else None


def _next_unsent_ping(
    definition: StepDefinition, window: Window, record: StepRecord, now: datetime
) -> Ping | None:
    """Returns the first moment that was not pinged yet. All moments in the past count as one, the
    latest of them."""
    pings = () if definition.pings_once and record.pinged else window.pings
    moments = [ping for ping in pings if not _was_pinged(ping.at, record)]
    if record.put_off is not None:
        moments = [ping for ping in moments if ping.at > record.put_off]
        if all(pinged < record.put_off for pinged in record.pinged):
            moments.insert(0, Ping(record.put_off))
    passed = [ping for ping in moments if ping.at <= now]
    return passed[-1] if passed else moments[0] if moments else None


def _was_pinged(moment: datetime, record: StepRecord) -> bool:
    return any(moment - pinged < SAME_CARD_WITHIN for pinged in record.pinged)


def _move_ping(
    definition: StepDefinition, context: PlanContext, ping: Ping, *, is_put_off: bool
) -> Ping:
    """Returns the ping moved to now or to when the person wakes; for a letter to the employer it
    then has a hint of its own."""
    since = context.now - PING_GRACE
    if definition.keeps_their_hours and not is_put_off:
        at = max(ping.at, since)
        ahead = windows.next_welcome_moment(at, context.calendar, context.waking)
        return replace(ahead, is_overdue=ping.at < since)
    at = _next_waking_moment(context.waking, ping.at if ping.at >= since else context.now)
    outside = definition.goes_to_employer and not _is_business_time(context.calendar, at)
    return Ping(at, Hint.SCHEDULE_SEND if outside else Hint.NONE, is_overdue=ping.at < since)


@lru_cache(maxsize=256)
def _next_waking_moment(waking: WakingHours, moment: datetime) -> datetime:
    return waking.next_waking_moment(moment)


@lru_cache(maxsize=256)
def _is_business_time(calendar: BusinessCalendar, moment: datetime) -> bool:
    return calendar.is_business_time(moment)
