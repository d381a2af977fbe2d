"""A card whose question is left without an answer comes again with its buttons, words and all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.handlers.beginnings import doing, somebody, talk
from tests.handlers.chat import Chat, run

GLOBEX, INITECH = "interview at Globex on Friday", "interview at Initech on Monday"


async def asked_two() -> Chat:
    """The hour of the first was asked, and then that of the second."""
    return await doing(somebody(), GLOBEX, "[Right]", INITECH, "[Right]")


async def test_the_first_comes_again_once_the_second_is_answered() -> None:
    """And is asked for its hour again, which is not forgotten."""
    await talk(
        await asked_two(),
        ("3pm", ("Initech", "Saved", "Globex", "[Right]")),
        ("[Right]", "At what time?"),
        ("10:00", ("Globex", "10:00", "Saved")),
    )


async def test_undo_of_the_second_shows_the_first() -> None:
    """What is taken back takes nothing with it."""
    chat = await asked_two()
    await talk(chat, ("undo that", ("Let go", "Globex", "[Right]")))
    assert [one.text for one in chat.person.pending] == [GLOBEX]


async def test_status_says_both_while_the_second_is_asked() -> None:
    """And opens the one that lies behind."""
    await talk(
        await asked_two(),
        ("/status", "2 messages wait for your yes, the first of them: interview at Globex"),
        ("[Show what waits]", "[interview at Globex on Friday ›]"),
        ("[interview at Globex on Friday ›]", ("Globex", "[Right]")),
        ("[Right]", "At what time?"),
    )


async def test_who_leaves_the_question_has_the_card() -> None:
    """With its buttons, at once."""
    chat = await doing(somebody(), GLOBEX, "[Right]")
    await talk(chat, ("/cancel", ("Globex", "[Right]", "[Not this]")))


@pytest.mark.parametrize("opens", [("/referees", "[Add somebody]"), ("/new",)])
async def test_another_conversation_comes_before_it_and_ends(opens: tuple[str, ...]) -> None:
    """The card waits until nothing else is asked."""
    chat = await doing(somebody(), GLOBEX, "[Right]", *opens)
    await talk(chat, ("/cancel", ("Globex", "[Right]")))


async def test_a_line_that_was_to_be_changed_is_left_as_it_was() -> None:
    """The question how it should read took the buttons, too."""
    chat = await doing(somebody(), "interview at Globex on Friday at 10", "[Change …]")
    await chat.click("The company")
    await talk(chat, ("/cancel", ("Globex", "[Right]")))


async def test_two_presses_on_right_keep_the_question() -> None:
    """A phone that sends twice keeps no interview without its hour."""
    chat = await doing(somebody(), GLOBEX)
    card = chat.last
    await chat.click("Right", on=card)
    await chat.click("Right", on=card)
    await talk(chat, ("10:00", ("10:00", "Saved")))


async def test_the_company_is_kept_when_the_hour_is_left_open() -> None:
    """What was answered is on the card, and only the rest is asked again."""
    chat = await doing(somebody(), "I have an interview on Friday", "[Right]", "Globex")
    await talk(
        chat,
        ("/cancel", ("Left. What you told me so far is kept.", "Globex", "[Right]")),
        ("[Right]", "At what time?"),
    )


async def test_not_this_on_the_card_ends_its_question() -> None:
    """No question is left that nobody could answer."""
    chat = await doing(somebody(), GLOBEX)
    card = chat.last
    await chat.click("Right", on=card)
    await chat.click("Not this", on=card)
    assert (chat.person.conversation, chat.person.pending) == (None, ())


DEEDS = (
    *(GLOBEX, INITECH, "interview at Hooli on Friday at 12", "[Right]", "[Not this]"),
    *("10:00", "undo that", "/cancel", "/pause a week", "/settings", "/new", "/skip", "/status"),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(DEEDS), max_size=9))
def test_in_any_order_all_that_waits_is_reached(deeds: list[str]) -> None:
    """When nothing is asked, no card lacks its buttons, and /status opens each that waits."""
    chat = somebody()
    for deed in deeds:
        shown = [one for one in chat.screen.messages.values() if deed[1:-1] in one.labels]
        if not deed.startswith("[") or shown:
            run(doing(chat, deed))
        if chat.person.conversation is None:
            assert not any(one.is_bare for one in chat.person.pending)
    waiting = [one.text for one in chat.person.pending]
    phone = Chat(now=chat.now, dossier=chat.dossier)
    run(phone.send("/status"))
    for number, text in enumerate(waiting):
        if len(waiting) + len(phone.person.paused) > 1:
            run(phone.click("Show what waits"))
            label = next(one for one in phone.last.labels if one.startswith(text[:30]))
            run(phone.click(label))
        else:
            run(phone.click("Show what waits"))
        assert "Not this" in phone.last.labels, (number, text)
        run(phone.send("/status"))
