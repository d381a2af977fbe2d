"""Proofs of the playbook's hours by examples that can be checked against a calendar by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.step_key import Hint
from coaching.model.vocabulary import CountryCode, ZoneName
from coaching.playbook.windows import (
    Ping,
    Window,
    capture_window,
    check_in_window,
    details_window,
    late_ping_moment,
    leave_window,
    referee_window,
    reflect_window,
    second_check_in_window,
    snooze_moment,
    thank_you_window,
)

BERLIN = ZoneName("Europe/Berlin")
NEW_YORK = ZoneName("America/New_York")
SAN_FRANCISCO = ZoneName("America/Los_Angeles")
KOLKATA = ZoneName("Asia/Kolkata")

GERMAN = BusinessCalendar(CountryCode("DE"), BERLIN)
CALIFORNIAN = BusinessCalendar(CountryCode("US"), SAN_FRANCISCO)
INDIAN = BusinessCalendar(CountryCode("IN"), KOLKATA)
BERLINER = WakingHours(BERLIN)
NEW_YORKER = WakingHours(NEW_YORK)


def there(text: str, zone: ZoneName = BERLIN) -> datetime:
    """A local time of 2026, such as "03-04 15:30", as UTC."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def said(window: Window, zone: ZoneName = BERLIN) -> list[str]:
    """The pings in local time, those to be sent later with a star."""
    return [_said(ping, zone) for ping in window.pings]


def _said(ping: Ping, zone: ZoneName) -> str:
    star = "*" if ping.hint is Hint.SCHEDULE_SEND else ""
    return f"{ping.at.astimezone(ZoneInfo(zone)):%a %m-%d %H:%M}{star}"


@pytest.mark.parametrize(
    ("end", "first", "second"),
    [
        ("03-04 15:30", "Wed 03-04 16:30", "Thu 03-05 12:30"),
        ("03-04 16:00", "Wed 03-04 17:00", "Thu 03-05 13:00"),
        ("03-04 16:00:01", "Thu 03-05 09:00", "Thu 03-05 13:00"),
        ("03-04 16:30", "Thu 03-05 09:00", "Thu 03-05 13:30"),
        ("03-04 07:30", "Wed 03-04 09:00", "Wed 03-04 21:00*"),
        ("03-04 23:30", "Thu 03-05 09:00", "Thu 03-05 20:30*"),
        ("03-06 15:00", "Fri 03-06 16:00", "Sat 03-07 12:00*"),
        ("03-06 16:30", "Fri 03-06 17:30*", "Sat 03-07 13:30*"),
        ("03-06 20:30", "Sat 03-07 09:00*", "Sat 03-07 17:30*"),
        ("03-08 17:00", "Mon 03-09 09:00", "Mon 03-09 14:00"),
        ("04-30 17:00", "Thu 04-30 18:00*", "Fri 05-01 14:00*"),
        ("05-01 12:00", "Fri 05-01 13:00*", "Sat 05-02 09:00*"),
    ],
)
def test_thanks_in_one_zone(end: str, first: str, second: str) -> None:
    """An hour after, next morning at nine, or a civil hour with the hint; again at 21 hours."""
    window = thank_you_window(there(end), GERMAN, BERLINER)
    moments = [text.replace(":01", "") for text in said(window)]
    assert moments == [first, second]
    assert window.opens == there(end)
    assert window.closes == there(end) + timedelta(hours=24)


def test_thanks_when_their_work_is_your_night() -> None:
    """Kolkata works 23:30 to 7:30 in New York: at 21:00 the evening before, to be sent later."""
    end = there("03-12 07:15", NEW_YORK)
    window = thank_you_window(end, INDIAN, WakingHours(NEW_YORK, time(8), time(21)))
    assert said(window, NEW_YORK) == ["Thu 03-12 21:00*"]


def test_thanks_when_their_next_morning_is_your_night_and_the_evening_is_gone() -> None:
    """Ended at 22:00 in New York before Kolkata's day and the night: on waking, civil there."""
    end = there("03-12 22:00", NEW_YORK)
    window = thank_you_window(end, INDIAN, NEW_YORKER)
    assert said(window, NEW_YORK) == ["Fri 03-13 08:00*", "Fri 03-13 19:00*"]


def test_thanks_from_berlin_to_san_francisco() -> None:
    """Ended 19:00 in Berlin, 10:00 there: 20:00 is their 11:00; 21 hours on they still sleep."""
    window = thank_you_window(there("03-04 19:00"), CALIFORNIAN, BERLINER)
    assert said(window) == ["Wed 03-04 20:00", "Thu 03-05 18:00"]
    late_in_the_day = thank_you_window(there("03-04 20:30"), CALIFORNIAN, BERLINER)
    assert said(late_in_the_day) == ["Thu 03-05 18:00"]  # the second would be 17:30


def test_thanks_across_the_spring_clock_change() -> None:
    """24 elapsed hours from Saturday 15:00 in Berlin are Sunday 16:00; the pings count alike."""
    window = thank_you_window(there("03-28 15:00"), GERMAN, BERLINER)
    assert window.closes == there("03-29 16:00")
    assert said(window) == ["Sat 03-28 16:00*", "Sun 03-29 13:00*"]


def test_thanks_across_the_autumn_clock_change() -> None:
    """24 elapsed hours from Saturday 15:00 in Berlin are Sunday 14:00."""
    window = thank_you_window(there("10-24 15:00"), GERMAN, BERLINER)
    assert window.closes == there("10-25 14:00")
    assert said(window) == ["Sat 10-24 16:00*", "Sun 10-25 11:00*"]


def test_thanks_to_an_employer_whose_week_begins_on_sunday() -> None:
    """Riyadh on Saturday evening: Sunday at nine is business there."""
    riyadh = ZoneName("Asia/Riyadh")
    employer = BusinessCalendar(CountryCode("SA"), riyadh)
    window = thank_you_window(there("02-28 18:00", riyadh), employer, WakingHours(riyadh))
    assert said(window, riyadh) == ["Sun 03-01 09:00", "Sun 03-01 15:00"]


@pytest.mark.parametrize(
    ("end", "noted", "looked_back"),
    [
        ("03-04 15:30", "Wed 03-04 15:40", "Wed 03-04 17:30"),
        ("03-04 20:50", "Wed 03-04 21:00", "Thu 03-05 08:00"),
        ("03-04 20:51", "Thu 03-05 08:00", "Thu 03-05 08:00"),
        ("03-04 05:00", "Wed 03-04 08:00", "Wed 03-04 08:00"),
    ],
)
def test_notes_and_the_look_back(end: str, noted: str, looked_back: str) -> None:
    """Ten minutes and two hours after the end, or on waking."""
    assert said(capture_window(there(end), BERLINER)) == [noted]
    assert said(reflect_window(there(end), BERLINER)) == [looked_back]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("03-04 14:00", "Wed 03-04 13:00"),
        ("03-04 08:30", "Wed 03-04 08:00"),
        ("03-04 08:10", "Tue 03-03 21:00"),
    ],
)
def test_before_leaving(start: str, expected: str) -> None:
    """An hour before; on waking for an early one, the evening before for a very early one."""
    assert said(leave_window(there(start), BERLINER)) == [expected]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("03-04 15:30", "Wed 03-04 16:00"),  # thanks at 16:30
        ("03-04 16:30", "Thu 03-05 08:30"),  # thanks at 9:00
        ("03-06 20:30", "Sat 03-07 08:30"),  # thanks at 9:00
    ],
)
def test_details_come_half_an_hour_before_the_thanks(end: str, expected: str) -> None:
    """Time to find the address before it is needed."""
    first = thank_you_window(there(end), GERMAN, BERLINER).pings[0]
    assert said(details_window(there(end), first, BERLINER)) == [expected]


def test_details_share_the_card_when_half_an_hour_before_is_night() -> None:
    """Who wakes at nine is asked at nine, together with the thanks."""
    late_riser = WakingHours(BERLIN, time(9), time(23))
    first = thank_you_window(there("03-04 16:30"), GERMAN, late_riser).pings[0]
    assert said(details_window(there("03-04 16:30"), first, late_riser)) == ["Thu 03-05 09:00"]


@pytest.mark.parametrize(
    ("end", "waking", "expected"),
    [
        ("03-04 15:30", BERLINER, "Thu 03-05 10:00"),
        ("03-06 15:30", BERLINER, "Mon 03-09 10:00"),
        ("04-02 15:30", BERLINER, "Tue 04-07 10:00"),  # Maundy Thursday
        ("03-04 15:30", WakingHours(BERLIN, time(14), time(2)), "Thu 03-05 14:00"),
        ("03-04 15:30", WakingHours(BERLIN, time(0), time(6)), "Thu 03-05 06:00"),
    ],
)
def test_referees_are_briefed_on_the_next_business_day(
    end: str, waking: WakingHours, expected: str
) -> None:
    """At 10:00 the person's time, or on waking that day, or the last time before."""
    assert said(referee_window(there(end), GERMAN, waking)) == [expected]


def test_referees_are_briefed_at_the_persons_ten_oclock() -> None:
    """The day is the employer's, the hour the person's: 10:00 in New York is past seven there."""
    window = referee_window(there("03-12 17:00", KOLKATA), INDIAN, NEW_YORKER)
    assert said(window, NEW_YORK) == ["Fri 03-13 10:00"]


def test_referees_are_briefed_at_once_when_asked_for() -> None:
    """The employer asked: now if awake, else on waking; never before the interview's end."""
    end = there("03-04 15:30")
    for asked, expected in (
        ("03-07 15:00", "Sat 03-07 15:00"),
        ("03-07 23:00", "Sun 03-08 08:00"),
        ("03-04 15:00", "Wed 03-04 15:30"),
    ):
        assert said(referee_window(end, GERMAN, BERLINER, there(asked))) == [expected]


def test_check_in_when_nothing_was_said() -> None:
    """Held on Wednesday: allowed on Friday, pinged the Wednesday after; holidays do not count."""
    window = check_in_window(there("03-04 15:30"), GERMAN, BERLINER)
    assert window.opens == there("03-06 09:00")
    assert said(window) == ["Wed 03-11 09:00"]
    assert said(check_in_window(there("04-01 15:30"), GERMAN, BERLINER)) == ["Fri 04-10 09:00"]


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (date(2026, 3, 18), "Thu 03-19 09:00"),
        (date(2026, 3, 20), "Mon 03-23 09:00"),  # a Friday
        (date(2026, 3, 21), "Mon 03-23 09:00"),  # a Saturday
        (date(2026, 3, 1), "Thu 03-05 09:00"),  # gone by before the interview
    ],
)
def test_check_in_after_the_date_they_named(latest: date, expected: str) -> None:
    """The first business day after the upper bound, whatever day that bound is."""
    window = check_in_window(there("03-04 15:30"), GERMAN, BERLINER, latest)
    assert said(window) == [expected]
    assert window.opens == window.pings[0].at


def test_second_check_in_counts_from_the_first() -> None:
    """Five business days after the first was sent, at any hour."""
    assert said(second_check_in_window(there("03-11 22:00"), GERMAN, BERLINER)) == [
        "Wed 03-18 09:00"
    ]


def test_check_in_across_zones_waits_for_an_hour_that_suits_both() -> None:
    """San Francisco opens at 18:00 in Berlin; Kolkata's nine is New York's night until eight."""
    assert said(check_in_window(there("03-04 19:00"), CALIFORNIAN, BERLINER)) == ["Wed 03-11 17:00"]
    early = WakingHours(NEW_YORK, time(6), time(21))
    window = check_in_window(there("03-12 17:00", KOLKATA), INDIAN, early)
    assert said(window, NEW_YORK) == ["Thu 03-19 06:00"]


def test_check_in_when_their_work_is_always_your_night() -> None:
    """The evening before their morning, to be sent later; the window opens with it."""
    window = check_in_window(there("03-12 17:00", KOLKATA), INDIAN, NEW_YORKER, date(2026, 3, 17))
    assert said(window, NEW_YORK) == ["Tue 03-17 21:00*"]
    assert window.opens == window.pings[0].at


def test_a_ping_put_off_into_the_night_comes_on_waking() -> None:
    """Later means later, not at two in the morning."""
    assert snooze_moment(there("03-04 18:00"), BERLINER) == there("03-04 18:00")
    assert snooze_moment(there("03-04 22:00"), BERLINER) == there("03-05 08:00")


def test_a_ping_that_nobody_sent_in_time_comes_as_soon_as_one_is_awake() -> None:
    """After a time away it is now, or on waking; what still lies ahead stays where it was."""
    due = there("03-04 16:30")
    assert late_ping_moment(due, there("03-04 18:00"), BERLINER) == there("03-04 18:00")
    assert late_ping_moment(due, there("03-04 23:00"), BERLINER) == there("03-05 08:00")
    assert late_ping_moment(due, there("03-04 12:00"), BERLINER) == due


def test_a_time_without_a_zone_is_a_bug() -> None:
    """Nothing is guessed about naive times."""
    with pytest.raises(ValueError, match="without a zone"):
        thank_you_window(datetime(2026, 3, 4, 15), GERMAN, BERLINER)  # noqa: DTZ001
