"""Answers every message of a flood."""


def worsen() -> None:
    """Makes the bot worse from here on."""
    from bot.intake.rate_limit import RateDecision, RateLimitTransaction

    RateLimitTransaction.take = lambda *_: RateDecision.ALLOWED  # type: ignore[method-assign] # that is what it is for


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
