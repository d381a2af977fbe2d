"""One question at a time: what is open waits behind a card until that has its answer."""

from tests.handlers.beginnings import doing, logged, only, talk

OFFER = "Acme Robotics offered me the job, 58k, answer by friday noon"
BONUS = "Is there a bonus"


async def test_a_card_stands_alone_and_the_question_follows_its_yes() -> None:
    """Under "Is that right?" nothing else is asked; the question comes once it is right."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee", "[Right]")
    question = chat.last.text
    await doing(chat, "interview with Globex friday at 10")
    assert "Is that right?" in chat.last.text
    await doing(chat, "[Right]")
    assert chat.last.text == question


async def test_a_question_about_an_offer_is_not_asked_once_it_is_accepted() -> None:
    """Neither below "Accepted, is that right?" nor after the yes to it."""
    chat = await doing(await logged(), OFFER, "[Right]")
    assert BONUS in chat.last.text
    chat.read()
    await doing(chat, "i said yes to acme robotics", "[Right]")
    assert not any(BONUS in one.text for one in chat.read())


async def test_the_question_can_be_answered_past_the_card() -> None:
    """What is typed meanwhile is still its answer; an interview elsewhere is none."""
    chat = await doing(await logged(), OFFER, "[Right]", "interview with Globex friday at 10")
    await talk(chat, ("a car and 5% bonus", "When would you start?"))
    assert (offer := only(chat).offer) is not None
    assert "5% bonus" in offer.share


async def test_a_card_from_before_the_question_does_not_ask_it_twice() -> None:
    """The question stands below already."""
    chat = await doing(await logged(), "interview with Globex friday at 10")
    card = chat.last
    await doing(chat, "[Start the notes]")
    chat.read()
    await chat.click("Right", card)
    assert not any("Tell me all of it" in one.text for one in chat.read())
