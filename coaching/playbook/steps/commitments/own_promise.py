"""Reminds of what the person said they would send or do, before its day is over."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.promise_letters import (
    find_promised,
    is_to_send,
    promise_addressee,
    promise_letter,
)
from coaching.letters.questions.keep_answers import PutQuestion
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.questions.missing import Questions, missing_tone
from coaching.model.commitments import DueBy, Promise
from coaching.model.documents import Contact, Opportunity
from coaching.model.keep_commitments import (
    delete_promise,
    drop_promise,
    keep_promise_of,
    reopen_promise,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.model.wording import weekday_text
from coaching.playbook.due_moments import (
    IN_THE_AFTERNOON,
    due_moment,
    pings_before_due,
    same_day_ping,
)
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition
from coaching.playbook.step_letter import StepLetter
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import DRAFT_IT, StepTexts
from coaching.playbook.thanks import thank_you_window
from coaching.playbook.windows import HOUR, Ping, Window, next_ten_oclock, remember_windows
from coaching.translation import Words, _

KIND = StepKind("ownpromise")
YOU_PROMISED = _("You promised {name}: “{words}”")
YOU_SAID = _("You promised: “{words}”")
# Translators: {task} is such as "You promised Sam: “send the sample”".
BY_DAY = _("{task}, by {day}")
LET_GO = _("Let go. Undo takes it up again.")


# -- the rule --------------------------------------------------------------------------------------


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for promise in context.opportunity.promises:
        if promise.is_mine:
            yield StepKey(KIND, 0, promise.id)


def _promise_of(context: PlanContext, key: StepKey) -> Promise:
    return next(one for one in context.opportunity.promises if one.id == key.subject)


def _window(context: PlanContext, key: StepKey) -> Window:
    promise = _promise_of(context, key)
    if promise.due is not None:
        return window_of_dated_promise(promise.made, promise.due, context.calendar, context.waking)
    held = context.interviews.get(promise.interview or 0)
    ended = held.end if held is not None and held.end <= promise.made else None
    return window_of_undated_promise(promise.made, ended, context.calendar, context.waking)


@remember_windows
def window_of_dated_promise(
    made: datetime, due: DueBy, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of step 33 for a promise with a day (S2, S3).

    It pings in the morning of that day, or in the afternoon when it was made after that, and once
    more on the next business day.
    """
    made, closes = to_utc(made), due_moment(due, waking)
    on_the_day = same_day_ping(due, waking)
    if on_the_day < made + HOUR:
        on_the_day = same_day_ping(due, waking, IN_THE_AFTERNOON)
    first = pings_before_due([on_the_day], made, closes, waking)
    after = next_ten_oclock(max(closes, made), calendar, waking)
    return Window(made, closes, (*first, Ping(after)))


@remember_windows
def window_of_undated_promise(
    made: datetime, ended: datetime | None, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of step 33 for a promise without a day (S2, S3).

    It comes with the thank-you of the interview that ended at `ended`, where that is still ahead,
    and on the next business day after that.
    """
    made = to_utc(made)
    thanks = thank_you_window(ended, calendar, waking).pings[0].at if ended else made
    first = thanks if thanks > made else next_ten_oclock(made, calendar, waking)
    return Window(made, None, (Ping(first), Ping(next_ten_oclock(first, calendar, waking))))


def _is_kept(context: PlanContext, key: StepKey) -> bool:
    return _promise_of(context, key).kept is not None


def _is_let_go(context: PlanContext, key: StepKey) -> bool:
    return _promise_of(context, key).dropped is not None


# -- the card --------------------------------------------------------------------------------------


def _task(subject: StepSubject) -> Words:
    promise = subject.promise
    words = " ".join(promise.words.split()) if promise else ""
    task = subject.fill(YOU_PROMISED if subject.contact else YOU_SAID, words=words)
    if promise is None or promise.due is None:
        return task
    return BY_DAY.format(task=task, day=weekday_text(promise.due.day))


def _promise_in(occasion: Occasion, key: StepKey) -> Promise | None:
    promises = occasion.opportunity.promises
    return next((one for one in promises if one.id == key.subject and one.is_mine), None)


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    promise = _promise_in(occasion, key)
    return promise_letter(occasion, promise) if promise and is_to_send(promise) else None


def _addressee(occasion: Occasion, key: StepKey) -> Contact | None:
    promise = _promise_in(occasion, key)
    return promise_addressee(occasion.opportunity, promise, occasion.now) if promise else None


def _letter_keys(occasion: Occasion) -> Iterator[StepKey]:
    for promise in occasion.opportunity.promises:
        if promise.is_mine and is_to_send(promise):
            yield StepKey(KIND, 0, promise.id)


def _questions(occasion: Occasion, key: StepKey) -> Questions:
    """Returns what is asked first: what it is, where the promise does not say."""
    promise, reader = _promise_in(occasion, key), _addressee(occasion, key)
    if promise is None or reader is None or promise.interview is None:
        return missing_tone(occasion)
    found = find_promised(occasion, promise, reader)
    asked = PutQuestion(LetterQuestion.PROMISED, promise.interview, reader.id)
    is_open = not (found.thing or found.link or found.told)
    is_new = asked.mark not in occasion.opportunity.letter_questions
    return (*missing_tone(occasion), *((asked,) if is_open and is_new else ()))


def _action_label(subject: StepSubject) -> Words:
    """Offers a letter for what is to be sent; a call or a visit has none."""
    return DRAFT_IT if subject.promise and is_to_send(subject.promise) else ""


def _keep(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    return keep_promise_of(opportunity, key.subject, now)


def _let_go(opportunity: Opportunity, key: StepKey, now: datetime) -> Opportunity:
    return drop_promise(opportunity, key.subject, now)


def _delete(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return delete_promise(opportunity, key.subject)


def _reopen(opportunity: Opportunity, key: StepKey) -> Opportunity:
    return reopen_promise(opportunity, key.subject)


OWN_PROMISE = StepDefinition(
    number=33,
    kind=KIND,
    topic=ReminderTopic.PROMISES,
    title=_("your promise"),
    source="S2 S3",
    trigger="the person said that they would send or do something",
    lasts="until its day is over; still helps for 5 days; without a day until it is kept",
    pings_when="the morning of its day, and the next business day; without a day with the "
    "thank-you, and the next business day",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("Small promises kept are what they remember."),
        action_label=_action_label,
        done_text=_("Promise kept"),
        skip_label=_("Let it go"),
        skipped_note=LET_GO,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("What you promised"),
        write=_write,
        addressee=_addressee,
        keys=_letter_keys,
        questions=_questions,
    ),
    about=About.PROMISE,
    late_for=STILL_HELPS_FOR,
    is_known=_is_kept,
    is_cancelled=_is_let_go,
    close=_keep,
    let_go=_let_go,
    reopen=_reopen,
    delete=_delete,
)
