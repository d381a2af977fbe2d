"""A plain message or press is read as the library reads it, field by field."""

from typing import Any

import pytest
from telegram import Bot, TelegramObject, Update

from bot.intake.missing_fields import fill_missing_fields
from bot.intake.plain_updates import read_plain
from bot.intake.update_parsing import parse_update
from tests.bot.arriving import message, press

Raw = dict[str, Any]
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "a:1"}, {"text": "Map", "url": "https://maps.example"}],
        [{"text": "No", "callback_data": "a:2"}],
    ]
}
BOLD = {"type": "bold", "offset": 0, "length": 2}
LINK = {"type": "text_link", "offset": 1, "length": 2, "url": "https://jobs.example"}


@pytest.fixture
def bot() -> Bot:
    return Bot("1:token")


def _message(**more: Any) -> Raw:
    raw = message("hello")
    return {**raw, "message": {**raw["message"], **more}}


def _press(**more: Any) -> Raw:
    raw = press("yes")
    card = {**raw["callback_query"]["message"], **more}
    return {**raw, "callback_query": {**raw["callback_query"], "message": card}}


PLAIN = (
    message("hello"),
    message("/new Acme; Engineer; tomorrow 3pm"),
    _message(entities=[BOLD, LINK]),
    press("yes"),
    _press(entities=[BOLD], reply_markup=BUTTONS, edit_date=1_700_000_100),
)
OTHER = (
    _message(text=5),
    _message(date=0),
    _message(date=True),
    _message(photo=[]),
    _message(chat={"id": 9}),
    _message(chat={"id": "9", "type": "private"}),
    _message(entities=[{"type": "bold"}]),
    _message(entities=[{**BOLD, "user": {"id": 9}}]),
    _message(reply_markup=BUTTONS),
    _message(via_bot=None),
    _press(reply_markup={"inline_keyboard": [[{"text": "Pay", "pay": True}]]}),
    _press(reply_markup={"inline_keyboard": [3]}),
    _press(date=0),
    {**message("hello"), "edited_message": message("hello")["message"]},
    {"update_id": 3},
    {"update_id": 3, "message": None},
    {"update_id": 3, "message": []},
)


def _fields(one: Any) -> Any:
    """Everything that an object of the library holds, at any depth."""
    if isinstance(one, TelegramObject):
        kinds = type(one).__mro__
        names = [name for kind in kinds for name in vars(kind).get("__slots__", ())]
        return type(one), {name: _fields(getattr(one, name)) for name in names}
    if isinstance(one, tuple):
        return tuple(_fields(part) for part in one)
    return one


@pytest.mark.parametrize("raw", PLAIN)
def test_what_is_plain_is_read_as_the_library_reads_it(raw: Raw, bot: Bot) -> None:
    """No field differs, and the raw update stays as it came."""
    before = repr(raw)
    read = read_plain(raw, bot)
    assert read is not None
    assert _fields(read) == _fields(Update.de_json(fill_missing_fields(raw), bot))
    assert repr(raw) == before


@pytest.mark.parametrize("raw", PLAIN)
def test_what_is_read_cannot_be_changed(raw: Raw, bot: Bot) -> None:
    """As with all that the library reads."""
    update = parse_update(raw, bot).parsed
    assert update is not None
    with pytest.raises(AttributeError):
        update.update_id = 4
    assert update.effective_chat is not None
    assert update.effective_message is not None
    assert update.effective_message.get_bot() is bot


@pytest.mark.parametrize("raw", OTHER)
def test_what_is_not_as_plain_is_left_to_the_library(raw: Raw, bot: Bot) -> None:
    """Also what Telegram never sends."""
    assert read_plain(raw, bot) is None


@pytest.mark.parametrize("raw", PLAIN)
def test_what_lacks_a_field_is_left_to_the_library(raw: Raw, bot: Bot) -> None:
    """Whatever the library demands is there, or it is not plain."""
    for kind in raw.keys() - {"update_id"}:
        for name in ("message_id", "chat", "date", "from", "text", "id", "chat_instance"):
            if name in raw[kind]:
                less = {key: value for key, value in raw[kind].items() if key != name}
                assert read_plain({**raw, kind: less}, bot) is None
