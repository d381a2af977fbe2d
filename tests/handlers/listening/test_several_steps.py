"""Several steps that are meant in one message are all done; where it is unclear, it is asked."""

import pytest

from coaching.model.step_key import StepKind
from tests.handlers.beginnings import contact, doing, logged, met_three, record, talk
from tests.handlers.chat import Chat

THANK, LINKEDIN = StepKind("thank"), StepKind("linkedin")


def thanked(chat: Chat) -> set[str]:
    """The first names of those who are thanked."""
    names = ("Dana Lee", "Sam Ortiz", "Priya Nair")
    kinds = (THANK, StepKind("staff"))
    return {
        name.split()[0]
        for name in names
        for kind in kinds
        if record(chat, kind, contact(chat, name).id).done
    }


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("sent Dana and Sam their notes", {"Dana", "Sam"}),
        ("notes to dana and sam are out", {"Dana", "Sam"}),
        ("thanked them all", {"Dana", "Sam", "Priya"}),
        ("mailed the three of them", {"Dana", "Sam", "Priya"}),
        ("sent everyone a thank you", {"Dana", "Sam", "Priya"}),
        ("thanked dana, sam later", {"Dana"}),
        ("I thanked Dana but not Sam yet", {"Dana"}),
    ],
)
async def test_each_one_who_is_meant_is_done(words: str, who: set[str]) -> None:
    """And nobody else, in one answer."""
    chat = await met_three()
    chat.read()
    await doing(chat, words)
    assert chat.read()[0].text.startswith("Well done.")
    assert thanked(chat) == who


async def test_both_of_three_is_asked() -> None:
    """Nobody is guessed; what is pressed is done, and then two are left."""
    chat = await met_three()
    await talk(chat, ("thanked both", ("Which of these was it?", "[Thank Dana Lee]")))
    assert thanked(chat) == set()
    await doing(chat, "thanked priya")
    await talk(chat, ("thanked both", ("✓ Dana Lee thanked", "✓ Sam Ortiz thanked")))
    assert thanked(chat) == {"Dana", "Sam", "Priya"}


async def test_two_kinds_in_one_message_are_each_done() -> None:
    """A note to one, an invitation to the other."""
    chat = await met_three()
    await talk(
        chat,
        (
            "sent dana a note and connected with sam on linkedin",
            ("✓ Dana Lee thanked", "✓ Sam Ortiz invited"),
        ),
    )
    assert thanked(chat) == {"Dana"}
    assert record(chat, LINKEDIN, contact(chat, "Sam Ortiz").id).done


async def test_a_name_that_fits_two_steps_is_asked() -> None:
    """The note or the invitation: not the first of them."""
    chat = await met_three()
    await talk(
        chat,
        ("done with dana", ("Which of these was it?", "Thank Dana Lee", "Invite Dana Lee")),
    )
    assert thanked(chat) == set()


async def test_done_in_reply_to_a_card_of_several_is_asked() -> None:
    """ "All done" is not: it means each of them."""
    chat = await met_three()
    await talk(chat, ("thanked both", "[Thank Dana Lee]"))
    card = chat.last
    await chat.reply(card, "done")
    assert "Which of these was it?" in chat.last.text
    await chat.reply(card, "all done")
    assert thanked(chat) == {"Dana", "Sam", "Priya"}


async def test_who_has_no_step_is_said() -> None:
    """The others are done all the same."""
    chat = await doing(await met_three(), "thanked dana")
    await talk(chat, ("thanked dana and sam", ("✓ Sam Ortiz thanked", "no reminder open for Dana")))


async def test_other_papers_that_were_sent_tick_off_nothing() -> None:
    """A cover letter is no thank-you letter."""
    chat = await doing(await met_three(), "sent both my cv and the cover letter")
    assert thanked(chat) == set()


async def test_later_with_a_name_puts_off_that_one() -> None:
    """Though no reminder has been shown yet."""
    chat = await met_three()
    await talk(chat, ("sam later", ("I will come back to it", "Thank Sam Ortiz, later")))
    assert "Dana" not in chat.last.text


async def test_nothing_to_tick_off_is_said_once() -> None:
    """However many were meant."""
    await talk(await logged(), ("thanked both", "no reminder open for that"))
