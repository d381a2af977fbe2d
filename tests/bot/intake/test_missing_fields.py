"""A field that Telegram always sends and nothing here needs may be missing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, Message

from bot.intake.missing_fields import fill_missing_fields
from bot.intake.update_parsing import parse_update
from bot.telegram_api.bot_account import BotAccount, read_account
from handlers.ui.turn import message_time
from tests.bot.arriving import SAM, message, press

Raw = dict[str, Any]


def _without(raw: Raw, *path: str) -> Raw:
    """Returns a copy without the field at the end of the path."""
    name, *rest = path
    if not rest:
        return {key: value for key, value in raw.items() if key != name}
    return {**raw, name: _without(raw[name], *rest)}


USER = {"id": 9, "is_bot": False, "first_name": "Ada"}
CHAT = {"id": 9, "type": "private"}
ANSWERED = {"message_id": 3, "date": 1_700_000_000, "chat": CHAT, "from": USER, "text": "then"}
VOICE = {"file_id": "f", "file_unique_id": "u", "duration": 3}
FILE = {"file_id": "f", "file_unique_id": "u", "file_name": "a.ics"}
PHOTO = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
HIDDEN = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Ada"}
KNOWN = {"type": "user", "date": 1_700_000_000, "sender_user": USER}
BOLD = {"type": "bold", "offset": 0, "length": 2}


def _message(**more: Any) -> Raw:
    raw = message("hello")
    return {**raw, "message": {**raw["message"], **more}}


def _each_without_one(value: Any) -> Iterator[tuple[str, Any]]:
    """Yields copies of it, of which each lacks one field at any depth, with the field's name."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            for name, copy in _each_without_one(part):
                yield name, [*value[:number], copy, *value[number + 1 :]]
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name, {key: one for key, one in value.items() if key != name}
            for deeper, copy in _each_without_one(part):
                yield f"{name}.{deeper}", {**value, name: copy}


UNUSED_PARTS = {
    "reply_to_message": ANSWERED,
    "forward_origin": HIDDEN,
    "via_bot": USER,
    "entities": [BOLD],
    "photo": [PHOTO],
    "external_reply": {"origin": KNOWN},
    "quote": {"text": "then", "position": 0},
}
USED = {"voice.file_id", "voice.duration", "document.file_id"}


@pytest.mark.parametrize("part", [*UNUSED_PARTS, "voice", "document"])
def test_no_part_of_a_message_has_to_be_whole(part: str, bot: Bot) -> None:
    """Whatever field is missing in what is answered, forwarded, shown or sent, the message is read;
    only what the bot itself works with has to be there."""
    whole = {**UNUSED_PARTS, "voice": VOICE, "document": FILE}[part]
    assert parse_update(_message(**{part: whole}), bot).parsed is not None
    for name, shortened in _each_without_one(whole):
        update = parse_update(_message(**{part: shortened}), bot)
        where = f"{part}.{name}"
        assert (update.parsed is not None) != (where in USED), where


def test_a_message_without_a_date_was_written_now(bot: Bot) -> None:
    """It is read, and today is the day on which it came."""
    update = parse_update(_without(_message(), "message", "date"), bot)
    assert update.parsed is not None
    assert update.message_date is None
    now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert message_time(update.parsed, now) == now


def test_a_press_on_a_message_without_a_date_is_a_press(bot: Bot) -> None:
    """The message under the button can still be edited."""
    update = parse_update(_without(press("yes"), "callback_query", "message", "date"), bot)
    assert update.parsed is not None
    assert update.parsed.callback_query is not None
    assert isinstance(update.parsed.callback_query.message, Message)


def test_a_card_that_is_pressed_need_not_say_that_a_bot_sent_it(bot: Bot) -> None:
    """Nothing of ours looks at who sent it."""
    somebody = {"id": 1001, "first_name": "Robin"}
    card = {"message_id": 7, "chat": {"id": 1001, "type": "private"}, "date": 1, "from": somebody}
    press = {"id": "5", "from": somebody, "message": {**card, "text": "a card"}, "data": "x"}
    update = parse_update({"update_id": 1, "callback_query": press}, bot)
    assert update.parse_error == ""
    assert update.parsed is not None


@pytest.mark.parametrize(
    "path", [("message", "chat"), ("message", "chat", "id"), ("message", "message_id")]
)
def test_what_is_needed_is_not_made_up(path: tuple[str, ...], bot: Bot) -> None:
    """Nobody is answered in a chat that nobody named."""
    update = parse_update(_without(_message(), *path), bot)
    assert update.parsed is None or update.chat is None


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
