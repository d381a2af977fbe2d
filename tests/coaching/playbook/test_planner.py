"""The coach speaks at the minutes the playbook names, once, and never at night."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.model.documents import Conversation, Dossier, Opportunity, Person, Referee
from coaching.model.step_key import Hint, Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import ContactPart, InterviewId, OpportunityId, Outcome, RefereeId
from coaching.planner import (
    count_thanks,
    find_due_steps,
    mark_done,
    mark_pinged,
    mark_skipped,
    next_ping,
    plan_steps,
    reopen_step,
    select_card_steps,
    snooze_choices,
    snooze_step,
)
from tests.coaching.dossiers import (
    BERLIN,
    FIRST,
    PERSON,
    berlin,
    contact,
    opportunity,
    recorded,
)

THANK_ANA = StepKey(StepKind("thank"), FIRST, 2)
ANA = contact(2, "Ana")


def spoken(dossier: Dossier, now: datetime, until: datetime) -> Iterator[tuple[datetime, Dossier]]:
    """Goes from ping to ping, records each and yields the moment and the facts before it."""
    while (at := next_ping(dossier, now)) is not None and at <= until:
        now = max(at, now)
        yield now, dossier
        dossier = recorded(dossier, find_due_steps(dossier, now), now)


def diary(
    job: Opportunity, now: datetime, days: int, person: Person = PERSON
) -> list[tuple[str, str]]:
    """Returns what is said when to somebody who never answers, in Berlin time."""
    entries = []
    for at, facts in spoken(Dossier(person, (job,)), now, now + timedelta(days=days)):
        local = at.astimezone(berlin_zone())
        steps = find_due_steps(facts, at)
        entries.append((f"{local:%a %d %H:%M}", " ".join(step.key.text for step in steps)))
    return entries


def berlin_zone() -> ZoneInfo:
    """Returns the zone of the examples."""
    return ZoneInfo(BERLIN)


def step_of(job: Opportunity, key: StepKey, now: datetime, person: Person = PERSON) -> Step:
    """Returns one step of the plan."""
    return next(step for step in plan_steps(person, job, now) if step.key == key)


def test_an_interview_is_followed_minute_by_minute() -> None:
    """An interview of Tuesday 15:00-16:00 with two people and one referee gives these pings."""
    job = opportunity(ANA, contact(3, "Ben", email=""))
    person = replace(PERSON, referees=(Referee(RefereeId(9), "Kim"),))
    assert diary(job, berlin(23, 12), 20, person) == [
        ("Tue 24 14:00", "leave.1.0"),
        ("Tue 24 16:10", "capture.1.0"),
        ("Tue 24 17:00", "details.1.3 thank.1.2 thank.1.3"),
        ("Tue 24 18:00", "reflect.1.0"),
        ("Wed 25 10:00", "referee.0.9 looking.202648.0"),
        ("Wed 25 13:00", "thank.1.2 thank.1.3"),
        ("Thu 26 09:30", "linkedin.1.2 linkedin.1.3"),
        ("Tue 01 09:00", "checkin.1.1"),
        ("Wed 02 09:30", "looking.202649.0"),
        ("Fri 04 09:00", "checkin.1.1"),
        ("Wed 09 09:30", "looking.202650.0"),
    ]


def test_a_friday_evening_is_asked_for_at_once_with_the_hint_to_send_later() -> None:
    """On Friday evening a note is asked for at once, with the hint to send it later (S0 against 24
    h).
    """
    job = opportunity(ANA, start=berlin(27, 17))
    step = step_of(job, THANK_ANA, berlin(27, 18))
    assert (step.ping_at, step.hint) == (berlin(27, 19), Hint.SCHEDULE_SEND)


def test_logged_late_all_that_is_past_comes_once_and_now() -> None:
    """Logged the next morning, everything past comes on one card, then only what lies ahead."""
    assert diary(opportunity(ANA), berlin(25, 9, 15), 3) == [
        ("Wed 25 09:15", "thank.1.2 capture.1.0 reflect.1.0 looking.202648.0"),
        ("Wed 25 13:00", "thank.1.2"),
        ("Thu 26 09:30", "linkedin.1.2"),
    ]


def test_logged_at_night_the_card_waits_for_the_morning() -> None:
    """Logged at night, everything past waits for the first waking moment."""
    assert diary(opportunity(ANA), berlin(24, 23), 1)[0] == (
        "Wed 25 08:00",
        "thank.1.2 capture.1.0 reflect.1.0 looking.202648.0",
    )


def test_after_the_end_a_note_is_asked_for_once_more_and_then_lapses() -> None:
    """After the end a note is asked for once more, without reproach, and lapses after five days."""
    job = opportunity(ANA)
    late = step_of(job, THANK_ANA, berlin(26, 10))
    assert (late.state, late.is_late, late.ping_at) == (StepState.OPEN, True, berlin(26, 10))
    told = mark_pinged(job, [THANK_ANA], berlin(26, 10))
    assert step_of(told, THANK_ANA, berlin(26, 11)).ping_at is None
    lapsed = step_of(job, THANK_ANA, berlin(30, 16, 1))
    assert (lapsed.state, lapsed.ping_at) == (StepState.LAPSED, None)


def test_a_note_pinged_in_time_is_not_asked_for_again_after_its_end() -> None:
    """After two reminders in time there is none after the end, and the status shows it open."""
    job = mark_pinged(opportunity(ANA), [THANK_ANA], berlin(25, 13))
    step = step_of(job, THANK_ANA, berlin(26, 10))
    assert (step.state, step.is_late, step.ping_at) == (StepState.OPEN, True, None)


def test_later_replaces_what_came_before_it() -> None:
    """A step put off replaces earlier pings, and the ping before the end still comes."""
    job = mark_pinged(opportunity(ANA), [THANK_ANA], berlin(24, 17))
    job = snooze_step(job, THANK_ANA, berlin(24, 19))
    assert step_of(job, THANK_ANA, berlin(24, 17, 5)).ping_at == berlin(24, 19)
    job = mark_pinged(job, [THANK_ANA], berlin(24, 19))
    assert step_of(job, THANK_ANA, berlin(24, 19, 5)).ping_at == berlin(25, 13)
    job = snooze_step(job, THANK_ANA, berlin(25, 14))
    assert step_of(job, THANK_ANA, berlin(24, 20)).ping_at == berlin(25, 14)


def test_later_past_the_end_is_kept_where_nothing_else_is_late() -> None:
    """An invitation put off beyond its end comes, although it has no late time."""
    job = opportunity(replace(ANA, linkedin="linkedin.com/in/ana"))
    invite = StepKey(StepKind("linkedin"), FIRST, 2)
    closes = step_of(job, invite, berlin(25, 12)).closes
    assert closes is not None
    later = closes + timedelta(days=4)
    job = snooze_step(job, invite, later)
    step = step_of(job, invite, closes + timedelta(days=1))
    assert (step.state, step.ping_at is not None and step.ping_at >= later) == (
        StepState.OPEN,
        True,
    )


def test_later_past_the_end_is_kept_and_night_is_not_disturbed() -> None:
    """A ping put off past its end comes even after five days, and not before they wake."""
    job = snooze_step(opportunity(ANA), THANK_ANA, berlin(5, 3, month=12))
    step = step_of(job, THANK_ANA, berlin(2, 12, month=12))
    assert (step.state, step.ping_at) == (StepState.OPEN, berlin(5, 8, month=12))


def test_the_choices_of_later_are_three_and_say_when_they_pass_the_end() -> None:
    """The choices are an hour, this evening and tomorrow morning, in waking hours of the person."""
    closes = berlin(25, 8, 30)
    choices = snooze_choices(PERSON, berlin(24, 17), closes)
    assert [each.at for each in choices] == [berlin(24, 18), berlin(24, 19), berlin(25, 9)]
    assert [each.is_past_close for each in choices] == [False, False, True]
    late = snooze_choices(PERSON, berlin(24, 20, 30), None)
    assert [each.at for each in late] == [berlin(25, 8), berlin(25, 19), berlin(25, 9)]
    owl = replace(PERSON, wakes=time(12), sleeps=time(3))
    night = snooze_choices(owl, berlin(25, 1), None)
    assert [each.at for each in night] == [berlin(25, 2), berlin(25, 19), berlin(25, 12)]
    assert snooze_choices(replace(PERSON, zone=None), berlin(24, 17), closes) == ()


def test_one_half_hour_is_one_message_ordered_by_what_closes_first() -> None:
    """The notes of two interviews twenty minutes apart come on one card, ordered by their end."""
    job = opportunity(ANA, contact(3, "Ben"), start=berlin(24, 10))
    other = replace(opportunity(contact(5, "Cy"), start=berlin(24, 10, 20)), id=OpportunityId(2))
    now = berlin(24, 12)
    steps = [*plan_steps(PERSON, other, now), *plan_steps(PERSON, job, now)]
    notes = [step for step in select_card_steps(steps, now) if step.key.kind == StepKind("thank")]
    assert [(step.opportunity, step.key.subject) for step in notes] == [(1, 2), (1, 3), (2, 5)]
    told = mark_pinged(other, [step.key for step in notes], now)
    reminder = step_of(told, StepKey(StepKind("thank"), FIRST, 5), now).ping_at
    assert reminder == berlin(25, 9)


def test_a_ping_seconds_behind_its_moment_is_still_the_one_of_that_moment() -> None:
    """A ping seconds late is still the one of its moment.

    At 17:00:03 business hours are over, and at 21:00:03 the day, but the card is as it was due.
    """
    at_five = step_of(opportunity(ANA), THANK_ANA, berlin(24, 17) + timedelta(seconds=3))
    assert (at_five.ping_at, at_five.hint) == (berlin(24, 17), Hint.NONE)
    off = snooze_step(opportunity(ANA), THANK_ANA, berlin(24, 21))
    assert step_of(off, THANK_ANA, berlin(24, 21) + timedelta(seconds=3)).ping_at == berlin(24, 21)


def test_late_details_wait_for_the_thanks_at_its_own_minute() -> None:
    """Missing details, logged ten minutes before the thank-you, come on its card."""
    logged = berlin(24, 16, 50)
    dana = replace(contact(2, "Dana Lee", email=""), known_since=logged)
    done = mark_done(opportunity(dana), StepKey(StepKind("capture"), FIRST), logged)
    dossier = Dossier(PERSON, (done,))
    assert next_ping(dossier, logged) == berlin(24, 17)
    assert find_due_steps(dossier, logged) == ()
    kinds = {step.key.kind for step in find_due_steps(dossier, berlin(24, 17))}
    assert kinds == {StepKind("details"), StepKind("thank")}


def test_the_checklist_before_leaving_never_comes_early() -> None:
    """The checklist waits for its moment, even four minutes after another card."""
    soon = replace(opportunity(start=berlin(24, 18, 4)), id=OpportunityId(2))
    now = berlin(24, 17)
    steps = [*plan_steps(PERSON, opportunity(ANA), now), *plan_steps(PERSON, soon, now)]
    assert StepKind("leave") not in {step.key.kind for step in select_card_steps(steps, now)}
    assert StepKind("leave") in {
        step.key.kind for step in select_card_steps(steps, now + timedelta(minutes=4))
    }


def test_a_checklist_that_could_only_come_after_the_start_does_not_come() -> None:
    """A checklist that could come only after the start, on waking, does not come."""
    job = opportunity(start=berlin(24, 6))
    leave = StepKey(StepKind("leave"), FIRST)
    assert step_of(job, leave, berlin(23, 12)).ping_at == berlin(23, 21)
    assert step_of(job, leave, berlin(24, 4)).ping_at is None


def test_a_put_off_that_came_along_early_does_not_speak_twice() -> None:
    """Put off to 17:20, on the card of 17:00 already: 17:20 is silent."""
    capture = StepKey(StepKind("capture"), FIRST)
    job = snooze_step(opportunity(ANA), capture, berlin(24, 17, 20))
    steps = select_card_steps(plan_steps(PERSON, job, berlin(24, 17)), berlin(24, 17))
    assert {step.key for step in steps} == {capture, THANK_ANA}
    job = mark_pinged(job, [step.key for step in steps], berlin(24, 17))
    assert step_of(job, capture, berlin(24, 17, 1)).ping_at is None


def test_nobody_is_interrupted_in_the_middle_of_an_answer() -> None:
    """A ping waits until five minutes after the last answer in a conversation."""
    talk = Conversation(1, "capture", 1, "name", touched=berlin(24, 16, 58))
    dossier = Dossier(replace(PERSON, conversation=talk), (opportunity(ANA),))
    dossier = recorded(
        dossier, plan_steps(PERSON, dossier.opportunities[0], berlin(24, 16)), berlin(24, 16, 10)
    )
    assert next_ping(dossier, berlin(24, 16, 59)) == berlin(24, 17, 3)
    assert find_due_steps(dossier, berlin(24, 17, 2)) == ()
    assert [step.key for step in find_due_steps(dossier, berlin(24, 17, 3))] == [THANK_ANA]
    done = replace(dossier, person=PERSON)
    assert next_ping(done, berlin(24, 16, 59)) == berlin(24, 17)


def test_referees_are_told_at_once_when_references_were_asked_for() -> None:
    """If the employer asked for references, referees are briefed now, not at ten the next day (S2,
    S3).
    """
    person = replace(PERSON, referees=(Referee(RefereeId(9), "Kim"),))
    job = replace(opportunity(), references_asked=berlin(24, 18, 30))
    key = StepKey(StepKind("referee"), 0, 9)
    assert step_of(job, key, berlin(24, 18), person).ping_at == berlin(24, 18, 30)
    night = replace(job, references_asked=berlin(24, 23))
    assert step_of(night, key, berlin(24, 23), person).ping_at == berlin(25, 8)


@pytest.mark.parametrize(
    "outcome", [Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER, Outcome.ACCEPTED]
)
def test_an_outcome_silences_everything(outcome: Outcome) -> None:
    """Turned down, withdrawn, no answer, accepted: what was open is cancelled, done stays done."""
    job = mark_done(opportunity(ANA), StepKey(StepKind("capture"), FIRST), berlin(24, 17))
    job = replace(job, outcome=outcome)
    found = plan_steps(PERSON, job, berlin(24, 18))
    assert {step.state for step in found} == {StepState.CANCELLED, StepState.DONE}
    assert not any(step.ping_at for step in found)


def test_before_the_interview_its_steps_are_upcoming() -> None:
    """Before the interview the plan shows what will come, beginning with the checklist."""
    found = plan_steps(PERSON, opportunity(ANA), berlin(23, 12))
    assert {step.state for step in found} == {StepState.UPCOMING}
    assert found[0].key == StepKey(StepKind("leave"), FIRST)
    assert [step.ping_at for step in found if step.ping_at] == sorted(
        step.ping_at for step in found if step.ping_at
    )


def test_done_skipped_and_undone() -> None:
    """A done or skipped step is silent, and undone it is as before."""
    job, now = opportunity(ANA), berlin(24, 16, 30)
    before = step_of(job, THANK_ANA, now)
    for mark, state in ((mark_done, StepState.DONE), (mark_skipped, StepState.SKIPPED)):
        marked = mark(job, THANK_ANA, now)
        silent = replace(before, state=state, ping_at=None, last_ping_at=None)
        assert step_of(marked, THANK_ANA, now) == silent
        assert step_of(reopen_step(marked, THANK_ANA), THANK_ANA, now) == before
    assert job.records == {}


def test_coverage_counts_the_thanked_of_those_who_are_to_be() -> None:
    """With two of three thanked, a person who was skipped counts for neither number."""
    job = opportunity(
        ANA, contact(3, "Ben"), contact(4, "Cy"), contact(5, "Di", part=ContactPart.STAFF)
    )
    job = mark_done(job, THANK_ANA, berlin(24, 17))
    assert count_thanks(job, FIRST) == (1, 4)
    job = mark_skipped(job, StepKey(StepKind("thank"), FIRST, 3), berlin(24, 17))
    assert count_thanks(job, FIRST) == (1, 3)
    assert count_thanks(job, InterviewId(7)) == (0, 0)


def test_without_a_time_zone_nothing_is_planned() -> None:
    """Without a time zone nothing is planned, because the hour would be a guess."""
    nowhere = replace(PERSON, zone=None)
    assert plan_steps(nowhere, opportunity(ANA), berlin(24, 18)) == ()
    assert next_ping(Dossier(nowhere, (opportunity(ANA),)), berlin(24, 18)) is None


def test_a_time_without_a_zone_is_refused() -> None:
    """A naive time is refused."""
    with pytest.raises(ValueError, match="without a zone"):
        plan_steps(PERSON, opportunity(), berlin(24, 18).replace(tzinfo=None))


def test_holidays_are_not_loaded_while_there_is_no_interview() -> None:
    """Without an interview the holiday library is not loaded."""
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from dataclasses import replace\n"
        "from coaching.planner import next_ping\n"
        "from coaching.model.documents import Dossier\n"
        "from tests.coaching.dossiers import PERSON, opportunity\n"
        "job = replace(opportunity(), interviews=())\n"
        "assert next_ping(Dossier(PERSON, (job,)), datetime.now(UTC)) is None\n"
        "assert 'holidays' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
