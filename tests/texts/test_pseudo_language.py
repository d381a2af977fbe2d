"""A made-up language shows that no text reaches a person untranslated."""

import asyncio

import pytest

from coaching.model.documents import Person
from coaching.model.vocabulary import PersonId
from coaching.translation import use_language
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import QuestionContext
from handlers.help import HELP
from tests.handlers.beginnings import doing
from tests.handlers.chat import SUNDAY_MORNING, Chat
from tests.story.diary import Diary
from tests.story.six_weeks import BEGINNING, live
from tests.story.test_six_weeks import GOLDEN, written
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo, pseudo_language, read_back


async def _set_up() -> tuple[Chat, PseudoScreen]:
    """Somebody who says hello, asks for help and goes through all settings."""
    screen = PseudoScreen()
    chat = Chat(screen=screen, language=CODE)
    with pseudo_language():
        await doing(chat, "/start", "Berlin", "Robin Mayer", "/start", "/help", "/settings")
        for label, answer in (
            ("You are", "Robin"),
            ("You sign", "Robin Mayer"),
            ("Time zone", "Nowhereville"),
            ("Holidays", "Atlantis <b>"),
            ("I may write", "9 to 5"),
            ("Check-in", "whenever"),
            ("Closed jobs", "whenever"),
            ("Closed jobs", "6"),
        ):
            if label in ("Check-in", "Closed jobs"):
                await doing(chat, "[Reminders ›]")
            await doing(chat, f"[{label}]", answer)
    return chat, screen


async def test_a_person_reads_their_own_language_only() -> None:
    """Settings, help and welcome: all that is not theirs is marked."""
    chat, screen = await _set_up()
    typed = [line for line in chat.lines if line.startswith(">")]
    assert find_leaks(screen.shown, typed) == set()
    assert sum(text.startswith("⟦") for text in screen.shown) > 20


def test_six_weeks_in_the_made_up_language() -> None:
    """The whole story: what is read is marked, or from a room that is still in English; and read
    back into English it is the page that is kept, word for word."""
    screen = PseudoScreen()
    with pseudo_language():
        me = asyncio.run(live(Diary(BEGINNING, "Nora", CODE, screen)))
    assert written(me) == GOLDEN.read_text(encoding="utf-8")
    typed = [one.words for one in me.entries]
    assert find_leaks(screen.shown, typed) == set()


async def test_english_comes_back_letter_for_letter() -> None:
    """The same walk in English and in the made-up language reads the same."""
    chat, _ = await _set_up()
    plain = Chat()
    await doing(plain, "/start", "Berlin", "Robin Mayer", "/start", "/help")
    assert chat.lines[: len(plain.lines)] == plain.lines


@pytest.mark.parametrize(
    "source",
    ["Thank {name}", "<b>Log</b> & go\n<code>/new Acme</code>\n/status", "until {a} ({b})"],
)
def test_the_made_up_language_can_be_read_back(source: str) -> None:
    """Placeholders, tags, commands and examples stay; the rest is marked and longer."""
    shown = pseudo(source)
    assert read_back(shown) == source
    assert len(shown) > 1.2 * len(source)


def test_a_leak_is_found() -> None:
    """In the open, inside marks, and beside what was typed."""
    told = ["Go on", pseudo("Take {x}").format(x="what is left"), "Robin, go on"]
    assert len(find_leaks(told, ["Robin"], excused=False)) == 3
    assert find_leaks([pseudo("Thank {x}").format(x="Robin")], ["Robin"], excused=False) == set()
    assert find_leaks([pseudo(str(HELP))], [], excused=False) == set()


def test_yes_and_no_are_read_in_ones_own_language() -> None:
    """And in English, whatever the language."""
    context = QuestionContext(SUNDAY_MORNING, Person(PersonId(1)), {})
    with pseudo_language(), use_language(CODE):
        typed = (pseudo("yes"), "yes", pseudo("no"), "no")
        assert [read_yes_no(word, context) for word in typed] == [True, True, False, False]
