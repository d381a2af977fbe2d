"""Rows about the people of an interview: thank each of them, and stay in touch with them."""

from collections.abc import Iterator
from functools import lru_cache

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewId, Part
from coaching.playbook import windows
from coaching.playbook.step_definition import STILL_HELPS, UNANSWERED, Facts, Row, never, standing
from coaching.playbook.windows import Window

MET_KINDS = {
    Part.INTERVIEWER: StepKind.THANK,
    Part.HIRING_MANAGER: StepKind.THANK,
    Part.COORDINATOR: StepKind.STAFF,
    Part.STAFF: StepKind.STAFF,
}
"""Who is thanked for an interview in which they were met, and by which row (7 and 8)."""


def thanks_for(opportunity: Opportunity, interview: InterviewId) -> Iterator[StepKey]:
    """Everybody who is due a thank-you with an interview: interviewers (7) and staff (8) met in
    it, and with the first one that stands whoever got the person there (9)."""
    for contact in opportunity.contacts:
        kind = MET_KINDS.get(contact.part)
        if kind and contact.at(interview) is not None:
            yield StepKey(kind, interview, contact.id)
    rounds = standing(opportunity)
    if rounds and rounds[0].id == interview:
        yield from _helpers(opportunity)


def is_thanked(opportunity: Opportunity, key: StepKey) -> bool:
    """Whether the note was sent, be it while they still counted as having another part."""
    if not opportunity.records:
        return False
    kinds = {StepKind.THANK, StepKind.STAFF, key.kind}
    keys = (StepKey(kind, key.interview, key.subject) for kind in kinds)
    records = (opportunity.records.get(each.text) for each in keys)
    return any(record.done is not None for record in records if record)


def _helpers(opportunity: Opportunity) -> Iterator[StepKey]:
    for contact in opportunity.contacts:
        if contact.part is Part.HELPER:
            yield StepKey(StepKind.HELPER, 0, contact.id)


def _met(facts: Facts, wanted: StepKind) -> Iterator[StepKey]:
    for contact in facts.opportunity.contacts:
        if MET_KINDS.get(contact.part) is wanted:
            for meeting in contact.met:
                if meeting.interview in facts.interviews:
                    yield StepKey(wanted, meeting.interview, contact.id)


def _to_thank(facts: Facts) -> Iterator[StepKey]:
    return _met(facts, StepKind.THANK)


def _staff(facts: Facts) -> Iterator[StepKey]:
    return _met(facts, StepKind.STAFF)


def _who_helped(facts: Facts) -> Iterator[StepKey]:
    return _helpers(facts.opportunity) if facts.standing else iter(())


def _all_thanks(facts: Facts) -> Iterator[StepKey]:
    yield from _to_thank(facts)
    yield from _staff(facts)
    yield from _who_helped(facts)


def _to_find(facts: Facts) -> Iterator[StepKey]:
    reachable = {contact.id for contact in facts.opportunity.contacts if contact.reachable}
    for thank in _all_thanks(facts):
        key = StepKey(StepKind.DETAILS, thank.interview, thank.subject)
        record = facts.record(thank)
        wanted = thank.subject not in reachable and not (record.done or record.skipped)
        if wanted or facts.is_kept(key):
            yield key


def _details_known(facts: Facts, key: StepKey) -> bool:
    """They can be written to by now, or nothing is left to write."""
    thanks = (each for each in _all_thanks(facts) if each.subject == key.subject)
    records = [facts.record(each) for each in thanks if each.interview == key.interview]
    settled = all(record.done or record.skipped for record in records)
    reachable = any(each.reachable for each in facts.opportunity.contacts if each.id == key.subject)
    return reachable or settled


def _to_invite(facts: Facts) -> Iterator[StepKey]:
    """Row 12; not who is written to on LinkedIn anyway, since their note goes there, and not
    again who was invited or left out after another round."""
    elsewhere = {each.id for each in facts.opportunity.contacts if _only_on_linkedin(each)}
    thanks = [*_to_thank(facts)]
    for thank in thanks:
        key = StepKey(StepKind.LINKEDIN, thank.interview, thank.subject)
        once = thank.subject in elsewhere or any(
            _invited(facts, other) for other in thanks if other.subject == thank.subject
        )
        if not once or facts.is_kept(key):
            yield key


def _invited(facts: Facts, thank: StepKey) -> bool:
    record = facts.record(StepKey(StepKind.LINKEDIN, thank.interview, thank.subject))
    return bool(record.done or record.skipped)


def _only_on_linkedin(contact: Contact) -> bool:
    return bool(contact.linkedin and not contact.email)


def _to_send(facts: Facts) -> Iterator[StepKey]:
    for contact in facts.opportunity.contacts:
        for meeting in contact.met:
            key = StepKey(StepKind.USEFUL, meeting.interview, contact.id)
            held = meeting.interview in facts.interviews
            if held and (meeting.useful or facts.is_kept(key)):
                yield key


def _was_thanked(facts: Facts, key: StepKey) -> bool:
    return is_thanked(facts.opportunity, key)


def _interview_of(facts: Facts, key: StepKey) -> Interview:
    """The one a step counts from; a helper is thanked for the first that stands."""
    return facts.interviews[key.interview] if key.interview else facts.standing[0]


def _thank_window(facts: Facts, key: StepKey) -> Window:
    return _thank_you(_interview_of(facts, key).end, facts.calendar, facts.waking)


def _details_window(facts: Facts, key: StepKey) -> Window:
    first = _thank_window(facts, key).pings[0]
    return _details(_interview_of(facts, key).end, first, facts.waking)


def _invite_window(facts: Facts, key: StepKey) -> Window:
    return _invite(facts.interviews[key.interview].end, facts.calendar, facts.waking)


def _useful_window(facts: Facts, key: StepKey) -> Window:
    """From the thank-you on, or from its end when that comes first."""
    thanked = (
        facts.record(StepKey(kind, key.interview, key.subject)).done
        for kind in (StepKind.THANK, StepKind.STAFF)
    )
    ends = facts.interviews[key.interview].end + windows.THANK_WITHIN
    return _useful(min([ends, *filter(None, thanked)]), facts.calendar, facts.waking)


_thank_you = lru_cache(maxsize=4096)(windows.thank_you)
_details = lru_cache(maxsize=4096)(windows.details)
_invite = lru_cache(maxsize=4096)(windows.invite)
_useful = lru_cache(maxsize=4096)(windows.useful)

THANKS_PING = (
    "1 hour after the end in business hours, else the next business morning, "
    "else the next civil hour; again 3 hours before the end"
)
DETAILS = Row(
    6,
    StepKind.DETAILS,
    "find details",
    "S0 S2",
    "somebody to thank cannot be reached in writing",
    "24 hours; still helps for 5 days",
    "half an hour before the thank-you, or with it",
    _to_find,
    _details_window,
    late_for=STILL_HELPS,
    known=_details_known,
    patient=True,
)
THANK = Row(
    7,
    StepKind.THANK,
    "thank each interviewer",
    "S0 S1 S2 S3 S4",
    "an interviewer or hiring manager met in the interview",
    "24 hours; still helps for 5 days",
    THANKS_PING,
    _to_thank,
    _thank_window,
    late_for=STILL_HELPS,
    known=_was_thanked,
    to_employer=True,
)
STAFF = Row(
    8,
    StepKind.STAFF,
    "thank staff",
    "S3",
    "a coordinator or support staff met in the interview",
    "24 hours; still helps for 5 days",
    "as 7",
    _staff,
    _thank_window,
    late_for=STILL_HELPS,
    known=_was_thanked,
    to_employer=True,
)
HELPER = Row(
    9,
    StepKind.HELPER,
    "thank the helper",
    "S4",
    "whoever got the person the interview; once an opportunity, after its first interview",
    "24 hours; still helps for 5 days",
    "as 7",
    _who_helped,
    _thank_window,
    late_for=STILL_HELPS,
    known=_was_thanked,
    cancelled=never,
    lives=UNANSWERED,  # with an offer row 22 thanks them for that
    to_employer=True,
)
LINKEDIN = Row(
    12,
    StepKind.LINKEDIN,
    "invite on LinkedIn",
    "S1 S3",
    "an interviewer or hiring manager whose note does not go over LinkedIn",
    "10 business days",
    "after 2 business days at 10:00 of the person, with another card of that day if there is one",
    _to_invite,
    _invite_window,
    once=True,
    joins=True,
)
USEFUL = Row(
    13,
    StepKind.USEFUL,
    "send something useful",
    "S2 S3",
    "optional: a link, article, book or sample was noted with somebody",
    "from the thank-you, or 24 hours after the end",
    "the next business day at 10:00 of the person",
    _to_send,
    _useful_window,
    to_employer=True,
    once=True,
)
