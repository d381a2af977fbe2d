"""Practice follows the boxes, in the right order, at a calm hour, without uncomfortable
questions.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.calendar.business_hours import WakingHours
from coaching.model.documents import (
    Dossier,
    Interview,
    InterviewQuestion,
    PracticeAttempt,
    StepRecord,
)
from coaching.model.vocabulary import (
    AnswerResult,
    InterviewStatus,
    InvalidInputError,
    Outcome,
    ZoneName,
)
from coaching.practice import question_bank
from coaching.practice.attempts import add_attempt
from coaching.practice.leitner import BOXES, best_attempt, next_practice_day
from coaching.practice.practice_offers import PRACTICE_KEY, mark_practised, next_practice_offer
from coaching.practice.practice_queue import find_item, practice_queue
from coaching.practice.question_bank import QuestionCategory
from tests.coaching.dossiers import BERLIN, PERSON, berlin, interview, opportunity

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))
WELL, SHAKY, TRIPPED = AnswerResult.WELL, AnswerResult.SHAKY, AnswerResult.TRIPPED
ZONES = st.sampled_from(
    [
        *("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"),
        *("Pacific/Honolulu", "Australia/Lord_Howe", "Pacific/Chatham", "America/Sao_Paulo"),
    ]
).map(ZoneName)


def tries(*wents: AnswerResult | None, day: int = 1) -> list[PracticeAttempt]:
    """Returns one attempt a day at noon, from that day of November on."""
    return [
        PracticeAttempt(berlin(day + n, 12), f"answer {n}", went) for n, went in enumerate(wents)
    ]


def asked(
    text: str, went: AnswerResult | None = None, *, uncomfortable: bool = False
) -> InterviewQuestion:
    return InterviewQuestion(text, "", went, origin=f"1.{text}", uncomfortable=uncomfortable)


def robin(
    *questions: InterviewQuestion, then: Sequence[datetime] = (), outcome: Outcome | None = None
) -> Dossier:
    """Returns an interview on Tuesday 24 November with these questions, and later ones at
    `then`.
    """
    first = opportunity()
    rounds = [replace(first.interviews[0], asked=questions)]
    rounds += [interview(start, number) for number, start in enumerate(then, 2)]
    rounds[1:] = [replace(one, logged=berlin(24, 17)) for one in rounds[1:]]
    return Dossier(PERSON, (replace(first, interviews=tuple(rounds), outcome=outcome),))


def texts(dossier: Dossier, now: datetime, count: int = 3) -> list[str]:
    return [one.text for one in practice_queue(dossier, now)[:count]]


def pinged(dossier: Dossier, *moments: datetime) -> Dossier:
    person = replace(dossier.person, records={PRACTICE_KEY.text: StepRecord(pinged=moments)})
    return replace(dossier, person=person)


def practised(dossier: Dossier, text: str, went: AnswerResult, now: datetime) -> Dossier:
    """Returns the dossier after a conversation about one question."""
    key = next(one.key for one in practice_queue(dossier, now) if one.text == text)
    kept = add_attempt(dossier, key, PracticeAttempt(now, "better", went))
    return replace(kept, person=mark_practised(kept.person, now))


# -- the boxes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wents", "days"),
    [
        ((SHAKY,), 1),
        ((TRIPPED,), 1),
        ((WELL,), 2),
        ((SHAKY, WELL), 2),
        ((SHAKY, WELL, WELL), 5),
        ((SHAKY, WELL, WELL, WELL), 8),
        ((SHAKY, WELL, WELL, WELL, WELL), 14),
        ((SHAKY, WELL, WELL, WELL, TRIPPED), 1),
        ((SHAKY, WELL, WELL, None), 5),
        ((None,), 1),
    ],
)
def test_each_box_rests_longer_and_a_slip_goes_back_to_the_first(
    wents: tuple[AnswerResult | None, ...], days: int
) -> None:
    """A question moves on when it went well and back to the first box when not; unjudged stays."""
    assert next_practice_day(tries(*wents), BERLIN) == date(2026, 11, len(wents) + days)


def test_what_was_never_tried_or_went_through_all_boxes_has_no_day() -> None:
    """A question never tried, or through all boxes, has no day."""
    assert next_practice_day([], BERLIN) is None
    assert next_practice_day(tries(SHAKY, *[WELL] * len(BOXES)), BERLIN) is None


def test_before_an_interview_what_ever_slipped_comes_back_the_day_before_at_latest() -> None:
    """A question that ever slipped comes back before the interview; others keep their rest."""
    slipped = tries(SHAKY, WELL, WELL, WELL)
    assert next_practice_day(slipped, BERLIN) == date(2026, 11, 12)
    assert next_practice_day(slipped, BERLIN, before=date(2026, 11, 8)) == date(2026, 11, 7)
    assert next_practice_day(slipped, BERLIN, before=date(2026, 11, 30)) == date(2026, 11, 12)
    assert next_practice_day(tries(WELL, WELL), BERLIN, before=date(2026, 11, 4)) == date(
        2026, 11, 7
    )


def test_a_day_is_the_persons_day_across_a_clock_change() -> None:
    """A question tried the evening before a clock change is due on the next calendar day."""
    tried = [PracticeAttempt(berlin(24, 23, 30, month=10), "", SHAKY)]
    assert next_practice_day(tried, BERLIN) == date(2026, 10, 25)
    assert next_practice_day(tried, ZoneName("Pacific/Kiritimati")) == date(2026, 10, 26)


def test_the_answer_to_build_on_is_the_latest_that_went_well() -> None:
    """The answer to build on is the latest that went well, else the latest with words."""
    told = tries(WELL, WELL, SHAKY)
    assert best_attempt(told) == told[1]
    assert best_attempt(told[2:]) == told[2]
    assert best_attempt([replace(told[0], answer="")]) is None


# -- what comes first ----------------------------------------------------------------------------


def test_what_tripped_comes_before_what_was_shaky_and_both_before_common_ones() -> None:
    """Questions that tripped come first, then shaky, then common ones, then those that
    went well.
    """
    dossier = robin(asked("A?", WELL), asked("B?", SHAKY), asked("C?", TRIPPED), asked("D?"))
    order = [one.text for one in practice_queue(dossier, berlin(24, 20))]
    assert order[:3] == ["C?", "B?", "D?"]
    assert order[-1] == "A?"
    assert len(order) == 4 + len(question_bank.list_questions())


def test_common_questions_take_turns_by_kind() -> None:
    """Common questions take turns by kind."""
    first = practice_queue(robin(), berlin(24, 20))[: len(QuestionCategory)]
    assert [one.category for one in first] == list(QuestionCategory)


def test_what_was_practised_today_comes_last_and_comes_back_when_due() -> None:
    """A question practised today comes last, and comes back when it is due."""
    dossier = practised(robin(asked("C?", TRIPPED)), "C?", WELL, berlin(25, 18))
    assert practice_queue(dossier, berlin(25, 19))[-1].text == "C?"
    assert "C?" not in texts(dossier, berlin(26, 19))
    assert texts(dossier, berlin(27, 9), 1) == ["C?"]


def test_the_same_question_asked_twice_is_practised_once() -> None:
    """A question asked twice is practised once, with all its answers under the latest asking."""
    common = question_bank.list_questions()[0]
    dossier = robin(asked("Why us?", WELL), asked("why  US", SHAKY), asked(common.text.upper()))
    found = practice_queue(dossier, berlin(24, 20))
    assert len(found) == len(question_bank.list_questions()) + 1
    (own,) = [one for one in found if one.text == "why  US"]
    assert [one.went for one in own.attempts] == [WELL, SHAKY]
    assert common.text not in [one.text for one in found]


def test_what_felt_wrong_is_never_practised_in_any_wording_of_it() -> None:
    """An uncomfortable question is never practised, even from the bank or another interviewer."""
    common = question_bank.list_questions()[0]
    dossier = robin(
        asked("Children?", TRIPPED, uncomfortable=True),
        asked("children", SHAKY),
        asked(common.text, uncomfortable=True),
    )
    dossier = add_attempt(dossier, common.id, PracticeAttempt(berlin(24, 19), "", TRIPPED))
    assert len(practice_queue(dossier, berlin(25, 9))) == len(question_bank.list_questions()) - 1
    assert {"children", "Children?", common.text}.isdisjoint(texts(dossier, berlin(25, 9), 99))
    assert next_practice_offer(dossier, berlin(25, 9)) is None


def test_a_try_is_kept_with_its_own_question_and_told_again_replaces_itself() -> None:
    """An attempt is stored with its question, and a second report of it replaces the first."""
    dossier = robin(asked("C?", TRIPPED), asked("D?", SHAKY))
    item = practice_queue(dossier, berlin(25, 9))[0]
    for went in (None, WELL):
        dossier = add_attempt(dossier, item.key, PracticeAttempt(berlin(25, 9), "so", went))
    first, second = dossier.opportunities[0].interviews[0].asked
    assert first.practised == (PracticeAttempt(berlin(25, 9), "so", WELL),)
    assert second.practised == ()
    again = find_item(dossier, item.number, berlin(25, 10))
    assert again is not None
    assert again.key == item.key
    common = add_attempt(dossier, "weakness", PracticeAttempt(berlin(25, 9), "so", SHAKY))
    assert list(common.person.practised) == ["weakness"]
    assert common.opportunities == dossier.opportunities


def test_numbers_of_questions_do_not_clash() -> None:
    """Numbers of questions are unique, so a conversation finds its question."""
    found = practice_queue(robin(*(asked(f"{n}?") for n in range(50))), berlin(25, 9))
    assert len({one.number for one in found}) == len(found)


# -- when it speaks ------------------------------------------------------------------------------


def test_it_speaks_the_morning_after_a_question_that_tripped() -> None:
    """Practice comes at 9:30 local time the morning after a question that tripped."""
    dossier = robin(asked("C?", TRIPPED))
    assert next_practice_offer(dossier, berlin(24, 17)) == berlin(25, 9, 30)
    assert next_practice_offer(dossier, berlin(25, 9, 31)) == berlin(25, 9, 30)


def test_without_anything_worth_it_nobody_is_disturbed() -> None:
    """If all went well, no job is live or the zone is unknown, nobody is disturbed."""
    assert next_practice_offer(robin(asked("A?", WELL)), berlin(24, 17)) is None
    shaky = robin(asked("B?", SHAKY))
    assert next_practice_offer(shaky, berlin(24, 17)) is not None
    assert (
        next_practice_offer(robin(asked("B?", SHAKY), outcome=Outcome.REJECTED), berlin(24, 17))
        is None
    )
    assert next_practice_offer(replace(shaky, opportunities=()), berlin(24, 17)) is None
    assert (
        next_practice_offer(replace(shaky, person=replace(PERSON, zone=None)), berlin(24, 17))
        is None
    )


def test_once_a_day_and_not_on_a_day_with_practice() -> None:
    """Practice comes once a day, and not on a day when it was pinged, skipped or done."""
    dossier = robin(asked("C?", TRIPPED), asked("D?", SHAKY))
    at = berlin(25, 9, 30)
    assert next_practice_offer(pinged(dossier, at), at) == at + timedelta(days=1)
    done = practised(dossier, "C?", WELL, berlin(25, 9))
    assert next_practice_offer(done, berlin(25, 10)) == berlin(26, 9, 30)
    skipped = replace(dossier.person, records={PRACTICE_KEY.text: StepRecord(skipped=at)})
    assert next_practice_offer(replace(dossier, person=skipped), at) == berlin(26, 9, 30)


def offers(dossier: Dossier, now: datetime, *said: datetime) -> list[datetime]:
    """Returns every further offer to somebody who touches none of them."""
    found = [*said]
    while (at := next_practice_offer(pinged(dossier, *found), now)) is not None:
        found.append(at)
        now = at
    return found[len(said) :]


def test_after_two_offers_that_nobody_touched_it_is_silent() -> None:
    """The second comes later than the first; then none, until one is touched."""
    dossier, now = robin(asked("C?", TRIPPED)), berlin(24, 17)
    said = offers(dossier, now)
    assert said == [berlin(25, 9, 30), berlin(26, 9, 30)]
    ignored = pinged(dossier, *said)
    later = berlin(30, 12)
    assert next_practice_offer(ignored, later) is None
    record = ignored.person.records[PRACTICE_KEY.text]
    for touched in (
        replace(record, done=later),
        replace(record, skipped=later),
        replace(record, put_off_at=later),
    ):
        person = replace(ignored.person, records={PRACTICE_KEY.text: touched})
        assert next_practice_offer(replace(ignored, person=person), later) is not None


def test_silent_it_comes_once_before_each_further_interview() -> None:
    """And not again for the one that was ahead when nobody touched it."""
    dossier = robin(then=[berlin(15, 15, month=12)])
    said = offers(dossier, berlin(24, 17))
    assert [(berlin(15, 12, month=12).date() - at.date()).days for at in said] == [14, 8]
    one = dossier.opportunities[0]
    more = [interview(berlin(day, 15, month=12), day) for day in (17, 22)]
    more = [replace(each, logged=berlin(8, 12, month=12)) for each in more]
    busy = replace(dossier, opportunities=(replace(one, interviews=(*one.interviews, *more)),))
    assert offers(busy, berlin(8, 13, month=12), *said) == [
        berlin(16, 9, 30, month=12),
        berlin(21, 9, 30, month=12),
    ]


def test_ahead_of_an_interview_it_speaks_as_many_days_before_as_the_boxes_are_long() -> None:
    """Before an interview it comes 14, 8, 5, 2 and 1 days ahead to somebody who practises."""
    coming = berlin(30, 15, month=12)
    dossier, now, days = robin(then=[coming]), berlin(24, 17), []
    while (at := next_practice_offer(dossier, now)) is not None:
        days.append((coming.date() - at.date()).days)
        dossier = replace(dossier, person=mark_practised(dossier.person, at))
        now = at
    assert days == [14, 8, 5, 2, 1]
    fell = replace(dossier.opportunities[0].interviews[1], held=InterviewStatus.CANCELLED)
    first = dossier.opportunities[0].interviews[0]
    one = replace(dossier.opportunities[0], interviews=(first, fell))
    assert next_practice_offer(replace(dossier, opportunities=(one,)), berlin(24, 17)) is None


def test_it_is_silent_around_an_interview_and_right_after_logging_one() -> None:
    """It is silent around an interview and right after one was logged.

    A morning that was over when the interview was logged brings no offer.
    """
    morning = robin(asked("C?", TRIPPED), then=[berlin(25, 11)])
    assert next_practice_offer(morning, berlin(25, 7)) == berlin(26, 9, 30)
    logged = robin(then=[berlin(26, 15)])
    assert next_practice_offer(logged, berlin(24, 17)) == berlin(25, 9, 30)
    late = replace(logged.opportunities[0].interviews[1], logged=berlin(25, 19))
    first = logged.opportunities[0].interviews[0]
    one = replace(logged.opportunities[0], interviews=(first, late))
    assert next_practice_offer(replace(logged, opportunities=(one,)), berlin(25, 19)) is None


def test_a_morning_that_was_slept_through_waits_for_the_next() -> None:
    """Two hours after its time the offer waits for the next morning."""
    dossier = robin(asked("C?", TRIPPED))
    assert next_practice_offer(dossier, berlin(25, 11, 30)) == berlin(25, 9, 30)
    assert next_practice_offer(dossier, berlin(25, 11, 31)) == berlin(26, 9, 30)


@st.composite
def wakings(draw: st.DrawFn) -> tuple[ZoneName, time, time]:
    zone = draw(ZONES)
    hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
    wakes, sleeps = draw(hours), draw(hours)
    try:
        WakingHours(zone, wakes, sleeps)
    except InvalidInputError:
        return zone, time(8), time(21)
    return zone, wakes, sleeps


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    wakings(),
    st.lists(st.sampled_from([WELL, SHAKY, TRIPPED, None]), max_size=4),
    st.lists(st.integers(-10 * 24, 40 * 24), max_size=3),
    st.lists(st.sampled_from(["ignore", "well", "shaky", "tripped"]), min_size=1, max_size=8),
)
def test_over_any_weeks_it_speaks_awake_once_a_day_when_it_said_it_would(
    waking: tuple[ZoneName, time, time],
    wents: list[AnswerResult | None],
    ahead: list[int],
    answers: list[str],
) -> None:
    """In any zone and with any answers it speaks in waking hours, once a day, and ends in
    silence.
    """
    zone, wakes, sleeps = waking
    base = datetime(2026, 10, 20, 12, tzinfo=UTC)
    rounds = [interview(base - timedelta(days=1))]
    rounds[0] = replace(rounds[0], asked=tuple(asked(f"{n}?", w) for n, w in enumerate(wents)))
    rounds += [_logged(base, base + timedelta(hours=h), n) for n, h in enumerate(ahead, 2)]
    one = replace(opportunity(), zone=zone, interviews=tuple(rounds))
    person = replace(PERSON, zone=zone, wakes=wakes, sleeps=sleeps)
    dossier, now, days = Dossier(person, (one,)), base, []
    for turn in range(60):
        at = next_practice_offer(dossier, now)
        if at is None:
            break
        assert WakingHours(zone, wakes, sleeps).is_awake(at)
        assert next_practice_offer(dossier, max(at, now)) == at
        now = max(at, now)
        days.append(now.astimezone(ZoneInfo(zone)).date())
        dossier = _after(dossier, now, answers[turn] if turn < len(answers) else "ignore")
    else:
        pytest.fail("it never ends")
    assert len(set(days)) == len(days)


def _logged(base: datetime, start: datetime, number: int) -> Interview:
    return replace(interview(start, number), logged=base)


def _after(dossier: Dossier, now: datetime, answer: str) -> Dossier:
    record = dossier.person.records.get(PRACTICE_KEY.text, StepRecord())
    records = {PRACTICE_KEY.text: replace(record, pinged=(*record.pinged, now))}
    dossier = replace(dossier, person=replace(dossier.person, records=records))
    if answer == "ignore":
        return dossier
    later = now + timedelta(minutes=5)
    return practised(dossier, practice_queue(dossier, later)[0].text, AnswerResult(answer), later)


# -- the bank ------------------------------------------------------------------------------------


def test_the_bank_has_enough_of_every_kind_and_reads_well() -> None:
    """The bank has about sixty questions, each once, each with a line on a good answer."""
    found = question_bank.list_questions()
    assert 55 <= len(found) <= 70
    assert len({one.id for one in found}) == len({one.text for one in found}) == len(found)
    for sort in QuestionCategory:
        assert sum(one.category is sort for one in found) >= 8
    for one in found:
        assert one.id.replace("-", "").isalpha()
        assert one.text[-1] in ".?"
        assert one.good_answer.endswith(".")
        assert one.good_answer[0].islower()
        assert len(one.text) <= 120
        assert len(one.good_answer) <= 120
        assert "!" not in one.text + one.good_answer


def test_every_translation_has_the_same_questions_and_other_languages_read_english() -> None:
    """Every translation has the same questions, and other languages read English."""
    english = {one.id: one.category for one in question_bank.list_questions()}
    for language in ("en", "de", "xx", "../en", ""):
        assert {one.id: one.category for one in question_bank.list_questions(language)} == english
    assert question_bank.find_question("no-such") is None
