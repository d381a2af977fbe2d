"""A hello comes three and six months after it ended, once each, to whom it is wanted for."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from coaching.model.documents import Contact, Dossier, Opportunity
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import Outcome, ReminderTopic
from coaching.planner import mark_done, mark_skipped, next_ping
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.search import job_search
from tests.coaching.dossiers import PERSON, berlin, contact, opportunity
from tests.coaching.drafts import write_letter
from tests.coaching.step_plans import spoken, steps

FIRST, AGAIN = (StepKey(StepKind(kind), 0, 2) for kind in ("hello", "helloagain"))
ENDED = berlin(30, 11)
ANA = contact(2, "Ana Lopez", "wind forecasts")


def ended(*people: Contact, outcome: Outcome = Outcome.REJECTED, feedback: str = "") -> Opportunity:
    """Returns the job, which ended on Monday 30 November."""
    job = opportunity(*(people or (ANA,)))
    return replace(job, outcome=outcome, outcome_at=ENDED, feedback=feedback)


def marked(**more: Outcome) -> Opportunity:
    """Returns the job with Ana marked."""
    return ended(replace(ANA, keep_in_touch=True), **more)


def moments(job: Opportunity, kind: StepKind) -> list[datetime]:
    """Returns when a hello is spoken of in most of a year, to somebody who never answers."""
    return [at for text, at in spoken(job, days=300) if f"{kind}." in text]


def days(job: Opportunity, kind: StepKind) -> list[date]:
    """Returns the days on which a hello is spoken of."""
    return [at.date() for at in moments(job, kind)]


def test_a_hello_comes_after_three_months_and_after_six_in_the_quiet_card() -> None:
    """30 November, and February has 28 days, which is a Sunday: the business day after it."""
    assert moments(marked(), FIRST.kind) == [berlin(1, 9, 30, month=3, year=2027)]
    assert days(marked(), AGAIN.kind) == [date(2027, 5, 31)]


def test_the_second_counts_from_the_first_that_was_said() -> None:
    """Somebody who wrote in the middle of March is brought up in the middle of June."""
    said = mark_done(marked(), FIRST, berlin(15, 12, month=3, year=2027))
    assert days(said, FIRST.kind) == []
    assert days(said, AGAIN.kind) == [date(2027, 6, 15)]


def test_months_count_from_the_last_contact() -> None:
    """A letter that went to them after the no is younger than the no."""
    job = mark_done(marked(), StepKey(StepKind("linkedin"), 1, 2), berlin(4, 9, month=12))
    assert days(job, FIRST.kind) == [date(2027, 3, 4)]


def test_only_who_was_marked_or_kind_at_a_no() -> None:
    """A piece of advice is kindness; silence is none, and a job that goes on needs no hello."""
    ben = contact(3, "Ben")
    assert steps(ended(ANA, ben)).keys().isdisjoint({FIRST, AGAIN})
    kind_one = ended(ANA, ben, feedback="more SQL")
    assert {key.subject for key in steps(kind_one) if key.kind == FIRST.kind} == {2}
    off = ended(replace(ANA, keep_in_touch=False), feedback="more SQL")
    assert FIRST not in steps(off)
    assert FIRST not in steps(replace(marked(), outcome=None, outcome_at=None))


def test_it_outlives_a_withdrawal_and_a_silence_but_no_yes() -> None:
    """Whoever is a colleague soon needs no reminder."""
    for outcome in (Outcome.WITHDRAWN, Outcome.NO_ANSWER):
        assert next_ping(Dossier(PERSON, (marked(outcome=outcome),)), ENDED) is not None
    assert FIRST not in steps(marked(outcome=Outcome.ACCEPTED))


def test_off_for_good_is_one_tap_and_can_be_undone() -> None:
    """Left out once, neither hello is spoken of again."""
    row = DEFINITION_BY_KIND[FIRST.kind]
    job = row.let_go(mark_skipped(marked(), FIRST, ENDED), FIRST, ENDED)
    assert moments(job, FIRST.kind) == moments(job, AGAIN.kind) == []
    assert steps(job)[FIRST].state is StepState.SKIPPED
    again = row.reopen(job, FIRST)
    assert again.contacts[0].keep_in_touch


def test_staying_in_touch_is_switched_off_like_any_other_kind() -> None:
    """/pause and a sentence switch the topic."""
    off = replace(PERSON, switched_off={ReminderTopic.TOUCH: ENDED})
    at = berlin(1, 9, month=3, year=2027)
    assert next_ping(Dossier(PERSON, (marked(),)), at) == at + timedelta(minutes=30)
    later = next_ping(Dossier(off, (marked(),)), at)
    assert later is None or later > at + timedelta(days=60)


def test_a_hello_is_no_looking_for_work() -> None:
    """Otherwise it would start the weekly reminder again."""
    job, at = marked(), berlin(1, 10, month=3, year=2027)
    before = job_search(Dossier(PERSON, (job,)), at)
    assert job_search(Dossier(PERSON, (mark_done(job, FIRST, at),)), at) == before


def test_the_two_lines_say_where_they_know_each_other_from() -> None:
    """The month, the job and a thing of the talk; advice is thanked for where there was any."""
    at = berlin(1, 10, month=3, year=2027)
    letter = write_letter(FIRST, PERSON, marked(), at)
    assert letter is not None
    assert letter.subject == "A short hello"
    assert "November" in letter.body
    assert "for the data engineer role" in letter.body
    assert "the wind forecasts" in letter.body
    assert "advice" not in letter.body
    kind_one = write_letter(FIRST, PERSON, ended(feedback="more SQL"), at)
    assert kind_one is not None
    assert "for the advice you gave me" in kind_one.body
    assert "SQL" not in kind_one.body
    gone = write_letter(FIRST, PERSON, replace(marked(), contacts=()), at)
    assert gone is None


def test_somebody_removed_is_not_brought_up() -> None:
    """The hello goes with the contact."""
    assert FIRST in steps(marked())
    assert FIRST not in steps(replace(marked(), contacts=()))
