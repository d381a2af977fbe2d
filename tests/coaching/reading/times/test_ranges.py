"""The range in which an employer decides keeps both its ends, as it was said."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_words import COUNTS, MONTHS, WEEKDAYS
from coaching.reading.times.range_words import (
    AFTER_WORDS,
    BEFORE_WORDS,
    BY_WORDS,
    FEASTS,
    LATEST_WORDS,
    LEAD_IN_WORDS,
    NOT_SAID,
    PERIOD_OFFSETS,
    PERIOD_PARTS,
    TAIL_WORDS,
    UNITS,
    VAGUE_COUNTS,
    WEEK_NAMES,
)
from coaching.reading.times.ranges import DecisionRange, read_decision_range

TODAY = date(2026, 11, 11)
"""This is a Wednesday."""


def weekday(day: date) -> bool:
    """Is the calendar of a country without holidays."""
    return day.weekday() < 5


ASKED_FOR = [
    ("a week or two", "11-18 11-25"),
    ("two weeks", "11-25 11-25"),
    ("in 10 days", "11-21 11-21"),
    ("7 to 10 business days", "11-20 11-25"),
    ("3-5 working days", "11-16 11-18"),
    ("a few days", "11-13 11-17"),
    ("a couple of weeks", "11-25 12-02"),
    ("by Friday", "11-11 11-13"),
    ("by the end of the week", "11-11 11-13"),
    ("end of next week", "11-19 11-20"),
    ("early next week", "11-16 11-17"),
    ("next week", "11-16 11-20"),
    ("this week", "11-11 11-13"),
    ("within a month", "11-11 12-11"),
    ("mid December", "12-11 12-20"),
    ("early December", "12-01 12-10"),
    ("by 5 December", "11-11 12-05"),
    ("in the new year", "01-01 01-31"),
    ("tomorrow", "11-12 11-12"),
    ("end of the month", "11-25 11-30"),
    ("between Monday and Wednesday", "11-16 11-18"),
    ("2-3 weeks", "11-25 12-02"),
    ("one to two weeks", "11-18 11-25"),
    ("a fortnight", "11-25 11-25"),
    ("before Christmas", "11-11 12-24"),
    ("eod friday", "11-13 11-13"),
    ("by eow", "11-11 11-13"),
    ("early to mid December", "12-01 12-20"),
    ("this or next week", "11-11 11-20"),
    ("next friday", "11-13 11-20"),
    ("friday to monday", "11-13 11-16"),
    ("between Thursday and Tuesday", "11-12 11-17"),
    ("after christmas", "12-26 01-01"),
    ("any day now", "11-11 11-13"),
    ("Q1", "01-01 03-31"),
    ("early next year", "01-01 02-28"),
]
# These were written before the grammar was first run on them.
HELD_OUT = [
    ("about two weeks", "11-25 11-25"),
    ("they said a week or so", "11-18 11-18"),
    ("sometime next week", "11-16 11-20"),
    ("by the end of next week", "11-11 11-20"),
    ("within 5 business days", "11-11 11-18"),
    ("up to three weeks", "11-11 12-02"),
    ("early in the new year", "01-01 01-10"),
    ("mid-January", "01-11 01-20"),
    ("late November", "11-21 11-30"),
    ("end of November or early December", "11-25 12-10"),
    ("first week of December", "12-01 12-07"),
    ("Monday or Tuesday", "11-16 11-17"),
    ("no later than 20 November", "11-11 11-20"),
    ("by Nov 20th", "11-11 11-20"),
    ("in the next two weeks", "11-11 11-25"),
    ("10 working days", "11-25 11-25"),
    ("ten to fourteen days", "11-21 11-25"),
    ("in a couple of days", "11-13 11-16"),
    ("several weeks", "12-02 12-16"),
    ("a month or two", "12-11 01-11"),
    ("before the end of the year", "11-11 12-31"),
    ("by the end of the month", "11-11 11-30"),
    ("end of January", "01-25 01-31"),
    ("next month", "12-01 12-31"),
    ("tomorrow or Friday", "11-12 11-13"),
    ("today", "11-11 11-11"),
    ("friday at the latest", "11-11 11-13"),
    ("the week of 30 November", "11-30 12-04"),
    ("before Thanksgiving", "11-11 11-25"),
    ("after the holidays", "01-02 01-08"),
    ("2 weeks max", "11-11 11-25"),
    ("nächste Woche", "11-16 11-20"),
    ("in zwei bis drei Wochen", "11-25 12-02"),
    ("bis Ende November", "11-11 11-30"),
    ("Anfang Dezember", "12-01 12-10"),
    ("1-2 weeks", "11-18 11-25"),
    ("six weeks", "12-23 12-23"),
    ("between 5 and 10 December", "12-05 12-10"),
    ("by Christmas", "11-11 12-25"),
    ("Dec 15", "12-15 12-15"),
    ("in December", "12-01 12-31"),
    ("72 hours", "11-14 11-14"),
    ("within 48 hours", "11-11 11-13"),
    ("end of Q4", "12-01 12-31"),
    ("later this week", "11-12 11-13"),
    ("by Monday, 23 November", "11-11 11-23"),
    ("a week from Friday", "11-20 11-20"),
    ("7-10 days", "11-18 11-21"),
    ("in about ten days", "11-21 11-21"),
    ("by 2 December at noon", "11-11 12-02"),
    ("the 20th", "11-20 11-20"),
    ("two or three weeks from now", "11-25 12-02"),
    ("7-10 business days from today", "11-20 11-25"),
    ("In a week.", "11-18 11-18"),
    ("a week, maybe two", "11-18 11-25"),
    ("two weeks or less", "11-11 11-25"),
    ("Probably by Friday", "11-11 11-13"),
    ("Hopefully before the holidays", "11-11 12-23"),
    ("mid to late January", "01-11 01-31"),
    ("the last week of November", "11-25 11-30"),
    ("by the 1st of December", "11-11 12-01"),
    ("in 2 to 3 weeks' time", "11-25 12-02"),
    ("mid next week", "11-17 11-19"),
    ("Tuesday next week", "11-17 11-17"),
    ("one or two days", "11-12 11-13"),
    ("10 days to two weeks", "11-21 11-25"),
    ("over the next few weeks", "11-11 12-09"),
    ("by noon tomorrow", "11-11 11-12"),
    ("end of year", "12-01 12-31"),
    ("beginning of next week", "11-16 11-17"),
    ("0 days", "11-11 11-11"),
    ("next week or the week after", "11-16 11-27"),
    ("within the next 10 days", "11-11 11-21"),
    ("December 1st", "12-01 12-01"),
]


def read(text: str, today: date = TODAY) -> DecisionRange:
    """Returns the range of a text that has one."""
    found = read_decision_range(text, today=today, is_business_day=weekday)
    assert found is not None
    return found


@pytest.mark.parametrize(("text", "expected"), [*ASKED_FOR, *HELD_OUT])
def test_keeps_both_ends(text: str, expected: str) -> None:
    """What an employer says is kept from its first day to its last."""
    found = read(text)
    assert expected == f"{found.earliest:%m-%d} {found.latest:%m-%d}"
    assert found.words == text


@pytest.mark.parametrize("text", [
    "they didn't say", "They did not say.", "no", "No!", "unknown", "not said",
    "no idea", "don't know",
    "-", "–", "nobody told me", "keine Ahnung", "weiß nicht",
    "He said he didn't know yet",
    "not yet",
    "they haven't decided",
    "they didn't mention a timeline",
    "I don't know",
    "I forgot to ask",
    "N/A",
])  # fmt: skip
def test_not_said_is_no_range(text: str) -> None:
    """The text "they did not say" is an answer, and gives no range."""
    assert read_decision_range(text, today=TODAY, is_business_day=weekday) is None


@pytest.mark.parametrize("text", [
    "", "soon", "hello", "10", "by", "by 31 November", "by 5 November", "yesterday", "last friday",
    "more than a month", "5 years", "in 400 days" * 30, "early november", "999 days",
    "early this week",
    "as soon as possible",
    "last week",
    "quickly",
    "banana",
    "3",
    "when they feel like it",
    "at least two weeks",
    "by yesterday",
])  # fmt: skip
def test_sends_back_what_is_open_or_past(text: str) -> None:
    """An open, past or unreadable range is sent back with an example."""
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    assert "for example" in caught.value.text or "like" in caught.value.text


def test_soon_asks_for_a_guess() -> None:
    """The word "soon" is sent back, and the person may guess or leave it out."""
    with pytest.raises(InvalidInputError, match="What would you guess"):
        read("soon")


def test_business_days_leave_out_holidays() -> None:
    """A holiday of the employer does not count as a business day."""
    found = read_decision_range(
        "3 business days", today=TODAY, is_business_day=lambda day: weekday(day) and day.day != 13
    )
    assert found is not None
    assert found.latest == date(2026, 11, 17)


def test_a_week_ends_on_its_last_business_day() -> None:
    """With the Friday off, the end of the week is the Thursday."""
    found = read_decision_range(
        "by the end of the week", today=TODAY, is_business_day=lambda day: day.weekday() < 4
    )
    assert found is not None
    assert found.latest == date(2026, 11, 12)


def test_this_week_said_at_the_weekend_is_the_coming_one() -> None:
    """On a Saturday "this week" is the coming one."""
    found = read("this week", today=date(2026, 11, 14))
    assert (found.earliest, found.latest) == (date(2026, 11, 16), date(2026, 11, 20))


def test_a_month_that_is_too_short_ends_with_its_last_day() -> None:
    """A month from the 31st is the 30th where there is no 31st."""
    assert read("a month", today=date(2026, 10, 31)).latest == date(2026, 11, 30)


def test_a_country_that_never_works_is_no_endless_loop() -> None:
    """Counting business days ends even where no day is one."""
    with pytest.raises(InvalidInputError):
        read_decision_range("5 business days", today=TODAY, is_business_day=lambda _: False)


MARKS = "- or to and / 5 12 31 999 2027 q1 q4 month year quarter 5/12 12.11. week of first new"
LIMITS = [
    *AFTER_WORDS,
    *BEFORE_WORDS,
    *BY_WORDS,
    *LATEST_WORDS,
    *LEAD_IN_WORDS,
    *TAIL_WORDS,
    *NOT_SAID,
]
PERIODS = [*FEASTS, *PERIOD_PARTS, *PERIOD_OFFSETS, *UNITS, *VAGUE_COUNTS, *WEEK_NAMES]
WORDS = st.sampled_from([*LIMITS, *PERIODS, *COUNTS, *MONTHS, *WEEKDAYS, *MARKS.split()])
SOUP = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=40)
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@settings(max_examples=1500, deadline=None)
@given(text=SOUP, today=DAYS)
def test_any_text_is_a_range_ahead_or_sent_back(text: str, today: date) -> None:
    """Any text gives a range from today on, None, or InvalidInputError."""
    try:
        found = read_decision_range(text, today=today, is_business_day=weekday)
    except InvalidInputError:
        return
    if found is not None:
        assert today <= found.earliest <= found.latest <= today + timedelta(days=731)


@given(
    low=st.integers(1, 12),
    more=st.integers(0, 12),
    unit=st.sampled_from(["days", "weeks", "business days"]),
    today=DAYS,
)
def test_a_counted_range_contains_its_ends(low: int, more: int, unit: str, today: date) -> None:
    """The range of "3-5 weeks" begins with 3 weeks and ends with 5, whatever the day."""
    found = read(f"{low}-{low + more} {unit}", today=today)
    assert found.earliest == read(f"{low} {unit}", today=today).earliest
    assert found.latest == read(f"{low + more} {unit}", today=today).latest
