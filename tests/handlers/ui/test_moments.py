"""A moment on a card carries what a client needs to tell it in the reader's own zone."""

import re
from datetime import UTC, datetime

import pytest

from tests.handlers.beginnings import doing, logged, somebody
from tests.handlers.chat import Chat

MARKED = re.compile(r'<tg-time unix="(\d+)">([^<]*)</tg-time>')
TOMORROW = datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
LINE = "/new Acme; Engineer; tomorrow 14:30"


def marked(chat: Chat) -> list[tuple[datetime, str]]:
    """The moments of the last message, with the words that they stand behind."""
    found = MARKED.findall(chat.last.html)
    return [(datetime.fromtimestamp(int(unix), UTC), words) for unix, words in found]


@pytest.mark.parametrize("more", [(), ("[Looks right]", "/status", "[Acme ›]")])
async def test_the_start_of_an_interview_is_marked(more: tuple[str, ...]) -> None:
    """Before it is saved and on the job's page; the words are as ever, and no format changes
    them."""
    chat = await doing(somebody(), LINE, *more)
    assert (TOMORROW, "tomorrow 14:30") in marked(chat)
    assert "tomorrow 14:30–15:30" in chat.last.text


async def test_when_the_checklist_comes_is_marked() -> None:
    """The reply to a saved interview says it."""
    chat = await doing(somebody(), LINE, "[Looks right]")
    ((moment, words),) = marked(chat)
    assert moment < TOMORROW
    assert words in chat.last.text


async def test_no_button_has_a_mark() -> None:
    """Labels are plain text, on a card with its choices of Later too."""
    chat = await doing(await logged(), "/status")
    shown = [label for seen in chat.screen.came for label in seen.labels]
    assert shown
    assert not [label for label in shown if "<" in label]
