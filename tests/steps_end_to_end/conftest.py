"""A running bot for each module, and somebody new for each step."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.steps_end_to_end.running import PlaygroundPerson, RunningBot, run_bot


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningBot]:
    """One bot for a module. Afterwards every request must have been known to the stand-in, and
    right in the eyes of two libraries that others wrote."""
    async with run_bot(tmp_path_factory.mktemp("steps")) as running:
        yield running
        assert running.telegram.world.unknown == []
        assert running.telegram.world.calls
        assert running.faults() == []


@pytest_asyncio.fixture(loop_scope="module")
async def robin(bot: RunningBot) -> AsyncIterator[PlaygroundPerson]:
    """Somebody on a Wednesday morning at nine, in London."""
    somebody = await bot.add_person()
    yield somebody
    somebody.leave()
