"""Says kindly when what was told would be more jobs or people than one person can have."""

from collections.abc import Sequence

from coaching.model.limits import (
    MAX_CONTACTS,
    MAX_OPEN_OPPORTUNITIES,
    MAX_OPPORTUNITIES,
    can_add_opportunity,
    can_open_opportunity,
    count_contacts_left,
)
from coaching.reading.proposals import PersonSaid, Proposal
from coaching.reading.similarity import is_same_name
from coaching.translation import _
from handlers.ui.turn import Turn

OPEN_LIMIT = _(
    "{limit} jobs are open, which is as many as I can follow up on with care. /outcome closes one "
    "that is over; then <b>Right</b> keeps this. All of it waits till then."
)
JOB_LIMIT = _(
    "{limit} jobs are kept, open and closed, which is as many as I can look after. /status shows "
    "the <b>Closed ones</b>; in one of them <b>Correct</b>, then <b>Delete</b> makes room. Then "
    "<b>Right</b> keeps this. All of it waits till then."
)
CONTACT_LIMIT = _(
    "A job can have {limit} people, and {left} more can be noted here. /contacts makes room; then "
    "<b>Right</b> keeps this. All of it waits till then."
)


def limit_text(turn: Turn, proposals: Sequence[Proposal]) -> str:
    """Returns what is in the way; "" where there is room for all of it."""
    jobs = turn.dossier.opportunities
    new = {
        one.about.company
        for one in proposals
        if one.about.company
        and not any(is_same_name(job.company, one.about.company) for job in jobs)
    }
    if new and not can_add_opportunity(jobs):
        return JOB_LIMIT.format(limit=MAX_OPPORTUNITIES)
    if new and not can_open_opportunity(jobs):
        return OPEN_LIMIT.format(limit=MAX_OPEN_OPPORTUNITIES)
    return _contact_limit_text(turn, proposals)


def _contact_limit_text(turn: Turn, proposals: Sequence[Proposal]) -> str:
    people = [one for one in proposals if isinstance(one, PersonSaid) and one.contact is None]
    for job in turn.dossier.opportunities:
        here = sum(one.about.opportunity == job.id for one in people)
        left = count_contacts_left(job)
        if here > left:
            return CONTACT_LIMIT.format(limit=MAX_CONTACTS, left=left)
    too_many = len(people) > MAX_CONTACTS
    return CONTACT_LIMIT.format(limit=MAX_CONTACTS, left=MAX_CONTACTS) if too_many else ""
