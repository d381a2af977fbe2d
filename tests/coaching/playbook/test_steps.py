"""The rules about interviews and their people give the right steps.

Everything happens around a Tuesday, the 24th of November 2026, 15:00 to 16:00 in Berlin.
"""

from dataclasses import replace
from datetime import datetime

import pytest

from coaching.model.documents import Consent, Contact, Dossier, Meeting, Opportunity, Referee
from coaching.model.step_key import Hint, StepKey, StepKind, StepState
from coaching.model.vocabulary import ContactPart, InterviewId, InterviewStatus, RefereeId
from coaching.planner import (
    count_thanks,
    mark_done,
    mark_pinged,
    plan_steps,
    snooze_step,
)
from tests.coaching.dossiers import (
    FIRST,
    PERSON,
    berlin,
    contact,
    interview,
    opportunity,
    recorded,
)
from tests.coaching.step_plans import DEC, END, moments, steps, with_rounds

# -- 8 and 9: staff and helper --------------------------------------------------------------------


@pytest.mark.parametrize("part", [ContactPart.COORDINATOR, ContactPart.STAFF])
def test_8_coordinator_and_staff_get_a_note_in_the_same_window_as_7(part: ContactPart) -> None:
    """Coordinator and staff each have a step of their own in an interviewer's window (S3)."""
    job = opportunity(contact(2, "Ana"), contact(3, "Cy", part=part))
    found = steps(job)
    staff, thank = (found[StepKey.parse(text)] for text in ("staff.1.3", "thank.1.2"))
    assert replace(staff, key=thank.key) == thank
    assert StepKey(StepKind("staff"), FIRST, 2) not in found


def test_9_a_helper_is_thanked_once_for_the_opportunity_after_its_first_interview() -> None:
    """A helper is thanked once, after the first interview, whether met or not (S4)."""
    tom = replace(contact(5, "Tom", part=ContactPart.HELPER), met=())
    job = with_rounds(opportunity(tom), interview(berlin(24, 15)), interview(berlin(26, 10), 2))
    helpers = [step for step in plan_steps(PERSON, job, END) if step.key.kind == StepKind("helper")]
    assert [step.key for step in helpers] == [StepKey(StepKind("helper"), 0, 5)]
    assert (helpers[0].opens, helpers[0].closes) == (END, berlin(25, 16))
    assert helpers[0].ping_at == berlin(24, 17)
    off = replace(job.interviews[0], held=InterviewStatus.CANCELLED)
    later = steps(with_rounds(job, off, job.interviews[1]))[helpers[0].key]
    assert later.opens == berlin(26, 11)


def test_7_to_9_are_counted_together() -> None:
    """The count "3 of 5 thanked" includes interviewers, staff and the helper, the helper once."""
    people = (contact(2, "Ana"), contact(3, "Ben"), contact(4, "Cy", part=ContactPart.STAFF))
    tom = replace(contact(5, "Tom", part=ContactPart.HELPER), met=())
    job = with_rounds(
        opportunity(*people, contact(6, "Eve", part=ContactPart.COORDINATOR), tom),
        interview(berlin(24, 15)),
        interview(berlin(26, 10), 2),
    )
    for key in ("thank.1.2", "staff.1.4", "helper.0.5"):
        job = mark_done(job, StepKey.parse(key), END)
    assert count_thanks(job, FIRST) == (3, 5)
    assert count_thanks(job, InterviewId(2)) == (0, 0)


def test_7_to_9_find_details_for_all_of_them() -> None:
    """Everybody to be thanked who cannot be reached has a step for details (S0, S2)."""
    job = opportunity(
        contact(3, "Cy", part=ContactPart.STAFF, email=""),
        replace(contact(5, "Tom", part=ContactPart.HELPER, email=""), met=()),
    )
    found = {
        step.key.text
        for step in plan_steps(PERSON, job, END)
        if step.key.kind == StepKind("details")
    }
    assert found == {"details.1.3", "details.0.5"}
    assert moments(job, StepKind("details")) == [berlin(24, 17)]


def test_7_who_was_thanked_is_not_asked_for_again_when_their_part_is_corrected() -> None:
    """An interviewer thanked, then known to be the coordinator: done all the same."""
    job = mark_done(opportunity(contact(2, "Ana")), StepKey(StepKind("thank"), FIRST, 2), END)
    job = replace(job, contacts=(contact(2, "Ana", part=ContactPart.COORDINATOR),))
    assert steps(job)[StepKey(StepKind("staff"), FIRST, 2)].state is StepState.DONE
    assert count_thanks(job, FIRST) == (1, 1)


# -- 12 and 13: LinkedIn, something useful --------------------------------------------------------


def test_12_an_invitation_comes_after_two_business_days_in_the_quiet_card_and_once() -> None:
    """After Tuesday's interview the invitation comes on Thursday at 9:30, once, in ten days (S1,
    S3).
    """
    job = opportunity(contact(2, "Ana"), contact(3, "Cy", part=ContactPart.STAFF))
    key = StepKey(StepKind("linkedin"), FIRST, 2)
    assert moments(job, StepKind("linkedin")) == [berlin(26, 9, 30)]
    assert steps(job)[key].closes == berlin(8, 17, **DEC)
    assert steps(job, berlin(8, 17, 1, **DEC))[key].state is StepState.LAPSED
    assert StepKey(StepKind("linkedin"), FIRST, 3) not in steps(job)


def test_12_it_comes_with_another_card_near_that_hour_instead_of_alone() -> None:
    """A referee's briefing at ten takes the invitation along; a note in the evening does not."""
    person = replace(PERSON, referees=(Referee(RefereeId(9), "Kim"),))
    job = opportunity(contact(2, "Ana"))
    agreed = replace(person.referees[0], consent=Consent.GIVEN, agreed=berlin(25, 12))
    briefed = replace(person, referees=(agreed,))
    assert moments(job, StepKind("linkedin"), briefed) == [berlin(26, 10)]
    thank = StepKey(StepKind("thank"), FIRST, 2)
    late = snooze_step(job, thank, berlin(26, 19))
    assert moments(late, StepKind("linkedin")) == [berlin(26, 9, 30)]


def test_12_the_moment_that_the_person_chose_stands() -> None:
    """A put-off invitation comes at the chosen minute, alone."""
    job = snooze_step(opportunity(contact(2, "Ana")), StepKey.parse("linkedin.1.2"), berlin(27, 12))
    job = snooze_step(job, StepKey.parse("thank.1.2"), berlin(27, 19))
    assert moments(job, StepKind("linkedin")) == [berlin(27, 12)]


def test_12_an_invitation_is_not_repeated_when_the_interview_is_put_at_another_day() -> None:
    """One ping is all."""
    key = StepKey(StepKind("linkedin"), FIRST, 2)
    job = mark_pinged(opportunity(contact(2, "Ana")), [key], berlin(26, 10))
    later = with_rounds(job, interview(berlin(26, 15)))
    step = steps(later, berlin(26, 11))[key]
    assert (step.state, step.ping_at) == (StepState.UPCOMING, None)


def test_12_nobody_whose_note_goes_over_linkedin_is_invited_as_well() -> None:
    """A person whose note goes over LinkedIn is not invited, unless they have a mail address."""
    linked = replace(contact(2, "Ana", email=""), linkedin="linkedin.com/in/ana")
    key = StepKey(StepKind("linkedin"), FIRST, 2)
    assert key not in steps(opportunity(linked))
    assert key in steps(opportunity(replace(linked, email="ana@acme.example")))


def useful(part: ContactPart = ContactPart.INTERVIEWER) -> Contact:
    """Returns somebody to whom an article was promised."""
    ana = contact(2, "Ana", part=part)
    return replace(ana, met=(replace(ana.met[0], useful="https://example.com/paper"),))


def test_13_something_useful_follows_the_note_on_the_next_business_day_at_ten() -> None:
    """From the thank-you on, or from a day after the end; asked for once (S2, S3)."""
    key = StepKey(StepKind("useful"), FIRST, 2)
    job = opportunity(useful())
    assert (steps(job)[key].opens, steps(job)[key].ping_at) == (berlin(25, 16), berlin(26, 10))
    thanked = mark_done(job, StepKey(StepKind("thank"), FIRST, 2), berlin(24, 17))
    assert (steps(thanked)[key].opens, steps(thanked)[key].ping_at) == (
        berlin(24, 17),
        berlin(25, 10),
    )
    assert moments(thanked, StepKind("useful")) == [berlin(25, 10)]
    assert key not in steps(opportunity(contact(2, "Ana")))
    assert key in steps(opportunity(useful(ContactPart.STAFF)))


# -- 19 and 24: further rounds, and those that fall through ---------------------------------------


def second(start: datetime) -> Opportunity:
    """Returns a further round after Tuesday's."""
    return with_rounds(opportunity(), interview(berlin(24, 15)), interview(start, 2))


def test_19_the_brief_comes_at_six_the_evening_before_a_further_round() -> None:
    """For the second round and never for the first (S2, S3)."""
    key = StepKey(StepKind("brief"), 2)
    job = second(berlin(1, 10, **DEC))
    found = steps(job)
    assert (found[key].ping_at, found[key].closes) == (berlin(30, 18), berlin(1, 10, **DEC))
    assert moments(job, StepKind("brief")) == [berlin(30, 18)]
    assert StepKey(StepKind("brief"), 1) not in found
    assert key not in steps(job, berlin(1, 10, 1, **DEC))


def test_19_logged_late_the_brief_comes_at_once_and_moved_it_comes_again() -> None:
    """Logged at eight in the evening; moved by two days."""
    key = StepKey(StepKind("brief"), 2)
    assert steps(second(berlin(1, 10, **DEC)), berlin(30, 20))[key].ping_at == berlin(30, 20)
    told = recorded(
        Dossier(PERSON, (second(berlin(1, 10, **DEC)),)),
        (steps(second(berlin(1, 10, **DEC)))[key],),
        berlin(30, 18),
    )
    moved = with_rounds(
        told.opportunities[0], interview(berlin(24, 15)), interview(berlin(3, 10, **DEC), 2)
    )
    assert steps(moved, berlin(30, 19))[key].ping_at == berlin(2, 18, **DEC)


def test_19_two_rounds_on_one_day_are_briefed_between_them() -> None:
    """An hour after the first; at once when the second follows on its heels."""
    key = StepKey(StepKind("brief"), 2)
    assert steps(second(berlin(24, 19)))[key].ping_at == berlin(24, 17)
    assert steps(second(berlin(24, 16, 30)))[key].ping_at == berlin(24, 16)
    assert key not in steps(second(berlin(24, 15, 30)))


def fallen(held: InterviewStatus = InterviewStatus.CANCELLED, at: datetime = END) -> Opportunity:
    """Returns Tuesday's interview as one that did not take place."""
    off = replace(interview(berlin(24, 15)), held=held, fell_through=at)
    return with_rounds(opportunity(contact(2, "Ana")), off)


@pytest.mark.parametrize("held", [InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW])
def test_24_one_that_fell_through_leaves_only_the_note_to_rebook(held: InterviewStatus) -> None:
    """At once, for three business days; everything else of it is cancelled."""
    key = StepKey(StepKind("rebook"), FIRST)
    found = steps(fallen(held))
    assert (found[key].state, found[key].ping_at, found[key].closes) == (
        StepState.OPEN,
        END,
        berlin(27, 17),
    )
    assert {step.state for other, step in found.items() if other != key} == {StepState.CANCELLED}
    assert moments(fallen(held), StepKind("rebook")) == [END]
    night = steps(fallen(held, berlin(24, 23)), berlin(24, 23))[key]
    assert (night.ping_at, night.hint) == (berlin(25, 8), Hint.SCHEDULE_SEND)


def test_24_another_interview_logged_since_ends_the_asking() -> None:
    """Another interview logged since then ends the rebooking."""
    again = replace(interview(berlin(3, 10, **DEC), 2), logged=berlin(25, 9))
    job = with_rounds(fallen(), *fallen().interviews, again)
    assert steps(job)[StepKey(StepKind("rebook"), FIRST)].state is StepState.CANCELLED


# -- 11: a yes that comes later --------------------------------------------------------------------


def test_11_who_agrees_later_is_briefed_from_then_on() -> None:
    """A referee who agrees after the first ping gets a brief on the next business morning."""
    kim = Referee(RefereeId(9), "Kim")
    key = StepKey(StepKind("referee"), 0, 9)
    asked = mark_pinged(opportunity(), [key], berlin(25, 10))
    yes = replace(PERSON, referees=(kim.with_answer(Consent.GIVEN, berlin(26, 12)),))
    found = {step.key: step for step in plan_steps(yes, asked, berlin(26, 13))}
    assert found[key].ping_at == berlin(27, 10)
    same = yes.referees[0].with_answer(Consent.GIVEN, berlin(30, 12))
    assert same == yes.referees[0], "saying it again moves nothing"


# -- 6 and 12: what is settled stays settled -------------------------------------------------------


def test_6_an_address_given_ends_the_search_for_it() -> None:
    """Also where the search had been pinged: it is done, not open for ever."""
    key = StepKey(StepKind("details"), FIRST, 2)
    pinged = mark_pinged(opportunity(contact(2, "Ana", email="")), [key], berlin(24, 16, 30))
    assert steps(pinged)[key].state is StepState.OPEN
    given = replace(pinged, contacts=(contact(2, "Ana"),))
    assert steps(given)[key].state is StepState.DONE


def test_12_who_was_invited_after_one_round_is_not_asked_for_after_the_next() -> None:
    """A person invited after one round is not invited after the next."""
    ana = contact(2, "Ana")
    both = replace(ana, met=(*ana.met, Meeting(InterviewId(2))))
    job = with_rounds(opportunity(both), interview(berlin(24, 15)), interview(berlin(26, 10), 2))
    first, second = (StepKey(StepKind("linkedin"), number, 2) for number in (1, 2))
    assert {first, second} <= set(steps(job))
    assert second not in steps(mark_done(job, first, berlin(26, 12)))
