"""Fetches updates, and confirms them to Telegram only after they are stored."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from typing import Any

from bot.graceful_shutdown import run_to_completion
from bot.receiving.confirmation import Confirmation, find_numbers
from bot.receiving.newcomer import Newcomer
from bot.telegram_api.backoff import SHORTEST_PAUSE, Backoff
from bot.telegram_api.bot_api import ALLOWED_UPDATES, BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse, MaybeSentError, NotSentError

POLL_SECONDS = 30
BATCH = 100
CONFLICTS_TOLERATED = 2
"""How many refusals the bot waits for before it removes a webhook that was set while it fetched."""
_log = logging.getLogger(__name__)

TakeBatch = Callable[[Sequence[dict[str, Any]], int], Coroutine[Any, Any, Collection[int] | None]]
"""Stores a batch of raw updates; the number says how often it failed before. It returns the numbers
of updates that it has left for the next batch, which must not be confirmed yet."""


def do_nothing() -> None:
    """Does nothing; it is the callback of a caller who does not want to be told."""


def ignore_confirmation(_: bool) -> None:  # noqa: FBT001 - the form of the callback
    """Stands in where nobody wants to know whether Telegram takes what confirms."""


class Poller:
    """Makes one long poll after the other. `fetch` can begin before the database is open.

    `on_heard` is called whenever Telegram has answered, `on_failed` when a batch could not be
    stored, `on_confirmed` after each answer with whether Telegram took the last confirmation.
    """

    def __init__(
        self,
        api: BotApiClient,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        *,
        on_heard: Callable[[], None] = do_nothing,
        on_failed: Callable[[], None] = do_nothing,
        on_confirmed: Callable[[bool], None] = ignore_confirmation,
    ) -> None:
        self._api = api
        self._pause = pause
        self._on_heard, self._on_failed, self._on_confirmed = on_heard, on_failed, on_confirmed
        self._backoff, self._unconfirmed_backoff = Backoff(), Backoff()
        self._confirmation = Confirmation()
        self._conflicts_left = 0
        self._stored_ahead: set[object] = set()
        """The numbers of updates that are stored but come again, behind one that was left."""
        self._newcomer, self._began, self._stood = Newcomer(), 0.0, 0.0
        """When the last fetch began (monotonic), and how many seconds its answer took."""

    async def run(
        self, take: TakeBatch, first_fetch: Awaitable[list[dict[str, Any]]] | None = None
    ) -> None:
        """Fetches and stores updates until it is cancelled; raises a CannotRunError.

        Nothing is stored or confirmed before a fetch has stood alone. What was fetched until then
        is asked for once more: another process may have answered it meanwhile.
        """
        raws: list[dict[str, Any]] = []
        if not self._newcomer.is_alone:
            raws = await self._become_sole(first_fetch or self.fetch())
        while True:
            raws = raws or await self.fetch()
            if raws:
                await self._keep_batch(raws, take)
                await self._pause_if_ignored()
            else:
                self._confirmation.follow_silence()
            self._on_confirmed(not self._confirmation.is_ignored)
            raws = []

    async def _become_sole(
        self, first_fetch: Awaitable[list[dict[str, Any]]]
    ) -> list[dict[str, Any]]:
        """Returns what waits at the last look, once a fetch has stood alone; raises TokenInUseError
        when none does."""
        seen = await first_fetch
        while (waiting := await self._look_again(seen)) is None:
            seen = await self.fetch()
        self._newcomer.settle()
        return waiting

    async def _look_again(self, seen: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
        """Returns what waits by now, or None when somebody else fetches: they would have ended a
        long fetch, and what a short one brought would be gone, since they confirm what they take.
        """
        needed, rivals = self._newcomer.least_stand, self._newcomer.rivals
        if self._stood >= needed:
            return []
        await self._pause(max(self._began + needed - time.monotonic(), 0))
        again = await self.fetch(0)
        if rivals != self._newcomer.rivals:
            return None
        if set(find_numbers(seen)) <= set(find_numbers(again)):
            return again
        self._newcomer.note_rival()
        await self._wait("another process fetches for this bot: %s", "it took what waited")
        return None

    async def fetch(self, seconds: int = POLL_SECONDS) -> list[dict[str, Any]]:
        """Returns the next batch, however long it takes; Telegram waits so many seconds for one.

        Raises a CannotRunError.
        """
        while True:
            self._began = time.monotonic()
            try:
                answer = await self._get_updates(seconds)
            except (NotSentError, MaybeSentError) as error:
                self._api.note_failure("getUpdates", error)
                await self._wait("Telegram cannot be reached: %s", error)
                continue
            if isinstance(answer.result, list):
                self._backoff.reset()
                self._conflicts_left = 0
                self._stood = time.monotonic() - self._began
                self._on_heard()
                return answer.result
            await self._handle_refusal(answer)

    async def _get_updates(self, seconds: int) -> ApiResponse:
        params: dict[str, Any] = {
            "timeout": seconds,
            "limit": BATCH,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._confirmation.offset:
            params["offset"] = self._confirmation.offset
        return await self._api.call("getUpdates", params, seconds=POLL_SECONDS + 15)

    async def _handle_refusal(self, response: ApiResponse) -> None:
        match response.status:
            case 409:
                await self._handle_conflict(response.description)
            case 429:
                pause = max(response.retry_after, SHORTEST_PAUSE)
                await self._wait("Telegram asks to wait: %s", response.description, pause)
            case _:
                why = response.description or "the answer holds no list of updates"
                self._api.note_failure("getUpdates", why)
                await self._wait("Telegram refused getUpdates: %s", why)

    async def _handle_conflict(self, description: str) -> None:
        """Waits when somebody set a webhook: it may be the next version of this bot.

        The pause gives it the time in which this process is stopped.
        """
        low = description.lower()
        if "terminated by setwebhook" in low:
            self._conflicts_left = CONFLICTS_TOLERATED + 1
        elif "webhook is active" not in low:
            if "terminated by other getupdates" in low:
                self._newcomer.note_rival()
            await self._wait("another process fetches for this bot: %s", description)
            return
        if not self._conflicts_left:
            await self._take_over()
            return
        self._conflicts_left -= 1
        await self._wait("another process set a webhook for this bot: %s", description)

    async def _take_over(self) -> None:
        """Removes a webhook that was set earlier, so that its waiting updates come here."""
        _log.warning("a webhook is set for this bot; it is taken away, nothing waiting is lost")
        try:
            answer = await self._api.call("deleteWebhook", {"drop_pending_updates": False})
            why: object = "" if answer.ok else answer.description
        except (NotSentError, MaybeSentError) as error:
            why = error
        if why:
            self._api.note_failure("deleteWebhook", why)
            await self._wait("the webhook is still there: %s", why)

    async def _wait(self, log_format: str, reason: object, at_least: float = 0) -> None:
        seconds = self._backoff.next_pause(at_least)
        _log.warning(log_format + "; again in %.0f s", reason, seconds)
        await self._pause(seconds)

    async def _keep_batch(self, raws: Sequence[dict[str, Any]], take: TakeBatch) -> None:
        """Returns when the batch is stored: only then does the offset move, up to the first update
        that is left for the next batch. Telegram delivers that one again, with whatever came since.

        If it is cancelled meanwhile, it first finishes the storing that is under way.
        """
        failures, backoff = 0, Backoff()
        fresh = [raw for raw in raws if _number(raw) not in self._stored_ahead] or raws
        while True:
            try:
                left = await run_to_completion(take(fresh, failures)) or ()
            except Exception as error:  # noqa: BLE001 - disk full, locked: Telegram keeps them
                failures += 1
                self._on_failed()
                seconds = backoff.next_pause()
                _log.error(
                    "updates cannot be kept (%s); again in %.0f s", type(error).__name__, seconds
                )
                await self._pause(seconds)
            else:
                self._confirm_up_to(raws, left)
                return

    def _confirm_up_to(self, raws: Sequence[dict[str, Any]], left: Collection[int]) -> None:
        """Moves the offset up to the first update that is left. What is stored behind it comes
        again, and is known."""
        places = (place for place, raw in enumerate(raws) if _number(raw) in left)
        first = next(places, len(raws))
        if first:
            self._confirmation.follow(raws[:first])
        self._stored_ahead = {_number(raw) for raw in raws[first:]}.difference(left)

    async def _pause_if_ignored(self) -> None:
        """Pauses when Telegram delivers at once what was just stored, because nothing confirms it:
        it has no number, or none that Telegram knows.
        """
        if not self._confirmation.is_ignored:
            self._unconfirmed_backoff.reset()
        elif not self._confirmation.has_alternative:
            seconds = self._unconfirmed_backoff.next_pause()
            _log.warning("what Telegram sent cannot be confirmed; again in %.0f s", seconds)
            await self._pause(seconds)


def _number(raw: object) -> object:
    """Returns the number of an update, which may be anything at all."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None
