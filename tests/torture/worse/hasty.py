"""Confirms fetched updates before they are stored."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

LATE = 1.0
"""The delay in seconds."""
_kept = set[asyncio.Task[None]]()


def worsen() -> None:
    """Makes the bot worse from here on."""
    from bot.intake.intake import Intake

    take = Intake.take

    async def later(self: Intake, raws: Sequence[Mapping[str, Any]]) -> None:
        await asyncio.sleep(LATE)
        await take(self, raws)

    async def taken(self: Intake, raws: Sequence[Mapping[str, Any]], failed: int = 0) -> None:
        task = asyncio.create_task(later(self, raws))
        _kept.add(task)
        task.add_done_callback(_kept.discard)

    Intake.take_some = taken  # type: ignore[assignment] # that is what it is for


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
