"""The plan: every step of every opportunity, where it stands, and when the coach speaks next.

A plan is a function of the facts and the moment; nothing of it is stored. What happened to a step
is kept in `coaching.playbook.step_records`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import BusinessCalendar, Waking, local_moment
from coaching.model.documents import Dossier, Opportunity, Person, Record
from coaching.model.personal_steps import drawer
from coaching.model.step_key import Hint, Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import InterviewId, aware
from coaching.playbook import windows
from coaching.playbook.playbook import HOUSEKEEPING, ROWS, SILENT, Facts, Row, facts_of, waking_of
from coaching.playbook.rows_thanks import is_thanked, thanks_for
from coaching.playbook.search import search_of
from coaching.playbook.step_records import (
    TOGETHER,
    mark_done,
    mark_skipped,
    put_off,
    record_of,
    record_ping,
    undo,
)
from coaching.playbook.windows import Ping, Window
from coaching.practice.leitner import day_of

__all__ = [
    "Later",
    "coverage",
    "due",
    "due_now",
    "mark_done",
    "mark_skipped",
    "next_ping",
    "plan",
    "plan_own",
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
    return _planned(_ROWS, facts_of(person, opportunity, aware(now)))


def plan_own(dossier: Dossier, now: datetime) -> tuple[Step, ...]:
    """The steps of no opportunity, in the same order; they carry `terms.OWN`."""
    person, search = dossier.person, search_of(dossier, aware(now))
    return _planned(_OWN_ROWS, facts_of(person, drawer(person), aware(now), search))


_ROWS = tuple(row for row in (*ROWS, *HOUSEKEEPING) if not row.own)
_OWN_ROWS = tuple(row for row in ROWS if row.own)


def _planned(rows: Iterable[Row], facts: Facts | None) -> tuple[Step, ...]:
    if facts is None:
        return ()
    steps = (_step(row, facts, key) for row in rows for key in row.subjects(facts))
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
    """How many of an interview's people are thanked, of those to be thanked: "2 of 3 thanked":
    interviewers, staff, and with the first interview whoever helped. Who was left out on purpose
    counts for neither."""
    keys = [*thanks_for(opportunity, interview)]
    thanked = {key for key in keys if is_thanked(opportunity, key)}
    left_out = {key for key in keys if record_of(opportunity, key).skipped is not None}
    return len(thanked), len(keys) - len(left_out - thanked)


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
    person = dossier.person
    steps = [step for each in dossier.opportunities for step in _speaking(person, each, now)]
    steps += plan_own(dossier, now)
    others = [step.speaks for step in steps if step.speaks and step.key.kind not in _PATIENT]
    return [_waiting(step, others, now) if step.key.kind in _PATIENT else step for step in steps]


_PATIENT = {row.kind for row in ROWS if row.patient}
_JOINING = {row.kind for row in ROWS if row.joins}
_ALONE = {StepKind.LEAVE, StepKind.CAPTURE, StepKind.BRIEF, *_PATIENT, *_JOINING}
"""Nothing joins these: nobody reads it just before or after an interview, and what waits itself
is nothing to wait for."""
_BEFORE = frozenset({StepKind.LEAVE, StepKind.BRIEF})
"""Of no use once the interview has begun: these end with their window, whatever was put off."""


def _speaking(person: Person, opportunity: Opportunity, now: datetime) -> Iterable[Step]:
    """The steps that may speak; of a silent opportunity only housekeeping's."""
    if opportunity.outcome in SILENT:
        return _planned(HOUSEKEEPING, facts_of(person, opportunity, aware(now)))
    return _in_company(person, opportunity, now)


def _waiting(step: Step, others: Iterable[datetime], now: datetime) -> Step:
    """A step of a patient row, moved to what speaks within the half hour after its moment."""
    if step.speaks is None:
        return step
    moment = max(step.speaks, now)
    cards = (max(other, now) for other in others)
    ahead = [card for card in cards if moment <= card < moment + TOGETHER]
    return replace(step, speaks=min(ahead)) if ahead else step


def _in_company(person: Person, opportunity: Opportunity, now: datetime) -> Iterator[Step]:
    """The plan with each step of a joining row moved to the first card of that day; not when the
    person chose the moment."""
    steps = plan(person, opportunity, now)
    joining = {
        step.speaks
        for step in steps
        if step.key.kind in _JOINING and step.speaks is not None
        if record_of(opportunity, step.key).put_off != step.speaks
    }
    spoken = [step.speaks for step in steps if step.speaks and step.key.kind not in _ALONE]
    moved = {at: _first_that_day(at, spoken, person) for at in joining}
    for step in steps:
        at = moved.get(step.speaks) if step.speaks and step.key.kind in _JOINING else None
        yield replace(step, speaks=at) if at and at != step.speaks else step


def _first_that_day(at: datetime, spoken: Iterable[datetime], person: Person) -> datetime:
    """The earliest of the moments on the same day of the person; the moment itself if none is."""
    zone = person.zone
    near = (moment for moment in spoken if zone and -DAY < moment - at < DAY)
    return min(
        (each for each in near if zone and day_of(each, zone) == day_of(at, zone)), default=at
    )


def _undisturbed(person: Person, moment: datetime) -> datetime:
    """From when on the person may be spoken to, as far as an open conversation tells."""
    talk = person.conversation
    return moment if talk is None else max(talk.touched + MID_ANSWER, moment)


def _step(row: Row, facts: Facts, key: StepKey) -> Step:
    window, record = row.window(facts, key), facts.record(key)
    if row.daily:
        record = _of_today(facts, record)
    state = _state(row, facts, key, window, record)
    ping = _speaks(row, facts, window, record) if state in _ACTING or row.daily else None
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


def _of_today(facts: Facts, record: Record) -> Record:
    """What was done or left out counts for that day, and ends what was put off to that day."""
    settled = record.done or record.skipped
    if settled is None:
        return record
    zone = facts.waking.zone
    day = day_of(settled, zone)
    if record.put_off is not None and day_of(record.put_off, zone) <= day:
        record = replace(record, put_off=None)
    return record if day == day_of(facts.now, zone) else replace(record, done=None, skipped=None)


def _state(row: Row, facts: Facts, key: StepKey, window: Window, record: Record) -> StepState:
    if record.done or (row.known(facts, key) and not record.skipped):
        return StepState.DONE
    if record.skipped:
        return StepState.SKIPPED
    if facts.opportunity.outcome not in row.lives or row.cancelled(facts, key):
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
    return max(ends, record.put_off + DAY) if record.put_off and row.kind not in _BEFORE else ends


def _speaks(row: Row, facts: Facts, window: Window, record: Record) -> Ping | None:
    """The next ping, never in the past beyond `now` and never at night."""
    ping = _next_moment(row, window, record, facts.now)
    if ping is None or (facts.opportunity.outcome in SILENT and not row.house):
        return None
    if ping.at < facts.now - PUNCTUAL or ping.at == record.put_off:
        ping = _moved(row, facts, ping)
    ends = _ends(row, window, record)
    return ping if ends is None or ping.at <= ends else None


def _next_moment(row: Row, window: Window, record: Record, now: datetime) -> Ping | None:
    """The first moment not pinged yet; all that lie in the past are one, the latest of them."""
    pings = () if row.once and record.pinged else window.pings
    moments = [ping for ping in pings if not _pinged(ping.at, record)]
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
    return near and step.key.kind not in {StepKind.LEAVE, StepKind.BRIEF, *_PATIENT}


def _when(step: Step) -> tuple[datetime, int, StepKey]:
    return step.speaks or step.closes or step.opens, _NUMBERS[step.key.kind], step.key


def _urgency(step: Step) -> tuple[bool, datetime, int, StepKey]:
    """What closes first comes first, then the playbook's own order; what never closes last."""
    number = _NUMBERS[step.key.kind]
    return step.closes is None, step.closes or step.opens, number, step.key


_NUMBERS = {row.kind: row.number for row in (*ROWS, *HOUSEKEEPING)}
