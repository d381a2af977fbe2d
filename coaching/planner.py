"""The plan: every step of every opportunity, where it stands, and when the coach speaks next.

A plan is a function of the facts and the moment; nothing of it is stored. What happened to a step
is kept in `coaching.records`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from coaching import windows
from coaching.calendars import BusinessCalendar, Waking, local_moment
from coaching.facts import Dossier, Opportunity, Person, Record
from coaching.playbook import ROWS, Facts, Row, facts_of, thanked_in, waking_of
from coaching.records import (
    TOGETHER,
    mark_done,
    mark_skipped,
    put_off,
    record_of,
    record_ping,
    undo,
)
from coaching.steps import Hint, Step, StepKey, StepKind, StepState
from coaching.terms import InterviewId, aware
from coaching.windows import Ping, Window

__all__ = [
    "Later",
    "coverage",
    "due",
    "due_now",
    "mark_done",
    "mark_skipped",
    "next_ping",
    "plan",
    "put_off",
    "put_off_choices",
    "record_ping",
    "undo",
]

DAY = timedelta(days=1)
SAME_MOMENT = timedelta(minutes=5)
"""Steps that are not open yet come along on a card only when they would speak this soon."""
MID_ANSWER = timedelta(minutes=5)
"""How long after the last answer a person is still taken to be in the middle of one."""
EVENING = time(19)
MORNING = time(9)
PUNCTUAL = timedelta(minutes=2)
"""So soon after its moment a ping is still the one of that moment, even as the night begins."""
NIGHT_ENDS = 5
"""Before this hour it is still last night: tomorrow morning is the coming one."""


def plan(person: Person, opportunity: Opportunity, now: datetime) -> tuple[Step, ...]:
    """Every step at `now`, by when it speaks, closes or opens; none without a time zone."""
    facts = facts_of(person, opportunity, aware(now))
    if facts is None:
        return ()
    steps = (_step(row, facts, key) for row in ROWS for key in row.subjects(facts))
    return tuple(sorted(steps, key=_when))


def due(steps: Iterable[Step], now: datetime) -> tuple[Step, ...]:
    """What makes the next message: the steps due and those of the same half hour, what closes
    first first; nothing when none is due. The checklist before leaving never comes early."""
    found = sorted((step for step in steps if _comes_along(step, now)), key=_urgency)
    return tuple(found) if any(_is_due(step, now) for step in found) else ()


def due_now(dossier: Dossier, now: datetime) -> tuple[Step, ...]:
    """What is due over all opportunities; nothing while the person is in the middle of an
    answer."""
    if now < _undisturbed(dossier.person, now):
        return ()
    return due(_all_steps(dossier, now), now)


def next_ping(dossier: Dossier, now: datetime) -> datetime | None:
    """The earliest moment (UTC) at which a step speaks; nobody is interrupted mid-answer."""
    moments = [step.speaks for step in _all_steps(dossier, now) if step.speaks is not None]
    if not moments:
        return None
    earliest = min(moments)
    free = _undisturbed(dossier.person, max(earliest, now))
    waking = waking_of(dossier.person)
    return earliest if free <= max(earliest, now) or not waking else waking.next_awake(free)


def coverage(opportunity: Opportunity, interview: InterviewId) -> tuple[int, int]:
    """How many of an interview's people are thanked, of those to be thanked: "2 of 3 thanked".
    Who was left out on purpose counts for neither."""
    records = [
        record_of(opportunity, StepKey(StepKind.THANK, interview, contact.id))
        for contact in thanked_in(opportunity, interview)
    ]
    thanked = sum(record.done is not None for record in records)
    return thanked, sum(record.done is not None or record.skipped is None for record in records)


@dataclass(frozen=True, slots=True)
class Later:
    """A moment (UTC) to put a step off to; `past_close`: the step's window has ended by then."""

    at: datetime
    past_close: bool = False


def put_off_choices(person: Person, now: datetime, closes: datetime | None) -> tuple[Later, ...]:
    """An hour from now, the coming 19:00, and the coming morning at 9:00, where the person is and
    moved to when they are awake: always these three in this order. None without a time zone."""
    waking = waking_of(person)
    if waking is None:
        return ()
    today = now.astimezone(ZoneInfo(waking.zone))
    evening = local_moment(today.date(), EVENING, waking.zone)
    if evening <= now:
        evening = local_moment(today.date() + DAY, EVENING, waking.zone)
    morning_day = today.date() if today.hour < NIGHT_ENDS else today.date() + DAY
    morning = local_moment(morning_day, MORNING, waking.zone)
    moments = (windows.put_off(at, waking) for at in (aware(now) + windows.HOUR, evening, morning))
    return tuple(Later(at, closes is not None and at > closes) for at in moments)


def _all_steps(dossier: Dossier, now: datetime) -> list[Step]:
    steps = [
        step
        for each in dossier.opportunities
        if each.live
        for step in plan(dossier.person, each, now)
    ]
    others = [step.speaks for step in steps if step.speaks and step.key.kind not in _PATIENT]
    return [_waiting(step, others, now) if step.key.kind in _PATIENT else step for step in steps]


_PATIENT = {row.kind for row in ROWS if row.patient}


def _waiting(step: Step, others: Iterable[datetime], now: datetime) -> Step:
    """A late step of a patient row, moved to what speaks within the half hour ahead."""
    if step.speaks is None or step.speaks > now:
        return step
    ahead = [moment for moment in others if now < moment < now + TOGETHER]
    return replace(step, speaks=min(ahead)) if ahead else step


def _undisturbed(person: Person, moment: datetime) -> datetime:
    """From when on the person may be spoken to, as far as an open conversation tells."""
    talk = person.conversation
    return moment if talk is None else max(talk.touched + MID_ANSWER, moment)


def _step(row: Row, facts: Facts, key: StepKey) -> Step:
    window, record = row.window(facts, key), facts.record(key)
    state = _state(row, facts, key, window, record)
    ping = _speaks(row, facts, window, record) if state in _ACTING else None
    return Step(
        facts.opportunity.id,
        key,
        state,
        window.opens,
        window.closes,
        ping.at if ping else None,
        ping.hint if ping else Hint.NONE,
        late=state is StepState.OPEN and window.closes is not None and facts.now > window.closes,
    )


_ACTING = frozenset({StepState.UPCOMING, StepState.OPEN})


def _state(row: Row, facts: Facts, key: StepKey, window: Window, record: Record) -> StepState:
    if record.done or (row.known(facts, key) and not record.skipped):
        return StepState.DONE
    if record.skipped:
        return StepState.SKIPPED
    if not facts.opportunity.live or row.cancelled(facts, key):
        return StepState.CANCELLED
    if facts.now < window.opens:
        return StepState.UPCOMING
    ends = _ends(row, window, record)
    return StepState.OPEN if ends is None or facts.now <= ends else StepState.LAPSED


def _ends(row: Row, window: Window, record: Record) -> datetime | None:
    """Until when it still helps; a step put off past its end stays for a day after that."""
    if window.closes is None:
        return None
    ends = window.closes + row.late_for
    return max(ends, record.put_off + DAY) if record.put_off and row.late_for else ends


def _speaks(row: Row, facts: Facts, window: Window, record: Record) -> Ping | None:
    """The next ping, never in the past beyond `now` and never at night."""
    ping = _next_moment(window, record, facts.now)
    if ping is None:
        return None
    if ping.at < facts.now - PUNCTUAL or ping.at == record.put_off:
        ping = _moved(row, facts, ping)
    ends = _ends(row, window, record)
    return ping if ends is None or ping.at <= ends else None


def _next_moment(window: Window, record: Record, now: datetime) -> Ping | None:
    """The first moment not pinged yet; all that lie in the past are one, the latest of them."""
    moments = [ping for ping in window.pings if not _pinged(ping.at, record)]
    if record.put_off is not None:
        moments = [ping for ping in moments if ping.at > record.put_off]
        if all(pinged < record.put_off for pinged in record.pinged):
            moments.insert(0, Ping(record.put_off))
    passed = [ping for ping in moments if ping.at <= now]
    return passed[-1] if passed else moments[0] if moments else None


def _pinged(moment: datetime, record: Record) -> bool:
    return any(moment - pinged < TOGETHER for pinged in record.pinged)


def _moved(row: Row, facts: Facts, ping: Ping) -> Ping:
    """Now or when the person wakes; a letter to the employer then has a hint of its own."""
    since = facts.now - PUNCTUAL
    at = _awake(facts.waking, ping.at if ping.at >= since else facts.now)
    outside = row.to_employer and not _at_work(facts.calendar, at)
    return Ping(at, Hint.SCHEDULE_SEND if outside else Hint.NONE)


_awake = lru_cache(maxsize=256)(Waking.next_awake)
_at_work = lru_cache(maxsize=256)(BusinessCalendar.is_business)


def _is_due(step: Step, now: datetime) -> bool:
    return step.speaks is not None and step.speaks <= now


def _comes_along(step: Step, now: datetime) -> bool:
    if step.speaks is None or step.speaks <= now:
        return step.speaks is not None
    soon = step.speaks - now
    near = soon < TOGETHER if step.opens <= now else soon <= SAME_MOMENT
    return near and step.key.kind not in {StepKind.LEAVE, *_PATIENT}


def _when(step: Step) -> tuple[datetime, StepKey]:
    return step.speaks or step.closes or step.opens, step.key


def _urgency(step: Step) -> tuple[bool, datetime, StepKey]:
    """What closes first comes first; what never closes last."""
    return step.closes is None, step.closes or step.opens, step.key
