"""/contacts: everyone you met; each field put right, somebody added or removed."""

import pytest

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import ContactPart
from handlers.ui.formatting import cut_label
from tests.handlers.beginnings import (
    DAY,
    act,
    contact,
    doing,
    logged,
    met_three,
    noting,
    only,
    pings,
    somebody,
    talk,
)
from tests.handlers.chat import Chat, transcript


async def card(name: str = "Dana Lee") -> Chat:
    """Somebody who looks at the card of a contact."""
    return await doing(await met_three(), "/contacts", f"[{name}]")


async def test_nobody_yet_is_said_with_a_way_on() -> None:
    """Without an interview, the way is to log one; with one, to add somebody."""
    await talk(somebody(), ("/contacts", ("no job yet", "[Log an interview]")))
    await talk(await logged(), ("/contacts", ("Nobody here yet", "[Add somebody]")))


async def test_everyone_stands_under_their_opportunity() -> None:
    """With their part, whether they were thanked, and whether they can be written to."""
    chat = await noting(await logged(), "Dana Lee, hiring manager")
    await talk(
        chat,
        ("/contacts", ("Acme Robotics · Data Engineer", "Dana Lee: hiring manager, no mail yet")),
    )
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Done]")
    await talk(chat, ("/contacts", "• Dana Lee: hiring manager, thanked"))


async def test_who_set_it_up_is_thanked_too() -> None:
    """Whatever part somebody has: /contacts and /status say the same."""
    chat = await doing(await card(), "[Part]", "[Set it up]")
    await doing(chat, "/status", "[Acme Robotics ›]", "[Thank Dana Lee ›]", "[Done]")
    thanks = [key for key, record in only(chat).records.items() if record.done]
    assert thanks[-1].startswith(StepKind("staff"))
    await talk(chat, ("/contacts", "thanked"))


@pytest.mark.parametrize(
    ("button", "question", "answer", "told"),
    [
        ("Name", "How do you spell Dana?", "Dana Leigh", "Kept: Dana Leigh."),
        ("Part", "What part did Dana have?", "[Interviewer]", "part: interviewer."),
        ("Title", "What is Dana's title?", "Chief <b>& all", "title: Chief <b>& all."),
        ("How to reach", "How could you write to Dana?", "d@x.org", "how to reach: d@x.org."),
        ("You talked about", "What did you and Dana talk about?", "dbt", "you talked about: dbt."),
        ("Their doubt", "Which doubt did Dana raise?", "my Go", "their doubt: my Go."),
        ("Their doubt", "Which doubt did Dana raise?", "[No doubts]", "their doubt: no doubts."),
        ("Title", "What is Dana's title?", "/skip", "title: as it was."),
    ],
)
async def test_every_field_is_put_right(button: str, question: str, answer: str, told: str) -> None:
    """One press, one answer; the rest stays as it was."""
    chat = await card()
    before = contact(chat, "Dana Lee")
    await talk(chat, (f"[{button}]", question), (answer, told))
    after = next(one for one in only(chat).contacts if one.id == before.id)
    assert len(only(chat).contacts) == 3
    assert (after == before) == (answer == "/skip")


async def test_a_changed_part_changes_the_plan() -> None:
    """Who only set it up is thanked for that."""
    chat = await doing(await card(), "[Part]", "[Set it up]")
    assert contact(chat, "Dana Lee").part is ContactPart.COORDINATOR
    await talk(chat, ("/status", "Thank Dana Lee, who set it up"))


async def test_a_name_cannot_be_emptied() -> None:
    """There is always somebody on the card."""
    await talk(
        await doing(await card(), "[Name]"),
        ("/skip", "I need this one"),
        ("🎉", "at least one letter"),
        ("x" * 81, "81 characters"),
        ("Dana", "Kept: Dana"),
    )


async def test_removing_asks_once() -> None:
    """And can still be thought better of."""
    chat = await card()
    await talk(
        chat,
        ("[More ›]", "Mail: dana@acme.com"),
        ("[Remove]", "Remove Dana Lee? Their notes and reminders go with them."),
        ("[Keep]", "Mail: dana@acme.com"),
        ("[More ›]", "Mail: dana@acme.com"),
        ("[Remove]", "Remove Dana Lee?"),
        ("[Remove]", "Dana Lee is removed."),
        ("[‹ Everyone]", "Sam Ortiz: interviewer"),
    )
    assert [one.name for one in only(chat).contacts] == ["Sam Ortiz", "Priya Nair"]
    assert "Dana" not in chat.last.text


async def test_a_removed_contact_is_no_longer_spoken_of() -> None:
    """Their reminders are gone, and their old cards say so."""
    chat = await met_three()
    thanks = chat.last
    await doing(chat, "/contacts", "[Dana Lee]")
    old = chat.last
    await doing(chat, "[More ›]", "[Remove]", "[Remove]")
    for label in ("Name", "More ›"):
        await chat.click(label, on=old)
        assert chat.last.text == "That contact is no longer there."
    await chat.click("Thank Dana Lee ›", on=thanks)
    assert "no longer there" in chat.last.text
    chat.read()
    await chat.wait(2 * DAY)
    assert not [one for one in pings(chat) if "Dana" in one.text]


async def test_a_contact_removed_while_it_is_changed_is_gone() -> None:
    """The question goes with them, and an answer to it brings nobody back."""
    chat = await card()
    old = chat.last
    await doing(chat, "[Title]")
    await chat.click("More ›", on=old)
    await doing(chat, "[Remove]", "[Remove]")
    assert chat.person.conversation is None
    await talk(chat, ("CTO", "I could not make anything of that"))
    assert len(only(chat).contacts) == 2


async def test_somebody_is_added_later() -> None:
    """Confirmed, and asked about their talk; the plan thanks them as well."""
    chat = await met_three()
    await talk(
        chat,
        ("/contacts", "[Add somebody]"),
        ("[Add somebody]", "Who is it?"),
        ("the tall one in the corner", "I could not make out a name there."),
        ("Eve Adams, interviewer, eve@acme.com", "• Eve Adams · eve@acme.com"),
        ("[Right]", ("Saved.", "What did you and Eve talk about?")),
        ("graphs", ("With Eve Adams: graphs", "That is on paper now")),
    )
    await talk(chat, ("/status", "0 of 4 thanked"))


async def test_adding_nobody_says_so() -> None:
    """Who changed their mind is not told that nobody was kept."""
    chat = await doing(await met_three(), "/contacts", "[Add somebody]")
    await talk(chat, ("nobody", "Nobody added."))


async def test_with_several_jobs_it_is_asked_where_somebody_belongs() -> None:
    """One button a job."""
    chat = await doing(await met_three(), "/new Beta; Analyst; today 13:00", "[Looks right]")
    await talk(
        chat,
        ("/contacts", "People"),
        ("[Add somebody]", ("Where does the new contact belong?", "[Beta · Analyst]")),
        ("[Beta · Analyst]", "Who is it?"),
    )


async def test_many_people_have_pages() -> None:
    """With at most eight buttons; a page that is no longer there shows the last."""
    chat = await noting(await logged(), ", ".join(f"Dana {chr(65 + at)}" for at in range(12)))
    await doing(chat, "/contacts", "[Add somebody]", "Sam A, Sam B, Sam C", "[Right]", "/cancel")
    await act(chat, "/contacts")
    assert "Sam A" not in chat.last.text
    await talk(chat, ("[More ›]", ("Dana F", "[‹ Earlier]")), ("[More ›]", "Sam C"))
    assert len(chat.last.labels) <= 8
    await chat.press("c:page:99999", chat.last)
    assert "Sam C" in chat.last.text
    await talk(chat, ("[‹ Earlier]", "Dana F"))
    assert len(chat.last.labels) == 8


async def test_long_notes_do_not_make_a_long_card() -> None:
    """They are shortened there; the drafts use the whole."""
    chat = await doing(await card(), "[You talked about]", "&" * 1500, "/contacts", "[Dana Lee]")
    assert len(chat.last.text) < 900
    assert contact(chat, "Dana Lee").met[0].topic == "&" * 1500


@pytest.mark.parametrize("name", ["<b>Dana</b>&co", "🎉 Dana", "עמית", "D" * 80])
async def test_any_name_fits_on_list_card_and_button(name: str) -> None:
    """As it was written."""
    chat = await doing(await card(), "[Name]", name)
    await talk(chat, ("/contacts", f"• {name}: hiring manager"))
    await act(chat, f"[{cut_label(name)}]")
    assert chat.last.text.startswith(name)
    await talk(chat, ("[More ›]", name), ("[Remove]", f"Remove {name}?"))
    assert "missed" not in transcript(chat)


async def test_a_way_to_write_to_them_ends_the_search() -> None:
    """Whoever is added without an address is looked for, until there is one."""
    chat = await noting(await logged(), "Dana Lee, interviewer")
    await talk(chat, ("/status", "Find a way to write to Dana Lee"))
    await doing(chat, "/contacts", "[Dana Lee]", "[How to reach]", "linkedin.com/in/dana")
    await doing(chat, "/status")
    assert "Find a way" not in chat.last.text
    assert StepKind("details") not in {key.partition(".")[0] for key in only(chat).records}


async def test_who_is_removed_in_the_middle_of_a_question_is_asked_about_no_more() -> None:
    """The question about them ends at once, and what is written next is no answer to it."""
    chat = await doing(await card(), "[Title]")
    assert chat.person.conversation is not None
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]", "[Remove]", "[Remove]")
    assert chat.person.conversation is None
    assert "Dana" not in "".join(chat.last.labels)


async def test_a_question_about_several_is_asked_again_without_whoever_is_removed() -> None:
    """As the notes go on with those who are left."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee, Sam Ortiz", "[Right]")
    await doing(chat, "/contacts", "[Dana Lee]", "[More ›]", "[Remove]")
    await talk(chat, ("[Remove]", ("Dana Lee is removed.", "What did you and Sam talk about?")))


async def test_a_name_on_an_old_button_is_gone_at_the_next_touch() -> None:
    """The card of somebody who was removed becomes the list of those who are there."""
    chat = await card()
    old = chat.last
    await doing(chat, "[More ›]", "[Remove]", "[Remove]")
    await chat.click("Title", on=old)
    assert "Dana" not in chat.screen.messages[old.id].text
    assert "Sam Ortiz" in chat.screen.messages[old.id].text
