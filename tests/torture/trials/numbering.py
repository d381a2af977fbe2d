"""Telegram's numbers begin anew, bogus ones stand between them, and nobody is left unanswered."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from playground.world.update_queue import DualTimestamp, QueuedUpdate
from tests.torture.processes.running import ChatPerson, LostError, Running, running
from tests.torture.trial import Claim, Report, Trial, count_of

NUMBERINGS, PEOPLE = 60, 4
WEEK = timedelta(days=7)
"""So long Telegram has no update before it begins anew."""
AT_MOST_SECONDS = 1.0
QUESTION, ANSWER = "/help", "interview"
BOGUS = (2**31 - 1, 2_000_000_000, 2**40, 2**62, -7, 0)
"""Numbers that Telegram has not given, or never gives."""


@dataclass(slots=True)
class NumberingResult:
    """Counts what was found over all numberings."""

    asked: int = 0
    unanswered: int = 0
    answered_twice: int = 0
    unconfirmed: int = 0
    waits: list[float] = field(default_factory=list)


def _put_between(bot: Running, number: int | None) -> None:
    """Lets each answer to a fetch hold a bogus number as well, or no more of them."""
    queue, clock = bot.telegram.world.updates, bot.telegram.clock
    first_updates: Callable[[int], list[QueuedUpdate]] = type(queue).first_updates.__get__(queue)

    def with_bogus(count: int) -> list[QueuedUpdate]:
        found = first_updates(count)
        if number is None or not found or count == 1:
            return found
        body = {"poll": {"id": str(number)}}
        bogus = QueuedUpdate(number, "poll", body, 0, DualTimestamp.from_clock(clock))
        return [*found, bogus]

    queue.first_updates = with_bogus  # type: ignore[method-assign] # a bogus answer is the fault


async def _ask(person: ChatPerson, result: NumberingResult) -> None:
    before = len(person.messages())
    try:
        result.waits.append(await person.timed(QUESTION, ANSWER))
    except LostError:
        result.unanswered += 1
        return
    await asyncio.sleep(0.1)
    result.answered_twice += len(person.messages()) - before - 1


async def _try_numbering(
    bot: Running, people: list[ChatPerson], number: int, result: NumberingResult
) -> None:
    queue = bot.telegram.world.updates
    end = time.monotonic() + AT_MOST_SECONDS
    while len(queue) and time.monotonic() < end:  # noqa: ASYNC110 - the poller's work
        await asyncio.sleep(0.01)
    result.unconfirmed += len(queue)
    queue.clear()
    queue.begin_anew(number)
    bot.telegram.clock.wind(WEEK)
    result.asked += len(people)
    await asyncio.gather(*(_ask(person, result) for person in people))


async def _try_all(seed: int, share: float) -> NumberingResult:
    result, random = NumberingResult(), Random(seed)  # noqa: S311 - to be played again
    async with running() as bot:
        people = [bot.somebody(number) for number in range(1001, 1001 + PEOPLE)]
        for person in people:
            await person.settle_in()
            person.patience = 5 * AT_MOST_SECONDS
        for turn in range(count_of(NUMBERINGS, share)):
            _put_between(bot, random.choice(BOGUS) if turn % 2 else None)
            await _try_numbering(bot, people, random.randrange(1, 2**31 - 1000), result)
        _put_between(bot, None)
    return result


def begun_anew(seed: int, share: float) -> Report:
    """Lets the numbers begin anew many times, at random, and people ask each time."""
    return report_on(asyncio.run(_try_all(seed, share)), count_of(NUMBERINGS, share))


def report_on(result: NumberingResult, numberings: int) -> Report:
    """Reports who was not answered, or twice, or late, and what could not be confirmed."""
    return Report(
        f"{numberings} numberings, every other with bogus numbers, {result.asked} questions",
        (
            Claim("unanswered", result.unanswered, most=0),
            Claim("answered twice", result.answered_twice, most=0),
            Claim("not confirmed", result.unconfirmed, most=0),
            Claim("longest wait", max(result.waits, default=float("inf")), most=AT_MOST_SECONDS),
        ),
    )


TRIALS = (Trial("numbering", "update numbers that begin anew, and bogus ones", begun_anew),)
