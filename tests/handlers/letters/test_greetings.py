"""Who was noted as Mr or Ms is greeted so in a formal letter, and a wish is no answer."""

import pytest

from tests.handlers.beginnings import act, answer_letter, doing, only, somebody, talk
from tests.handlers.chat import Chat


async def met_luis(told: str) -> Chat:
    """Somebody who told of an interview with him, and asks for the note."""
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    return await doing(chat, "write to Luis")


@pytest.mark.parametrize(
    "told",
    [
        "I met Mr Luis Ortega (owner) at Acme Bakery today 1pm about the baker job",
        "interview today 13:00 at Acme Bakery for the baker job with mr luis ortega, the owner",
    ],
)
async def test_mr_stands_in_a_formal_greeting(told: str) -> None:
    """The button says it before the letter does; the name stays as it is."""
    chat = await met_luis(told)
    assert "Dear Mr Ortega" in chat.last.labels
    await chat.click("Dear Mr Ortega")
    await answer_letter(chat)
    assert "Dear Mr Ortega," in chat.last.text
    assert "owner" not in chat.last.text
    assert [one.name for one in only(chat).contacts] == ["Luis Ortega"]


async def test_mr_stays_out_of_the_others() -> None:
    """First names are first names."""
    chat = await met_luis("I met Mr Luis Ortega (owner) at Acme Bakery today 1pm for the baker job")
    await chat.click("Hi Luis")
    await answer_letter(chat)
    assert "Hi Luis," in chat.last.text


@pytest.mark.parametrize("said", ["a bit long", "too long", "shorter please", "sounds stiff"])
async def test_a_wish_for_the_letter_is_no_reason_to_fit(said: str) -> None:
    """It is asked again, the wish is told when it can be said, and no letter holds it."""
    chat = await met_luis("I met Mr Luis Ortega at Acme Bakery today 1pm for the baker job")
    await doing(chat, "[Hi Luis]", "You showed me the new ovens.", "[More]", "[Why I fit]")
    await talk(chat, (said, "The letter comes after this question"))
    assert only(chat).why_fit == ()
    await act(chat, "I ran a bakery for six years.")
    assert "ran a bakery" in chat.last.text
    assert said not in chat.last.text
