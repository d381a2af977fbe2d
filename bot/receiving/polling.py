"""Fetches updates, and confirms them to Telegram only after they are kept."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from bot.errors import LockedOutError
from bot.graceful_shutdown import to_its_end
from bot.telegram_api.backoff import SHORTEST_PAUSE, Backoff
from bot.telegram_api.bot_api import ALLOWED_UPDATES, Answer, MaybeSentError, NotSentError, Wire

POLL_SECONDS = 30
BATCH = 100
GIVES_WAY = 2
"""For how many refusals a webhook that was set while we fetched is left alone."""
_log = logging.getLogger(__name__)

Take = Callable[[Sequence[dict[str, Any]], int], Coroutine[Any, Any, None]]
"""Keeps a batch of raw updates; the number says how often it failed before."""


def nothing() -> None:
    """For whoever need not be told."""


class Poller:
    """One long poll after the other. `fetch` can begin before anything can be kept.

    `heard` is called whenever Telegram answered, `failed` when a batch could not be kept.
    """

    def __init__(
        self,
        wire: Wire,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        heard: Callable[[], None] = nothing,
        failed: Callable[[], None] = nothing,
    ) -> None:
        self._wire = wire
        self._pause = pause
        self._heard, self._failed = heard, failed
        self._backoff, self._unmoved = Backoff(), Backoff()
        self._offset = 0
        self._giving_way = 0

    async def run(self, take: Take, first: Awaitable[list[dict[str, Any]]] | None = None) -> None:
        """Until cancelled. Raises LockedOutError."""
        raws = await (first if first is not None else self.fetch())
        while True:
            if raws:
                before = self._offset
                await self._kept(raws, take)
                await self._calmly(before)
            raws = await self.fetch()

    async def fetch(self) -> list[dict[str, Any]]:
        """The next batch, however long it takes. Raises LockedOutError."""
        while True:
            try:
                answer = await self._ask()
            except (NotSentError, MaybeSentError) as error:
                await self._wait("Telegram cannot be reached: %s", error)
                continue
            if answer.ok and isinstance(answer.result, list):
                self._backoff.cleared()
                self._giving_way = 0
                self._heard()
                return answer.result
            await self._react(answer)

    async def _ask(self) -> Answer:
        params: dict[str, Any] = {
            "timeout": POLL_SECONDS,
            "limit": BATCH,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset:
            params["offset"] = self._offset
        return await self._wire.call("getUpdates", params, seconds=POLL_SECONDS + 15)

    async def _react(self, answer: Answer) -> None:
        match answer.status:
            case 401 | 404:
                raise LockedOutError
            case 409:
                await self._in_conflict(answer.description)
            case 429:
                pause = max(answer.retry_after, SHORTEST_PAUSE)
                await self._wait("Telegram asks to wait: %s", answer.description, pause)
            case _:
                await self._wait("Telegram has no updates for us: %s", answer.description)

    async def _in_conflict(self, said: str) -> None:
        """Whoever sets a webhook while we fetch may be the next version of us: it is given the
        time in which this process is stopped."""
        low = said.lower()
        if "terminated by setwebhook" in low:
            self._giving_way = GIVES_WAY + 1
        elif "webhook is active" not in low:
            await self._wait("another process fetches for this bot: %s", said)
            return
        if not self._giving_way:
            await self._take_over()
            return
        self._giving_way -= 1
        await self._wait("another process set a webhook for this bot: %s", said)

    async def _take_over(self) -> None:
        """A webhook that was set earlier takes all updates: what waits for it is ours now."""
        _log.warning("a webhook is set for this bot; it is taken away, nothing waiting is lost")
        try:
            answer = await self._wire.call("deleteWebhook", {"drop_pending_updates": False})
        except (NotSentError, MaybeSentError) as error:
            await self._wait("the webhook is still there: %s", error)
        else:
            if not answer.ok:
                await self._wait("the webhook is still there: %s", answer.description)

    async def _wait(self, why: str, what: object, at_least: float = 0) -> None:
        seconds = self._backoff.seconds(at_least)
        _log.warning(why + "; again in %.0f s", what, seconds)
        await self._pause(seconds)

    async def _kept(self, raws: Sequence[dict[str, Any]], take: Take) -> None:
        """Comes back when all of the batch is kept: only then does the offset move.

        Cancelled meanwhile, what is being kept is kept first.
        """
        failures, backoff = 0, Backoff()
        while True:
            try:
                await to_its_end(take(raws, failures))
            except Exception as error:  # noqa: BLE001 - disk full, locked: Telegram keeps them
                failures += 1
                self._failed()
                seconds = backoff.seconds()
                _log.error(
                    "updates cannot be kept (%s); again in %.0f s", type(error).__name__, seconds
                )
                await self._pause(seconds)
            else:
                self._offset = max([self._offset, *map(confirming, raws)])
                return

    async def _calmly(self, before: int) -> None:
        """What has no number cannot be confirmed and comes again at once: not in a hot loop."""
        if self._offset > before:
            self._unmoved.cleared()
            return
        seconds = self._unmoved.seconds()
        _log.warning("what Telegram sent cannot be confirmed; again in %.0f s", seconds)
        await self._pause(seconds)


def confirming(raw: object) -> int:
    """The offset that confirms an update; 0 for something that is no update."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found + 1 if isinstance(found, int) else 0
