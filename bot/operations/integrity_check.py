"""Looks through all that is kept: whether it opens, and whether it is planned by today's zones."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.persistence.load_people import readable
from bot.persistence.open_store import opened_store
from bot.scheduling import tzdata
from bot.scheduling.replan import MARK, moving
from bot.settings import Settings
from storage.errors import StorageError
from storage.sqlite.migrations import shipped
from storage.unit_of_work import Kept, Store, open_store

_AT_ONCE = 100


@dataclass(slots=True)
class Findings:
    """How much opens, of which chats it does not, and what the time zones would move."""

    schema: int = 0
    people: int = 0
    parked: int = 0
    zones: str = ""
    planned_by: str | None = None
    """The rules of time zones by which everybody was planned last."""
    moving: int = 0
    """Interviews that the rules in use would move."""
    shut: list[int] = field(default_factory=list)
    """Parked updates that do not open."""
    unreadable: list[int] = field(default_factory=list)
    zoneless: list[int] = field(default_factory=list)
    """Chats in whose documents a zone is named that the rules in use do not know."""

    @property
    def fine(self) -> bool:
        """Whether all of it opens and can be planned."""
        return not (self.unreadable or self.zoneless or self.shut)


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: "1 person", "2 people"; an s makes many unless told."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_words(findings: Findings) -> list[str]:
    """What an operator reads, a line each; of people nothing but the numbers of their chats."""
    people = counted(findings.people, "person", "people")
    return [
        f"The database is whole; its tables are of version {findings.schema}.",
        f"What is kept opens: {people}, {counted(findings.parked, 'parked update')}.",
        _of_zones(findings),
        *(f"Parked update {number} does not open." for number in findings.shut),
        *(f"What is kept for chat {chat} cannot be read." for chat in findings.unreadable),
        *(f"For chat {chat} a time zone is kept that is not known." for chat in findings.zoneless),
    ]


def _of_zones(findings: Findings) -> str:
    known = f"The time zones are those of {findings.zones}"
    if not findings.people:
        return f"{known}."
    if findings.planned_by == findings.zones and not findings.moving:
        return f"{known}, and everybody is planned by them."
    before = f"by those of {findings.planned_by}" if findings.planned_by else "by none so far"
    moving = counted(findings.moving, "interview")
    return f"{known}. People are planned {before}: the next start does it anew and moves {moving}."


async def look_through(settings: Settings) -> Findings:
    """Opens everything once, beside a running bot or without one. Raises StorageError."""
    store = await opened_store(settings, reading=True)
    try:
        return await _looked_through(store)
    finally:
        await store.close()


async def opens_with(settings: Settings, key: bytes) -> bool:
    """Whether that key alone opens everything."""
    try:
        store = await open_store(settings.database_url, [key], reading=True)
    except StorageError:
        return False
    try:
        found = await _looked_through(store)
    finally:
        await store.close()
    return not (found.unreadable or found.shut)


async def _looked_through(store: Store) -> Findings:
    findings = Findings(schema=max(one.number for one in shipped()), zones=tzdata.in_use())
    async with store.turn() as desk:
        findings.planned_by = await desk.mark(MARK)
        parked = await desk.parked()
    findings.shut = [one.update_id for one in parked if one.raw is None]
    findings.parked = len(parked) - len(findings.shut)
    last = 0
    while True:
        async with store.turn() as desk:
            chats = await desk.chats(last, _AT_ONCE)
            found, unreadable = await readable(desk, chats)
        if not chats:
            return findings
        findings.unreadable.extend(unreadable)
        _count(findings, [*found.values()])
        last = chats[-1]


def _count(findings: Findings, found: Sequence[Kept]) -> None:
    for kept in found:
        findings.people += 1
        try:
            findings.moving += moving(kept.dossier)
        except KeyError:
            findings.zoneless.append(kept.chat)
