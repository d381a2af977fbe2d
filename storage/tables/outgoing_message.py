"""One thing the coach says: a call of the Bot API, kept until Telegram has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any


class Rank(IntEnum):
    """Who goes first within a chat: answers before reminders."""

    REPLY = 0
    PING = 1


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A Bot API method with its JSON parameters, chat_id left out (the row knows it).

    A parameter of the form {"file": name, "content": text} is uploaded as a file.
    After `expires` (UTC) it is not worth saying any more.
    """

    method: str
    payload: Mapping[str, Any]
    rank: Rank = Rank.REPLY
    expires: datetime | None = None
