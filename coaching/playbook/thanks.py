"""Finds the people who should be thanked for an interview, whether they were, and by when."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours, intersect_spans
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, InterviewId, to_utc
from coaching.playbook.plan_context import PlanContext, all_helper_keys, valid_interviews
from coaching.playbook.windows import (
    HOUR,
    MIN_PING_GAP,
    Ping,
    Window,
    last_waking_before,
    next_business_hours,
    ping_with_hint,
    remember_windows,
)
from coaching.translation import _

THANK_KIND, STAFF_KIND, HELPER_KIND = (StepKind(name) for name in ("thank", "staff", "helper"))
THANK_KIND_BY_PART = {
    ContactPart.INTERVIEWER: THANK_KIND,
    ContactPart.HIRING_MANAGER: THANK_KIND,
    ContactPart.RECRUITER: THANK_KIND,
    ContactPart.COORDINATOR: STAFF_KIND,
    ContactPart.STAFF: STAFF_KIND,
}
"""The step by which a contact is thanked for an interview in which they were met (7 or 8)."""
THANK_WITHIN = 24 * HOUR
SECOND_PING_AFTER = 21 * HOUR
"""The second ping comes three hours before the end."""
THANKS_LAST = (
    "24 hours, or until their next day of work ends where they are off for longer; "
    "still helps for 5 days"
)
THANKS_PING = (
    "1 hour after the end in business hours, else the next business morning, "
    "else the next civil hour; again 3 hours before the end, or in the first business hour after "
    "days off"
)
LATE_NOTE = _("a late note still helps")


# -- to whom ---------------------------------------------------------------------------------------


def thanks_keys(opportunity: Opportunity, interview: InterviewId) -> Iterator[StepKey]:
    """Yields a step for everybody who should be thanked for an interview.

    These are interviewers (7) and staff (8) met in it. The first interview that took or will take
    place adds the people who got the person there (9).
    """
    for contact in opportunity.contacts:
        key = meeting_key(contact, interview)
        if key and contact.meeting_in(interview) is not None:
            yield key
    rounds = valid_interviews(opportunity)
    if rounds and rounds[0].id == interview:
        yield from all_helper_keys(opportunity, HELPER_KIND)


def meeting_key(contact: Contact, interview: InterviewId) -> StepKey | None:
    """Returns the thank-you for an interview in which they were met; None when none is due."""
    kind = THANK_KIND_BY_PART.get(contact.part)
    return StepKey(kind, interview, contact.id) if kind else None


def keys_with_any_part(key: StepKey) -> tuple[StepKey, ...]:
    """Returns the key, and the keys that the contact would have with another part."""
    kinds = dict.fromkeys((*THANK_KIND_BY_PART.values(), key.kind))
    return tuple(StepKey(kind, key.interview, key.subject) for kind in kinds)


def is_thanked(opportunity: Opportunity, key: StepKey) -> bool:
    """Tells whether a note was sent, also if the contact had another part at that time."""
    if not opportunity.records:
        return False
    records = (opportunity.records.get(other.text) for other in keys_with_any_part(key))
    return any(record.done is not None for record in records if record)


def meeting_keys(context: PlanContext, kind: StepKind) -> Iterator[StepKey]:
    """Yields a thank-you of that kind for each meeting with a contact who should get one."""
    for contact in context.opportunity.contacts:
        if THANK_KIND_BY_PART.get(contact.part) == kind:
            for meeting in contact.met:
                if meeting.interview in context.interviews:
                    yield StepKey(kind, meeting.interview, contact.id)


def helper_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields a thank-you for each helper, once an interview took or will take place."""
    has_rounds = bool(context.valid_interviews)
    return all_helper_keys(context.opportunity, HELPER_KIND) if has_rounds else iter(())


def all_thanks_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields every thank-you of the opportunity: to interviewers, to staff, then to helpers."""
    yield from meeting_keys(context, THANK_KIND)
    yield from meeting_keys(context, STAFF_KIND)
    yield from helper_keys(context)


def was_thanked(context: PlanContext, key: StepKey) -> bool:
    """Tells whether that note was sent."""
    return is_thanked(context.opportunity, key)


# -- when ------------------------------------------------------------------------------------------


def interview_to_thank_for(context: PlanContext, key: StepKey) -> Interview:
    """Returns the interview from which a step counts.

    For a helper it is the first that took or will take place.
    """
    return context.interviews[key.interview] if key.interview else context.valid_interviews[0]


def thanks_window(context: PlanContext, key: StepKey) -> Window:
    """Returns the window of a thank-you."""
    return thank_you_window(
        interview_to_thank_for(context, key).end, context.calendar, context.waking
    )


@remember_windows
def thank_you_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of steps 7 to 9: 24 elapsed hours after the end (S0 to S4).

    At least one ping comes, in business hours if possible (S0). A second one comes three hours
    before the end, or at the next good hour, unless that is less than half an hour after the first.
    Before a weekend or a holiday the note is written in these 24 hours and sent when they are back:
    the window ends with that day, and the second ping comes in its first good hour.
    """
    end = to_utc(end)
    closes = end + THANK_WITHIN
    first = _first_thanks_ping(end, closes, calendar, waking)
    if not calendar.business_spans(end + HOUR, closes):
        return _window_over_days_off(end, first, calendar, waking)
    second = _second_thanks_ping(end, closes, calendar, waking)
    pings = (first, second) if second.at - first.at >= MIN_PING_GAP else (first,)
    return Window(end, closes, pings)


def _window_over_days_off(
    end: datetime, first: Ping, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns a window that lasts until their first day of work is over."""
    hours = next_business_hours(calendar.next_business_day(calendar.day_of(end)), calendar)
    shared = intersect_spans((hours,), waking.waking_spans(*hours))
    eve = last_waking_before((hours,), first.at + MIN_PING_GAP, waking)
    at = shared[0].start if shared else eve
    pings = (first,) if at is None else (first, ping_with_hint(at, calendar))
    return Window(end, hours.end, pings)


def _first_thanks_ping(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Ping:
    """Returns a ping an hour after the end, or as soon as they work and the person is awake.

    If there is no such hour, it is the last waking moment before they work. If there is none
    either, it is the first hour at which a mail bothers nobody, or the evening before that.
    """
    soon = end + HOUR
    awake = waking.waking_spans(soon, closes)
    business, civil = calendar.business_spans(soon, closes), calendar.civil_spans(soon, closes)
    if together := intersect_spans(business, awake):
        return Ping(together[0].start)
    at = last_waking_before(business, end, waking)
    if at is None and (together := intersect_spans(civil, awake)):
        at = together[0].start
    return ping_with_hint(
        at or last_waking_before(civil, end, waking) or waking.next_waking_moment(end), calendar
    )


def _second_thanks_ping(
    end: datetime, closes: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Ping:
    """Returns a ping in the best hour of the last three, or else just before them."""
    late = end + SECOND_PING_AFTER
    awake = waking.waking_spans(late, closes)
    if together := intersect_spans(calendar.business_spans(late, closes), awake):
        return Ping(together[0].start)
    good = intersect_spans(calendar.civil_spans(late, closes), awake) or awake
    at = good[0].start if good else waking.last_waking_moment(late)
    return ping_with_hint(at, calendar)
