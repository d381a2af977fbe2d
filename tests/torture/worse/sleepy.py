"""Sleeps until the next reminder by a timer of its own, whatever is done to the clock."""


def worsen() -> None:
    """From here on."""
    from bot import scheduler

    scheduler.LOOK_EVERY = 3600
    scheduler.JUMP_SECONDS = float("inf")


if __name__ == "__main__":
    from bot.__main__ import main

    worsen()
    main()
