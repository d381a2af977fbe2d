"""Sends one message and says what became of it, with one reaction to each answer and failure."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from typing import assert_never

from bot.clock import Clock
from bot.errors import LockedOutError
from bot.monitoring.failed_calls import FailedCalls, remove_quotes
from bot.monitoring.metrics import Metrics
from bot.sending.line_check import LineCheck
from bot.sending.pacing import FloodDetector, Pacer
from bot.telegram_api.api_responses import (
    ApiCall,
    ResponseKind,
    classify_response,
    find_second_call,
)
from bot.telegram_api.backoff import Backoff
from bot.telegram_api.bot_api import BotApiClient
from bot.telegram_api.telegram_answer import ApiResponse, MaybeSentError, NotSentError
from storage.tables.outgoing_message import Rank
from storage.unit_of_work import ClaimedMessage, Delivery, DeliveryStatus

LONGEST_RETRY = 30.0
UNDELIVERED_HINT = "python -m bot undelivered lists it"
_log = logging.getLogger(__name__)


class MessageSender:
    """Sends claimed messages; `is_locked_out` is set when Telegram refuses the token for good."""

    def __init__(self, api: BotApiClient, clock: Clock, pacer: Pacer, metrics: Metrics) -> None:
        self._api, self._clock, self._pacer = api, clock, pacer
        self._line, self._failed_calls = LineCheck(api), FailedCalls(metrics)
        self._flood_detector, self._backoff = FloodDetector(), Backoff()
        self._down_until: datetime | None = None
        self.is_locked_out = False

    def forget_pause(self) -> None:
        """Ends the pause for all, because the clock by which it was set was wrong."""
        self._down_until = None

    @property
    def reminder_milliseconds(self) -> int:
        """How long after one reminder the next may leave."""
        return self._pacer.milliseconds

    def delay_reminders(self, seconds: float) -> None:
        """Lets no reminder leave before so many seconds are over, because other processes send."""
        self._pacer.delay(seconds)

    async def send(self, message: ClaimedMessage, send_by: float | None = None) -> Delivery:
        """Sends a message unless it has expired. When it is cancelled, it says whether the message
        may have left.

        An expired one goes back: nobody claims it, and it is deleted an hour later. A clock that is
        ahead for a moment must not drop what waits for its pace. After `send_by`, a time of the
        steady clock, nothing is sent: this process may have stood still, and others take over.
        """
        try:
            if message.rank is Rank.PING:
                await self._pacer.wait_for_slot()
            await self._line.check()
        except asyncio.CancelledError:
            return Delivery(message, DeliveryStatus.LATER)
        except LockedOutError:
            return self._handle_lockout(message)
        except (NotSentError, MaybeSentError) as error:
            return self._handle_not_sent(message, error)
        if send_by is not None and time.monotonic() > send_by:
            return Delivery(message, DeliveryStatus.LATER)
        if message.expires is not None and message.expires <= self._clock.now():
            return Delivery(message, DeliveryStatus.LATER)
        return await self._try_to_send(message)

    async def _try_to_send(self, message: ClaimedMessage) -> Delivery:
        try:
            return await self._send_with_fallback(message)
        except NotSentError as error:
            return self._handle_not_sent(message, error)
        except LockedOutError:
            return self._handle_lockout(message)
        except MaybeSentError as error:
            self._line.suspect()
            return self._handle_uncertain(message, str(error))
        except asyncio.CancelledError:
            return self._handle_uncertain(message)
        except Exception as error:  # noqa: BLE001 - a message that cannot be put into words
            return self._handle_refused(message, type(error).__name__)

    async def _send_with_fallback(self, message: ClaimedMessage) -> Delivery:
        """Tries at most twice: as it is, and in the form that Telegram's answer asks for."""
        tried = ApiCall(message.method, message.payload)
        answer = await self._api.call(tried.method, tried.payload)
        again = find_second_call(tried, classify_response(answer), answer)
        if again is not None:
            _log.error(
                "%s goes again as %s: %s",
                tried.method,
                again.method,
                remove_quotes(answer.description),
            )
            answer = await self._api.call(again.method, again.payload)
        return self._handle_response(message, answer)

    def _handle_response(self, message: ClaimedMessage, response: ApiResponse) -> Delivery:
        kind = classify_response(response)
        match kind:
            case ResponseKind.SENT:
                self._backoff.reset()
                return Delivery(message, DeliveryStatus.SENT)
            case ResponseKind.PAUSE:
                return self._handle_pause(message, response)
            case ResponseKind.UNREACHABLE:
                return Delivery(message, DeliveryStatus.UNREACHABLE)
            case ResponseKind.UNCERTAIN:
                return self._handle_uncertain(message, remove_quotes(response.description))
            case (
                ResponseKind.BAD_MARKUP
                | ResponseKind.BAD_LINK
                | ResponseKind.MESSAGE_GONE
                | ResponseKind.CHAT_MOVED
                | ResponseKind.REFUSED
            ):
                return self._handle_refused(message, remove_quotes(response.description))
            case _:
                assert_never(kind)

    def _handle_refused(self, message: ClaimedMessage, why: str) -> Delivery:
        self._failed_calls.count(message.method, why, UNDELIVERED_HINT)
        _log.error("Telegram does not take a %s: %s; %s", message.method, why, UNDELIVERED_HINT)
        return Delivery(message, DeliveryStatus.REFUSED, reason=why)

    def _handle_uncertain(self, message: ClaimedMessage, why: str = "") -> Delivery:
        """Without a reason the bot itself broke off, and no call has failed."""
        if why:
            self._failed_calls.count(message.method, why)
        if message.is_last_try:
            _log.error(
                "a %s is given up, since so often nobody knows whether it came; %s",
                message.method,
                UNDELIVERED_HINT,
            )
        until = self._moment_in(_retry_seconds(message))
        return Delivery(message, DeliveryStatus.UNCERTAIN, until, reason=why)

    def _handle_pause(self, message: ClaimedMessage, response: ApiResponse) -> Delivery:
        general = self._flood_detector.note_flood(message.chat, self._clock.now())
        _log.warning("Telegram asks for a pause of %d s", response.retry_after)
        until = self._moment_in(max(response.retry_after, 1))
        return Delivery(message, DeliveryStatus.LATER, until, general)

    def _handle_not_sent(
        self, message: ClaimedMessage, error: NotSentError | MaybeSentError
    ) -> Delivery:
        """Sets one pause for all, because nobody can be reached without a connection."""
        if self._down_until is None or self._clock.now() >= self._down_until:
            seconds = self._backoff.next_pause()
            _log.warning("Telegram cannot be reached: %s; again in %.0f s", error, seconds)
            self._down_until = self._moment_in(seconds)
        return Delivery(message, DeliveryStatus.LATER, self._down_until, is_general=True)

    def _handle_lockout(self, message: ClaimedMessage) -> Delivery:
        self.is_locked_out = True
        return Delivery(message, DeliveryStatus.LATER)

    def _moment_in(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)


def _retry_seconds(message: ClaimedMessage) -> float:
    """Returns the seconds before a message that may have arrived is sent again."""
    return min(2.0**message.attempts, LONGEST_RETRY)
