"""`python -m tests.storage.keeping` writes a full database of the newest schema, to keep forever.

Everybody who adds a migration runs it once; from then on every later version has to open what it
wrote.
"""

import asyncio
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from coaching.model.documents import (
    Capture,
    Contact,
    DecisionDate,
    Dossier,
    HiringProcess,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    PracticeAttempt,
    Referee,
    Reflection,
    StepRecord,
)
from coaching.model.vocabulary import ContactId, InterviewId, OpportunityId, RefereeId, ZoneName
from storage.backup.backups import Backup, back_up
from storage.migrations import list_migrations
from storage.unit_of_work import Delivery, DeliveryStatus, Store, StoredPerson, open_store
from tests.storage.conftest import KEY, OLD_KEY, DatabaseFolder
from tests.storage.dossiers import NOW, at, message, named

SCHEMAS = Path(__file__).parent / "schemas"
BERLIN = ZoneName("Europe/Berlin")


def filled(company: str) -> Opportunity:
    """Returns an opportunity with something in every field."""
    interview = Interview(
        InterviewId(2),
        NOW,
        60,
        datetime(2026, 11, 12, 11),  # noqa: DTZ001 - a wall clock's own time
        BERLIN,
        capture=Capture("warm", "the team's size", "my project"),
        process=HiringProcess(
            DecisionDate(date(2026, 11, 20), date(2026, 11, 24), "in a week"), True
        ),
        reflection=Reflection(rating=4, went_well="calm", red_flags="long hours"),
        asked=(
            InterviewQuestion(
                "Why us?", "the product", practised=(PracticeAttempt(NOW, "shorter"),)
            ),
        ),
    )
    contact = Contact(ContactId(3), "Ada", email="ada@acme.example", met=(Meeting(interview.id),))
    return Opportunity(
        OpportunityId(1),
        company,
        "Engineer",
        BERLIN,
        interviews=(interview,),
        contacts=(contact,),
        records={"thanks:2:3": StepRecord(pinged=(NOW,), put_off=at(60))},
    )


async def fill(store: Store, chat: int, name: str) -> StoredPerson:
    """Stores a person with an opportunity."""
    async with store.unit_of_work() as unit:
        kept = unit.people.new(chat, NOW)
        named(kept, name)
        referee = Referee(RefereeId(4), "Grace", agreed=NOW)
        person = kept.dossier.person
        kept.dossier = Dossier(
            type(person)(person.id, name, zone=BERLIN, referees=(referee,), joined=NOW),
            (filled(f"{name}'s company"),),
        )
        kept.next_ping = NOW + timedelta(hours=chat)
        await unit.people.save([kept])
    return kept


async def _wait_to_be_said(store: Store, kept: StoredPerson) -> None:
    async with store.unit_of_work() as unit:
        await unit.outbox.queue([(kept, message("held"))], NOW)
        (held,) = await unit.outbox.claim(NOW, 1)
        await unit.outbox.record([Delivery(held, DeliveryStatus.LATER, at(5), is_general=True)])
        await unit.outbox.queue(
            [(kept, message("waiting")), (kept, message("late", minutes=60))], NOW
        )
        await unit.outbox.queue([(unit.people.new(9, NOW), message("to a stranger"))], NOW)
        await unit.updates.mark_handled([41, 42], NOW)
        await unit.updates.park(43, 7, b'{"update_id": 43}', "ValueError", NOW)


async def _fill(folder: Path) -> None:
    url = f"sqlite:///{folder}/debrief.db"
    older = await open_store(url, [OLD_KEY])
    await fill(older, 8, "Bob")
    await older.close()
    store = await open_store(url, [KEY, OLD_KEY])
    await _wait_to_be_said(store, await fill(store, 7, "Ann"))
    await store.close()


def main() -> None:
    """Writes the database, but never over one that exists."""
    SCHEMAS.mkdir(exist_ok=True)
    kept = SCHEMAS / f"{len(list_migrations()):04}.sql"
    with TemporaryDirectory() as folder, kept.open("x", encoding="utf-8") as file:
        asyncio.run(_fill(Path(folder)))
        with closing(sqlite3.connect(Path(folder) / "debrief.db")) as connection:
            file.writelines(f"{line}\n" for line in connection.iterdump())


if __name__ == "__main__":
    main()


async def many_backed_up(database: DatabaseFolder, store: Store, folder: Path) -> Backup:
    """Backs up so many people that they fill more than one page of the file."""
    for chat in range(1, 30):
        await fill(store, chat, "Ann")
    return await back_up(database.url, [KEY], folder, NOW)
