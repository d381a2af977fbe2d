"""Reminds of a task that the employer gave: the day before it is due, and that morning."""

import re
from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.assignment_letters import hand_in_letter
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.questions.missing import Questions, missing_tone
from coaching.model.commitments import Assignment, DueBy
from coaching.model.documents import Opportunity
from coaching.model.keep_commitments import delete_assignment, hand_in_assignment
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.model.wording import person_zone, weekday_text, weekday_time_text
from coaching.playbook.due_moments import (
    day_before_ping,
    due_moment,
    pings_before_due,
    same_day_ping,
)
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition, never
from coaching.playbook.step_letter import StepLetter, job_addressee
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Ping, Window, next_ten_oclock, remember_windows
from coaching.translation import Words, _

KIND = StepKind("assignment")
HAND_IN = _("Hand in the task for {company}, due {when}: “{words}”")
HAND_IN_UNDATED = _("The task for {company}: “{words}”. When is it due? Tell me in your own words")


# -- the rule --------------------------------------------------------------------------------------


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return (StepKey(KIND, 0, task.id) for task in context.opportunity.assignments)


def _task_of(context: PlanContext, key: StepKey) -> Assignment:
    return next(one for one in context.opportunity.assignments if one.id == key.subject)


def _window(context: PlanContext, key: StepKey) -> Window:
    task = _task_of(context, key)
    if task.due is not None:
        return assignment_window(task.given, task.due, context.waking)
    return window_of_undated_assignment(task.given, context.calendar, context.waking)


@remember_windows
def assignment_window(given: datetime, due: DueBy, waking: WakingHours) -> Window:
    """Returns the window of step 31, which pings the day before and in the morning of that day."""
    given, closes = to_utc(given), due_moment(due, waking)
    moments = (day_before_ping(due, waking), same_day_ping(due, waking))
    return Window(given, closes, pings_before_due(moments, given, closes, waking))


@remember_windows
def window_of_undated_assignment(
    given: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of a task without a day: the next business day asks for it."""
    given = to_utc(given)
    return Window(given, None, (Ping(next_ten_oclock(given, calendar, waking)),))


def _is_handed_in(context: PlanContext, key: StepKey) -> bool:
    return _task_of(context, key).handed_in is not None


# -- the card --------------------------------------------------------------------------------------


_ITS_LEAD = re.compile(
    r"^[^:]{0,60}\b(?:task|assignment|homework|exercise|case)\b[^:]{0,20}: ", re.IGNORECASE
)
_ITS_DAY = re.compile(r"[,;]? (?:it is |it's )?due\b[^,;]{0,40}$", re.IGNORECASE)


def bare_words(words: str) -> str:
    """Returns "a plan for the peak" for "they gave me a task: a plan for the peak, due Monday": who
    gave it and its day stand beside it on the card."""
    words = " ".join(words.split())
    bare = _ITS_LEAD.sub("", words)
    return _ITS_DAY.sub("", bare) or bare or words


def _task(subject: StepSubject) -> Words:
    task = subject.assignment
    words = bare_words(task.words) if task else ""
    if task is None or task.due is None:
        return subject.fill(HAND_IN_UNDATED, words=words)
    return subject.fill(HAND_IN, words=words, when=_when(task.due, subject))


def _when(due: DueBy, subject: StepSubject) -> str:
    if due.moment is None:
        return weekday_text(due.day)
    return weekday_time_text(due.moment, person_zone(subject.person))


def _hand_in(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    return hand_in_assignment(opportunity, key.subject, now)


def _delete(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return delete_assignment(opportunity, key.subject)


def _reopen(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return hand_in_assignment(opportunity, key.subject, None)


# -- the letter ------------------------------------------------------------------------------------


def _letter_keys(occasion: Occasion) -> Iterator[StepKey]:
    tasks = occasion.opportunity.assignments
    return (StepKey(KIND, 0, task.id) for task in tasks if task.handed_in is None)


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    is_there = any(task.id == key.subject for task in occasion.opportunity.assignments)
    return hand_in_letter(occasion, key) if is_there else None


def _questions(occasion: Occasion, _key: StepKey) -> Questions:
    return missing_tone(occasion)


ASSIGNMENT = StepDefinition(
    number=31,
    kind=KIND,
    topic=ReminderTopic.PROMISES,
    title=_("a task to hand in"),
    source="employers' practice",
    trigger="a task was told, with the day it is due; a check-in counts from handing it in",
    lasts="until it is due; still helps for 5 days",
    pings_when="the morning of the day before, and the morning of its day; without a day the next "
    "business day asks for it",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("On time, with two lines on what you would do next: that says most."),
        done_text=_("Task handed in"),
        done_label=_("Handed in"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Handing in the task"),
        write=_write,
        addressee=job_addressee,
        keys=_letter_keys,
        questions=_questions,
    ),
    about=About.ASSIGNMENT,
    late_for=STILL_HELPS_FOR,
    is_known=_is_handed_in,
    is_deadline=True,
    is_cancelled=never,
    close=_hand_in,
    reopen=_reopen,
    delete=_delete,
)
