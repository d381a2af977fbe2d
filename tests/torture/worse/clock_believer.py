"""Believes every clock: whoever was planned in a future time stays planned so."""


def worsen() -> None:
    """Makes the bot worse from here on."""
    from datetime import datetime

    from bot.scheduling.planned_times import PlannedTimes
    from storage.unit_of_work import UnitOfWork

    async def believe(_: PlannedTimes, unit_of_work: UnitOfWork, now: datetime) -> bool:
        return True

    PlannedTimes.check = believe  # type: ignore[method-assign,assignment] # that is what it is for


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
