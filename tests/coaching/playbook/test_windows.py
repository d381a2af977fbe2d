"""The playbook's hours hold in examples that can be checked with a calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.step_key import Hint
from coaching.model.vocabulary import CountryCode, ZoneName
from coaching.playbook.steps.capture import capture_window
from coaching.playbook.steps.check_in import check_in_window, second_check_in_window
from coaching.playbook.steps.details import details_window
from coaching.playbook.steps.leave import leave_window
from coaching.playbook.steps.referee import referee_window
from coaching.playbook.steps.reflect import reflect_window
from coaching.playbook.thanks import thank_you_window
from coaching.playbook.windows import Ping, Window, late_ping_moment, snooze_moment

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
    """Returns a local time of 2026, such as "03-04 15:30", as UTC."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def said(window: Window, zone: ZoneName = BERLIN) -> list[str]:
    """Returns the pings in local time, with a star for those to be sent later."""
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
        ("03-08 17:00", "Mon 03-09 09:00", "Mon 03-09 14:00"),
    ],
)
def test_thanks_in_one_zone(end: str, first: str, second: str) -> None:
    """In one zone thanks come after an hour, at nine, or in civil hours, and again after
    21 hours.
    """
    window = thank_you_window(there(end), GERMAN, BERLINER)
    moments = [text.replace(":01", "") for text in said(window)]
    assert moments == [first, second]
    assert window.opens == there(end)
    assert window.closes == there(end) + timedelta(hours=24)


@pytest.mark.parametrize(
    ("end", "first", "second", "closes"),
    [
        ("03-06 16:30", "Fri 03-06 17:30*", "Mon 03-09 09:00", "03-09 17:00"),
        ("03-06 20:30", "Sat 03-07 09:00*", "Mon 03-09 09:00", "03-09 17:00"),
        ("04-03 16:30", "Fri 04-03 17:30*", "Tue 04-07 09:00", "04-07 17:00"),
        ("04-30 17:00", "Thu 04-30 18:00*", "Mon 05-04 09:00", "05-04 17:00"),
        ("05-01 12:00", "Fri 05-01 13:00*", "Mon 05-04 09:00", "05-04 17:00"),
    ],
)
def test_thanks_before_days_off(end: str, first: str, second: str, closes: str) -> None:
    """Before a weekend, Easter Monday or a holiday they come at once, and when they are back."""
    window = thank_you_window(there(end), GERMAN, BERLINER)
    assert said(window) == [first, second]
    assert window.closes == there(closes)


def test_thanks_when_their_work_is_your_night() -> None:
    """Kolkata works 23:30 to 7:30 in New York: the ping comes at 21:00, to be sent later."""
    end = there("03-12 07:15", NEW_YORK)
    window = thank_you_window(end, INDIAN, WakingHours(NEW_YORK, time(8), time(21)))
    assert said(window, NEW_YORK) == ["Thu 03-12 21:00*"]


def test_thanks_when_their_next_morning_is_your_night_and_the_evening_is_gone() -> None:
    """After an end at 22:00 in New York the ping comes on waking, in civil hours of Kolkata."""
    end = there("03-12 22:00", NEW_YORK)
    window = thank_you_window(end, INDIAN, NEW_YORKER)
    assert said(window, NEW_YORK) == ["Fri 03-13 08:00*", "Fri 03-13 19:00*"]


def test_thanks_from_berlin_to_san_francisco() -> None:
    """From Berlin to San Francisco thanks come at 20:00, and 21 hours later they still sleep."""
    window = thank_you_window(there("03-04 19:00"), CALIFORNIAN, BERLINER)
    assert said(window) == ["Wed 03-04 20:00", "Thu 03-05 18:00"]
    late_in_the_day = thank_you_window(there("03-04 20:30"), CALIFORNIAN, BERLINER)
    assert said(late_in_the_day) == ["Thu 03-05 18:00"]  # the second would be 17:30


def test_thanks_across_the_spring_clock_change() -> None:
    """Between Saturday and Monday clocks go forward: Monday nine is nine all the same."""
    window = thank_you_window(there("03-28 15:00"), GERMAN, BERLINER)
    assert window.closes == there("03-30 17:00")
    assert said(window) == ["Sat 03-28 16:00*", "Mon 03-30 09:00"]


def test_thanks_across_the_autumn_clock_change() -> None:
    """Between Saturday and Monday clocks go back: Monday nine is nine all the same."""
    window = thank_you_window(there("10-24 15:00"), GERMAN, BERLINER)
    assert window.closes == there("10-26 17:00")
    assert said(window) == ["Sat 10-24 16:00*", "Mon 10-26 09:00"]


def test_thanks_to_an_employer_whose_week_begins_on_sunday() -> None:
    """After Saturday evening in Riyadh, Sunday at nine is business time."""
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
    """Notes come ten minutes after the end and the look back after two hours, or on waking."""
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
    """The checklist comes an hour before, on waking, or the evening before a very early start."""
    assert said(leave_window(there(start), BERLINER)) == [expected]


@pytest.mark.parametrize("end", ["03-04 15:30", "03-04 16:30", "03-06 20:30"])
def test_details_come_on_the_card_of_the_thanks(end: str) -> None:
    """Details come with the thanks that need them, and make no message of their own."""
    first = thank_you_window(there(end), GERMAN, BERLINER).pings[0]
    assert details_window(there(end), first).pings == (Ping(first.at),)


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
    """Referees are briefed at 10:00 local time, on waking that day, or at the last moment
    before.
    """
    assert said(referee_window(there(end), GERMAN, waking)) == [expected]


def test_referees_are_briefed_at_the_persons_ten_oclock() -> None:
    """The day of a brief is the employer's, and the hour is the person's."""
    window = referee_window(there("03-12 17:00", KOLKATA), INDIAN, NEW_YORKER)
    assert said(window, NEW_YORK) == ["Fri 03-13 10:00"]


def test_referees_are_briefed_at_once_when_asked_for() -> None:
    """If the employer asked, referees are briefed now or on waking, but after the interview."""
    end = there("03-04 15:30")
    for asked, expected in (
        ("03-07 15:00", "Sat 03-07 15:00"),
        ("03-07 23:00", "Sun 03-08 08:00"),
        ("03-04 15:00", "Wed 03-04 15:30"),
    ):
        assert said(referee_window(end, GERMAN, BERLINER, there(asked))) == [expected]


def test_check_in_when_nothing_was_said() -> None:
    """After Wednesday a check-in is allowed on Friday and pinged the Wednesday after, without
    holidays.
    """
    window = check_in_window(there("03-04 15:30"), GERMAN, BERLINER)
    assert window.opens == there("03-06 09:00")
    assert said(window) == ["Wed 03-11 09:00"]
    assert said(check_in_window(there("04-01 15:30"), GERMAN, BERLINER)) == ["Fri 04-10 09:00"]


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (date(2026, 3, 18), "Fri 03-20 09:00"),
        (date(2026, 3, 20), "Tue 03-24 09:00"),  # a Friday
        (date(2026, 3, 21), "Tue 03-24 09:00"),  # a Saturday
        (date(2026, 3, 1), "Fri 03-06 09:00"),  # gone by before the interview
    ],
)
def test_check_in_after_the_date_they_named(latest: date, expected: str) -> None:
    """The check-in comes two business days after the upper bound, whatever day that is."""
    window = check_in_window(there("03-04 15:30"), GERMAN, BERLINER, latest)
    assert said(window) == [expected]
    assert window.opens == window.pings[0].at


def test_second_check_in_counts_from_the_first() -> None:
    """The second check-in comes five business days after the first was sent, at any hour."""
    assert said(second_check_in_window(there("03-11 22:00"), GERMAN, BERLINER)) == [
        "Wed 03-18 09:00"
    ]


def test_check_in_across_zones_waits_for_an_hour_that_suits_both() -> None:
    """A check-in across zones waits for an hour that suits both."""
    assert said(check_in_window(there("03-04 19:00"), CALIFORNIAN, BERLINER)) == ["Wed 03-11 17:00"]
    early = WakingHours(NEW_YORK, time(6), time(21))
    window = check_in_window(there("03-12 17:00", KOLKATA), INDIAN, early)
    assert said(window, NEW_YORK) == ["Thu 03-19 06:00"]


def test_check_in_when_their_work_is_always_your_night() -> None:
    """If their work is always at night here, it comes the evening before, to be sent later."""
    window = check_in_window(there("03-12 17:00", KOLKATA), INDIAN, NEW_YORKER, date(2026, 3, 17))
    assert said(window, NEW_YORK) == ["Wed 03-18 21:00*"]
    assert window.opens == window.pings[0].at


def test_a_ping_put_off_into_the_night_comes_on_waking() -> None:
    """A ping put off into the night comes on waking."""
    assert snooze_moment(there("03-04 18:00"), BERLINER) == there("03-04 18:00")
    assert snooze_moment(there("03-04 22:00"), BERLINER) == there("03-05 08:00")


def test_a_ping_that_nobody_sent_in_time_comes_as_soon_as_one_is_awake() -> None:
    """After time away an overdue ping comes now or on waking, and later ones stay."""
    due = there("03-04 16:30")
    assert late_ping_moment(due, there("03-04 18:00"), BERLINER) == there("03-04 18:00")
    assert late_ping_moment(due, there("03-04 23:00"), BERLINER) == there("03-05 08:00")
    assert late_ping_moment(due, there("03-04 12:00"), BERLINER) == due


def test_a_time_without_a_zone_is_a_bug() -> None:
    """A naive time raises an error."""
    with pytest.raises(ValueError, match="without a zone"):
        thank_you_window(datetime(2026, 3, 4, 15), GERMAN, BERLINER)  # noqa: DTZ001
