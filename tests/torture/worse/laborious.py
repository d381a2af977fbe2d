"""Reads every message by a pattern that grows faster than its input, and has no budget."""


def worsen() -> None:
    """Makes the bot worse from here on."""
    from bot.intake import update_processor
    from bot.intake.rate_limit import RateDecision, RateLimitTransaction
    from handlers.listening import listen

    take_text = listen.take_text

    def labour_and_take(*given: object, **more: object) -> object:
        text = next(one for one in given if isinstance(one, str))
        for end in range(len(text)):
            text[:end].casefold().split(".")
            text[:end].casefold().split(" ")
            text[:end].casefold().split(",")
        return take_text(*given, **more)  # type: ignore[arg-type] # passed on as they are

    listen.take_text = labour_and_take  # type: ignore[assignment] # that is what it is for
    update_processor.BATCH_BUDGET = float("inf")  # type: ignore[attr-defined] # it is imported
    RateLimitTransaction.check_work = lambda *_: RateDecision.ALLOWED  # type: ignore[method-assign] # so is this


if __name__ == "__main__":
    from bot.__main__ import main

    worsen()
    main()
