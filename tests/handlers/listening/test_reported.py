"""Kinds of faults that people reported of other projects, each as somebody would meet it here."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coaching.model.documents import Person
from coaching.model.vocabulary import CountryCode, ZoneName
from tests.handlers.beginnings import ROBIN, doing, somebody, talk

MORNING = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)
IN_NEW_YORK = replace(ROBIN, zone=ZoneName("America/New_York"), country=CountryCode("US"))
TOLD = "interview at Kestrel Rail today at 9"
MET = f"{TOLD} with "


@pytest.mark.parametrize(
    ("who", "when", "reads"),
    [
        (ROBIN, "thursday at 16", "tomorrow 16:00–17:00"),
        (ROBIN, "next Sunday 10:30", "29 Nov"),
        (ROBIN, "Thursday at 3:00 - 3:45 pm", "tomorrow 15:00–15:45"),
        (ROBIN, "tonight at 8:15", "today 20:15"),
        (ROBIN, "25/11/26 0815", "Wed 25 Nov 08:15"),
        (ROBIN, "2026 12 10 09:30", "Thu 10 Dec 09:30"),
        (IN_NEW_YORK, "tomorrow 15:00 CET", "09:00"),
        (ROBIN, "morgen um 6:45 Uhr", "06:45"),
        (ROBIN, "8am", "today 08:00"),
        (ROBIN, "28 Mar 2027 2:15am", "there is no 02:15"),
        (ROBIN, "When: Thu Dec 10, 2026 11:00am – 11:30am (EST)", "17:00–17:30"),
    ],
)
async def test_a_time_behind_the_command(who: Person, when: str, reads: str) -> None:
    """Hours, zones, orders and gaps, as people write them."""
    await talk(somebody(MORNING, who), (f"/new Kestrel; Analyst; {when}", reads))


@pytest.mark.parametrize(
    ("who", "words", "reads"),
    [
        (IN_NEW_YORK, "by 12/7", "Mon 7 Dec"),
        (ROBIN, "by Wednesday", "Wed 25 Nov"),
        (ROBIN, "after New Year", "Jan 2027"),
        (ROBIN, "not until the new year", "Jan"),
        (ROBIN, "by the end of the month", "Mon 30 Nov"),
        (ROBIN, "on the last day of December", "Thu 31 Dec"),
        (ROBIN, "in a week or so", "25 Nov"),
    ],
)
async def test_when_they_decide(who: Person, words: str, reads: str) -> None:
    """The day is said back at once, so that a misreading is seen."""
    chat = await doing(somebody(MORNING, who), TOLD.replace(" at 9", " at 3am"), "[Right]")
    await talk(chat, (f"they decide {words}", ("They decide", reads)))


@pytest.mark.parametrize(
    ("people", "reads"),
    [
        ("Mr Magnus and Ms Oyelaran", "Oyelaran"),
        ("Ada Hsu, M.D., interviewer, +352 621 456 789 ext. 12", "ext. 12"),
        ("Dana Frey, Sam Wu, and Pat Oda", "• Pat Oda"),
        ("Jon D'Amico, hiring manager, jon.d'amico@wernham.example", "jon.d'amico@wernham.example"),
        ("Kim Frey, kim@kestrel.example, k.frey@kestrel.example", "kim@kestrel.example"),
        ("Edwin van der Laan (CTO)", "Edwin van der Laan, CTO"),
        ("Ana + Tom", "• Tom"),
    ],
)
async def test_who_was_there(people: str, reads: str) -> None:
    """Titles, marks, apostrophes and extensions stay with whose they are."""
    await talk(somebody(MORNING), (f"{MET}{people}", reads))


async def test_marks_of_a_list_are_no_part_of_a_name() -> None:
    """Bullets, dashes and numbers."""
    chat = somebody(MORNING)
    await talk(
        chat,
        (f"{MET}\n• Del Marsh, recruiter\n- Kim Oda, CTO\n2. Jo Lind", ("Del Marsh", "Kim Oda")),
    )
    assert "• •" not in chat.last.text
    assert "• -" not in chat.last.text


@pytest.mark.parametrize("nobody", ["the recruiter", "nobody in particular", "someone from HR"])
async def test_a_description_is_nobodys_name(nobody: str) -> None:
    """So no letter can greet it."""
    chat = await doing(somebody(MORNING), f"{MET}{nobody}", "[Right]")
    assert chat.dossier is not None
    names = [one.name for job in chat.dossier.opportunities for one in job.contacts]
    assert names == []


@pytest.mark.parametrize(
    ("first", "second", "reads"),
    [
        ("Acme Robotics", "acme robotics GmbH", "Acme Robotics · SRE"),
        ("Meta", "Metaverse Inc", "Metaverse Inc · SRE, a new job"),
    ],
)
async def test_the_same_firm_or_another(first: str, second: str, reads: str) -> None:
    """Its legal form is no difference, a longer name is."""
    chat = await doing(somebody(MORNING), f"interview at {first} for SRE today at 9", "[Right]")
    await talk(chat, (f"interview at {second} for SRE on friday at 10", reads))


@pytest.mark.parametrize(
    ("place", "reads"),
    [
        ("Kiev", "Kyiv time"),
        ("Europe/Kiev", "Kyiv time"),
        ("Asia/Calcutta", "Kolkata time"),
        ("Germany", "Berlin time"),
        ("Brazil", "The clocks differ there"),
        ("CET", "share that clock"),
        ("Remote", "I do not know that place"),
    ],
)
async def test_a_place(place: str, reads: str) -> None:
    """Old names, countries, clocks, and what is none."""
    await talk(await doing(somebody(MORNING), "/settings", "[Time zone]"), (place, reads))


async def test_nobody_came() -> None:
    """A note asks for a new time."""
    chat = await doing(
        somebody(MORNING), "interview at Kestrel with Dana Frey yesterday at 17:00", "[Right]"
    )
    await talk(
        chat,
        ("nobody came to the kestrel interview", "Nobody came"),
        ("[Right]", "ask for a new time"),
    )


async def test_a_forwarded_confirmation_is_an_interview() -> None:
    """In whatever words it comes."""
    chat = somebody(MORNING)
    await chat.forward("we are pleased to confirm your interview with Larkspur on 20 Nov at 10:00")
    assert "Fri 20 Nov 10:00–11:00" in chat.last.text
