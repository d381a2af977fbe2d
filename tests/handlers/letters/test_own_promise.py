"""'I promised to send Sam the deck' is kept, reminded of, and written for."""

from datetime import timedelta

from tests.handlers.beginnings import answer_letter, doing, logged, talk
from tests.handlers.chat import Chat


async def promised(words: str) -> Chat:
    """Sam was met, and this was promised."""
    line = "I interviewed at Fenwick today 1pm for the analyst role with Sam Fox"
    chat = await doing(await logged(), line, "[Right]", "/cancel")
    return await doing(chat, words, "[Right]")


async def test_the_reminder_has_a_letter_that_keeps_the_promise() -> None:
    """One press writes it, and sending it settles the promise."""
    chat = await promised("I promised to send Sam Fox the deck")
    chat.read()
    await chat.wait(timedelta(days=3))
    card = next(seen for seen in reversed(chat.read()) if "You promised Sam Fox" in seen.text)
    assert any(label.startswith("Draft it") for label in card.labels)
    await doing(chat, "write to Sam Fox what I promised")
    await answer_letter(chat)
    assert "the deck" in chat.last.text
    await talk(chat, ("[I sent it]", "Done"))
    (kept,) = (one for job in chat.dossier.opportunities for one in job.promises)  # type: ignore[union-attr]
    assert kept.kept is not None
