"""A short version of the trial of the failures passes, and it would find what it looks for."""

import asyncio

import pytest

from bot.sending.message_sender import MessageSender
from bot.telegram_api.telegram_answer import ApiResponse
from storage.unit_of_work import ClaimedMessage, Delivery, DeliveryStatus
from tests.torture.people.bystanders import BystanderResult
from tests.torture.processes import running
from tests.torture.trials.failures import (
    a_webhook_is_set,
    each_of,
    locked_out,
    meet,
    migrated,
    refused_for_good,
    too_many_for_a_chat,
)


def test_the_right_reaction() -> None:
    """Some failures get the right reaction; the others need long pauses and run in `make
    torture`.
    """
    found = BystanderResult()
    asyncio.run(each_of((a_webhook_is_set, locked_out, migrated, refused_for_good), found))
    assert not found.troubles
    assert found.counted["failures"] == 4
    assert found.waited


def test_a_bot_that_does_not_pause_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that asks again at once after a 429 is found."""

    def at_once(_outbox: MessageSender, letter: ClaimedMessage, _answer: ApiResponse) -> Delivery:
        return Delivery(letter, DeliveryStatus.LATER)

    monkeypatch.setattr(MessageSender, "_handle_pause", at_once)
    found = BystanderResult()
    asyncio.run(meet(too_many_for_a_chat, found))
    assert found.counted["wrong reaction"] == 1


def test_a_bot_that_gives_up_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that drops what was refused is found."""

    def dropped(_outbox: MessageSender, letter: ClaimedMessage, _answer: ApiResponse) -> Delivery:
        return Delivery(letter, DeliveryStatus.SENT)

    monkeypatch.setattr(MessageSender, "_handle_pause", dropped)
    monkeypatch.setattr(running, "PATIENCE", 0.6)
    found = BystanderResult()
    asyncio.run(meet(too_many_for_a_chat, found))
    assert found.counted["lost or twice"] == 1


def test_a_bot_that_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that keeps nothing of what was refused is found."""

    def dropped(_sender: MessageSender, message: ClaimedMessage, _why: str) -> Delivery:
        return Delivery(message, DeliveryStatus.SENT)

    monkeypatch.setattr(MessageSender, "_handle_refused", dropped)
    monkeypatch.setattr(running, "PATIENCE", 0.6)
    found = BystanderResult()
    asyncio.run(meet(refused_for_good, found))
    assert found.counted["lost or twice"] >= 1
