"""Waking hours as people type them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.model.vocabulary import InvalidInputError
from handlers.answers import waking_hours
from handlers.answers.waking_hours import answer_hours, read_waking
from handlers.flows.question import AmbiguousAnswer, QuestionContext
from tests.handlers.chat import SUNDAY_MORNING
from tests.handlers.people_in_berlin import robin


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8-21", "08:00-21:00"),
        ("7:30 to 22:00", "07:30-22:00"),
        ("8am - 10pm", "08:00-22:00"),
        ("from 8 until 9 pm", "08:00-21:00"),
        ("between 7.30 and 20", "07:30-20:00"),
        ("8 bis 21 Uhr", "08:00-21:00"),
        ("22-6", "22:00-06:00"),
        ("7pm to 2am", "19:00-02:00"),
        ("noon to midnight", "12:00-00:00"),
        ("6–24", "06:00-00:00"),
        ("12am-12pm", "00:00-12:00"),
        ("0:00-0:00", "00:00-00:00"),
    ],
)
def test_hours_are_read(text: str, hours: str) -> None:
    """As people write them; the end may lie after midnight."""
    assert read_waking(text, _scene()) == hours


@pytest.mark.parametrize("text", ["", "late", "8", "25-30", "8:70-20", "13pm-20", "8-21-22", "<b>"])
def test_hours_that_cannot_be_read(text: str) -> None:
    """It says what can be read."""
    with pytest.raises(InvalidInputError) as told:
        read_waking(text, _scene())
    assert told.value.text == str(waking_hours.UNREADABLE)


@given(st.text(max_size=30) | st.from_regex(r"\d{1,2}(:\d\d)? ?(-|to) ?\d{1,2} ?(am|pm)?"))
def test_whatever_is_typed_is_hours_or_a_question(text: str) -> None:
    """Nothing else comes of it, and hours that are taken are four at least."""
    try:
        wakes, sleeps = answer_hours(read_waking(text, _scene()))
    except (InvalidInputError, AmbiguousAnswer):
        return
    span = datetime.combine(date.min, sleeps) - datetime.combine(date.min, wakes)
    assert span % timedelta(days=1) >= timedelta(hours=4) or wakes == sleeps


def _scene() -> QuestionContext:
    return QuestionContext(SUNDAY_MORNING, robin().person, {})
