"""Lets another employer, who still decides, hear that there is an offer and a day to answer it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.offers.offer_letters import others_letter
from coaching.letters.questions.missing import Questions, missing_tone, missing_want
from coaching.model.commitments import DueBy
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.model.wording import person_zone, weekday_text
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import UNANSWERED_OUTCOMES, Opens, StepDefinition
from coaching.playbook.step_letter import StepLetter, offer_letter_addressee
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, Window, next_shared_moment, remember_windows
from coaching.translation import Words, _

KIND = StepKind("others")
TELL_OFFER = _("Let {company} know that you have an offer")
TELL_OFFER_BY = _("Let {company} know that you have an offer and must answer by {day}")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 28 for each offer, where this job had an interview or has one ahead."""
    for offering in context.others.offers:
        key = StepKey(KIND, 0, offering.id)
        waits = offering.outcome is Outcome.OFFER and context.valid_interviews
        if waits or context.has_record(key):
            yield key


def _offering(context: PlanContext, key: StepKey) -> Opportunity:
    return next(job for job in context.others.offers if job.id == key.subject)


def _window(context: PlanContext, key: StepKey) -> Window:
    told = _offering(context, key).outcome_at or context.now
    return others_window(told, context.calendar, context.waking)


@remember_windows
def others_window(told: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 28, which pings when they work, an hour after the offer was told
    or later."""
    told = to_utc(told)
    return Window(told, None, (next_shared_moment(told + HOUR, calendar, waking),))


def _is_answered(context: PlanContext, key: StepKey) -> bool:
    return _offering(context, key).outcome is not Outcome.OFFER


def _task(subject: StepSubject) -> Words:
    offer = subject.other_job.offer if subject.other_job else None
    if offer is None or offer.deadline is None or _is_past(offer.deadline, subject):
        return TELL_OFFER
    return subject.fill(TELL_OFFER_BY, day=weekday_text(offer.deadline.day))


def _is_past(deadline: DueBy, subject: StepSubject) -> bool:
    """Tells whether that day is behind the person: it moves no decision forward any more."""
    zone = ZoneInfo(person_zone(subject.person))
    return subject.moment is not None and deadline.day < subject.moment.astimezone(zone).date()


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    offering = next((job for job in occasion.jobs if job.id == key.subject), None)
    return others_letter(occasion, key, offering)


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    return (*missing_tone(occasion), *missing_want(occasion))


OTHERS_HEAR = StepDefinition(
    number=28,
    kind=KIND,
    topic=ReminderTopic.OFFERS,
    title=_("the others hear of it"),
    source="career offices",
    trigger="an offer from another employer, while this job goes on and had or has an interview",
    lasts="until the offer is answered",
    pings_when="an hour after the offer was told, in business hours",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("A kind word with a date often brings a decision forward; no name is needed."),
        done_text=_("{company} knows of your offer"),
        done_label=_("I told them"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("News of an offer"),
        write=_write,
        questions=_questions,
        addressee=offer_letter_addressee,
        keys=lambda _: (),
    ),
    about=About.OTHER_JOB,
    is_cancelled=_is_answered,
    live_outcomes=UNANSWERED_OUTCOMES,
    goes_to_employer=True,
    pings_once=True,
)
