"""Whoever answers in Telegram's place, nobody is given up, nothing is lost, and the bot goes on.

A proxy stands between the bot and the stand-in. It answers with pages, odd JSON, or bodies without
an end: first to what is sent to one chat, then to every call, then while the bot starts. People
write and reminders come due meanwhile. Nothing of that reaches the stand-in, so afterwards each
answer and each reminder must be there exactly once.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from random import Random
from unittest.mock import patch

from aiohttp import ClientTimeout

from bot.fetching.fetch_file import fetch_file
from bot.fetching.transcriber import TryLaterError, UnreadableFileError
from bot.receiving import polling
from bot.telegram_api import backoff, bot_api
from bot.telegram_api.bot_api import BotApiClient
from tests.torture.people.bystanders import ANSWER, ASK, BystanderResult, Scene
from tests.torture.processes.proxy import ODD_ANSWERS, OddAnswer, Proxy, proxying
from tests.torture.processes.running import (
    ChatPerson,
    LostError,
    eventually,
    running,
    together,
)
from tests.torture.trial import Claim, Report, Trial, count_of

TIMES = 3
"""Each odd answer comes so often in the whole trial."""
LIMIT = 1.0
LONGEST_ANSWER = 1.5
"""The limits of the bot are shortened: a whole call takes at most half a second more than this."""
ODD_FETCHES, ODD_SENDS = 3, 2
PATIENCE = 20.0
SOUND = b"OggS what somebody said"
HOURS = 4
"""After so many hours everybody is asked to look back."""


@contextmanager
def short_limits(
    limit_call: Callable[[float], ClientTimeout] = bot_api._timeout,
) -> Iterator[None]:
    """Shortens the bot's own limits and pauses, and leaves how they work as it is; a worse bot
    limits a call in another way.
    """
    bot_api._timeout.cache_clear()
    with (
        patch.object(bot_api, "CONNECT_SECONDS", 0.5),
        patch.object(bot_api, "CONFIRM_SECONDS", 0.05),
        patch.object(bot_api, "LARGEST_ANSWER", 4_000_000),
        patch.object(bot_api, "_timeout", lambda seconds: limit_call(min(seconds, LONGEST_ANSWER))),
        patch.object(polling, "POLL_SECONDS", 1),
        patch.object(backoff, "SHORTEST_PAUSE", 0.05),
        patch.object(backoff, "LONGEST_PAUSE", 0.3),
    ):
        yield
    bot_api._timeout.cache_clear()


async def answer_one_chat(scene: Scene, proxy: Proxy, odd: OddAnswer) -> None:
    """Answers only what is sent to the victim; the others must not notice."""
    proxy.order(odd, scene.victim.id)
    after = scene.victim.write(ASK)
    await scene.others_go_on(2)
    await _hurry_until(scene, lambda: sum(proxy.answered.values()) >= 1, "an odd answer")
    proxy.order(None)
    await _answered_once(scene, [(scene.victim, after)])


async def answer_everything(scene: Scene, proxy: Proxy, odd: OddAnswer) -> None:
    """Answers every call while reminders come due and everybody writes."""
    everybody = [scene.victim, *scene.others]
    proxy.order(odd)
    scene.bot.telegram.clock.wind(timedelta(hours=HOURS))
    after = [(robin, robin.write(ASK)) for robin in everybody]
    fetches, sends = (1, 0) if odd.times else (ODD_FETCHES, ODD_SENDS)

    def has_met() -> bool:
        met = proxy.answered
        tried = met["sendMessage"] + met["getMe"]
        return scene.bot.ended is not None or (
            sum(met.values()) >= fetches + sends and tried >= sends
        )

    await _hurry_until(scene, has_met, "odd answers to everything")
    proxy.order(None)
    await _answered_once(scene, after)
    for robin in everybody:
        many = sum("Look back" in one.get("text", "") for one in robin.messages())
        scene.found.hold(many == 1, "lost or twice", f"{many} reminders of {robin.id}: {odd.name}")


async def answer_at_the_start(scene: Scene, proxy: Proxy, odd: OddAnswer) -> None:
    """Answers every call while the bot starts."""
    await scene.bot.stop()
    proxy.order(odd)
    after = [(robin, robin.write(ASK)) for robin in (scene.victim, *scene.others)]
    await scene.bot.start()
    least = 1 if odd.times else ODD_FETCHES
    await _hurry_until(scene, lambda: sum(proxy.answered.values()) >= least, "odd answers")
    proxy.order(None)
    await _answered_once(scene, after)


async def answer_downloads(scene: Scene, proxy: Proxy, odd: OddAnswer) -> None:
    """Answers in the place of a file: nothing but the file may be taken for it, and it must be
    fetched once it is there."""
    telegram = scene.bot.telegram
    file = telegram.people.send_voice(scene.victim.id, 3, SOUND)["voice"]["file_id"]
    api = BotApiClient(proxy.url, telegram.token)
    proxy.order(odd, path="/file/")
    try:
        with suppress(TryLaterError):
            await fetch_file(api, file)
            scene.found.hold(False, "taken for a file", odd.name)
    except UnreadableFileError:
        scene.found.hold(False, "taken for a file", f"{odd.name}: given up")
    proxy.order(None)
    scene.found.hold(await fetch_file(api, file) == SOUND, "taken for a file", odd.name)
    await api.close()


async def _hurry_until(scene: Scene, look: Callable[[], bool], what: str) -> None:
    """Waits for that condition; the clock skips pauses meanwhile."""

    async def skip_pauses() -> None:
        while True:
            await scene.bot.hurry()
            await asyncio.sleep(0.05)

    skipping = asyncio.create_task(skip_pauses())
    try:
        await eventually(look, what, PATIENCE)
    finally:
        skipping.cancel()
        await asyncio.gather(skipping, return_exceptions=True)


async def _answered_once(scene: Scene, asked: Sequence[tuple[ChatPerson, int]]) -> None:
    """Checks that everybody has exactly one answer once nothing is left to send."""

    def all_answered() -> bool:
        return all(_count_answers(robin, after) for robin, after in asked)

    await _hurry_until(scene, all_answered, "everybody's answer")
    await scene.bot.all_said()
    for robin, after in asked:
        many = _count_answers(robin, after)
        scene.found.hold(many == 1, "lost or twice", f"{many} answers to {robin.id}")


def _count_answers(robin: ChatPerson, after: int) -> int:
    said = (one for one in robin.messages() if one["message_id"] > after)
    return sum(ANSWER in one.get("text", "") for one in said)


async def _judge(scene: Scene, odd: OddAnswer) -> None:
    """Looks at what is kept when all is over."""
    async with scene.bot.runtime.store.unit_of_work() as unit:
        chats = [robin.id for robin in (scene.victim, *scene.others)]
        people = (await unit.people.load(chats)).values()
        undelivered = len(await unit.undelivered.list_messages())
    gone = sum(not person.is_reachable for person in people)
    scene.found.hold(not gone, "made unreachable", f"{gone} by {odd.name}")
    scene.found.hold(not undelivered, "given up", f"{undelivered} messages by {odd.name}")


async def meet(odd: OddAnswer, found: BystanderResult) -> None:
    """Runs a bot behind a proxy that gives one odd answer in every place."""
    async with proxying() as proxy, running(telegram_api_url=proxy.url) as bot:
        proxy.target.set_result(bot.telegram.url)
        victim = bot.somebody(1001)
        scene = Scene(bot, found, victim, [bot.somebody(number) for number in (2001, 2002)])
        try:
            await together([_log_interview(robin) for robin in (victim, *scene.others)])
            await answer_one_chat(scene, proxy, odd)
            await answer_everything(scene, proxy, odd)
            await answer_downloads(scene, proxy, odd)
            await answer_at_the_start(scene, proxy, odd)
        except LostError as error:
            found.hold(False, "lost or twice", f"{odd.name}: {error}")
        proxy.order(None)
        found.hold(bot.ended is None, "ended the process", f"{odd.name}: {bot.ended!r}")
        if bot.ended is None:
            await _judge(scene, odd)
        found.counted["answers"] += 1


async def _log_interview(robin: ChatPerson) -> None:
    await robin.settle_in()
    card = await robin.ask("/new Acme Robotics; Engineer; yesterday 15:00", "Is that right?")
    robin.press(card, "Looks right")
    await robin.next("Tell it as it comes", card["message_id"])


async def meet_all(answers: Sequence[OddAnswer], found: BystanderResult) -> None:
    """Meets one after the other."""
    for odd in answers:
        await meet(odd, found)


def run(seed: int, share: float) -> Report:
    """Gives each odd answer several times in random order, or a few of them."""
    found, many = BystanderResult(), count_of(TIMES * len(ODD_ANSWERS), share)
    rng = Random(seed)  # noqa: S311 - no secret
    with short_limits():
        asyncio.run(meet_all(rng.sample(ODD_ANSWERS * TIMES, many), found))
    counted, longest = found.counted, max(found.waited, default=99.0)
    return Report(
        f"{counted['answers']} bots behind a proxy with {len(ODD_ANSWERS)} kinds of odd answers, "
        f"{len(found.waited)} questions of others meanwhile",
        (
            Claim("others' longest wait, s", round(longest, 3), most=LIMIT),
            Claim("made unreachable", counted["made unreachable"], most=0),
            Claim("lost or twice", counted["lost or twice"], most=0),
            Claim("given up", counted["given up"], most=0),
            Claim("taken for a file", counted["taken for a file"], most=0),
            Claim("processes ended", counted["ended the process"], most=0),
            Claim("answers", counted["answers"], least=many),
        ),
        tuple(found.troubles[:6]),
    )


TRIALS = (Trial("answers", "whoever answers in Telegram's place, nothing changes", run),)
