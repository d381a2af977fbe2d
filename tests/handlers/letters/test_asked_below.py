"""What a letter still misses is asked by a button below it, and usual answers are a tap."""

import pytest

from tests.handlers.beginnings import answer_letter, doing, logged, only, somebody, talk, took_notes


async def test_what_is_missing_is_below_the_letter_and_asked_alone() -> None:
    """Each press puts one question, and the letter that comes then has no button for it."""
    chat = await answer_letter(await doing(await took_notes(), "thank Dana"))
    await talk(
        chat,
        ("[On our talk]", "What would you say to Dana"),
        ("You told me how you moved to dbt", ("telling me how you moved", "[Why I want it]")),
        ("[More]", "[Why I fit]"),
        ("[Why I fit]", "Why do you fit?"),
        ("I moved six teams to dbt", ("I moved six teams to dbt.", "[Why I want it]")),
    )
    assert "Why I fit" not in chat.last.labels


async def test_a_letter_that_was_shown_comes_at_once() -> None:
    """What was not asked at its first opening is not asked at the second one either."""
    chat = await answer_letter(await doing(await took_notes(), "thank Dana"))
    await talk(chat, ("thank Dana", ("For Dana Lee", "[I sent it]", "[On our talk]")))


@pytest.mark.parametrize(
    ("press", "words"),
    [
        ("[Passed on my CV]", "passing my CV on"),
        ("[Told me of the job]", "telling me about the job"),
    ],
)
async def test_what_helpers_usually_did_is_a_tap(press: str, words: str) -> None:
    """It stands in the letter as if it had been typed."""
    chat = await doing(await logged("Acme; Analyst; today 9:00"), "Ana Berg got me the interview")
    await doing(chat, "[Right]", "/cancel", "thank Ana", "/skip", press)
    assert words in chat.last.text


@pytest.mark.parametrize(
    ("answer", "press", "words"),
    [
        ("[Decline]", "[I took another offer]", "I have accepted another offer."),
        ("[Ask for more time]", "[A week more]", "another week"),
        ("[Ask for more time]", "[A few days more]", "a few more days"),
    ],
)
async def test_usual_reasons_about_an_offer_are_a_tap(answer: str, press: str, words: str) -> None:
    """A refusal names another offer, and time is asked for by its usual length."""
    chat = await doing(somebody(), "Acme made me an offer for analyst, answer by 4 December")
    await doing(chat, "[Right]", "/cancel", "/draft", "[Answer to the offer]", answer)
    while press[1:-1] not in chat.last.labels:
        await doing(chat, "[Skip]")
    await doing(chat, press)
    assert words in chat.last.text
    assert only(chat).offer is not None
