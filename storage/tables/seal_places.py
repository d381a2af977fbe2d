"""Says for what each row is sealed: its place, and the facts beside it that nobody may change.

A place names table, row and version. The bound facts stand open beside the sealed body, because
queries need them: whose chat it is, what decides whether and when somebody is reminded, and in
which order, until when and as which call a message goes out.
"""

from typing import NamedTuple

from coaching.model.vocabulary import OpportunityId, PersonId


class SealPlace(NamedTuple):
    """Holds what a body is sealed for; times are in ticks, as they stand in the row."""

    place: str
    bound: str = ""


def person_place(
    person: PersonId, version: int, chat: int, reachable: int, next_ping: int | None
) -> SealPlace:
    return SealPlace(
        f"people {person} {version}", f"chat {chat} reachable {reachable} ping {next_ping}"
    )


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
    said_at: int,
) -> SealPlace:
    """How far its delivery has come is not bound: that can delay a message, but not misdirect
    it."""
    return SealPlace(
        f"outbox {person} {method}",
        f"id {number} chat {chat} rank {rank} expires {expires_at} said {said_at}",
    )


def update_place(update_id: int, chat: int | None, reason: str, parked_at: int) -> SealPlace:
    return SealPlace(
        f"parked_updates {update_id}", f"chat {chat} parked {parked_at} reason {reason}"
    )
