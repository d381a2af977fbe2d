"""A voice note is heard, shown, and read like anything typed; where it cannot be, that is said."""

import pytest

from coaching.model.limits import LONGEST_VOICE_NOTE, MAX_WAITING_FILES
from handlers.listening.sent import voice
from handlers.ui.abilities import Abilities
from tests.handlers.beginnings import doing, logged, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.screen import plain

TOLD = "Interview with Priya Shah at Globex yesterday at 2"


def hearing(chat: Chat) -> Chat:
    """The same chat with a bot that hears voice notes."""
    chat.abilities = Abilities(hears=True)
    return chat


async def test_what_was_heard_is_shown_and_read() -> None:
    """The words stand above the card, and one press keeps it, as with typed words."""
    chat = hearing(somebody())
    await chat.voice(seconds=20)
    assert chat.screen.came == []
    await chat.is_heard(TOLD)
    heard, card = chat.read()
    assert heard.text == f"I heard: {TOLD}"
    assert "Priya Shah" in card.text
    assert "[Right]" in str(card)
    await talk(chat, ("[Right]", "✓ Saved."))


async def test_markup_in_what_was_heard_is_shown_as_it_is() -> None:
    """Whatever a server heard, it is text."""
    chat = hearing(somebody())
    await chat.voice()
    await chat.is_heard("a <b>bold & brave</b> talk")
    assert chat.read()[0].text == "I heard: a <b>bold & brave</b> talk"


async def test_without_ears_it_says_so_and_keeps_nothing() -> None:
    """One line offers to type the gist; the open question is asked again."""
    chat = await logged()
    await doing(chat, "[Start the notes]")
    at = chat.person.conversation
    chat.read()
    await chat.voice()
    said, question = chat.read()
    assert said.text == plain(voice.CANNOT_HEAR)
    assert (chat.waiting, chat.person.conversation and chat.person.conversation.at) == (
        [],
        at and at.at,
    )
    assert question.buttons


@pytest.mark.parametrize(
    ("seconds", "reads"),
    [(LONGEST_VOICE_NOTE + 1, "longer than the 5 minutes"), (0, "no words"), (600, "shorter")],
)
async def test_a_note_of_the_wrong_length_is_answered_kindly(seconds: int, reads: str) -> None:
    """Nothing is fetched for a slip of the thumb or a lecture."""
    chat = hearing(somebody())
    await chat.voice(seconds=seconds)
    assert reads in chat.last.text
    assert chat.waiting == []


async def test_the_longest_note_is_taken() -> None:
    """Five minutes are within the limit."""
    chat = hearing(somebody())
    await chat.voice(seconds=LONGEST_VOICE_NOTE)
    assert (len(chat.waiting), chat.screen.came) == (1, [])


async def test_music_is_no_voice_note() -> None:
    """An audio file is answered with what is taken instead."""
    chat = hearing(somebody())
    await chat.sound()
    assert "The only sound I take" in chat.last.text
    assert chat.waiting == []


async def test_only_so_many_notes_wait() -> None:
    """One more than can wait is refused, and those before it are not lost."""
    chat = hearing(somebody())
    for _ in range(MAX_WAITING_FILES + 1):
        await chat.voice()
    assert "5 voice notes of yours" in chat.last.text
    assert len(chat.waiting) == MAX_WAITING_FILES


@pytest.mark.parametrize(("words", "reads"), [("", voice.NO_WORDS), (None, voice.NOT_HEARD)])
async def test_what_was_not_heard_is_said_and_asked_again(words: str | None, reads: str) -> None:
    """Silence and failure have their own words, and the open question stays."""
    chat = hearing(await logged())
    await doing(chat, "[Start the notes]")
    await chat.voice()
    chat.read()
    await chat.is_heard(words)
    said, question = chat.read()
    assert said.text == plain(reads)
    assert question.buttons


async def test_a_spoken_answer_answers_the_open_question() -> None:
    """Whoever speaks instead of typing goes on in the same conversation."""
    chat = hearing(await logged())
    await doing(chat, "[Start the notes]")
    await chat.voice()
    await chat.is_heard("Dana Lee, the hiring manager")
    await doing(chat, "[Right]")
    assert "What did you and Dana talk about?" in chat.last.text


async def test_a_text_behind_a_note_does_not_wait_for_it() -> None:
    """The text answers the open question at once; the note is then read for itself, and answers no
    question that was asked after it was spoken."""
    chat = hearing(await logged())
    await doing(chat, "[Start the notes]")
    await chat.voice(seconds=20)
    await chat.send("Dana Lee, hiring manager, dana@acme.com")
    await doing(chat, "[Right]")
    asked = chat.person.conversation
    assert asked is not None
    chat.read()
    await chat.is_heard("They decide by next Friday")
    told = "\n".join(str(one) for one in chat.read())
    assert "I heard: They decide by next Friday" in told
    assert "decide by Fri 27 Nov" in told
    after = chat.person.conversation
    assert after is not None
    assert (after.at, after.answers) == (asked.at, asked.answers)


async def test_a_forwarded_note_is_somebody_elses_words() -> None:
    """What somebody else said is read as a forwarded text is: it answers no open question."""
    chat = hearing(await logged())
    await doing(chat, "[Start the notes]")
    origin = {"type": "hidden_user", "sender_user_name": "Priya", "date": 1}
    await chat.voice(forward_origin=origin)
    await chat.is_heard("Dana Lee")
    assert chat.person.conversation is not None
    assert "Dana Lee" not in str(chat.person.conversation.answers)


async def test_a_day_counts_from_when_it_was_spoken() -> None:
    """ "Yesterday" is the day before the note was sent, not the day before it was heard."""
    from datetime import timedelta

    chat = hearing(somebody())
    await chat.voice()
    chat.now += timedelta(days=2)
    await chat.is_heard(TOLD)
    assert "Tue 17 Nov" in str(chat.last)


async def test_a_newcomers_note_waits_for_their_place() -> None:
    """Somebody new is asked where they are, and what they said comes after it."""
    chat = hearing(Chat())
    await chat.voice()
    await chat.is_heard("interview at Globex tomorrow at 2")
    assert "Which city" in chat.last.text
    await doing(chat, "Berlin", "[Robin]")
    assert "Globex" in "\n".join(str(one) for one in chat.read())
