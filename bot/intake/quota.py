"""Refuses kindly what would make a person's documents larger than the bot can look after quickly.

Nothing that is kept is lost, and to delete or close something works at any size.
"""

from dataclasses import replace

from bot.intake.batch import Batch
from bot.intake.update_parsing import IncomingUpdate
from bot.intake.update_result import ResultWithReason, UpdateResult
from bot.texts import NO_ROOM
from coaching.model.documents import Dossier, Person
from coaching.model.limits import MAX_CHANGE_BYTES, MAX_KEPT_BYTES
from handlers.ui.turn import build_message
from storage.tables.document_size import count_change_bytes, count_kept_bytes, estimate_size
from storage.unit_of_work import StoredPerson


def exceeds_quota(stored: StoredPerson, after: Dossier) -> bool:
    """Returns whether a turn leaves more than a person may keep, and more than there was before."""
    if estimate_size(stored, after) <= MAX_KEPT_BYTES:
        return False
    kept = count_kept_bytes(after)
    return kept > MAX_KEPT_BYTES and kept > count_kept_bytes(stored.dossier)


def refuse_for_room(batch: Batch, update: IncomingUpdate, person: StoredPerson) -> ResultWithReason:
    """Keeps nothing of a turn for which there is no room, and tells the person what helps."""
    batch.answer_press(update)
    text = NO_ROOM.format(kept=f"{MAX_KEPT_BYTES / 1e6:g}")
    batch.say_to_chat(person.chat, build_message(text))
    return ResultWithReason(UpdateResult.NO_ROOM)


def drop_old_changes(person: Person) -> Person:
    """Returns the person without the oldest changes where those that can be taken back are large:
    each holds whole jobs as they were."""
    while len(person.changes) > 1 and count_change_bytes(person) > MAX_CHANGE_BYTES:
        person = replace(person, changes=person.changes[1:])
    return person
