"""A firm nobody has named before is found by what is left of a short message."""

import pytest

from coaching.model.vocabulary import OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import InterviewSaid, NoShowSaid, RatingSaid
from tests.coaching.reading.talks import NEWCOMER, read_kinds, read_message


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Starbucks barista interview Monday 4pm", ["Starbucks"]),
        ("phone interview with lidl on tuesday 10:30", ["Lidl"]),
        ("Globex fri 10:00, Initech mon 11:00", ["Globex", "Initech"]),
        ("been to see Pennine Bulk Haulage today at 9, spoke to Trevor", ["Pennine Bulk Haulage"]),
        ("Altura Mapping zoom, 6pm on the 24th, GIS developer", ["Altura Mapping"]),
        ("Friday's interview has been pushed to 4pm", [None]),
    ],
)
def test_a_firm_by_what_is_left(text: str, wanted: list[str | None]) -> None:
    """Neither a day nor how it is held is part of the name."""
    read = read_message(text, NEWCOMER)
    assert [one.company for one in read.proposals if isinstance(one, InterviewSaid)] == wanted


def test_a_firm_that_is_named_is_not_the_only_job() -> None:
    """Nobody came at a firm that is not on record: it is that firm's matter."""
    assert read_kinds("nobody came at Hooli", NoShowSaid) == ["NoShowSaid Hooli"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 for my part. the place itself a 5, 12 of 10 if i could", {"me": 2, "company": 5}),
        ("me, solid four. them, somewhere around a one", {"me": 4, "company": 1}),
        ("3 and 4", {"me": 3, "company": 4}),
    ],
)
def test_a_rating_by_whose_it_is(text: str, wanted: dict[str, int]) -> None:
    """The word for a side before a figure tells whose it is; else one's own comes first."""
    asked = AskedByCoach(OpenQuestion.RATING, OpportunityId(1))
    rated = [
        one for one in read_message(text, asked=asked).proposals if isinstance(one, RatingSaid)
    ]
    assert {one.of.value: one.value for one in rated} == wanted
