"""What is said freely, walked through in the made-up language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coaching.model.documents import Dossier
from handlers.listening.pending_readings import WAITING_AT_MOST
from tests.handlers.beginnings import ROBIN, WEDNESDAY, doing
from tests.handlers.chat import Chat
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo_language

GLOBEX = "Interview with Priya Shah (VP Marketing) and Tom at Globex yesterday at 2"
WALKS = (
    ("hm", "hello", "thanks!", "what's open?", "remind me tomorrow", "delete hooli"),
    (GLOBEX, "no, her name is Pria with an i", "[Change …]", "[Tom]", "hm", "[Leave it out]"),
    ("[Change …]", "[The company]", "Initech", "[Right]", "it was at 3, not 2", "[Undo]"),
    ("/cancel", "interview tomorrow at 6", "[Right, tomorrow 06:00]", "/cancel"),
    ("interview on Friday at hooli", "[Right]", "Kestrel", "hm", "3pm", "/cancel"),
    ("interview at hooli next tuesday at 11", "[Its new time]", "/cancel"),
    ("they cancelled the interview", "[Another one]", "Acme", "/cancel"),
    ("they made me an offer, 148k base, answer due friday noon", "[Hooli]", "/cancel"),
    ("initech turned me down", "[Not this]", "initech turned me down", "[Right]", "/cancel"),
    ("applied at Spotify as data engineer", "[Right]", "they asked me for references", "[Right]"),
    ("the plants in the lobby were plastic all over", "[Undo]", "[Undo]"),
    ("sam will call me by tomorrow", "[Right]", "sent the thank you note", "done"),
    ("stop texting me for today", "[Remind me after all]", "when should I write to Pria?"),
    ("what do you keep about me?", "how do I export?", "delete hooli", "[Delete it]"),
)


@pytest.fixture(autouse=True)
def made_up() -> Iterator[None]:
    with pseudo_language():
        yield


async def test_what_is_said_freely_is_answered_in_ones_own_language() -> None:
    """Cards, questions, wishes, refusals and the ways back."""
    screen = PseudoScreen()
    person = replace(ROBIN, joined=WEDNESDAY, language=CODE)
    chat = Chat(now=WEDNESDAY, dossier=Dossier(person), screen=screen, language=CODE)
    for walk in WALKS:
        await doing(chat, *walk)
    for number in range(WAITING_AT_MOST + 1):
        await doing(chat, f"interview at Firm{number} on Friday at 9")
    typed = [line for line in chat.lines if line.startswith("> ") and "[" not in line]
    assert find_leaks(screen.shown, typed) == set()
