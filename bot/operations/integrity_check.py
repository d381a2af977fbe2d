"""Checks whether all stored data opens, and whether it is planned by today's time zones."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.persistence.open_store import open_database
from bot.scheduling import tzdata
from bot.scheduling.replan import TZDATA_METADATA, count_displaced
from bot.settings import Settings
from storage.errors import StorageError
from storage.migrations import list_migrations
from storage.unit_of_work import Store, StoredPerson, open_store

_CHATS_PER_READ = 100


@dataclass(slots=True)
class Findings:
    """Says how much opens, in which chats it does not, and what the time zones would move."""

    schema: int = 0
    people: int = 0
    parked_updates: int = 0
    zones: str = ""
    last_planned_zones: str | None = None
    """Everybody was planned last by these time zone rules."""
    displaced_interviews: int = 0
    """How many interviews the present rules would move."""
    unreadable_parked: list[int] = field(default_factory=list)
    """Parked updates that do not open."""
    unreadable_undelivered: list[int] = field(default_factory=list)
    unreadable_messages: list[int] = field(default_factory=list)
    """Messages of the outbox that do not open."""
    unreadable_files: list[int] = field(default_factory=list)
    """The numbers of the updates whose files wait and do not open."""
    unreadable: list[int] = field(default_factory=list)
    zoneless: list[int] = field(default_factory=list)
    """Chats whose documents name a zone that the present rules do not know."""

    @property
    def is_sound(self) -> bool:
        """Whether all of it opens and can be planned."""
        return not (
            self.unreadable
            or self.zoneless
            or self.unreadable_parked
            or self.unreadable_undelivered
            or self.unreadable_messages
            or self.unreadable_files
        )


def format_count(number: int, one: str, many: str = "") -> str:
    """Returns a number and what it counts: "1 person", "2 people"; the default plural adds an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def format_findings(findings: Findings) -> list[str]:
    """Returns what an operator reads, line by line; of people it shows only the chat ids."""
    people = format_count(findings.people, "person", "people")
    return [
        f"The database is whole; its tables are of version {findings.schema}.",
        f"What is kept opens: {people}, {format_count(findings.parked_updates, 'parked update')}.",
        _format_zones(findings),
        *(f"Parked update {number} does not open." for number in findings.unreadable_parked),
        *(
            f"Undelivered message {number} does not open."
            for number in findings.unreadable_undelivered
        ),
        *(f"Outgoing message {number} does not open." for number in findings.unreadable_messages),
        *(f"The file of update {number} does not open." for number in findings.unreadable_files),
        *(f"What is kept for chat {chat} cannot be read." for chat in findings.unreadable),
        *(f"For chat {chat} a time zone is kept that is not known." for chat in findings.zoneless),
    ]


def _format_zones(findings: Findings) -> str:
    known = f"The time zones are those of {findings.zones}"
    if not findings.people:
        return f"{known}."
    if findings.last_planned_zones == findings.zones and not findings.displaced_interviews:
        return f"{known}, and everybody is planned by them."
    before = (
        f"by those of {findings.last_planned_zones}"
        if findings.last_planned_zones
        else "by none so far"
    )
    moving = format_count(findings.displaced_interviews, "interview")
    return f"{known}. People are planned {before}: the next start does it anew and moves {moving}."


async def check_database(settings: Settings) -> Findings:
    """Opens everything once, beside a running bot or without one; raises StorageError."""
    store = await open_database(settings, read_only=True)
    try:
        return await _check_store(store)
    finally:
        await store.close()


async def can_open_with(settings: Settings, key: bytes) -> bool:
    """Returns whether that key alone opens everything."""
    try:
        store = await open_store(settings.database_url, [key], read_only=True)
    except StorageError:
        return False
    try:
        found = await _check_store(store)
    finally:
        await store.close()
    return not (
        found.unreadable
        or found.unreadable_parked
        or found.unreadable_undelivered
        or found.unreadable_messages
    )


async def _check_store(store: Store) -> Findings:
    findings = Findings(
        schema=max(one.number for one in list_migrations()), zones=tzdata.version_in_use()
    )
    async with store.unit_of_work() as unit:
        findings.last_planned_zones = await unit.metadata.read(TZDATA_METADATA)
        parked = await unit.updates.list_parked()
        undelivered = await unit.undelivered.list_messages()
        findings.unreadable_messages = await unit.outbox.list_unopened()
    findings.unreadable_undelivered = [one.id for one in undelivered if one.message is None]
    findings.unreadable_parked = [one.update_id for one in parked if one.raw is None]
    findings.parked_updates = len(parked) - len(findings.unreadable_parked)
    last = 0
    while True:
        async with store.unit_of_work() as unit:
            chats = await unit.people.list_chats(last, _CHATS_PER_READ)
            found, unreadable = await unit.people.load_readable(chats)
            findings.unreadable_files += await unit.waiting_files.list_unopened(found.values())
        if not chats:
            return findings
        findings.unreadable.extend(unreadable)
        _count_people(findings, [*found.values()])
        last = chats[-1]


def _count_people(findings: Findings, people: Sequence[StoredPerson]) -> None:
    for kept in people:
        findings.people += 1
        try:
            findings.displaced_interviews += count_displaced(kept.dossier)
        except KeyError:
            findings.zoneless.append(kept.chat)
