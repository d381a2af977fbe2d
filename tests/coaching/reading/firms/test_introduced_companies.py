"""A firm that a telling introduces has what is told, and no job on record takes it."""

import pytest

from coaching.reading.proposals import CancelledSaid, InterviewSaid, NoteSaid, Proposal
from tests.coaching.reading.talks import read_message


def companies_of(text: str, *kinds: type[Proposal]) -> set[str | None]:
    """Returns for which firm, or job on record, these proposals are."""
    proposals = read_message(text).proposals
    return {one.about.company for one in proposals if isinstance(one, kinds)}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            (
                "They phoned me today at nine and did the whole thing there. It's Cliffside Care"
                " Homes, a charity, night manager. Joyce Okafor asked how I hand over a shift."
            ),
            "Cliffside Care Homes",
        ),
        (
            (
                "Had a call just now, not Northwind, another one, a firm named Tidewater Logistics."
                " Ben Achterberg worried I have no TMS experience."
            ),
            "Tidewater Logistics",
        ),
        (
            (
                "Quick interview this morning at 9 with Halden Robotics, the tester job a friend"
                " sent me. Ingrid Solheim asked how I debug a flaky sensor. Northwind still silent."
            ),
            "Halden Robotics",
        ),
        (
            (
                "It was for Obsidian Games yesterday, QA lead, at 3 on Teams. We discussed crunch,"
                " and Mei-Ling Chow doubts whether I'd relocate."
            ),
            "Obsidian Games",
        ),
        (
            (
                "Came out of Verity Insurance now. Amara Nwosu asked how I spot fraud. Please keep"
                " it apart from Northwind."
            ),
            "Verity Insurance",
        ),
    ],
)
def test_the_firm_in_the_telling_has_its_notes(text: str, company: str) -> None:
    """Northwind is the last interview on record, and not what is told of."""
    assert companies_of(text, NoteSaid, InterviewSaid) == {company}


def test_a_firm_that_is_called_so_has_called_nothing_off() -> None:
    """Nor has an agency that called."""
    text = "Interview yesterday at 11 at the clinic, Bright Smile it's called. The agency called."
    assert companies_of(text, CancelledSaid) == set()
