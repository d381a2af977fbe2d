"""The engine: whatever a person does in a flow, no answer is lost, and it comes to its end."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from handlers.flows.engine import ANSWER_NEEDED, FIRST_QUESTION, STALE_BUTTON
from handlers.flows.flow import FLOWS, register_flow
from handlers.flows.pauses import LEFT_EMPTY, LEFT_FOR_NOW, NOTHING_OPEN, PAUSED_AT_MOST
from handlers.flows.prompt import EARLIER_ANSWER
from handlers.ui.turn import build_message
from tests.handlers.chat import Chat, transcript
from tests.handlers.screen import Refused, Screen
from tests.handlers.trip import ENDED, NO_SUCH, TRIP, WHICH, enter


@pytest.fixture(autouse=True)
def trip_known() -> Iterator[None]:
    register_flow(TRIP)
    yield
    FLOWS.pop(TRIP.name, None)


@pytest.fixture
def chat() -> Chat:
    return Chat(enter=enter)


def answers(chat: Chat) -> dict[str, Any]:
    talk = chat.person.conversation
    assert talk is not None
    return dict(talk.answers)


def planned(chat: Chat) -> dict[str, Any]:
    """The answers of the trip that was planned."""
    (told,) = json.loads(chat.person.sign_off).values()
    return dict(told)


async def say_all(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.send(text)


async def test_a_flow_reads_as_a_conversation(chat: Chat) -> None:
    """Questions come one at a time with their buttons; an answer stays under its question."""
    await say_all(chat, "/trip", "Ada", "Rome")
    await chat.click("Red")
    await say_all(chat, "Ben", "bread")
    await chat.click("All")
    await chat.click("Right")
    assert transcript(chat).splitlines() == [
        "> /trip",
        "< Who travels?",
        "> Ada",
        "< Where to? [‹ Back] [Finish later]",
        "> Rome",
        "< Red or blue? [Red] [‹ Back] [Skip] [Finish later]",
        "> [Red]",
        "< (edited) Red or blue? / ✓ Red",
        "< Who comes along? [‹ Back] [Skip] [Finish later]",
        "> Ben",
        "< What do they bring? [‹ Back] [Skip] [Finish later]",
        "> bread",
        "< Somebody else? [Add] [All] [‹ Back] [Skip] [Finish later]",
        "> [All]",
        "< (edited) Somebody else? / ✓ All",
        "< Ada goes to Rome. Right? [Right] [City] [A wish] [‹ Back] [Finish later]",
        "> [Right]",
        "< (edited) Ada goes to Rome. Right? / ✓ Right",
        f"< {ENDED}",
    ]


async def test_a_repeat_goes_round_until_it_is_enough(chat: Chat) -> None:
    """Each round keeps its own answers; the next friend may be named at once."""
    await say_all(chat, "/trip", "Ada", "Rome", "red", "Ben", "bread", "yes", "Cy")
    await say_all(chat, "/skip", "Di", "dates", "no", "yes")
    told = planned(chat)
    friends = [told["friend"], told["friend#1"], told["friend#2"]]
    assert friends == ["Ben", "Cy", "Di"]
    assert [told["gift"], told["gift#1"], told["gift#2"]] == ["bread", None, "dates"]


async def test_back_shows_the_answer_and_keeps_it(chat: Chat) -> None:
    """Going back asks again with what was said, and keeping it goes on to where one was."""
    await say_all(chat, "/trip", "Ada", "Rome", "/back", "/back")
    assert chat.last.text == f"Who travels?\n\n{EARLIER_ANSWER.format(answer='Ada')}".replace(
        "<i>", ""
    ).replace("</i>", "")
    await chat.click("Keep it")
    assert "Red or blue?" in chat.last.text
    assert answers(chat) == {"name": "Ada", "city": "Rome"}


async def test_back_corrects_an_answer(chat: Chat) -> None:
    """A new answer takes the place of the old one, also in the facts."""
    await say_all(chat, "/trip", "Ada", "/back", "Eve")
    assert answers(chat) == {"name": "Eve"}
    assert chat.person.first_name == "Eve"


async def test_back_from_the_first_question_stays_there(chat: Chat) -> None:
    """There is nothing before it; the question stays open."""
    await say_all(chat, "/trip", "/back")
    assert chat.last.text == str(FIRST_QUESTION)
    await chat.send("Ada")
    assert answers(chat) == {"name": "Ada"}


async def test_what_is_needed_cannot_be_skipped(chat: Chat) -> None:
    """Skipping a needed question says so; there is no button for it."""
    await chat.send("/trip")
    assert "Skip" not in chat.last.labels
    await chat.send("/skip")
    assert chat.last.text == str(ANSWER_NEEDED)


async def test_a_flow_is_left_and_taken_up_where_it_was(chat: Chat) -> None:
    """The way back is a button, and the open question is asked again."""
    await say_all(chat, "/trip", "Ada", "/cancel")
    assert chat.last.text == str(LEFT_FOR_NOW)
    await chat.click("Take it up again")
    assert chat.last.text == "Where to?"
    assert answers(chat) == {"name": "Ada"}


async def test_leaving_before_the_first_answer_leaves_nothing(chat: Chat) -> None:
    """There is nothing to take up again then."""
    await say_all(chat, "/trip", "/cancel")
    assert (chat.last.text, chat.last.labels) == (str(LEFT_EMPTY), [])
    await chat.send("/cancel")
    assert chat.last.text == str(NOTHING_OPEN)


async def test_a_bad_answer_keeps_the_question_open(chat: Chat) -> None:
    """What is wrong is said with the buttons of the question."""
    await say_all(chat, "/trip", "Ada", "Rome", "green")
    assert chat.last.text == NO_SUCH
    assert "Red" in chat.last.labels
    await chat.click("Red")
    assert answers(chat)["colour"] == "red"


async def test_the_rest_of_a_cut_message_is_no_answer(chat: Chat) -> None:
    """A client cuts 5,000 characters in two; the second half is refused with the first, quietly,
    and the next answer counts."""
    await say_all(chat, "/trip", "Ada", "Rome", "red", "b" * 4096)
    assert "4,096" in chat.last.text
    open_question = chat.person.conversation
    await chat.wait(timedelta(milliseconds=200))
    await chat.send("b" * 904)
    assert open_question is not None
    assert chat.person.conversation is not None
    assert chat.person.conversation.at == open_question.at
    assert chat.person.conversation.answers == open_question.answers
    await chat.send("beach")
    assert chat.person.conversation.at != open_question.at


async def test_too_long_an_answer_is_not_cut(chat: Chat) -> None:
    """5,000 characters are refused with the limit; all before them stays."""
    await say_all(chat, "/trip", "Ada", "Rome", "red", "b" * 5000)
    assert "5,000" in chat.last.text
    assert answers(chat) == {"name": "Ada", "city": "Rome", "colour": "red"}


async def test_an_unclear_answer_becomes_buttons(chat: Chat) -> None:
    """The person chooses what they meant, or writes something clearer."""
    await say_all(chat, "/trip", "Ada", "Paris")
    assert (chat.last.text, chat.last.labels) == (WHICH, ["Paris, over", "Paris, here"])
    await chat.click("Paris, here")
    assert answers(chat) == {"name": "Ada", "city": "Paris, here"}


async def test_choices_of_an_earlier_unclear_answer_choose_nothing(chat: Chat) -> None:
    """The buttons under "Paris" do not pick a London after London was written."""
    await say_all(chat, "/trip", "Ada", "Paris")
    paris = chat.last
    await chat.send("London")
    await chat.click("Paris, here", on=paris)
    assert chat.last.text == str(STALE_BUTTON)
    await chat.click("London, over")
    assert answers(chat)["city"] == "London, over"


async def test_a_second_tap_changes_nothing(chat: Chat) -> None:
    """The press of a question that was answered says so in a note."""
    await say_all(chat, "/trip", "Ada", "Rome")
    question = await chat.click("Red")
    chat.read()
    await chat.click("Red", on=question)
    assert [str(one) for one in chat.read()] == [f"(note) {STALE_BUTTON!s}"]
    assert answers(chat) == {"name": "Ada", "city": "Rome", "colour": "red"}


async def test_yesterdays_buttons_change_nothing(chat: Chat) -> None:
    """The same question of an earlier start, which was answered by now, is not the open one."""
    await say_all(chat, "/trip", "Ada", "Rome")
    old = chat.last
    await say_all(chat, "blue", "/cancel", "/trip", "Bo", "Oslo")
    await chat.wait(timedelta(days=1))
    await chat.click("Red", on=old)
    assert chat.last.text == str(STALE_BUTTON)
    assert "colour" not in answers(chat)


async def test_a_button_under_a_question_that_waits_takes_it_up(chat: Chat) -> None:
    """What was said of the other trip waits in its turn, and is taken up the same way."""
    await say_all(chat, "/trip", "Ada", "Rome")
    first = chat.last
    await say_all(chat, "/trip", "Bo", "Oslo")
    second = chat.last
    await chat.wait(timedelta(days=1))
    await chat.click("Red", on=first)
    assert answers(chat) == {"name": "Ada", "city": "Rome", "colour": "red"}
    await chat.click("Skip", on=second)
    assert answers(chat) == {"name": "Bo", "city": "Oslo", "colour": None}


async def test_a_question_on_request_goes_back_to_where_it_was_asked_for(chat: Chat) -> None:
    """It is asked only then; back returns to the summary, an answer too."""
    await say_all(chat, "/trip", "Ada", "Rome", "red", "/skip")
    await chat.click("A wish")
    await chat.click("‹ Back")
    assert chat.last.text == "Ada goes to Rome. Right?"
    await chat.click("A wish")
    await chat.send("sun")
    await chat.click("City")
    await chat.send("Oslo")
    await chat.click("Right")
    assert (planned(chat)["wish"], planned(chat)["city"]) == ("sun", "Oslo")


async def test_something_else_in_the_middle_asks_again(chat: Chat) -> None:
    """Another command is answered, and the open question stands below it."""
    await say_all(chat, "/trip", "Ada", "/other")
    assert [str(one) for one in chat.read()][-2:] == [
        "Something else. [Nothing]",
        "Where to? [‹ Back] [Finish later]",
    ]


async def test_a_new_flow_puts_the_open_one_aside(chat: Chat) -> None:
    """Both keep their answers."""
    await say_all(chat, "/trip", "Ada", "/trip", "Bo")
    paused = chat.person.paused
    assert [dict(one.answers) for one in paused] == [{"name": "Ada"}]
    assert answers(chat) == {"name": "Bo"}


async def test_nothing_that_waits_is_let_go_without_a_word(chat: Chat) -> None:
    """Many flows wait side by side; only one too many ends the oldest, which the person is told."""
    for number in range(PAUSED_AT_MOST + 1):
        await say_all(chat, "/trip", f"Guest {number}")
    assert [one.answers["name"] for one in chat.person.paused] == [
        f"Guest {number}" for number in range(PAUSED_AT_MOST)
    ]
    assert not any("let go" in str(seen) for seen in chat.read())
    await say_all(chat, "/trip")
    assert any("I let go of the oldest: your trip" in str(seen) for seen in chat.read())
    assert chat.person.paused[0].answers["name"] == "Guest 1"


async def test_a_flow_that_is_gone_is_let_go(chat: Chat) -> None:
    """A kept conversation whose flow a later version no longer has breaks nothing."""
    await say_all(chat, "/trip", "Ada")
    FLOWS.pop(TRIP.name)
    await chat.send("Rome")
    assert chat.last.text == "Nobody asked."
    assert chat.person.conversation is None


@pytest.mark.parametrize("name", ["<b>Bo & Co</b>", "🎉 Zoë", "عمر <i>", "a" * 80])
async def test_names_come_back_as_they_were_written(chat: Chat, name: str) -> None:
    """Markup, emoji and right-to-left letters are shown as text in question and echo."""
    await say_all(chat, "/trip", name, "/back")
    assert chat.last.text == f"Who travels?\n\nYou said: {name}"


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>Bo", "never closed"),
        ("Bo & Co", "unescaped &"),
        ("1 < 2", "unescaped <"),
        ("<b><i>x</b></i>", "unmatched"),
        ("<h1>x</h1>", "unsupported"),
        ("<b></b>", "empty"),
        ("x" * 4097, "too long"),
    ],
)
def test_the_screen_refuses_what_telegram_refuses(html: str, why: str) -> None:
    """A text that Telegram would not take fails the test that says it."""
    with pytest.raises(Refused, match=why):
        Screen().apply(build_message(html))
