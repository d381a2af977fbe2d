"""Takes the updates that Telegram sends, and confirms each only after it is kept.

What waits is taken by one worker as one batch, through the same intake as fetched updates.
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
from bot.errors import LockedOutError
from bot.graceful_shutdown import LAST_SECONDS
from bot.receiving.polling import BATCH, Take, nothing
from bot.telegram_api.backoff import SHORTEST_PAUSE, Backoff
from bot.telegram_api.bot_api import ALLOWED_UPDATES, Answer, MaybeSentError, NotSentError, Wire

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of it
CONNECTIONS = 100
CHECK_SECONDS = 120.0
PATIENCE = timedelta(seconds=3 * CHECK_SECONDS)
FAILURES_KEPT = 10_000
"""Numbers of updates that failed before; Telegram does not bring back every one of them."""
_IN_A_ROW = 2
"""After so many that could not be kept one after the other, the database is at fault."""
_log = logging.getLogger(__name__)


def path_of(url: str) -> str:
    """Where requests to that address arrive here, as HTTP writes it."""
    return URL(url).raw_path


def read_update(body: bytes) -> dict[str, Any] | None:
    """An update with a number, or None."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and type(raw.get("update_id")) is int else None


def sender(raw: dict[str, Any]) -> object:
    """Whoever did it; None when that cannot be seen."""
    parts = (part.get("from") for part in raw.values() if isinstance(part, dict))
    return next((one.get("id") for one in parts if isinstance(one, dict)), None)


@dataclass(slots=True)
class Waiting:
    """An update that has come and is not kept yet. `kept` is told how it ended."""

    raw: dict[str, Any]
    kept: "asyncio.Future[bool]" = field(default_factory=asyncio.Future)

    @property
    def number(self) -> int:
        return int(self.raw["update_id"])

    def ended(self, *, kept: bool) -> None:
        if not self.kept.done():
            self.kept.set_result(kept)


class Webhook:
    """What stands between Telegram's requests and their answers.

    `failed` is called whenever updates could not be kept.
    """

    def __init__(self, secret: str, failed: Callable[[], None] = nothing) -> None:
        self._secret = secret.encode()
        self._failed = failed
        self._waiting: dict[int, Waiting] = {}
        self._failures: dict[int, int] = {}
        """How often each failed, the one that failed last at the end."""
        self._woken = asyncio.Event()
        self._closed = False

    def admits(self, secret: str | None) -> bool:
        """Whether a request with that secret comes from Telegram."""
        return hmac.compare_digest((secret or "").encode("utf-8", "replace"), self._secret)

    async def received(self, body: bytes) -> HTTPStatus:
        """The status to answer with, as soon as it is known: 200 only once it is kept.

        A repeat that comes while the first is still waiting shares its answer.
        """
        raw = read_update(body)
        if raw is None:
            _log.error("a request with the right secret holds no update")
            return HTTPStatus.BAD_REQUEST
        if self._closed:
            return HTTPStatus.SERVICE_UNAVAILABLE
        waiting = self._waiting.setdefault(int(raw["update_id"]), Waiting(raw))
        self._woken.set()
        kept = await asyncio.shield(waiting.kept)
        return HTTPStatus.OK if kept else HTTPStatus.SERVICE_UNAVAILABLE

    async def run(self, take: Take) -> None:
        """Until cancelled; what has come by then is still taken, and answered."""
        worker = asyncio.create_task(self._work(take))
        try:
            await asyncio.shield(worker)
        finally:
            self._closed = True
            self._woken.set()
            await asyncio.wait({worker}, timeout=LAST_SECONDS)
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            self.close()

    def close(self) -> None:
        """Takes nothing any more; Telegram is told to send again what waits."""
        self._closed = True
        self._over(list(self._waiting.values()), kept=False)

    async def _work(self, take: Take) -> None:
        while True:
            self._woken.clear()
            while self._waiting:
                numbers = sorted(self._waiting)[:BATCH]
                await self._kept([self._waiting[number] for number in numbers], take)
            if self._closed:
                return
            await self._woken.wait()

    async def _kept(self, batch: Sequence[Waiting], take: Take) -> None:
        """All at once; when that fails each by itself, so that a bad one hinders no other."""
        if len(batch) > 1 and await self._took(batch, take):
            return
        in_a_row, stuck = 0, set[object]()
        for one in batch:
            who = sender(one.raw) or one.number
            if who in stuck or in_a_row >= _IN_A_ROW:
                self._over([one], kept=False)
            elif await self._took([one], take):
                in_a_row = 0
            else:
                in_a_row += 1
                stuck.add(who)  # what they did after it must not overtake it
                self._note_failure(one.number)
                self._over([one], kept=False)

    async def _took(self, part: Sequence[Waiting], take: Take) -> bool:
        """Whether they are kept now. How often one has failed before is for the intake to judge:
        it puts aside what fails time and again."""
        failed_before = max(self._failures.get(one.number, 0) for one in part)
        try:
            await take([one.raw for one in part], failed_before)
        except Exception as error:  # noqa: BLE001 - disk full, locked: Telegram keeps them
            self._failed()
            _log.error("%d updates cannot be kept (%s)", len(part), type(error).__name__)
            return False
        self._over(part, kept=True)
        return True

    def _note_failure(self, number: int) -> None:
        self._failures[number] = self._failures.pop(number, 0) + 1
        if len(self._failures) > FAILURES_KEPT:
            del self._failures[next(iter(self._failures))]

    def _over(self, part: Sequence[Waiting], *, kept: bool) -> None:
        for one in part:
            self._waiting.pop(one.number, None)
            if kept:
                self._failures.pop(one.number, None)
            one.ended(kept=kept)


class Registration:
    """Tells Telegram where to send updates, and sees to it that it stays so."""

    def __init__(
        self,
        wire: Wire,
        url: str,
        secret: str,
        *,
        heard: Callable[[], None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Clock | None = None,
    ) -> None:
        self._wire, self._url, self._secret = wire, url, secret
        self._heard, self._pause = heard, pause
        # what went wrong before this start says nothing about it; Telegram tells whole seconds
        self._failed_at = int((clock or SystemClock()).now().timestamp()) - 1
        self._in_the_dark = False

    async def run(self) -> None:
        """Until cancelled. Raises LockedOutError."""
        await self._set()
        while True:
            await self._pause(CHECK_SECONDS)
            try:
                await self._look()
            except (NotSentError, MaybeSentError) as error:
                self._not_seen(str(error))

    async def _look(self) -> None:
        answer = await self._wire.call("getWebhookInfo", {})
        if answer.status in (401, 404):
            raise LockedOutError
        if not answer.ok:
            self._not_seen(answer.description)
            return
        self._in_the_dark = False
        if isinstance(answer.result, dict) and self._is_ours(answer.result):
            self._heard()
        else:
            _log.warning("the webhook was changed by somebody else; it is set anew")
            await self._set()

    def _not_seen(self, why: str) -> None:
        """Said once, however long it lasts: /readyz says for how long."""
        if not self._in_the_dark:
            _log.warning("Telegram does not tell how the webhook stands: %s", why)
        self._in_the_dark = True

    def _is_ours(self, info: dict[str, Any]) -> bool:
        said, at = str(info.get("last_error_message") or ""), int(info.get("last_error_date") or 0)
        new, self._failed_at = at > self._failed_at, max(at, self._failed_at)
        if new and said:
            _log.warning("Telegram could not deliver to WEBHOOK_URL: %s", said)
        # whoever set the same address with another secret has Telegram refused here
        refused = new and str(HTTPStatus.FORBIDDEN.value) in said
        kinds = set(info.get("allowed_updates") or ())
        return info.get("url") == self._url and kinds == set(ALLOWED_UPDATES) and not refused

    async def _set(self) -> None:
        """Comes back when it is set. Nothing that waits is dropped."""
        backoff = Backoff()
        while (why := await self._tried()) is not None:
            seconds = backoff.seconds(why.retry_after)
            _log.warning("the webhook is not set: %s; again in %.0f s", why.description, seconds)
            await self._pause(seconds)
        self._heard()
        _log.info("Telegram sends updates to WEBHOOK_URL")

    async def _tried(self) -> Answer | None:
        """What stood in the way, if anything did."""
        params = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": CONNECTIONS,
            "drop_pending_updates": False,
        }
        try:
            answer = await self._wire.call("setWebhook", params)
        except (NotSentError, MaybeSentError) as error:
            return Answer(0, description=str(error), retry_after=int(SHORTEST_PAUSE))
        if answer.status in (401, 404):
            raise LockedOutError
        return None if answer.ok else answer
