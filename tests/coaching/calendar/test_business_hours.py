"""The calendars agree with wall clocks, in any zone and on any date."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.business_hours import (
    BusinessCalendar,
    Span,
    WakingHours,
    days_off,
    intersect_spans,
    local_moment,
)
from coaching.model.vocabulary import NO_COUNTRY, CountryCode, InvalidInputError, ZoneName
from tests.coaching.worlds import (
    EXAMPLES,
    WAKINGS,
    ZONES,
    calendars,
    is_repeated,
    moments_in,
    shows_awake,
    shows_business,
    shows_civil,
)

BERLIN = ZoneName("Europe/Berlin")
MINUTE = timedelta(minutes=1)
MOMENT = timedelta.resolution


def there(text: str, zone: str = BERLIN) -> datetime:
    """Returns a local time as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


GERMAN = BusinessCalendar(CountryCode("DE"), BERLIN)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-03-04 09:00", True),
        ("2026-03-04 17:00", True),
        ("2026-03-04 17:00:00.001", False),
        ("2026-03-04 08:59:59.999999", False),
        ("2026-03-07 12:00", False),
        ("2026-05-01 12:00", False),
    ],
)
def test_both_ends_of_a_business_day_belong_to_it(local: str, expected: bool) -> None:
    """17:00 sharp is business time and a moment later is not; Saturdays and Labour Day are not at
    all.
    """
    assert GERMAN.is_business_time(there(local)) is expected


def test_civil_hours_hold_on_a_holiday_too() -> None:
    """Civil hours are 9:00 to 20:00 with both ends, on Labour Day as on any day."""
    nine, eight = there("2026-05-01 09:00"), there("2026-05-01 20:00")
    assert GERMAN.civil_spans(nine - MOMENT, eight + MOMENT) == (Span(nine, eight),)


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("SA", date(2026, 3, 1), True),  # Sunday
        ("SA", date(2026, 3, 6), False),  # Friday
        ("IL", date(2026, 3, 8), True),  # Sunday
        ("IL", date(2026, 3, 6), False),  # Friday
        ("AE", date(2026, 3, 13), True),  # Friday
        ("AE", date(2026, 3, 15), False),  # Sunday
        ("US", date(2021, 12, 31), False),  # New Year's Day 2022, kept a day early
        ("US", date(2026, 7, 3), False),  # Independence Day, kept a day early
        ("GB", date(2026, 12, 28), False),  # Boxing Day, kept two days later
        ("CN", date(2025, 1, 26), True),  # a Sunday worked for the Spring Festival
        ("", date(2026, 12, 25), True),
        ("", date(2026, 12, 26), False),
        ("ZZ", date(2026, 12, 25), True),
    ],
)
def test_each_country_has_its_own_weekend_and_holidays(
    country: str, day: date, expected: bool
) -> None:
    """Observed holidays count; in an unknown country only Saturday and Sunday are off."""
    calendar = BusinessCalendar(CountryCode(country), ZoneName("UTC"))
    assert calendar.is_business_day(day) is expected


def test_business_days_are_counted_past_weekends_and_holidays() -> None:
    """From Maundy Thursday 2026 in Germany the next business day is Tuesday."""
    thursday = date(2026, 4, 2)
    assert GERMAN.next_business_day(thursday) == date(2026, 4, 7)
    assert GERMAN.add_business_days(thursday, 5) == date(2026, 4, 13)
    assert GERMAN.add_business_days(date(2026, 4, 4), 0) == date(2026, 4, 4)
    with pytest.raises(ValueError, match="-1"):
        GERMAN.add_business_days(thursday, -1)


def test_hours_on_a_day_are_in_utc() -> None:
    """9:00 in Berlin is 8:00 UTC in winter and 7:00 in summer; Sunday has none."""
    winter, summer = GERMAN.hours_on(date(2026, 3, 4)), GERMAN.hours_on(date(2026, 7, 1))
    assert winter is not None
    assert summer is not None
    assert (winter.start.hour, winter.end.hour) == (8, 16)
    assert (summer.start.hour, summer.end.hour) == (7, 15)
    assert GERMAN.hours_on(date(2026, 3, 8)) is None


def test_spans_are_cut_to_what_was_asked_for() -> None:
    """From Friday noon to Monday ten there are two spans: an afternoon and an hour."""
    friday, monday = there("2026-03-06 12:00"), there("2026-03-09 10:00")
    assert GERMAN.business_spans(friday, monday) == (
        Span(friday, there("2026-03-06 17:00")),
        Span(there("2026-03-09 09:00"), monday),
    )


def test_waking_hours_may_pass_midnight() -> None:
    """Somebody awake from 14:00 to 2:00 is awake at 1:00 and 2:00, not at 3:00 or noon."""
    owl = WakingHours(BERLIN, time(14), time(2))
    assert [owl.is_awake(there(f"2026-03-04 {at}")) for at in ("01:00", "02:00", "14:00")] == [
        True,
        True,
        True,
    ]
    assert not owl.is_awake(there("2026-03-04 03:00"))
    assert owl.next_waking_moment(there("2026-03-04 03:00")) == there("2026-03-04 14:00")
    assert owl.last_waking_moment(there("2026-03-04 03:00")) == there("2026-03-04 02:00")


def test_the_same_hour_twice_means_always_awake() -> None:
    """Somebody who wakes and sleeps at seven is always awake."""
    always = WakingHours(BERLIN, time(7), time(7))
    week = Span(there("2026-03-25 03:00"), there("2026-04-01 03:00"))
    assert always.waking_spans(*week) == (week,)


def test_too_short_a_day_is_rejected_in_plain_words() -> None:
    """Under four hours are rejected, because some days would have no moment for a message."""
    with pytest.raises(InvalidInputError, match="four hours"):
        WakingHours(BERLIN, time(9), time(12, 59))
    with pytest.raises(InvalidInputError, match="four hours"):
        WakingHours(BERLIN, time(23), time(2))
    assert WakingHours(BERLIN, time(9), time(13)).day_length == timedelta(hours=4)


def test_an_hour_that_the_clocks_skip_begins_at_the_jump() -> None:
    """On 29 March 2026 Berlin goes from 2:00 to 3:00: who wakes at 2:30 wakes at 3:00."""
    early = WakingHours(BERLIN, time(2, 30), time(18))
    jump = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert local_moment(date(2026, 3, 29), time(2, 30), BERLIN) == jump
    assert early.next_waking_moment(jump - MINUTE) == jump
    assert not early.is_awake(jump - MOMENT)


def test_an_hour_that_the_clocks_skip_ends_before_the_jump() -> None:
    """Somebody who sleeps at 2:30 is asleep once the clocks say 3:00."""
    owl = WakingHours(BERLIN, time(14), time(2, 30))
    jump = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert owl.is_awake(jump - MOMENT)
    assert not owl.is_awake(jump)


def test_an_hour_that_comes_twice_makes_no_span_longer() -> None:
    """On 25 October 2026 Berlin has 2:30 twice: sleep comes with the first, waking the second."""
    first, second = (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    owl, lark = (
        WakingHours(BERLIN, time(14), time(2, 30)),
        WakingHours(BERLIN, time(2, 30), time(18)),
    )
    assert owl.is_awake(first)
    assert not owl.is_awake(first + MOMENT)
    assert not lark.is_awake(second - MOMENT)
    assert lark.is_awake(second)
    assert local_moment(date(2026, 10, 25), time(2, 30), BERLIN) == first
    assert local_moment(date(2026, 10, 25), time(2, 30), BERLIN, second_time=True) == second


def test_a_day_that_never_was_has_no_hours() -> None:
    """Samoa had no 30 December 2011, so that day has no hours."""
    samoa = BusinessCalendar(NO_COUNTRY, ZoneName("Pacific/Apia"))
    assert samoa.hours_on(date(2011, 12, 30)) is None
    assert samoa.hours_on(date(2011, 12, 29)) is not None


def test_spans_that_only_touch_share_a_moment() -> None:
    """Both ends belong to a span, so 17:00 to 20:00 meets 9:00 to 17:00 at 17:00."""
    nine, five, eight = (datetime(2026, 3, 4, hour, tzinfo=UTC) for hour in (9, 17, 20))
    assert intersect_spans((Span(nine, five),), (Span(five, eight),)) == (Span(five, five),)
    assert intersect_spans((Span(nine, nine),), (Span(five, eight),)) == ()


@EXAMPLES
@given(st.data(), WAKINGS, calendars())
def test_calendars_agree_with_the_clock_on_the_wall(
    data: st.DataObject, waking: WakingHours, calendar: BusinessCalendar
) -> None:
    """Inside a span every wall clock agrees; outside it only an hour that comes twice does."""
    zone = data.draw(st.sampled_from([waking.zone, calendar.zone]))
    moment = data.draw(moments_in(zone))
    for said, shown, home in (
        (waking.is_awake(moment), shows_awake(moment, waking), waking.zone),
        (calendar.is_business_time(moment), shows_business(moment, calendar), calendar.zone),
        (bool(calendar.civil_spans(moment, moment)), shows_civil(moment, calendar), calendar.zone),
    ):
        assert said == shown or (shown and is_repeated(moment, home))


@EXAMPLES
@given(st.data(), WAKINGS)
def test_spans_are_sorted_and_within_what_was_asked(
    data: st.DataObject, waking: WakingHours
) -> None:
    """The spans of a week are in order, apart, inside the week, and none is longer than the day."""
    start = data.draw(moments_in(waking.zone))
    end = start + timedelta(days=7)
    spans = waking.waking_spans(start, end)
    assert all(start <= span.start <= span.end <= end for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))


@EXAMPLES
@given(st.data(), WAKINGS)
def test_somebody_is_awake_every_day(data: st.DataObject, waking: WakingHours) -> None:
    """The next and the last waking moment are never more than a day away."""
    moment = data.draw(moments_in(waking.zone))
    after, before = waking.next_waking_moment(moment), waking.last_waking_moment(moment)
    assert moment <= after <= moment + timedelta(hours=24)
    assert moment - timedelta(hours=24) <= before <= moment
    assert after == waking.waking_spans(moment, moment + timedelta(days=2))[0].start
    assert shows_awake(after, waking)
    assert shows_awake(before, waking)


def test_every_zone_gives_every_local_time_a_moment() -> None:
    """Each quarter of an hour of a day with a clock change has a moment, in order."""
    quarters = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15)]
    for zone in ZONES:
        for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5)):
            moments = [local_moment(day, at, zone) for at in quarters]
            assert moments == sorted(moments), zone


def test_holidays_are_loaded_only_when_a_day_is_asked_for() -> None:
    """A start does not load the holiday library."""
    code = "import sys, coaching.playbook.windows; print({'holidays', 'tzfpy'} & {*sys.modules})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
    assert date(2026, 12, 25) in days_off(CountryCode("DE"), 2026)
