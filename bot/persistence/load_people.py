"""What is kept of people; that of somebody which cannot be read stops nobody else."""

from collections.abc import Collection

from storage.errors import UnreadableError
from storage.unit_of_work import StoredPerson, UnitOfWork


async def load_people(
    unit_of_work: UnitOfWork, chats: Collection[int]
) -> tuple[dict[int, StoredPerson], set[int]]:
    """What is kept of these, and those of whom something is kept that cannot be read."""
    unreadable: set[int] = set()
    while True:
        try:
            return await unit_of_work.people.load([*set(chats) - unreadable]), unreadable
        except UnreadableError as error:
            unreadable.add(error.chat)
