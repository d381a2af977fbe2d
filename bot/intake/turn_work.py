"""Works out what a turn changes and says; what comes of it is kept later, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from bot.intake.entry_points import TurnHandler
from bot.intake.known_plans import KnownPlans
from bot.intake.quota import exceeds_quota
from bot.intake.update_parsing import IncomingUpdate
from coaching.model.turn_memory import remember_within_turn
from handlers.ui.abilities import Abilities
from handlers.ui.turn import Turn
from storage.tables.counting import Counts
from storage.unit_of_work import StoredPerson, UnitOfWork


@dataclass(frozen=True, slots=True)
class TurnSetting:
    """Holds what a turn may count on beside the person's documents. `counts` are there only for an
    admin who asks, the number of files only where it matters."""

    now: datetime
    abilities: Abilities
    counts: Counts | None = None
    waiting_files: int = 0

    def begin_turn(
        self, update: IncomingUpdate, person: StoredPerson, *, is_newcomer: bool
    ) -> Turn:
        """Returns the turn in which an update is handled."""
        return Turn(
            now=self.now,
            chat_id=person.chat,
            dossier=person.dossier,
            message_id=update.message_id,
            is_newcomer=is_newcomer,
            is_reachable=person.is_reachable,
            counts=self.counts,
            abilities=self.abilities,
            waiting_files=self.waiting_files,
        )


async def load_setting(
    unit: UnitOfWork,
    update: IncomingUpdate,
    now: datetime,
    abilities: Abilities,
    *,
    wants_counts: bool,
) -> TurnSetting:
    """Loads what the turn of an update may count on."""
    counts = await unit.counts.read(now) if wants_counts else None
    may_wait = update.chat is not None and (update.has_file or abilities.model_host)
    files = await unit.waiting_files.count(update.chat) if update.chat and may_wait else 0
    return TurnSetting(now, abilities, counts, files)


@dataclass(frozen=True, slots=True)
class WorkedTurn:
    """Holds a turn that was worked out, and when the person is to be reminded next.

    One that leads nowhere, fails with an error or leaves more than there is room for is not kept.
    """

    turn: Turn
    next_ping: datetime | None = None
    leads_nowhere: bool = False
    has_no_room: bool = False
    error: Exception | None = None


async def work_out_turn(
    handler: TurnHandler, parsed: Update, turn: Turn, person: StoredPerson, plans: KnownPlans
) -> WorkedTurn:
    """Lets the handler have its turn. It waits for nothing, reads and writes nothing."""
    try:
        with remember_within_turn():
            if await handler(parsed, turn) is False:
                return WorkedTurn(turn, leads_nowhere=True)
            next_ping = plans.next_ping(person, turn.dossier, turn.now)
        turn.outgoing = turn.fit_outgoing()
    except Exception as error:  # noqa: BLE001 - one update's failure is that update's alone
        return WorkedTurn(turn, error=error)
    has_no_room = not turn.deletes_person and exceeds_quota(person, turn.dossier)
    return WorkedTurn(turn, next_ping, has_no_room=has_no_room)
