"""Rows about one interview: before it, right after it, the look back, and one that fell through."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from coaching.model.documents import HiringProcess
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import DAY, PlanContext, StepDefinition
from coaching.playbook.windows import Window


def _keys_per_interview(kind: StepKind) -> Callable[[PlanContext], Iterable[StepKey]]:
    def step_keys(context: PlanContext) -> Iterable[StepKey]:
        return (StepKey(kind, each) for each in context.interviews)

    return step_keys


def _leave_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews.values():
        key = StepKey(StepKind.LEAVE, interview.id)
        if context.now <= interview.start or context.has_record(key):
            yield key


def _brief_keys(context: PlanContext) -> Iterator[StepKey]:
    """Row 19: each coming interview once an earlier one of the opportunity was held."""
    for interview in context.interviews.values():
        key = StepKey(StepKind.BRIEF, interview.id)
        further = context.valid_interviews and context.valid_interviews[0].end <= interview.start
        if (further and context.now <= interview.start) or context.has_record(key):
            yield key


def _rebook_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews.values():
        key = StepKey(StepKind.REBOOK, interview.id)
        if interview.held is not InterviewStatus.PLANNED and interview.fell_through is not None:
            yield key


def _leave_window(context: PlanContext, key: StepKey) -> Window:
    return _leave_window_cache(context.interviews[key.interview].start, context.waking)


def _capture_window(context: PlanContext, key: StepKey) -> Window:
    return _capture_window_cache(context.interviews[key.interview].end, context.waking)


def _process_window(context: PlanContext, key: StepKey) -> Window:
    return Window(context.interviews[key.interview].end, None, ())


def _is_process_known(context: PlanContext, key: StepKey) -> bool:
    return context.interviews[key.interview].process != HiringProcess()


def _reflect_window(context: PlanContext, key: StepKey) -> Window:
    interview = context.interviews[key.interview]
    window = _reflect_window_cache(interview.end, context.waking)
    if interview.logged is None or interview.logged <= window.pings[0].at:
        return window
    # told later than that, the quick notes come first and the look back its two hours after
    return _reflect_window_cache(interview.logged, context.waking)


def _brief_window(context: PlanContext, key: StepKey) -> Window:
    starts = context.interviews[key.interview].start
    earlier = context.valid_interviews[0].end if context.valid_interviews else starts
    return _brief_window_cache(earlier, starts, context.waking)


def _rebook_window(context: PlanContext, key: StepKey) -> Window:
    interview = context.interviews[key.interview]
    told = interview.fell_through or interview.end
    return _rebook_window_cache(told, context.calendar, context.waking)


def _is_booked_again(context: PlanContext, key: StepKey) -> bool:
    """Another interview was logged since, which ends the asking."""
    told = context.interviews[key.interview].fell_through
    return told is not None and any(
        each.logged is not None and each.logged > told for each in context.valid_interviews
    )


_leave_window_cache = lru_cache(maxsize=4096)(windows.leave_window)
_capture_window_cache = lru_cache(maxsize=4096)(windows.capture_window)
_reflect_window_cache = lru_cache(maxsize=4096)(windows.reflect_window)
_brief_window_cache = lru_cache(maxsize=4096)(windows.brief_window)
_rebook_window_cache = lru_cache(maxsize=4096)(news_windows.rebook_window)

LEAVE = StepDefinition(
    1,
    StepKind.LEAVE,
    "before you leave",
    "S1 S2 S3",
    "an upcoming interview",
    "until the interview starts",
    "60 minutes before the start; in the night before it the last waking moment",
    _leave_keys,
    _leave_window,
)
CAPTURE = StepDefinition(
    3,
    StepKind.CAPTURE,
    "the quick notes",
    "S0 S1 S3 S4",
    "an interview has ended",
    "14 days",
    "10 minutes after the end",
    _keys_per_interview(StepKind.CAPTURE),
    _capture_window,
    late_for=DAY,
)
PROCESS = StepDefinition(
    4,
    StepKind.PROCESS,
    "the process",
    "S1 S2 S3",
    "an interview has ended; asked with the quick notes",
    "until something of it is known",
    "never on its own",
    _keys_per_interview(StepKind.PROCESS),
    _process_window,
    is_known=_is_process_known,
)
REFLECT = StepDefinition(
    10,
    StepKind.REFLECT,
    "reflect",
    "S0 S1 S2 S3",
    "an interview has ended",
    "from 1 hour after the end for 14 days",
    "2 hours after the end, else the next morning",
    _keys_per_interview(StepKind.REFLECT),
    _reflect_window,
    late_for=DAY,
)
BRIEF = StepDefinition(
    19,
    StepKind.BRIEF,
    "the next round's brief",
    "S2 S3",
    "a further interview, once an earlier one was held",
    "from the evening before until the interview starts",
    "18:00 of the person the evening before; later when the earlier round ended later",
    _brief_keys,
    _brief_window,
)
REBOOK = StepDefinition(
    24,
    StepKind.REBOOK,
    "rebook",
    "peers",
    "an interview was cancelled, or nobody came; until another is logged",
    "3 business days",
    "at once",
    _rebook_keys,
    _rebook_window,
    late_for=2 * DAY,
    is_cancelled=_is_booked_again,
    goes_to_employer=True,
    pings_once=True,
)
