"""A list of interviews is read entry by entry: each firm has its own hour, role and way."""

import pytest

from coaching.reading.proposals import InterviewSaid, MovedSaid, PersonSaid
from tests.coaching.reading.talks import NEWCOMER, read_kinds


@pytest.mark.parametrize(
    "text",
    [
        "thurs 9 keystone, fri 2:30p Tandem (virtual)",
        "next up:\nThu 9am Keystone\nFri 14:30 - Tandem, online",
        "Thu 19th: 9am Keystone. Fri 20th: Tandem 2.30pm on zoom",
        "thursday Keystone at nine and then Tandem fri half 2 (zoom)".replace("half 2", "2:30"),
        "1. Keystone, Thursday 9am\n2. Tandem, Friday 2:30pm (teams)",
    ],
)
def test_two_firms_in_a_list(text: str) -> None:
    """However it is typed, no firm gets the hour of another one."""
    assert read_kinds(text, InterviewSaid, PersonSaid, dossier=NEWCOMER) == [
        "InterviewSaid Keystone 19 Nov 09:00",
        "InterviewSaid Tandem 20 Nov 14:30 video",
    ]


def test_a_day_that_is_named_once_is_that_of_all() -> None:
    """What is said of the day before or behind the list holds for each entry."""
    assert read_kinds("had Halden at 9 and Cobalt at 10 today", dossier=NEWCOMER) == [
        "InterviewSaid Halden 18 Nov 09:00",
        "InterviewSaid Cobalt 18 Nov 10:00",
    ]


def test_a_role_is_that_of_its_own_entry() -> None:
    """The one role that is named belongs to the firm in whose line it stands."""
    text = "Mon 9a Bluebell Care\nTue noon - Tandem, intake coordinator"
    assert read_kinds(text, InterviewSaid, dossier=NEWCOMER) == [
        "InterviewSaid Bluebell Care 23 Nov 09:00",
        "InterviewSaid Tandem intake coordinator 24 Nov 12:00",
    ]


@pytest.mark.parametrize(
    "text",
    ["thurs 10am Priya, 11am Tom", "mon 10 panel, 2pm lunch", "tues 10 Berlin, weds 11 Munich"],
)
def test_what_lists_no_firms(text: str) -> None:
    """The people of a panel, the parts of a day and cities are no employers."""
    assert not any(
        "Priya" in one or "Munich" in one or "Lunch" in one
        for one in read_kinds(text, InterviewSaid, dossier=NEWCOMER)
    )


def test_a_list_of_offers() -> None:
    """The days until which offers stand are no interviews."""
    text = "offers: Halden 40k until fri 5pm, Cobalt 42k until mon noon"
    assert read_kinds(text, InterviewSaid) == []


def test_each_firm_moves_to_its_own_day() -> None:
    """Of two moves in one sentence each keeps its day."""
    told = read_kinds("Quillfeather moved to fri 11am, Northwind to mon 2pm", MovedSaid)
    assert told == ["MovedSaid Quillfeather 20 Nov 11:00"]
