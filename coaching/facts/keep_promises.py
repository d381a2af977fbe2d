"""Keeps what somebody promised for its day: the employer's people, or the person themselves."""

from dataclasses import replace

from coaching.facts.contacts_named import find_contact_named
from coaching.facts.draft import DossierDraft
from coaching.model.commitments import DueBy, Promise
from coaching.model.documents import Opportunity
from coaching.model.vocabulary import PromiseId
from coaching.reading.proposals import NoteSaid, PromiseSaid, SaidTime
from coaching.reading.similarity import is_same_name


def due_by(time: SaidTime) -> DueBy:
    """Returns a day, with its moment where an hour was said."""
    return DueBy(time.day, time.start)


def keep_promise(draft: DossierDraft, said: PromiseSaid) -> None:
    """Keeps a promise of theirs for its day; told again with another day, it is the same one."""
    if (job := draft.find(said.about)) is not None:
        _keep(draft, job, said.text, said.whom, DueBy(said.by), is_mine=False)


def keep_own_promise(draft: DossierDraft, job: Opportunity, said: NoteSaid) -> None:
    """Keeps what the person promised, with its day where they named one."""
    due = due_by(said.due) if said.due else None
    _keep(draft, job, said.text, said.whom, due, is_mine=True)


def _keep(
    draft: DossierDraft,
    job: Opportunity,
    words: str,
    whom: str | None,
    due: DueBy | None,
    *,
    is_mine: bool,
) -> None:
    contact, interview = find_contact_named(job, whom), draft.interview_of(job)
    promise = Promise(
        id=PromiseId(0),
        words=words,
        is_mine=is_mine,
        made=draft.now,
        due=due,
        contact=contact.id if contact else None,
        interview=interview.id if interview else None,
    )
    earlier = next((one for one in job.promises if _is_same(one, promise)), None)
    if earlier is not None:
        again = replace(earlier, due=due or earlier.due)
        kept = tuple(again if one.id == earlier.id else one for one in job.promises)
    else:
        earlier_ones = tuple(_mark_followed(one, promise) for one in job.promises)
        kept = (*earlier_ones, replace(promise, id=PromiseId(draft.allocate_id())))
    draft.put(replace(job, promises=kept))


def _mark_followed(earlier: Promise, promise: Promise) -> Promise:
    """Returns the earlier promise as kept where the same person promised something else since:
    they have spoken with the person."""
    is_followed = (
        earlier.is_open
        and not (earlier.is_mine or promise.is_mine)
        and earlier.contact is not None
        and earlier.contact == promise.contact
        and earlier.made < promise.made
    )
    return replace(earlier, kept=promise.made) if is_followed else earlier


def _is_same(earlier: Promise, promise: Promise) -> bool:
    """Tells whether it is an open promise that was told before, perhaps with another day."""
    same_words = is_same_name(earlier.words, promise.words)
    is_same_person = earlier.contact is not None and earlier.contact == promise.contact
    told_again = is_same_person and not promise.is_mine and earlier.due == promise.due
    return earlier.is_open and earlier.is_mine == promise.is_mine and (same_words or told_again)
