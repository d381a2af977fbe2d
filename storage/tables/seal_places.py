"""Says for what each row is sealed: its place, and the facts beside it that nobody may change.

A place names table, row and version. The bound facts stand open beside the sealed body, because
queries need them: whose chat it is, whether somebody can be reached, and in which order, until when
and as which call a message goes out. The times at which something was said or parked are not bound:
the program itself corrects them after a wrong clock.

When somebody is reminded next is sealed with the document. Beside it may stand an earlier time,
because whoever is looked at too early is told nothing; a later one would keep them from being told.
"""

from typing import NamedTuple

from coaching.model.vocabulary import OpportunityId, PersonId
from storage.errors import TamperedError


class SealPlace(NamedTuple):
    """Holds what a body is sealed for; times are in ticks, as they stand in the row."""

    place: str
    bound: str = ""


def person_place(person: PersonId, version: int, chat: int, reachable: int) -> SealPlace:
    return SealPlace(f"people {person} {version}", f"chat {chat} reachable {reachable}")


def add_next_ping(document: bytes, next_ping: int | None) -> bytes:
    """Returns the document with its next ping before it, as both are sealed."""
    return b"%s\n%s" % (b"" if next_ping is None else b"%d" % next_ping, document)


def remove_next_ping(opened: bytes, beside: int | None) -> bytes:
    """Returns the document. Raises TamperedError when a later ping stands beside it, or none."""
    sealed, _, document = opened.partition(b"\n")
    if sealed and (beside is None or beside > int(sealed)):
        raise TamperedError("the next ping was put off outside the program: restore a backup")
    return document


def opportunity_place(person: PersonId, number: OpportunityId, version: int) -> SealPlace:
    """The chat is bound through the person, whose key it is sealed with."""
    return SealPlace(f"opportunities {person} {number} {version}")


def message_place(
    number: int,
    chat: int,
    person: PersonId,
    *,
    rank: int,
    method: str,
    expires_at: int | None,
) -> SealPlace:
    """How far its delivery has come is not bound: that can delay a message, but not misdirect
    it."""
    return SealPlace(
        f"outbox {person} {method}",
        f"id {number} chat {chat} rank {rank} expires {expires_at}",
    )


def place_of_undelivered(
    number: int, chat: int, method: str, *, rank: int, expires_at: int | None
) -> SealPlace:
    return SealPlace(
        f"undelivered_messages {number} {chat} {method}", f"rank {rank} expires {expires_at}"
    )


def file_place(update_id: int, chat: int) -> SealPlace:
    """How often it was tried is not bound, like how far the delivery of a message has come."""
    return SealPlace(f"waiting_files {update_id}", f"chat {chat}")


def update_place(update_id: int, chat: int | None, reason: str) -> SealPlace:
    return SealPlace(f"parked_updates {update_id}", f"chat {chat} reason {reason}")
