"""Keeps a clock that was ahead for a while from silencing anybody.

What happened is never dated after now, unless the clock was ahead when it was noted. A plan passes
over a reminder that is dated ahead, because it came at a wrong moment. Once the clock is known to
be right, everything that is dated ahead is corrected for good: it is taken for now, and a step
that was put off comes back as long after now as the person wanted it to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from coaching.model.commitments import Assignment, Promise
from coaching.model.documents import (
    Contact,
    Conversation,
    Dossier,
    Interview,
    InterviewQuestion,
    Opportunity,
    Person,
    PracticeAttempt,
    Referee,
    StepRecord,
)
from coaching.model.pending import PendingReading
from coaching.model.stories import Story

FUTURE_TOLERANCE = timedelta(minutes=1)
"""A time that is ahead by no more than this was noted by a clock that is corrected now and then."""
LEFT_SINCE = timedelta(minutes=10)
"""A conversation whose last answer is dated ahead counts as left so long ago, so that nobody is
taken for being in the middle of an answer for as long as the clock was ahead."""
_LONGEST_PUT_OFF = timedelta(days=3650)
Moment = TypeVar("Moment", datetime, datetime | None)


# -- what a plan passes over -----------------------------------------------------------------------


def ignore_future_reminders(dossier: Dossier, now: datetime) -> Dossier:
    """Returns everything of a person without reminders and answers that are dated ahead; the same
    object where there are none."""
    person = ignore_future_answers(dossier.person, now)
    jobs = tuple(ignore_future_pings(job, now) for job in dossier.opportunities)
    unchanged = all(new is old for new, old in zip(jobs, dossier.opportunities, strict=True))
    return dossier if unchanged and person is dossier.person else Dossier(person, jobs)


def ignore_future_answers(person: Person, now: datetime) -> Person:
    """Returns the person without reminders that are dated ahead, and out of a conversation whose
    last answer is."""
    talk = person.conversation
    if talk is not None and _is_ahead(talk.touched, now):
        person = replace(person, conversation=_correct_conversation(talk, now))
    if not _has_future_ping(person.records, now):
        return person
    return replace(person, records=_drop_future_pings(person.records, now))


def ignore_future_pings(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Returns the job without reminders that are dated ahead; the same object without any."""
    if not _has_future_ping(opportunity.records, now):
        return opportunity
    return replace(opportunity, records=_drop_future_pings(opportunity.records, now))


def _has_future_ping(records: Mapping[str, StepRecord], now: datetime) -> bool:
    limit = now + FUTURE_TOLERANCE
    return any(record.pinged and max(record.pinged) > limit for record in records.values())


def _drop_future_pings(
    records: Mapping[str, StepRecord], now: datetime
) -> Mapping[str, StepRecord]:
    limit = now + FUTURE_TOLERANCE
    return {
        text: replace(record, pinged=tuple(at for at in record.pinged if at <= limit))
        for text, record in records.items()
    }


# -- what is corrected for good --------------------------------------------------------------------


def correct_future_times(dossier: Dossier, now: datetime) -> Dossier:
    """Returns everything of a person as of now; the same object where nothing is dated ahead."""
    person = _correct_person(dossier.person, now)
    jobs = tuple(_correct_opportunity(job, now) for job in dossier.opportunities)
    unchanged = all(new is old for new, old in zip(jobs, dossier.opportunities, strict=True))
    return dossier if unchanged and person is dossier.person else Dossier(person, jobs)


def _correct_person(person: Person, now: datetime) -> Person:
    if not _is_any_ahead(_times_of_person(person), now):
        return person
    talk = person.conversation
    return replace(
        person,
        referees=tuple(_correct_referee(referee, now) for referee in person.referees),
        conversation=None if talk is None else _correct_conversation(talk, now),
        paused=tuple(_correct_conversation(paused, now) for paused in person.paused),
        joined=_limit(person.joined, now),
        practised={
            key: _correct_attempts(attempts, now) for key, attempts in person.practised.items()
        },
        records=_correct_records(person.records, now),
        exports=tuple(_limit(at, now) for at in person.exports),
        stories=tuple(_correct_story(story, now) for story in person.stories),
        pending=tuple(_correct_pending(pending, now) for pending in person.pending),
        changes=(),
        paused_until=None,
        paused_at=None,
        spoken=tuple(at for at in person.spoken if not _is_ahead(at, now)),
        limited=tuple(at for at in person.limited if not _is_ahead(at, now)),
        switched_off={topic: min(at, now) for topic, at in person.switched_off.items()},
    )


def _correct_pending(pending: PendingReading, now: datetime) -> PendingReading:
    said, offered = _limit(pending.said, now), _limit(pending.offered, now)
    return replace(pending, said=said, offered=offered)


def _correct_opportunity(opportunity: Opportunity, now: datetime) -> Opportunity:
    if not _is_any_ahead(_times_of_opportunity(opportunity), now):
        return opportunity
    offer = opportunity.offer
    return replace(
        opportunity,
        opened=_limit(opportunity.opened, now),
        references_asked=_limit(opportunity.references_asked, now),
        interviews=tuple(_correct_interview(one, now) for one in opportunity.interviews),
        contacts=tuple(_correct_contact(contact, now) for contact in opportunity.contacts),
        records=_correct_records(opportunity.records, now),
        outcome_at=_limit(opportunity.outcome_at, now),
        checks=tuple(replace(check, at=_limit(check.at, now)) for check in opportunity.checks),
        promises=tuple(_correct_promise(promise, now) for promise in opportunity.promises),
        offer=None if offer is None else replace(offer, told=_limit(offer.told, now)),
        assignments=tuple(_correct_assignment(task, now) for task in opportunity.assignments),
        drafted=tuple(replace(one, at=_limit(one.at, now)) for one in opportunity.drafted),
    )


# -- which times there are -------------------------------------------------------------------------


def _is_ahead(at: datetime | None, now: datetime) -> bool:
    return at is not None and at > now + FUTURE_TOLERANCE


def _is_any_ahead(times: Iterator[datetime | None], now: datetime) -> bool:
    return any(_is_ahead(at, now) for at in times)


def _times_of_person(person: Person) -> Iterator[datetime | None]:
    yield person.joined
    yield person.paused_at
    yield from (*person.exports, *person.spoken, *person.limited, *person.switched_off.values())
    yield from (telling.at for story in person.stories for telling in story.told)
    yield from (referee.agreed for referee in person.referees)
    for conversation in (person.conversation, *person.paused):
        if conversation is not None:
            yield conversation.touched
            yield conversation.offered
    for pending in person.pending:
        yield from (pending.said, pending.offered)
    for change in person.changes:
        yield change.at
        yield from (referee.agreed for referee in change.referees)
        yield from (telling.at for story in change.stories for telling in story.told)
        yield from (at for job in change.before for at in _times_of_opportunity(job))
    yield from (attempt.at for attempts in person.practised.values() for attempt in attempts)
    yield from _times_of_records(person.records)


def _times_of_opportunity(opportunity: Opportunity) -> Iterator[datetime | None]:
    yield opportunity.opened
    yield opportunity.references_asked
    yield opportunity.outcome_at
    yield from (check.at for check in opportunity.checks)
    yield from (letter.at for letter in opportunity.drafted)
    yield from _times_of_commitments(opportunity)
    yield from (contact.known_since for contact in opportunity.contacts)
    for interview in opportunity.interviews:
        yield interview.logged
        yield interview.fell_through
        yield from (attempt.at for asked in interview.asked for attempt in asked.practised)
    yield from _times_of_records(opportunity.records)


def _times_of_commitments(opportunity: Opportunity) -> Iterator[datetime | None]:
    for promise in opportunity.promises:
        yield from (promise.made, promise.kept, promise.dropped)
    if opportunity.offer is not None:
        yield opportunity.offer.told
    for task in opportunity.assignments:
        yield from (task.given, task.handed_in)


def _times_of_records(records: Mapping[str, StepRecord]) -> Iterator[datetime | None]:
    for record in records.values():
        yield record.done
        yield record.skipped
        yield record.put_off_at
        yield from record.pinged


# -- how each is corrected -------------------------------------------------------------------------


def _limit(at: Moment, now: datetime) -> Moment:
    return now if _is_ahead(at, now) else at


def _correct_records(records: Mapping[str, StepRecord], now: datetime) -> Mapping[str, StepRecord]:
    return {text: _correct_record(record, now) for text, record in records.items()}


def _correct_record(record: StepRecord, now: datetime) -> StepRecord:
    put_off, chosen_at = record.put_off, _limit(record.put_off_at, now)
    if put_off is not None and record.put_off_at is not None and chosen_at != record.put_off_at:
        put_off = now + min(max(put_off - record.put_off_at, timedelta()), _LONGEST_PUT_OFF)
    return StepRecord(
        done=_limit(record.done, now),
        skipped=_limit(record.skipped, now),
        put_off=put_off,
        put_off_at=chosen_at,
        pinged=tuple(at for at in record.pinged if not _is_ahead(at, now)),
    )


def _correct_conversation(conversation: Conversation, now: datetime) -> Conversation:
    is_ahead = _is_ahead(conversation.touched, now)
    touched = now - LEFT_SINCE if is_ahead else conversation.touched
    return replace(conversation, touched=touched, offered=_limit(conversation.offered, now))


def _correct_attempts(
    attempts: tuple[PracticeAttempt, ...], now: datetime
) -> tuple[PracticeAttempt, ...]:
    return tuple(replace(attempt, at=_limit(attempt.at, now)) for attempt in attempts)


def _correct_question(question: InterviewQuestion, now: datetime) -> InterviewQuestion:
    return replace(question, practised=_correct_attempts(question.practised, now))


def _correct_interview(interview: Interview, now: datetime) -> Interview:
    return replace(
        interview,
        fell_through=_limit(interview.fell_through, now),
        logged=_limit(interview.logged, now),
        asked=tuple(_correct_question(question, now) for question in interview.asked),
    )


def _correct_story(story: Story, now: datetime) -> Story:
    told = tuple(replace(telling, at=_limit(telling.at, now)) for telling in story.told)
    return replace(story, told=told)


def _correct_promise(promise: Promise, now: datetime) -> Promise:
    return replace(
        promise,
        made=_limit(promise.made, now),
        kept=_limit(promise.kept, now),
        dropped=_limit(promise.dropped, now),
    )


def _correct_assignment(task: Assignment, now: datetime) -> Assignment:
    return replace(task, given=_limit(task.given, now), handed_in=_limit(task.handed_in, now))


def _correct_contact(contact: Contact, now: datetime) -> Contact:
    return replace(contact, known_since=_limit(contact.known_since, now))


def _correct_referee(referee: Referee, now: datetime) -> Referee:
    return replace(referee, agreed=_limit(referee.agreed, now))
