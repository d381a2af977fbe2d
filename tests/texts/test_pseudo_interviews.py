"""A made-up language shows that all that is read about interviews can be translated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Dossier
from coaching.translation import use_language
from handlers.usage_stats import counts_text
from storage.tables.counting import Counts
from tests.handlers.beginnings import ROBIN, WEDNESDAY, doing
from tests.handlers.chat import Chat
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo_language

WALKS = (
    ("Acme", "/back", "/skip", "Engineer", "some day", "/back", "/skip", "/cancel"),
    (
        "[Take it up again]",
        "today 13:00",
        "[Video]",
        "[1 hour]",
        "hm",
        "[Change …]",
        "[City]",
        "New York City",
        "[Change …]",
        "[Company]",
    ),
    ("Globex", "[Finish later]", "/new", "/skip", "/cancel", "/cancel", "/back", "/skip"),
    (
        "/new Acme Robotics; Data Engineer; today 15:30",
        "[Change …]",
        "[What the job asks for]",
        "SQL",
    ),
    ("[Looks right]", "/new Acme Robotics; Data Engineer; tomorrow 15:00", "[Looks right]"),
    ("/new Acme Robotics; Data Engineer; tomorrow 15:00", "[No, the same one]"),
    (
        "/status",
        "[Acme Robotics ›]",
        "[Correct]",
        "[More ›]",
        "[How to follow up]",
        "hm",
        "[Mail only]",
    ),
    ("[‹ Acme Robotics]", "[Correct]", "[When they decide]", "[tomorrow 15:00]"),
    (
        "[Two to three weeks]",
        "[‹ Acme Robotics]",
        "[Correct]",
        "[More ›]",
        "[Their city]",
        "London",
    ),
    (
        "[‹ Acme Robotics]",
        "[Correct]",
        "[More ›]",
        "[What it asks for]",
        "[Keep it]",
        "[‹ Acme Robotics]",
    ),
    ("[Correct]", "[Length]", "[tomorrow 15:00]", "90 min", "[‹ Acme Robotics]", "[Correct]"),
    ("[How it is held]", "[tomorrow 15:00]", "[Phone]", "[‹ Acme Robotics]", "[Correct]"),
    ("[Time]", "[tomorrow 15:00]", "Friday", "14:00", "[‹ Acme Robotics]", "[Any news]"),
    ("[A reference was called or written to]", "[‹ Acme Robotics]", "[Any news]"),
    ("[They asked for references]", "[‹ Acme Robotics]", "[Any news]"),
    ("[They did not ask for references]", "[‹ Acme Robotics]", "[Any news]"),
    ("[The interview Fri 20 Nov 14:00: moved, off …]", "[Cancelled]", "[Undo]"),
    ("[‹ Acme Robotics]", "[Correct]", "[Delete]", "[Delete it]", "[‹ Everything]"),
    ("Acme Robotics; Data Engineer; 2 hours ago", "/nonsense", "[Looks right]", "hm", "/help"),
)
"""What the six weeks do not come to: wrong turns, corrections, what is new, and the end of it."""


@pytest.fixture(autouse=True)
def made_up() -> Iterator[None]:
    with pseudo_language():
        yield


async def test_interviews_are_read_in_ones_own_language() -> None:
    """Whatever is pressed and typed on the way."""
    screen = PseudoScreen()
    person = replace(ROBIN, joined=WEDNESDAY, language=CODE)
    chat = Chat(now=WEDNESDAY, dossier=Dossier(person), screen=screen, language=CODE)
    await doing(chat, "/new")
    for walk in WALKS:
        await doing(chat, *walk)
    typed = [line for line in chat.lines if line.startswith("> ") and "[" not in line]
    assert find_leaks(screen.shown, typed) == set()


@pytest.mark.parametrize("messages", [0, 1200])
def test_the_counts_are_read_in_ones_own_language(messages: int) -> None:
    """With something that waits and without."""
    oldest = WEDNESDAY - timedelta(days=3) if messages else None
    counts = Counts(1200, 1180, 3400, messages, oldest, messages, 20)
    with use_language(CODE):
        assert find_leaks([counts_text(counts, WEDNESDAY)], [], excused=False) == set()
