"""Answers a rejection kindly, and asks once what would have helped."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import (
    Questions,
    missing_line,
    missing_tone,
    missing_want,
)
from coaching.letters.rejection_letters import (
    advice_addressee,
    feedback_call_notes,
    feedback_request,
)
from coaching.model.documents import Contact
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition, never
from coaching.playbook.step_letter import MAIL_OR_CALL, StepLetter
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import (
    Window,
    business_end_after,
    moment_before_close,
    ping_with_hint,
    remember_windows,
)
from coaching.translation import _

KIND = StepKind("feedback")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(KIND)
    turned_down = context.opportunity.outcome is Outcome.REJECTED
    if context.opportunity.outcome_at and (turned_down or context.has_record(key)):
        yield key


def _window(context: PlanContext, _key: StepKey) -> Window:
    at = context.opportunity.outcome_at or context.now
    return feedback_window(at, context.calendar, context.waking)


@remember_windows
def feedback_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 21: it closes a business day after the rejection (S0).

    It pings at once or when the person wakes.
    """
    at = to_utc(at)
    closes = business_end_after(at, calendar, 1)
    speaks = moment_before_close(waking.next_waking_moment(at), at, closes, waking)
    return Window(at, closes, (ping_with_hint(speaks, calendar),))


def _is_known(context: PlanContext, _key: StepKey) -> bool:
    return bool(context.opportunity.feedback)


def _write(occasion: Occasion, _key: StepKey, _: Variant) -> Letter:
    return feedback_request(occasion)


def _call_notes(occasion: Occasion, _key: StepKey) -> str:
    return feedback_call_notes(occasion)


def _addressee(occasion: Occasion, _key: StepKey) -> Contact | None:
    held = last_interview_held(occasion.opportunity, occasion.now)
    return advice_addressee(occasion.opportunity, held)


def _questions(occasion: Occasion, key: StepKey) -> Questions:
    held = last_interview_held(occasion.opportunity, occasion.now)
    reader = _addressee(occasion, key)
    line = missing_line(ReaderPoints(occasion, held, reader)) if held and reader else ()
    return (*missing_tone(occasion), *line, *missing_want(occasion))


FEEDBACK = StepDefinition(
    number=21,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("turned down: ask for feedback"),
    source="S0",
    trigger="turned down; every other step of the job ends",
    lasts="until the end of the next business day; still helps for 5 days",
    pings_when="at once, or the next morning",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Thank them, and ask once what would have helped"),
        reason=_("A calm answer to a no is remembered, and sometimes they tell you."),
        done_text=_("Asked for feedback"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thanks, and one question"),
        write=_write,
        questions=_questions,
        call_notes=_call_notes,
        addressee=_addressee,
        keys=lambda _: (StepKey(KIND),),
        forms=MAIL_OR_CALL,
    ),
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    is_known=_is_known,
    live_outcomes=frozenset({Outcome.REJECTED}),
    goes_to_employer=True,
    pings_once=True,
    shows_deadline=True,
)
