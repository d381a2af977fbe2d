"""A malformed update is parked, its chat is told, and the others go on.

Some of each kind are sent by polling and by webhook, and right behind each of them others ask
something: the trial measures what they wait.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from socket import socket
from typing import Any

from pydantic import SecretStr

from bot.texts import FAILURE_APOLOGY
from tests.torture.processes.running import ChatPerson, LostError, Running, running, together
from tests.torture.trial import Claim, Report, Trial, count_of

EACH = 6
"""So many of each kind come each way in the whole trial."""
OTHERS = 3
LIMIT = 1.0
A_WHILE = timedelta(seconds=5)
"""So much time is between two of them: nobody asks faster than a person does."""
NOON = 1_760_000_000
Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MalformedUpdate:
    """Is a kind of malformed update.

    `is_told`: it comes from a private chat, which is then told; `is_parked`: it cannot be handled
    in any way.
    """

    name: str
    make: Callable[[int], Raw]
    is_told: bool = True
    is_parked: bool = True
    is_fetched: bool = True
    """Whether the stand-in can put it into an answer to be fetched."""


def _place(who: int) -> Raw:
    chat = {"id": who, "type": "private", "first_name": "Robin"}
    return {"chat": chat, "from": {"id": who, "is_bot": False, "first_name": "Robin"}}


def _message(who: int, **more: object) -> Raw:
    """Returns a sound message with some parts changed; None removes a part."""
    whole = {"message_id": 1_000_000, "date": NOON, "text": "hello", **_place(who), **more}
    return {"message": {name: value for name, value in whole.items() if value is not None}}


def _nested(who: int, depth: int) -> Raw:
    """Returns a reply to a reply to a reply."""
    message: Raw = _message(who)["message"]
    for _ in range(depth):
        message = {**_message(who)["message"], "reply_to_message": message}
    return {"message": message}


def _press(who: int, **more: object) -> Raw:
    query = {"id": f"{who}", "chat_instance": "1", "from": _place(who)["from"], **more}
    return {"callback_query": query}


MALFORMED_UPDATES = (
    MalformedUpdate("a message that is a number", lambda _: {"message": 5}, is_told=False),
    MalformedUpdate("a message that is a list", lambda _: {"message": [1, 2]}, is_told=False),
    MalformedUpdate(
        "words for numbers", lambda who: _message(who, message_id="seven", date="noon")
    ),
    MalformedUpdate("no number and no date", lambda who: _message(who, message_id=None, date=None)),
    MalformedUpdate("a text that is a number", lambda who: _message(who, text=12345)),
    MalformedUpdate("a text that is an object", lambda who: _message(who, text={"a": ["b"]})),
    MalformedUpdate(
        "marks of a wrong kind", lambda who: _message(who, text="/start", entities=[5, None])
    ),
    MalformedUpdate("a sender that is a list", lambda who: _message(who, **{"from": [1]})),
    MalformedUpdate("replies 300 deep", lambda who: _nested(who, 300), is_parked=False),
    MalformedUpdate("replies 700 deep", lambda who: _nested(who, 700)),
    MalformedUpdate("a date beyond all years", lambda who: _message(who, date=10**30)),
    MalformedUpdate(
        "a chat beyond all numbers", lambda _: _message(10**30), is_told=False, is_parked=False
    ),
    MalformedUpdate(
        "a number of 400 digits", lambda who: _message(who, message_id=10**400), is_parked=False
    ),
    MalformedUpdate("a press on nothing", _press, is_told=False, is_parked=False),
    MalformedUpdate(
        "a press of a number", lambda who: _press(who, data=5), is_told=False, is_parked=False
    ),
    MalformedUpdate("nothing at all", lambda _: {}, is_told=False, is_parked=False),
    MalformedUpdate(
        "an empty message", lambda _: {"message": None}, is_told=False, is_parked=False
    ),
    MalformedUpdate(
        "a kind nobody knows",
        lambda who: {"brand_new": _place(who)},
        is_told=False,
        is_parked=False,
    ),
    MalformedUpdate(
        "half a character",
        lambda who: _message(who, text="\ud83c hello"),
        is_parked=False,
        is_fetched=False,
    ),
    MalformedUpdate(
        "a million letters", lambda who: _message(who, text="x" * 10**6), is_parked=False
    ),
    MalformedUpdate(
        "a member of no status",
        lambda who: {"my_chat_member": {**_place(who), "new_chat_member": "gone"}},
        is_told=False,
        is_parked=False,
    ),
)


# -- waiting times ---------------------------------------------------------------------------------


@dataclass(slots=True)
class MalformedResult:
    """Holds the results."""

    waited: list[float] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def fault(self, what: str, words: str) -> None:
        self.counted[what] += 1
        self.troubles.append(f"{what}: {words}")


async def send_among_others(
    bot: Running, malformed_updates: list[MalformedUpdate], found: MalformedResult
) -> None:
    """Sends each malformed update from a chat of its own, and others ask right behind it."""
    others = [bot.somebody(number) for number in range(2001, 2001 + OTHERS)]
    await together([robin.settle_in() for robin in others])
    for place, malformed in enumerate(malformed_updates):
        sender = bot.somebody(5001 + place)
        await sender.settle_in()
        parked_before = await bot.parked()
        bot.telegram.clock.wind(A_WHILE)
        bot.telegram.world.updates.add_raw(malformed.make(sender.id), sender.id)
        try:
            found.waited += await together([robin.timed("/help", "/new") for robin in others])
        except LostError as error:
            found.fault("blocked", f"{malformed.name}: {error}")
            return
        found.counted["malformed"] += 1
        await _judge(bot, malformed, sender, parked_before, found)


async def _judge(
    bot: Running,
    malformed: MalformedUpdate,
    sender: ChatPerson,
    parked_before: int,
    found: MalformedResult,
) -> None:
    """Checks that it was parked and the chat told; afterwards the chat goes on as usual."""
    if malformed.is_parked and await bot.parked() == parked_before:
        found.fault("not parked", malformed.name)
    if malformed.is_parked and malformed.is_told:
        apologies = [
            message for message in sender.messages() if message.get("text") == str(FAILURE_APOLOGY)
        ]
        if len(apologies) != 1:
            found.fault("not told", f"{malformed.name}: {len(apologies)} times")
    try:
        await sender.ask("/status", "Nothing is pending")
    except LostError as error:
        found.fault("blocked", f"{malformed.name}, afterwards: {error}")


async def try_polling(malformed_updates: list[MalformedUpdate], found: MalformedResult) -> None:
    """Lets the bot fetch them."""
    async with running() as bot:
        await send_among_others(bot, malformed_updates, found)


async def try_webhook(malformed_updates: list[MalformedUpdate], found: MalformedResult) -> None:
    """Lets the stand-in deliver them to the bot's webhook."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hook: Mapping[str, Any] = {
        "listen": f"127.0.0.1:{port}",
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": SecretStr("s3cret"),
    }
    async with running(**hook) as bot:
        await send_among_others(bot, malformed_updates, found)


Way = Callable[[list[MalformedUpdate], MalformedResult], Coroutine[Any, Any, None]]
WAYS: tuple[tuple[Way, tuple[MalformedUpdate, ...]], ...] = (
    (try_polling, tuple(malformed for malformed in MALFORMED_UPDATES if malformed.is_fetched)),
    (try_webhook, MALFORMED_UPDATES),
)


def run(seed: int, share: float) -> Report:
    """Sends each kind several times by both ways in random order, or some of them."""
    found, tried = MalformedResult(), 0
    rng = Random(seed)  # noqa: S311 - no secret
    for way, kinds in WAYS:
        malformed_updates = rng.sample(kinds * EACH, count_of(len(kinds) * EACH, share))
        tried += len(malformed_updates)
        asyncio.run(way(malformed_updates, found))
    counted, longest = found.counted, max(found.waited, default=99.0)
    return Report(
        f"{counted['malformed']:,} malformed updates of {len(MALFORMED_UPDATES)} kinds "
        f"by polling and webhook, {len(found.waited):,} questions right behind them",
        (
            Claim("longest wait of others, s", round(longest, 3), most=LIMIT),
            Claim("blocked", counted["blocked"], most=0),
            Claim("not parked", counted["not parked"], most=0),
            Claim("not told", counted["not told"], most=0),
            Claim("malformed", counted["malformed"], least=tried),
        ),
        tuple(found.troubles[:6]),
    )


TRIALS = (Trial("malformed", "an update nobody can parse, by polling and webhook", run),)
