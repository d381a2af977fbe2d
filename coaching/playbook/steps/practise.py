"""Lets the person practise a hard question of their own for two minutes.

It is always the same step, and being done with it holds for a day.
"""

from collections.abc import Iterator
from datetime import datetime
from html import escape

from coaching.calendar.business_hours import local_day
from coaching.model.documents import Dossier
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ReminderTopic
from coaching.model.wording import person_zone, weekday_text
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, never
from coaching.playbook.step_subject import StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import HOUR, Ping, Window
from coaching.practice.interviews_ahead import next_interview
from coaching.practice.practice_offers import OFFER_LASTS, PRACTICE_KEY
from coaching.practice.practice_queue import find_slip
from coaching.translation import Words, _

PRACTISE_ONE = _("Practise a question, two minutes")
# Translators: the day is such as "Thu 26 Nov".
PRACTISE_FOR = _("Practise for {company} on {day}, two minutes")
PRACTISE_FROM = _("Practise what {company} asked, two minutes")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields the step when a question is due, or the step is put off, or was on today.

    It was on today when it was done, left out or shown today.
    """
    if _practice_due(context) is not None or _has_recent_record(context, PRACTICE_KEY):
        yield PRACTICE_KEY


def _has_recent_record(context: PlanContext, key: StepKey) -> bool:
    record = context.step_record(key)
    last = max(record.pinged, default=None)
    waiting = record.put_off is not None and (last is None or last < record.put_off)
    moments = filter(None, (record.done, record.skipped, last))
    zone = context.waking.zone
    return waiting or any(local_day(at, zone) == local_day(context.now, zone) for at in moments)


def _window(context: PlanContext, key: StepKey) -> Window:
    at = _practice_due(context)
    if at is None:
        record = context.step_record(key)
        moments = (record.done, record.skipped, record.put_off, *record.pinged)
        return Window(min([context.now, *filter(None, moments)]), None, ())
    speaks = context.waking.next_waking_moment(max(at, context.now))
    opens = min([at - 3 * HOUR, *_pings_today(context)])
    return Window(opens, None, (Ping(at),) if speaks <= at + OFFER_LASTS else ())


def _pings_today(context: PlanContext) -> list[datetime]:
    """Returns when it was offered today: its card can be used all day."""
    zone, pinged = context.waking.zone, context.step_record(PRACTICE_KEY).pinged
    return [at for at in pinged if local_day(at, zone) == local_day(context.now, zone)]


def _practice_due(context: PlanContext) -> datetime | None:
    return context.search.practice_due if context.search else None


def _task(subject: StepSubject) -> Words:
    """Names the interview that the practice is for, or where the question came from."""
    if subject.moment is None:
        return PRACTISE_ONE
    facts = Dossier(subject.person, subject.jobs)
    ahead = next_interview(facts, subject.moment)
    if ahead is not None:
        company, start = ahead
        day = weekday_text(local_day(start, person_zone(subject.person)))
        return PRACTISE_FOR.format(company=escape(company), day=day)
    company = find_slip(facts, subject.moment)
    return PRACTISE_FROM.format(company=escape(company)) if company else PRACTISE_ONE


PRACTISE = StepDefinition(
    number=20,
    kind=PRACTICE_KEY.kind,
    topic=ReminderTopic.PRACTICE,
    title=_("practise"),
    source="S0 S2",
    trigger="an answer was shaky or tripped, or a further interview comes",
    lasts="for the day",
    pings_when="in the quiet card of mornings before an interview, else on the days of "
    "Leitner's boxes (1972); after two that nobody touched, only once before each interview",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("Said aloud once, an answer comes easier in the room."),
        action_label=_("Practise"),
        done_text=_("Practised"),
    ),
    opens=Opens.PRACTICE,
    is_cancelled=never,
    is_personal=True,
    is_daily=True,
    may_wait=True,
)
