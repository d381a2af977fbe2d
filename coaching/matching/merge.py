"""Makes one contact of two who turned out to be one person; nothing told of either is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from coaching.model.documents import Contact, Meeting, Opportunity, StepRecord
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart
from coaching.reading.names import NOTE_LIMIT

_KINDS_ABOUT_CONTACTS = frozenset(
    {
        StepKind.DETAILS,
        StepKind.THANK,
        StepKind.STAFF,
        StepKind.HELPER,
        StepKind.LINKEDIN,
        StepKind.USEFUL,
        StepKind.OFFER_THANKS,
    }
)
_THANKS_KINDS = {
    ContactPart.INTERVIEWER: StepKind.THANK,
    ContactPart.HIRING_MANAGER: StepKind.THANK,
    ContactPart.COORDINATOR: StepKind.STAFF,
    ContactPart.STAFF: StepKind.STAFF,
}


def merge_two_contacts(opportunity: Opportunity, kept: Contact, other: Contact) -> Opportunity:
    """The opportunity in which `kept` is all that the two were; where both say something, the
    word of `kept` stands. What was done for either is done."""
    contact = _merge_contact_fields(kept, other)
    contacts = tuple(
        contact if one.id == kept.id else one for one in opportunity.contacts if one.id != other.id
    )
    records = _merge_thanks_records(_rekey_records(opportunity.records, other.id, kept.id), contact)
    return replace(opportunity, contacts=contacts, records=records)


def _merge_contact_fields(kept: Contact, other: Contact) -> Contact:
    since = [one for one in (kept.known_since, other.known_since) if one is not None]
    return replace(
        kept,
        title=kept.title or other.title,
        email=kept.email or other.email,
        phone=kept.phone or other.phone,
        linkedin=kept.linkedin or other.linkedin,
        met=_merge_meeting_lists(kept, other),
        known_since=min(since, default=None),
    )


def _merge_meeting_lists(kept: Contact, other: Contact) -> tuple[Meeting, ...]:
    met = {each.interview: each for each in kept.met}
    for each in other.met:
        before = met.get(each.interview)
        met[each.interview] = _merge_meeting(before, each) if before else each
    return tuple(met.values())


def _merge_meeting(one: Meeting, two: Meeting) -> Meeting:
    return replace(
        one,
        topic=_merge_notes(one.topic, two.topic),
        concern=_merge_notes(one.concern, two.concern),
        useful=_merge_notes(one.useful, two.useful),
    )


def _merge_notes(one: str, two: str) -> str:
    """Both notes where they differ and fit into one; else the first that is there."""
    if not one or not two or two.casefold() in one.casefold():
        return one or two
    together = f"{one}; {two}"
    return together if len(together) <= NOTE_LIMIT else one


def _rekey_records(
    records: Mapping[str, StepRecord], old_id: int, new_id: int
) -> dict[str, StepRecord]:
    found: dict[str, StepRecord] = {}
    for text, record in records.items():
        key = StepKey.parse(text)
        about_them = key.kind in _KINDS_ABOUT_CONTACTS and key.subject == old_id
        name = replace(key, subject=new_id).text if about_them else text
        found[name] = _merge_record(found[name], record) if name in found else record
    return found


def _merge_record(one: StepRecord, two: StepRecord) -> StepRecord:
    done = _earliest(one.done, two.done)
    return StepRecord(
        done=done,
        skipped=None if done else _earliest(one.skipped, two.skipped),
        put_off=max(filter(None, (one.put_off, two.put_off)), default=None),
        pinged=tuple(sorted({*one.pinged, *two.pinged})),
    )


def _earliest(one: datetime | None, two: datetime | None) -> datetime | None:
    return min(filter(None, (one, two)), default=None)


def _merge_thanks_records(
    records: dict[str, StepRecord], contact: Contact
) -> dict[str, StepRecord]:
    """Thanked as an interviewer is thanked as the coordinator too: it was one note."""
    kind = _THANKS_KINDS.get(contact.part)
    if kind is None:
        return records
    for met in contact.met:
        keys = {one: StepKey(one, met.interview, contact.id).text for one in _THANKS_KINDS.values()}
        noted = [records[text] for text in keys.values() if text in records]
        if any(record.done for record in noted):
            whole = noted[0]
            for record in noted[1:]:
                whole = _merge_record(whole, record)
            records[keys[kind]] = whole
    return records
