"""In words, a kind of reminders is switched off for good, and on again; one step is not."""

import pytest

from coaching.model.vocabulary import ReminderTopic
from coaching.reading.proposals import OutcomeSaid
from coaching.reading.wishes import SnoozeSaid, SwitchSaid
from tests.coaching.reading.talks import read_message


def switches(text: str) -> list[tuple[ReminderTopic, bool]]:
    """What a message switches, and whether on."""
    read = read_message(text).proposals
    return [(one.topic, one.is_on) for one in read if isinstance(one, SwitchSaid)]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("stop reminding me of thank-you notes", "thanks"),
        ("stop reminding me to look for jobs", "looking"),
        ("stop telling me to thank people", "thanks"),
        ("Pls don't nag me about thank yous anymore", "thanks"),
        ("no more practice", "practice"),
        ("don't remind me to practise", "practice"),
        ("turn the linkedin reminders off", "linkedin"),
        ("please stop the LinkedIn stuff", "linkedin"),
        ("never remind me of looking for other jobs again", "looking"),
        ("stop telling me to keep looking", "looking"),
        ("i dont want check-in reminders", "check_ins"),
        ("mute the follow-ups", "check_ins"),
        ("stop bugging me about references", "referees"),
        ("stop asking me to look back", "notes"),
        ("no offer reminders", "offers"),
        ("turn off promises and practice", "promises"),
        ("turn thank-you notes off", "thanks"),
        ("hey, please turn the thank-you notes off", "thanks"),
        ("switch thank you reminders off.", "thanks"),
        ("switch interview notes off", "notes"),
    ],
)
def test_a_kind_is_switched_off(text: str, topic: str) -> None:
    """However it is put."""
    assert switches(text) == [(ReminderTopic(topic), False)]


@pytest.mark.parametrize(
    "text",
    [
        "turn practice reminders back on",
        "switch practice on again please",
        "remind me about practice again",
        "unmute practice",
    ],
)
def test_a_kind_is_switched_on_again(text: str) -> None:
    """The way back is as short."""
    assert switches(text) == [(ReminderTopic.PRACTICE, True)]


@pytest.mark.parametrize(
    "text",
    [
        "stop reminding me",
        "stop reminding me about Ana's thank you",
        "don't remind me of the thank-you notes today",
        "remind me of the thank you tomorrow",
        "no more reminders for a week",
        "stop, I sent the thank-you already",
        "I don't want the offer",
        "no offer yet",
        "they do not ask for references",
        "no thanks",
        "please stop, thanks",
        "no more, thank you",
        "they stopped looking",
        "I told them to stop asking me about my notes and my plans",
    ],
)
def test_what_is_no_such_wish_switches_nothing(text: str) -> None:
    """Quiet for a while, one step, or news."""
    assert switches(text) == []


def test_what_stands_beside_it_is_read_as_well() -> None:
    """Nothing that was said is lost."""
    read = read_message("no more practice please, Quillfeather turned me down").proposals
    assert {type(one).__name__ for one in read} == {"SwitchSaid", "OutcomeSaid"}


@pytest.mark.parametrize("text", ["turn thank-you notes off", "switch interview notes off"])
def test_reminders_that_are_off_cancel_no_interview(text: str) -> None:
    """What is off is what was switched off."""
    assert [type(one).__name__ for one in read_message(text).proposals] == ["SwitchSaid"]


@pytest.mark.parametrize(
    "text",
    [
        "turn practice off, the interview at Quillfeather is off",
        "turn practice off, they cancelled the interview",
        "turn off thank-you notes and the interview is cancelled",
    ],
)
def test_an_interview_that_is_off_is_heard_beside_a_switch(text: str) -> None:
    """Both are."""
    read = {type(one).__name__ for one in read_message(text).proposals}
    assert read >= {"SwitchSaid", "CancelledSaid"}


@pytest.mark.parametrize("text", ["Tell me about a failure", "tell me about yourself"])
def test_what_interviewers_ask_is_no_wish_for_quiet(text: str) -> None:
    """Typed as the question that they asked, it ends no look back."""
    assert not any(isinstance(one, SnoozeSaid) for one in read_message(text).proposals)


@pytest.mark.parametrize(
    "text",
    [
        "switch off offers",
        "turn offers back on",
        "mute the offer reminders please",
        "stop reminding me of references",
    ],
)
def test_a_kind_that_is_switched_is_no_news(text: str) -> None:
    """Nobody has an offer, or is asked for names, because those reminders are unwanted."""
    assert [type(one) for one in read_message(text).proposals] == [SwitchSaid]


def test_news_beside_a_switch_is_still_read() -> None:
    """What is told in the same breath counts."""
    read = read_message("stop the practice reminders, Globex made me an offer").proposals
    assert {SwitchSaid, OutcomeSaid} <= {type(one) for one in read}
