"""One table says what each answer of Telegram means for a message, and what to do about it."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bot.telegram_api.telegram_answer import ApiResponse


class ResponseKind(Enum):
    """Says what to do with a message after a try."""

    SENT = auto()
    """Telegram has it, or already shows what it should."""
    PAUSE = auto()
    """There were too many messages: nothing was sent, and the answer names a pause."""
    UNREACHABLE = auto()
    """The person blocked the bot or is gone: nothing more is sent until they come back."""
    BAD_MARKUP = auto()
    """The markup is wrong: the text goes once more without any."""
    BAD_LINK = auto()
    """The address of a button is not taken: the message goes once more without such buttons."""
    MESSAGE_GONE = auto()
    """The message to rewrite is gone: the text goes as a new message."""
    CHAT_MOVED = auto()
    """The chat has another id now: the message goes there once more."""
    UNCERTAIN = auto()
    """It may or may not have arrived."""
    REFUSED = auto()
    """Telegram will never take it, because of an error in the bot."""


_UNREACHABLE_TEXTS = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
_BAD_LINK_TEXTS = ("button_url_invalid", "inline keyboard button url")
_MESSAGE_GONE_TEXTS = ("message to edit not found", "message can't be edited", "message_id_invalid")


def classify_response(response: ApiResponse) -> ResponseKind:
    """Returns what an answer to any method that sends or edits means.

    Only Telegram's own answers come here. A token that is refused ends the bot elsewhere, so one
    refusal of it says nothing about a message.
    """
    if response.ok:
        return ResponseKind.SENT
    if response.migrate_to:
        return ResponseKind.CHAT_MOVED
    if response.status == 429 or response.retry_after:
        return ResponseKind.PAUSE
    if response.status >= 500 or response.refuses_token:
        return ResponseKind.UNCERTAIN
    return _classify_refusal(response.status, response.description.lower())


def _classify_refusal(status: int, description: str) -> ResponseKind:
    if status == 403 or any(part in description for part in _UNREACHABLE_TEXTS):
        return ResponseKind.UNREACHABLE
    if "message is not modified" in description:
        return ResponseKind.SENT
    if "can't parse entities" in description:
        return ResponseKind.BAD_MARKUP
    if any(part in description for part in _BAD_LINK_TEXTS):
        return ResponseKind.BAD_LINK
    if any(part in description for part in _MESSAGE_GONE_TEXTS):
        return ResponseKind.MESSAGE_GONE
    return ResponseKind.REFUSED


@dataclass(frozen=True, slots=True)
class ApiCall:
    """Is a call as it goes out."""

    method: str
    payload: Mapping[str, Any]


def find_second_call(call: ApiCall, kind: ResponseKind, response: ApiResponse) -> ApiCall | None:
    """Returns the one other form in which a refused call is worth a second try, or None."""
    payload = call.payload
    if kind is ResponseKind.BAD_MARKUP and "parse_mode" in payload:
        return ApiCall(call.method, _remove_markup(payload))
    if kind is ResponseKind.BAD_LINK and "reply_markup" in payload:
        return ApiCall(call.method, _remove_links(payload))
    if kind is ResponseKind.MESSAGE_GONE and call.method == "editMessageText":
        fresh = {name: value for name, value in payload.items() if name != "message_id"}
        return ApiCall("sendMessage", fresh)
    if kind is ResponseKind.CHAT_MOVED:
        return ApiCall(call.method, {**payload, "chat_id": response.migrate_to})
    return None


def _remove_markup(payload: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in payload.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = strip_markup(str(plain[name]))
    return plain


def _remove_links(payload: Mapping[str, Any]) -> dict[str, Any]:
    rows = payload["reply_markup"].get("inline_keyboard", ())
    kept = [[button for button in row if "url" not in button] for row in rows]
    return {**payload, "reply_markup": {"inline_keyboard": [row for row in kept if row]}}


def strip_markup(html_text: str) -> str:
    """Returns the text without Telegram's HTML tags."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", html_text))
