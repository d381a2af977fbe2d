"""Runs the bot with texts of a few words taken for long: they are worked out beside the others."""

LONG = 10


def take_more_aside() -> None:
    """Takes texts for long that are not, so that light and heavy turns of one person alternate."""
    from bot.intake import heavy_turns

    heavy_turns.LONG_TEXT = LONG


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    take_more_aside()
    be_alone_at_once()
    main()
