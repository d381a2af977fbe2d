"""Says with whom a person stays in touch after a job ended, and when a hello to them is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.calendar.quiet_card import add_months, quiet_card_moment
from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.letters.questions.missing import Questions, missing_tone
from coaching.letters.rejection_letters import advice_addressee
from coaching.letters.warm_letters import hello_letter
from coaching.model.documents import Contact, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_letter import KeyFinder, StepLetter, contact_addressee, contact_of
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import DAY, Ping, Window, business_end_after, remember_windows
from coaching.translation import Text, _

ENDED_OUTCOMES: frozenset[Outcome | None] = frozenset(
    {Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER}
)
"""After a yes these people are colleagues, and need no reminder."""
OPEN_FOR = 20
"""A hello is offered for so many business days."""
OFF_LABEL = _("Never again")
OFF_NOTE = _("I will not bring them up again. Undo takes that back.")


def find_kind_at_a_no(opportunity: Opportunity) -> Contact | None:
    """Returns who answered with a piece of advice after turning the person down."""
    if opportunity.outcome is not Outcome.REJECTED or not opportunity.feedback:
        return None
    rounds = sorted(opportunity.interviews, key=lambda one: one.start)
    return advice_addressee(opportunity, rounds[-1] if rounds else None)


def stays_in_touch(opportunity: Opportunity, contact: Contact) -> bool:
    """Tells whether a hello to them is wanted: they were marked, or were kind at a no."""
    if contact.keep_in_touch is not None:
        return contact.keep_in_touch
    return contact == find_kind_at_a_no(opportunity)


def hello_keys(context: PlanContext, kind: StepKind) -> Iterator[StepKey]:
    """Yields a hello of that kind to each of an ended job with whom the person stays in touch."""
    job = context.opportunity
    is_over = job.outcome in ENDED_OUTCOMES and job.outcome_at is not None
    for contact in job.contacts if is_over else ():
        key = StepKey(kind, 0, contact.id)
        if (contact.name and stays_in_touch(job, contact)) or context.has_record(key):
            yield key


def find_last_contact(context: PlanContext, key: StepKey) -> datetime:
    """Returns when the two last had to do with each other, beside that hello itself: the end of the
    job, a talk, or a letter that was sent."""
    job, contact = context.opportunity, contact_of(context.opportunity, key)
    letters = {one.key for one in job.drafted if one.reader == key.subject}
    sent = (
        record.done
        for text, record in job.records.items()
        if text != key.text and (text in letters or StepKey.parse(text).subject == key.subject)
    )
    met = {meeting.interview for meeting in contact.met} if contact else set()
    talks = (held.end for held in context.valid_interviews if held.id in met)
    moments = (job.outcome_at, *sent, *talks)
    return max((at for at in moments if at is not None), default=context.now)


@remember_windows
def hello_window(
    since: datetime, months: int, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of step 34: in the quiet card on a business day, so many months later."""
    day = add_months(calendar.day_of(to_utc(since)), months)
    at = quiet_card_moment(calendar.add_business_days(day - DAY, 1), waking)
    return Window(at, business_end_after(at, calendar, OPEN_FOR), (Ping(at),))


def is_not_wanted(context: PlanContext, key: StepKey) -> bool:
    """Tells whether the person does not want to stay in touch with them any more."""
    contact = contact_of(context.opportunity, key)
    return contact is None or not stays_in_touch(context.opportunity, contact)


def keep_in_touch(opportunity: Opportunity, contact: int, *, is_wanted: bool) -> Opportunity:
    """Returns the job with a contact marked for a hello, or for none ever again."""
    contacts = tuple(
        replace(one, keep_in_touch=is_wanted) if one.id == contact else one
        for one in opportunity.contacts
    )
    return replace(opportunity, contacts=contacts)


def let_go(opportunity: Opportunity, key: StepKey, _now: datetime) -> Opportunity:
    """Ends all hellos to them."""
    return keep_in_touch(opportunity, key.subject, is_wanted=False)


def take_up_again(opportunity: Opportunity, key: StepKey) -> Opportunity:
    """Takes back that there should be no hello to them."""
    contact = contact_of(opportunity, key)
    is_off = contact is not None and contact.keep_in_touch is False
    return keep_in_touch(opportunity, key.subject, is_wanted=True) if is_off else opportunity


def hello_texts(task: Text, reason: Text, done_text: Text) -> StepTexts:
    """Returns the texts of a hello; all but these three are the same for each."""
    return StepTexts(
        task=task,
        reason=reason,
        action_label=_("Two lines"),
        done_text=done_text,
        done_label=_("I wrote"),
        skip_label=OFF_LABEL,
        skipped_note=OFF_NOTE,
    )


def hello_step_letter(title: Text, keys: KeyFinder) -> StepLetter:
    """Returns the two lines as the letter of a step."""
    return StepLetter(
        title=title,
        write=_write_hello,
        questions=_find_questions,
        addressee=contact_addressee,
        keys=keys,
    )


def _write_hello(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    job = occasion.opportunity
    contact, kind_one = contact_of(job, key), find_kind_at_a_no(job)
    return hello_letter(occasion, key.text, contact, has_advised=contact == kind_one)


def _find_questions(occasion: Occasion, _key: StepKey) -> Questions:
    return missing_tone(occasion)


def keys_of_hellos(occasion: Occasion, kind: StepKind) -> Iterator[StepKey]:
    """Yields the hellos that can be written once the job has ended."""
    job = occasion.opportunity
    if job.outcome in ENDED_OUTCOMES and last_interview_held(job, occasion.now):
        for contact in job.contacts:
            if stays_in_touch(job, contact):
                yield StepKey(kind, 0, contact.id)
