"""Of several jobs told of in one message, each has what is said of it, and none another's."""

from dataclasses import replace

import pytest

from coaching.model.documents import Dossier
from tests.coaching.reading.talks import SOMEBODY, job, read_message, summary

SEARCH = Dossier(
    SOMEBODY,
    (
        job(1, "Marlow Homes", 10, "Gaz Reid"),
        job(2, "Dunholm Civils", 12, "Ruth Penn"),
        job(3, "Acorn Build", 24, "Sam Oyelaran"),
    ),
)
NAMES = {1: "Marlow", 2: "Dunholm", 3: "Acorn"}


def told(text: str) -> list[str]:
    """Returns what was read in short, each with the job on record that it is about."""
    proposals = read_message(text, SEARCH).proposals
    return [
        f"{NAMES.get(one.about.opportunity or 0, '')} {summary(replace(one, about=one.about))}"
        for one in proposals
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "weds roundup: marlow said no yesterday, dunholm want me back monday 2pm in person,"
                " acorn moved to thursday same time, and I put in for planner at Vyne & Sons"
            ),
            ["rejected", "23 Nov 14:00", "26 Nov 10:00", "Vyne & Sons planner"],
        ),
        (
            (
                "update\n- marlow: offer!! 52k, they need an answer by friday\n- dunholm: take home"
                " due sunday night\n- acorn: moved to 26 nov at 10\n- Slaney Labs: applied, tester"
            ),
            ["offer", "20 Nov 52k", "22 Nov", "26 Nov 10:00", "Slaney Labs tester"],
        ),
        (
            (
                "marlow reject me by email, dunholm ruth say decide by 24 nov, acorn want two"
                " references, i withdraw from that Bukit Solar one because pay too low"
            ),
            ["rejected", "24 Nov", "ReferencesAsked", "Bukit Solar withdrawn"],
        ),
        (
            (
                "marlow = rejected. dunholm = medical booked friday 8am. acorn = still on tues 10."
                " Gidgee Gold = recruiter reckons they'll ring next week"
            ),
            ["rejected", "20 Nov 08:00", "24 Nov 10:00", "Gidgee Gold 27 Nov"],
        ),
        (
            (
                "Marlow: still no answer since july. Dunholm: Ruth says no. Acorn Tuesday's one is"
                " now Wednesday, 10 still."
            ),
            ["rejected", "25 Nov 10:00"],
        ),
        (
            (
                "So Marlow regret mail came last night. Dunholm: second talk on Nov 24 at 2pm in"
                " person. Then Jura Lenders, branch accountant, they called, phone interview"
                " Friday at noon. Acacia Tea I have just applied, clerk."
            ),
            ["rejected", "24 Nov 14:00", "Jura Lenders branch accountant 20 Nov 12:00", "clerk"],
        ),
        (
            (
                "short overview: marlow, gaz writes that they decide by friday. acorn i am"
                " cancelling, too far. oh and Third Rail called, they want a phone"
                " chat Thursday at 10am, for dispatcher"
            ),
            ["20 Nov", "withdrawn", "Third Rail dispatcher 19 Nov 10:00"],
        ),
        (
            "Marlow and Dunholm both said no. acorn by phone instead of onsite tuesday 10",
            ["24 Nov 10:00", "rejected", "rejected"],
        ),
        (
            (
                "Recap: Marlow hat mir abgesagt. Dunholm hab ich selber abgesagt. Neu: Elbe"
                " Logistik, habe mich als Disponent beworben"
            ),
            ["rejected", "withdrawn", "Elbe Logistik"],
        ),
    ],
)
def test_each_entry_is_read_by_itself(text: str, wanted: list[str]) -> None:
    """In whatever form they are listed, and nothing else is kept."""
    said = told(text)
    assert len(said) == len(wanted)
    assert all(part in one for one, part in zip(said, wanted, strict=True))


def test_a_place_in_an_entry_is_no_firm() -> None:
    """Where somebody is met, and what others advise, starts no other job."""
    text = (
        "marlow said no. Dunholm, Ruth wants to meet again friday 3pm for a coffee, at Gateway."
        " acorn moved to thursday same time, my brother says go to Qatar"
    )
    assert not any("Gateway" in one or "Qatar" in one for one in told(text))


def test_the_days_of_a_header_are_nothing() -> None:
    """A Friday on which somebody sums up is no interview."""
    text = "friday round up: marlow ghosted me, dunholm said no this morning, acorn is cancelled"
    assert [one.split()[1] for one in told(text)] == ["OutcomeSaid", "CancelledSaid"]
