"""Mails that ask to move, that name days by others, and that are signed without a closing."""

import pytest

from tests.coaching.reading.talks import NEWCOMER, read_kinds

ASKS_TO_MOVE = """\
Hi Dana,
so sorry to do this - Dr. Patel was called into surgery. Could we push Tuesday's chat to the same
time on Wednesday? I already updated the calendar.

Kaylee Brandt | Office Manager
Quillfeather
"""
BEST_WE_CAN_DO = """\
Hi Dana,

I took it to the directors and the best we can do is $46,500 (up from $44,000), and we'd pay for
your course. Could you let me know by Monday at 10am?

Ana

> Hi Ana, 44k is a step back for me.
> Dana
"""
NO_POINT = """\
Hi Dana,

our owner cut the budget and all open positions are frozen until further notice. So there is no
point in meeting on Tuesday. It really says nothing about you.

Pozdrawiam
Robin Lark
Studio Director | Quillfeather
"""
TWO_FROM_A_LIST = """\
Hi mate, Brindle Foods want to see you for the Demand Planner role.

Thursday 26th November, 2pm, Teams (link to follow)

They're only seeing three and will decide by the following Tuesday.

Kit Lomax
Senior Consultant, Redgate Recruitment
"""
AT_A_HOUSE = """\
Dear Dana,

We would like to invite you to interview on Tuesday 1 December at 11.15am at Harbour House, 4 Quay
Street. You will meet Lorna Petrie (Area Manager). Please bring photo ID.

Preet Sandhar
Total Rewards & Recruiting
psandhar@harbour.example
416 555 0183
"""
A_CHOICE = """\
Hi Dana,

could you do a video chat about the Planner position on Mon 30 Nov 10:00 or Tue 1 Dec 15:30?

Kind regards
Filipa Noronha
Head of Studio, Azulejo Games
"""


def test_a_mail_that_asks_to_move_moves() -> None:
    """What it asks for is the new time; who was called away is no firm."""
    assert read_kinds(ASKS_TO_MOVE)[0] == "MovedSaid Quillfeather 25 Nov 10:00"


def test_a_better_figure_is_the_offer_with_its_answer_due() -> None:
    """The figure before it no longer holds."""
    assert read_kinds(BEST_WE_CAN_DO)[:2] == [
        "OutcomeSaid Northwind Bakery offer",
        "OfferSaid Northwind Bakery 23 Nov 10:00 $46,500",
    ]


def test_frozen_positions_cancel_the_meeting() -> None:
    """The day on which there is no point in meeting is no decision's."""
    told = [one.split()[0] for one in read_kinds(NO_POINT)]
    assert "CancelledSaid" in told
    assert "DecisionSaid" not in told


def test_the_following_tuesday_is_behind_the_day_before_it() -> None:
    """They decide after the interview that the mail is about."""
    assert [one for one in read_kinds(TWO_FROM_A_LIST, dossier=NEWCOMER) if "Decision" in one] == [
        "DecisionSaid Brindle Foods 01 Dec Tuesday"
    ]


def test_who_signs_without_a_closing_is_read_and_meeting_somebody_is_not_online() -> None:
    """The lines below the name are theirs, and a house in a street is a place."""
    told = read_kinds(AT_A_HOUSE, dossier=NEWCOMER)
    assert "on_site" in told[0]
    assert any("Preet Sandhar" in one and "psandhar@harbour.example" in one for one in told)


def test_two_times_to_choose_from_are_no_interviews() -> None:
    """Nothing is fixed before the person has chosen."""
    assert not [one for one in read_kinds(A_CHOICE, dossier=NEWCOMER) if "Interview" in one]


@pytest.mark.parametrize(
    "back", ["our CFO is back on 24 November only", "she is on leave until 24 November"]
)
def test_a_day_on_which_somebody_is_back_decides_nothing(back: str) -> None:
    """Only the day by which one hears is a decision's."""
    text = f"Dear Dana,\n\nnot through yet: {back}. You will hear from me by 27 Nov.\n\nAna"
    assert not [one for one in read_kinds(text) if "24 Nov" in one]
