"""Invitations and contact cards as files are kept to be fetched, then read like pasted ones."""

from coaching.model.limits import LARGEST_DOCUMENT
from tests.handlers.beginnings import doing, logged, somebody
from tests.handlers.listening.test_free_talk import job
from tests.handlers.listening.test_invitations import invitation

CARDS = (
    "BEGIN:VCARD\nFN:Lena Berg\nORG:Initech\nEMAIL:lena@initech.example\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:Otto Reuter\nTEL:+49 170 1234567\nORG:Initech\nEND:VCARD\n"
)


async def test_an_invitation_is_read_once_it_is_there() -> None:
    """It is kept to be fetched, and nothing is said before."""
    chat = somebody()
    chat.read()
    await chat.document("invite.ics")
    assert chat.read() == []
    await chat.is_heard(invitation())
    card = chat.last
    assert "Video interview Wed 25 Nov 16:00–16:45" in card.text
    await doing(chat, "[Right]")
    assert job(chat, "Acme Robotics").interviews[0].invitation == "one@calendar"


async def test_several_cards_in_a_file_are_several_people() -> None:
    """On one card to confirm."""
    chat = await doing(await logged(), "interview at Initech on Friday at 11", "[Right]")
    await chat.document("people.vcf", "text/vcard")
    await chat.is_heard(CARDS)
    assert "Otto Reuter · +49 170 1234567" in chat.last.text
    await doing(chat, "[Right]")
    assert [one.name for one in job(chat, "Initech").contacts] == ["Lena Berg", "Otto Reuter"]


async def test_words_with_an_invitation_are_read_as_well() -> None:
    """Both are shown to confirm, one after the other."""
    chat = somebody()
    await chat.document("i.ics", caption="interview at Hooli on Friday at 9")
    await chat.is_heard(invitation())
    assert len(chat.person.pending) == 2


async def test_a_file_that_cannot_be_read_is_said() -> None:
    """Kindly, with another way."""
    chat = await doing(await logged(), "[Start the notes]")
    question = chat.last.text
    chat.read()
    await chat.document("invite.ics")
    await chat.is_heard(None)
    said = chat.read()
    assert "could not read that invitation" in said[0].text
    assert said[-1].text == question
    await chat.document("kim.vcf")
    await chat.is_heard("hello")
    assert "could not read that contact card" in chat.read()[0].text


async def test_a_file_that_is_too_large_is_not_fetched() -> None:
    """Nor is one of a kind that nobody can read here."""
    chat = somebody()
    await chat.document("invite.ics", size=LARGEST_DOCUMENT + 1)
    assert "larger than any invitation" in chat.last.text
    await chat.document("cv.pdf", "application/pdf")
    assert "/help" in chat.last.text
    assert chat.waiting == []
