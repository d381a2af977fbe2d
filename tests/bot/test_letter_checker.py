"""What checks letters is there while people write, and only then."""

import asyncio

import pytest

from bot.letter_checker import LetterChecker
from coaching.proofreading import checker
from coaching.proofreading.grammar import is_checker_installed


class NoticedChecker(checker.CheckerProcess):
    """Tells whether it runs, and starts nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.runs = False
        self.started, self.ended = asyncio.Semaphore(0), asyncio.Semaphore(0)
        self._loop = asyncio.get_running_loop()

    def start(self) -> None:
        self.runs = True
        self._loop.call_soon_threadsafe(self.started.release)

    def end(self) -> None:
        self.runs = False
        self._loop.call_soon_threadsafe(self.ended.release)


async def _becomes(watched: NoticedChecker, *, runs: bool) -> None:
    async with asyncio.timeout(10):
        await (watched.started if runs else watched.ended).acquire()


@pytest.mark.skipif(not is_checker_installed(), reason="the extra is not installed")
async def test_it_begins_with_a_message_and_ends_when_unused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It begins with the first message, ends after a while without one, and begins again."""
    watched = NoticedChecker()
    monkeypatch.setattr(checker, "CHECKER", watched)
    keeper = LetterChecker(idle_seconds=0.03)
    task = asyncio.create_task(keeper.run())
    await asyncio.sleep(0.02)
    assert not watched.runs
    for _ in range(2):
        keeper.note_turn()
        await _becomes(watched, runs=True)
        await _becomes(watched, runs=False)
    keeper.note_turn()
    await _becomes(watched, runs=True)
    task.cancel()
    await asyncio.wait({task})
    assert not watched.runs
