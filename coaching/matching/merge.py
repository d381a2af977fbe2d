"""Makes one contact of two who turned out to be one person; nothing told of either is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from coaching.model.documents import Contact, Meeting, Opportunity, Record
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Part
from coaching.reading.names import NOTE_LIMIT

_ABOUT_CONTACTS = frozenset(
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
_THANKS = {
    Part.INTERVIEWER: StepKind.THANK,
    Part.HIRING_MANAGER: StepKind.THANK,
    Part.COORDINATOR: StepKind.STAFF,
    Part.STAFF: StepKind.STAFF,
}


def joined(opportunity: Opportunity, kept: Contact, other: Contact) -> Opportunity:
    """The opportunity in which `kept` is all that the two were; where both say something, the
    word of `kept` stands. What was done for either is done."""
    contact = _one(kept, other)
    contacts = tuple(
        contact if one.id == kept.id else one for one in opportunity.contacts if one.id != other.id
    )
    records = _thanked_once(_renamed(opportunity.records, other.id, kept.id), contact)
    return replace(opportunity, contacts=contacts, records=records)


def _one(kept: Contact, other: Contact) -> Contact:
    since = [one for one in (kept.known_since, other.known_since) if one is not None]
    return replace(
        kept,
        title=kept.title or other.title,
        email=kept.email or other.email,
        phone=kept.phone or other.phone,
        linkedin=kept.linkedin or other.linkedin,
        met=_met(kept, other),
        known_since=min(since, default=None),
    )


def _met(kept: Contact, other: Contact) -> tuple[Meeting, ...]:
    met = {each.interview: each for each in kept.met}
    for each in other.met:
        before = met.get(each.interview)
        met[each.interview] = _meeting(before, each) if before else each
    return tuple(met.values())


def _meeting(one: Meeting, two: Meeting) -> Meeting:
    return replace(
        one,
        topic=_both(one.topic, two.topic),
        concern=_both(one.concern, two.concern),
        useful=_both(one.useful, two.useful),
    )


def _both(one: str, two: str) -> str:
    """Both notes where they differ and fit into one; else the first that is there."""
    if not one or not two or two.casefold() in one.casefold():
        return one or two
    together = f"{one}; {two}"
    return together if len(together) <= NOTE_LIMIT else one


def _renamed(records: Mapping[str, Record], before: int, after: int) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for text, record in records.items():
        key = StepKey.parse(text)
        about_them = key.kind in _ABOUT_CONTACTS and key.subject == before
        name = replace(key, subject=after).text if about_them else text
        found[name] = _record(found[name], record) if name in found else record
    return found


def _record(one: Record, two: Record) -> Record:
    done = _first(one.done, two.done)
    return Record(
        done=done,
        skipped=None if done else _first(one.skipped, two.skipped),
        put_off=max(filter(None, (one.put_off, two.put_off)), default=None),
        pinged=tuple(sorted({*one.pinged, *two.pinged})),
    )


def _first(one: datetime | None, two: datetime | None) -> datetime | None:
    return min(filter(None, (one, two)), default=None)


def _thanked_once(records: dict[str, Record], contact: Contact) -> dict[str, Record]:
    """Thanked as an interviewer is thanked as the coordinator too: it was one note."""
    kind = _THANKS.get(contact.part)
    if kind is None:
        return records
    for met in contact.met:
        keys = {one: StepKey(one, met.interview, contact.id).text for one in _THANKS.values()}
        noted = [records[text] for text in keys.values() if text in records]
        if any(record.done for record in noted):
            whole = noted[0]
            for record in noted[1:]:
                whole = _record(whole, record)
            records[keys[kind]] = whole
    return records
