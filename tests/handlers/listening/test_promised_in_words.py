"""Promises, tasks and offers are told, put right and settled in words."""

from coaching.model.documents import Opportunity
from tests.handlers.beginnings import doing, met_three, only, talk
from tests.handlers.chat import Chat


async def told(*texts: str) -> Chat:
    """Somebody who met three people at Acme told these things, each confirmed."""
    chat = await doing(await met_three(), "/cancel")
    for text in texts:
        await doing(chat, text, "[Right]")
    return chat


def due_days(job: Opportunity) -> list[str]:
    """Returns the days of all that was promised, and of the tasks."""
    every = [one.due for one in job.promises] + [one.due for one in job.assignments]
    return [str(due.day) if due else "" for due in every]


async def test_a_promise_moves_to_another_day_in_words() -> None:
    """It stays one promise: nobody is asked twice whether she called."""
    chat = await told("Dana Lee will call me by Friday")
    assert due_days(only(chat)) == ["2026-11-20"]
    await doing(chat, "no, by Monday")
    assert due_days(only(chat)) == ["2026-11-23"]


async def test_a_promise_told_twice_is_kept_once() -> None:
    """The same words, or the same person for the same day."""
    chat = await told("Dana Lee will call me by Friday", "Dana Lee calls me on Friday")
    assert len(only(chat).promises) == 1


async def test_what_one_promised_is_no_promise_of_theirs() -> None:
    """ "I said I'd send it" is the person's own, with its day on the card."""
    chat = await doing(await met_three(), "/cancel")
    await talk(chat, ("i said i'd send the work sample tomorrow", "by tomorrow"))
    await doing(chat, "[Right]")
    (promise,) = only(chat).promises
    assert (promise.is_mine, due_days(only(chat))) == (True, ["2026-11-19"])


async def test_a_task_moves_to_another_day_in_words() -> None:
    """They gave more time for it."""
    chat = await told("they gave me a take-home task, due on Friday")
    await doing(chat, "no, it's due on Monday")
    assert due_days(only(chat)) == ["2026-11-23"]


async def test_more_time_for_an_offer_is_told_in_words() -> None:
    """The new day is kept with the terms, and the card shows it."""
    chat = await told("Acme Robotics made me an offer: 61.500 EUR, I have to answer by Friday")
    await doing(chat, "/cancel")
    await doing(chat, "they gave me until Monday for the offer")
    await talk(chat, ("[Right]", "Answer the offer from Acme Robotics, until Mon 23 Nov"))
    offer = only(chat).offer
    assert offer is not None
    assert offer.deadline is not None
    assert (offer.amount, str(offer.deadline.day)) == ("61.500 EUR", "2026-11-23")


async def test_terms_alone_tell_of_an_offer() -> None:
    """Who says by when they want an answer has an offer on the table."""
    chat = await told("they want my answer to the offer by Friday")
    assert str(only(chat).outcome) == "offer"


async def test_somebody_got_back_in_words() -> None:
    """It is noted with its Undo, and what they said is asked; the promise is not asked after."""
    chat = await told("Dana Lee will call me by Friday")
    await talk(chat, ("Dana finally called", ["Noted.", "✓ Dana Lee got back to you"]))
    assert "What did they say?" in chat.last.text
    (promise,) = only(chat).promises
    assert promise.kept is not None


async def test_who_has_not_called_has_not() -> None:
    """A denial, a wish and a question settle nothing."""
    chat = await told("Dana Lee will call me by Friday")
    for text in ("Dana hasn't called", "has Dana called?", "when Dana called off, I was sad"):
        await doing(chat, text)
    (promise,) = only(chat).promises
    assert promise.kept is None


async def test_a_promise_and_a_task_are_settled_in_words() -> None:
    """What was sent is what was promised; what was handed in is the task."""
    chat = await told(
        "I promised to send Dana Lee the work sample by Friday",
        "they gave me a take-home task, due on Friday",
    )
    await talk(chat, ("sent Dana the sample", ["Well done.", "✓ Promise kept"]))
    await talk(chat, ("I handed in the take-home", "✓ Task handed in"))
    assert only(chat).promises[0].kept is not None
    assert only(chat).assignments[0].handed_in is not None


async def test_quiet_says_which_deadline_lies_within_it() -> None:
    """Whoever wants a week of quiet hears at once what is due in it."""
    chat = await told(
        "Acme Robotics made me an offer: 61.500 EUR, I have to answer by Friday 12:00"
    )
    await doing(chat, "/cancel")
    await talk(
        chat,
        (
            "please no more reminders until Monday",
            ["Quiet until", "your answer to Acme Robotics is due: Fri 20 Nov 12:00"],
        ),
    )
    await talk(chat, ("please no more reminders until tomorrow", "Quiet until tomorrow"))
    assert "your answer" not in chat.last.text
