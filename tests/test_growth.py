"""No pattern, no text and no pile of notes makes the work grow faster than itself.

Turns are judged by the calls they make, which are the same on any machine. `python -m tools.growth`
times everything at length.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from types import FrameType
from typing import Any

import pytest

from coaching.model.documents import Dossier
from coaching.model.turn_memory import remember_within_turn
from handlers.cards import reminders
from handlers.ui.turn import Turn
from tests.handlers.chat import Chat, run
from tools.growth.dossiers import make_dossier
from tools.growth.measure import LIMIT

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SMALL = make_dossier(NOW, jobs=3, open_jobs=3, note=20)
TEXTS = ("? ", "A. A. A. ", "Priya Shah, ", "They said no, ", "on Monday 9:30 ", "I met Dana Lee. ")


def count_calls(work: Callable[[], object]) -> int:
    """Returns how many functions the work calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


class OneTurn(Chat):
    """Is a chat of which only the turn itself counts, not what a test does after it."""

    def _end(self, turn: Turn) -> None:
        assert turn.outgoing


def send(dossier: Dossier, text: str) -> None:
    """Takes one turn, and looks when to remind next, as the intake does."""
    chat = OneTurn(now=NOW, dossier=dossier)
    with remember_within_turn():
        run(chat.send(text))
        reminders.next_ping(dossier, NOW)


@pytest.mark.parametrize("unit", TEXTS)
def test_twice_the_text_is_not_much_more_than_twice_the_work(unit: str) -> None:
    """One thing over and over, and twice as often, makes no more than 2.5 times the calls."""
    once, twice = (unit * (length // len(unit)) for length in (800, 1_600))
    send(SMALL, unit * 9)  # what it loads at first does not count; `once` itself is remembered
    first, second = (count_calls(partial(send, SMALL, text)) for text in (once, twice))
    assert second <= LIMIT * first


@pytest.mark.parametrize("text", ["/status", "/draft", "/contacts", "/export", "They said no"])
def test_twice_the_jobs_and_people_is_twice_the_work(text: str) -> None:
    """With twice as many jobs, or people in them, a turn makes no more than 2.5 times the calls."""
    some = make_dossier(NOW, jobs=12, contacts=4, note=20)
    send(some, text)
    calls = count_calls(partial(send, some, text))
    for more in (
        make_dossier(NOW, jobs=24, contacts=4, note=20),
        make_dossier(NOW, jobs=12, contacts=8, note=20),
    ):
        send(more, text)  # what is remembered of names does not count either
        assert count_calls(partial(send, more, text)) <= LIMIT * calls


def test_work_that_grows_is_found() -> None:
    """Work that holds each word against each other one makes too many calls for twice as many."""

    def compare_all(words: list[str]) -> int:
        return sum(one.startswith(other) for one in words for other in words)

    once, twice = (count_calls(partial(compare_all, ["a"] * many)) for many in (50, 100))
    assert twice > LIMIT * once
