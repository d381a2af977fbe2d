"""A field that Telegram always sends and nothing here needs may be missing."""

from typing import Any

import pytest
from telegram import Bot

from bot.intake.missing_fields import fill_missing_fields
from bot.intake.update_parsing import parse_update
from bot.telegram_api.bot_account import BotAccount, read_account
from tests.bot.arriving import SAM, message, press

Raw = dict[str, Any]


def _without(raw: Raw, *path: str) -> Raw:
    """Returns a copy without the field at the end of the path."""
    name, *rest = path
    if not rest:
        return {key: value for key, value in raw.items() if key != name}
    return {**raw, name: _without(raw[name], *rest)}


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (message("hello"), ("message", "from", "is_bot")),
        (message("hello"), ("message", "from", "first_name")),
        (press("yes"), ("callback_query", "chat_instance")),
        (press("yes"), ("callback_query", "from", "is_bot")),
    ],
    ids=lambda one: ".".join(one) if isinstance(one, tuple) else "",
)
def test_what_nothing_needs_may_be_missing(raw: Raw, path: tuple[str, ...], bot: Bot) -> None:
    """An update without such a field is read, and stays as it came for whoever parks it."""
    shortened = _without(raw, *path)
    before = str(shortened)
    update = parse_update(shortened, bot)
    assert update.parsed is not None
    assert update.chat == SAM
    assert str(shortened) == before


def test_what_is_there_stays_as_it_is() -> None:
    """Fields that are there are not changed, even if they are wrong."""
    for raw in (message("hello"), press("yes"), {"update_id": 1, "message": [7]}):
        assert fill_missing_fields(raw) == raw


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ({"id": 7, "username": "debrief_bot"}, BotAccount(7, "debrief_bot")),
        ({"id": 7, "first_name": "Debrief"}, BotAccount(7)),
        ({"id": "seven", "username": None}, BotAccount()),
        ([], BotAccount()),
        (None, BotAccount()),
    ],
)
def test_an_account_is_what_telegram_says(result: object, expected: BotAccount) -> None:
    """Whatever is missing or odd in an account stays empty, and the bot starts."""
    assert read_account(result) == expected
