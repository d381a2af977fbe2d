"""A letter that is asked for in words is opened, whatever question is open."""

from datetime import timedelta

import pytest

from tests.handlers.beginnings import doing, only, somebody, talk
from tests.handlers.chat import Chat

TOLD = "interview at Thistle & Co this morning at 10 with Jo Reyes (head of brand) and Sunil Rao"
ASKED = "One thing"


async def told() -> Chat:
    """The interview at Thistle & Co is kept, and the notes are asked for."""
    return await doing(somebody(), TOLD, "[Right]")


@pytest.mark.parametrize(
    "words",
    [
        "can you write the note to jo",
        "draft the thank you for Jo",
        "help me write to jo",
        "the note to Jo please",
        "can you draft something for Jo?",
    ],
)
async def test_the_letter_to_whoever_is_named_is_opened(words: str) -> None:
    """In the middle of the notes, too."""
    chat = await told()
    await talk(chat, (words, "Jo"))
    assert "By when do they decide" not in chat.last.text
    assert all(meeting.topic == "" for one in only(chat).contacts for meeting in one.met)


async def test_a_question_for_a_day_takes_no_wish_for_an_answer() -> None:
    """The letter is opened, and nothing is said about times that cannot be read."""
    chat = await doing(await told(), "Jo: budgets, Sunil: tests")
    await talk(chat, ("can you write the note to jo", "Jo"))
    assert "could not read" not in "".join(one.text for one in chat.read())


@pytest.mark.parametrize("words", ["i'll write the note to jo tonight", "wrote the note to jo"])
async def test_who_writes_themselves_wants_no_letter(words: str) -> None:
    """What is planned or done is no wish."""
    chat = await told()
    before = chat.person.conversation
    await doing(chat, words)
    assert chat.person.conversation is None or before is not None
    assert "Dear" not in chat.last.text
    assert "Hi Jo" not in chat.last.text


async def test_what_was_sent_is_no_look_back() -> None:
    """After a reminder of several steps "sent it" asks which note it was, or knows."""
    chat = await doing(await told(), "/skip", "/skip", "/skip", "/skip", "/skip")
    await chat.wait(timedelta(hours=3))
    chat.read()
    await doing(chat, "sent it")
    assert "Look" not in chat.last.text
    assert "Jo" in chat.last.text
    assert "Sunil" in chat.last.text


async def test_who_stands_on_a_waiting_card_is_written_to_once_it_is_right() -> None:
    """The card is shown again, and nobody is told that there is nothing to write about."""
    chat = await doing(somebody(), TOLD)
    await talk(chat, ("letter to jo", ("your note to Jo", "Jo Reyes, head of brand")))
    assert len(chat.person.pending) == 1
    await doing(chat, "[Right]", "letter to jo")
    assert "How do you greet Jo Reyes?" in chat.last.text


async def test_a_thank_you_is_for_the_job_that_is_talked_about() -> None:
    """In the middle of the notes of one job nobody asks which job is meant."""
    told = "interview at Globex today at 9 with Priya Shah"
    chat = await doing(somebody(), "interview at Acme yesterday at 9 with Tom Baker", "[Right]")
    await doing(chat, "/cancel", told, "[Right]", "draft a thank you")
    assert "How do you greet Priya Shah?" in chat.last.text


async def offered() -> Chat:
    """Globex made an offer."""
    told = "interview at Globex today at 9 with Priya Shah"
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    offer = "Globex offered me the job, 60k, i have to answer by tuesday noon"
    return await doing(chat, offer, "[Right]", "/cancel")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("can you write to priya that i need till thursday", "How do you greet Priya"),
        ("write to them that i accept", "What is your answer?"),
        ("linkedin invite for priya", "How do you greet Priya"),
        ("follow up to priya", "How do you greet Priya"),
    ],
)
async def test_the_kind_of_letter_is_heard(words: str, asked: str) -> None:
    """What it is to say is no news, and nothing is ticked off."""
    chat = await offered()
    chat.read()
    done = {key for key, one in only(chat).records.items() if one.done}
    await talk(chat, (words, asked))
    assert chat.person.pending == ()
    assert {key for key, one in only(chat).records.items() if one.done} == done


async def test_a_wish_beside_news_is_not_done_twice() -> None:
    """Whoever goes on talking under the card of such a message is answered."""
    chat = await doing(somebody(), "Globex offered me the job, whats open?")
    chat.read()
    await doing(chat, "it was priya shah who called")
    assert "tripped me up" not in "".join(one.text for one in chat.read())


async def test_a_surname_alone_keeps_its_title() -> None:
    """Nobody writes "Dear Okafor" to the head of a school."""
    told = "interview at Fernbank Primary today 9am with Ms Okafor (head) and Dan Price"
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    assert [one.name for one in only(chat).contacts] == ["Ms Okafor", "Dan Price"]
    await doing(chat, "letter to okafor")
    assert "Dear Ms Okafor" in chat.last.labels
    await doing(chat, "/cancel", "okafor is the principal now, okafor@fernbank.example")
    assert only(chat).contacts[0].name == "Ms Okafor"


async def test_a_follow_up_goes_to_whoever_is_named() -> None:
    """And not to the only one to whom a check-in would go."""
    told = "interview at Globex today at 9 with Priya Shah (hiring manager) and Dan Price"
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    await doing(chat, "follow up to dan")
    assert "How do you greet Dan Price?" in chat.last.text


PANEL = "Dana Lee, Tom Baker, Sara Novak, Ben Ito and Lena Fox"


@pytest.mark.parametrize("words", ["linkedin invite for lena", "invite Lena on linkedin"])
async def test_an_invitation_is_found_behind_all_the_letters_of_a_panel(words: str) -> None:
    """Though /draft shows it on its second page."""
    chat = await doing(somebody(), f"interview at Globex today at 9 with {PANEL}", "[Right]")
    await doing(chat, "/cancel", words, "/skip", "/skip")
    assert "For Lena Fox on LinkedIn" in "".join(one.text for one in chat.read())


@pytest.mark.parametrize(
    "words", ["follow up with priya", "chase priya", "check in with Priya Shah", "nudge priya"]
)
async def test_to_follow_up_weeks_later_is_a_check_in(words: str) -> None:
    """It says when they meant to decide; on the day itself the thank-you is what follows."""
    told = "interview at Globex today at 9 with Priya Shah, they decide in about two weeks"
    chat = await doing(somebody(), told, "[Right]", "/cancel", words)
    assert "How do you greet Priya" in chat.last.text
    await doing(chat, "/skip", "/skip")
    assert "thank" in chat.last.text.casefold()
    await chat.wait(timedelta(days=19))
    chat.read()
    await doing(chat, words, "/skip")
    assert "you expected to decide in about two weeks" in chat.last.text


async def test_a_mail_from_somebody_is_no_wish_for_one() -> None:
    """Nor is what was done."""
    told = "interview at Globex today at 9 with Priya Shah"
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    for words in ("mail from priya", "emailed priya"):
        await doing(chat, words)
        assert "How do you greet" not in chat.last.text, words


async def test_the_latest_round_that_is_open_is_written_for() -> None:
    """Whoever is known and named with a further round was in it, as whoever is new."""
    told = "interview at Globex yesterday at 9 with Priya Shah and Tom Baker"
    chat = await doing(somebody(), told, "[Right]", "/cancel")
    later = "second round at Globex today at 9 on site with Priya and Lena Fox"
    await doing(chat, later, "[Right]", "/cancel")
    assert [len(one.met) for one in only(chat).contacts] == [2, 1, 1]
    await doing(chat, "letter to priya", "/skip", "/skip", "/skip", "You showed me the till")
    seen = {one.key.split(".")[1] for one in only(chat).drafted}
    assert seen == {str(only(chat).interviews[-1].id)}
