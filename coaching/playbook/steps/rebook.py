"""Asks for a new time for an interview that was called off, or to which nobody came."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.letters.rejection_letters import (
    employer_addressee,
    rebooking_call_notes,
    rebooking_request,
)
from coaching.model.documents import Contact
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewStatus, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import DAY, Opens, StepDefinition
from coaching.playbook.step_letter import MAIL_OR_CALL, StepLetter, interview_of
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import (
    Window,
    business_end_after,
    ping_with_hint,
    remember_windows,
)
from coaching.translation import Words, _

KIND = StepKind("rebook")
REBOOK_DAYS = 3
NOBODY_CAME = _("Nobody came: ask for a new time")
CALLED_OFF = _("It was called off: ask for a new time")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for interview in context.interviews.values():
        key = StepKey(KIND, interview.id)
        if interview.held is not InterviewStatus.PLANNED and interview.fell_through is not None:
            yield key


def _window(context: PlanContext, key: StepKey) -> Window:
    interview = context.interviews[key.interview]
    at = interview.fell_through or interview.end
    return rebook_window(at, context.calendar, context.waking)


@remember_windows
def rebook_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 24, which lasts three business days.

    It pings at once or when the person wakes.
    """
    at = to_utc(at)
    closes = business_end_after(at, calendar, REBOOK_DAYS)
    return Window(at, closes, (ping_with_hint(waking.next_waking_moment(at), calendar),))


def _is_booked_again(context: PlanContext, key: StepKey) -> bool:
    """Tells whether another interview was logged since. Then nothing is left to ask."""
    fell_through = context.interviews[key.interview].fell_through
    return fell_through is not None and any(
        interview.logged is not None and interview.logged > fell_through
        for interview in context.valid_interviews
    )


def _task(subject: StepSubject) -> Words:
    interview = subject.interview
    nobody_came = interview is not None and interview.held is InterviewStatus.NO_SHOW
    return NOBODY_CAME if nobody_came else CALLED_OFF


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    interview = interview_of(occasion.opportunity, key)
    return rebooking_request(occasion, interview) if interview else None


def _call_notes(occasion: Occasion, key: StepKey) -> str:
    interview = interview_of(occasion.opportunity, key)
    return rebooking_call_notes(occasion, interview) if interview else ""


def _addressee(occasion: Occasion, key: StepKey) -> Contact | None:
    opportunity = occasion.opportunity
    interview = interview_of(opportunity, key) or last_interview_held(opportunity, occasion.now)
    return employer_addressee(opportunity, interview)


def _letter_keys(occasion: Occasion) -> Iterable[StepKey]:
    rounds = reversed(occasion.opportunity.interviews)
    return (
        StepKey(KIND, interview.id)
        for interview in rounds
        if interview.held is not InterviewStatus.PLANNED
    )


REBOOK = StepDefinition(
    number=24,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("rebook"),
    source="peers",
    trigger="an interview was cancelled, or nobody came; until another is logged",
    lasts="3 business days",
    pings_when="at once",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("Short and friendly: things come up on every side."),
        done_text=_("Asked for a new time"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("A new time"),
        write=_write,
        call_notes=_call_notes,
        addressee=_addressee,
        keys=_letter_keys,
        forms=MAIL_OR_CALL,
    ),
    late_for=2 * DAY,
    is_cancelled=_is_booked_again,
    goes_to_employer=True,
    pings_once=True,
    shows_deadline=True,
)
