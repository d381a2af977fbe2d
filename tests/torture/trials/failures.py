"""Each refusal of Telegram, ordered of the stand-in, gets the right reaction, and others go on.

429 for a chat and for all, 403, 409 of another process and of a webhook, 401, a refusal for good,
5xx, a chat that has moved: each on a running bot, with people who wait for answers meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.errors import LockedOutError
from bot.operations.undelivered import requeue
from bot.persistence.open_store import open_database
from bot.settings import Settings
from storage.unit_of_work import UndeliveredMessage, UnitOfWork
from tests.torture.people.bystanders import ANSWER, ASK, BystanderResult, Scene
from tests.torture.processes.running import ChatPerson, LostError, eventually, running, together
from tests.torture.trial import Claim, Report, Trial, count_of

TIMES = 5
"""Each failure comes so often in the whole trial."""
LIMIT = 1.0
PAUSE = 1
"""Telegram asks for so many seconds in a 429."""
BLOCKED = "Forbidden: bot was blocked by the user"
CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
NOBODY = 9_999


Failure = Callable[[Scene], Awaitable[None]]


# -- 429 -----------------------------------------------------------------------------------------


async def too_many_for_a_chat(scene: Scene) -> None:
    """That chat pauses as long as Telegram asked, and the others do not."""
    victim = scene.victim
    scene.bot.order(
        kind="retry_after", method="sendMessage", chat_id=victim.id, seconds=PAUSE, times=1
    )
    after = victim.write(ASK)
    await scene.others_go_on()
    await scene.answered_once(victim, after, "429 for a chat")
    refused, *again = scene.calls("sendMessage", victim.id)[-2:]
    early = _seconds(refused, again[0]) < PAUSE
    scene.found.hold(not early, "wrong reaction", "asked again during the pause")


async def too_many_for_all(scene: Scene) -> None:
    """After refusals in several chats nobody gets a message until the pause is over."""
    scene.bot.order(kind="retry_after", method="sendMessage", seconds=PAUSE, times=2)
    everybody = [scene.victim, *scene.others]
    after = {robin.id: robin.write(ASK) for robin in everybody}
    refused = await _refused(scene, 2)
    another = scene.others.pop()
    late = another.write(ASK)  # it has two answers to come
    await together(
        [
            scene.answered_once(each, after[each.id], "429 for all")
            for each in (scene.victim, *scene.others)
        ]
    )
    sent = [one for one in scene.calls("sendMessage") if one["id"] > refused["id"]]
    during = [one for one in sent if 0.3 < _seconds(refused, one) < PAUSE - 0.1]
    scene.found.hold(not during, "wrong reaction", f"{len(during)} sent in a general pause")
    await another.next(ANSWER, late)


async def _refused(scene: Scene, times: int) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        found = [one for one in scene.calls("sendMessage") if one["status"] == 429]
        return found[times - 1] if len(found) >= times else None

    return await eventually(look, "refusals")


def _seconds(one: dict[str, Any], other: dict[str, Any]) -> float:
    at = [datetime.fromisoformat(call["at"]) for call in (one, other)]
    return (at[1] - at[0]).total_seconds()


# -- 403 -----------------------------------------------------------------------------------------


async def blocked(scene: Scene) -> None:
    """Nothing more is sent there, the others are reminded, and /start resumes it."""
    bot, victim = scene.bot, scene.victim
    for robin in (victim, *scene.others):
        card = await robin.ask("/new Acme Robotics; Engineer; yesterday 15:00", "Is that right?")
        robin.press(card, "Looks right")
        await robin.next("Tell it as it comes", card["message_id"])
    body = {"ok": False, "error_code": 403, "description": BLOCKED}
    bot.order(
        kind="error", status=403, body=body, method="sendMessage", chat_id=victim.id, times=10_000
    )
    victim.write(ASK)
    await eventually(lambda: _statuses(scene, victim) & {403}, "the refusal")
    await asyncio.sleep(0.3)
    tried = len(scene.calls("sendMessage", victim.id))
    await _a_day(scene)
    still = len(scene.calls("sendMessage", victim.id)) - tried
    scene.found.hold(still == 0, "wrong reaction", f"{still} calls to somebody who blocked")
    for robin in scene.others:
        scene.found.hold(_reminded(robin), "lost or twice", f"the reminder of {robin.id}")
    await scene.others_go_on(1)
    bot.telegram.app_state.faults.cancel()
    await victim.ask("/start", "Welcome back")
    await _a_day(scene)
    scene.found.hold(_reminded(victim), "lost or twice", "the reminder after coming back")


def _statuses(scene: Scene, robin: ChatPerson) -> set[int]:
    return {one["status"] for one in scene.calls("sendMessage", robin.id)}


def _reminded(robin: ChatPerson) -> bool:
    return any("Look back" in one.get("text", "") for one in robin.messages())


async def _a_day(scene: Scene) -> None:
    """Lets a day go by in steps."""
    for _ in range(6):
        scene.bot.telegram.clock.wind(timedelta(hours=4))
        await asyncio.sleep(0.05)
    await scene.bot.all_said()
    await asyncio.sleep(0.2)


# -- 409 and 401 -----------------------------------------------------------------------------------


async def another_process(scene: Scene) -> None:
    """The bot pauses between tries, goes on by itself, and answers everything that was written."""
    body = {"ok": False, "error_code": 409, "description": CONFLICT}
    scene.bot.order(kind="error", status=409, body=body, method="getUpdates", times=2)
    before = len(scene.calls("getUpdates"))
    asked = scene.others[0].write(ASK)  # ends the fetch that is open
    await scene.others[0].next(ANSWER, asked)
    after = {robin.id: robin.write(ASK) for robin in (scene.victim, *scene.others)}
    await together(
        [
            scene.answered_once(robin, after[robin.id], "an answer")
            for robin in (scene.victim, *scene.others)
        ]
    )
    tries = len(scene.calls("getUpdates")) - before
    scene.found.hold(tries < 15, "wrong reaction", f"{tries} fetches around two conflicts")


async def a_webhook_is_set(scene: Scene) -> None:
    """A webhook that somebody set is removed, and waiting updates are answered."""
    await scene.bot.runtime.api.call("setWebhook", {"url": f"http://127.0.0.1:{NOBODY}/hook"})
    after = scene.victim.write(ASK)
    await scene.answered_once(scene.victim, after, "409 of a webhook")


UNAUTHORIZED = {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def refused_once(scene: Scene) -> None:
    """A token that is refused once and then taken ends nothing, and the message goes again."""
    scene.bot.order(kind="error", status=401, body=UNAUTHORIZED, method="sendMessage", times=1)
    after = scene.victim.write(ASK)
    await scene.answered_once(scene.victim, after, "401 once")
    scene.found.hold(scene.bot.ended is None, "wrong reaction", f"ended by {scene.bot.ended!r}")


async def locked_out(scene: Scene) -> None:
    """The bot ends and says why, and the next one with a good token sends what waited."""
    for method in ("sendMessage", "getMe"):
        scene.bot.order(kind="error", status=401, body=UNAUTHORIZED, method=method, times=1)
    after = scene.victim.write(ASK)
    ended = await eventually(lambda: scene.bot.ended, "the end")
    scene.found.hold(isinstance(ended, LockedOutError), "wrong reaction", f"ended by {ended!r}")
    await scene.bot.start()
    await scene.answered_once(scene.victim, after, "401")
    await scene.others_go_on(1)


# -- 5xx, and a chat that moved -------------------------------------------------------------------


async def broken_there(scene: Scene) -> None:
    """A gateway's error page for each chat and for the next fetch loses no message."""
    page = "<html>502 Bad Gateway</html>"
    everybody = [scene.victim, *scene.others]
    for robin in everybody:
        scene.bot.order(
            kind="error", status=502, body=page, method="sendMessage", chat_id=robin.id, times=1
        )
    after = {robin.id: robin.write(ASK) for robin in everybody}
    await together(
        [scene.answered_once(robin, after[robin.id], "an answer") for robin in everybody]
    )
    scene.bot.order(kind="error", status=502, body=page, method="getUpdates", times=1)
    asked = scene.victim.write(ASK)
    await scene.answered_once(scene.victim, asked, "5xx")
    again = scene.victim.write(ASK)
    await scene.answered_once(scene.victim, again, "5xx of a fetch")
    await scene.others_go_on(1)


async def broken_for_a_chat(scene: Scene) -> None:
    """A 5xx in one chat delays nobody else."""
    scene.bot.order(
        kind="error", status=500, method="sendMessage", chat_id=scene.victim.id, times=1
    )
    after = scene.victim.write(ASK)
    await scene.others_go_on()
    await scene.answered_once(scene.victim, after, "5xx for a chat")


async def migrated(scene: Scene) -> None:
    """The answer goes to where the chat is now."""
    moved = scene.bot.somebody(scene.victim.id + 50_000)
    scene.bot.telegram.people.start_chat(moved.id)
    body = {
        "ok": False,
        "error_code": 400,
        "description": UPGRADED,
        "parameters": {"migrate_to_chat_id": moved.id},
    }
    scene.bot.order(
        kind="error", status=400, body=body, method="sendMessage", chat_id=scene.victim.id, times=1
    )
    scene.victim.write(ASK)
    await scene.others_go_on()
    await scene.answered_once(moved, 0, "a chat that moved")


# -- refused for good ------------------------------------------------------------------------------


async def refused_for_good(scene: Scene) -> None:
    """What Telegram refuses is kept, delays nobody, and arrives when it is sent again."""
    body = {"ok": False, "error_code": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}
    chat = scene.victim.id
    scene.bot.order(
        kind="error", status=400, body=body, method="sendMessage", chat_id=chat, times=1
    )
    after = scene.victim.write(ASK)
    await scene.others_go_on(1)
    kept = await _undelivered(scene)
    await scene.bot.stop()
    async with _stopped(scene.bot.settings) as unit:
        for one in await unit.undelivered.list_messages():
            await requeue(unit, one, scene.bot.telegram.clock.now())
    await scene.bot.start()
    await scene.answered_once(scene.victim, after, "sent again")
    right = [(one.chat, one.reason) for one in kept] == [(chat, body["description"])]
    scene.found.hold(right, "lost or twice", f"{len(kept)} kept of what was refused")
    left = await _undelivered(scene)
    scene.found.hold(not left, "lost or twice", "kept although it was sent again")


async def _undelivered(scene: Scene) -> list[UndeliveredMessage]:
    async with scene.bot.runtime.store.unit_of_work() as unit:
        return await unit.undelivered.list_messages()


@asynccontextmanager
async def _stopped(settings: Settings) -> AsyncIterator[UnitOfWork]:
    """Opens the database as a command does while the bot is stopped."""
    store = await open_database(settings)
    try:
        async with store.unit_of_work() as unit:
            yield unit
    finally:
        await store.close()


FAILURES: tuple[Failure, ...] = (
    too_many_for_a_chat,
    too_many_for_all,
    blocked,
    another_process,
    a_webhook_is_set,
    refused_once,
    locked_out,
    refused_for_good,
    broken_there,
    broken_for_a_chat,
    migrated,
)


# -- the trial -----------------------------------------------------------------------------------


async def meet(failure: Failure, found: BystanderResult) -> None:
    """Runs one failure on a bot of its own."""
    async with running() as bot:
        victim = bot.somebody(1001)
        others = [bot.somebody(number) for number in (2001, 2002, 2003)]
        scene = Scene(bot, found, victim, others)
        try:
            await together([robin.settle_in() for robin in (victim, *others)])
            await failure(scene)
        except LostError as error:
            found.hold(False, "lost or twice", f"{failure.__name__}: {error}")
        unknown = bot.telegram.world.unknown
        found.hold(not unknown, "wrong reaction", f"{failure.__name__}: {unknown[:1]}")


async def each_of(failures: Sequence[Failure], found: BystanderResult) -> None:
    """Runs one after the other."""
    for failure in failures:
        await meet(failure, found)
        found.counted["failures"] += 1


def run(seed: int, share: float) -> Report:
    """Runs each failure several times in random order, or a few of them."""
    found, many = BystanderResult(), count_of(TIMES * len(FAILURES), share)
    every = FAILURES * TIMES
    rng = Random(seed)  # noqa: S311 - no secret
    failures = rng.sample(every, many)
    asyncio.run(each_of(failures, found))
    counted, longest = found.counted, max(found.waited, default=99.0)
    return Report(
        f"{counted['failures']} failures of {len(FAILURES)} kinds on a running bot, "
        f"{len(found.waited)} questions of others meanwhile",
        (
            Claim("others' longest wait, s", round(longest, 3), most=LIMIT),
            Claim("lost or twice", counted["lost or twice"], most=0),
            Claim("wrong reactions", counted["wrong reaction"], most=0),
            Claim("failures", counted["failures"], least=many),
        ),
        tuple(found.troubles[:6]),
    )


TRIALS = (Trial("failures", "429, 403, 409, 401, 5xx, chat migrated", run),)
