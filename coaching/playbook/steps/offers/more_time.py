"""Offers to ask for more time where another job has something ahead after the offer's deadline."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.offers.offer_letters import more_time_letter
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter
from coaching.letters.questions.missing import (
    Questions,
    missing_of_offer,
    missing_tone,
    missing_want,
)
from coaching.model.commitments import DueBy
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, never
from coaching.playbook.step_letter import StepLetter, offer_letter_addressee
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.offers.answer_offer import answer_window, deadline_moment
from coaching.playbook.windows import HOUR, Ping, Window, next_shared_moment, remember_windows
from coaching.translation import _

KIND = StepKind("moretime")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    job, key = context.opportunity, StepKey(KIND)
    offered = job.outcome is Outcome.OFFER and job.offer is not None and job.offer.deadline
    if job.outcome_at and (offered or context.has_record(key)):
        yield key


def _window(context: PlanContext, _key: StepKey) -> Window:
    job = context.opportunity
    told = job.outcome_at or context.now
    if job.offer is None or job.offer.deadline is None:
        return Window(told, None, ())
    deadline, ahead = job.offer.deadline, context.others.latest_ahead
    is_later = ahead is not None and ahead > deadline_moment(
        deadline, context.calendar, context.waking
    )
    return more_time_window(told, deadline, context.calendar, context.waking, speaks=is_later)


@remember_windows
def more_time_window(
    told: datetime,
    deadline: DueBy,
    calendar: BusinessCalendar,
    waking: WakingHours,
    *,
    speaks: bool,
) -> Window:
    """Returns the window of the question for more time, which is open until the answer is due (27).

    Where it `speaks`, it pings in the first business hour that is an hour after the offer was told.
    """
    closes = answer_window(told, deadline, calendar, waking).closes
    ping = next_shared_moment(to_utc(told) + HOUR, calendar, waking)
    in_time = speaks and closes is not None and ping.at < closes
    return Window(to_utc(told), closes, (Ping(ping.at, ping.hint),) if in_time else ())


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    is_offered = occasion.opportunity.outcome is Outcome.OFFER
    return more_time_letter(occasion, key) if is_offered else None


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    reasons = missing_of_offer(occasion, LetterQuestion.REASONS, OfferLetter.MORE_TIME_STEP)
    return (*missing_tone(occasion), *reasons, *missing_want(occasion))


MORE_TIME = StepDefinition(
    number=27,
    kind=KIND,
    topic=ReminderTopic.OFFERS,
    title=_("ask for more time"),
    source="S1",
    trigger="an offer with a deadline; it speaks where another job has something ahead after that",
    lasts="until the answer is due",
    pings_when="an hour after the offer was told, in business hours",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Ask {company} for more time, if you need it"),
        reason=_("A week more is a usual thing to ask; another job of yours has something ahead."),
        done_text=_("Asked for more time"),
        done_label=_("I asked"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("More time for an offer"),
        write=_write,
        questions=_questions,
        addressee=offer_letter_addressee,
        keys=lambda _: (StepKey(KIND),),
    ),
    is_cancelled=never,
    live_outcomes=frozenset({Outcome.OFFER}),
    goes_to_employer=True,
    pings_once=True,
)
