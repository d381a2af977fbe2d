"""The coach keeps quiet when somebody has something better to do than read it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from coaching.model.commitments import Assignment, DueBy, Offer, Promise
from coaching.model.documents import Consent, Dossier, Opportunity, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import (
    AssignmentId,
    InterviewStatus,
    OpportunityId,
    Outcome,
    PromiseId,
    RefereeId,
)
from coaching.planner import find_due_steps, next_ping, snooze_step
from tests.coaching.dossiers import PERSON, berlin, contact, interview, opportunity, recorded

ANA = contact(2, "Ana")
SECOND = OpportunityId(2)
Said = tuple[datetime, tuple[tuple[int, str], ...]]


def another(start: datetime, *, number: int = 7) -> Opportunity:
    """Returns another job, with an interview that was logged days ahead."""
    held = replace(interview(start, number), logged=berlin(20, 9))
    return replace(opportunity(), id=SECOND, company="Beta", interviews=(held,))


def said(dossier: Dossier, now: datetime, until: datetime) -> list[Said]:
    """Returns what is said until then to somebody who never answers: the job and kind of each."""
    found: list[Said] = []
    while (at := next_ping(dossier, now)) is not None and at <= until:
        now = max(at, now)
        steps = find_due_steps(dossier, now)
        assert steps, "woken for nothing"
        found.append((now, tuple((step.opportunity, str(step.key.kind)) for step in steps)))
        dossier = recorded(dossier, steps, now)
    return found


def moments_of(
    kind: str, dossier: Dossier, now: datetime, until: datetime, job: int = 1
) -> list[datetime]:
    """Returns when one kind of step is spoken of."""
    return [at for at, steps in said(dossier, now, until) if (job, kind) in steps]


# -- before an interview ---------------------------------------------------------------------------


def test_nothing_comes_in_the_two_hours_before_an_interview_but_its_checklist() -> None:
    """A thank-you due at 9:00 waits until an hour after the interview of 10:00 to 11:00."""
    yesterday = opportunity(ANA, start=berlin(24, 16))
    dossier = Dossier(PERSON, (yesterday, another(berlin(25, 10))))
    alone = moments_of("thank", Dossier(PERSON, (yesterday,)), berlin(24, 18), berlin(25, 13))
    assert alone == [berlin(25, 9)]
    before = said(dossier, berlin(24, 20), berlin(25, 10))
    assert [steps for at, steps in before if at >= berlin(25, 8)] == [((2, "leave"),)]
    assert moments_of("thank", dossier, berlin(24, 20), berlin(25, 13)) == [berlin(25, 12)]


def test_the_notes_of_one_interview_wait_for_those_of_the_next() -> None:
    """Two interviews in a row: nothing between them, and one card of notes for both."""
    first = opportunity(ANA, start=berlin(24, 10))
    dossier = Dossier(PERSON, (first, another(berlin(24, 12))))
    cards = said(dossier, berlin(24, 8, 30), berlin(24, 13, 30))
    assert [(at, {kind for _, kind in steps}) for at, steps in cards] == [
        (berlin(24, 9), {"leave"}),
        (berlin(24, 11), {"leave"}),
        (berlin(24, 13, 10), {"capture"}),
    ]


def test_an_interview_that_fell_through_or_ended_silences_nothing() -> None:
    """Called off, or the job is over: the thank-you comes at its hour."""
    yesterday = opportunity(ANA, start=berlin(24, 16))
    job = another(berlin(25, 10))
    off = replace(job.interviews[0], held=InterviewStatus.CANCELLED)
    for gone in (replace(job, interviews=(off,)), replace(job, outcome=Outcome.WITHDRAWN)):
        dossier = Dossier(PERSON, (yesterday, gone))
        assert moments_of("thank", dossier, berlin(24, 20), berlin(25, 9)) == [berlin(25, 9)]


def test_an_interview_in_the_evening_moves_what_it_holds_back_to_the_morning() -> None:
    """Until 20:30, and an hour later is night: their promise is asked after in the morning."""
    due = DueBy(date(2026, 11, 24))
    promise = Promise(PromiseId(9), "call by then", is_mine=False, made=berlin(20, 9), due=due)
    job = replace(opportunity(start=berlin(17, 10)), promises=(promise,))
    assert moments_of("promise", Dossier(PERSON, (job,)), berlin(24, 9), berlin(24, 20)) == [
        berlin(24, 16)
    ]
    late = another(berlin(24, 17))
    late = replace(late, interviews=(replace(late.interviews[0], minutes=210),))
    dossier = Dossier(PERSON, (job, late))
    assert moments_of("promise", dossier, berlin(24, 9), berlin(25, 12)) == [berlin(25, 8)]


def test_what_somebody_put_off_to_that_hour_comes() -> None:
    """They chose it, and they know their day."""
    key = StepKey(StepKind("thank"), 1, 2)
    job = snooze_step(opportunity(ANA, start=berlin(24, 16)), key, berlin(25, 9, 40))
    dossier = Dossier(PERSON, (job, another(berlin(25, 10))))
    assert moments_of("thank", dossier, berlin(24, 20), berlin(25, 10)) == [berlin(25, 9, 40)]


def test_a_deadline_within_the_interview_is_told_before_it() -> None:
    """An offer told at 9:30, to be answered by 12:00, beside an interview of 11:00: it is told."""
    due = berlin(24, 12)
    offer = Offer(berlin(24, 9, 30), DueBy(date(2026, 11, 24), due))
    offered = replace(
        opportunity(start=berlin(17, 10)),
        outcome=Outcome.OFFER,
        outcome_at=berlin(24, 9, 30),
        offer=offer,
    )
    dossier = Dossier(PERSON, (offered, another(berlin(24, 11))))
    told = moments_of("answer", dossier, berlin(24, 9, 30), due)
    assert told
    assert told[0] < berlin(24, 11)


def test_a_task_due_at_night_waits_for_the_interview_to_be_over() -> None:
    """There is time for it afterwards."""
    task = Assignment(AssignmentId(5), "an API", berlin(20, 9), DueBy(date(2026, 11, 24)))
    job = replace(opportunity(start=berlin(17, 10)), assignments=(task,))
    dossier = Dossier(PERSON, (job, another(berlin(24, 10))))
    told = moments_of("assignment", dossier, berlin(24, 7), berlin(24, 23))
    assert told == [berlin(24, 12)]


def test_nothing_is_lost_by_keeping_quiet() -> None:
    """A week of an interview each morning: every step that speaks without them still speaks."""
    job = opportunity(ANA, start=berlin(20, 15))
    busy = [
        replace(another(berlin(day, 10)), id=OpportunityId(day)) for day in (23, 24, 25, 26, 27)
    ]
    alone = said(Dossier(PERSON, (job,)), berlin(20, 12), berlin(30, 12))
    beside = said(Dossier(PERSON, (job, *busy)), berlin(20, 12), berlin(30, 12))
    kinds = {step for _, steps in alone for step in steps if step[0] == 1}
    assert kinds <= {step for _, steps in beside for step in steps}
    for at, steps in beside:
        for day in (23, 24, 25, 26, 27):
            if berlin(day, 8) <= at < berlin(day, 10):
                assert {kind for _, kind in steps} == {"leave"}, (at, steps)


def test_two_interviews_at_the_same_hour_hold_nothing_back_for_ever() -> None:
    """The silence of both ends an hour after them, and the thank-you comes at its own hour."""
    dossier = Dossier(PERSON, (opportunity(ANA, start=berlin(24, 15)), another(berlin(24, 15))))
    thanks = moments_of("thank", dossier, berlin(24, 14), berlin(24, 18))
    assert thanks == [berlin(24, 16) + timedelta(hours=1)]


# -- what may wait ---------------------------------------------------------------------------------


def jobs_with_invitations(*days: int) -> tuple[Opportunity, ...]:
    """Returns jobs whose interviews were on these days; each has somebody to invite on LinkedIn."""
    return tuple(
        replace(
            opportunity(contact(number * 10 + 2, f"Ana {number}"), start=berlin(day, 15)),
            id=OpportunityId(number),
        )
        for number, day in enumerate(days, 1)
    )


def cards_with(kinds: set[str], dossier: Dossier, now: datetime, until: datetime) -> list[datetime]:
    """Returns the moments of the cards on which nothing but these kinds stands."""
    return [at for at, steps in said(dossier, now, until) if {kind for _, kind in steps} <= kinds]


def test_what_may_wait_comes_in_one_card_in_the_morning() -> None:
    """Invitations of two jobs and the weekly word: one card a day at most, at 9:30."""
    dossier = Dossier(PERSON, jobs_with_invitations(23, 23))
    quiet = {"linkedin", "looking", "practise"}
    found = cards_with(quiet, dossier, berlin(23, 12), berlin(28, 12))
    assert found == [berlin(24, 9, 30), berlin(25, 9, 30)]


def test_on_a_morning_with_another_card_near_what_may_wait_joins_it() -> None:
    """A check-in at nine takes the invitation of another job along; nothing comes at 9:30."""
    waiting = opportunity(ANA, start=berlin(17, 15))
    (invited,) = jobs_with_invitations(20)
    dossier = Dossier(PERSON, (replace(waiting, id=SECOND), invited))
    day = [(at, steps) for at, steps in said(dossier, berlin(17, 12), berlin(24, 23))][-1]
    assert day == (berlin(24, 9), ((2, "checkin"), (1, "linkedin")))


def test_what_may_wait_is_not_said_before_an_interview_but_the_morning_after() -> None:
    """At 9:30 somebody is on the way to an interview of ten o'clock."""
    (invited,) = jobs_with_invitations(23)
    dossier = Dossier(PERSON, (invited, another(berlin(25, 10), number=70)))
    assert moments_of("linkedin", dossier, berlin(23, 12), berlin(27, 12)) == [berlin(26, 9, 30)]


def test_keep_looking_is_not_said_in_a_week_with_three_interviews() -> None:
    """Two leave room for it, three do not."""
    first = opportunity(start=berlin(17, 15))
    for days, expected in (((25, 26), 1), ((25, 26, 27), 0)):
        busy = [replace(another(berlin(day, 14)), id=OpportunityId(day)) for day in days]
        dossier = Dossier(PERSON, (first, *busy))
        found = [
            at
            for at, steps in said(dossier, berlin(22, 23), berlin(29, 23))
            if (0, "looking") in steps
        ]
        assert len(found) == expected


# -- three a day -----------------------------------------------------------------------------------


def promises(*hours: int) -> tuple[Opportunity, ...]:
    """Returns jobs where somebody promised to call by these hours of Tuesday."""
    return tuple(
        replace(
            opportunity(),
            id=OpportunityId(hour),
            interviews=(),
            promises=(
                Promise(
                    PromiseId(hour),
                    "call by then",
                    is_mine=False,
                    made=berlin(20, 9),
                    due=DueBy(date(2026, 11, 24), berlin(24, hour)),
                ),
            ),
        )
        for hour in hours
    )


def counted(dossier: Dossier, day: int, now: datetime) -> list[datetime]:
    """Returns when promises are asked after on that day."""
    return [
        at
        for at, steps in said(dossier, now, berlin(day, 23))
        if any(kind == "promise" for _, kind in steps) and at >= berlin(day, 0)
    ]


def test_at_most_three_messages_come_on_a_day() -> None:
    """Five promises at five hours: three are asked after, the others in one card next morning."""
    dossier = Dossier(PERSON, promises(9, 11, 13, 15, 17))
    assert counted(dossier, 24, berlin(23, 23)) == [berlin(24, hour) for hour in (10, 12, 14)]
    assert counted(dossier, 25, berlin(23, 23)) == [berlin(25, 8)]


def test_what_cannot_wait_for_tomorrow_has_its_place_kept() -> None:
    """The second word on a thank-you is the third message; the briefing at ten waits for it."""
    kim = Referee(RefereeId(9), "Kim", consent=Consent.GIVEN)
    job = opportunity(ANA, start=berlin(24, 18, 30))
    found = said(Dossier(replace(PERSON, referees=(kim,)), (job,)), berlin(24, 12), berlin(26, 9))
    quiet = {"looking", "linkedin"}
    kinds = [(at, {kind for _, kind in steps} - quiet) for at, steps in found]
    assert kinds[2:] == [
        (berlin(25, 8), {"reflect"}),
        (berlin(25, 9), {"thank"}),
        (berlin(25, 16, 30), {"thank"}),
        (berlin(26, 8), {"referee"}),
    ]


def test_the_last_word_keeps_its_place_when_the_first_is_put_off() -> None:
    """A thank-you put off for an hour still has its second word that day, before its 24 h end."""
    kim = Referee(RefereeId(9), "Kim", consent=Consent.GIVEN)
    job = opportunity(ANA, start=berlin(24, 18, 30))
    dossier = Dossier(replace(PERSON, referees=(kim,)), (job,))
    now = berlin(24, 12)
    while now < berlin(25, 9):
        now = next_ping(dossier, now) or now
        dossier = recorded(dossier, find_due_steps(dossier, now), now)
    key = StepKey(StepKind("thank"), job.interviews[0].id, ANA.id)
    later = snooze_step(dossier.opportunities[0], key, berlin(25, 10, 10), berlin(25, 9, 10))
    dossier = replace(dossier, opportunities=(later,))
    found = said(dossier, berlin(25, 9, 10), berlin(26, 9))
    kinds = [(at, {kind for _, kind in steps} - {"looking", "linkedin"}) for at, steps in found]
    assert kinds == [
        (berlin(25, 10, 10), {"thank"}),
        (berlin(25, 16, 30), {"thank"}),
        (berlin(26, 8), {"referee"}),
    ]


def test_what_comes_at_the_last_waking_moment_comes_though_the_clock_is_a_little_late() -> None:
    """Asked after at 21:00, when the night begins: a third of a second later it is still said."""
    dossier = Dossier(PERSON, promises(20))
    assert next_ping(dossier, berlin(24, 20, 30)) == berlin(24, 21)
    late = berlin(24, 21) + timedelta(seconds=0.3)
    assert [step.key.kind for step in find_due_steps(dossier, late)] == ["promise"]


def test_keep_looking_finds_room_the_next_morning_when_clocks_are_set_back() -> None:
    """Saturday was full, and the night to Sunday is an hour longer: it is not let go."""
    full = tuple(berlin(24, 8, minute, month=10) for minute in (0, 20, 40))
    person = replace(PERSON, limited=full, spoken=full)
    dossier = Dossier(person, (opportunity(start=berlin(23, 15, month=10)),))
    (looking,) = moments_of(
        "looking", dossier, berlin(24, 9, 15, month=10), berlin(25, 12, month=10), job=0
    )
    assert looking >= berlin(25, 8, month=10)


def test_a_deadline_is_told_on_a_day_that_is_full() -> None:
    """An offer to be answered that evening is told beside them."""
    due = berlin(24, 19)
    offer = Offer(berlin(20, 9), DueBy(date(2026, 11, 24), due))
    offered = replace(
        another(berlin(10, 15)),
        interviews=(),
        outcome=Outcome.OFFER,
        outcome_at=berlin(20, 9),
        offer=offer,
    )
    dossier = Dossier(PERSON, (*promises(9, 11, 13, 17), offered))
    told = moments_of("answer", dossier, berlin(23, 23), due, job=SECOND)
    assert told[-1] == berlin(24, 16)
    assert counted(dossier, 24, berlin(23, 23)) == [berlin(24, hour) for hour in (10, 12, 14)]


def test_what_belongs_to_an_interview_of_that_day_comes_besides() -> None:
    """Its notes, its thank-you and the look back are as they would be on a quiet day."""
    job = opportunity(ANA, start=berlin(24, 15))
    full = Dossier(PERSON, (*promises(7, 9, 11), replace(job, id=SECOND)))
    found = [
        (at, kinds)
        for at, steps in said(full, berlin(23, 23), berlin(24, 23))
        if (kinds := {kind for number, kind in steps if number == SECOND})
    ]
    assert found == [
        (berlin(24, 14), {"leave"}),
        (berlin(24, 16, 10), {"capture"}),
        (berlin(24, 17), {"thank"}),
        (berlin(24, 18), {"reflect"}),
    ]


def test_two_messages_that_count_never_come_within_half_an_hour() -> None:
    """Twenty minutes after a promise the next is not asked after yet."""
    early, late = promises(9, 10)
    (promise,) = late.promises
    at = DueBy(date(2026, 11, 24), berlin(24, 9, 20))
    late = replace(late, promises=(replace(promise, due=at),))
    assert counted(Dossier(PERSON, (early, late)), 24, berlin(23, 23)) == [
        berlin(24, 10),
        berlin(24, 10, 30),
    ]
