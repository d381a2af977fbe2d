"""Rows about the people of an interview: thank each of them, and stay in touch with them."""

from collections.abc import Iterator
from functools import lru_cache

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, InterviewId
from coaching.playbook import windows
from coaching.playbook.step_definition import (
    STILL_HELPS_FOR,
    UNANSWERED_OUTCOMES,
    PlanContext,
    StepDefinition,
    never,
    valid_interviews,
)
from coaching.playbook.windows import Window

THANK_KIND_BY_PART = {
    ContactPart.INTERVIEWER: StepKind.THANK,
    ContactPart.HIRING_MANAGER: StepKind.THANK,
    ContactPart.COORDINATOR: StepKind.STAFF,
    ContactPart.STAFF: StepKind.STAFF,
}
"""Who is thanked for an interview in which they were met, and by which row (7 and 8)."""


def thanks_keys(opportunity: Opportunity, interview: InterviewId) -> Iterator[StepKey]:
    """Everybody who is due a thank-you with an interview: interviewers (7) and staff (8) met in
    it, and with the first one that stands whoever got the person there (9)."""
    for contact in opportunity.contacts:
        kind = THANK_KIND_BY_PART.get(contact.part)
        if kind and contact.meeting_in(interview) is not None:
            yield StepKey(kind, interview, contact.id)
    rounds = valid_interviews(opportunity)
    if rounds and rounds[0].id == interview:
        yield from _all_helper_keys(opportunity)


def is_thanked(opportunity: Opportunity, key: StepKey) -> bool:
    """Whether the note was sent, be it while they still counted as having another part."""
    if not opportunity.records:
        return False
    kinds = {StepKind.THANK, StepKind.STAFF, key.kind}
    keys = (StepKey(kind, key.interview, key.subject) for kind in kinds)
    records = (opportunity.records.get(each.text) for each in keys)
    return any(record.done is not None for record in records if record)


def _all_helper_keys(opportunity: Opportunity) -> Iterator[StepKey]:
    for contact in opportunity.contacts:
        if contact.part is ContactPart.HELPER:
            yield StepKey(StepKind.HELPER, 0, contact.id)


def _meeting_keys(context: PlanContext, kind: StepKind) -> Iterator[StepKey]:
    for contact in context.opportunity.contacts:
        if THANK_KIND_BY_PART.get(contact.part) is kind:
            for meeting in contact.met:
                if meeting.interview in context.interviews:
                    yield StepKey(kind, meeting.interview, contact.id)


def _thank_keys(context: PlanContext) -> Iterator[StepKey]:
    return _meeting_keys(context, StepKind.THANK)


def _staff_keys(context: PlanContext) -> Iterator[StepKey]:
    return _meeting_keys(context, StepKind.STAFF)


def _helper_keys(context: PlanContext) -> Iterator[StepKey]:
    return _all_helper_keys(context.opportunity) if context.valid_interviews else iter(())


def _all_thanks_keys(context: PlanContext) -> Iterator[StepKey]:
    yield from _thank_keys(context)
    yield from _staff_keys(context)
    yield from _helper_keys(context)


def _details_keys(context: PlanContext) -> Iterator[StepKey]:
    reachable = {contact.id for contact in context.opportunity.contacts if contact.is_reachable}
    for thank in _all_thanks_keys(context):
        key = StepKey(StepKind.DETAILS, thank.interview, thank.subject)
        record = context.step_record(thank)
        wanted = thank.subject not in reachable and not (record.done or record.skipped)
        if wanted or context.has_record(key):
            yield key


def _is_details_known(context: PlanContext, key: StepKey) -> bool:
    """They can be written to by now, or nothing is left to write."""
    thanks = (each for each in _all_thanks_keys(context) if each.subject == key.subject)
    records = [context.step_record(each) for each in thanks if each.interview == key.interview]
    settled = all(record.done or record.skipped for record in records)
    reachable = any(
        each.is_reachable for each in context.opportunity.contacts if each.id == key.subject
    )
    return reachable or settled


def _invitation_keys(context: PlanContext) -> Iterator[StepKey]:
    """Row 12; not who is written to on LinkedIn anyway, since their note goes there, and not
    again who was invited or left out after another round."""
    elsewhere = {each.id for each in context.opportunity.contacts if _is_only_on_linkedin(each)}
    thanks = [*_thank_keys(context)]
    for thank in thanks:
        key = StepKey(StepKind.LINKEDIN, thank.interview, thank.subject)
        once = thank.subject in elsewhere or any(
            _is_invited(context, other) for other in thanks if other.subject == thank.subject
        )
        if not once or context.has_record(key):
            yield key


def _is_invited(context: PlanContext, thank: StepKey) -> bool:
    record = context.step_record(StepKey(StepKind.LINKEDIN, thank.interview, thank.subject))
    return bool(record.done or record.skipped)


def _is_only_on_linkedin(contact: Contact) -> bool:
    return bool(contact.linkedin and not contact.email)


def _useful_keys(context: PlanContext) -> Iterator[StepKey]:
    for contact in context.opportunity.contacts:
        for meeting in contact.met:
            key = StepKey(StepKind.USEFUL, meeting.interview, contact.id)
            held = meeting.interview in context.interviews
            if held and (meeting.useful or context.has_record(key)):
                yield key


def _was_thanked(context: PlanContext, key: StepKey) -> bool:
    return is_thanked(context.opportunity, key)


def _interview_of(context: PlanContext, key: StepKey) -> Interview:
    """The one a step counts from; a helper is thanked for the first that stands."""
    return context.interviews[key.interview] if key.interview else context.valid_interviews[0]


def _thank_window(context: PlanContext, key: StepKey) -> Window:
    return _thank_you_window_cache(
        _interview_of(context, key).end, context.calendar, context.waking
    )


def _details_window(context: PlanContext, key: StepKey) -> Window:
    first = _thank_window(context, key).pings[0]
    return _details_window_cache(_interview_of(context, key).end, first, context.waking)


def _invitation_window(context: PlanContext, key: StepKey) -> Window:
    return _invitation_window_cache(
        context.interviews[key.interview].end, context.calendar, context.waking
    )


def _useful_window(context: PlanContext, key: StepKey) -> Window:
    """From the thank-you on, or from its end when that comes first."""
    thanked = (
        context.step_record(StepKey(kind, key.interview, key.subject)).done
        for kind in (StepKind.THANK, StepKind.STAFF)
    )
    ends = context.interviews[key.interview].end + windows.THANK_WITHIN
    return _useful_window_cache(
        min([ends, *filter(None, thanked)]), context.calendar, context.waking
    )


_thank_you_window_cache = lru_cache(maxsize=4096)(windows.thank_you_window)
_details_window_cache = lru_cache(maxsize=4096)(windows.details_window)
_invitation_window_cache = lru_cache(maxsize=4096)(windows.invitation_window)
_useful_window_cache = lru_cache(maxsize=4096)(windows.useful_window)

THANKS_PING = (
    "1 hour after the end in business hours, else the next business morning, "
    "else the next civil hour; again 3 hours before the end"
)
DETAILS = StepDefinition(
    6,
    StepKind.DETAILS,
    "find details",
    "S0 S2",
    "somebody to thank cannot be reached in writing",
    "24 hours; still helps for 5 days",
    "half an hour before the thank-you, or with it",
    _details_keys,
    _details_window,
    late_for=STILL_HELPS_FOR,
    is_known=_is_details_known,
    waits_for_card=True,
)
THANK = StepDefinition(
    7,
    StepKind.THANK,
    "thank each interviewer",
    "S0 S1 S2 S3 S4",
    "an interviewer or hiring manager met in the interview",
    "24 hours; still helps for 5 days",
    THANKS_PING,
    _thank_keys,
    _thank_window,
    late_for=STILL_HELPS_FOR,
    is_known=_was_thanked,
    goes_to_employer=True,
)
STAFF = StepDefinition(
    8,
    StepKind.STAFF,
    "thank staff",
    "S3",
    "a coordinator or support staff met in the interview",
    "24 hours; still helps for 5 days",
    "as 7",
    _staff_keys,
    _thank_window,
    late_for=STILL_HELPS_FOR,
    is_known=_was_thanked,
    goes_to_employer=True,
)
HELPER = StepDefinition(
    9,
    StepKind.HELPER,
    "thank the helper",
    "S4",
    "whoever got the person the interview; once a job, after its first interview",
    "24 hours; still helps for 5 days",
    "as 7",
    _helper_keys,
    _thank_window,
    late_for=STILL_HELPS_FOR,
    is_known=_was_thanked,
    is_cancelled=never,
    live_outcomes=UNANSWERED_OUTCOMES,  # with an offer row 22 thanks them for that
    goes_to_employer=True,
)
LINKEDIN = StepDefinition(
    12,
    StepKind.LINKEDIN,
    "invite on LinkedIn",
    "S1 S3",
    "an interviewer or hiring manager whose note does not go over LinkedIn",
    "10 business days",
    "after 2 business days at 10:00 of the person, with another card of that day if there is one",
    _invitation_keys,
    _invitation_window,
    pings_once=True,
    joins_card=True,
)
USEFUL = StepDefinition(
    13,
    StepKind.USEFUL,
    "send something useful",
    "S2 S3",
    "optional: a link, article, book or sample was noted with somebody",
    "from the thank-you, or 24 hours after the end",
    "the next business day at 10:00 of the person",
    _useful_keys,
    _useful_window,
    goes_to_employer=True,
    pings_once=True,
)
