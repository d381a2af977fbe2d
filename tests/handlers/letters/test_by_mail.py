"""A letter opens in the person's own mail; which one is asked once, and nothing is sent."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from coaching.letters.before_sending import mail_links
from coaching.model.documents import Person, Referee
from coaching.model.vocabulary import MailProgram, RefereeId, Tone
from handlers.letters.by_mail import LINK_WITHOUT_TEXT
from tests.handlers.beginnings import DAY, HOUR, ROBIN, doing, met_three, only, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

PROGRAMS = ["Gmail", "Yahoo", "Outlook, Hotmail", "Outlook at work", "Another one"]


async def drafted(mail: MailProgram | None = None) -> Chat:
    """Somebody with the draft to Dana, an hour after the interview."""
    chat = await met_three()
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, person=replace(chat.person, mail=mail))
    return await doing(chat, "[Thank Dana Lee ›]", "[Draft it]")


def newest(chat: Chat) -> Seen:
    """The newest message as it stands now."""
    return chat.screen.messages[max(chat.screen.messages)]


def mail_link(chat: Chat) -> str:
    """Where Open in mail leads to; "" when it is no link."""
    button: Mapping[str, Any] = newest(chat).button("Open in mail") or {}
    return str(button.get("url", ""))


def link_fields(chat: Chat) -> dict[str, str]:
    """What the link fills in, by its name there."""
    fields = parse_qs(urlsplit(mail_link(chat)).query, keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


async def test_which_mail_is_asked_once_and_kept() -> None:
    """The first press asks, the answer turns the button into a link, and no letter asks again."""
    chat = await drafted()
    before = newest(chat).text
    await doing(chat, "[Open in mail]")
    assert newest(chat).labels == [*PROGRAMS, "‹ Back"]
    assert newest(chat).text == f"{before}\n\nWhere do you write your mail? I ask once."
    await talk(chat, ("[Gmail]", "/settings changes it."))
    assert chat.person.mail is MailProgram.GMAIL
    assert mail_link(chat).startswith("https://mail.google.com/mail/?view=cm")
    await doing(chat, "/draft", "[Thank-you: Sam Ortiz]")
    assert mail_link(chat).startswith("https://mail.google.com/mail/?view=cm")


async def test_the_link_holds_the_letter_as_it_is_shown() -> None:
    """To whom, the subject, and the text; another wording is another link."""
    chat = await drafted(MailProgram.GMAIL)
    fields = link_fields(chat)
    assert fields["to"] == "dana@acme.com"
    assert f"Subject: {fields['su']}" in newest(chat).text
    assert fields["body"] in newest(chat).text
    await doing(chat, "[Shorter]")
    assert len(link_fields(chat)["body"]) < len(fields["body"])
    assert link_fields(chat)["body"] in newest(chat).text


async def test_whoever_writes_elsewhere_copies() -> None:
    """There is no button then, and /settings brings it back."""
    chat = await drafted()
    await talk(
        chat, ("[Open in mail]", "[Another one]"), ("[Another one]", "tap the text to copy it")
    )
    assert "Open in mail" not in newest(chat).labels
    await doing(chat, "/settings", "[Your mail]", "robin@yahoo.com")
    assert "Your mail: Yahoo" in newest(chat).text
    await doing(chat, "/draft", "[Thank-you: Sam Ortiz]")
    assert mail_link(chat).startswith("https://compose.mail.yahoo.com/?to=")


async def test_back_asks_nothing() -> None:
    """Whoever does not say keeps the question for another time."""
    chat = await drafted()
    labels = newest(chat).labels
    await doing(chat, "[Open in mail]", "[‹ Back]")
    assert newest(chat).labels == labels
    assert chat.person.mail is None


async def test_one_mail_to_all_goes_to_all() -> None:
    """Everybody of the interview stands in it."""
    chat = await drafted(MailProgram.OUTLOOK)
    await doing(chat, "[More]", "[One to all 2]")
    assert link_fields(chat)["to"] == "dana@acme.com;sam@acme.com"


async def test_linkedin_a_card_and_a_call_have_no_mail() -> None:
    """Only a mail opens in mail."""
    chat = await drafted(MailProgram.GMAIL)
    await doing(chat, "[More]", "[Card by hand]")
    assert "Open in mail" not in newest(chat).labels


async def test_whoever_is_on_linkedin_alone_gets_no_mail() -> None:
    """Their letter goes where they are."""
    chat = await drafted(MailProgram.GMAIL)
    job = only(chat)
    others = tuple(
        replace(one, email="", linkedin=f"linkedin.com/in/{one.id}") for one in job.contacts
    )
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=(replace(job, contacts=others),))
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert "Open in mail" not in newest(chat).labels


async def test_without_an_address_the_mail_opens_with_nobody_in_it() -> None:
    """They may know it by heart."""
    chat = await drafted(MailProgram.GMAIL)
    job = only(chat)
    others = tuple(replace(one, email="") for one in job.contacts)
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=(replace(job, contacts=others),))
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert link_fields(chat)["to"] == ""
    assert link_fields(chat)["body"] in newest(chat).text


async def test_how_to_send_later_is_said_where_it_should_arrive_later() -> None:
    """In their hours nothing is said of it; in the evening one line says how and until when."""
    chat = await drafted(MailProgram.GMAIL)
    assert "not at work" not in newest(chat).text
    await chat.wait(6 * HOUR)
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    later = "They are not at work now. In Gmail, the arrow beside Send (on a phone ⋮) sends it "
    assert f"{later}tomorrow 09:00." in newest(chat).text
    assert newest(chat).text.count("beside Send") == 1


@pytest.mark.parametrize(
    ("mail", "says"),
    [
        (None, "Let your mail program send it tomorrow 09:00."),
        (MailProgram.YAHOO, "In Yahoo, the arrow beside Send sends it tomorrow 09:00."),
        (MailProgram.OFFICE, "In Outlook, the arrow beside Send sends it tomorrow 09:00."),
    ],
)
async def test_each_mail_program_has_its_own_way(mail: MailProgram | None, says: str) -> None:
    """What is unknown is said in words that fit all."""
    chat = await drafted(mail)
    await chat.wait(6 * HOUR)
    await doing(chat, "/draft", "[Thank-you: Dana Lee]")
    assert says in newest(chat).text


async def test_a_long_letter_says_what_the_link_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Address and subject are filled in, and one line says to paste the text."""
    monkeypatch.setattr(mail_links, "LONGEST_LINK", 300)
    chat = await drafted(MailProgram.GMAIL)
    assert str(LINK_WITHOUT_TEXT) in newest(chat).text
    assert "body" not in link_fields(chat)
    assert link_fields(chat)["to"] == "dana@acme.com"


async def test_a_referees_address_is_found_among_other_words() -> None:
    """How to reach a referee is told in free words."""
    kim = Referee(RefereeId(9), "Kim Park", reach="by mail, kim@lab.example, or +44 20 7946 0000")
    person: Person = replace(ROBIN, mail=MailProgram.GMAIL, referees=(kim,), tone=Tone.NEUTRAL)
    chat = await doing(somebody(person=person), "/new Acme; Data Engineer; today 13:00")
    await doing(chat, "[Looks right]")
    await chat.wait(DAY)
    await doing(chat, "/draft", "[Reference: Kim Park]")
    assert link_fields(chat)["to"] == "kim@lab.example"


async def test_an_old_button_of_a_letter_that_is_gone_is_told_so() -> None:
    """The choice is kept all the same."""
    chat = await drafted()
    await doing(chat, "[Open in mail]")
    asked = newest(chat)
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=())
    await chat.click("Gmail", on=asked)
    assert chat.person.mail is MailProgram.GMAIL
