"""Courtesy is answered kindly, and keeps nothing."""

import pytest

from coaching.reading.proposals import SmallTalk
from coaching.reading.wishes import SnoozeSaid
from tests.coaching.reading.talks import A_REMINDER, read_message


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("you're a star", SmallTalk.THANKS),
        ("aw cheers, that really helps mate", SmallTalk.THANKS),
        ("sounds like a good plan to me", SmallTalk.OK),
        ("good night coach", SmallTalk.GREETING),
    ],
)
def test_courtesy(text: str, kind: SmallTalk) -> None:
    """It is made of such words alone."""
    assert read_message(text).small_talk is kind


@pytest.mark.parametrize("text", ["ok I did it", "great, all done", "yes, not now"])
def test_news_among_courtesy(text: str) -> None:
    """What was done, or is put off, is no courtesy."""
    assert read_message(text, asked=A_REMINDER).proposals


@pytest.mark.parametrize("text", ["tomorrow", "this evening", "in an hour", "monday"])
def test_a_bare_day_puts_a_reminder_off(text: str) -> None:
    """To a reminder a day or an hour is when to be reminded again."""
    proposals = read_message(text, asked=A_REMINDER).proposals
    assert [type(one) for one in proposals] == [SnoozeSaid]
