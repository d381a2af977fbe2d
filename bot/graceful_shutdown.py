"""Work that is not cut off in the middle when the bot is told to stop."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

LAST_SECONDS = 1.5
"""All of the stop has to fit into 5 s."""
Result = TypeVar("Result")


async def run_to_completion(
    work: Coroutine[Any, Any, Result], seconds: float = LAST_SECONDS
) -> Result:
    """What it gives. Cancelled meanwhile, the work may go on for so long, and only then ends."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
