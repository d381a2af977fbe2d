"""The start of an interview is read as people type it, or sent back politely."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model.vocabulary import InvalidInputError, ZoneName
from coaching.reading.times.date_days import DateLean, DateOrder
from coaching.reading.times.date_words import (
    COUNTS,
    MONTHS,
    NAMED_DAYS,
    NOISE_WORDS,
    WEEK_WORDS,
    WEEKDAYS,
)
from coaching.reading.times.dates import read_duration, read_time, read_when
from coaching.reading.times.time_readings import TimeReading
from coaching.reading.times.time_wording import format_reading

BERLIN = ZoneName("Europe/Berlin")
NOW = datetime(2026, 11, 11, 12, 34, 56, tzinfo=UTC)
"""This is a Wednesday, 13:34 in Berlin."""

ASKED_FOR = [
    ("yesterday 3pm", "Tue 10 Nov 2026, 15:00"),
    ("today 15:00", "Wed 11 Nov 2026, 15:00"),
    ("tomorrow 14:30", "Thu 12 Nov 2026, 14:30"),
    ("tomorrow at half past two", "Thu 12 Nov 2026, 14:30"),
    ("12 Nov 10:00", "Thu 12 Nov 2026, 10:00"),
    ("Nov 12, 10am", "Thu 12 Nov 2026, 10:00"),
    ("12 November 2026 at 10.30", "Thu 12 Nov 2026, 10:30"),
    ("2026-11-12 10:00", "Thu 12 Nov 2026, 10:00"),
    ("2026-11-12T10:00", "Thu 12 Nov 2026, 10:00"),
    ("2026-11-12T10:00:00.123Z", "Thu 12 Nov 2026, 11:00"),
    ("2026-11-12T10:00-05:00", "Thu 12 Nov 2026, 16:00"),
    ("12.11. 10 Uhr", "Thu 12 Nov 2026, 10:00"),
    ("12.11.2026 10:00", "Thu 12 Nov 2026, 10:00"),
    ("12.11 10.30", "Thu 12 Nov 2026, 10:30"),
    ("12 nov 26 10:00", "Thu 12 Nov 2026, 10:00"),
    ("12/11 10:00", "Thu 12 Nov 2026, 10:00 | Fri 11 Dec 2026, 10:00"),
    ("11/12/2026 3pm", "Fri 11 Dec 2026, 15:00 | Thu 12 Nov 2026, 15:00"),
    ("5/6 10:00", "Fri 5 Jun 2026, 10:00 | Thu 6 May 2027, 10:00"),
    ("13/11 10:00", "Fri 13 Nov 2026, 10:00"),
    ("5/5 10:00", "Wed 5 May 2027, 10:00"),
    ("Thu 12/11 10:00", "Thu 12 Nov 2026, 10:00"),
    ("monday 9", "Mon 16 Nov 2026, 09:00"),
    ("wednesday 9", "Wed 11 Nov 2026, 09:00"),
    ("next tuesday 2pm", "Tue 17 Nov 2026, 14:00"),
    ("next friday 9", "Fri 13 Nov 2026, 09:00 | Fri 20 Nov 2026, 09:00"),
    ("last friday 16:00", "Fri 6 Nov 2026, 16:00"),
    ("last tuesday 16:00", "Tue 10 Nov 2026, 16:00 | Tue 3 Nov 2026, 16:00"),
    ("this thursday at noon", "Thu 12 Nov 2026, 12:00"),
    ("tuesday next week 3pm", "Tue 17 Nov 2026, 15:00"),
    ("on Wed 10-11:30", "Wed 11 Nov 2026, 10:00–11:30"),
    ("fri 3pm for 45 min", "Fri 13 Nov 2026, 15:00–15:45"),
    ("tomorrow 10am 1h", "Thu 12 Nov 2026, 10:00–11:00"),
    ("tomorrow 10:00-11:30", "Thu 12 Nov 2026, 10:00–11:30"),
    ("3-4pm", "Wed 11 Nov 2026, 15:00–16:00"),
    ("11-1pm", "Wed 11 Nov 2026, 11:00–13:00"),
    ("9-5", "Wed 11 Nov 2026, 09:00–17:00"),
    ("7-8", "Wed 11 Nov 2026, 19:00–20:00 | Wed 11 Nov 2026, 07:00–08:00"),
    ("19:00-8:30", "Wed 11 Nov 2026, 19:00–20:30"),
    ("23:30-11:00", "Wed 11 Nov 2026, 23:30–11:00"),
    ("22-10:00", "Wed 11 Nov 2026, 22:00–10:00"),
    ("10pm-1am", "Wed 11 Nov 2026, 22:00–01:00"),
    ("3pm", "Wed 11 Nov 2026, 15:00"),
    ("15h", "Wed 11 Nov 2026, 15:00"),
    ("15h30", "Wed 11 Nov 2026, 15:30"),
    ("1530", "Wed 11 Nov 2026, 15:30"),
    ("in 2 hours", "Wed 11 Nov 2026, 15:34"),
    ("in 3 days at 10", "Sat 14 Nov 2026, 10:00"),
    ("in a month at 10", "Fri 11 Dec 2026, 10:00"),
    ("2 hours ago", "Wed 11 Nov 2026, 11:34"),
    ("an hour ago", "Wed 11 Nov 2026, 12:34"),
    ("two weeks from today 10am", "Wed 25 Nov 2026, 10:00"),
    ("a week from monday at 9", "Mon 23 Nov 2026, 09:00"),
    ("the day after tomorrow 9:30", "Fri 13 Nov 2026, 09:30"),
    ("the day before yesterday 11", "Mon 9 Nov 2026, 11:00"),
    ("this morning", "Wed 11 Nov 2026"),
    ("this afternoon", "Wed 11 Nov 2026"),
    ("tonight 7pm", "Wed 11 Nov 2026, 19:00"),
    ("last night 6pm", "Tue 10 Nov 2026, 18:00"),
    ("noon", "Wed 11 Nov 2026, 12:00"),
    ("midnight", "Wed 11 Nov 2026, 00:00"),
    ("just now", "Wed 11 Nov 2026, 13:34"),
    ("now", "Wed 11 Nov 2026, 13:34"),
    ("Thursday, 12th of November, 3 p.m.", "Thu 12 Nov 2026, 15:00"),
    ("the 12th at 10", "Thu 12 Nov 2026, 10:00"),
    ("Dec 1 at 10", "Tue 1 Dec 2026, 10:00"),
    ("quarter to four", "Wed 11 Nov 2026, 15:45"),
    ("quarter to one", "Wed 11 Nov 2026, 12:45"),
    ("today at 3", "Wed 11 Nov 2026, 15:00"),
    ("today at 8", "Wed 11 Nov 2026, 08:00"),
    ("today 07:30", "Wed 11 Nov 2026, 07:30"),
    ("3pm UTC", "Wed 11 Nov 2026, 16:00"),
    ("10:00 +02:00", "Wed 11 Nov 2026, 09:00"),
    ("10am GMT+1", "Wed 11 Nov 2026, 10:00"),
    ("  TOMORROW\u00a0\u00a0 3 P.M. ", "Thu 12 Nov 2026, 15:00"),
    ("gestern 15 uhr", "Tue 10 Nov 2026, 15:00"),
    ("morgen um halb drei", "Thu 12 Nov 2026, 14:30"),
    ("übermorgen 9 Uhr", "Fri 13 Nov 2026, 09:00"),
    ("nächsten Dienstag 14 Uhr", "Tue 17 Nov 2026, 14:00"),
    ("Do 10 Uhr", "Thu 12 Nov 2026, 10:00"),
    ("heute Morgen um 9", "Wed 11 Nov 2026, 09:00"),
    ("am 3. Dezember um 10 Uhr", "Thu 3 Dec 2026, 10:00"),
    ("12.11", "Thu 12 Nov 2026 | Wed 11 Nov 2026, 12:11"),
    ("10.30", "Wed 11 Nov 2026, 10:30"),
]
# These were written before the grammar was first run on them.
HELD_OUT = [
    ("Interview was yesterday at 3", "Tue 10 Nov 2026, 15:00"),
    ("on the 3rd of December at 9.15", "Thu 3 Dec 2026, 09:15"),
    ("tmrw 9am", "Thu 12 Nov 2026, 09:00"),
    ("Saturday 10am", "Sat 14 Nov 2026, 10:00"),
    ("Tue 17th 2:30pm", "Tue 17 Nov 2026, 14:30"),
    ("17 Nov 2026, 2 to 3pm", "Tue 17 Nov 2026, 14:00–15:00"),
    ("Monday 16 November at 11:00 for an hour", "Mon 16 Nov 2026, 11:00–12:00"),
    ("Nov 20th 1:30 PM - 2:15 PM", "Fri 20 Nov 2026, 13:30–14:15"),
    ("20.11.26 um 14:30 Uhr", "Fri 20 Nov 2026, 14:30"),
    ("20/11 at 4", "Fri 20 Nov 2026, 16:00"),
    ("noon tomorrow", "Thu 12 Nov 2026, 12:00"),
    ("11am on Friday", "Fri 13 Nov 2026, 11:00"),
    ("half 3 on thursday", "Thu 12 Nov 2026, 15:30"),
    ("day after tomorrow at quarter past nine", "Fri 13 Nov 2026, 09:15"),
    ("3 weeks ago at 10am", "Wed 21 Oct 2026, 10:00"),
    ("in two weeks on Thursday at 2", "Thu 26 Nov 2026, 14:00"),
    ("thurs 5pm", "Thu 12 Nov 2026, 17:00"),
    ("Friday the 13th 9am", "Fri 13 Nov 2026, 09:00"),
    ("2026/12/01 9:00", "Tue 1 Dec 2026, 09:00"),
    ("December 3, 2026 @ 4:00pm", "Thu 3 Dec 2026, 16:00"),
    ("tomorrow, 9 o'clock", "Thu 12 Nov 2026, 09:00"),
    ("tomorrow morning", "Thu 12 Nov 2026"),
    ("wednesday evening at 6", "Wed 11 Nov 2026, 18:00"),
    ("yesterday from 2pm to 3:30pm", "Tue 10 Nov 2026, 14:00–15:30"),
    ("5 days ago 11am", "Fri 6 Nov 2026, 11:00"),
    ("in an hour and a half", "Wed 11 Nov 2026, 15:04"),
    ("20 minutes ago", "Wed 11 Nov 2026, 13:14"),
    ("at 4:45 today", "Wed 11 Nov 2026, 16:45"),
    ("mon 8.30-9.15", "Mon 16 Nov 2026, 08:30–09:15"),
    ("Freitag, 13. November, 9 Uhr", "Fri 13 Nov 2026, 09:00"),
    ("letzten Montag um 16 Uhr", "Mon 9 Nov 2026, 16:00 | Mon 2 Nov 2026, 16:00"),
    ("Mittwoch 18.11. 14:00", "Wed 18 Nov 2026, 14:00"),
    ("12pm tomorrow", "Thu 12 Nov 2026, 12:00"),
    ("tomorrow 10 till 11", "Thu 12 Nov 2026, 10:00–11:00"),
    ("1 Dec, 15:00-16:00", "Tue 1 Dec 2026, 15:00–16:00"),
    ("01/12/2026 15:00", "Tue 1 Dec 2026, 15:00 | Mon 12 Jan 2026, 15:00"),
    ("31/12 9:00", "Thu 31 Dec 2026, 09:00"),
    ("a fortnight ago at 3pm", "Wed 28 Oct 2026, 15:00"),
    ("next week on Thursday 10:00", "Thu 19 Nov 2026, 10:00"),
    ("last week tuesday 4pm", "Tue 3 Nov 2026, 16:00"),
    ("Thu, 12 Nov 2026 10:00:00 +0100", "Thu 12 Nov 2026, 10:00"),
    ("20 November, 10h00", "Fri 20 Nov 2026, 10:00"),
    ("the first of december at ten", "Tue 1 Dec 2026, 10:00"),
    ("two thirty pm tomorrow", "Thu 12 Nov 2026, 14:30"),
    ("today, 5ish", "Wed 11 Nov 2026, 17:00 | Wed 11 Nov 2026, 05:00"),
    ("Thursday", "Thu 12 Nov 2026"),
    ("8pm yesterday evening", "Tue 10 Nov 2026, 20:00"),
    ("tomorrow @ 3:15 p.m.", "Thu 12 Nov 2026, 15:15"),
    ("Fr. 13.11. 9:30-10:15 Uhr", "Fri 13 Nov 2026, 09:30–10:15"),
    ("this coming monday at 10:30 am", "Mon 16 Nov 2026, 10:30"),
    ("2 Dec 3 PM (1 hour)", "Wed 2 Dec 2026, 15:00–16:00"),
    ("It's on Monday at 5", "Mon 16 Nov 2026, 17:00 | Mon 16 Nov 2026, 05:00"),
    ("Tomorrow afternoon at 2", "Thu 12 Nov 2026, 14:00"),
    ("11/13 at 9:30am", "Fri 13 Nov 2026, 09:30"),
    ("Friday 13/11/2026 9.30am - 10.30am", "Fri 13 Nov 2026, 09:30–10:30"),
    ("the day after tomorrow, noon", "Fri 13 Nov 2026, 12:00"),
    ("2pm today for half an hour", "Wed 11 Nov 2026, 14:00–14:30"),
    ("today 2.30pm", "Wed 11 Nov 2026, 14:30"),
    ("mon at eleven", "Mon 16 Nov 2026, 11:00"),
    ("tuesday in two weeks 10am", "Tue 1 Dec 2026, 10:00"),
    ("nov 30 8am", "Mon 30 Nov 2026, 08:00"),
    ("yesterday evening", "Tue 10 Nov 2026"),
    ("30 minutes ago", "Wed 11 Nov 2026, 13:04"),
    ("in 45 min", "Wed 11 Nov 2026, 14:19"),
    ("Thursday, November 12 from 1:00 to 1:45 PM", "Thu 12 Nov 2026, 13:00–13:45"),
    ("Wed 18 Nov @1400", "Wed 18 Nov 2026, 14:00"),
    ("18 nov 14h-15h30", "Wed 18 Nov 2026, 14:00–15:30"),
    ("9am tomorrow until noon", "Thu 12 Nov 2026, 09:00–12:00"),
    ("tomorrow quarter to nine in the morning", "Thu 12 Nov 2026, 08:45"),
    ("Mittwoch, den 18. November 2026 um 14:30 Uhr", "Wed 18 Nov 2026, 14:30"),
    ("vor zwei Stunden", "Wed 11 Nov 2026, 11:34"),
    ("in drei Tagen um 9", "Sat 14 Nov 2026, 09:00"),
    ("last thursday 3 pm", "Thu 5 Nov 2026, 15:00"),
    ("12:00", "Wed 11 Nov 2026, 12:00"),
    ("10:00 on 2 December 2025", "Tue 2 Dec 2025, 10:00"),
    ("two days ago at 9:15", "Mon 9 Nov 2026, 09:15"),
    ("Nov 16th, 2026, 3:00 - 4:00 p.m.", "Mon 16 Nov 2026, 15:00–16:00"),
    ("half two tomorrow", "Thu 12 Nov 2026, 14:30"),
]
NOT_A_START = [
    "ok",
    "hello",
    "Acme",
    "",
    " ",
    "asap",
    "soon",
    "7",
    "9",
    "seven",
    "so",
    "do",
    "the",
    "?",
    "x" * 5000,
    "next week",
    "tomorrow 25:00",
    "13/13 10:00",
    "12 nov 2126 3pm",
    "tomorrow 10-11 for 1h",
    "tomorrow for 3 min",
    "tomorrow 10:00-09:00",
    "monday tuesday 10:00",
    "15 am",
    "in 2 hours at 10",
    "maybe tomorrow",
    "call me",
    "30 Feb 10:00",
    "tomorrow 10:00 11:00",
    "99",
    "Room 4",
    "November",
    "a couple of hours ago",
    "29.2. 10:00",
    "tomorrow at 24:00",
    "next month",
]


def read(
    text: str, *, order: DateOrder = "dmy", lean: DateLean = "near", now: datetime = NOW
) -> str:
    """Returns all readings of a text in Berlin, likeliest first."""
    readings = read_when(text, now=now, zone=BERLIN, order=order, lean=lean)
    return " | ".join(format_reading(reading, BERLIN) for reading in readings)


@pytest.mark.parametrize(("text", "expected"), [*ASKED_FOR, *HELD_OUT])
def test_reads_what_people_type(text: str, expected: str) -> None:
    """What somebody types for the start of an interview is read as they mean it."""
    assert expected == read(text)


@pytest.mark.parametrize("text", NOT_A_START)
def test_sends_back_what_is_no_start(text: str) -> None:
    """What names no single start is sent back with a text that shows how to write one."""
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    assert "“" in caught.value.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31 Nov", "There is no 31 November."),
        ("30.2.2027 10:00", "There is no 30 February 2027."),
        ("the 32nd", "There is no day 32."),
        ("29 mar 2026 02:30", "on 29 March there is no 02:30"),
        ("Fri 12 Nov 10:00", "12 November 2026 is a Thursday, not a Friday."),
        ("tomorrow, Friday, 10:00", "12 November 2026 is a Thursday, not a Friday."),
        ("3pm London", "I ask for the city separately"),
        ("12 nov 2126 3pm", "in 2126"),
        ("next week", "Which day of that week?"),
        ("tomorrow 10:00 11:00", "more than one time"),
    ],
)
def test_says_what_is_wrong(text: str, said: str) -> None:
    """A text that is nearly right is sent back with what is wrong about it."""
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    assert said in caught.value.text


def test_quotes_nothing_that_could_be_markup() -> None:
    """A strange word is quoted only if it is plain letters and digits."""
    with pytest.raises(InvalidInputError) as caught:
        read("tomorrow 3pm <b>Acme</b>")
    assert "<" not in caught.value.text


def test_order_decides_which_reading_comes_first() -> None:
    """Somebody who writes the month first gets that reading first."""
    assert read("11/12 3pm", order="mdy") == "Thu 12 Nov 2026, 15:00 | Fri 11 Dec 2026, 15:00"


@pytest.mark.parametrize(
    ("text", "lean", "expected"),
    [
        ("friday 9", "near", "Fri 13 Nov 2026, 09:00"),
        ("friday 9", "future", "Fri 13 Nov 2026, 09:00"),
        ("friday 9", "past", "Fri 6 Nov 2026, 09:00"),
        ("wednesday 9", "past", "Wed 11 Nov 2026, 09:00"),
        ("12 nov", "past", "Wed 12 Nov 2025"),
        ("10 nov", "near", "Tue 10 Nov 2026"),
        ("10 nov", "future", "Wed 10 Nov 2027"),
        ("5 jan", "near", "Tue 5 Jan 2027"),
        ("the 8th", "near", "Sun 8 Nov 2026"),
        ("the 8th", "future", "Tue 8 Dec 2026"),
        ("the 31st", "past", "Sat 31 Oct 2026"),
    ],
)
def test_leans_as_told(text: str, lean: DateLean, expected: str) -> None:
    """A day without week, month or year is looked for on the side the person means."""
    assert expected == read(text, lean=lean)


def test_next_friday_is_one_day_once_the_coming_one_lies_in_next_week() -> None:
    """On a Saturday "next Friday" is one day, on a Monday there can be two."""
    saturday = datetime(2026, 11, 14, 12, tzinfo=UTC)
    monday = datetime(2026, 11, 16, 12, tzinfo=UTC)
    assert read("next friday 9", now=saturday) == "Fri 20 Nov 2026, 09:00"
    assert read("next friday 9", now=monday) == "Fri 20 Nov 2026, 09:00 | Fri 27 Nov 2026, 09:00"


def test_an_hour_that_comes_twice_gives_both() -> None:
    """As the clocks go back there are two readings, which differ in their distance from UTC."""
    assert read("25 oct 2026 02:30") == (
        "Sun 25 Oct 2026, 02:30 UTC+02:00 | Sun 25 Oct 2026, 02:30 UTC+01:00"
    )


def test_a_length_is_added_in_utc() -> None:
    """Three hours over the end of summer time are three real hours."""
    (reading,) = read_when("25 oct 2026 01:00 for 3 hours", now=NOW, zone=BERLIN)
    assert reading.start == datetime(2026, 10, 24, 23, tzinfo=UTC)
    assert reading.end == datetime(2026, 10, 25, 2, tzinfo=UTC)


def test_a_day_alone_starts_with_its_first_moment() -> None:
    """A day alone starts with its first moment, even where the clocks skip midnight."""
    zone = ZoneName("Africa/Cairo")
    (reading,) = read_when("24 april 2026 for 2 hours", now=NOW, zone=zone)
    assert not reading.has_time
    assert reading.day == date(2026, 4, 24)
    assert reading.start == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert reading.end == reading.start + timedelta(hours=2)


def test_a_time_is_added_to_a_day_that_was_read() -> None:
    """The day's text and the answer to "what time" are read together."""
    (day,) = read_when("friday", now=NOW, zone=BERLIN)
    assert read(f"{format_reading(day, BERLIN)} half past two") == "Fri 13 Nov 2026, 14:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3pm", time(15)),
        ("15:00", time(15)),
        ("half past two", time(14, 30)),
        ("noon", time(12)),
        ("at 9", time(9)),
        ("9", time(9)),
        ("three", time(15)),
        ("10.30", time(10, 30)),
        ("15h", time(15)),
        ("0930", time(9, 30)),
        ("9 in the evening", time(21)),
        ("7 in the morning", time(7)),
        ("12am", time(0)),
        ("14 Uhr 15", time(14, 15)),
    ],
)
def test_reads_a_time_alone(text: str, expected: time) -> None:
    """A time alone may be given in any form."""
    assert expected == read_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "tomorrow 9",
        "10-11",
        "99",
        "25:00",
        "ok",
        "in 2 hours",
        "9 PST",
        "13 am",
        "1.75",
    ],
)
def test_sends_back_what_is_no_time(text: str) -> None:
    """Anything but one time of day is sent back."""
    with pytest.raises(InvalidInputError):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 min", 45),
        ("45", 45),
        ("90", 90),
        ("1h", 60),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("half an hour", 30),
        ("1:30", 90),
        ("two hours", 120),
        ("1h30", 90),
        ("1 hour and 15 minutes", 75),
        ("about an hour", 60),
        ("30-minute", 30),
        ("three quarters of an hour", 45),
        ("eine Stunde", 60),
        ("anderthalb Stunden", 90),
        ("12 hours", 720),
        ("5 min", 5),
    ],
)
def test_reads_a_length(text: str, minutes: int) -> None:
    """How long it takes may be said in minutes, hours or words."""
    assert timedelta(minutes=minutes) == read_duration(text)


@pytest.mark.parametrize(
    "text", ["", "2", "4 min", "13 hours", "721", "long", "an", "99999", "h", "1:75", "-30"]
)
def test_sends_back_what_is_no_length(text: str) -> None:
    """What is no length, or none an interview can have, is sent back."""
    with pytest.raises(InvalidInputError):
        read_duration(text)


ZONES = st.sampled_from(
    [
        "Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns", "Asia/Kathmandu",
        "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia", "Africa/Cairo", "America/Havana",
        "Africa/Casablanca", "UTC",
    ]
).map(ZoneName)  # fmt: skip
MOMENTS = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda n: datetime(2022, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
CHANGES = st.sampled_from(
    [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
        datetime(2026, 11, 1, 6, tzinfo=UTC),
    ]
).flatmap(lambda it: st.integers(-720, 180).map(lambda n: it + timedelta(minutes=n)))
LENGTHS = st.none() | st.integers(5, 720).map(lambda n: timedelta(minutes=n))


@settings(max_examples=400, deadline=None)
@given(start=MOMENTS | CHANGES, length=LENGTHS, zone=ZONES, has_time=st.booleans())
def test_what_is_echoed_is_read_again(
    start: datetime, length: timedelta | None, zone: ZoneName, *, has_time: bool
) -> None:
    """The formatted text of any reading, in any zone and clock change, reads as the same."""
    day = start.astimezone(ZoneInfo(zone)).date()
    meant = TimeReading(start, start + length if length else None, has_time=True, day=day)
    if not has_time:
        (meant,) = read_when(f"{day:%Y-%m-%d}", now=NOW, zone=zone)
    assert read_when(format_reading(meant, zone), now=NOW, zone=zone) == (meant,)


MARKS = """next last ago past to half quarter h min hours weeks 12 31 2026 9:30 10.30 5/6 12.11. - +
utc am pm until for in vor 29.2.2027 2400 0 99 999 100000000000 1.5 z +14:59 ½ ٣ ² <b>"""
WORDS = st.sampled_from(
    [*WEEKDAYS, *MONTHS, *COUNTS, *NAMED_DAYS, *NOISE_WORDS, *WEEK_WORDS, *MARKS.split()]
)
SOUP = (
    st.lists(WORDS, max_size=7).map(" ".join)
    | st.text(max_size=40)
    | st.text("0123456789:./-h apm,+", max_size=16)
)


@settings(max_examples=1500, deadline=None)
@given(
    text=SOUP,
    zone=ZONES,
    order=st.sampled_from(["dmy", "mdy"]),
    lean=st.sampled_from(["past", "future", "near"]),
)
def test_any_text_is_read_or_sent_back(
    text: str, zone: ZoneName, order: DateOrder, lean: DateLean
) -> None:
    """Any text gives consistent readings in UTC, or InvalidInputError."""
    try:
        readings = read_when(text, now=NOW, zone=zone, order=order, lean=lean)
    except InvalidInputError:
        return
    assert readings
    for reading in readings:
        assert reading.start.tzinfo is UTC
        assert reading.day == reading.start.astimezone(ZoneInfo(zone)).date()
        assert reading.end is None or timedelta(
            minutes=5
        ) <= reading.end - reading.start <= timedelta(hours=12)
        assert (
            reading in read_when(format_reading(reading, zone), now=NOW, zone=zone)
            or not reading.has_time
        )


@settings(max_examples=500, deadline=None)
@given(text=SOUP)
def test_any_answer_is_a_time_and_a_length_or_sent_back(text: str) -> None:
    """The questions for the time and the length raise nothing but InvalidInputError."""
    for read_it, kind in ((read_time, time), (read_duration, timedelta)):
        try:
            answer = read_it(text)
        except InvalidInputError:
            continue
        assert isinstance(answer, kind)
