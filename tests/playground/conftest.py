"""Gives each test a stand-in on a free port, and somebody who uses it."""

from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import ClientSession

import playground
from tests.playground.visitor import Visitor


@pytest_asyncio.fixture
async def visitor() -> AsyncIterator[Visitor]:
    """Returns a person who has started the bot, without limits on speed or real time of grace."""
    running = await playground.start(port=0, limits=False, rules=playground.Rules(grace=0))
    async with ClientSession() as session:
        someone = Visitor(running, session)
        running.people.add(id=someone.person, first_name="Sam")
        running.people.start_chat(someone.person)
        yield someone
    await running.stop()
