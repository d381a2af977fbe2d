"""Several messages in a row about one new interview make one card."""

from datetime import timedelta

from tests.handlers.beginnings import doing, logged, somebody, talk

FIRST = "just out of an interview at Bramble Foods, met the ops director Carol Finch"
MORE = "carol mostly talked about the new cold store in Leeds"


async def test_who_goes_on_telling_gets_one_card() -> None:
    """What Carol talked about is hers, at the employer named before."""
    chat = somebody()
    await talk(
        chat,
        (FIRST, ("Bramble Foods · a new job", "Carol Finch, ops director")),
        (MORE, ("Bramble Foods · a new job", "Carol Finch", "cold store in Leeds", "[Right]")),
    )
    assert len(chat.person.pending) == 1


async def test_the_company_may_be_named_afterwards() -> None:
    """An interview that is told first finds its employer in the next message."""
    chat = await doing(somebody(), "interview on friday at 3pm")
    await talk(chat, ("its at Bramble Foods", ("Bramble Foods", "Fri 20 Nov 15:00")))
    assert len(chat.person.pending) == 1


async def test_another_employer_is_another_card() -> None:
    """Two jobs are not mixed."""
    chat = await doing(somebody(), FIRST, "interview at Initech on friday at 11")
    assert "Bramble" not in chat.last.text
    assert len(chat.person.pending) == 2


async def test_news_of_a_known_employer_stay_apart() -> None:
    """Whoever names a job that is known means that one."""
    chat = await doing(await logged(), FIRST, "Acme Robotics have made me an offer")
    assert "Bramble" not in chat.last.text
    assert len(chat.person.pending) == 2


async def test_what_was_corrected_is_not_read_anew() -> None:
    """A card that somebody has changed keeps its changes."""
    chat = await doing(somebody(), FIRST, "no, her name is Carol Fynch with a y", MORE)
    assert "Carol Finch" not in chat.last.text
    assert "Carol Fynch" in "".join(repr(one) for one in chat.person.pending)


async def test_hours_later_it_is_something_else() -> None:
    """An old card waits by itself."""
    chat = await doing(somebody(), FIRST)
    await chat.wait(timedelta(hours=3))
    await doing(chat, "interview on friday at 3pm")
    assert len(chat.person.pending) == 2


async def test_what_was_just_over_stays_over_then() -> None:
    """An hour of telling, in three messages, moves neither the interview nor the days."""
    chat = await doing(somebody(), "just out of an interview at Bramble Foods with Carol Finch")
    first = chat.last.text
    for more in (MORE, "forgot to mention the Easter campaign"):
        await chat.wait(timedelta(minutes=30))
        await doing(chat, more)
    assert len(chat.person.pending) == 1
    assert "today 14:00–15:00" in first
    assert "today 14:00–15:00" in chat.last.text


async def test_after_midnight_tomorrow_is_another_day() -> None:
    """What is written on two days makes two cards."""
    chat = await doing(somebody(), FIRST)
    await chat.wait(timedelta(hours=8, minutes=30))
    await doing(chat, "interview at Hooli tomorrow at 9")
    waiting = len(chat.person.pending)
    await chat.wait(timedelta(minutes=45))
    await doing(chat, "they decide by tomorrow")
    assert len(chat.person.pending) == waiting + 1


async def test_the_card_before_says_that_it_is_gone() -> None:
    """Its buttons change nothing."""
    chat = await doing(somebody(), FIRST)
    old = chat.last
    await doing(chat, MORE)
    before = chat.dossier
    await chat.click("Right", old)
    assert chat.dossier == before
