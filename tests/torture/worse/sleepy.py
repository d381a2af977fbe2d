"""Sleeps until the next reminder by a timer of its own, whatever happens to the clock."""


def worsen() -> None:
    """Makes the bot worse from here on; nothing else wakes it either."""
    from datetime import timedelta

    from bot.scheduling import scheduler

    scheduler.BACK_UP_FIRST = scheduler.SHRED_WITHIN = timedelta(hours=1)

    scheduler.LOOK_EVERY = 3600
    scheduler.JUMP_SECONDS = float("inf")


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
