"""Reminds of an offer's deadline before it passes, and asks for the day where none was told."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from html import escape

from coaching.calendar.business_hours import (
    BusinessCalendar,
    Span,
    WakingHours,
    intersect_spans,
    local_moment,
)
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.offers.offer_letters import (
    accept_letter,
    decline_letter,
    more_time_letter,
    negotiate_letter,
)
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter
from coaching.letters.questions.missing import (
    Questions,
    missing_of_offer,
    missing_tone,
    missing_unsaid,
    missing_want,
)
from coaching.model.commitments import DueBy
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.due_moments import due_moment, pings_before_due
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import (
    STILL_HELPS_FOR,
    AfterDone,
    Opens,
    StepDefinition,
    never,
)
from coaching.playbook.step_letter import StepLetter, offer_letter_addressee
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import DRAFT_IT, StepTexts
from coaching.playbook.windows import (
    DAY,
    HOUR,
    Ping,
    Window,
    last_waking_before,
    next_ten_oclock,
    remember_windows,
)
from coaching.translation import Text, Words, _

KIND = StepKind("answer")
END_OF_BUSINESS = time(17)
BUSINESS_DAYS_BEFORE = (2, 1)
HOURS_BEFORE = 3 * HOUR
AT_THE_LATEST = timedelta(minutes=30)
"""A reminder that comes later than this before the deadline leaves no time to write."""
ANSWER = _("Answer the offer from {company}")
ASK_BY_WHEN = _(
    "By when does {company} want your answer? If they did not say, ask them; one or two weeks to "
    "think are usual"
)
# Translators: {terms} is such as "148k base; 15% bonus; 1 March".
THEY_OFFER = _("They offer: {terms}.")
TELL_THE_DAY = _("Give the date")
A_NEW_DAY = _("A new day")


# -- the rule --------------------------------------------------------------------------------------


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(KIND)
    offered = context.opportunity.outcome is Outcome.OFFER
    if context.opportunity.outcome_at and (offered or context.has_record(key)):
        yield key


def _window(context: PlanContext, _key: StepKey) -> Window:
    job = context.opportunity
    told = job.outcome_at or context.now
    if job.offer is None or job.offer.deadline is None:
        return ask_deadline_window(told, context.calendar, context.waking)
    return answer_window(told, job.offer.deadline, context.calendar, context.waking)


@remember_windows
def ask_deadline_window(told: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of an offer without a deadline: the next business day asks for it."""
    told = to_utc(told)
    return Window(told, None, (Ping(next_ten_oclock(told, calendar, waking)),))


@remember_windows
def answer_window(
    told: datetime, deadline: DueBy, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of step 27, which closes when the answer is due (S1).

    It pings two business days before, on the business day before, and three hours before, when they
    work and the person is awake. If all of these lie behind, it pings before the end all the same.
    Once the day has passed, the next business day asks.
    """
    told, closes = to_utc(told), deadline_moment(deadline, calendar, waking)
    days = (_days_before(deadline, further, calendar, waking) for further in BUSINESS_DAYS_BEFORE)
    moments = [*days, _hours_before(closes, calendar, waking)]
    told_in_time = pings_before_due([at for at in moments if at < closes], told, closes, waking)
    after = next_ten_oclock(max(closes, told), calendar, waking)
    return Window(min(told, closes), closes, (*told_in_time, Ping(after)))


def deadline_moment(deadline: DueBy, calendar: BusinessCalendar, waking: WakingHours) -> datetime:
    """Returns when the answer is due (UTC): as said, or when their business of that day ends; never
    later than the day is over where the person is."""
    if deadline.moment is not None:
        return to_utc(deadline.moment)
    theirs = local_moment(deadline.day, END_OF_BUSINESS, calendar.zone)
    return min(theirs, due_moment(deadline, waking))


def _days_before(
    deadline: DueBy, further: int, calendar: BusinessCalendar, waking: WakingHours
) -> datetime:
    """Returns the first hour for both on the business day so many before that day.

    If they only work while the person sleeps, it is the last waking moment before.
    """
    day = deadline.day
    while further:
        day -= DAY
        further -= calendar.is_business_day(day)
    hours = calendar.hours_on(day)
    if hours is None:  # a clock change has swallowed the hours of that day
        return waking.last_waking_moment(local_moment(day, END_OF_BUSINESS, calendar.zone))
    shared = intersect_spans((hours,), waking.waking_spans(*hours))
    eve = last_waking_before((hours,), hours.start - 2 * DAY, waking)
    return shared[0].start if shared else eve or waking.last_waking_moment(hours.start)


def _hours_before(closes: datetime, calendar: BusinessCalendar, waking: WakingHours) -> datetime:
    """Returns the first hour for both within the last three, else one when the person is awake,
    else the last waking moment before them."""
    last = Span(closes - HOURS_BEFORE, closes - AT_THE_LATEST)
    awake = waking.waking_spans(*last)
    shared = intersect_spans(calendar.business_spans(*last), awake)
    good = shared or awake
    return good[0].start if good else waking.last_waking_moment(last.start)


# -- the card --------------------------------------------------------------------------------------


def _has_deadline(subject: StepSubject) -> bool:
    offer = subject.opportunity.offer
    return offer is not None and offer.deadline is not None


def _task(subject: StepSubject) -> Words:
    return ANSWER if _has_deadline(subject) else ASK_BY_WHEN


def _reason(subject: StepSubject) -> Words:
    offer = subject.opportunity.offer
    terms = offer.terms if offer else ()
    return THEY_OFFER.format(terms=escape("; ".join(terms))) if terms else ""


def _action_label(subject: StepSubject) -> Text:
    return A_NEW_DAY if _has_deadline(subject) else TELL_THE_DAY


# -- the letters -----------------------------------------------------------------------------------

_LETTERS = (accept_letter, negotiate_letter, decline_letter, more_time_letter)
"""Each version is another answer: yes, one more point, no, not yet."""
ANSWERS = (_("Accept"), _("Negotiate"), _("Decline"), _("Ask for more time"))
_ANSWERS = (
    OfferLetter.ACCEPT,
    OfferLetter.NEGOTIATE,
    OfferLetter.DECLINE,
    OfferLetter.MORE_TIME,
)
_STILL_OPEN = (OfferLetter.NEGOTIATE, OfferLetter.MORE_TIME)
"""These are no answer yet: the day by which one is due still counts."""


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    if occasion.opportunity.outcome is not Outcome.OFFER:
        return None
    return _LETTERS[occasion.take % len(_LETTERS)](occasion, key)


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    """Returns what is asked for the answer that was chosen: what is its own first."""
    answer = _ANSWERS[occasion.take % len(_ANSWERS)]
    is_yes = answer is OfferLetter.ACCEPT
    question = LetterQuestion.TERMS if is_yes else LetterQuestion.REASONS
    asked = missing_of_offer(occasion, question, answer)
    unsaid = missing_unsaid(occasion) if is_yes else ()
    is_open = answer in _STILL_OPEN
    want = missing_want(occasion) if is_open else ()
    return (*missing_tone(occasion), *asked, *want, *unsaid)


ANSWER_OFFER = StepDefinition(
    number=27,
    kind=KIND,
    topic=ReminderTopic.OFFERS,
    title=_("answer the offer"),
    source="S1",
    trigger="an offer came; it closes when the answer is due",
    lasts="until the answer is due; still helps for 5 days",
    pings_when="2 business days before, the business day before, and 3 hours before, in business "
    "hours; always once before it is due; without a day the next business day asks for it",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_reason,
        action_label=_action_label,
        done_text=_("Offer answered"),
        done_label=_("I answered"),
        extra_buttons=(("letter", DRAFT_IT),),
        late_text=_("the day they named has passed; a word to them still helps"),
    ),
    opens=Opens.OFFER_TERMS,
    letter=StepLetter(
        title=_("Answer to the offer"),
        write=_write,
        questions=_questions,
        addressee=offer_letter_addressee,
        keys=lambda _: (StepKey(KIND),),
        answers=ANSWERS,
        open_answers=frozenset(map(_ANSWERS.index, _STILL_OPEN)),
    ),
    late_for=STILL_HELPS_FOR,
    is_deadline=True,
    is_cancelled=never,
    live_outcomes=frozenset({Outcome.OFFER}),
    after_done=AfterDone.ASK_OUTCOME,
    shows_deadline=True,
)
