"""Parks whatever comes from somebody who cannot be read, says nothing, and tells nobody."""

import pytest


def worsen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the bot worse until the end of a test."""
    from bot.intake import update_processor
    from bot.intake.batch import Batch
    from bot.intake.update_parsing import IncomingUpdate
    from bot.intake.update_result import ResultWithReason, UpdateResult
    from bot.scheduling.unreadable_people import UnreadablePeople

    async def park(
        batch: Batch, update: IncomingUpdate, *_: object, **__: object
    ) -> ResultWithReason:
        await batch.park(update, "UnreadableError")
        return ResultWithReason(UpdateResult.PARKED)

    async def say_nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(update_processor, "handle_unreadable", park)
    monkeypatch.setattr(UnreadablePeople, "report", say_nothing)
