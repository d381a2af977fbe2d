"""The start of an interview is read with its zone, early in the morning, and in other languages."""

from datetime import UTC, datetime

import pytest

from coaching.model.vocabulary import ZoneName
from coaching.reading.times.dates import read_when
from coaching.reading.times.time_wording import format_both_clocks, format_reading

BERLIN = ZoneName("Europe/Berlin")
NOW = datetime(2026, 11, 11, 12, 34, 56, tzinfo=UTC)
"""This is a Wednesday, 13:34 in Berlin."""

WITH_A_ZONE = [
    ("10:00 Berlin time", "Wed 11 Nov 2026, 10:00"),
    ("Sat 14 Nov 10:00 EST", "Sat 14 Nov 2026, 16:00"),
    ("10 a.m. CET", "Wed 11 Nov 2026, 10:00"),
    ("3pm PST", "Thu 12 Nov 2026, 00:00"),
    ("tomorrow 10am pacific", "Thu 12 Nov 2026, 19:00"),
    ("thu 9am UK time", "Thu 12 Nov 2026, 10:00"),
    ("12 Nov 14:00 New York time", "Thu 12 Nov 2026, 20:00"),
    ("1 July 10am EST", "Wed 1 Jul 2026, 16:00"),
    ("10am 16 March 2027 Eastern", "Tue 16 Mar 2027, 15:00"),
    ("tomorrow 3pm Singapore time", "Thu 12 Nov 2026, 08:00"),
]
"""A zone is taken with the distance that it has on that day: in March the clocks of New York have
changed, and those of Berlin have not."""
EARLY_OR_LATE = [
    ("tomorrow at 6", "Thu 12 Nov 2026, 18:00 | Thu 12 Nov 2026, 06:00"),
    ("morgen um 7:30 Uhr", "Thu 12 Nov 2026, 07:30 | Thu 12 Nov 2026, 19:30"),
    ("friday half past six", "Fri 13 Nov 2026, 18:30 | Fri 13 Nov 2026, 06:30"),
    ("tomorrow 7 in the morning", "Thu 12 Nov 2026, 07:00"),
    ("tomorrow 7pm", "Thu 12 Nov 2026, 19:00"),
    ("tomorrow 07:30", "Thu 12 Nov 2026, 07:30"),
    ("tomorrow 5-7pm", "Thu 12 Nov 2026, 17:00–19:00"),
    ("tomorrow at 4", "Thu 12 Nov 2026, 16:00"),
    ("tomorrow at 8", "Thu 12 Nov 2026, 08:00"),
]
OTHER_TONGUES = [
    ("ontem às 15h", "Tue 10 Nov 2026, 15:00"),
    ("amanhã às 14h30", "Thu 12 Nov 2026, 14:30"),
    ("terça que vem às 10h", "Tue 17 Nov 2026, 10:00"),
    ("17 de novembro às 9 da manhã", "Tue 17 Nov 2026, 09:00"),
    ("mañana a las 10:30", "Thu 12 Nov 2026, 10:30"),
    ("el viernes a las 3 de la tarde", "Fri 13 Nov 2026, 15:00"),
    ("hace tres días a las 11", "Sun 8 Nov 2026, 11:00"),
    ("hier à 15h", "Tue 10 Nov 2026, 15:00"),
    ("lundi prochain à 9h30", "Mon 16 Nov 2026, 09:30"),
    ("jeudi 19 novembre à 14 h 30", "Thu 19 Nov 2026, 14:30"),
    ("вчера в 15:00", "Tue 10 Nov 2026, 15:00"),
]


@pytest.mark.parametrize(("text", "expected"), [*WITH_A_ZONE, *EARLY_OR_LATE, *OTHER_TONGUES])
def test_reads_what_people_type_elsewhere(text: str, expected: str) -> None:
    """What somebody types in another zone, hour or language is read as they mean it."""
    readings = read_when(text, now=NOW, zone=BERLIN)
    assert expected == " | ".join(format_reading(reading, BERLIN) for reading in readings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow 12:00 CET", "Thu 12 Nov 2026, 06:00 (12:00 CET)"),
        ("tomorrow 12:00 ET", "Thu 12 Nov 2026, 12:00"),
        ("16 March 2027 15:00 Berlin time", "Tue 16 Mar 2027, 10:00 (15:00 berlin time)"),
        ("tomorrow 15:00 UTC", "Thu 12 Nov 2026, 10:00 (15:00 UTC)"),
        ("tomorrow", "Thu 12 Nov 2026"),
    ],
)
def test_both_clocks_are_shown(text: str, expected: str) -> None:
    """Somebody in New York sees their own time and the one that was written."""
    new_york = ZoneName("America/New_York")
    (reading,) = read_when(text, now=NOW, zone=new_york)
    assert expected == format_both_clocks(reading, new_york)


def test_a_zone_in_several_places_is_a_choice() -> None:
    """IST is asked about, with what clocks show in each place."""
    readings = read_when("tomorrow 15:00 IST", now=NOW, zone=BERLIN)
    assert [format_both_clocks(reading, BERLIN) for reading in readings] == [
        "Thu 12 Nov 2026, 10:30 (15:00 Kolkata)",
        "Thu 12 Nov 2026, 16:00 (15:00 Dublin)",
        "Thu 12 Nov 2026, 14:00 (15:00 Jerusalem)",
    ]
