"""Whoever tells how it was, under the card that asks for it, is understood of that interview."""

from datetime import timedelta

from coaching.model.vocabulary import ReminderTopic
from tests.handlers.beginnings import contact, doing, logged, only, pings, somebody
from tests.handlers.chat import Chat

PEOPLE = "done. met Helen Marsh (cmo), Tobias Lind - brand and raj patel from finance"
BY_NAME = "helen: the merger, tobias: their tone of voice, raj - what a rebrand costs"
DAYS = "they said within 2 weeks"


async def asked_for_notes() -> Chat:
    """Two jobs; the card of the second one, which is just over, came a minute ago."""
    chat = await doing(somebody(), "/new Oakline; Buyer; today 13:00", "[Looks right]")
    await doing(chat, "/new Tidewater; Planner; today 15:30", "[Looks right]")
    await chat.wait(timedelta(hours=1, minutes=41))
    return chat


async def test_three_messages_make_one_card_of_that_interview() -> None:
    """Nobody is asked which job it is, and each gets the topic behind their name."""
    chat = await doing(await asked_for_notes(), PEOPLE, BY_NAME, DAYS)
    assert "Tidewater · Planner" in chat.last.text
    assert len(chat.person.pending) == 1
    for line in ("Helen Marsh, cmo", "With Tobias Lind: their tone of voice", "They decide by"):
        assert line in chat.last.text
    await doing(chat, "[Right]")
    assert "With" not in chat.last.text
    assert chat.dossier is not None
    assert [len(job.contacts) for job in chat.dossier.opportunities] == [0, 3]


async def test_a_doubt_behind_the_list_is_of_whoever_had_it() -> None:
    """Not of the last one on the list, in whose letter it would be answered."""
    doubt = "helen had doubts because ive never run a budget in pounds"
    chat = await doing(await asked_for_notes(), PEOPLE, f"{BY_NAME}. {doubt}")
    assert "With Raj Patel: what a rebrand costs" in chat.last.text
    assert "A doubt Helen Marsh has: ive never run a budget in pounds" in chat.last.text


async def test_a_question_about_an_earlier_interview_waits_meanwhile() -> None:
    """What is told under the newer card is no answer to the older question."""
    chat = await doing(somebody(), "/new Oakline; Buyer; today 13:00", "[Looks right]")
    await doing(chat, "/new Tidewater; Planner; tomorrow 10:00", "[Looks right]")
    await doing(chat, "[Start the notes]", "met Ana Diaz", "[Right]")
    assert "What did you and Ana talk about?" in chat.last.text
    await chat.wait(timedelta(hours=20, minutes=11))
    await doing(chat, PEOPLE)
    assert "Tidewater · Planner" in chat.last.text


async def test_what_names_another_employer_is_about_that_one() -> None:
    """A card that waits for notes takes nothing that is said of others."""
    chat = await doing(await asked_for_notes(), "interview with Curlew friday 2pm with Mo Farouk")
    assert "Curlew" in chat.last.text
    assert "Tidewater" not in chat.last.text


async def test_who_is_done_early_is_not_asked_for_notes_again() -> None:
    """Forty minutes into an hour they tell how it was: the card for notes stays away."""
    chat = await logged("Acme Robotics; Data Engineer; today 14:10")
    await doing(
        chat, "acme done, Lena Brandt from hr asked about my notice period", "[Right]", "/cancel"
    )
    chat.read()
    await chat.wait(timedelta(minutes=25))
    assert not [one for one in chat.read() if "two minutes of notes" in one.text]
    assert contact(chat, "Lena Brandt").title == "hr"
    assert len(only(chat).contacts) == 1


async def test_what_is_said_to_the_coach_names_no_company() -> None:
    """Where the company is asked for, a wish about reminders is done, and it is asked again."""
    chat = await doing(somebody(), "interview friday 16:30, nurse", "[Right]")
    assert "Which company is it?" in chat.last.text
    await doing(chat, "no practice reminders please")
    assert "Which company is it?" in chat.last.text
    assert ReminderTopic.PRACTICE in chat.person.switched_off


async def test_a_yes_of_a_referee_is_no_offer() -> None:
    """They vouch; no employer said anything."""
    chat = await doing(await logged(), "/referees", "[Add somebody]", "luis ferreira", "/cancel")
    assert [one.name for one in chat.person.referees] == ["Luis Ferreira"]
    await doing(chat, "luis said yes")
    assert "offer" not in chat.last.text


async def test_a_question_that_was_offered_again_waits_though_nothing_was_said_yet() -> None:
    """A name after a later card is read for that card; "Go on" still leads back to the question."""
    chat = await doing(somebody(), "/new Acme; Engineer; tomorrow 9:00", "[Looks right]")
    await doing(chat, "/referees", "[Add somebody]")
    await chat.wait(timedelta(hours=20))
    assert any("We were at adding a referee" in one.text for one in pings(chat))
    await doing(chat, "Nora Berg", "[Not this]", "[Go on]")
    assert chat.read()[-1].text.startswith("Who would vouch for you?")
