"""One person keeps so much and no more: what is over it is not kept, which they are told."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.intake import quota
from bot.intake.entry_points import EntryPoints
from bot.intake.quota import drop_old_changes, exceeds_quota
from coaching.model.documents import (
    ConfirmedChange,
    Conversation,
    Person,
    Referee,
    StepRecord,
)
from coaching.model.vocabulary import Outcome, PersonId, RefereeId
from handlers import router
from handlers.cards import reminders
from storage.tables.document_size import count_kept_bytes
from storage.unit_of_work import Store, StoredPerson
from tests.bot.arriving import SAM, Rest, message, names, texts
from tests.bot.conftest import NOW, Make
from tools.growth.dossiers import make_dossier

LIMIT = 1_000
DOSSIER = make_dossier(NOW, jobs=4, open_jobs=2, note=300)


@pytest.fixture(autouse=True)
def _small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand bytes are as good as two million."""
    monkeypatch.setattr(quota, "MAX_KEPT_BYTES", LIMIT)


async def test_what_has_no_room_is_not_kept_and_told(make: Make, store: Store, rest: Rest) -> None:
    """The message that is too much is not kept, one that fits is, and each is answered."""
    await make().take([message("a" * 300), message("b" * 900), message("c" * 100)])
    assert (await names(store))[SAM].split() == ["a" * 300, "c" * 100]
    assert rest.outcomes == ["kept", "no room", "kept"]
    assert [text[:9] for text in await texts(store)] == ["got aaaaa", "I have no", "got ccccc"]


async def test_deleting_and_going_round_still_work(make: Make, store: Store, rest: Rest) -> None:
    """Somebody who keeps more than the limit reads everything, and deletes what they like."""
    async with store.unit_of_work() as unit:
        person = unit.people.new(SAM, NOW)
        person.dossier = replace(DOSSIER, person=replace(DOSSIER.person, id=person.person_id))
        await unit.people.save([person])
    doors = EntryPoints(router.route_update, reminders.next_ping)
    for text in ("/status", "/draft", "/outcome", "/cancel", "/export", "/delete"):
        await make(doors=doors).take([message(text)])
    assert set(rest.outcomes) == {"kept"}
    await make(doors=doors).take([message("/new Acme; Engineer; yesterday 15:00")])
    assert "no room" not in rest.outcomes  # it is only asked about yet


@pytest.fixture
def stored(tmp_path: Path) -> StoredPerson:
    """Somebody who keeps more than the limit already."""
    from storage.crypto.sealing import MasterKeys
    from storage.tables.stored_person import new_person_key

    key = new_person_key(MasterKeys([b"k" * 32]), PersonId(1))
    assert count_kept_bytes(DOSSIER) > LIMIT
    return StoredPerson(SAM, DOSSIER, loaded_bytes=LIMIT, key=key)


def test_closing_and_leaving_a_step_need_no_room(stored: StoredPerson) -> None:
    """Above the limit a job can be closed, a step be done, a question be asked, a job go."""
    job, *others = DOSSIER.opportunities
    record = {"thank/1/2": StepRecord(done=NOW)}
    asked = Conversation(1, "delete", 1, "sure", NOW)
    for after in (
        replace(DOSSIER, opportunities=(replace(job, outcome=Outcome.REJECTED), *others)),
        replace(DOSSIER, opportunities=(replace(job, records=record), *others)),
        replace(DOSSIER, person=replace(DOSSIER.person, conversation=asked)),
        replace(DOSSIER, opportunities=tuple(others)),
    ):
        assert not exceeds_quota(stored, after)


def test_more_words_need_room(stored: StoredPerson) -> None:
    """Above the limit nothing that was said is added, wherever it would go."""
    job, *others = DOSSIER.opportunities
    known, referee = DOSSIER.person.referees, Referee(RefereeId(5), "Sam Ortiz")
    for after in (
        replace(DOSSIER, opportunities=(replace(job, feedback="They liked it."), *others)),
        replace(DOSSIER, person=replace(DOSSIER.person, referees=(*known, referee))),
        replace(DOSSIER, opportunities=(job, job, *others)),
    ):
        assert exceeds_quota(stored, after)


def test_only_the_last_of_large_changes_can_be_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where whole jobs are kept to take a message back, the oldest go, and the last one stays."""
    large = [
        ConfirmedChange(number, NOW + timedelta(number), "x", "", DOSSIER.opportunities)
        for number in range(3)
    ]
    person = Person(PersonId(1), changes=tuple(large))
    assert drop_old_changes(person) == person
    monkeypatch.setattr(quota, "MAX_CHANGE_BYTES", 100)
    assert drop_old_changes(person).changes == (large[-1],)
    assert drop_old_changes(Person(PersonId(1))) == Person(PersonId(1))
