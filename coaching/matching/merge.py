"""Merges two contacts who turned out to be one person; nothing said about either is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from coaching.model.documents import Contact, Meeting, Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_subject import About
from coaching.playbook.thanks import keys_with_any_part, meeting_key
from coaching.reading.people.names import NOTE_LIMIT

_NEVER = datetime.min.replace(tzinfo=UTC)


def merge_two_contacts(opportunity: Opportunity, kept: Contact, other: Contact) -> Opportunity:
    """Returns the opportunity in which `kept` has everything the two contacts had.

    Where both say something, the value of `kept` stays. A step done for either one is done.
    """
    contact = _merge_contact_fields(kept, other)
    contacts = tuple(
        contact if candidate.id == kept.id else candidate
        for candidate in opportunity.contacts
        if candidate.id != other.id
    )
    records = _merge_thanks_records(_rekey_records(opportunity.records, other.id, kept.id), contact)
    return replace(opportunity, contacts=contacts, records=records)


def _merge_contact_fields(kept: Contact, other: Contact) -> Contact:
    since = [moment for moment in (kept.known_since, other.known_since) if moment is not None]
    return replace(
        kept,
        title=kept.title or other.title,
        email=kept.email or other.email,
        phone=kept.phone or other.phone,
        linkedin=kept.linkedin or other.linkedin,
        met=_merge_meeting_lists(kept, other),
        expected=tuple(dict.fromkeys((*kept.expected, *other.expected))),
        known_since=min(since, default=None),
    )


def _merge_meeting_lists(kept: Contact, other: Contact) -> tuple[Meeting, ...]:
    meetings = {meeting.interview: meeting for meeting in kept.met}
    for meeting in other.met:
        before = meetings.get(meeting.interview)
        meetings[meeting.interview] = _merge_meeting(before, meeting) if before else meeting
    return tuple(meetings.values())


def _merge_meeting(one: Meeting, two: Meeting) -> Meeting:
    return replace(
        one,
        topic=_merge_notes(one.topic, two.topic),
        concern=_merge_notes(one.concern, two.concern),
        useful=_merge_notes(one.useful, two.useful),
    )


def _merge_notes(one: str, two: str) -> str:
    """Returns both notes where they differ and fit into one, else the first that exists."""
    if not one or not two or two.casefold() in one.casefold():
        return one or two
    together = f"{one}; {two}"
    return together if len(together) <= NOTE_LIMIT else one


def _rekey_records(
    records: Mapping[str, StepRecord], old_id: int, new_id: int
) -> dict[str, StepRecord]:
    merged: dict[str, StepRecord] = {}
    for text, record in records.items():
        key = StepKey.parse(text)
        about_them = _is_about_contact(key.kind) and key.subject == old_id
        name = replace(key, subject=new_id).text if about_them else text
        merged[name] = _merge_record(merged[name], record) if name in merged else record
    return merged


def _is_about_contact(kind: StepKind) -> bool:
    definition = DEFINITION_BY_KIND.get(kind)
    return definition is not None and About.CONTACT in definition.about


def _merge_record(one: StepRecord, two: StepRecord) -> StepRecord:
    done = _earliest(one.done, two.done)
    off = max((one, two), key=lambda record: record.put_off or _NEVER)
    return StepRecord(
        done=done,
        skipped=None if done else _earliest(one.skipped, two.skipped),
        put_off=off.put_off,
        put_off_at=off.put_off_at,
        pinged=tuple(sorted({*one.pinged, *two.pinged})),
    )


def _earliest(one: datetime | None, two: datetime | None) -> datetime | None:
    return min(filter(None, (one, two)), default=None)


def _merge_thanks_records(
    records: dict[str, StepRecord], contact: Contact
) -> dict[str, StepRecord]:
    """Joins their thank-you steps: one note thanks an interviewer as the coordinator too."""
    keys = filter(None, (meeting_key(contact, met.interview) for met in contact.met))
    for key in keys:
        texts = (one.text for one in keys_with_any_part(key))
        noted = [records[text] for text in texts if text in records]
        if any(record.done for record in noted):
            whole = noted[0]
            for record in noted[1:]:
                whole = _merge_record(whole, record)
            records[key.text] = whole
    return records
