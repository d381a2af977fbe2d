"""What follows after Saved comes in order, and each thing once."""

from coaching.model.vocabulary import Outcome
from tests.handlers.beginnings import doing, logged, somebody, talk
from tests.handlers.listening.test_free_talk import job

THREE = "interview at Globex on friday at 10, Initech monday 11:00 and Hooli tuesday at 2"


async def test_three_interviews_ahead_bring_one_line() -> None:
    """Not the same sentence three times."""
    chat = await doing(somebody(), THREE)
    chat.read()
    await doing(chat, "[Right]")
    (_saved, follows) = chat.read()
    assert follows.text.startswith("A short checklist comes before each of them")
    assert [job(chat, one).company for one in ("Globex", "Initech", "Hooli")]


async def test_notes_of_two_jobs_are_offered_on_one_card() -> None:
    """Each with its own button."""
    chat = await doing(
        somebody(), "interview at Globex yesterday at 10 and at Initech today at 1pm"
    )
    chat.read()
    await doing(chat, "[Right]")
    (_saved, card) = chat.read()
    assert {"Start the notes: Globex", "Start the notes: Initech"} <= set(card.labels)


async def test_the_question_comes_last() -> None:
    """A rejection asks for a lesson; what else was said stands before it."""
    chat = await doing(await logged("Globex; Analyst; tomorrow 10:00"), "globex rejected me")
    chat.read()
    await talk(chat, ("[Right]", ("off your list", "One line for yourself")))
    assert "One line for yourself" in chat.last.text
    assert job(chat, "Globex").outcome is Outcome.REJECTED
