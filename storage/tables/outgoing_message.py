"""Describes what the coach says as a call of the Bot API, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum, auto
from typing import Any

from coaching.model.vocabulary import PersonId

MAX_DOUBTS = 6
"""A message that may have arrived is sent again so often: a second copy is harmless and a lost
message is not, but an hour in which every answer is lost must not fill the chat."""


class Rank(IntEnum):
    """Orders the messages of a chat: answers go before reminders."""

    REPLY = 0
    PING = 1


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """Is a Bot API method with its JSON parameters, without chat_id (the row knows it).

    A parameter of the form {"file": name, "content": text} is uploaded as a file. After `expires`
    (UTC) the message is not worth sending any more.
    """

    method: str
    payload: Mapping[str, Any]
    rank: Rank = Rank.REPLY
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """Is a message in flight, until its delivery is recorded. `payload` holds chat_id too."""

    id: int
    chat: int
    person_id: PersonId
    method: str
    payload: dict[str, Any] = field(repr=False)
    rank: Rank
    attempts: int
    """How often it was claimed, this time included."""
    expires: datetime | None
    doubts: int = 0
    """How often it was claimed before without anybody knowing what became of it."""

    @property
    def may_be_delivered(self) -> bool:
        """Whether Telegram may have it already."""
        return self.doubts > 0

    @property
    def is_last_try(self) -> bool:
        """Whether it is given up if nobody knows what becomes of it this time too."""
        return self.doubts >= MAX_DOUBTS and not is_repeatable(self.method)


@dataclass(frozen=True, slots=True)
class MessageClaim:
    """Says that a process has a message in hand; a message is claimed once for each attempt."""

    message_id: int
    chat: int
    owner: int
    attempts: int


class DeliveryStatus(Enum):
    """Says what became of a claimed message."""

    SENT = auto()
    """Telegram has it, or says there is nothing to change."""
    LATER = auto()
    """Telegram does not have it. It may be sent again from `until` on, or at once when that is
    None."""
    UNCERTAIN = auto()
    """Telegram may have it. If it is sent again, then not before `until`."""
    UNREACHABLE = auto()
    """Telegram delivers nothing to this person until they come back."""
    REFUSED = auto()
    """Telegram will never take it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Is a message with its status. `until` is UTC and holds the whole chat, or every chat if
    `is_general`."""

    message: ClaimedMessage
    status: DeliveryStatus
    until: datetime | None = None
    is_general: bool = False
    reason: str = ""
    """Why it was not sent, in words that quote nobody."""

    @property
    def is_given_up(self) -> bool:
        """Whether it was worth sending and is not tried any more."""
        if self.status is DeliveryStatus.UNCERTAIN:
            return self.message.is_last_try
        return self.status is DeliveryStatus.REFUSED


def is_repeatable(method: str) -> bool:
    """Returns whether a second call changes nothing. That is so for edits and deletions, not for
    what makes a message."""
    return not method.startswith(("send", "copy", "forward"))
