"""No pattern, no text and no pile of notes makes the work grow faster than itself.

Turns are judged by the calls they make, which are the same on any machine, and patterns by ratios
of processor times. `make growth` times everything at length.
"""

import re
import sys
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import repeat
from types import FrameType
from typing import Any

import pytest

from coaching.model.documents import Dossier
from coaching.model.turn_memory import remember_within_turn
from handlers.cards import reminders
from handlers.ui.turn import Turn
from tests.handlers.chat import Chat, run
from tests.hang_guard import HANG_GUARD
from tools.growth.__main__ import NamedSubject, find_short, find_short_subjects
from tools.growth.dossiers import make_dossier
from tools.growth.measure import LIMIT, measure
from tools.growth.texts import COMMON, FEW, recipes

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


def test_no_pattern_grows_faster_than_its_input() -> None:
    """Each regular expression of the product, by all ways in which it is used, takes no more than
    2.5 times as long for twice as much of any of a few hostile things."""
    subjects = tuple(find_short_subjects())
    assert len(subjects) > 1_000
    assert [f"{name}: {growth}" for name, growth in find_short(subjects, HANG_GUARD)] == []


def test_a_pattern_that_grows_is_found() -> None:
    """One that grows by the square, one that doubles with each character, and one that nothing
    stops are found among ordinary ones, which are not; none of them holds the program up."""

    def run_on(_: str) -> None:
        deque(repeat(None))  # looks for no signal

    planted: dict[str, Callable[[str], object]] = {
        "linear": re.compile(r"\b\w++ (?:at|in) \w+").search,
        "square": re.compile(r"[^@]+\s?@").search,
        "exponential": re.compile(r"(?:x+)+y").match,
        "endless": run_on,
        "possessive": re.compile(r"(?<![^.])[^.]++\.").search,
    }
    few = tuple(recipes(FEW))
    subjects = [NamedSubject(name, subject, few) for name, subject in planted.items()]
    found = dict(find_short(subjects, seconds=3))
    assert sorted(found) == ["endless", "exponential", "square"]
    assert not any(growth.holds for growth in found.values())


def test_the_long_form_ends_with_what_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every text takes as long as it may, only as many are tried as there is time for."""
    monkeypatch.setattr("tools.growth.measure.SUBJECT_SECONDS", 0.1)
    monkeypatch.setattr("tools.growth.measure.TOO_LONG", 0.01)
    tried: list[str] = []

    def try_in_vain(text: str) -> None:
        tried.append(text)
        re.match(r"(?:x+)+y", "x" * 60)

    growth = measure(try_in_vain, tuple(recipes(COMMON)))
    assert len(tried) < len(COMMON)
    assert growth.slowest > 0
