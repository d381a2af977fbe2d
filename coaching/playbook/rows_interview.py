"""Rows about one interview: before it, right after it, the look back, and one that fell through."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from coaching.model.documents import Process
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Held
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import DAY, Facts, Row
from coaching.playbook.windows import Window


def _each_interview(kind: StepKind) -> Callable[[Facts], Iterable[StepKey]]:
    def subjects(facts: Facts) -> Iterable[StepKey]:
        return (StepKey(kind, each) for each in facts.interviews)

    return subjects


def _to_leave_for(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews.values():
        key = StepKey(StepKind.LEAVE, interview.id)
        if facts.now <= interview.start or facts.is_kept(key):
            yield key


def _to_prepare(facts: Facts) -> Iterator[StepKey]:
    """Row 19: each coming interview once an earlier one of the opportunity was held."""
    for interview in facts.interviews.values():
        key = StepKey(StepKind.BRIEF, interview.id)
        further = facts.standing and facts.standing[0].end <= interview.start
        if (further and facts.now <= interview.start) or facts.is_kept(key):
            yield key


def _to_rebook(facts: Facts) -> Iterator[StepKey]:
    for interview in facts.interviews.values():
        key = StepKey(StepKind.REBOOK, interview.id)
        if interview.held is not Held.PLANNED and interview.fell_through is not None:
            yield key


def _leave_window(facts: Facts, key: StepKey) -> Window:
    return _before_leaving(facts.interviews[key.interview].start, facts.waking)


def _capture_window(facts: Facts, key: StepKey) -> Window:
    return _capture(facts.interviews[key.interview].end, facts.waking)


def _process_window(facts: Facts, key: StepKey) -> Window:
    return Window(facts.interviews[key.interview].end, None, ())


def _process_known(facts: Facts, key: StepKey) -> bool:
    return facts.interviews[key.interview].process != Process()


def _reflect_window(facts: Facts, key: StepKey) -> Window:
    interview = facts.interviews[key.interview]
    window = _reflect(interview.end, facts.waking)
    if interview.logged is None or interview.logged <= window.pings[0].at:
        return window
    # told later than that, the quick notes come first and the look back its two hours after
    return _reflect(interview.logged, facts.waking)


def _brief_window(facts: Facts, key: StepKey) -> Window:
    starts = facts.interviews[key.interview].start
    earlier = facts.standing[0].end if facts.standing else starts
    return _brief(earlier, starts, facts.waking)


def _rebook_window(facts: Facts, key: StepKey) -> Window:
    interview = facts.interviews[key.interview]
    told = interview.fell_through or interview.end
    return _rebook(told, facts.calendar, facts.waking)


def _booked_again(facts: Facts, key: StepKey) -> bool:
    """Another interview was logged since, which ends the asking."""
    told = facts.interviews[key.interview].fell_through
    return told is not None and any(
        each.logged is not None and each.logged > told for each in facts.standing
    )


_before_leaving = lru_cache(maxsize=4096)(windows.before_leaving)
_capture = lru_cache(maxsize=4096)(windows.capture)
_reflect = lru_cache(maxsize=4096)(windows.reflect)
_brief = lru_cache(maxsize=4096)(windows.brief)
_rebook = lru_cache(maxsize=4096)(news_windows.rebook)

LEAVE = Row(
    1,
    StepKind.LEAVE,
    "before you leave",
    "S1 S2 S3",
    "an upcoming interview",
    "until the interview starts",
    "60 minutes before the start; in the night before it the last waking moment",
    _to_leave_for,
    _leave_window,
)
CAPTURE = Row(
    3,
    StepKind.CAPTURE,
    "the quick notes",
    "S0 S1 S3 S4",
    "an interview has ended",
    "14 days",
    "10 minutes after the end",
    _each_interview(StepKind.CAPTURE),
    _capture_window,
    late_for=DAY,
)
PROCESS = Row(
    4,
    StepKind.PROCESS,
    "the process",
    "S1 S2 S3",
    "an interview has ended; asked with the quick notes",
    "until something of it is known",
    "never on its own",
    _each_interview(StepKind.PROCESS),
    _process_window,
    known=_process_known,
)
REFLECT = Row(
    10,
    StepKind.REFLECT,
    "reflect",
    "S0 S1 S2 S3",
    "an interview has ended",
    "from 1 hour after the end for 14 days",
    "2 hours after the end, else the next morning",
    _each_interview(StepKind.REFLECT),
    _reflect_window,
    late_for=DAY,
)
BRIEF = Row(
    19,
    StepKind.BRIEF,
    "the next round's brief",
    "S2 S3",
    "a further interview, once an earlier one was held",
    "from the evening before until the interview starts",
    "18:00 of the person the evening before; later when the earlier round ended later",
    _to_prepare,
    _brief_window,
)
REBOOK = Row(
    24,
    StepKind.REBOOK,
    "rebook",
    "peers",
    "an interview was cancelled, or nobody came; until another is logged",
    "3 business days",
    "at once",
    _to_rebook,
    _rebook_window,
    late_for=2 * DAY,
    cancelled=_booked_again,
    to_employer=True,
    once=True,
)
