"""/start: where somebody is, how they sign, and that nothing they wrote before is lost."""

from datetime import time

import pytest

from handlers.flows.engine import NOT_TEXT
from handlers.listening.sent.voice import CANNOT_HEAR
from tests.handlers.beginnings import ROBIN, doing, only, somebody, talk
from tests.handlers.chat import Chat


async def test_a_newcomer_is_asked_for_place_and_signature() -> None:
    """Three lines of what this is, two questions, and the one line that logs an interview."""
    chat = Chat()
    await talk(
        chat,
        (
            "/start",
            ("everything that follows a job interview", "/privacy", "Which city are you in"),
        ),
        ("munich", ("Berlin time (UTC+1) it is.", "How do you sign a note", "[Robin]")),
        (
            "[Robin]",
            (
                "Good, Robin.",
                "reminders between 08:00 and 21:00",
                "/settings",
                "as you would tell a friend",
            ),
        ),
    )
    assert (chat.person.zone, chat.person.country) == ("Europe/Berlin", "DE")
    assert (chat.person.sign_off, chat.person.wakes) == ("Robin", time(8))


async def test_the_first_words_are_three_lines() -> None:
    """Nobody reads a page before they begin."""
    chat = Chat()
    await chat.send("/start")
    assert len(chat.read()[0].text.splitlines()) == 3


async def test_a_shared_location_is_enough() -> None:
    """Only the zone and its country are kept of it."""
    chat = await doing(Chat(), "/start")
    await chat.share_location(40.7, -74.0)
    assert "New York time (UTC-5) it is." in [one.text for one in chat.read()]
    assert (chat.person.zone, chat.person.country) == ("America/New_York", "US")


async def test_a_city_on_a_key_is_enough() -> None:
    """The keys name cities of the language that the phone speaks."""
    chat = await doing(Chat(language="de"), "/start")
    assert chat.last.labels == ["Share my location", "Berlin", "Vienna", "Zurich"]
    await chat.click("Vienna")
    assert chat.person.zone == "Europe/Vienna"


async def test_short_forms_of_cities_are_known() -> None:
    """NYC is New York."""
    chat = await doing(Chat(), "/start", "NYC")
    assert chat.person.zone == "America/New_York"


async def test_a_city_that_is_two_cities_becomes_buttons() -> None:
    """With what tells them apart."""
    chat = await doing(Chat(), "/start", "Portland")
    assert "Portland, Oregon, United States" in chat.last.labels
    await chat.click("Portland, Maine, United States")
    assert chat.person.zone == "America/New_York"


async def test_an_ambiguous_city_may_be_typed_clearer() -> None:
    """The buttons are an offer; words do as well."""
    chat = await doing(Chat(), "/start", "Portland", "Portland, Oregon")
    assert chat.person.zone == "America/Los_Angeles"


@pytest.mark.parametrize("typed", ["Qwertyville", "🎉", "<b>&", "x" * 3000])
async def test_an_unknown_city_is_asked_for_again(typed: str) -> None:
    """The question stays open with a hint; the next answer counts."""
    chat = await doing(Chat(), "/start", typed)
    assert ("larger city" in chat.last.text) or ("characters" in chat.last.text)
    await talk(chat, ("munich", "Berlin time (UTC+1) it is."))


async def test_a_place_is_corrected_by_going_back() -> None:
    """And the new one is confirmed as the first was, which takes the keys away again."""
    chat = await doing(Chat(), "/start", "munich", "/back")
    await talk(chat, ("london", ("London time (UTC) it is.", "How do you sign")))
    assert (chat.person.zone, chat.person.country) == ("Europe/London", "GB")


async def test_a_line_before_the_start_waits_for_the_place() -> None:
    """It is not to be typed again once the coach knows where the person is."""
    chat = Chat()
    await talk(
        chat,
        ("/new Acme Robotics; Data Engineer; tomorrow 14:30", "Which city are you in"),
        ("munich", "How do you sign"),
        ("Robin Hale", ("Acme Robotics · Data Engineer", "tomorrow 14:30–15:30", "Is that right?")),
        ("[Looks right]", "Saved."),
    )
    assert only(chat).company == "Acme Robotics"


async def test_every_line_before_the_start_waits() -> None:
    """Several lines wait for the place; each is read back, and each is saved when it is right."""
    lines = [f"/new Firm {number}; Engineer; tomorrow 14:30" for number in range(1, 5)]
    chat = await doing(Chat(), *lines, "munich", "[Robin]")
    assert "Firm 4" in chat.last.text
    for _ in lines:
        if "Is that right?" not in chat.last.text:
            await chat.click("Go on")
        await chat.click("Looks right")
    assert chat.dossier is not None
    assert {job.company for job in chat.dossier.opportunities} == {
        f"Firm {number}" for number in range(1, 5)
    }


async def test_one_line_too_many_before_the_start_is_not_lost_in_silence() -> None:
    """A person who sends more lines than can wait is told which one was not taken."""
    lines = [f"/new Firm {number}; Engineer; tomorrow 14:30" for number in range(31)]
    chat = await doing(Chat(), *lines)
    assert any("I did not take this one" in str(seen) for seen in chat.read())
    conversation = chat.person.conversation
    assert conversation is not None
    assert len(conversation.answers["then_before"]) == 29


async def test_a_line_still_waits_when_the_start_follows_it() -> None:
    """/start after /new asks the same question, and the line is not forgotten."""
    chat = await doing(Chat(), "/new Acme; Engineer; tomorrow 14:30", "/start", "munich", "[Robin]")
    assert "Acme · Engineer" in chat.last.text


async def test_somebody_known_is_greeted_in_a_line() -> None:
    """By the name they gave; nothing is asked again."""
    chat = somebody()
    await talk(chat, ("/start", "Welcome back, Robin. /status shows what is pending"))
    assert chat.person.conversation is None


async def test_start_in_the_middle_of_a_question_asks_it_again() -> None:
    """Nothing is lost by it."""
    chat = await doing(somebody(), "/new")
    await talk(chat, ("/start", ("Welcome back", "Which company?")))


async def test_skipping_the_signature_takes_the_first_name() -> None:
    """/settings changes it later."""
    chat = await doing(Chat(), "/start", "munich", "[Skip]")
    assert chat.person.sign_off == "Robin"


@pytest.mark.parametrize("name", ["<b>Zoë & Co</b>", "🎉 Zoë", "عمر", "a" * 80])
async def test_any_name_signs(name: str) -> None:
    """Markup, emoji and right-to-left letters come back as they were written."""
    chat = await doing(Chat(), "/start", "munich", name)
    assert chat.person.sign_off == name


@pytest.mark.parametrize("name", ["🎉", "123"])
async def test_no_name_at_all_is_asked_for_again(name: str) -> None:
    """Also the phone's own name is only taken when it is one."""
    chat = await doing(Chat(first_name="🎉"), "/start", "munich", name)
    assert "at least one letter" in chat.last.text
    assert chat.last.labels == ["‹ Back", "Skip"]
    await talk(chat, ("[Skip]", "Good, let us begin."))


async def test_stickers_photos_and_voice_ask_again() -> None:
    """Each says what can be read, with the question under it."""
    chat = await doing(Chat(), "/start")
    for send, answer in (
        (chat.sticker, NOT_TEXT),
        (chat.photo, NOT_TEXT),
        (chat.voice, CANNOT_HEAR),
    ):
        chat.read()
        await send()
        said, asked = chat.read()
        assert said.text == str(answer)
        assert "Which city" in asked.text


async def test_a_location_nobody_asked_for_changes_nothing_unasked() -> None:
    """Somebody who shares one later is asked whether they live by that clock now."""
    chat = somebody()
    await chat.share_location(40.7, -74.0)
    assert chat.person.zone == ROBIN.zone
    assert "New York time (UTC-5) now?" in chat.last.text


async def test_leaving_the_welcome_leaves_a_way_back() -> None:
    """Whatever comes next asks for the place again."""
    chat = await doing(Chat(), "/start", "/cancel")
    assert chat.last.text == "Left. Nothing was changed."
    await talk(chat, ("/new", "Which city are you in"))


async def test_status_before_the_start_is_answered() -> None:
    """Commands work for somebody of whom nothing is known."""
    for command in ("/status", "/contacts", "/help", "/back", "/skip", "/cancel", "hello", "a;b;c"):
        chat = Chat()
        await chat.send(command)
        assert chat.read()[0].text


async def test_who_tells_first_and_is_asked_for_a_city_knows_that_it_was_heard() -> None:
    """What was told is kept; a mere hello is greeted as ever."""
    await talk(Chat(), ("had an interview at Globex today", "What you just told me is kept"))
    await talk(Chat(), ("hello", "Tell me when it is"))
