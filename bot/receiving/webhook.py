"""Takes the updates that Telegram sends, and confirms each only after it is stored.

One worker takes the waiting updates as one batch, through the same intake as fetched updates.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from yarl import URL

from bot.clock import Clock, SystemClock
from bot.graceful_shutdown import LAST_SECONDS
from bot.receiving.polling import BATCH, TakeBatch, do_nothing
from bot.telegram_api.backoff import SHORTEST_PAUSE, Backoff
from bot.telegram_api.bot_api import ALLOWED_UPDATES, BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse, MaybeSentError, NotSentError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of it
CONNECTIONS = 100
CHECK_SECONDS = 120.0
WEBHOOK_SILENCE_LIMIT = timedelta(seconds=3 * CHECK_SECONDS)
FAILURES_KEPT = 10_000
"""So many numbers of failed updates are remembered; Telegram does not send all of them again."""
_MAX_FAILURES_IN_ROW = 2
"""After so many failures in a row the database must be the cause."""
_log = logging.getLogger(__name__)


def webhook_path(url: str) -> str:
    """Returns the path at which requests to that address arrive here, as HTTP writes it."""
    return URL(url).raw_path


def read_update(body: bytes) -> dict[str, Any] | None:
    """Returns an update with a number, or None for anything else."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and type(raw.get("update_id")) is int else None


def author_id(raw: dict[str, Any]) -> object:
    """Returns who caused the update, or None when it does not say."""
    parts = (part.get("from") for part in raw.values() if isinstance(part, dict))
    return next((one.get("id") for one in parts if isinstance(one, dict)), None)


@dataclass(slots=True)
class WaitingUpdate:
    """Is an update that arrived and is not stored yet; `is_kept` receives the result."""

    raw: dict[str, Any]
    is_kept: "asyncio.Future[bool]" = field(default_factory=asyncio.Future)

    @property
    def update_id(self) -> int:
        return int(self.raw["update_id"])

    def finish(self, *, is_kept: bool) -> None:
        if not self.is_kept.done():
            self.is_kept.set_result(is_kept)


class Webhook:
    """Stands between Telegram's requests and their answers.

    `on_failed` is called whenever updates could not be stored.
    """

    def __init__(self, secret: str, on_failed: Callable[[], None] = do_nothing) -> None:
        self._secret = secret.encode()
        self._on_failed = on_failed
        self._waiting: dict[int, WaitingUpdate] = {}
        self._failures: dict[int, int] = {}
        """How often each failed, the one that failed last at the end."""
        self._wake_event = asyncio.Event()
        self._is_closed = False

    def has_right_secret(self, secret: str | None) -> bool:
        """Returns whether a request with that secret comes from Telegram."""
        return hmac.compare_digest((secret or "").encode("utf-8", "replace"), self._secret)

    async def receive(self, body: bytes) -> HTTPStatus:
        """Returns the status to answer with, as soon as it is known: 200 only once it is stored.

        A repeat that comes while the first is still waiting shares its answer.
        """
        raw = read_update(body)
        if raw is None:
            _log.error("a request with the right secret holds no update")
            return HTTPStatus.BAD_REQUEST
        if self._is_closed:
            return HTTPStatus.SERVICE_UNAVAILABLE
        waiting = self._waiting.setdefault(int(raw["update_id"]), WaitingUpdate(raw))
        self._wake_event.set()
        is_kept = await asyncio.shield(waiting.is_kept)
        return HTTPStatus.OK if is_kept else HTTPStatus.SERVICE_UNAVAILABLE

    async def run(self, take: TakeBatch) -> None:
        """Stores updates until it is cancelled; those that arrived by then are still stored."""
        worker = asyncio.create_task(self._run_worker(take))
        try:
            await asyncio.shield(worker)
        finally:
            self._is_closed = True
            self._wake_event.set()
            await asyncio.wait({worker}, timeout=LAST_SECONDS)
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            self.close()

    def close(self) -> None:
        """Accepts no more updates; Telegram is told to send the waiting ones again."""
        self._is_closed = True
        self._finish_updates(list(self._waiting.values()), is_kept=False)

    async def _run_worker(self, take: TakeBatch) -> None:
        while True:
            self._wake_event.clear()
            while self._waiting:
                numbers = sorted(self._waiting)[:BATCH]
                await self._keep_batch([self._waiting[number] for number in numbers], take)
            if self._is_closed:
                return
            await self._wake_event.wait()

    async def _keep_batch(self, batch: Sequence[WaitingUpdate], take: TakeBatch) -> None:
        """Stores all at once, or one by one if that fails, so that a bad one blocks no other."""
        if len(batch) > 1 and await self._try_to_keep(batch, take):
            return
        in_a_row, stuck = 0, set[object]()
        for update in batch:
            author = author_id(update.raw) or update.update_id
            if author in stuck or in_a_row >= _MAX_FAILURES_IN_ROW:
                self._finish_updates([update], is_kept=False)
            elif await self._try_to_keep([update], take):
                in_a_row = 0
            else:
                in_a_row += 1
                stuck.add(author)  # later updates of the same person must not overtake it
                self._note_failure(update.update_id)
                self._finish_updates([update], is_kept=False)

    async def _try_to_keep(self, updates: Sequence[WaitingUpdate], take: TakeBatch) -> bool:
        """Returns whether they are stored now.

        The intake judges how often one has failed before: it parks what fails again and again.
        """
        failed_before = max(self._failures.get(update.update_id, 0) for update in updates)
        try:
            left = await take([update.raw for update in updates], failed_before) or ()
        except Exception as error:  # noqa: BLE001 - disk full, locked: Telegram keeps them
            self._on_failed()
            _log.error("%d updates cannot be kept (%s)", len(updates), type(error).__name__)
            return False
        self._finish_updates([one for one in updates if one.update_id not in left], is_kept=True)
        return True

    def _note_failure(self, number: int) -> None:
        self._failures[number] = self._failures.pop(number, 0) + 1
        if len(self._failures) > FAILURES_KEPT:
            del self._failures[next(iter(self._failures))]

    def _finish_updates(self, updates: Sequence[WaitingUpdate], *, is_kept: bool) -> None:
        for update in updates:
            self._waiting.pop(update.update_id, None)
            if is_kept:
                self._failures.pop(update.update_id, None)
            update.finish(is_kept=is_kept)


class WebhookRegistration:
    """Tells Telegram where to send updates, and checks that it stays so."""

    def __init__(
        self,
        api: BotApiClient,
        url: str,
        secret: str,
        *,
        on_heard: Callable[[], None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Clock | None = None,
    ) -> None:
        self._api, self._url, self._secret = api, url, secret
        self._on_heard, self._pause = on_heard, pause
        # Failures before this start say nothing about it; Telegram reports whole seconds.
        self._last_error_at = int((clock or SystemClock()).now().timestamp()) - 1
        self._has_warned = False

    async def run(self) -> None:
        """Registers and checks the webhook until it is cancelled; raises LockedOutError."""
        await self._set_webhook()
        while True:
            await self._pause(CHECK_SECONDS)
            try:
                await self._check()
            except (NotSentError, MaybeSentError) as error:
                self._note_unchecked(str(error))

    async def _check(self) -> None:
        answer = await self._api.call("getWebhookInfo", {})
        if not answer.ok:
            self._note_unchecked(answer.description)
            return
        self._has_warned = False
        if isinstance(answer.result, dict) and self._is_ours(answer.result):
            self._on_heard()
        else:
            _log.warning("the webhook was changed by somebody else; it is set anew")
            await self._set_webhook()

    def _note_unchecked(self, why: str) -> None:
        """Counts it each time and warns once, however long it lasts: /readyz says for how long."""
        self._api.note_failure("getWebhookInfo", why)
        if not self._has_warned:
            _log.warning("Telegram does not tell how the webhook stands: %s", why)
        self._has_warned = True

    def _is_ours(self, info: dict[str, Any]) -> bool:
        last_error, date = str(info.get("last_error_message") or ""), info.get("last_error_date")
        at = date if isinstance(date, int) else 0
        # from the first answer on only Telegram's own times are compared, whatever our clock says
        new, self._last_error_at = at > self._last_error_at, at
        if new and last_error:
            _log.warning("Telegram could not deliver to WEBHOOK_URL: %s", last_error)
        # Another process that set this address with another secret makes Telegram be refused here.
        refused = new and str(HTTPStatus.FORBIDDEN.value) in last_error
        kinds = info.get("allowed_updates")
        is_asked_for = isinstance(kinds, list) and {*map(str, kinds)} == {*ALLOWED_UPDATES}
        return info.get("url") == self._url and is_asked_for and not refused

    async def _set_webhook(self) -> None:
        """Returns when the webhook is set; nothing that waits is dropped."""
        backoff = Backoff()
        while (refusal := await self._try_to_set()) is not None:
            self._api.note_failure("setWebhook", refusal.description)
            seconds = backoff.next_pause(refusal.retry_after)
            _log.warning(
                "the webhook is not set: %s; again in %.0f s", refusal.description, seconds
            )
            await self._pause(seconds)
        self._on_heard()
        _log.info("Telegram sends updates to WEBHOOK_URL")

    async def _try_to_set(self) -> ApiResponse | None:
        """Returns Telegram's refusal, or None when the webhook is set."""
        params = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": CONNECTIONS,
            "drop_pending_updates": False,
        }
        try:
            answer = await self._api.call("setWebhook", params)
        except (NotSentError, MaybeSentError) as error:
            return ApiResponse(0, description=str(error), retry_after=int(SHORTEST_PAUSE))
        return None if answer.ok else answer
