"""Days and moments are found in the middle of talk, and numbers that are no times are left."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId, ZoneName
from coaching.reading.context import ReadingContext
from coaching.reading.mentions import TimeMention
from coaching.reading.message import Message
from coaching.reading.proposals import SaidTime
from coaching.reading.times.date_days import DateLean
from coaching.reading.words.tokens import Tokens

BERLIN = ZoneName("Europe/Berlin")
NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)
"""This is a Wednesday, 10:20 in Berlin."""


def message(text: str, *, month_first: bool = False) -> Message:
    """Returns a message of somebody in Berlin."""
    dossier = Dossier(Person(PersonId(1)), ())
    return Message(Tokens(text), ReadingContext(dossier, NOW, BERLIN, month_first))


def moment_text(said: SaidTime | None) -> str:
    """Returns such as "11-17 14:00" or "11-17"."""
    if said is None:
        return "none"
    zone = ZoneInfo(BERLIN)
    if said.start is None:
        return f"{said.day:%m-%d}"
    start = f"{said.start.astimezone(zone):%m-%d %H:%M}"
    return f"{start}-{said.end.astimezone(zone):%H:%M}" if said.end else start


def times(text: str, lean: DateLean) -> list[str]:
    """Returns the times that a text holds, but for those that no longer hold."""
    found: tuple[TimeMention, ...] = message(text).times
    return [moment_text(time.resolve(lean)) for time in found if not time.is_former]


@pytest.mark.parametrize(("text", "expected"), [
    ("just had my chat w Priya from globex yday at half 4", ["11-17 16:30"]),
    ("interview at Acme on mon at 10", ["11-16 10:00"]),
    ("Met them last Thurs 3pm, went fine", ["11-12 15:00"]),
    ("it was yesterday, with two devs, from 10 to 11:30", ["11-17", "11-17 10:00-11:30"]),
    ("spoke with Lena this morning at quarter past nine", ["11-18 09:15"]),
    ("gestern um halb elf mit Frau Kurz gesprochen", ["11-17 10:30"]),
    ("ontem às 15h30 falei com a Carla", ["11-17 15:30"]),
    ("ayer a las 4 hablé con Marta", ["11-17 16:00"]),
    ("hier à 14h j'ai vu le DRH", ["11-17 14:00"]),
    ("we started at two and finished at quarter to three", ["11-17 14:00-14:45"]),
    ("second round two days ago, 11am", ["11-16 11:00"]),
    ("on the 12th at 3pm i met the cto", ["11-12 15:00"]),
    ("sat 14/11 at 10 i had the trial shift", ["11-14 10:00"]),
])  # fmt: skip
def test_finds_what_is_over(text: str, expected: list[str]) -> None:
    """What is told of a talk names its day and hour somewhere in the sentence."""
    assert times(text, "past")[-len(expected) :] == expected or times(text, "past") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Globex wants me again next thurs at 2.30 on teams", ["11-19 14:30"]),
    ("phone screen tmrw 9ish", ["11-19 09:00"]),
    ("acme next mon 10am, no sorry tuesday, same time", ["11-24 10:00"]),
    ("friday at 3 — actually make that 4", ["11-20 16:00"]),
    ("final round 3rd of december half past ten at their office", ["12-03 10:30"]),
    ("moved from Friday 20/11 at 9:00 to Monday 23/11 at 13:00", ["11-23 13:00"]),
    ("they rescheduled the tuesday call to thursday 11am", ["11-19 11:00"]),
    ("we do it friday instead of thursday", ["11-20"]),
    ("call with the US team thu 9am pacific", ["11-19 18:00"]),
    ("When: Mon Nov 30, 2026 2:00pm – 2:45pm (EST)", ["11-30 20:00-20:45"]),
    ("Fri 20 Nov, 15:00 IST", ["11-20 10:30"]),
    ("2026-11-24T13:00:00Z", ["11-24 14:00"]),
    ("Donnerstag, 26. November 2026, um 14.30 Uhr per Teams", ["11-26 14:30"]),
    ("am Di um 9:15 Uhr bei Kranich", ["11-24 09:15"]),
    ("quinta-feira às 10h com o gestor", ["11-19 10:00"]),
    ("el martes a las 10:30 por Meet", ["11-24 10:30"]),
    ("mardi 24 novembre à 9h30", ["11-24 09:30"]),
    ("monday week at eleven", ["11-30 11:00"]),
    ("tomorrow arvo, quarter to four", ["11-19 15:45"]),
    ("could you do Thursday at 16:00 or Friday at 10?", ["11-19 16:00", "11-20 10:00"]),
    ("on wednesday at nine", ["11-25 09:00"]),
    ("first thing monday", ["11-23"]),
    ("noonish on friday, their place", ["11-20 12:00"]),
    ("Tue 24 at 3pm", ["11-24 15:00"]),
    ("13:00-13:45 on 1 Dec", ["12-01 13:00-13:45"]),
    ("dia 25 às 16h", ["11-25 16:00"]),
])  # fmt: skip
def test_finds_what_is_to_come(text: str, expected: list[str]) -> None:
    """What is arranged names its day and hour; a second thought and a new time win."""
    assert times(text, "future") == expected


@pytest.mark.parametrize("text", [
    "base is 62-70k plus 10-15%",
    "her number is 0171 5550 147, ext 12",
    "call +49 30 5550 1234",
    "I may call her, they may 2",
    "we sat in the lobby for ages",
    "I was the second of three and the third round is on site",
    "wait a second, I will march on",
    "there were 3 of us at 2 tables",
    "at one point he said no",
    "id give it a 4ish out of 5",
    "my team of 12 has 8 devs",
    "ref 7730-4412-09, room 12",
    "the sun was out and mon chef was nice",
    "Spoke to April and May, both lovely",
    "our jan is on leave, met Jan and Mo",
    "they use python 3.10 and 2.5 fte",
    "24/7 on call, 50/50 split",
    "guten Morgen zusammen",
    "a segunda entrevista foi boa, a quinta pessoa saiu",
    "meet me at monday.com",
    "half of them left, half a team",
    "level 3, grade 7, top 10",
])  # fmt: skip
def test_leaves_what_is_no_time(text: str) -> None:
    """Sums, telephone numbers, verbs, names and ordinals are no times."""
    assert [time.span.text_in(text) for time in message(text).times] == []


def test_an_early_hour_is_offered_both_ways() -> None:
    """At five to eight nobody knows; the likelier one comes first."""
    (time,) = message("call tomorrow at 6").times
    said = time.resolve("future")
    assert said is not None
    assert [moment_text(said), *map(moment_text, said.others)] == ["11-19 18:00", "11-19 06:00"]


def test_a_zone_that_is_in_two_places_gives_the_others() -> None:
    """IST is in India, in Ireland and in Israel."""
    (time,) = message("friday 15:00 IST").times
    said = time.resolve("future")
    assert said is not None
    assert [other.zone for other in said.others] == ["Europe/Dublin", "Asia/Jerusalem"]


def test_the_span_is_what_was_written() -> None:
    """What is claimed of a text is the time with its zone, and nothing beside it."""
    text = "So Acme: Wed, 25 Nov – 3.30 p.m. CET, bring ID"
    (time,) = message(text).times
    assert time.span.text_in(text) == "Wed, 25 Nov – 3.30 p.m. CET"


@pytest.mark.parametrize(("text", "minutes"), [
    ("it took an hour and twenty", [80]),
    ("we talked for 45 min, supposed to be half an hour", [45, 30]),
    ("about 1.5 hours all in", [90]),
    ("thirty five minutes on the phone", [35]),
    ("an hour and a half with two people", [90]),
    ("a 30-minute call", [30]),
    ("she was twenty minutes late", []),
    ("i commute two hours of bus", []),
    ("in the last 5 min he joined", []),
    ("an hour ago", []),
    ("dauerte eine gute Stunde, fast 90 Minuten", [90]),
])  # fmt: skip
def test_finds_lengths(text: str, minutes: list[int]) -> None:
    """How long it took is found in hours and minutes; being late or travelling is no length."""
    assert [length.minutes for length in message(text).lengths] == minutes


@pytest.mark.parametrize(("text", "expected"), [
    ("they'll get back to me by friday", ["11-20 11-20"]),
    ("she said they decide within 2 weeks or so", ["12-02 12-02"]),
    ("should hear in a week or two", ["11-25 12-02"]),
    ("decision early next week", ["11-23 11-24"]),
    ("they want to decide by the end of next week", ["11-27 11-27"]),
    ("i'll hear tuesday or wednesday", ["11-24 11-25"]),
    ("an answer not until January", ["01-01 01-31"]),
    ("latest by 25th they said", ["11-25 11-25"]),
    ("friday at the very latest", ["11-20 11-20"]),
    ("please reply by Thu 26 Nov, 17:00 at the latest", ["11-26 11-26"]),
    ("within 5 business days of this email", ["11-25 11-25"]),
    ("10 working days", ["12-02 12-02"]),
    ("before the holidays hopefully", ["12-23 12-23"]),
    ("the week after Thanksgiving", ["11-30 12-04"]),
    ("in the week of the seventh of december", ["12-07 12-11"]),
    ("w/c 30 Nov", ["11-30 12-04"]),
    ("KW 50", ["12-07 12-11"]),
    ("close of play tues", []),
    ("by close of play tues", ["11-24 11-24"]),
    ("by eod tomorrow", ["11-19 11-19"]),
    ("sometime in december", ["12-01 12-31"]),
    ("bis Ende November wissen wir mehr", ["11-30 11-30"]),
    ("wir melden uns nächste Woche", ["11-23 11-27"]),
    ("vão decidir até sexta", ["11-20 11-20"]),
    ("na semana que vem eles respondem", ["11-23 11-27"]),
    ("avant vendredi", ["11-19 11-19"]),
    ("by wednesday", ["11-25 11-25"]),
    ("between the 23rd and the 25th", ["11-23 11-25"]),
    ("end of november or early december", ["11-25 12-10"]),
    ("in about ten days", ["11-28 11-28"]),
    ("i left after 8 months, notice is 60 days", []),
    ("worked there for 2 years and 3 months, 4 days a week", []),
    ("they ask every 2 weeks", []),
])  # fmt: skip
def test_finds_ranges(text: str, expected: list[str]) -> None:
    """By when, or between which days; what was limited counts as its last day."""
    found = message(text).ranges
    assert [f"{one.earliest:%m-%d} {one.latest:%m-%d}" for one in found] == expected


def test_a_limit_with_an_hour_is_a_moment() -> None:
    """An offer that waits until Friday noon has an end, to the minute."""
    (found,) = message("have to answer till friday noon").ranges
    assert moment_text(found.deadline) == "11-20 12:00"
    assert found.is_bound


def test_the_country_tells_the_order() -> None:
    """The 4th of December in New York is 12/4."""
    (found,) = message("by 12/4", month_first=True).ranges
    assert f"{found.latest:%m-%d}" == "12-04"
