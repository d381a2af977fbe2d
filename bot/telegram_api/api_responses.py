"""What each answer of Telegram means for a letter: the one table of failures and reactions."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from bot.telegram_api.bot_api import Answer


class Verdict(Enum):
    """What to do with a letter after a try."""

    SENT = auto()
    """Telegram has it, or it shows already what we wanted."""
    PAUSE = auto()
    """Too many: nothing was sent, the pause is named."""
    UNREACHABLE = auto()
    """The person blocked us or is gone: nothing more for them until they come back."""
    PLAINLY = auto()
    """Our markup is wrong: once more without any."""
    ANEW = auto()
    """The message to rewrite is gone: as a message of its own."""
    MOVED = auto()
    """The chat has another id now: once more, there."""
    UNCERTAIN = auto()
    """It may or may not have arrived."""
    REFUSED = auto()
    """Telegram will never take it: an error of ours."""
    LOCKED_OUT = auto()
    """The token is not valid: the bot cannot work at all."""


_GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
_UNWRITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")


def judge(answer: Answer) -> Verdict:
    """The verdict on an answer to any method that sends or edits."""
    if answer.ok:
        return Verdict.SENT
    if answer.migrate_to:
        return Verdict.MOVED
    if answer.status == 429 or answer.retry_after:
        return Verdict.PAUSE
    if answer.status >= 500:
        return Verdict.UNCERTAIN
    return _refusal(answer.status, answer.description.lower())


def _refusal(status: int, said: str) -> Verdict:
    if status == 401 or (status == 404 and "method" not in said):
        return Verdict.LOCKED_OUT
    if status == 403 or any(part in said for part in _GONE):
        return Verdict.UNREACHABLE
    if "message is not modified" in said:
        return Verdict.SENT
    if "can't parse entities" in said:
        return Verdict.PLAINLY
    if any(part in said for part in _UNWRITABLE):
        return Verdict.ANEW
    return Verdict.REFUSED


@dataclass(frozen=True, slots=True)
class Try:
    """A call as it goes out."""

    method: str
    payload: Mapping[str, Any]


def amended(tried: Try, verdict: Verdict, answer: Answer) -> Try | None:
    """The one other form in which a refused call is worth a second try; None when there is none."""
    payload = tried.payload
    if verdict is Verdict.PLAINLY and "parse_mode" in payload:
        return Try(tried.method, _without_markup(payload))
    if verdict is Verdict.ANEW and tried.method == "editMessageText":
        fresh = {name: value for name, value in payload.items() if name != "message_id"}
        return Try("sendMessage", fresh)
    if verdict is Verdict.MOVED:
        return Try(tried.method, {**payload, "chat_id": answer.migrate_to})
    return None


def _without_markup(payload: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in payload.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = bare(str(plain[name]))
    return plain


def bare(marked: str) -> str:
    """The words of a text in Telegram's HTML."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", marked))
