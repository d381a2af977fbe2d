"""Limits on open jobs, notes and exports are counted right, and never fall below zero."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Referee
from coaching.model.limits import (
    EXPORTS_A_DAY,
    MAX_CONTACTS,
    MAX_OPEN_OPPORTUNITIES,
    MAX_OPPORTUNITIES,
    MAX_REFEREES,
    add_export,
    can_add_opportunity,
    can_add_referee,
    can_open_opportunity,
    count_contacts_left,
    next_export,
)
from coaching.model.vocabulary import OpportunityId, Outcome, RefereeId
from tests.coaching.dossiers import PERSON, berlin, contact, opportunity

NOON = berlin(24, 12)
HOUR = timedelta(hours=1)


def test_only_what_goes_on_counts() -> None:
    """With thirty open jobs there is no room; closing one makes room, and an offer is
    still open.
    """
    jobs = [replace(opportunity(), id=OpportunityId(n)) for n in range(MAX_OPEN_OPPORTUNITIES)]
    assert can_open_opportunity(jobs[1:])
    assert not can_open_opportunity(jobs)
    offered = [replace(jobs[0], outcome=Outcome.OFFER), *jobs[1:]]
    assert not can_open_opportunity(offered)
    assert can_open_opportunity([replace(jobs[0], outcome=Outcome.REJECTED), *jobs[1:]])


def test_of_all_jobs_those_that_ended_count_too() -> None:
    """With three hundred closed jobs there is no room for another, with one fewer there is."""
    over = replace(opportunity(), outcome=Outcome.REJECTED)
    jobs = [replace(over, id=OpportunityId(n)) for n in range(MAX_OPPORTUNITIES)]
    assert can_add_opportunity(jobs[1:])
    assert not can_add_opportunity(jobs)
    assert can_open_opportunity(jobs)


@pytest.mark.parametrize(("listed", "room"), [(0, True), (29, True), (30, False), (31, False)])
def test_people_who_vouch(listed: int, room: bool) -> None:
    """An older dossier with more referees than the limit has no room."""
    referees = tuple(Referee(RefereeId(n), f"N {n}") for n in range(listed))
    person = replace(PERSON, referees=referees)
    assert (can_add_referee(person), MAX_REFEREES) == (room, 30)


@pytest.mark.parametrize(("noted", "room"), [(0, 40), (39, 1), (40, 0), (41, 0)])
def test_people_of_one_job(noted: int, room: int) -> None:
    """A merged or older job with more contacts than the limit has no room."""
    job = opportunity(*(contact(n, f"N {n}") for n in range(2, 2 + noted)))
    assert (count_contacts_left(job), MAX_CONTACTS) == (room, 40)


def test_exports_come_back_one_by_one_as_the_day_moves_on() -> None:
    """Each export counts for a day and is forgotten then."""
    person = PERSON
    for n in range(EXPORTS_A_DAY):
        assert next_export(person, NOON + n * HOUR) == NOON + n * HOUR
        person = add_export(person, NOON + n * HOUR)
    late = NOON + 23 * HOUR
    assert next_export(person, late) == NOON + 24 * HOUR
    person = add_export(person, NOON + 24 * HOUR)
    assert len(person.exports) == EXPORTS_A_DAY
    assert next_export(person, NOON + 24 * HOUR) == NOON + 25 * HOUR


def test_a_clock_set_back_locks_nobody_out() -> None:
    """Exports in the future, after a clock was set back, do not count."""
    person = replace(PERSON, exports=(NOON + HOUR,) * EXPORTS_A_DAY)
    assert next_export(person, NOON) == NOON
