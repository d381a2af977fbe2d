"""Courtesy is answered kindly, and keeps nothing."""

import pytest

from coaching.reading.proposals import SmallTalk
from coaching.reading.wishes import AskAbout, AskSaid, DoneSaid, SnoozeSaid
from tests.coaching.reading.talks import A_REMINDER, read_kinds, read_message


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


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("gimme an hour", "18 Nov 11:20"),
        ("give me 20 min", "18 Nov 10:40"),
        ("snooze half an hour", "18 Nov 10:50"),
        ("30 mins", "18 Nov 10:50"),
    ],
)
def test_a_while_to_wait_ends_at_its_minute(text: str, until: str) -> None:
    """How long is counted from when it was said."""
    (later,) = read_kinds(text, SnoozeSaid, asked=A_REMINDER)
    assert until in later


@pytest.mark.parametrize(
    "text",
    ["just hit send", "already thanked her in person", "sent it last night, forgot to tick", "✅"],
)
def test_done_in_other_words(text: str) -> None:
    """To a reminder, what was done need not be called done."""
    (done,) = read_message(text, asked=A_REMINDER).proposals
    assert isinstance(done, DoneSaid)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("is any of this stuff kept private yeah?", AskAbout.PRIVACY),
        ("who decides what you store", AskAbout.PRIVACY),
        ("can my boss see this", AskAbout.PRIVACY),
        ("whats my plan for today", AskAbout.STATUS),
        ("what should i write", AskAbout.THANK_YOU),
        ("can i talk to a human", AskAbout.HELP),
        ("who else can read what I write here", AskAbout.PRIVACY),
        ("did u save what i said about friday?", AskAbout.STATUS),
        ("u got all that?", AskAbout.STATUS),
        ("anything i should be doing today?", AskAbout.STATUS),
        ("are you a real person?", AskAbout.HELP),
        ("how do i delete stuff", AskAbout.HELP),
        ("can u write in german", AskAbout.HELP),
        ("do i have to accept straight away", AskAbout.OFFER),
        ("can i get everything as a file", AskAbout.EXPORT),
        ("quiz me for tmrw", AskAbout.PRACTICE),
        ("change my timezone to Lisbon", AskAbout.SETTINGS),
    ],
)
def test_a_question_to_the_coach_is_that_alone(text: str, about: AskAbout) -> None:
    """It keeps nothing and puts nothing off."""
    (asked,) = read_message(text).proposals
    assert isinstance(asked, AskSaid)
    assert asked.question is about


@pytest.mark.parametrize("text", ["im so tired", "love u", "nearly done"])
def test_how_somebody_feels_is_no_wish_and_no_news(text: str) -> None:
    """It is answered kindly; what is nearly done is not done."""
    assert not read_message(text).proposals
