"""Places, contact cards and captions that nobody asked for are taken up."""

import pytest

from coaching.model.vocabulary import CountryCode
from handlers.flows.engine import NOT_TEXT
from tests.handlers.beginnings import act, contact, doing, logged, met_three, only, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.listening.test_free_talk import job

LISBON = (38.72, -9.14)


async def test_a_shared_place_sets_the_clock_after_one_question() -> None:
    """Reminders and holidays follow it."""
    chat = somebody()
    await chat.share_location(*LISBON)
    assert "You are on Lisbon time (UTC) now?" in chat.last.text
    assert chat.person.zone == "Europe/Berlin"
    await talk(chat, ("[Yes, I am there]", ("Lisbon time (UTC) it is.", "Portugal")))
    assert (chat.person.zone, chat.person.country) == ("Europe/Lisbon", CountryCode("PT"))


async def test_a_shared_place_can_be_for_somebody_else() -> None:
    """Then the clock stays as it is."""
    chat = somebody()
    await chat.share_location(*LISBON)
    await talk(chat, ("[No, leave it]", "Berlin time (UTC+1) stays."))
    assert chat.person.zone == "Europe/Berlin"


async def test_a_place_with_the_same_clock_asks_nothing() -> None:
    """Munich is on Berlin time."""
    chat = somebody()
    await chat.share_location(48.1, 11.6)
    assert "as I have it" in chat.last.text
    assert not chat.last.labels


async def test_a_newcomer_is_at_home_where_they_share() -> None:
    """It answers the first question of the welcome before it is asked."""
    chat = Chat()
    await chat.share_location(*LISBON)
    await talk(chat, ("[Robin]", "Lisbon time"))
    assert chat.person.zone == "Europe/Lisbon"


async def test_a_place_in_the_middle_of_a_question_leaves_the_question_open() -> None:
    """It is asked again behind the other one."""
    chat = await doing(await logged(), "[Start the notes]")
    question = chat.last.text
    await chat.share_location(*LISBON)
    assert chat.last.text == question
    await doing(chat, "[Yes, I am there]")
    assert chat.person.conversation is not None


async def test_a_shared_card_becomes_somebody_of_the_job() -> None:
    """With one job that goes on, one press keeps them."""
    chat = await met_three()
    await chat.contact("Lena Berg", "+491701234567")
    assert "Lena Berg · +491701234567" in chat.last.text
    await doing(chat, "[Right]")
    assert contact(chat, "Lena Berg").phone == "+491701234567"


async def test_of_several_jobs_it_is_asked_where_somebody_belongs() -> None:
    """And another one can be named."""
    chat = await doing(await logged(), "interview at Initech on Friday at 11", "[Right]")
    await chat.contact("Lena Berg")
    assert chat.last.text.endswith("Where does Lena Berg belong?")
    assert {"Initech", "Acme Robotics · Data Engineer", "Another one"} <= set(chat.last.labels)
    await doing(chat, "[Initech]")
    assert [one.name for one in job(chat, "Initech").contacts] == ["Lena Berg"]
    await chat.contact("Otto Reuter")
    await talk(
        chat, ("[Another one]", "Which company is it?"), ("Hooli", ("Otto Reuter", "✓ Saved."))
    )
    assert [one.name for one in job(chat, "Hooli").contacts] == ["Otto Reuter"]


async def test_a_card_of_somebody_known_adds_the_number() -> None:
    """It decides nothing, so it is kept at once."""
    chat = await met_three()
    await chat.contact("Dana Lee", "+491701234567")
    assert "Noted." in chat.last.text
    assert contact(chat, "Dana Lee").phone == "+491701234567"
    assert len(only(chat).contacts) == 3


async def test_an_address_book_tells_mail_title_and_employer() -> None:
    """The employer says which of the jobs it is."""
    chat = await doing(await logged(), "interview at Initech on Friday at 11", "[Right]")
    book = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Lena Berg\nTITLE:Head of Brand\nORG:Initech GmbH;Brand\n"
        "EMAIL;TYPE=work:lena@initech.example\nEND:VCARD"
    )
    await chat.contact("Lena Berg", vcard=book)
    assert "Lena Berg, Head of Brand · lena@initech.example" in chat.last.text
    await doing(chat, "[Right]")
    (kept,) = job(chat, "Initech").contacts
    assert (kept.title, kept.email) == ("Head of Brand", "lena@initech.example")


async def test_a_card_before_any_job_asks_for_the_company() -> None:
    """Nothing that was shared is lost."""
    chat = somebody()
    await chat.contact("Lena Berg")
    await talk(chat, ("[Right]", "Which company is it?"), ("Hooli", "✓ Saved."))
    assert [one.name for one in job(chat, "Hooli").contacts] == ["Lena Berg"]


async def test_a_card_without_a_name_is_answered_kindly() -> None:
    """Nothing is kept of it."""
    chat = somebody()
    await chat.contact("☎️")
    assert "no name on that card" in chat.last.text
    assert not chat.person.pending


@pytest.mark.parametrize("command", ["", "/new "])
async def test_words_below_a_picture_are_read(command: str) -> None:
    """The picture itself is kindly not."""
    chat = somebody()
    await chat.photo(f"{command}interview at Globex on Friday at 10")
    said = chat.read()
    assert "cannot look at the picture" in said[-2].text
    await doing(chat, "[Right]")
    assert job(chat, "Globex").interviews[0].wall.hour == 10


async def test_words_below_a_picture_answer_the_open_question() -> None:
    """A picture alone does not, and the question stays."""
    chat = await doing(await logged(), "[Start the notes]")
    await chat.photo()
    assert str(NOT_TEXT) in [one.text for one in chat.read()]
    await chat.photo("Dana Lee, CTO")
    await act(chat, "[Right]")
    assert [one.name for one in only(chat).contacts] == ["Dana Lee"]
