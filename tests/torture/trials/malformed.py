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
class Stray:
    """Is a kind of malformed update.

    `told`: it comes from a private chat, which is then told; `aside`: it cannot be handled in any
    way.
    """

    name: str
    make: Callable[[int], Raw]
    told: bool = True
    aside: bool = True
    fetched: bool = True
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


STRAYS = (
    Stray("a message that is a number", lambda _: {"message": 5}, told=False),
    Stray("a message that is a list", lambda _: {"message": [1, 2]}, told=False),
    Stray("words for numbers", lambda who: _message(who, message_id="seven", date="noon")),
    Stray("no number and no date", lambda who: _message(who, message_id=None, date=None)),
    Stray("a text that is a number", lambda who: _message(who, text=12345)),
    Stray("a text that is an object", lambda who: _message(who, text={"a": ["b"]})),
    Stray("marks of a wrong kind", lambda who: _message(who, text="/start", entities=[5, None])),
    Stray("a sender that is a list", lambda who: _message(who, **{"from": [1]})),
    Stray("replies 300 deep", lambda who: _nested(who, 300), aside=False),
    Stray("replies 700 deep", lambda who: _nested(who, 700)),
    Stray("a date beyond all years", lambda who: _message(who, date=10**30)),
    Stray("a chat beyond all numbers", lambda _: _message(10**30), told=False, aside=False),
    Stray("a number of 400 digits", lambda who: _message(who, message_id=10**400), aside=False),
    Stray("a press on nothing", _press, told=False, aside=False),
    Stray("a press of a number", lambda who: _press(who, data=5), told=False, aside=False),
    Stray("nothing at all", lambda _: {}, told=False, aside=False),
    Stray("an empty message", lambda _: {"message": None}, told=False, aside=False),
    Stray("a kind nobody knows", lambda who: {"brand_new": _place(who)}, told=False, aside=False),
    Stray(
        "half a character",
        lambda who: _message(who, text="\ud83c hello"),
        aside=False,
        fetched=False,
    ),
    Stray("a million letters", lambda who: _message(who, text="x" * 10**6), aside=False),
    Stray(
        "a member of no status",
        lambda who: {"my_chat_member": {**_place(who), "new_chat_member": "gone"}},
        told=False,
        aside=False,
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


async def among(desk: Running, strays: list[Stray], found: MalformedResult) -> None:
    """Sends each malformed update from a chat of its own, and others ask right behind it."""
    others = [desk.somebody(number) for number in range(2001, 2001 + OTHERS)]
    await together([robin.settle_in() for robin in others])
    for place, stray in enumerate(strays):
        sender = desk.somebody(5001 + place)
        await sender.settle_in()
        aside = await desk.parked()
        desk.telegram.clock.wind(A_WHILE)
        desk.telegram.world.updates.add_raw(stray.make(sender.id), sender.id)
        try:
            found.waited += await together([robin.timed("/help", "/new") for robin in others])
        except LostError as error:
            found.fault("blocked", f"{stray.name}: {error}")
            return
        found.counted["strays"] += 1
        await _judge(desk, stray, sender, aside, found)


async def _judge(
    desk: Running, stray: Stray, sender: ChatPerson, aside: int, found: MalformedResult
) -> None:
    """Checks that it was parked and the chat told; afterwards the chat goes on as usual."""
    if stray.aside and await desk.parked() == aside:
        found.fault("not put aside", stray.name)
    if stray.aside and stray.told:
        told = [one for one in sender.messages() if one.get("text") == str(FAILURE_APOLOGY)]
        if len(told) != 1:
            found.fault("not told", f"{stray.name}: {len(told)} times")
    try:
        await sender.ask("/status", "Nothing is pending")
    except LostError as error:
        found.fault("blocked", f"{stray.name}, afterwards: {error}")


async def polled(strays: list[Stray], found: MalformedResult) -> None:
    """Lets the bot fetch them."""
    async with running() as desk:
        await among(desk, strays, found)


async def brought(strays: list[Stray], found: MalformedResult) -> None:
    """Lets the stand-in deliver them to the bot's webhook."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hook: Mapping[str, Any] = {
        "listen": f"127.0.0.1:{port}",
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": SecretStr("s3cret"),
    }
    async with running(**hook) as desk:
        await among(desk, strays, found)


Way = Callable[[list[Stray], MalformedResult], Coroutine[Any, Any, None]]
WAYS: tuple[tuple[Way, tuple[Stray, ...]], ...] = (
    (polled, tuple(stray for stray in STRAYS if stray.fetched)),
    (brought, STRAYS),
)


def run(seed: int, share: float) -> Report:
    """Sends each kind several times by both ways in random order, or some of them."""
    found, tried = MalformedResult(), 0
    rng = Random(seed)  # noqa: S311 - no secret
    for way, kinds in WAYS:
        strays = rng.sample(kinds * EACH, count_of(len(kinds) * EACH, share))
        tried += len(strays)
        asyncio.run(way(strays, found))
    counted, longest = found.counted, max(found.waited, default=99.0)
    return Report(
        f"{counted['strays']:,} strays of {len(STRAYS)} kinds by polling and webhook, "
        f"{len(found.waited):,} questions right behind them",
        (
            Claim("longest wait of others, s", round(longest, 3), most=LIMIT),
            Claim("blocked", counted["blocked"], most=0),
            Claim("not put aside", counted["not put aside"], most=0),
            Claim("not told", counted["not told"], most=0),
            Claim("strays", counted["strays"], least=tried),
        ),
        tuple(found.troubles[:6]),
    )


TRIALS = (Trial("strays", "an update nobody can parse, by polling and webhook", run),)
