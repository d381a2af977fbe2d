"""A correction after Saved changes what was kept, at once and in its place."""

from datetime import timedelta

import pytest

from tests.handlers.beginnings import doing, logged, only, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.listening.test_free_talk import GLOBEX

TELLING = "Interview with Priya Shah at Globex yesterday at 2, they decide by friday"


async def saved(words: str = TELLING) -> Chat:
    """An interview told and kept."""
    return await doing(somebody(), words, "[Right]")


@pytest.mark.parametrize(
    ("correction", "name"),
    [
        ("no, her name is Pria with an i", "Pria Shah"),
        ("sorry, her name is Priyanka", "Priyanka Shah"),
    ],
)
async def test_a_name_is_put_right(correction: str, name: str) -> None:
    """Nobody new is met, and nothing is asked."""
    chat = await saved()
    known = only(chat).contacts[0].id
    await talk(chat, (correction, ("Put right.", name, "[Undo]")))
    assert [(one.id, one.name) for one in only(chat).contacts] == [(known, name)]


async def test_a_time_is_put_right() -> None:
    """The interview is the same one, an hour later."""
    chat = await saved()
    (before,) = only(chat).interviews
    await talk(chat, ("it was at 3, not 2", ("Put right.", "yesterday 15:00–16:00")))
    (after,) = only(chat).interviews
    assert (after.id, after.start) == (before.id, before.start + timedelta(hours=1))


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("actually its 3 not half 2", "yesterday 15:00–16:00"),
        ("make it 3 instead of 2", "yesterday 15:00–16:00"),
        ("wait it was monday not yesterday", "Mon 16 Nov 14:00–15:00"),
    ],
)
async def test_a_time_is_put_right_as_one_types(words: str, moment: str) -> None:
    """A bare hour is one of that day, and a bare day has the hour that was said."""
    await talk(await saved(), (words, ("Put right.", moment)))


async def test_a_day_of_theirs_is_put_right() -> None:
    """The decision moves, the interview does not."""
    chat = await saved()
    (before,) = only(chat).interviews
    await talk(chat, ("no, they decide by monday", ("Put right.", "They decide by Mon 23 Nov")))
    assert only(chat).interviews[0].start == before.start


async def test_one_after_the_other_is_put_right() -> None:
    """The second correction is about the message as well, though another change came between."""
    chat = await doing(await saved(), "no, her name is Pria with an i")
    await talk(chat, ("it was at 3, not 2", ("Put right.", "yesterday 15:00")))


async def test_a_correction_is_taken_back() -> None:
    """As anything else that was kept."""
    chat = await doing(await saved(), "sorry, her name is Priyanka", "[Undo]")
    assert only(chat).contacts[0].name == "Priya Shah"


@pytest.mark.parametrize("is_saved", [True, False])
async def test_news_that_begins_like_a_correction_is_news(is_saved: bool) -> None:
    """The day of a promise is not taken for the time of the interview: not among the notes, and
    not on the card that waits for a yes."""
    chat = await doing(somebody(), GLOBEX, *(["[Right]"] if is_saved else []))
    await talk(chat, ("it was great, they get back to me on friday", "Fri 20 Nov"))
    if is_saved:
        assert only(chat).interviews[0].process.decision is not None
    else:
        assert "yesterday 14:00" in chat.last.text


async def test_a_correction_is_none_of_the_answers_to_an_open_question() -> None:
    """Put right, and the question is asked again; the lesson is what is said then."""
    chat = await doing(await saved(), "/outcome", "[They turned me down]")
    await talk(
        chat,
        ("it was at 3 not 2", ("Put right.", "yesterday 15:00", "One line")),
        ("say the number first", "Kept"),
    )
    assert only(chat).lesson == "say the number first"


async def test_a_lesson_that_begins_like_a_correction_is_the_lesson() -> None:
    """Nothing of what was saved is meant."""
    chat = await doing(await saved(), "/outcome", "[They turned me down]")
    before = only(chat).interviews
    await doing(chat, "It was not my 2 minutes of Kafka that lost it")
    assert only(chat).lesson == "It was not my 2 minutes of Kafka that lost it"
    assert only(chat).interviews == before


async def test_what_was_logged_by_command_is_put_right_in_words_too() -> None:
    """Its hour, while a question is open."""
    chat = await doing(await logged("Acme; Engineer; today 9:00"), "/outcome")
    await doing(chat, "[They turned me down]")
    await talk(chat, ("it was at 10 not 9", ("Put right.", "today 10:00–11:00", "One line")))
    assert only(chat).lesson == ""
