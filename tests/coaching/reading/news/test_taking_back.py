"""In words, reminders come again, it is asked which are off, and the last thing is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.reading.wishes import AskAbout, AskSaid, ResumeSaid, SnoozeSaid, SwitchSaid, UndoSaid
from tests.coaching.reading.talks import NOW, SEARCH, read_message

QUIET = replace(SEARCH, person=replace(SEARCH.person, paused_until=NOW + timedelta(days=3)))


@pytest.mark.parametrize(
    ("text", "everything"),
    [
        ("please resume", False),
        ("unmute", False),
        ("un-pause the reminders", False),
        ("begin nudging me again", False),
        ("go back to reminding me please", False),
        ("you may write to me again", False),
        ("lift the pause", False),
        ("stop keeping quiet", False),
        ("I need my nudges back", False),
        ("switch everything on again", True),
        ("turn all reminders back on", True),
        ("put them all back on", True),
        ("ok, resum the reminders", False),
    ],
)
def test_reminders_are_wanted_again(text: str, everything: bool) -> None:
    """However it is put, and all kinds where all are named."""
    (one,) = read_message(text).proposals
    assert isinstance(one, ResumeSaid)
    assert one.everything is everything


@pytest.mark.parametrize("text", ["I'm back", "back again", "remind me again", "talk to me"])
def test_only_to_a_quiet_coach_some_words_mean_that(text: str) -> None:
    """Whoever comes home while nothing is held back wants nothing switched."""
    assert [type(one) for one in read_message(text, QUIET).proposals] == [ResumeSaid]
    assert not [one for one in read_message(text).proposals if isinstance(one, ResumeSaid)]


@pytest.mark.parametrize(
    "text",
    [
        "which ones are switched off",
        "what have I turned off?",
        "what reminders did I mute",
        "am I still paused?",
        "are you muted right now",
        "did I turn anything off?",
        "until when are you quiet?",
        "why do I get no reminders?",
        "are my pings off",
    ],
)
def test_it_is_asked_what_is_off(text: str) -> None:
    """That is a question, and switches nothing."""
    (one,) = read_message(text).proposals
    assert isinstance(one, AskSaid)
    assert one.question is AskAbout.REMINDERS


@pytest.mark.parametrize(
    "text",
    [
        "undo",
        "please undo that last one",
        "take that back",
        "oops, did not mean that",
        "change it back to how it was",
        "scratch that, sorry",
        "whoops I pressed the wrong button",
    ],
)
def test_the_last_thing_is_taken_back(text: str) -> None:
    """Where that is all that is said."""
    assert [type(one) for one in read_message(text).proposals] == [UndoSaid]


@pytest.mark.parametrize(
    "text",
    [
        "I sent my resume to them",
        "they pushed the start back on Monday",
        "Ana wants to start talking again next week",
        "I told her the wrong number by accident and she laughed",
        "forget Quillfeather",
        "they might take me back",
        "we talked about undoing the merger",
        "the boss was quiet",
    ],
)
def test_what_is_told_is_no_such_wish(text: str) -> None:
    """The same words in a story switch nothing and take nothing back."""
    kinds = (ResumeSaid, UndoSaid)
    assert not [one for one in read_message(text).proposals if isinstance(one, kinds)]


def test_one_kind_and_quiet_stay_what_they_were() -> None:
    """A kind that is named is switched alone, and quiet is still asked for in the same words."""
    assert isinstance(read_message("turn practice back on").proposals[0], SwitchSaid)
    assert isinstance(read_message("be quiet for a week").proposals[0], SnoozeSaid)
