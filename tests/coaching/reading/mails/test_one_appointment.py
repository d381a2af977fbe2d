"""A mail invites to one interview, wherever in it the day and the hours stand."""

import pytest

from tests.coaching.reading.talks import NEWCOMER, read_kinds

SIGNED = "\n\nBest wishes\nPetra Lind\nHR Adviser\nKittiwake Foods"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "Interviews will be held by phone on Friday 4 December; yours is at 11:20.",
            "04 Dec 11:20",
        ),
        (
            "Let's lock in a Zoom on Tuesday 1 December, 2pm Eastern time, 19:00 in London.",
            "01 Dec 14:00",
        ),
        (
            (
                "We look forward to your visit on Thursday 3 December. Your programme:\n\n"
                "09:00 coffee with Iris Okello\n10:15 interview\n12:30 lunch\n13:30 we are done"
            ),
            "03 Dec 09:00 270 on_site",
        ),
        (
            (
                "You are welcome at our plant on Friday 4 December. We start at 9.00 with coffee,"
                " 9.30 tour of the hall, 10.30 interview, and we close at 11.30."
            ),
            "04 Dec 09:00 150 on_site",
        ),
    ],
)
def test_a_day_and_its_hours_are_one_interview(said: str, kept: str) -> None:
    """No hour of a programme, of another zone or of another sentence is an interview by itself."""
    kinds = read_kinds(f"Hello Dana,\n\n{said}{SIGNED}", dossier=NEWCOMER)
    told = [one for one in kinds if one.startswith("InterviewSaid")]
    assert len(told) == 1
    assert told[0].startswith(f"InterviewSaid Kittiwake Foods {kept}")


def test_a_city_before_time_is_nobody() -> None:
    """ "2pm Austin time" names a zone."""
    text = f"Hello Dana,\n\nThe call is on Tuesday 1 December at 2pm Austin time.{SIGNED}"
    assert not any("Austin" in one for one in read_kinds(text, dossier=NEWCOMER))


def test_a_warning_is_no_news() -> None:
    """Who does not come is only threatened."""
    text = f"Hello Dana,\n\nFailure to answer will be tagged as NO SHOW.{SIGNED}"
    assert not any(one.startswith("NoShow") for one in read_kinds(text))


def test_an_interview_that_is_off_and_offered_anew_is_moved() -> None:
    """ "Can we say Thursday, same time?" is the new time of the one that cannot go ahead."""
    text = (
        "Hey Dana\n\nJo is off with flu so Tuesday's interview at Quillfeather has to be cancelled."
        " Can we say Thursday 26 November, same time?\n\nThanks\nFi"
    )
    assert read_kinds(text)[0] == "MovedSaid Quillfeather 26 Nov 10:00"


def test_an_offer_waits_for_its_answer_by_a_day() -> None:
    """What they need "from you by noon" is the deadline, the start is no decision."""
    text = (
        "Hi Dana\n\nNorthwind Bakery would like to put an offer to you! $81k, on board from January"
        " 4.\n\nThey need a verbal yes or no from you by noon tomorrow.\n\nCheers\nKyle Rowe"
        "\nHexley Staffing"
    )
    assert read_kinds(text)[:2] == [
        "OutcomeSaid Northwind Bakery offer",
        "OfferSaid Northwind Bakery 19 Nov 12:00 $81k",
    ]
