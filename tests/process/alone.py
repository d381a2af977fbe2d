"""Runs the bot as one that is alone on its token from its first fetch on."""


def be_alone_at_once() -> None:
    """Takes the first fetch for one that has stood alone: no other process is near."""
    from bot.receiving import newcomer

    newcomer.STAND_SECONDS = 0.0


if __name__ == "__main__":
    from bot.__main__ import main

    be_alone_at_once()
    main()
