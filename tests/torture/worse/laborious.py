"""Reads every message tens of times by a pattern that grows faster than its input, as redaction
once did, lets nobody else go on meanwhile, and has no budget."""

import re
from collections.abc import Sequence
from typing import Final

TIMES: Final = 20
"""So often it reads a message, as it would for as many notes."""
GROWS: Final = re.compile(r"[^@]+\s?@")
"""Looks for an end at every place, from every place: a text twice as long takes four times as
long."""


def labour(text: str) -> None:
    """Reads a text in vain."""
    for _ in range(TIMES):
        for _ in GROWS.finditer(text):
            pass


def worsen() -> None:
    """Makes the bot worse from here on."""
    from bot.intake import update_processor
    from bot.intake.heavy_turns import HeavyTurns
    from bot.intake.rate_limit import RateDecision, RateLimitTransaction
    from bot.intake.update_parsing import IncomingUpdate
    from handlers.listening import listen

    take_text = listen.take_text

    def labour_and_take(*given: object, **more: object) -> object:
        labour(next(one for one in given if isinstance(one, str)))
        return take_text(*given, **more)  # type: ignore[arg-type] # passed on as they are

    async def put_nothing_aside(
        _: HeavyTurns, updates: Sequence[IncomingUpdate]
    ) -> tuple[Sequence[IncomingUpdate], Sequence[IncomingUpdate]]:
        return updates, ()

    listen.take_text = labour_and_take  # type: ignore[assignment] # that is what it is for
    HeavyTurns.part = put_nothing_aside  # type: ignore[assignment,method-assign] # so is this
    update_processor.BATCH_BUDGET = float("inf")  # type: ignore[attr-defined] # it is imported
    RateLimitTransaction.check_work = lambda *_: RateDecision.ALLOWED  # type: ignore[method-assign] # and this


if __name__ == "__main__":
    from bot.__main__ import main
    from tests.process.alone import be_alone_at_once

    worsen()
    be_alone_at_once()
    main()
